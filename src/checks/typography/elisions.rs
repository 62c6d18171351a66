//! Blanks behind elided words: `l' API`, `dell' **X**`.

use memchr::memchr_iter;

use super::scan::{self, MOST_TOLD, is_blank};
use crate::checks::{Finding, SegmentContext};
use crate::inline::{Kind, OBJECT};

const RULE: &str = "typography/elision-space";

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    let Some(profile) = cx.profile().filter(|it| !it.elisions.is_empty()) else { return };
    if !cx.target.features.has(Kind::QUOTE.or(Kind::SYMBOL)) || !may_hold_fault(cx) {
        return;
    }
    if scan::is_copy(cx) {
        return;
    }
    let flat = cx.target_flat();
    let text: &str = &flat.text;
    let apostrophes = text.char_indices().filter(|it| matches!(it.1, '\'' | '’'));
    let faults = apostrophes.filter_map(|(at, apostrophe)| {
        let start = elided(&profile.elisions, text, at)?;
        let end = blank_end(text, at + apostrophe.len_utf8())?;
        Some((flat.range(start, end), &text[start..at + apostrophe.len_utf8()]))
    });
    for (range, elision) in faults.take(MOST_TOLD) {
        findings.push(Finding::in_target(RULE, cx, range).with("elision", elision));
    }
}

/// Whether a blank or the start of markup follows an apostrophe in the raw text.
fn may_hold_fault(cx: &SegmentContext) -> bool {
    let raw = cx.target.written().as_bytes();
    let follows = |at: usize| raw.get(at).is_some_and(|it| b" \t*[\xC2\xE2_".contains(it));
    memchr_iter(b'\'', raw).any(|at| follows(at + 1))
        || cx.target.features.has(Kind::SYMBOL) && memchr_iter(0x99, raw).any(|at| follows(at + 1))
}

/// Where the elided word that ends in the apostrophe at `at` begins.
fn elided(elisions: &[String], text: &str, at: usize) -> Option<usize> {
    let word = scan::word_before(text, at);
    let start = at - word.len();
    let outside = scan::before(text, start);
    // `'d'` is a letter in quotation marks, and `aujourd'` a part of a word.
    if word.is_empty() || outside.is_some_and(|it| it.is_alphanumeric() || "'’‘\"-_\\".contains(it))
    {
        return None;
    }
    let folded = word.to_lowercase();
    let known = |it: &String| it.strip_suffix('\'').is_some_and(|it| it == folded);
    elisions.iter().any(known).then_some(start)
}

/// Where the blanks end, if there are any and a word follows.
fn blank_end(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let words = rest.trim_start_matches(is_blank);
    let starts_word =
        |it: char| it.is_alphanumeric() || it == OBJECT || matches!(it, '"' | '«' | '“' | '[');
    (words.len() < rest.len() && words.starts_with(starts_word)).then(|| text.len() - words.len())
}
