//! The words of a link or an emphasis, and what stands around them.

use crate::article::ByteRange;
use crate::inline::{Flat, Node, OBJECT};
use crate::locale::Profile;

/// No further than this (bytes) is looked around a phrase.
const REACH: usize = 512;

/// The words that a node sets off, in the prose of their side.
#[derive(Debug, Clone, Copy)]
pub(super) struct Phrase<'f> {
    /// Where they begin in the prose.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// The words.
    pub text: &'f str,
    /// The prose before them.
    pub before: &'f str,
    /// The prose behind them.
    pub behind: &'f str,
}

impl<'f> Phrase<'f> {
    /// The words that `node` sets off.
    pub fn of(flat: &'f Flat, node: &Node) -> Self {
        let text: &str = &flat.text;
        let start = flat.offset(node.inner.start);
        let end = flat.offset(node.inner.end).max(start);
        let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
        Self {
            start,
            end,
            text: part(start, end),
            before: part(0, start),
            behind: part(end, text.len()),
        }
    }

    /// Whether it holds a letter, a digit or a thing that is no prose.
    pub fn has_words(&self) -> bool {
        self.text.chars().any(is_wordlike)
    }

    /// Whether there are no words around it.
    pub fn stands_alone(&self) -> bool {
        !near_start(self.behind).chars().any(is_wordlike)
            && !near_end(self.before).chars().any(is_wordlike)
    }

    /// Whether a sentence begins with it: nothing stands before it but perhaps another sentence.
    pub fn begins_sentence(&self) -> bool {
        let before = near_end(self.before).trim_end();
        !before.contains(is_wordlike) || before.ends_with(['.', '!', '?', '。', '！', '？'])
    }
}

const fn is_wordlike(character: char) -> bool {
    character == OBJECT || is_alphanumeric(character)
}

const fn is_alphanumeric(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric();
    }
    // Marks and blanks beyond ASCII stand in these ranges; all else is taken for letters.
    !matches!(character, '\u{80}'..='\u{A9}' | '\u{AB}'..='\u{B4}' | '\u{B6}'..='\u{B9}'
        | '\u{BB}'..='\u{BF}' | '\u{60C}' | '\u{61B}' | '\u{61F}' | '\u{2000}'..='\u{2BFF}'
        | '\u{3000}'..='\u{3003}' | '\u{3008}'..='\u{3020}' | '\u{FE00}'..='\u{FE6F}'
        | '\u{FF00}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' | '\u{FF3B}'..='\u{FF40}'
        | '\u{FF5B}'..='\u{FF65}' | '\u{FEFF}')
}

/// The first part of a text.
fn near_start(text: &str) -> &str {
    let mut end = REACH.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The last part of a text.
pub(super) fn near_end(text: &str) -> &str {
    let mut start = text.len().saturating_sub(REACH);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

/// The words of a text, without the marks around them.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|it: char| !it.is_alphanumeric() && !matches!(it, '\'' | '’' | '-' | OBJECT))
        .map(|it| it.trim_matches(['\'', '’', '-']))
        .filter(|it| !it.is_empty())
}

/// Whether a text consists of function words and nothing else.
pub(super) fn is_function_words(text: &str, profile: &Profile) -> bool {
    if text.len() > 64 {
        return false;
    }
    let mut words = words(text).peekable();
    words.peek().is_some() && words.all(|it| profile.is_stop_word(it))
}

/// Puts the range of the prose at its place in the article.
pub(super) fn in_article(flat: &Flat, start: usize, text: &str) -> ByteRange {
    flat.range(start, start + text.len())
}
