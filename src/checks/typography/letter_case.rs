//! Sentences and headings that begin with a small letter.

use crate::article::{Block, ByteRange};
use crate::checks::{Finding, SegmentContext};
use crate::inline::OBJECT;

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    // Lists and table cells begin with small letters by style in many languages.
    if !matches!(cx.segment.place.block, Block::Paragraph | Block::Heading)
        || cx.segment.place.wrapper.is_some()
    {
        return;
    }
    let written = cx.target.written();
    let Some(first) = written.chars().find(|it| it.is_alphanumeric()) else {
        return;
    };
    if !first.is_lowercase() || written == cx.source.written() || !is_start(cx) {
        return;
    }
    let target = &cx.target_flat().text;
    let (Some(word), Some(original)) = (first_word(target), first_word(&cx.source_flat().text))
    else {
        return;
    };
    let small = word.of(target);
    if !is_capitalized(original.of(&cx.source_flat().text)) || is_name(cx, small) {
        return;
    }
    let range = cx.target_flat().range(word.start, word.end);
    findings.push(Finding::in_target("typography/small-initial", cx, range).with("word", small));
}

/// The first word of a text, where nothing but quotation marks and brackets stands before it.
fn first_word(text: &str) -> Option<ByteRange> {
    let start = text.find(char::is_alphanumeric)?;
    let is_clean = text[..start].chars().all(|it| it != OBJECT && !"-*•+>|/.…".contains(it));
    let length = text[start..].find(|it: char| !it.is_alphanumeric()).unwrap_or(text.len() - start);
    (is_clean && text[start..].starts_with(char::is_alphabetic))
        .then(|| ByteRange::new(start, start + length))
}

/// Whether a word begins with a capital as a sentence does.
fn is_capitalized(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
}

/// Whether a word is a name that is written small, as in the source: a host, an identifier, a brand.
fn is_name(cx: &SegmentContext, word: &str) -> bool {
    word.is_ascii() && {
        // A whole word of it: `la` is no name because `class` holds these letters.
        let mut words = cx.source.written().split(|it: char| !it.is_alphanumeric());
        words.any(|it| it.eq_ignore_ascii_case(word))
    } || word.chars().skip(1).any(char::is_uppercase)
        || word.chars().any(char::is_numeric)
}

/// Whether the segment begins its block, or the one before it in the block ends a sentence.
fn is_start(cx: &SegmentContext) -> bool {
    let segments = &cx.context.article.segments;
    let Some(previous) = cx.index.checked_sub(1).and_then(|it| segments.get(it)) else {
        return true;
    };
    let between = cx.context.at(ByteRange::new(previous.range.end, cx.segment.range.start));
    if between.contains("\n\n") || between.contains("\r\n\r\n") {
        return true;
    }
    // Line ends alone may belong to a paragraph that goes on; text of its own may be code.
    let ends = |text: &str| {
        text.trim_end_matches(['"', '”', '“', '»', ')', '*', '_', ' ']).ends_with(['.', '!', '?'])
    };
    between.trim().is_empty()
        && ends(cx.context.at(previous.target.text))
        && ends(cx.context.at(previous.source.text))
}
