//! Blanks inside brackets and quotation marks, and brackets with nothing in them.

use crate::article::ByteRange;
use crate::checks::{Finding, SegmentContext, mend};
use crate::diagnostic::{Edit, Fix};
use crate::inline::Kind;
use crate::locale::{Blank, Profile};

/// Of more blanks in one segment the rest waits.
const MOST_MENDED: usize = 16;

const BLANKS: [char; 3] = [' ', '\u{A0}', '\u{202F}'];

/// Round brackets, full width ones included.
const BRACKETS: [(char, char); 2] = [('(', ')'), ('（', '）')];

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    if !may_hold_mark(cx) || cx.target.written() == cx.source.written() {
        return;
    }
    let target = &cx.target_flat().text;
    if let Some(range) = empty(target).filter(|_| empty(&cx.source_flat().text).is_none()) {
        let range = cx.target_flat().range(range.start, range.end);
        // A link in them that lost its text has a rule of its own.
        if cx.context.at(range).chars().all(|it| is_mark(it) || BLANKS.contains(&it)) {
            findings.push(Finding::in_target("typography/empty-brackets", cx, range));
            return;
        }
    }
    findings.extend(inner_blank(cx, target));
}

/// Whether one of the marks may be in the target with a blank beside it; quick, and right where it
/// says no.
fn may_hold_mark(cx: &SegmentContext) -> bool {
    let (features, bytes) = (cx.target.features, cx.target.written().as_bytes());
    features.has(Kind::SYMBOL.or(Kind::FULL_WIDTH))
        || features.has(Kind::QUOTE) && memchr::memchr(b'"', bytes).is_some()
        || features.has(Kind::BRACKET) && bytes.windows(2).any(is_inner_blank)
        // The second bytes of the guillemets.
        || features.has(Kind::SIGN) && memchr::memchr2(0xAB, 0xBB, bytes).is_some()
        || features.has(Kind::ANGLE) && memchr::memchr(b'&', bytes).is_some()
}

/// Whether a bracket and what may stand for a blank beside it follow each other: markup can.
fn is_inner_blank(pair: &[u8]) -> bool {
    let is_edge = |byte: u8| {
        matches!(byte, b' ' | 0xA0 | 0xAF | 0xC2 | 0xE2 | b'*' | b'_' | b'[' | b']' | b')')
    };
    pair[0] == b'(' && is_edge(pair[1]) || pair[1] == b')' && is_edge(pair[0])
}

fn inner_blank(cx: &SegmentContext, target: &str) -> Option<Finding<'static>> {
    let found = in_brackets(target).or_else(|| in_quotes(target, cx.profile()))?;
    let source = &cx.source_flat().text;
    if in_brackets(source).is_some() || in_quotes(source, None).is_some() {
        return None;
    }
    let range = cx.target_flat().range(found.start, found.end);
    let mark = found.of(target).trim_matches(BLANKS).to_owned();
    let fix = fix(cx, target);
    let finding = Finding::in_target("typography/inner-blank", cx, range).with("mark", mark);
    Some(finding.perhaps_mended_by(fix))
}

/// Takes away the blanks on the inner sides of all brackets and marks.
fn fix(cx: &SegmentContext, target: &str) -> Option<Fix> {
    let (mut text, mut edits) = (target.to_owned(), Vec::<Edit>::new());
    // Where a byte of what is left stood at first.
    let mut gone: Vec<ByteRange> = Vec::new();
    for _ in 0..MOST_MENDED {
        let Some(found) = in_brackets(&text).or_else(|| in_quotes(&text, cx.profile())) else {
            break;
        };
        let before = |at: usize| {
            gone.iter().fold(at, |at, it| at + if it.start <= at { it.len() } else { 0 })
        };
        let written = cx.target_flat().range(before(found.start), before(found.end - 1) + 1);
        let mark = found.of(&text).trim_matches(BLANKS);
        edits.push(mend::without_blanks(&cx.context.article.text, written, mark)?);
        let blanks = if found.of(&text).starts_with(mark) {
            ByteRange::new(found.start + mark.len(), found.end)
        } else {
            ByteRange::new(found.start, found.end - mark.len())
        };
        let first = before(blanks.start);
        gone.push(ByteRange::new(first, first + blanks.len()));
        gone.sort_unstable();
        text.replace_range(blanks.start..blanks.end, "");
    }
    Some(Fix::safe(edits))
}

fn is_mark(character: char) -> bool {
    is_straight(character)
        || BRACKETS.iter().any(|it| it.0 == character || it.1 == character)
        || matches!(character, '„' | '“' | '”' | '«' | '»')
}

const fn is_straight(character: char) -> bool {
    character == '"'
}

/// The first pair of brackets that holds blanks at most, and that is no call of a function.
fn empty(text: &str) -> Option<ByteRange> {
    BRACKETS.iter().find_map(|&(open, close)| {
        text.match_indices(open).find_map(|(at, _)| {
            let inner = at + open.len_utf8();
            let rest = text[inner..].trim_start_matches(BLANKS);
            let is_free = text[..at].chars().next_back().is_none_or(char::is_whitespace);
            let end = text.len() - rest.len() + close.len_utf8();
            (is_free && rest.starts_with(close)).then(|| ByteRange::new(at, end))
        })
    })
}

/// The first bracket with a blank on its inner side, and that blank.
fn in_brackets(text: &str) -> Option<ByteRange> {
    BRACKETS.iter().find_map(|&(open, close)| {
        let opening = text.match_indices(open).find_map(|(at, mark)| {
            let is_smiley = text[..at].ends_with([':', ';', '-', '\\']);
            let inner = at + mark.len();
            let length = blank(&text[inner..])?;
            // At the end of a segment the bracket leads into the next one.
            let goes_on = inner + length < text.len();
            let is_empty = text[inner + length..].starts_with(close);
            (!is_smiley && goes_on && !is_empty).then(|| ByteRange::new(at, inner + length))
        });
        opening.or_else(|| {
            text.match_indices(close).find_map(|(at, mark)| {
                let before = text[..at].trim_end_matches(BLANKS);
                let is_blank = before.len() < at && !before.is_empty() && !before.ends_with(open);
                // `a )` is an item of an enumeration unless something opened before.
                let is_open = before.contains(open);
                (is_blank && is_open).then(|| ByteRange::new(before.len(), at + mark.len()))
            })
        })
    })
}

/// The bytes of the blank that a text begins with.
fn blank(text: &str) -> Option<usize> {
    let length = text.len() - text.trim_start_matches(BLANKS).len();
    (length > 0).then_some(length)
}

/// The first quotation mark with a blank on its inner side, and that blank.
fn in_quotes(text: &str, profile: Option<&Profile>) -> Option<ByteRange> {
    let straight = straight(text);
    straight.or_else(|| {
        let quotes = &profile.filter(|it| it.blank_inside_quotes == Blank::None)?.quotes;
        let pairs = quotes.iter().filter(|it| it.open != it.close && is_mark(it.open));
        // A mark that closes one pair may open another: German “ and ».
        let is_sure = |mark: char, opens: bool| {
            !quotes.iter().any(|it| mark == if opens { it.close } else { it.open })
        };
        pairs.clone().find_map(|pair| {
            let opening = text.match_indices(pair.open).find_map(|(at, mark)| {
                let inner = at + mark.len();
                let length = blank(&text[inner..]).filter(|it| inner + it < text.len())?;
                is_sure(pair.open, true).then(|| ByteRange::new(at, inner + length))
            });
            opening.or_else(|| {
                text.match_indices(pair.close).find_map(|(at, mark)| {
                    let before = text[..at].trim_end_matches(BLANKS);
                    let is_blank = before.len() < at && before.contains(pair.open);
                    (is_blank && is_sure(pair.close, false))
                        .then(|| ByteRange::new(before.len(), at + mark.len()))
                })
            })
        })
    })
}

/// Straight marks are told apart by their order, which only an even number of them gives.
fn straight(text: &str) -> Option<ByteRange> {
    let marks: Vec<usize> = text.match_indices('"').map(|it| it.0).collect();
    if marks.is_empty() || !marks.len().is_multiple_of(2) {
        return None;
    }
    marks.chunks_exact(2).find_map(|pair| {
        let (open, close) = (pair[0], pair[1]);
        let inner = &text[open + 1..close];
        let stands_free = |it: Option<char>| it.is_none_or(|it| !it.is_alphanumeric());
        let is_pair = stands_free(text[..open].chars().next_back())
            && stands_free(text[close + 1..].chars().next());
        if !is_pair || inner.trim_matches(BLANKS).is_empty() {
            return None;
        }
        if let Some(length) = blank(inner) {
            return Some(ByteRange::new(open, open + 1 + length));
        }
        let trimmed = inner.trim_end_matches(BLANKS);
        (trimmed.len() < inner.len()).then(|| ByteRange::new(open + 1 + trimmed.len(), close + 1))
    })
}
