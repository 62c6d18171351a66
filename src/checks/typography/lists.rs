//! Lists whose items end or begin alike in the source and not in the target.

use super::ends::{End, last_raw};
use super::scan;
use crate::article::{Article, Block, Side};
use crate::checks::{Context, Finding};

const RULE: &str = "typography/list-parallelism";

/// Shorter lists show no pattern.
const FEWEST: usize = 3;

pub(super) fn article(cx: &Context, findings: &mut Vec<Finding<'static>>) {
    let Some(profile) = cx.profile.as_deref() else { return };
    if cx.is_source_language() || profile.terminal_marks.statement.is_empty() {
        return;
    }
    let mut list: Vec<Item> = Vec::new();
    let mut until = 0;
    for (index, segment) in cx.article.segments.iter().enumerate() {
        if segment.place.block != Block::ListItem || index < until {
            continue;
        }
        let item = Item::at(cx.article, index);
        until = item.last + 1;
        if list.last().is_some_and(|it| !item.follows(cx.article, it)) {
            findings.extend(judge(cx, &list));
            list.clear();
        }
        list.push(item);
    }
    findings.extend(judge(cx, &list));
}

/// An item of a list, as the indexes of its first and its last segment.
#[derive(Debug, Clone, Copy)]
struct Item {
    first: usize,
    last: usize,
    /// The blanks before its marker; `None` where it has no marker of its own.
    indent: Option<usize>,
    is_numbered: bool,
}

impl Item {
    fn at(article: &Article, first: usize) -> Self {
        let behind = scan::neighbours(article, first).map(|it| it.0).filter(|it| *it > first);
        let start = article.segments[first].range.start;
        let line = article.text[..start].rfind('\n').map_or(0, |it| it + 1);
        let prefix = &article.text[line..start];
        let marker = prefix.trim_start_matches([' ', '\t', '>']);
        let has_marker = marker.starts_with(|it: char| "-*+".contains(it) || it.is_ascii_digit());
        Self {
            first,
            last: behind.max().unwrap_or(first),
            indent: has_marker.then_some(prefix.len() - marker.len()),
            is_numbered: marker.starts_with(|it: char| it.is_ascii_digit()),
        }
    }

    /// Whether it is the next item of the same list.
    fn follows(&self, article: &Article, other: &Self) -> bool {
        let from = article.segments[other.last].range.end;
        let to = article.segments[self.first].range.start;
        let between = article.text.get(from..to).unwrap_or_default();
        // What stands before the item in its own line is its marker.
        let lines = between.rfind('\n').map_or("", |it| &between[..it]);
        self.indent.is_some()
            && self.indent == other.indent
            && self.is_numbered == other.is_numbered
            && lines.trim().is_empty()
    }
}

fn judge(cx: &Context, list: &[Item]) -> Option<Finding<'static>> {
    if list.len() < FEWEST {
        return None;
    }
    uneven_ends(cx, list).or_else(|| uneven_starts(cx, list))
}

fn text<'a>(cx: &Context<'a>, segment: usize, side: Side) -> &'a str {
    cx.article.segments.get(segment).map_or("", |it| cx.at(it.side(side).text))
}

fn uneven_ends(cx: &Context, list: &[Item]) -> Option<Finding<'static>> {
    let profile = cx.profile.as_deref()?;
    let source =
        |it: &Item| last_raw(text(cx, it.last, Side::Source)).map_or(End::None, End::of_source);
    let target = |it: &Item| {
        last_raw(text(cx, it.last, Side::Target))
            .map_or(End::None, |mark| End::of_target(mark, profile))
    };
    let wanted = list.first().map(source)?;
    if !matches!(wanted, End::None | End::Statement) || list.iter().any(|it| source(it) != wanted) {
        return None;
    }
    let ends: Vec<End> = list.iter().map(target).collect();
    let stops = ends.iter().filter(|it| **it == End::Statement).count();
    let bare = ends.iter().filter(|it| **it == End::None).count();
    // `a; b; c.` is one sentence.
    if stops + bare < ends.len() || stops == 0 || bare == 0 {
        return None;
    }
    let odd = if stops < bare { End::Statement } else { End::None };
    let fault = if odd == End::Statement {
        format!("{stops} of {} items end in a full stop", ends.len())
    } else {
        format!("{bare} of {} items end without a full stop", ends.len())
    };
    let at = list.get(ends.iter().position(|it| *it == odd)?)?.last;
    Some(finding(cx, at, false, fault))
}

/// Whether the first letter of a text is a capital; `None` where it begins with something else.
fn begins_with_capital(text: &str) -> Option<bool> {
    let first = text.trim_start_matches(['*', '_', '[', ' ', '\\', '"', '(']).chars().next()?;
    (first.is_lowercase() || first.is_uppercase()).then(|| first.is_uppercase())
}

fn uneven_starts(cx: &Context, list: &[Item]) -> Option<Finding<'static>> {
    let case = |it: &Item, side| begins_with_capital(text(cx, it.first, side));
    let wanted = case(list.first()?, Side::Source)?;
    // Of a name, kept from the source or with capitals inside, the case says nothing.
    let keeps_name = |it: &Item| {
        let word = |side| text(cx, it.first, side).split_whitespace().next().unwrap_or_default();
        let target = word(Side::Target);
        word(Side::Source) == target || target.chars().skip(1).any(char::is_uppercase)
    };
    if list
        .iter()
        .any(|it| case(it, Side::Source) != Some(wanted) || case(it, Side::Target).is_none())
    {
        return None;
    }
    let judged: Vec<&Item> = list.iter().filter(|it| !keeps_name(it)).collect();
    let capitals = judged.iter().filter(|it| case(it, Side::Target) == Some(true)).count();
    let small = judged.len() - capitals;
    if judged.len() < FEWEST || capitals == 0 || small == 0 {
        return None;
    }
    let odd = capitals < small;
    let (count, how) = if odd { (capitals, "a capital") } else { (small, "a small letter") };
    let at = judged.iter().find(|it| case(it, Side::Target) == Some(odd))?.first;
    Some(finding(cx, at, true, format!("{count} of {} items begin with {how}", judged.len())))
}

/// Points at the first or the last word of a segment.
fn finding(cx: &Context, segment: usize, is_start: bool, fault: String) -> Finding<'static> {
    let range = cx.article.segments.get(segment).map_or_else(Default::default, |it| it.target.text);
    let text = cx.at(range);
    let place = if is_start {
        let length = text.find(char::is_whitespace).unwrap_or(text.len());
        crate::article::ByteRange::new(range.start, range.start + length)
    } else {
        let start = text.trim_end().rfind(char::is_whitespace).map_or(0, |it| it + 1);
        let start = if text.is_char_boundary(start) { start } else { 0 };
        crate::article::ByteRange::new(
            range.start + start,
            range.start + text.trim_end().len().max(start),
        )
    };
    Finding::in_segment(RULE, segment, Side::Target, place).with("fault", fault)
}
