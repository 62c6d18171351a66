//! What the checks of this family ask of a text again and again.

pub(super) use crate::checks::mend::is_blank;

use crate::article::{Article, Block};
use crate::checks::SegmentContext;
use crate::inline::OBJECT;

/// A segment is told no more faults of one rule than this.
pub(super) const MOST_TOLD: usize = 4;

/// The character before an offset.
pub(super) fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The character at an offset.
pub(super) fn behind(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Whether words may end in this character: a letter, a digit, a thing that is no prose, a bracket
/// or a quotation mark that closes, a sign that belongs to the word before it.
pub(super) fn ends_words(character: char) -> bool {
    character.is_alphanumeric()
        || matches!(character, OBJECT | '%' | '°' | '™' | '®' | '©' | '…' | 'ー' | '々')
        || closes(character)
}

/// Whether a character is a bracket or a quotation mark that closes, and never opens.
pub(super) const fn closes(character: char) -> bool {
    matches!(
        character,
        ')' | ']'
            | '}'
            | '”'
            | '’'
            | '»'
            | '›'
            | '」'
            | '』'
            | '》'
            | '〉'
            | '】'
            | '〕'
            | '）'
            | '］'
            | '｝'
    )
}

/// The piece of `text` between two blanks around an offset. At most `LONGEST` bytes either side.
pub(super) fn token(text: &str, at: usize) -> &str {
    const LONGEST: usize = 200;
    let is_edge = |it: char| it.is_whitespace() || it == OBJECT;
    let low = floor(text, at.saturating_sub(LONGEST));
    let high = floor(text, at.saturating_add(LONGEST).min(text.len()));
    let left = text.get(low..at).unwrap_or_default();
    let right = text.get(at..high).unwrap_or_default();
    let start = left.char_indices().rev().find(|it| is_edge(it.1));
    let start = start.map_or(low, |(offset, it)| low + offset + it.len_utf8());
    let end = right.find(is_edge).map_or(high, |offset| at + offset);
    text.get(start..end).unwrap_or_default()
}

/// The last boundary between characters at or before an offset.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The letters directly before an offset.
pub(super) fn word_before(text: &str, at: usize) -> &str {
    run_before(text, at, char::is_alphabetic)
}

/// The characters directly before an offset that belong together.
pub(super) fn run_before(text: &str, at: usize, belongs: impl Fn(char) -> bool) -> &str {
    let left = text.get(..at).unwrap_or_default();
    let start = left.char_indices().rev().take_while(|it| belongs(it.1)).last();
    start.map_or("", |(start, _)| &left[start..])
}

/// The letters directly behind an offset.
pub(super) fn word_behind(text: &str, at: usize) -> &str {
    run_behind(text, at, char::is_alphabetic)
}

/// The characters directly behind an offset that belong together.
pub(super) fn run_behind(text: &str, at: usize, belongs: impl Fn(char) -> bool) -> &str {
    let right = text.get(at..).unwrap_or_default();
    &right[..right.find(|it: char| !belongs(it)).unwrap_or(right.len())]
}

/// Whether the target merely repeats the source, or the locale's conventions are those of the
/// source's language, so that there is nothing to judge.
pub(super) fn is_copy(cx: &SegmentContext) -> bool {
    cx.target.written() == cx.source.written() || cx.context.is_source_language()
}

/// The other segments of the block that the segment at `index` stands in, each with the text between
/// it and the one nearer to that segment. No more than a handful each way.
pub(super) fn neighbours(article: &Article, index: usize) -> impl Iterator<Item = (usize, &str)> {
    const MOST: usize = 32;
    let gap = |left: usize| {
        let (left, right) = (article.segments.get(left)?, article.segments.get(left + 1)?);
        let between = article.text.get(left.range.end..right.range.start)?;
        (left.place.block == right.place.block && !parts_blocks(between, left.place.block))
            .then_some(between)
    };
    let behind = (index..).map_while(move |left| Some((left + 1, gap(left)?)));
    let before = (0..index).rev().map_while(move |left| Some((left, gap(left)?)));
    behind.take(MOST).chain(before.take(MOST))
}

/// Whether a block ends in the text between two segments of one kind of block.
fn parts_blocks(between: &str, block: Block) -> bool {
    if block == Block::TableCell && between.contains('|') || between.len() > 1000 {
        return true;
    }
    let starts_block = |line: &str| {
        let text = line.trim_start_matches([' ', '\t', '>', '\r']);
        let digits = text.trim_start_matches(|it: char| it.is_ascii_digit());
        text.starts_with(['-', '*', '+', '#', '|'])
            || digits.len() < text.len() && digits.starts_with(['.', ')'])
    };
    let mut lines = between.split('\n').skip(1).peekable();
    while let Some(line) = lines.next() {
        // What stands before the second segment in its line is no line of its own.
        let is_blank = lines.peek().is_some() && line.trim().is_empty();
        if is_blank || starts_block(line) {
            return true;
        }
    }
    false
}
