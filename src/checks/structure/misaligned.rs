//! Targets of neighbouring segments that changed places.

use std::borrow::Cow;

use crate::article::{ByteRange, Side};
use crate::checks::{Context, Finding};
use crate::inline::{NodeKind, Parser, Tree};

/// No more pairs of an article are told: where everything moved, these show it.
const MOST_TOLD: usize = 16;

/// Sides longer than this (bytes) are not compared.
const LONGEST: usize = 64 * 1024;

/// So many times closer must the lengths fit crosswise where one segment holds nothing to go by.
const CLOSER: f64 = 2.0;

/// Two sums over what a side holds, in whatever order.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Sketch {
    /// Over destinations and code.
    names: u64,
    /// Over digits elsewhere.
    numbers: u64,
}

/// What does not change in translation, sorted.
#[derive(Debug, Default, PartialEq, Eq)]
struct Anchors<'t> {
    /// The destinations of links and images, and the contents of code spans.
    names: Vec<Cow<'t, str>>,
    /// The numbers, digits alone.
    numbers: Vec<String>,
}

pub(super) fn article(cx: &Context, findings: &mut Vec<Finding<'static>>) {
    let segments = &cx.article.segments;
    let mut told = 0;
    let mut last: Option<(Sketch, Sketch)> = None;
    let mut swapped_until = 0;
    for (index, segment) in segments.iter().enumerate() {
        let here = (sketch(cx.at(segment.target.text)), sketch(cx.at(segment.source.text)));
        let before = last.replace(here);
        // Each one's target looks like the other one's source, and like its own it does not.
        let Some(first) = index.checked_sub(1).filter(|it| *it >= swapped_until) else { continue };
        let fits = before.is_some_and(|it| fit_crosswise(it, here));
        if !fits || told == MOST_TOLD {
            continue;
        }
        if changed_places(cx, first, index) {
            findings.push(finding(cx, first, index));
            told += 1;
            swapped_until = index + 1;
        }
    }
}

fn finding(cx: &Context, first: usize, second: usize) -> Finding<'static> {
    let segments = &cx.article.segments;
    let (a, b) = (&segments[first], &segments[second]);
    let mut finding =
        Finding::in_segment("structure/misaligned", first, Side::Target, a.target.text)
            .with("id", cx.article.id(b))
            .and_target(b.target.text);
    finding.covers = Some(second);
    finding
}

/// Whether two targets look like the sources of each other and not like their own: by what they
/// name, or by their numbers where all name the same.
fn fit_crosswise(a: (Sketch, Sketch), b: (Sketch, Sketch)) -> bool {
    let names = |it: (Sketch, Sketch)| (it.0.names, it.1.names);
    let (a_names, b_names) = (names(a), names(b));
    if a_names.1 != b_names.1 {
        return a_names.0 == b_names.1 && b_names.0 == a_names.1;
    }
    a_names.0 == a_names.1
        && b_names.0 == b_names.1
        && a.1.numbers != b.1.numbers
        && a.0.numbers == b.1.numbers
        && b.0.numbers == a.1.numbers
}

fn sketch(side: &str) -> Sketch {
    let bytes = if side.len() <= LONGEST { side.as_bytes() } else { &[] };
    // One quick pass: most sides hold nothing of it.
    let telling = |byte: u8| byte.is_ascii_digit() || byte == b'`' || byte == b'(';
    if !bytes.iter().fold(false, |found, &it| found | telling(it)) {
        return Sketch::default();
    }
    let (mut sketch, mut at) = (Sketch::default(), 0);
    while let Some(&byte) = bytes.get(at) {
        let close = match byte {
            b'`' => b'`',
            b'(' if at > 0 && bytes[at - 1] == b']' => b')',
            b'0'..=b'9' => {
                let length = bytes[at..].iter().take_while(|it| it.is_ascii_digit()).count();
                sketch.numbers = sketch.numbers.wrapping_add(hash(&bytes[at..at + length]));
                at += length;
                continue;
            }
            _ => {
                at += 1;
                continue;
            }
        };
        let inner = &bytes[at + 1..];
        let Some(length) = memchr::memchr(close, inner) else {
            // Nothing closes it or another one from here on.
            return sketch;
        };
        sketch.names = sketch.names.wrapping_add(hash(&bytes[at..=at + length]));
        at += length + 2;
    }
    sketch
}

fn hash(bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3);
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, step)
}

/// Whether what does not change in translation fits crosswise and only so.
fn changed_places(cx: &Context, first: usize, second: usize) -> bool {
    let segments = &cx.article.segments;
    let (a, b) = (&segments[first], &segments[second]);
    let sides = [a.target.text, a.source.text, b.target.text, b.source.text];
    if sides.iter().any(|it| it.len() > LONGEST || cx.at(*it).trim().is_empty()) {
        return false;
    }
    let trees = Parser::new(cx.article).parse_all(sides);
    let anchors: Vec<Anchors> = trees.iter().map(Anchors::of).collect();
    let [a_target, a_source, b_target, b_source] = anchors.as_slice() else {
        return false;
    };
    // Languages write numbers in words, and words in numbers: all of them must fit.
    let numbers_fit = a_source.numbers != b_source.numbers
        && a_target.numbers == b_source.numbers
        && b_target.numbers == a_source.numbers;
    let both_tell = |it: fn(&Anchors) -> bool| it(a_source) && it(b_source);
    if a_source.names == b_source.names {
        return numbers_fit
            && a_target.names == a_source.names
            && b_target.names == a_source.names
            && (both_tell(|it| !it.numbers.is_empty()) || lengths_fit_crosswise(cx, sides));
    }
    // A lone link may have slipped into the sentence beside it; then something else must fit, too.
    a_target.names == b_source.names
        && b_target.names == a_source.names
        && (both_tell(|it| !it.names.is_empty()) || numbers_fit || lengths_fit_crosswise(cx, sides))
}

fn lengths_fit_crosswise(cx: &Context, sides: [ByteRange; 4]) -> bool {
    let [a_target, a_source, b_target, b_source] =
        sides.map(|it| (cx.at(it).chars().count() as f64).ln());
    let straight = ((a_target - a_source) - (b_target - b_source)).abs();
    let crosswise = ((a_target - b_source) - (b_target - a_source)).abs();
    straight > 2.0_f64.ln() && straight > CLOSER * crosswise
}

impl<'t> Anchors<'t> {
    fn of(tree: &'t Tree<'_>) -> Self {
        let mut anchors = Self::default();
        for node in &tree.nodes {
            match &node.kind {
                NodeKind::Link(target) | NodeKind::Image(target) => {
                    anchors.names.push(Cow::Borrowed(&target.destination));
                }
                NodeKind::Code => anchors.names.push(tree.code(node)),
                NodeKind::Text => anchors.numbers.extend(numbers(tree.at(node.range))),
                _ => {}
            }
        }
        anchors.names.sort_unstable();
        anchors.numbers.sort_unstable();
        anchors
    }
}

fn numbers(text: &str) -> impl Iterator<Item = String> {
    let digits = text.split(|it: char| !it.is_ascii_digit()).filter(|it| !it.is_empty());
    digits.map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sketches_take_no_notice_of_order() {
        let sum = sketch("a [b](c) 12 `d`");
        assert_eq!(sketch("`d` 12, [x](c)"), sum);
        assert_ne!(sketch("`d` 13, [x](c)"), sum);
        assert_eq!(sketch("no such thing (here)"), Sketch::default());
        assert_eq!(sketch("` and ] ( stay open"), Sketch::default());
    }
}
