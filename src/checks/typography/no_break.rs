//! The no-break space that French sets at some marks.

use super::scan::{self, before, behind, ends_words};
use crate::checks::{Finding, SegmentContext};
use crate::inline::Kind;
use crate::locale::{Blank, Profile};

const RULE: &str = "typography/no-break-space";

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    let Some(profile) = cx.profile() else { return };
    if !profile.blank_before.values().any(|it| *it == Blank::NoBreak)
        && profile.blank_inside_quotes != Blank::NoBreak
    {
        return;
    }
    let kinds = Kind::PAUSE.or(Kind::SIGN).or(Kind::PERCENT_OR_DOLLAR);
    if !cx.target.features.has(kinds) || scan::is_copy(cx) {
        return;
    }
    if !cx.target.written().contains(is_mark) {
        return;
    }
    let flat = cx.target_flat();
    let text: &str = &flat.text;
    let marks = text.char_indices().filter(|it| is_mark(it.1));
    let mut faults = marks.filter_map(|(at, mark)| Some((mark, fault(text, at, mark, profile)?)));
    let Some((mark, (start, end, fault))) = faults.next() else { return };
    let mut finding = Finding::in_target(RULE, cx, flat.range(start, end));
    for (_, (start, end, _)) in faults.take(scan::MOST_TOLD) {
        finding = finding.and_target(flat.range(start, end));
    }
    findings.push(finding.with("mark", mark.to_string()).with("fault", fault));
}

const fn is_mark(character: char) -> bool {
    matches!(character, ':' | ';' | '!' | '?' | '»' | '«' | '%')
}

/// The place of the mark with its blank, and what is wrong with that.
fn fault(
    text: &str,
    at: usize,
    mark: char,
    profile: &Profile,
) -> Option<(usize, usize, &'static str)> {
    let end = at + mark.len_utf8();
    if mark == '«' {
        let fault = match behind(text, end)? {
            ' ' => "a plain blank stands behind",
            it if it.is_alphanumeric() => "no blank stands behind",
            _ => return None,
        };
        return (profile.blank_inside_quotes == Blank::NoBreak)
            .then_some((at, end + 1, fault))
            .filter(|it| text.is_char_boundary(it.1));
    }
    if profile.blank_before.get(&mark) != Some(&Blank::NoBreak) {
        return None;
    }
    let left = before(text, at)?;
    let ends_here =
        behind(text, end).is_none_or(|it| it.is_whitespace() || scan::closes(it) || it == '"');
    if left == ' ' {
        let word = before(text, at - 1)?;
        let is_value = mark == '%' && word.is_numeric();
        let fits = is_value || mark != '%' && ends_words(word) && (ends_here || mark == '»');
        return fits.then_some((at - 1, end, "a plain blank stands before"));
    }
    let is_word = left.is_alphabetic() || matches!(left, ')' | '”' | '»');
    let is_name = scan::token(text, at).contains(['/', '\\', '=', '_', '@', '.', '<', '>', '&']);
    let fits = mark != '%' && mark != '»' && is_word && ends_here && !is_name;
    fits.then_some((at, end, "no blank stands before"))
}
