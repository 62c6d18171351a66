//! Brackets and parentheses that were a link in the source and are none any more.

use std::collections::HashSet;

use crate::article::ByteRange;
use crate::checks::{Finding, SegmentContext};
use crate::diagnostic::{Edit, Fix};
use crate::inline::{NodeKind, Target, Tree};

/// What stands where the two halves of a link should meet.
const JUNCTIONS: &[&str] = &["](", "] (", "]（", "] （", "］(", "］（", "]\u{A0}("];

/// With more destinations than this, those of links that never close are not looked for.
const MOST_TRIED: usize = 64;

/// Of more halves that meet in one segment the rest is not looked at.
const MOST_JUNCTIONS: usize = 256;

/// No further than this (bytes) is the other half looked for.
const REACH: usize = 2048;

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    let written = cx.target.written();
    if memchr::memchr(b']', written.as_bytes()).is_none() && !written.contains('］') {
        return;
    }
    let broken = junctions(cx.target);
    if broken.is_empty() {
        return;
    }
    let wanted = destinations(cx.source);
    if wanted.is_empty() {
        return;
    }
    let excused = junctions(cx.source).len();
    let real = broken
        .into_iter()
        .take(MOST_JUNCTIONS)
        .filter_map(|it| Some((it, broken_link(cx.target, it, &wanted)?)));
    for (junction, range) in real.skip(excused) {
        let found = cx.context.at(range);
        findings.push(
            Finding::in_target("link/broken-syntax", cx, range)
                .with("found", found)
                .perhaps_mended_by(joined(cx, junction, range)),
        );
    }
}

/// Writes the second half of a link as the source has it, directly behind the first.
fn joined(cx: &SegmentContext, junction: ByteRange, link: ByteRange) -> Option<Fix> {
    // Where nothing closes, it is not clear where the address ends.
    let inner = cx.target.at(ByteRange::new(junction.end, link.end)).strip_suffix([')', '）'])?;
    let found = squashed(inner);
    let targets = cx.source.links().map(|it| it.2).chain(cx.source.images().map(|it| it.2));
    let written = |it: &Target| cx.source.at(it.written);
    let mut wanted: Vec<&str> = targets.map(written).filter(|it| squashed(it) == found).collect();
    wanted.dedup();
    let [destination] = wanted[..] else { return None };
    let half = ByteRange::new(junction.start, link.end);
    let first = cx.target.at(junction).chars().next().filter(|it| *it == ']')?;
    Some(Fix::safe(vec![Edit::replace(half, format!("{first}({destination})"))]))
}

/// The junctions in the text of a side: outside links, images and code.
fn junctions(tree: &Tree) -> Vec<ByteRange> {
    let written = tree.written();
    let mut found = Vec::new();
    for (at, _) in written.match_indices([']', '］']) {
        let start = tree.range.start + at;
        let junction = JUNCTIONS.iter().find(|it| written[at..].starts_with(**it));
        if let Some(junction) = junction.filter(|_| is_text(tree, start)) {
            found.push(ByteRange::new(start, start + junction.len()));
        }
    }
    found
}

/// Whether the byte is one that a reader sees as it is, and no half of a real link.
fn is_text(tree: &Tree, offset: usize) -> bool {
    let at = tree.nodes.partition_point(|it| it.range.start <= offset);
    tree.nodes[..at]
        .iter()
        .rev()
        .take(64)
        .any(|it| it.kind == NodeKind::Text && it.range.start <= offset && offset < it.range.end)
}

/// The destinations of a side, in the form in which they are compared.
fn destinations(tree: &Tree) -> HashSet<String> {
    let links = tree.links().map(|it| it.2);
    let images = tree.images().map(|it| it.2);
    links.chain(images).map(|it| squashed(&it.destination)).filter(|it| !it.is_empty()).collect()
}

/// Without blanks and case, both of which a damaged address may have gained.
fn squashed(destination: &str) -> String {
    destination.chars().filter(|it| !it.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// The whole of what was a link, where the parentheses hold an address that the source links to.
fn broken_link(tree: &Tree, junction: ByteRange, wanted: &HashSet<String>) -> Option<ByteRange> {
    let near = ByteRange::new(junction.end, clamped(tree, junction.end + REACH));
    match closing(tree.at(near)) {
        Some((inner, length)) => {
            let address = squashed(inner);
            let is_known = wanted.contains(&address)
                || with_title(inner).is_some_and(|it| wanted.contains(&it));
            is_known.then(|| {
                let start = opening(tree, junction.start).unwrap_or(junction.start);
                ByteRange::new(start, near.start + length)
            })
        }
        None => {
            let address = squashed(tree.at(near));
            let leads_there = |it: &String| address.starts_with(it.as_str());
            (wanted.len() <= MOST_TRIED && wanted.iter().any(leads_there)).then_some(junction)
        }
    }
}

fn clamped(tree: &Tree, offset: usize) -> usize {
    let mut end = offset.min(tree.range.end);
    while !tree.text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

/// The address before a title: `(a.md "Title")`.
fn with_title(inner: &str) -> Option<String> {
    let (address, _) = inner.trim().split_once([' ', '\u{A0}'])?;
    Some(squashed(address))
}

/// What stands before the parenthesis that closes, and the length with it.
fn closing(text: &str) -> Option<(&str, usize)> {
    let mut depth = 1_usize;
    for (at, character) in text.char_indices() {
        match character {
            '(' | '（' => depth += 1,
            ')' | '）' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((&text[..at], at + character.len_utf8()));
        }
    }
    None
}

/// Where the bracket before `offset` opens, and the `!` of an image before it.
fn opening(tree: &Tree, offset: usize) -> Option<usize> {
    let mut start = offset.saturating_sub(REACH).max(tree.range.start);
    while !tree.text.is_char_boundary(start) {
        start += 1;
    }
    let before = ByteRange::new(start, offset);
    let text = tree.at(before);
    let mut depth = 1_usize;
    for (at, character) in text.char_indices().rev() {
        match character {
            ']' | '］' => depth += 1,
            '[' | '［' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let image = usize::from(text[..at].ends_with('!'));
            return Some(start + at - image);
        }
    }
    None
}
