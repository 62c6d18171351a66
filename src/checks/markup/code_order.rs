//! Code spans that ran into each other, or behind the end of the sentence.

use std::collections::HashSet;

use crate::article::ByteRange;
use crate::checks::punctuation::{Mark, ends_in_abbreviation};
use crate::checks::{Finding, SegmentContext};
use crate::inline::{Kind, Node, NodeKind, Tree};
use crate::locale::Profile;

/// A word before a period is an abbreviation where it has fewer letters.
const SHORTEST_WORD: usize = 3;

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    if !cx.target.features.has(Kind::QUOTE) || cx.is_plain() {
        return;
    }
    if codes(cx.target).next().is_none() || codes(cx.source).next().is_none() {
        return;
    }
    findings.extend(fused(cx));
    findings.extend(parked(cx));
}

fn codes<'t>(tree: &'t Tree) -> impl Iterator<Item = (usize, &'t Node)> {
    tree.of_kind(&NodeKind::Code)
}

/// The first code span that is several of the source without what stood between them.
fn fused(cx: &SegmentContext) -> Option<Finding<'static>> {
    let mut melted =
        codes(cx.target).filter(|it| cx.target.at(it.1.inner).contains("``")).peekable();
    melted.peek()?;
    let wanted: HashSet<&str> =
        codes(cx.source).map(|it| cx.source.at(it.1.inner).trim()).collect();
    if wanted.iter().any(|it| it.contains("``")) {
        return None;
    }
    melted.find_map(|(_, node)| {
        let pieces: Vec<&str> = cx.target.at(node.inner).split("``").map(str::trim).collect();
        let known: Vec<&str> = pieces.into_iter().filter(|it| wanted.contains(it)).collect();
        let (first, second) = (known.first()?, known.get(1)?);
        let finding = Finding::in_target("markup/code-fused", cx, node.range)
            .with("first", *first)
            .with("second", *second);
        Some(related(cx, finding, first))
    })
}

fn related(cx: &SegmentContext, finding: Finding<'static>, code: &str) -> Finding<'static> {
    match codes(cx.source).find(|it| cx.source.at(it.1.inner).trim() == code) {
        Some((_, node)) => finding.and_source(node.range),
        None => finding,
    }
}

/// The code behind the last full stop, where that of the source stands in the sentence.
fn parked(cx: &SegmentContext) -> Option<Finding<'static>> {
    let (range, code) = behind_end(cx.target, cx.profile())?;
    if introduces_last_code(cx.source) || behind_end(cx.source, None).is_some() {
        return None;
    }
    let finding = Finding::in_target("markup/code-parked", cx, range).with("code", code);
    Some(related(cx, finding, code.trim()))
}

/// The code spans at the end of a side, where they stand behind the end of a sentence, and the
/// content of the first one.
fn behind_end<'t>(tree: &'t Tree, profile: Option<&Profile>) -> Option<(ByteRange, &'t str)> {
    let (range, first) = last_codes(tree)?;
    let before = ByteRange::new(tree.range.start, range.start);
    let (index, node) =
        tree.nodes.iter().enumerate().rev().find(|it| it.1.range.end <= range.start)?;
    if node.kind != NodeKind::Text || index == 0 && node.range.start > before.start {
        return None;
    }
    ends_sentence(tree.at(before).trim_end(), profile).then(|| (range, tree.at(first.inner)))
}

/// The code spans at the end of a side with nothing but blanks and commas between and behind them.
fn last_codes<'t>(tree: &'t Tree) -> Option<(ByteRange, &'t Node)> {
    let idle = |text: &str| text.chars().all(|it| it.is_whitespace() || ",;、，".contains(it));
    let mut all = codes(tree).map(|it| it.1).collect::<Vec<_>>().into_iter().rev();
    let last = all.next()?;
    let rest = tree.at(ByteRange::new(last.range.end, tree.range.end)).trim();
    if !rest.trim_start_matches(is_end).is_empty() {
        return None;
    }
    let mut first = last;
    for node in all {
        if !idle(tree.at(ByteRange::new(node.range.end, first.range.start))) {
            break;
        }
        first = node;
    }
    Some((ByteRange::new(first.range.start, last.range.end), first))
}

/// Whether a mark ends a sentence, in any script.
fn is_end(character: char) -> bool {
    Mark::of(character).is_some_and(Mark::ends_sentence)
}

/// Whether a sentence ends at the end of a text, and no abbreviation does.
fn ends_sentence(text: &str, profile: Option<&Profile>) -> bool {
    let Some(inner) = text.strip_suffix(is_end) else {
        return false;
    };
    if !text.ends_with('.') {
        return true;
    }
    let word = inner.rsplit(|it: char| !it.is_alphanumeric()).next().unwrap_or("");
    let is_word =
        word.chars().count() >= SHORTEST_WORD && !word.ends_with(|it: char| it.is_ascii_digit());
    is_word && !ends_in_abbreviation(text, profile)
}

/// Whether a colon or a dash leads to the last code of a side: the translation may well make a
/// sentence of what leads to it.
fn introduces_last_code(tree: &Tree) -> bool {
    last_codes(tree).is_some_and(|(range, _)| {
        let before = tree.at(ByteRange::new(tree.range.start, range.start)).trim_end();
        before.ends_with([':', '-', '–', '—', ';', '：', '>', '=']) || before.is_empty()
    })
}
