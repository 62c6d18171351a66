//! A side as a reader sees it.

use std::borrow::Cow;

use super::{Node, NodeKind, Tree};
use crate::article::ByteRange;

/// Stands in a [`Flat`] for a thing that is no prose.
pub const OBJECT: char = '\u{FFFC}';

/// The prose of a side: the marks of links and emphasis gone, escapes and entities resolved, and
/// [`OBJECT`] for each code span, tag, directive, image and address in angle brackets.
#[derive(Debug)]
pub struct Flat<'a> {
    /// The text. Offsets in it are bytes.
    pub text: Cow<'a, str>,
    /// Where its pieces begin in it and where they come from; sorted.
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, Copy)]
struct Piece {
    start: usize,
    range: ByteRange,
    /// Whether each of its bytes is a byte of the article.
    is_verbatim: bool,
}

impl<'a> Flat<'a> {
    /// The prose of a tree.
    pub fn of(tree: &Tree<'a>) -> Self {
        if tree.is_plain() {
            let piece = Piece { start: 0, range: tree.range, is_verbatim: true };
            return Self { text: Cow::Borrowed(tree.written()), pieces: vec![piece] };
        }
        let mut flat =
            Builder { text: String::with_capacity(tree.range.len()), pieces: Vec::new() };
        let mut at = 0;
        while let Some(node) = tree.nodes.get(at) {
            at = flat.node(tree, at, node);
        }
        Self { text: Cow::Owned(flat.text), pieces: flat.pieces }
    }

    /// The bytes of the article that the bytes from `start` to `end` stand for, with whatever marks
    /// lie between the first and the last.
    pub fn range(&self, start: usize, end: usize) -> ByteRange {
        let first = self.piece(start).map_or(0, |it| it.article_start(start));
        let last = end.checked_sub(1).and_then(|it| self.piece(it));
        ByteRange::new(first, last.map_or(first, |it| it.article_end(end)).max(first))
    }

    /// Where the byte at `offset` of the article stands; inside a mark or a thing that is no prose,
    /// where that begins or, at the end of all, ends.
    pub fn offset(&self, offset: usize) -> usize {
        let at = self.pieces.partition_point(|it| it.range.end <= offset);
        match self.pieces.get(at) {
            Some(piece) if piece.is_verbatim && offset > piece.range.start => {
                piece.start + (offset - piece.range.start)
            }
            Some(piece) => piece.start,
            None => self.text.len(),
        }
    }

    /// The piece that holds the byte at `offset`, or the last one.
    fn piece(&self, offset: usize) -> Option<Piece> {
        let behind = self.pieces.partition_point(|it| it.start <= offset);
        self.pieces.get(behind.saturating_sub(1)).copied()
    }
}

impl Piece {
    fn article_start(self, offset: usize) -> usize {
        if self.is_verbatim {
            (self.range.start + offset - self.start).min(self.range.end)
        } else {
            self.range.start
        }
    }

    fn article_end(self, end: usize) -> usize {
        if self.is_verbatim {
            (self.range.start + end - self.start).min(self.range.end)
        } else {
            self.range.end
        }
    }
}

struct Builder {
    text: String,
    pieces: Vec<Piece>,
}

impl Builder {
    /// Adds a node; returns the index of the next one to add.
    fn node(&mut self, tree: &Tree<'_>, at: usize, node: &Node) -> usize {
        match &node.kind {
            NodeKind::Text => self.push(tree.at(node.range), node.range, true),
            NodeKind::Escape => self.push(tree.at(node.inner), node.range, false),
            NodeKind::Entity(character) => self.push(character, node.range, false),
            NodeKind::Emphasis | NodeKind::Strong => return at + 1,
            NodeKind::Link(_) if !tree.at(node.range).starts_with('<') => return at + 1,
            _ => {
                let mut buffer = [0; 4];
                self.push(OBJECT.encode_utf8(&mut buffer), node.range, false);
                return node.end.max(at + 1);
            }
        }
        at + 1
    }

    fn push(&mut self, text: &str, range: ByteRange, is_verbatim: bool) {
        self.pieces.push(Piece { start: self.text.len(), range, is_verbatim });
        self.text.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::inline::Parser;

    fn with_flat(side: &str, look: impl Fn(&Flat, &dyn Fn(&str) -> String)) {
        let article = Article { text: format!("x{side}"), ..Article::default() };
        let tree = Parser::new(&article).parse(ByteRange::new(1, 1 + side.len()));
        let flat = Flat::of(&tree);
        let find = |words: &str| {
            let at = flat.text.find(words).unwrap();
            tree.at(flat.range(at, at + words.len())).to_owned()
        };
        look(&flat, &find);
    }

    #[test]
    fn marks_go_and_objects_stay() {
        let written = "a **b** [c *d*](e) `f`, &nbsp;g\\_h <br> <https://i.j>";
        with_flat(written, |flat, find| {
            assert_eq!(flat.text, "a b c d \u{FFFC}, \u{A0}g_h \u{FFFC} \u{FFFC}");
            assert_eq!(find("b c"), "b** [c");
            assert_eq!(find("c d"), "c *d");
            assert_eq!(find("\u{FFFC},"), "`f`,");
            assert_eq!(find("\u{A0}g"), "&nbsp;g");
            assert_eq!(find("g_h"), "g\\_h");
            assert_eq!(find("_"), "\\_");
            let at = |words: &str| flat.offset(1 + written.find(words).unwrap());
            assert_eq!(flat.text[at("b**")..at("[c")], *"b ");
            assert_eq!(flat.text[at("f`")..at("g\\_")], *"\u{FFFC}, \u{A0}");
            assert_eq!(flat.offset(1 + written.len()), flat.text.len());
        });
        with_flat("plain text", |flat, find| {
            assert!(matches!(flat.text, Cow::Borrowed(_)));
            assert_eq!(find("text"), "text");
        });
        with_flat("", |flat, _| assert_eq!(flat.range(0, 0), ByteRange::new(1, 1)));
    }
}
