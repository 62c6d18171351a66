//! The marks that open a question and an exclamation in Spanish.

use super::scan::{self, before, behind};
use crate::checks::{Finding, SegmentContext};
use crate::inline::{Kind, OBJECT};

const RULE: &str = "typography/inverted-marks";

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    let Some(profile) = cx.profile() else { return };
    let marks = &profile.terminal_marks;
    if marks.opening_question.is_empty() || !cx.target.features.has(Kind::PAUSE) {
        return;
    }
    if !cx.target.written().contains(['?', '!']) || scan::is_copy(cx) {
        return;
    }
    let flat = cx.target_flat();
    let text: &str = &flat.text;
    for (at, mark) in text.char_indices().filter(|it| matches!(it.1, '?' | '!')) {
        let opening =
            if mark == '?' { &marks.opening_question } else { &marks.opening_exclamation };
        let Some(opening) = opening.first() else { continue };
        if ends_sentence(text, at) && lacks_opening(cx, text, at) {
            let range = flat.range(at, at + 1);
            let finding = Finding::in_target(RULE, cx, range).with("mark", mark.to_string());
            findings.push(finding.with("missing", opening));
            return;
        }
    }
}

/// Whether a mark ends a sentence of words, and does not stand in a name or an address.
fn ends_sentence(text: &str, at: usize) -> bool {
    let ends = behind(text, at + 1).is_none_or(|it| {
        it.is_whitespace() || scan::closes(it) || matches!(it, '"' | '.' | ',' | ';' | ':')
    });
    let begins =
        before(text, at).is_some_and(|it| it.is_alphabetic() || scan::closes(it) || it == '"');
    ends && begins && !scan::token(text, at).contains(['/', '=', '&', '_'])
}

/// Whether nothing opens the sentence that ends at `at`, which is no quotation from the source.
fn lacks_opening(cx: &SegmentContext, text: &str, at: usize) -> bool {
    let left = &text[..at];
    let ends = |it: char| matches!(it, '.' | '?' | '!' | '…' | OBJECT | '\n');
    let mut start = 0;
    for (place, mark) in left.char_indices().filter(|it| ends(it.1)) {
        let end = place + mark.len_utf8();
        // Behind an abbreviation the sentence goes on with a small letter.
        let next = left[end..].trim_start_matches(['"', '”', '»', ')', ' ', '\u{A0}', '*']);
        let is_apart = next.len() < left.len() - end || mark == OBJECT;
        if is_apart && !next.starts_with(char::is_lowercase) {
            start = end;
        }
    }
    let sentence = left[start..].trim();
    let words = sentence.split_whitespace().count();
    let tail: Vec<&str> = sentence.split_whitespace().rev().take(2).collect();
    let tail: Vec<&str> = tail.into_iter().rev().collect();
    let source = cx.source.written();
    // `Wow!` is a name.
    let name = format!("{}!", tail.last().copied().unwrap_or_default());
    let is_kept =
        source.contains(&tail.join(" ")) || text[at..].starts_with('!') && source.contains(&name);
    words > 1 && !sentence.contains(['¿', '¡']) && !is_kept
}
