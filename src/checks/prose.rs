//! The words of a side, with what sets them off from the sentence around them.

use crate::article::ByteRange;
use crate::inline::{NodeKind, TokenKind, Tree, tokens};

/// How a word is set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum SetOff {
    /// Not at all.
    No,
    /// By parentheses.
    Parentheses,
    /// By quotation marks, brackets, emphasis or a link, or it is a configured term: such words may
    /// stay in the language of the source.
    Kept,
}

/// A word or another token of a side.
#[derive(Debug, Clone, Copy)]
pub(super) struct ProseWord<'a> {
    /// As it is written.
    pub text: &'a str,
    /// The place.
    pub range: ByteRange,
    /// Whether it is a word, and not a number or a name of code.
    pub is_word: bool,
    /// How it is set off.
    pub set_off: SetOff,
}

/// All words and tokens of a side outside code. Words of the configured `terms` are kept.
pub(super) fn words<'a>(tree: &Tree<'a>, terms: &[String]) -> Vec<ProseWord<'a>> {
    let mut scan = Scan { tree, quote: None, parentheses: 0, words: Vec::new() };
    let mut kept_until = 0;
    for (index, node) in tree.nodes.iter().enumerate() {
        match node.kind {
            NodeKind::Link(_) | NodeKind::Image(_) | NodeKind::Emphasis | NodeKind::Strong => {
                kept_until = kept_until.max(node.end);
            }
            NodeKind::Text => scan.text(node.range, index < kept_until),
            NodeKind::Escape => scan.mark(tree.at(node.inner).chars().next().unwrap_or(' ')),
            _ => {}
        }
    }
    let mut words = scan.words;
    keep_terms(tree, terms, &mut words);
    words
}

struct Scan<'t, 'a> {
    tree: &'t Tree<'a>,
    /// What closes the quotation that is open.
    quote: Option<&'static str>,
    parentheses: usize,
    words: Vec<ProseWord<'a>>,
}

impl Scan<'_, '_> {
    fn text(&mut self, range: ByteRange, kept: bool) {
        let text = self.tree.at(range);
        let mut start = 0;
        for (at, character) in text.char_indices().filter(|(_, it)| is_mark(*it)) {
            // An apostrophe belongs to its word.
            if character == '’' && self.quote.is_none_or(|it| !it.contains('’')) {
                continue;
            }
            self.piece(ByteRange::new(range.start + start, range.start + at), kept);
            self.mark(character);
            start = at + character.len_utf8();
        }
        self.piece(ByteRange::new(range.start + start, range.end), kept);
    }

    /// Opens or closes what a mark opens or closes.
    fn mark(&mut self, character: char) {
        if let Some(closing) = self.quote {
            if closing.contains(character) {
                self.quote = None;
            }
            return;
        }
        match character {
            '(' | '（' => self.parentheses += 1,
            ')' | '）' => self.parentheses = self.parentheses.saturating_sub(1),
            _ => self.quote = closing(character),
        }
    }

    fn piece(&mut self, range: ByteRange, kept: bool) {
        let set_off = match (kept || self.quote.is_some(), self.parentheses) {
            (true, _) => SetOff::Kept,
            (false, 0) => SetOff::No,
            (false, _) => SetOff::Parentheses,
        };
        for token in tokens(self.tree.text, range) {
            let text = self.tree.at(token.range);
            let has_digit = text.bytes().any(|it| it.is_ascii_digit());
            let is_word = token.kind == TokenKind::Word && !has_digit;
            self.words.push(ProseWord { text, range: token.range, is_word, set_off });
        }
    }
}

fn is_mark(character: char) -> bool {
    matches!(character, '(' | ')' | '（' | '）' | ']' | '’' | '”') || closing(character).is_some()
}

/// What closes the quotation or bracket that a mark opens.
fn closing(character: char) -> Option<&'static str> {
    Some(match character {
        '"' => "\"",
        '“' => "”",
        '„' => "“”",
        '‘' | '‚' => "’‘",
        '«' => "»",
        '»' => "«",
        '「' => "」",
        '『' => "』",
        '《' => "》",
        '【' => "】",
        '[' => "]",
        '［' => "］",
        _ => return None,
    })
}

fn keep_terms(tree: &Tree, terms: &[String], words: &mut [ProseWord]) {
    let written = tree.written();
    for term in terms.iter().filter(|it| !it.is_empty()) {
        for (at, _) in written.match_indices(term.as_str()) {
            let start = tree.range.start + at;
            let range = ByteRange::new(start, start + term.len());
            // The words stand in the order of the text.
            let first = words.partition_point(|it| it.range.end <= range.start);
            let here = words.iter_mut().skip(first).take_while(|it| it.range.start < range.end);
            here.for_each(|it| it.set_off = SetOff::Kept);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::inline::Parser;

    #[test]
    fn words_know_what_sets_them_off() {
        let text = "a (b) „c“ **d** [e](f) `g` «h» i’s 7 term x".to_owned();
        let article = Article { text, ..Article::default() };
        let tree = Parser::new(&article).parse(ByteRange::new(0, article.text.len()));
        let all = words(&tree, &["term".to_owned()]);
        let of = |set_off| -> Vec<&str> {
            all.iter().filter(|it| it.set_off == set_off && it.is_word).map(|it| it.text).collect()
        };
        assert_eq!(of(SetOff::No), ["a", "i’s", "x"]);
        assert_eq!(of(SetOff::Parentheses), ["b"]);
        assert_eq!(of(SetOff::Kept), ["c", "d", "e", "h", "term"]);
    }
}
