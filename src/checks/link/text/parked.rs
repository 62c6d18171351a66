//! Links behind the end of the sentence that they belong to.

use super::Link;
use crate::checks::phrase::near_end;
use crate::checks::punctuation::{Mark, ends_in_abbreviation};
use crate::checks::{Finding, SegmentContext};

/// A sentence has at least as many letters.
const SHORTEST_SENTENCE: usize = 6;

/// Reports the links behind the last sentence of the translation. The number is theirs: they are
/// the last ones of `links`.
pub(super) fn check(
    cx: &SegmentContext,
    links: &[Link],
    findings: &mut Vec<Finding<'static>>,
) -> usize {
    let flat = cx.target_flat();
    let mut end = flat.text.trim_end().len();
    let mut tail = links.len();
    while let Some(link) = tail.checked_sub(1).and_then(|it| links.get(it)) {
        if link.target.end < end || !cx.target.at(link.pair.target.range).starts_with('[') {
            break;
        }
        end = link.target.before.trim_end().len();
        tail -= 1;
    }
    let Some(first) = links.get(tail) else {
        return 0;
    };
    let before = first.target.before.trim_end();
    let mark = Mark::at_end(before);
    let ends_sentence = mark.is_some_and(Mark::ends_sentence)
        && letters(before).count() == SHORTEST_SENTENCE
        && !ends_in_abbreviation(before, cx.profile());
    if !ends_sentence || links[tail..].iter().any(stands_apart) {
        return 0;
    }
    for link in links[tail..].iter().take(super::MOST_TOLD) {
        findings.push(
            Finding::in_target("link/parked-at-end", cx, link.pair.target.range)
                .with("destination", &*link.pair.goal.destination)
                .with("text", cx.source.visible_inside(link.pair.source_index))
                .and_source(link.pair.source.range),
        );
    }
    links.len() - tail
}

fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    near_end(text).chars().filter(|it| it.is_alphabetic()).take(SHORTEST_SENTENCE)
}

/// Whether the link stands apart from all sentences in the source as well.
fn stands_apart(link: &Link) -> bool {
    let before = link.source.before.trim_end();
    Mark::at_end(before).is_some_and(Mark::ends_sentence) || before.is_empty()
}
