//! The sources that stand more than once in an article and are translated in more than one way.

use std::collections::HashMap;

use crate::article::{Block, ByteRange, Segment};
use crate::checks::Context;
use crate::inline::{NodeKind, Parser, Tree};

/// So many letters and digits of a source say whether it may stand elsewhere, too.
const SKETCHED: usize = 48;

/// No phrase that is repeated on purpose is longer (bytes).
const LONGEST: usize = 4096;

/// A source that stands more than once, with at least two different targets.
#[derive(Debug)]
pub(super) struct Repeat {
    /// The source as a reader sees it, without its final mark, in small letters.
    pub source: String,
    /// The words of the source, as those of [`Occurrence::words`].
    pub words: String,
    /// Whether the source holds code, tags or directives.
    pub has_code: bool,
    /// Where it stands, in the order of the article.
    pub occurrences: Vec<Occurrence>,
}

/// One of the places.
#[derive(Debug)]
pub(super) struct Occurrence {
    /// The segment, as an index of the article's.
    pub segment: usize,
    /// The kind of block.
    pub block: Block,
    /// The whole target.
    pub range: ByteRange,
    /// The source there.
    pub source: ByteRange,
    /// What a reader sees of the target.
    pub text: String,
    /// Its words in small letters, one blank between them and no marks.
    pub words: String,
}

/// The repeats of an article, in the order of their first places. Headings, which many languages
/// word in a way of their own, count apart.
pub(super) fn of(cx: &Context) -> Vec<Repeat> {
    let segments = &cx.article.segments;
    let mut sketches: Vec<(u64, usize)> = segments
        .iter()
        .enumerate()
        .filter(|(_, it)| it.source.text.len() <= LONGEST)
        .filter_map(|(index, it)| Some((sketch(cx.at(it.source.text))?, index)))
        .collect();
    sketches.sort_unstable();
    let mut repeats = Vec::new();
    for run in sketches.chunk_by(|a, b| a.0 == b.0) {
        let written = |at: &(u64, usize)| cx.at(segments[at.1].target.text).trim();
        let first = run.first().map(written);
        if run.iter().any(|it| Some(written(it)) != first) {
            let indexes: Vec<usize> = run.iter().map(|it| it.1).collect();
            grouped(cx, &indexes, &mut repeats);
        }
    }
    repeats.sort_by_key(|it: &Repeat| it.occurrences.first().map(|it| it.segment));
    repeats
}

/// A number that equal sources have in common, whatever their case and markup; `None` where there
/// are no letters. Others may have it, too.
fn sketch(source: &str) -> Option<u64> {
    let (mut hash, mut taken, mut has_letter) = (0xCBF2_9CE4_8422_2325_u64, 0, false);
    let bytes = source.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at).filter(|_| taken < SKETCHED) {
        at += 1;
        if byte == b']' && bytes.get(at) == Some(&b'(') {
            // What a link leads to does not count.
            at += memchr::memchr(b')', &bytes[at..]).map_or(0, |length| length + 1);
        } else if byte.is_ascii_alphanumeric() {
            hash = (hash ^ u64::from(byte | 0x20)).wrapping_mul(0x0100_0000_01B3);
            taken += 1;
            has_letter |= byte.is_ascii_alphabetic();
        }
    }
    has_letter.then_some(hash)
}

/// Tells segments with one sketch apart by their sources.
fn grouped(cx: &Context, indexes: &[usize], repeats: &mut Vec<Repeat>) {
    let segments = || indexes.iter().filter_map(|&it| Some((it, cx.article.segments.get(it)?)));
    let sides = segments().flat_map(|(_, it)| [it.target.text, it.source.text]);
    let trees = Parser::new(cx.article).parse_all(sides);
    let mut groups: HashMap<(String, bool), Repeat> = HashMap::new();
    for ((index, segment), trees) in segments().zip(trees.chunks_exact(2)) {
        let [target, source] = trees else { continue };
        let visible = source.visible(&source.nodes);
        let folded = without_final_mark(&visible);
        let has_code = source.nodes.iter().any(is_code);
        let key = (folded.clone(), segment.place.block == Block::Heading);
        let repeat = groups.entry(key).or_insert_with(|| Repeat {
            words: words(&visible),
            source: folded,
            has_code,
            occurrences: Vec::new(),
        });
        repeat.occurrences.push(occurrence(index, segment, target));
    }
    repeats.extend(groups.into_values().filter(|it| {
        let first = it.occurrences.first().map(|it| &it.words);
        it.occurrences.iter().any(|it| Some(&it.words) != first)
    }));
}

fn occurrence(index: usize, segment: &Segment, target: &Tree) -> Occurrence {
    let text = target.visible(&target.nodes);
    Occurrence {
        segment: index,
        block: segment.place.block,
        range: target.range,
        source: segment.source.text,
        words: words(&text),
        text,
    }
}

fn is_code(node: &crate::inline::Node) -> bool {
    matches!(node.kind, NodeKind::Code | NodeKind::Html | NodeKind::Directive | NodeKind::Image(_))
}

fn without_final_mark(visible: &str) -> String {
    let words: Vec<&str> = visible.split_whitespace().collect();
    let text = words.join(" ").to_lowercase();
    text.trim_end_matches(|it: char| ".,;:!?… ".contains(it)).to_owned()
}

/// The words of a text in small letters, one blank between them and no marks.
pub(super) fn words(visible: &str) -> String {
    let mut words = String::with_capacity(visible.len());
    for word in visible.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()) {
        if !words.is_empty() {
            words.push(' ');
        }
        words.extend(word.chars().flat_map(char::to_lowercase));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sketches_pass_over_marks_and_destinations() {
        let plain = sketch("See the tide table.");
        assert!(plain.is_some());
        assert_eq!(sketch("**See** the [Tide table](tides.md)"), plain);
        assert_ne!(sketch("See the tide tables."), plain);
        assert_eq!(sketch("- 12 -"), None);
        assert_eq!(words("A „b“,\u{A0}C-d。漢字"), "a b c d 漢字");
        assert_eq!(without_final_mark(" A  b…. "), "a b");
    }
}
