//! The words for an article whose English file has changed: how much of it, and what.

use super::Place;
use crate::checks::Finding;
use crate::freshness::{Changed, Difference, changed, difference};
use crate::source_root::{English, History};

/// The finding points at no more segments.
const MOST_PLACES: usize = 5;

pub(super) fn finding(at: &Place, english: &English) -> Finding<'static> {
    let article = at.cx.article;
    let difference = difference(article, &english.bytes);
    let extent = difference.as_ref().map(|it| format!(": {}", extent(it)));
    let mut finding = Finding::in_article("freshness/stale", at.origin.range)
        .with("path", english.path.as_str())
        .with("extent", extent.unwrap_or_default())
        .with("changes", changes(at, english).map(|it| format!(": {it}")).unwrap_or_default());
    let stale = difference.iter().flat_map(|it| &it.stale);
    let segments = stale.filter_map(|&it| article.segments.get(it));
    for segment in segments.take(MOST_PLACES) {
        finding = finding.and_source(segment.source.text);
    }
    finding
}

/// `3 of 200 segments are of sentences that are no longer in it, and 5 English sentences have no
/// segment`
fn extent(it: &Difference) -> String {
    let (stale, missing) = (it.stale.len(), it.missing);
    let segments = counted(it.segments, "segment");
    let gone =
        format!("{stale} of {segments} {} no longer in it", if stale == 1 { "is" } else { "are" });
    let sentences = counted(missing, "English sentence");
    let has = if missing == 1 { "has" } else { "have" };
    match (stale, missing) {
        (0, 0) => format!(
            "the words of all {segments} are still in it, so code, links, images or the front matter changed"
        ),
        (_, 0) => gone,
        (0, _) => format!("all {segments} are still in it, but {sentences} {has} no segment"),
        _ => format!("{gone}, and {sentences} {has} no segment"),
    }
}

/// What the history knows: `2 headings and 14 sentences; 5 commits since 2020-04-12`.
fn changes(at: &Place, english: &English) -> Option<String> {
    let commit = at.commit()?;
    let History { date, commits } = at.root.history(commit, &english.path)?;
    let before = at.root.at_commit(commit, &english.path)?;
    let what = changed(&before, &english.bytes).map(what)?;
    Some(match commits {
        Some(number) if number > 0 => {
            format!("{what}; {} since {date}", counted(number as usize, "commit"))
        }
        _ => format!("{what} since {date}"),
    })
}

fn what(it: Changed) -> String {
    let headings = counted(it.headings, "heading");
    let sentences = counted(it.sentences, "sentence");
    match (it.headings, it.sentences) {
        (0, 0) => "no sentence".to_owned(),
        (0, _) => sentences,
        (_, 0) => headings,
        _ => format!("{headings} and {sentences}"),
    }
}

fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
