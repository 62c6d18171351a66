//! From the text of a side to its tree, by pulldown-cmark.

use std::collections::HashMap;
use std::ops::Range;

use memchr::memmem;
use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Tag};

use super::{Kind, Node, NodeKind, Target, Tree, directives};
use crate::article::{Article, ByteRange};

/// Put before a side, it is never read as a list, a heading or a quote; two bytes long.
const GUARD: &str = "\u{A0}";

/// Stands for a byte of a directive: punctuation, as the marks of a directive are.
const OPAQUE: u8 = b'.';

/// Put behind a side, it ends the paragraph.
const END: &str = "\n\n";

/// Parses the sides of one article.
#[derive(Debug)]
pub struct Parser<'a> {
    article: &'a Article,
    definitions: HashMap<String, &'a str>,
    scratch: String,
}

/// A side that holds markup, as it stands in the scratch text.
struct Side {
    /// Which of the trees is its own.
    tree: usize,
    /// Where it begins, behind the guard.
    start: usize,
    directives: Vec<ByteRange>,
}

impl<'a> Parser<'a> {
    /// A parser for the sides of `article`.
    pub fn new(article: &'a Article) -> Self {
        let definitions = article
            .definitions
            .iter()
            .map(|it| (normalized_label(article.at(it.label)), article.at(it.destination)));
        Self { article, definitions: definitions.collect(), scratch: String::new() }
    }

    /// The tree of the text at `range`.
    pub fn parse(&mut self, range: ByteRange) -> Tree<'a> {
        let trees = self.parse_all([range]).into_iter();
        trees.last().unwrap_or_else(|| Tree::empty(&self.article.text, range))
    }

    /// The trees of the texts at some ranges, in their order. It costs far less to parse many sides
    /// in one run than each in a run of its own.
    pub fn parse_all(&mut self, ranges: impl IntoIterator<Item = ByteRange>) -> Vec<Tree<'a>> {
        let text = self.article.text.as_str();
        let mut trees: Vec<Tree> =
            ranges.into_iter().map(|range| Tree::empty(text, range)).collect();
        self.scratch.clear();
        let mut sides = Vec::new();
        for (index, tree) in trees.iter_mut().enumerate() {
            if has_markup(tree) {
                let directives = directives::find(text, tree.range);
                let start = self.append(tree, &directives);
                sides.push(Side { tree: index, start, directives });
            } else if !tree.range.is_empty() {
                let range = tree.range;
                tree.nodes.push(Node { kind: NodeKind::Text, range, inner: range, end: 1 });
            }
        }
        self.run(&sides, &mut trees);
        trees
    }

    fn run(&self, sides: &[Side], trees: &mut [Tree<'a>]) {
        let definitions = &self.definitions;
        let mut resolve = |link: BrokenLink<'_>| {
            let destination = definitions.get(&normalized_label(&link.reference))?;
            Some((CowStr::from((*destination).to_owned()), CowStr::Borrowed("")))
        };
        let parser = pulldown_cmark::Parser::new_with_broken_link_callback(
            &self.scratch,
            Options::empty(),
            Some(&mut resolve),
        );
        let mut open = Vec::new();
        let mut rest = sides;
        for (event, range) in parser.into_offset_iter() {
            while rest.get(1).is_some_and(|it| it.start - GUARD.len() <= range.start) {
                rest = &rest[1..];
                open.clear();
            }
            if let Some((side, tree)) =
                rest.first().and_then(|it| Some((it, trees.get_mut(it.tree)?)))
            {
                let mut builder = Builder { scratch: &self.scratch, side, tree, open: &mut open };
                builder.event(&event, &range);
            }
        }
    }

    /// Adds a side to the scratch text such that it reads as one paragraph: no line ends, nothing of
    /// directives, no backtick inside a destination. Returns where it begins.
    fn append(&mut self, tree: &Tree<'_>, directives: &[ByteRange]) -> usize {
        self.scratch.push_str(GUARD);
        let start = self.scratch.len();
        let side = tree.written();
        let has_xref = tree.features.has(Kind::PAUSE) && side.contains("](xref:");
        if directives.is_empty() && !has_xref && !tree.features.has(Kind::LINE_END) {
            self.scratch.push_str(side);
        } else {
            let mut bytes = side.as_bytes().to_vec();
            for byte in bytes.iter_mut().filter(|byte| matches!(**byte, b'\n' | b'\r')) {
                *byte = b' ';
            }
            for range in directives {
                bytes[range.start - tree.range.start..range.end - tree.range.start].fill(OPAQUE);
            }
            hide_backticks(&mut bytes);
            // ASCII takes the place of whole characters only.
            self.scratch.push_str(&String::from_utf8_lossy(&bytes));
        }
        self.scratch.push_str(END);
        start
    }
}

/// Whether a side needs parsing at all.
fn has_markup(tree: &Tree) -> bool {
    const MARKUP: Kind = Kind::STAR
        .or(Kind::LOW_LINE)
        .or(Kind::QUOTE)
        .or(Kind::BRACKET)
        .or(Kind::ANGLE)
        .or(Kind::BACKSLASH)
        .or(Kind::LINE_END);
    let side = tree.written();
    tree.features.has(MARKUP) && side.bytes().any(may_be_markup)
        || tree.features.has(Kind::PAUSE) && side.contains(":::")
}

/// A backtick in the destination of an `xref:` link opens no code span.
fn hide_backticks(side: &mut [u8]) {
    let starts: Vec<usize> = memmem::find_iter(side, b"](xref:").collect();
    let mut done = 0;
    for start in starts {
        let from = (start + 2).max(done);
        let rest = &mut side[from..];
        let end = memchr::memchr2(b')', b' ', rest).unwrap_or(rest.len());
        rest[..end].iter_mut().filter(|byte| **byte == b'`').for_each(|byte| *byte = b'.');
        done = from + end;
    }
}

const fn may_be_markup(byte: u8) -> bool {
    matches!(byte, b'*' | b'_' | b'`' | b'[' | b']' | b'<' | b'&' | b'\\' | b'\n' | b'\r')
}

/// Labels are compared without case and with blanks folded.
fn normalized_label(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

struct Builder<'b, 'a> {
    scratch: &'b str,
    side: &'b Side,
    tree: &'b mut Tree<'a>,
    /// The nodes that are not closed yet, by index.
    open: &'b mut Vec<usize>,
}

impl Builder<'_, '_> {
    fn event(&mut self, event: &Event<'_>, at: &Range<usize>) {
        let range = self.in_article(at);
        match event {
            Event::Start(Tag::Emphasis) => self.open(NodeKind::Emphasis, range, 1),
            Event::Start(Tag::Strong) => self.open(NodeKind::Strong, range, 2),
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                self.link(*link_type, dest_url, range, false);
            }
            Event::Start(Tag::Image { link_type, dest_url, .. }) => {
                self.link(*link_type, dest_url, range, true);
            }
            Event::Start(_) | Event::End(pulldown_cmark::TagEnd::Paragraph) => {}
            Event::End(_) => self.close(),
            Event::Code(_) => self.code(range),
            Event::Html(_) | Event::InlineHtml(_) => self.leaf(NodeKind::Html, range, range),
            Event::Text(content) => self.text(content, at, range),
            _ => {}
        }
    }

    fn in_article(&self, at: &Range<usize>) -> ByteRange {
        let base = self.tree.range.start;
        let place = |offset: usize| base + offset.saturating_sub(self.side.start);
        ByteRange::new(place(at.start), place(at.end))
    }

    fn open(&mut self, kind: NodeKind, range: ByteRange, mark: usize) {
        let inner = ByteRange::new(range.start + mark, range.end - mark);
        self.open.push(self.tree.nodes.len());
        self.tree.nodes.push(Node { kind, range, inner, end: 0 });
    }

    fn close(&mut self) {
        let end = self.tree.nodes.len();
        if let Some(index) = self.open.pop() {
            self.tree.nodes[index].end = end;
        }
    }

    fn leaf(&mut self, kind: NodeKind, range: ByteRange, inner: ByteRange) {
        let end = self.tree.nodes.len() + 1;
        self.tree.nodes.push(Node { kind, range, inner, end });
    }

    fn code(&mut self, range: ByteRange) {
        let written = self.tree.at(range);
        let marks = written.len() - written.trim_start_matches('`').len();
        let inner =
            ByteRange::new(range.start + marks, (range.end - marks).max(range.start + marks));
        self.leaf(NodeKind::Code, range, inner);
    }

    fn link(&mut self, kind: LinkType, destination: &CowStr<'_>, range: ByteRange, is_image: bool) {
        let written = self.tree.at(range);
        let start = range.start + 1 + usize::from(is_image);
        let (inner, place) = match kind {
            LinkType::Autolink | LinkType::Email => {
                let inner = ByteRange::new(range.start + 1, range.end - 1);
                (inner, inner)
            }
            LinkType::Inline => {
                let middle = written.rfind("](").map_or(range.end, |at| range.start + at);
                let place =
                    destination_place(self.tree.text, ByteRange::new(middle + 2, range.end - 1));
                (ByteRange::new(start, middle), place)
            }
            _ => {
                let middle = written.rfind("][").map_or(range.end - 1, |at| range.start + at);
                let label = ByteRange::new(middle + 2, range.end.saturating_sub(1));
                let inner = ByteRange::new(start, middle);
                (inner, if label.is_empty() { inner } else { label })
            }
        };
        let destination = match self.tree.at(place) {
            hidden if hidden.contains('`') => hidden,
            _ => &**destination,
        };
        let target = Target { destination: destination.into(), written: place };
        let node = if is_image { NodeKind::Image(target) } else { NodeKind::Link(target) };
        self.open.push(self.tree.nodes.len());
        self.tree.nodes.push(Node { kind: node, range, inner, end: 0 });
    }

    fn text(&mut self, content: &str, at: &Range<usize>, range: ByteRange) {
        // The guard is text of the paragraph, too.
        let guard = self.side.start.saturating_sub(at.start);
        let at = at.start + guard..at.end;
        if at.is_empty() {
            return;
        }
        let (content, written) = (&content[guard..], &self.scratch[at]);
        if content != written {
            return self.leaf(NodeKind::Entity(content.into()), range, range);
        }
        let text_start = self.escaped(range);
        self.plain(ByteRange::new(text_start, range.end));
    }

    /// The parser leaves out the backslash of an escape: the first character behind it is the
    /// escaped one. Returns where the plain text begins.
    fn escaped(&mut self, range: ByteRange) -> usize {
        let text = self.tree.text;
        let before = range.start.checked_sub(1).filter(|&it| it >= self.tree.range.start);
        let is_escape = before.is_some_and(|it| text.as_bytes()[it] == b'\\' && !self.covers(it));
        let Some(first) = text[range.start..].chars().next().filter(|_| is_escape) else {
            return range.start;
        };
        let end = range.start + first.len_utf8();
        let inner = ByteRange::new(range.start, end);
        self.leaf(NodeKind::Escape, ByteRange::new(range.start - 1, end), inner);
        end
    }

    /// Whether the last leaf holds the byte at `offset`.
    fn covers(&self, offset: usize) -> bool {
        let index = self.tree.nodes.len();
        self.tree.nodes.last().is_some_and(|node| {
            node.end == index && node.range.start <= offset && offset < node.range.end
        })
    }

    fn plain(&mut self, range: ByteRange) {
        let mut at = range.start;
        let from = self.side.directives.partition_point(|it| it.start < range.start);
        for index in from..self.side.directives.len() {
            let directive = self.side.directives[index];
            if directive.end > range.end {
                break;
            }
            self.push_text(ByteRange::new(at, directive.start));
            self.leaf(NodeKind::Directive, directive, directive);
            at = directive.end;
        }
        self.push_text(ByteRange::new(at, range.end));
    }

    /// Adds text, to the text before it where the two touch.
    fn push_text(&mut self, range: ByteRange) {
        if range.is_empty() {
            return;
        }
        let parent = self.open.last().copied();
        let index = self.tree.nodes.len();
        match self.tree.nodes.last_mut() {
            Some(last)
                if last.kind == NodeKind::Text
                    && last.range.end == range.start
                    && parent.is_none_or(|it| it + 1 < index) =>
            {
                last.range.end = range.end;
                last.inner.end = range.end;
            }
            _ => self.leaf(NodeKind::Text, range, range),
        }
    }
}

/// Where the destination stands between the parentheses: without title and angle brackets.
fn destination_place(text: &str, parentheses: ByteRange) -> ByteRange {
    let inner = parentheses.trimmed(text);
    let written = inner.of(text);
    if written.starts_with('<') {
        let end = written.find('>').unwrap_or(written.len());
        return ByteRange::new(inner.start + 1, inner.start + end);
    }
    let length = written.find([' ', '\t', '\n', '\r']).unwrap_or(written.len());
    ByteRange::new(inner.start, inner.start + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree of a side as a short text: kinds and what they hold.
    fn sketch(side: &str) -> String {
        let article = Article { text: format!("x{side}y"), ..Article::default() };
        let range = ByteRange::new(1, 1 + side.len());
        let tree = Parser::new(&article).parse(range);
        let mut out = String::new();
        for node in &tree.nodes {
            let held = tree.at(node.inner);
            let name = match &node.kind {
                NodeKind::Text => format!("T<{held}>"),
                NodeKind::Escape => format!("\\<{held}>"),
                NodeKind::Entity(it) => format!("E<{it}>"),
                NodeKind::Code => format!("C<{held}>"),
                NodeKind::Emphasis => format!("em<{held}>"),
                NodeKind::Strong => format!("strong<{held}>"),
                NodeKind::Link(it) => {
                    format!("L<{held}|{}|{}>", it.destination, tree.at(it.written))
                }
                NodeKind::Image(it) => {
                    format!("I<{held}|{}|{}>", it.destination, tree.at(it.written))
                }
                NodeKind::Html => format!("H<{held}>"),
                NodeKind::Directive => format!("D<{held}>"),
            };
            out.push_str(&name);
        }
        out
    }

    #[test]
    fn each_kind_of_node_has_its_range() {
        assert_eq!(
            sketch("a **b** `c` [d](e.md)"),
            "T<a >strong<b>T<b>T< >C<c>T< >L<d|e.md|e.md>T<d>"
        );
        assert_eq!(sketch("![a](b.png \"t\")"), "I<a|b.png|b.png>T<a>");
        assert_eq!(sketch("a \\* b &nbsp; c"), "T<a >\\<*>T< b >E<\u{A0}>T< c>");
        assert_eq!(
            sketch("<https://a.b> <kbd>x</kbd>"),
            "L<https://a.b|https://a.b|https://a.b>T<https://a.b>T< >H<<kbd>>T<x>H<</kbd>>"
        );
        assert_eq!(sketch("> [!NOTE] <xref:A_b_> x_y"), "T<> >D<[!NOTE]>T< >D<<xref:A_b_>>T< x_y>");
        assert_eq!(sketch("[](a)"), "L<|a|a>");
        assert_eq!(sketch("[a]( <b c> )"), "L<a|b c|b c>T<a>");
    }

    #[test]
    fn a_side_is_never_a_block() {
        assert_eq!(sketch("- a"), "T<- a>");
        assert_eq!(sketch("# a"), "T<# a>");
        assert_eq!(sketch("    a *b*"), "T<    a >em<b>T<b>");
        assert_eq!(sketch("1. a\n2. b"), "T<1. a\n2. b>");
        assert_eq!(sketch("<div>a *b*"), "H<<div>>T<a >em<b>T<b>");
    }

    #[test]
    fn quirks_of_the_format() {
        assert_eq!(
            sketch("[a](xref:X`1) [b](xref:Y`2)"),
            "L<a|xref:X`1|xref:X`1>T<a>T< >L<b|xref:Y`2|xref:Y`2>T<b>"
        );
        assert_eq!(sketch("[a](b\n)"), "L<a|b|b>T<a>");
        assert_eq!(sketch("[![a](b)](c)"), "L<![a](b)|c|c>I<a|b|b>T<a>");
        assert_eq!(sketch("[a](b(v=1))"), "L<a|b(v=1)|b(v=1)>T<a>");
        assert_eq!(sketch("`a` `[!NOTE]`"), "C<a>T< >C<[!NOTE]>");
    }

    #[test]
    fn references_resolve_where_the_article_defines_them() {
        let text = "[a][B c] [d][e]\n[b  C]: u.md\n".to_owned();
        let label = ByteRange::new(17, 21);
        let destination = ByteRange::new(24, 28);
        let definitions = vec![crate::article::Definition { label, destination }];
        let article = Article { text, definitions, ..Article::default() };
        let tree = Parser::new(&article).parse(ByteRange::new(0, 15));
        let links: Vec<_> = tree.links().map(|(_, _, it)| &*it.destination).collect();
        assert_eq!(links, ["u.md"]);
    }
}
