//! What the words of a link are: one fault a link, the gravest first.

use super::{Link, edges};
use crate::article::ByteRange;
use crate::checks::phrase::{in_article, is_function_words, words};
use crate::checks::punctuation::{self, Mark, Swallowed};
use crate::checks::{Finding, SegmentContext, mend};
use crate::inline::{NodeKind, OBJECT};
use crate::locale::source_profile;

/// A text with fewer characters is short in any language.
const SHORTEST_COMPARED: usize = 8;

/// A text with fewer characters than this share (percent) of the source's lacks words.
const TOO_SHORT: usize = 28;

pub(super) fn check(cx: &SegmentContext, link: &Link) -> Option<Finding<'static>> {
    if link.target.text.trim().is_empty() {
        return None;
    }
    function_word(cx, link)
        .or_else(|| swallowed(cx, link))
        .or_else(|| too_short(cx, link))
        .or_else(|| edge_space(cx, link))
}

fn function_word(cx: &SegmentContext, link: &Link) -> Option<Finding<'static>> {
    let text = link.target.text.trim();
    let profile = cx.profile();
    let found = if link.target.has_words() {
        let profile = profile.filter(|it| it.has_stop_words())?;
        is_function_words(text, profile)
            && !profile.link_words.contains(&text.to_lowercase())
            && !words(link.source.text).any(|it| it == text)
            && !words(text).any(|it| profile.imperatives.contains(&it.to_lowercase()))
            && !is_function_words(link.source.text, source_profile())
    } else {
        link.source.has_words()
    };
    found.then(|| {
        Finding::in_target("link/text-is-function-word", cx, link.pair.target.range)
            .with("text", text)
            .with("wanted", cx.source.visible_inside(link.pair.source_index))
            .and_source(link.pair.source.range)
    })
}

fn swallowed(cx: &SegmentContext, link: &Link) -> Option<Finding<'static>> {
    let at_end = punctuation::at_end(&link.target, cx.profile()).filter(|it| !is_own(link, it));
    let found = at_end.or_else(|| {
        punctuation::at_start(&link.target)
            .filter(|_| link.source.text.starts_with(char::is_alphanumeric))
    })?;
    let range = in_article(cx.target_flat(), found.start, found.text);
    Some(
        Finding::in_target("link/swallows-punctuation", cx, range)
            .with("mark", found.text)
            .perhaps_mended_by(mend::moved_out(cx, link.pair.target, range))
            .and_source(link.pair.source.range),
    )
}

/// Whether the marks at the end are the link's own.
fn is_own(link: &Link, found: &Swallowed) -> bool {
    if Mark::at_end(link.source.text).is_some() {
        return true;
    }
    let behind = Mark::at_start(link.source.behind);
    let bare = link.target.text.trim_end().trim_end_matches(found.text);
    let is_ordinal = found.mark == Mark::Stop && bare.ends_with(|it: char| it.is_ascii_digit());
    let is_lead_in = || behind == Some(Mark::Colon) && link.target.begins_sentence();
    match found.mark {
        Mark::Stop | Mark::Colon if is_lead_in() => true,
        Mark::Question | Mark::Exclamation | Mark::Colon => behind != Some(found.mark),
        // Many writers link a whole sentence with its mark.
        _ => link.target.stands_alone() || is_ordinal && behind != Some(found.mark),
    }
}

fn too_short(cx: &SegmentContext, link: &Link) -> Option<Finding<'static>> {
    let profile = cx.profile().filter(|it| it.word_spaces)?;
    let wanted = cx.source.visible_inside(link.pair.source_index);
    let (wanted, text) = (wanted.trim(), link.target.text.trim());
    // Most texts are long enough by their bytes already.
    if text.len() * 100 >= wanted.len() * TOO_SHORT * 4 || text.contains(OBJECT) {
        return None;
    }
    let length = wanted.chars().count();
    let is_short = length >= SHORTEST_COMPARED && text.chars().count() * 100 < length * TOO_SHORT;
    let is_name = words(text).all(|it| it.chars().filter(|it| it.is_uppercase()).count() > 1)
        || words(text).all(|it| it.chars().all(|it| it.is_ascii_digit()));
    let is_phrase = words(text).nth(1).is_some() && !words(text).any(|it| profile.is_stop_word(it));
    let folded = text.to_lowercase();
    let is_fine = is_name
        || is_phrase
        || profile.link_words.contains(&folded)
        || source_profile().link_words.contains(&wanted.to_lowercase());
    (is_short && !is_fine).then(|| {
        Finding::in_target("link/text-too-short", cx, link.pair.target.range)
            .with("text", text)
            .with("wanted", wanted)
            .and_source(link.pair.source.range)
    })
}

fn edge_space(cx: &SegmentContext, link: &Link) -> Option<Finding<'static>> {
    let edge = edge(cx.target.at(link.pair.target.inner))?;
    let inner = link.pair.target.inner;
    if cx.target.inside(link.pair.target_index).iter().any(|it| matches!(it.kind, NodeKind::Html)) {
        return None;
    }
    let range = ByteRange::new(inner.start + edge.start, inner.start + edge.end);
    let finding = Finding::in_target("link/edge-space", cx, range)
        .with("text", link.target.text.trim())
        .with("destination", &*link.pair.goal.destination)
        .perhaps_mended_by(edges::without_blanks(cx, link.pair.target))
        .and_source(link.pair.source.range);
    let inner = link.pair.source.inner;
    let own = edge_of(cx.source.at(inner), edge.start == 0);
    Some(match own {
        Some(it) => {
            finding.in_source_too(ByteRange::new(inner.start + it.start, inner.start + it.end))
        }
        None => finding,
    })
}

/// The blanks at the start of a text, else those at its end.
fn edge(text: &str) -> Option<ByteRange> {
    edge_of(text, true).or_else(|| edge_of(text, false))
}

fn edge_of(text: &str, at_start: bool) -> Option<ByteRange> {
    let range = if at_start {
        ByteRange::new(0, text.len() - text.trim_start().len())
    } else {
        ByteRange::new(text.trim_end().len(), text.len())
    };
    (!range.is_empty()).then_some(range)
}
