//! Low lines and brackets that stand apart from the name that they belong to.

use crate::article::ByteRange;
use crate::checks::{Finding, SegmentContext};
use crate::diagnostic::{Edit, Fix};
use crate::inline::{Kind, NodeKind, Tree};

/// More places of one segment tell nobody more.
const MOST_TOLD: usize = 4;

/// Of more low lines in one segment the rest is not looked at.
const MOST_TRIED: usize = 256;

/// A bracketed parameter attribute is no longer (bytes).
const LONGEST_PARAMETER: usize = 40;

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    if !cx.target.features.has(Kind::BACKSLASH) || !cx.source.features.has(Kind::BACKSLASH) {
        return;
    }
    let places = low_lines(cx).into_iter().chain(brackets(cx));
    for range in places.take(MOST_TOLD) {
        let found = cx.context.at(range);
        let joined: String = found.chars().filter(|it| !it.is_whitespace()).collect();
        findings.push(
            Finding::in_target("markup/escape-split", cx, range)
                .with("found", found)
                .perhaps_mended_by(fix(cx, range, &joined))
                .with("joined", joined),
        );
    }
}

/// Takes the blanks away where that gives a name of the source.
fn fix(cx: &SegmentContext, range: ByteRange, joined: &str) -> Option<Fix> {
    let found = cx.context.at(range);
    if found == joined || !cx.source.written().contains(joined) {
        return None;
    }
    let blanks = found.char_indices().filter(|it| it.1.is_whitespace());
    let edits = blanks.map(|(at, blank)| {
        let start = range.start + at;
        Edit::delete(ByteRange::new(start, start + blank.len_utf8()))
    });
    Some(Fix::safe(edits.collect()))
}

/// What an escaped low line touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Joint {
    range: ByteRange,
    left: Touch,
    right: Touch,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Touch {
    /// A letter, a digit or another low line.
    Name,
    /// A blank.
    Blank,
    /// The mark of an emphasis or of a link, the end of the side.
    Edge,
    /// Anything else.
    Other,
}

impl Touch {
    fn of(character: Option<char>) -> Self {
        match character {
            None | Some('*' | '[' | ']') => Self::Edge,
            Some(it) if it.is_alphanumeric() || it == '_' => Self::Name,
            Some(it) if it.is_whitespace() => Self::Blank,
            Some(_) => Self::Other,
        }
    }
}

fn joints(tree: &Tree) -> Vec<Joint> {
    let text = tree.written();
    let escapes = tree.of_kind(&NodeKind::Escape).map(|it| it.1.range);
    let low_lines = escapes.filter(|it| tree.at(*it) == "\\_");
    let joint = |range: ByteRange| {
        let (start, end) = (range.start - tree.range.start, range.end - tree.range.start);
        let behind = text[end..].chars().next();
        let is_escape = text[end..].starts_with("\\_");
        Joint {
            range,
            left: Touch::of(text[..start].chars().next_back()),
            right: if is_escape { Touch::Name } else { Touch::of(behind) },
        }
    };
    low_lines.map(joint).collect()
}

/// The names that were split at an escaped low line.
fn low_lines(cx: &SegmentContext) -> Vec<ByteRange> {
    let target = joints(cx.target);
    if !target.iter().any(|it| it.left != Touch::Name || it.right != Touch::Name) {
        return Vec::new();
    }
    let source = joints(cx.source);
    let (mut opens, mut closes) = (false, false);
    for it in &source {
        opens |= it.left != Touch::Name;
        closes |= it.right != Touch::Name;
    }
    let mut found: Vec<ByteRange> = Vec::new();
    for it in target.into_iter().take(MOST_TRIED) {
        let is_apart = |side: Touch| matches!(side, Touch::Blank | Touch::Edge);
        // A blank on both sides belongs to no name at all.
        let is_lone = it.left == Touch::Blank && it.right == Touch::Blank && !(opens && closes);
        let is_new = is_apart(it.left) && !opens || is_apart(it.right) && !closes;
        let has_blank = it.left == Touch::Blank || it.right == Touch::Blank;
        if !source.is_empty() && (is_lone || is_new && (has_blank || is_edge_alone(it)))
            || has_blank && joins_to_source(cx, it)
        {
            push(cx, &mut found, it);
        }
    }
    found
}

/// Whether the low line begins or ends what is emphasized or linked, and something follows it.
fn is_edge_alone(it: Joint) -> bool {
    (it.left == Touch::Edge) != (it.right == Touch::Edge)
        && (it.left == Touch::Name || it.right == Touch::Name)
}

/// Whether the piece around a low line stands in the source, but for the blanks.
fn joins_to_source(cx: &SegmentContext, it: Joint) -> bool {
    let range = around(cx.target, it);
    let found = cx.target.at(range);
    let joined: String = found.chars().filter(|it| !it.is_whitespace()).collect();
    joined.len() > it.range.len() + 2
        && joined.len() < found.len()
        && cx.source.written().contains(&joined)
        && !cx.source.written().contains(found)
}

fn push(cx: &SegmentContext, found: &mut Vec<ByteRange>, it: Joint) {
    let range = around(cx.target, it);
    match found.last_mut() {
        Some(last) if last.end >= range.start => last.end = range.end.max(last.end),
        _ => found.push(range),
    }
}

/// A low line with the blanks beside it and the words behind them.
fn around(tree: &Tree, it: Joint) -> ByteRange {
    let is_name = |it: &char| it.is_alphanumeric() || *it == '_' || *it == '\\';
    let is_blank = |it: &char| *it == ' ' || *it == '\u{A0}';
    let length = |text: &mut dyn Iterator<Item = char>| -> usize {
        let mut bytes = 0;
        let mut in_word = false;
        for character in text {
            if is_blank(&character) && !in_word || is_name(&character) {
                in_word |= is_name(&character);
                bytes += character.len_utf8();
            } else {
                break;
            }
        }
        bytes
    };
    let before = tree.at(ByteRange::new(tree.range.start, it.range.start));
    let behind = tree.at(ByteRange::new(it.range.end, tree.range.end));
    let left = length(&mut before.chars().rev().take(64));
    let right = length(&mut behind.chars().take(64));
    ByteRange::new(it.range.start - left, it.range.end + right).trimmed(tree.text)
}

/// The parameter attributes, `\[in\]`, that were split.
fn brackets(cx: &SegmentContext) -> Vec<ByteRange> {
    let target = parameters(cx.target);
    if !target.iter().any(|it| is_loose(cx.target.at(*it))) {
        return Vec::new();
    }
    let source = parameters(cx.source);
    let tight: Vec<&str> =
        source.iter().map(|it| cx.source.at(*it)).filter(|it| !is_loose(it)).collect();
    let is_split = |it: &ByteRange| {
        let found = cx.target.at(*it);
        is_loose(found) && tight.len() == source.len() && tight.iter().any(|it| is_name(it))
    };
    target.into_iter().filter(is_split).collect()
}

/// The pairs of escaped brackets with little between them, with the brackets.
fn parameters(tree: &Tree) -> Vec<ByteRange> {
    let mut found = Vec::new();
    let mut open: Option<ByteRange> = None;
    for (_, node) in tree.of_kind(&NodeKind::Escape) {
        match (tree.at(node.range), open) {
            ("\\[", _) => open = Some(node.range),
            ("\\]", Some(start)) => {
                let range = ByteRange::new(start.start, node.range.end);
                if range.len() <= LONGEST_PARAMETER {
                    found.push(range);
                }
                open = None;
            }
            _ => {}
        }
    }
    found
}

fn inner(parameter: &str) -> &str {
    parameter.get(2..parameter.len().saturating_sub(2)).unwrap_or_default()
}

fn is_loose(parameter: &str) -> bool {
    let inner = inner(parameter);
    inner.trim() != inner
}

/// Whether what the brackets hold is a name of code, and not a label or a phrase.
fn is_name(parameter: &str) -> bool {
    let inner = inner(parameter);
    !inner.is_empty()
        && inner
            .chars()
            .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || "_,. -\\*".contains(it))
        && inner.split([',', ' ']).filter(|it| !it.is_empty()).count() <= 3
}
