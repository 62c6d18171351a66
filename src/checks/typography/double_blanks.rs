//! Two blanks between two words.

use memchr::memmem;

use super::scan::{self, is_blank};
use crate::article::ByteRange;
use crate::checks::{Finding, SegmentContext};
use crate::diagnostic::{Edit, Fix};
use crate::inline::Kind;
use crate::locale::Script;

/// Of more runs in one segment the rest waits.
const MOST_MENDED: usize = 16;

const RULE: &str = "typography/double-space";

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    // Thai ends sentences with wide blanks.
    let is_thai = cx.profile().is_some_and(|it| it.script == Some(Script::Thai));
    if !may_hold_run(cx) || is_thai || scan::is_copy(cx) {
        return;
    }
    let flat = cx.target_flat();
    let Some((start, end)) = between_words(&flat.text).next() else { return };
    if holds_run(&cx.source_flat().text) {
        return;
    }
    let finding = Finding::in_target(RULE, cx, flat.range(start, end));
    findings.push(finding.perhaps_mended_by(fix(cx)));
}

/// Leaves one blank of each run; which one of unlike blanks is meant nobody knows.
fn fix(cx: &SegmentContext) -> Option<Fix> {
    let flat = cx.target_flat();
    let edits = between_words(&flat.text).take(MOST_MENDED).map(|(start, end)| {
        let range = flat.range(start, end);
        let is_sure = cx.context.at(range).chars().all(|it| it == ' ');
        is_sure.then(|| Edit::delete(ByteRange::new(range.start + 1, range.end)))
    });
    Some(Fix::safe(edits.collect::<Option<_>>()?))
}

fn may_hold_run(cx: &SegmentContext) -> bool {
    let raw = cx.target.written().as_bytes();
    let holds = |blanks: &str| memmem::find(raw, blanks.as_bytes()).is_some();
    cx.target.features.has_behind_blank(Kind::BLANK)
        || cx.target.features.has(Kind::SIGN) && (holds("\u{A0} ") || holds(" \u{A0}"))
}

/// Two blanks between words.
fn between_words(text: &str) -> impl Iterator<Item = (usize, usize)> {
    runs(text).filter(|&(start, end)| {
        let left = scan::before(text, start).is_some_and(may_stand_before);
        let right = scan::behind(text, end).is_some_and(may_stand_behind);
        // `1.  Text` is an item of a list.
        let is_marker = text[..start]
            .trim_start()
            .strip_suffix(['.', ')'])
            .is_some_and(|it| it.len() < 4 && it.bytes().all(|it| it.is_ascii_alphanumeric()));
        left && right && !is_marker
    })
}

fn may_stand_before(character: char) -> bool {
    character.is_alphanumeric() || scan::closes(character) || ".,;:!?\"%".contains(character)
}

fn may_stand_behind(character: char) -> bool {
    character.is_alphanumeric() || "([{\"“„«".contains(character)
}

/// Runs of two or more blanks, at least one of them a plain one.
fn runs(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut until = 0;
    text.char_indices().filter_map(move |(at, character)| {
        if at < until || !is_blank(character) {
            return None;
        }
        let rest = &text[at..];
        let run = &rest[..rest.find(|it| !is_blank(it)).unwrap_or(rest.len())];
        until = at + run.len();
        (run.chars().nth(1).is_some() && run.contains(' ')).then_some((at, until))
    })
}

/// Whether two blanks stand anywhere inside a text.
fn holds_run(text: &str) -> bool {
    runs(text.trim()).next().is_some()
}
