//! The mark at the end of a segment, against that of the source.

use super::ends::{End, last, last_raw};
use super::scan;
use crate::article::{Block, ByteRange};
use crate::checks::{Finding, SegmentContext};
use crate::inline::Flat;
use crate::locale::{Profile, Script};

const RULE: &str = "typography/terminal-mark";
const RULE_STOP: &str = "typography/full-stop";

/// Shorter statements are labels and fragments, where a full stop is a matter of taste.
const SHORTEST_STATEMENT: usize = 60;

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    let Some(profile) = cx.profile() else { return };
    // Thai ends statements with a blank.
    if profile.terminal_marks.statement.is_empty() || profile.script == Some(Script::Thai) {
        return;
    }
    let Some(source) = last_raw(cx.source.written()).map(End::of_source) else { return };
    let target = last_raw(cx.target.written()).map_or(End::None, |it| End::of_target(it, profile));
    if source == target || matches!(source, End::None | End::Open) || scan::is_copy(cx) {
        return;
    }
    findings.extend(changed(cx, profile));
}

fn changed(cx: &SegmentContext, profile: &Profile) -> Option<Finding<'static>> {
    let (source_flat, target_flat) = (cx.source_flat(), cx.target_flat());
    let (source_at, wanted) = last(text_before_tags(cx, source_flat))?;
    let (target_at, found) = last(text_before_tags(cx, target_flat))?;
    let (source, target) = (End::of_source(wanted), End::of_target(found, profile));
    let count = |flat: &Flat, end: End, of: &dyn Fn(char) -> End| {
        flat.text.chars().filter(|it| of(*it) == end).count()
    };
    let in_source = |end| count(source_flat, end, &End::of_source);
    let in_target = |end| count(target_flat, end, &|it| End::of_target(it, profile));
    let gained = |end| in_target(end) > in_source(end);
    let lost = |end| in_target(end) < in_source(end);
    let is_quoted =
        source_flat.text[source_at + wanted.len_utf8()..].contains(['"', '”', '\'', '’']);
    let is_fault = match (source, target) {
        (End::Statement, End::Question | End::Exclamation) => gained(target),
        (End::Question, End::Statement) => {
            lost(source) && !is_quoted && !stands_for(&profile.terminal_marks.question, profile)
        }
        (End::Question, End::Exclamation) | (End::Exclamation, End::Question) => {
            gained(target) && lost(source)
        }
        (End::Intro, End::Statement) => {
            let is_fault = lost(source)
                && !stands_for(&profile.terminal_marks.intro, profile)
                && list_follows(cx);
            let range = target_flat.range(target_at, target_at + found.len_utf8());
            let source = source_flat.range(source_at, source_at + wanted.len_utf8());
            return is_fault.then(|| stop(cx, range, "a full stop", "a colon").and_source(source));
        }
        (End::Statement, End::None | End::Open) => return lost_stop(cx, (source_at, target_at)),
        _ => false,
    };
    // The title of a link ends in a mark of its own.
    let is_title = cx.context.article.text
        [target_flat.range(target_at, target_at + found.len_utf8()).end..]
        .trim_start_matches(['*', '_'])
        .starts_with("](");
    if !is_fault || is_title {
        return None;
    }
    let finding =
        Finding::in_target(RULE, cx, target_flat.range(target_at, target_at + found.len_utf8()))
            .with("mark", found.to_string())
            .with("found", target.name())
            .with("family", source.name())
            .with("wanted", usual(source, profile).unwrap_or(&wanted.to_string()))
            .and_source(source_flat.range(source_at, source_at + wanted.len_utf8()));
    Some(finding)
}

fn stop(cx: &SegmentContext, range: ByteRange, found: &str, wanted: &str) -> Finding<'static> {
    Finding::in_target(RULE_STOP, cx, range).with("found", found).with("wanted", wanted)
}

/// The mark that a language usually ends such a sentence with.
fn usual(end: End, profile: &Profile) -> Option<&str> {
    let marks = &profile.terminal_marks;
    let list = match end {
        End::Statement => &marks.statement,
        End::Question => &marks.question,
        End::Exclamation => &marks.exclamation,
        End::Intro => &marks.intro,
        End::Open | End::None => return None,
    };
    list.first().map(String::as_str)
}

/// Whether a mark that ends statements may stand for these, too: `。` ends questions in Japanese.
fn stands_for(marks: &[String], profile: &Profile) -> bool {
    marks.iter().any(|it| profile.terminal_marks.statement.contains(it))
}

/// Whether the next segment is an item of a list, and this one is none of the same block.
fn list_follows(cx: &SegmentContext) -> bool {
    let next = cx.context.article.segments.get(cx.index + 1);
    next.is_some_and(|it| it.place.block == Block::ListItem)
        && !scan::neighbours(cx.context.article, cx.index).any(|(index, _)| index == cx.index + 1)
}

/// A long statement in running text that lost its full stop: it ends in a comma, or runs into the
/// next sentence.
fn lost_stop(
    cx: &SegmentContext,
    (source_at, target_at): (usize, usize),
) -> Option<Finding<'static>> {
    let (source, target) = (cx.source_flat(), cx.target_flat());
    let is_prose = cx.segment.place.block == Block::Paragraph && cx.segment.place.wrapper.is_none();
    let is_long = source.text.chars().count() >= SHORTEST_STATEMENT;
    // An abbreviation ends in a period of its own.
    let word = scan::word_before(&source.text, source_at);
    let last = scan::behind(&target.text, target_at)?;
    if !is_prose || !is_long || word.chars().count() < 3 {
        return None;
    }
    let end = target_at + last.len_utf8();
    let source = source.range(source_at, source_at + 1);
    if matches!(last, ',' | '，' | '、' | '،') {
        let range = target.range(target_at, end);
        return Some(stop(cx, range, "a comma", "a full stop").and_source(source));
    }
    if !last.is_alphanumeric() || !sentence_follows(cx) {
        return None;
    }
    let word = scan::word_before(&target.text, end);
    let start = if word.is_empty() { target_at } else { end - word.len() };
    Some(stop(cx, target.range(start, end), "no mark", "a full stop").and_source(source))
}

/// Whether another segment of the block follows behind a blank.
fn sentence_follows(cx: &SegmentContext) -> bool {
    let mut neighbours = scan::neighbours(cx.context.article, cx.index);
    neighbours.any(|(index, gap)| index == cx.index + 1 && !gap.is_empty() && gap.trim().is_empty())
}

/// The prose without the tags at its end, which stand in it as objects.
fn text_before_tags<'f>(cx: &SegmentContext, flat: &'f Flat) -> &'f str {
    let mut text: &str = flat.text.trim_end();
    while let Some(rest) = text.strip_suffix(crate::inline::OBJECT) {
        let range = flat.range(rest.len(), text.len());
        if !cx.context.at(range).starts_with('<') {
            break;
        }
        text = rest.trim_end();
    }
    text
}
