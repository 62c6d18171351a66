//! The things of a source that a translation keeps in every language.

use super::names::{is_name_of_code, is_written_otherwise};
use crate::article::ByteRange;
use crate::checks::SegmentContext;
use crate::checks::link::page_key;
use crate::checks::multiset::difference;
use crate::checks::number::gone_from;
use crate::checks::verbatim::{names_of_code, placeholders};
use crate::inline::{Kind, Node, NodeKind, Tree};
use crate::sibling::ClaimKind;

/// What was lost, as the source has it, and where.
type Lost = (ClaimKind, String, ByteRange);

/// Marks that stand for emphasis in some languages.
const MARKS: &[char] = &[
    '"', '“', '”', '„', '«', '»', '‹', '›', '「', '」', '『', '』', '【', '】', '[', ']', '［',
    '］', '\'', '‘', '’', '《', '》', '〈', '〉', '＂',
];

/// More of one segment tells nobody more.
const MOST: usize = 8;

/// So many names and placeholders are looked for: a text with more is a list of them.
const MOST_NAMES: usize = 100;

pub(super) fn lost(cx: &SegmentContext) -> Vec<Lost> {
    let mut lost = Vec::new();
    if !cx.is_plain() {
        links(cx, &mut lost);
        code(cx, &mut lost);
        emphasis(cx, &mut lost);
    }
    words(cx, &mut lost);
    lost.truncate(MOST);
    lost
}

fn links(cx: &SegmentContext, lost: &mut Vec<Lost>) {
    // Most segments link where their source does, in the same order: nothing to compare.
    if goals(cx.source).eq(goals(cx.target)) {
        return;
    }
    let locale = cx.context.locale.as_ref();
    let list = |tree: &Tree| -> Vec<(String, ByteRange)> {
        let goals = tree.nodes.iter().filter_map(|node| match &node.kind {
            NodeKind::Link(goal) | NodeKind::Image(goal) => {
                Some((page_key(&goal.destination, locale), node.range))
            }
            _ => None,
        });
        goals.collect()
    };
    push_missing(ClaimKind::Link, &list(cx.source), &list(cx.target), lost);
}

/// Where links and images lead, in the order of the text.
fn goals<'t>(tree: &'t Tree) -> impl Iterator<Item = &'t str> {
    tree.nodes.iter().filter_map(|node| match &node.kind {
        NodeKind::Link(goal) | NodeKind::Image(goal) => Some(&*goal.destination),
        _ => None,
    })
}

fn code(cx: &SegmentContext, lost: &mut Vec<Lost>) {
    let list = |tree: &Tree| -> Vec<(String, ByteRange)> {
        let spans = tree.of_kind(&NodeKind::Code);
        spans.map(|(_, it)| (tree.at(it.inner).trim().to_owned(), it.range)).collect()
    };
    push_missing(ClaimKind::Code, &list(cx.source), &list(cx.target), lost);
}

fn push_missing(
    kind: ClaimKind,
    source: &[(String, ByteRange)],
    target: &[(String, ByteRange)],
    lost: &mut Vec<Lost>,
) {
    let texts = |of: &[(String, ByteRange)]| of.iter().map(|it| it.0.clone()).collect::<Vec<_>>();
    for at in difference(&texts(source), &texts(target)).missing {
        lost.extend(source.get(at).map(|(text, range)| (kind, text.clone(), *range)));
    }
}

/// Some languages put marks in the place of emphasis; nothing at all is a loss.
fn emphasis(cx: &SegmentContext, lost: &mut Vec<Lost>) {
    let is_emphasis = |it: &&Node| matches!(it.kind, NodeKind::Strong | NodeKind::Emphasis);
    let Some(first) = cx.source.nodes.iter().find(is_emphasis) else {
        return;
    };
    let is_kept = cx
        .target
        .nodes
        .iter()
        .any(|it| is_emphasis(&it) || matches!(it.kind, NodeKind::Code | NodeKind::Html));
    if !is_kept && !cx.target.written().contains(MARKS) {
        lost.push((ClaimKind::Emphasis, cx.source.at(first.inner).to_owned(), first.range));
    }
}

/// Numbers, names of code and placeholders in the prose.
fn words(cx: &SegmentContext, lost: &mut Vec<Lost>) {
    const MARKS: Kind = Kind::DIGIT.or(Kind::CAPITAL).or(Kind::LOW_LINE).or(Kind::STOP);
    const MORE: Kind = Kind::PERCENT_OR_DOLLAR.or(Kind::BRACKET).or(Kind::PAUSE);
    if !cx.source.features.has(MARKS.or(MORE)) {
        return;
    }
    let (source, target) = (cx.source_flat(), cx.target.written());
    let has_number = cx.source.features.has(Kind::DIGIT);
    let numbers = has_number.then(|| gone_from(&source.text, target, cx.profile()));
    for (start, end) in numbers.into_iter().flatten() {
        let text = source.text.get(start..end).unwrap_or_default().to_owned();
        lost.push((ClaimKind::Number, text, source.range(start, end)));
    }
    let flat = &cx.target_flat().text;
    let is_lost = |text: &str| !target.contains(text) && !flat.contains(text);
    for (start, name) in names_of_code(&source.text).into_iter().take(MOST_NAMES) {
        if is_lost(name) && is_name_of_code(name) && !is_written_otherwise(flat, name) {
            let range = source.range(start, start + name.len());
            lost.push((ClaimKind::Identifier, name.to_owned(), range));
        }
    }
    let has_placeholder = cx.source.features.has(Kind::PERCENT_OR_DOLLAR.or(Kind::BRACKET));
    let found = has_placeholder.then(|| placeholders(&source.text));
    for (start, text) in found.into_iter().flatten().take(MOST_NAMES) {
        if is_lost(text) {
            let range = source.range(start, start + text.len());
            lost.push((ClaimKind::Placeholder, text.to_owned(), range));
        }
    }
}
