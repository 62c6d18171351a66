//! Options of commands in prose: `--force`, `-Verbose`, `/quiet`.

use super::not_kept::not_kept;
use super::target::{TargetText, words};
use crate::article::ByteRange;
use crate::checks::{Finding, SegmentContext};
use crate::inline::{Kind, OBJECT};

const RULE: &str = "verbatim/changed-option";

/// A segment with more options than this is not searched for all of them.
const MOST: usize = 12;

/// What a hyphen is made into.
const DASHES: &[char] = &['-', '–', '—', '‑', '−', '‐', '―', 'ー', '－'];

/// Words of the source that say that options are meant.
const CONTEXT: &[&str] = &[
    "option",
    "options",
    "switch",
    "switches",
    "parameter",
    "parameters",
    "flag",
    "flags",
    "argument",
    "arguments",
    "cmdlet",
    "cmdlets",
];

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    if !cx.source.features.has(Kind::HYPHEN.or(Kind::SLASH)) {
        return;
    }
    if !may_hold_option(cx.source.written()) || cx.source.written() == cx.target.written() {
        return;
    }
    let source = cx.source_flat();
    let text = TargetText::of(cx);
    let is_about_options = || words(&source.text).any(|it| CONTEXT.contains(&it.1));
    for (start, option) in options(&source.text).take(MOST) {
        if !option.starts_with("--") && !is_about_options() || text.holds(option) {
            continue;
        }
        if cx.target.written().contains(option) {
            continue;
        }
        let split =
            || text.split(option, false).map(|(start, end)| cx.target_flat().range(start, end));
        let found = changed(cx, &text, option).or_else(split);
        let Some(range) = found.or_else(|| translated(cx, &text, option)) else {
            continue;
        };
        let range_in_source = source.range(start, start + option.len());
        findings.push(not_kept(
            cx,
            RULE,
            ("option", option),
            (range, format!("makes it `{}`", cx.context.at(range))),
            range_in_source,
        ));
    }
}

/// Whether a hyphen or a slash that no letter stands before begins a word.
fn may_hold_option(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr2_iter(b'-', b'/', bytes).any(|at| {
        let before = at.checked_sub(1).and_then(|it| bytes.get(it));
        before.is_none_or(|it| !it.is_ascii_alphanumeric() && *it != b'/')
            && bytes.get(at + 1).is_some_and(|it| it.is_ascii_alphabetic() || *it == b'-')
    })
}

/// The options of a text, with where they begin.
fn options(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive(|c: char| c.is_whitespace() || c == OBJECT).filter_map(move |chunk| {
        let start = at;
        at += chunk.len();
        let lead = chunk.len() - chunk.trim_start_matches(['(', '"', '\'', '“', '[']).len();
        let chunk = &chunk[lead..];
        let marks = match chunk.as_bytes() {
            [b'-', b'-', b'a'..=b'z', ..] => 2,
            [b'-', b'A'..=b'Z' | b'a'..=b'z', ..] | [b'/', b'A'..=b'Z' | b'a'..=b'z', ..] => 1,
            _ => return None,
        };
        let name = &chunk[marks..];
        let length =
            name.bytes().take_while(|it| it.is_ascii_alphanumeric() || *it == b'-').count();
        let behind = name[length..].chars().next();
        let ends = behind
            .is_none_or(|it| it.is_whitespace() || ",.;:)\"'”=]!?".contains(it) || it == OBJECT);
        let option = chunk[..marks + length].trim_end_matches('-');
        (ends && option.len() > marks + 1).then_some((start + lead, option))
    })
}

/// Whether a text holds an option that no further dash makes another one: `-force` is no part of
/// `--force`.
fn stands_in(text: &str, option: &str) -> bool {
    text.match_indices(option).any(|(at, _)| !text[..at].ends_with(DASHES))
}

/// The same name behind another dash, behind a blank or in other capitals.
fn changed(cx: &SegmentContext, text: &TargetText, option: &str) -> Option<ByteRange> {
    let is_mark = |c: char| DASHES.contains(&c) || c == '/';
    let name = option.trim_start_matches(is_mark).to_ascii_lowercase();
    let source = &cx.source_flat().text;
    memchr::memmem::find_iter(text.folded().as_bytes(), name.as_bytes()).find_map(|at| {
        let end = at + name.len();
        if text.flat[end..].starts_with(|c: char| c.is_alphanumeric() || c == '-') {
            return None;
        }
        let head = &text.flat[..at];
        let marks = head.trim_end_matches(' ').trim_end_matches(|c| is_mark(c) || c == ' ');
        let start =
            marks.len() + head[marks.len()..].len() - head[marks.len()..].trim_start().len();
        let found = text.flat.get(start..end)?;
        // A dash of the sentence has a word before it.
        let is_dash = found.contains(['–', '—']) && found.contains(' ') && !marks.is_empty();
        let is_other = found.len() > name.len() && found != option && !stands_in(source, found);
        (is_other && !is_dash && (marks.is_empty() || head[marks.len()..].starts_with(' ')))
            .then(|| cx.target_flat().range(start, end))
    })
}

/// Another word behind the same mark: the name in the language of the translation.
fn translated(cx: &SegmentContext, text: &TargetText, option: &str) -> Option<ByteRange> {
    let marks = if option.starts_with("--") { "--" } else { &option[..1] };
    let source = &cx.source_flat().text;
    let mut at = 0;
    text.flat.split_inclusive(|c: char| c.is_whitespace() || c == OBJECT).find_map(|chunk| {
        let lead = chunk.len() - chunk.trim_start_matches(['(', '"', '„', '«', '“', '[']).len();
        let start = at + lead;
        at += chunk.len();
        let chunk = &chunk[lead..];
        let name = chunk.strip_prefix(marks)?;
        let length = name.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(name.len());
        let found = chunk.get(..marks.len() + length)?;
        let is_word = name.starts_with(char::is_alphabetic) && length > 2;
        (is_word && !source.contains(found))
            .then(|| cx.target_flat().range(start, start + found.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_and_what_only_looks_like_one() {
        let text =
            "Use --dry-run or (-Verbose), /quiet; and/or -5 a -- b /a/b --x well-known /path/";
        let found: Vec<&str> = options(text).map(|it| it.1).collect();
        assert_eq!(found, ["--dry-run", "-Verbose", "/quiet"]);
    }
}
