//! Marks of the sentence that slipped into an emphasis.

use super::Emphasis;
use crate::checks::phrase::in_article;
use crate::checks::punctuation::{self, Mark, Swallowed};
use crate::checks::{Finding, SegmentContext, mend};
use crate::inline::NodeKind;

pub(super) fn check<'t>(
    cx: &'t SegmentContext,
    target: &'t [Emphasis],
    source: &'t [Emphasis],
) -> impl Iterator<Item = Finding<'static>> + 't {
    target.iter().filter(|it| !it.in_link).filter_map(|emphasis| {
        let at_end = punctuation::at_end(&emphasis.phrase, cx.profile())
            .filter(|it| !is_own(emphasis, it, source) && !ends_in_link(cx, emphasis));
        let found = at_end.or_else(|| at_start(emphasis, source))?;
        let range = in_article(cx.target_flat(), found.start, found.text);
        Some(
            Finding::in_target("markup/emphasis-swallows-punctuation", cx, range)
                .with("mark", found.text)
                .perhaps_mended_by(mend::moved_out(cx, emphasis.node, range)),
        )
    })
}

fn is_own(emphasis: &Emphasis, found: &Swallowed, source: &[Emphasis]) -> bool {
    let ends_so = |it: &Emphasis| Mark::at_end(it.phrase.text) == Some(found.mark);
    let is_behind = || source.iter().any(|it| Mark::at_start(it.phrase.behind) == Some(found.mark));
    let phrase = &emphasis.phrase;
    let bare = phrase.text.trim_end().trim_end_matches(found.text);
    let is_ordinal = || bare.ends_with(|it: char| it.is_ascii_digit()) && !is_behind();
    match found.mark {
        // A colon inside the bold is a matter of style.
        Mark::Colon => true,
        _ if source.is_empty() || source.iter().any(ends_so) || phrase.stands_alone() => true,
        Mark::Question | Mark::Exclamation => !is_behind() || phrase.begins_sentence(),
        // A sentence, or a lead-in that other languages close with a colon.
        Mark::Stop => phrase.begins_sentence() || is_ordinal(),
        _ => false,
    }
}

/// Whether a link at its end holds the mark: that is a fault of the link.
fn ends_in_link(cx: &SegmentContext, emphasis: &Emphasis) -> bool {
    let behind = cx.target.nodes.partition_point(|it| it.range.start < emphasis.node.inner.end);
    let nodes = cx.target.nodes.get(..behind).unwrap_or_default();
    let mut inside =
        nodes.iter().rev().take_while(|it| it.range.start >= emphasis.node.inner.start);
    let end = emphasis.node.inner.end;
    inside.any(|it| matches!(it.kind, NodeKind::Link(_)) && it.range.end == end)
}

fn at_start<'t>(emphasis: &Emphasis<'t>, source: &[Emphasis]) -> Option<Swallowed<'t>> {
    let starts_so = |it: &Emphasis| !it.phrase.text.starts_with(char::is_alphanumeric);
    if source.is_empty() || source.iter().any(starts_so) {
        return None;
    }
    punctuation::at_start(&emphasis.phrase)
}
