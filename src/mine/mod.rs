//! Glossaries that could be made of what people translated: phrases, headings and labels that nearly
//! always have one translation.
//!
//! Each article gives its [`Pair`]s; [`proposals`] counts those of a locale together.

mod align;
mod bitext;
mod complete;
pub mod csv;
mod english;
mod forms;
mod pairs;
mod phrases;
pub mod tbx;
mod wordings;
mod words;

use std::collections::BTreeMap;

pub use pairs::{Pair, PairKind, pairs};

use crate::inline::OBJECT;
use crate::locale::{LanguageTag, Profile};
use crate::report::visible;
use crate::terminology::stems::inflection;
use bitext::Bitext;

/// How much of its strength a single word has that is no name.
const EVERYDAY: f64 = 0.8;

/// A term with its translation, for a person to approve.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// What it was seen as.
    pub kind: ProposalKind,
    /// The term.
    pub source: String,
    /// Its translation.
    pub target: String,
    /// How many places, or sentences, have this translation of the term.
    pub count: usize,
    /// How many have the term.
    pub all: usize,
    /// How sure it is, of 0 to 1, times how often it is seen, as a logarithm: the strongest is best.
    pub strength: f64,
    /// An example, as an index of the pairs.
    pub pair: usize,
}

/// What is proposed for one locale.
#[derive(Debug)]
pub struct Mined {
    /// The locale, as a language tag.
    pub locale: String,
    /// The proposals, the strongest first.
    pub proposals: Vec<Proposal>,
    /// What they were found in.
    pub pairs: Vec<Pair>,
}

impl Mined {
    /// The example of a proposal, with its place: it begins with a quotation mark, so that no
    /// spreadsheet takes it for a formula.
    fn example(&self, proposal: &Proposal) -> String {
        let example = self.pairs.get(proposal.pair).map(|it| {
            let place = format!("{}:{}", it.path, it.line);
            visible(&format!("“{}” → “{}” ({place})", it.source, it.target), false)
        });
        example.unwrap_or_default().replace(OBJECT, "…")
    }
}

/// What a proposed term was seen as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProposalKind {
    /// A phrase of running text.
    Phrase,
    /// A label in bold.
    Label,
    /// A heading.
    Heading,
}

impl ProposalKind {
    /// The part of speech, as glossaries have it; empty where it may be any.
    pub const fn part_of_speech(self) -> &'static str {
        match self {
            Self::Phrase => "noun",
            Self::Label | Self::Heading => "",
        }
    }

    /// The name in glossaries.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Phrase => "phrase",
            Self::Label => "label",
            Self::Heading => "heading",
        }
    }
}

/// What the pairs of one locale speak for, the strongest first; no term twice.
pub fn proposals(pairs: &[Pair], locale: &LanguageTag, profile: Option<&Profile>) -> Vec<Proposal> {
    let mut all = phrases_of(pairs, locale, profile);
    all.extend(wordings::wordings(pairs).into_iter().map(|it| of_wording(&it)));
    let order = |it: &Proposal| (it.kind, it.source.clone());
    all.sort_by(|a, b| b.strength.total_cmp(&a.strength).then_with(|| order(a).cmp(&order(b))));
    let mut seen = BTreeMap::new();
    all.retain(|it| seen.insert(it.source.to_lowercase(), ()).is_none());
    all
}

fn of_wording(it: &wordings::Wording) -> Proposal {
    let kind = match it.kind {
        PairKind::Heading => ProposalKind::Heading,
        _ => ProposalKind::Label,
    };
    Proposal {
        kind,
        source: it.source.to_owned(),
        target: it.target.clone(),
        count: it.count,
        all: it.all,
        strength: strength(align::share(it.count, it.all), it.count),
        pair: it.pair,
    }
}

fn phrases_of(pairs: &[Pair], locale: &LanguageTag, profile: Option<&Profile>) -> Vec<Proposal> {
    let inflection = inflection(&locale.language);
    let bitext = Bitext::of(pairs, inflection, profile);
    let candidates = phrases::candidates(&bitext);
    let mut proposals = Vec::new();
    for it in align::align(&bitext, &candidates) {
        let Some(candidate) = candidates.get(it.candidate) else { continue };
        let sentences = &candidate.alone;
        let Some(source) = forms::source(&bitext, sentences, &candidate.phrase) else { continue };
        let term = (&candidate.phrase, source.as_str());
        let target = match &it.target {
            Some(target) => forms::target(&bitext, sentences, term, target, inflection),
            None => Some(source.clone()),
        };
        let Some(target) = target.filter(|it| !has_source_words(it, profile)) else { continue };
        let pair = example(&bitext, sentences, &candidate.phrase, it.target.as_ref());
        proposals.push(Proposal {
            kind: ProposalKind::Phrase,
            target,
            count: it.count,
            all: sentences.len(),
            strength: strength(it.fit, it.count) * weight(&source),
            source,
            pair: pair.unwrap_or_default(),
        });
    }
    proposals
}

/// Whether a translation holds words of the source language that are none of its own.
fn has_source_words(target: &str, profile: Option<&Profile>) -> bool {
    let mut words = target.split(' ');
    profile
        .is_some_and(|profile| target.contains(' ') && words.any(|it| profile.is_source_word(it)))
}

/// Single words of everyday language are less of a term than names and words that belong together.
fn weight(source: &str) -> f64 {
    let is_everyday = !source.contains([' ', '-']) && !source.contains(char::is_uppercase);
    if is_everyday { EVERYDAY } else { 1.0 }
}

/// The more often, the stronger; the surer, the stronger by far.
fn strength(fit: f64, count: usize) -> f64 {
    fit * fit * f64::from(u32::try_from(count).unwrap_or(u32::MAX)).ln_1p()
}

/// The shortest sentence with term and translation that is more than the two.
fn example(
    bitext: &Bitext,
    sentences: &[u32],
    source: &bitext::Phrase,
    target: Option<&bitext::Phrase>,
) -> Option<usize> {
    let sentences = sentences.iter().filter_map(|it| bitext.sentences.get(*it as usize));
    let has = |it: &&bitext::Sentence| match target {
        Some(target) => forms::places(&it.target, target).next().is_some(),
        None => forms::places(&it.source, source)
            .any(|(_, words)| it.target.text.contains(it.source.written(words))),
    };
    let length = |it: &&bitext::Sentence| (it.source.words.len() < 4, it.source.text.len());
    sentences.filter(has).min_by_key(length).map(|it| it.pair)
}
