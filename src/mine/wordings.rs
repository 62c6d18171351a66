//! Headings and labels that are worded alike wherever they stand.

use std::collections::BTreeMap;

use unicode_normalization::char::is_combining_mark;

use super::pairs::{Pair, PairKind};

/// A heading or a label that stands in fewer places is not proposed.
const FEWEST_PLACES: usize = 3;

/// The least part of the places that have the usual wording, in percent.
const LEAST_SHARE: usize = 80;

/// No heading or label has more words.
const MOST_WORDS: usize = 5;

/// A heading or a label and its usual translation.
pub(super) struct Wording<'p> {
    pub kind: PairKind,
    pub source: &'p str,
    pub target: String,
    /// How many places have this translation.
    pub count: usize,
    /// How many places there are.
    pub all: usize,
    /// One of them, as an index of the pairs.
    pub pair: usize,
}

/// The headings and labels that have one translation nearly everywhere.
pub(super) fn wordings(pairs: &[Pair]) -> Vec<Wording<'_>> {
    let mut places: BTreeMap<(PairKind, String), Vec<usize>> = BTreeMap::new();
    for (index, pair) in pairs.iter().enumerate() {
        if pair.kind != PairKind::Sentence && is_term(&pair.source) {
            places.entry((pair.kind, folded(&pair.source))).or_default().push(index);
        }
    }
    places.into_iter().filter_map(|(key, it)| usual(key.0, &it, pairs)).collect()
}

fn usual<'p>(kind: PairKind, places: &[usize], pairs: &'p [Pair]) -> Option<Wording<'p>> {
    let mut targets: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &it in places {
        targets.entry(folded(&pairs.get(it)?.target)).or_default().push(it);
    }
    let (_, usual) = targets.iter().max_by_key(|it| it.1.len())?;
    let first = *usual.first()?;
    let source = bare(&pairs.get(first)?.source);
    let target = written(usual.iter().filter_map(|it| Some(bare(&pairs.get(*it)?.target))))?;
    let is_usual = usual.len() >= FEWEST_PLACES && usual.len() * 100 >= places.len() * LEAST_SHARE;
    let is_translated =
        is_usual && !target.is_empty() && is_plain(&target) && folded(source) != folded(&target);
    let (count, all) = (usual.len(), places.len());
    is_translated.then_some(Wording { kind, source, target, count, all, pair: first })
}

/// What is written most often, of texts that differ in case alone.
fn written<'t>(texts: impl Iterator<Item = &'t str>) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    texts.for_each(|it| *counts.entry(it).or_default() += 1);
    counts.into_iter().max_by_key(|it| it.1).map(|it| it.0.to_owned())
}

/// Whether a text may be a term: few words, and no mark but those inside of words.
fn is_term(text: &str) -> bool {
    let text = bare(text);
    let words = text.split_whitespace().count();
    let has_letters = text.chars().filter(|it| it.is_alphabetic()).count() > 1;
    (1..=MOST_WORDS).contains(&words) && has_letters && is_plain(text)
}

/// Whether a text is letters and digits, with what stands inside of words.
fn is_plain(text: &str) -> bool {
    let fits =
        |it: char| it.is_alphanumeric() || is_combining_mark(it) || " -'’&/+・·()".contains(it);
    text.chars().all(fits)
}

/// Without the marks at the ends.
fn bare(text: &str) -> &str {
    text.trim_matches(|it: char| !it.is_alphanumeric() && !is_combining_mark(it))
}

fn folded(text: &str) -> String {
    bare(text).to_lowercase()
}
