//! Which words of the targets stand for a phrase of the source.

use std::collections::HashMap;

use rayon::prelude::*;

use super::bitext::{Bitext, NONE, Numbered, Phrase, Sentence, Side, numbers, phrase};
use super::complete::complete;
use super::forms;
use super::phrases::Candidate;
use super::words::Spacing;

/// No translation of a term has more words, where blanks stand between them.
const MOST_WORDS: usize = 5;

/// A phrase that stands in fewer targets is no translation.
const FEWEST: u32 = 3;

/// The least part of the sentences with the term that have the translation, in percent.
const LEAST_SHARE: usize = 70;

/// The least part of the sentences with a name that have it in their targets as it is, in percent.
const LEAST_KEPT: usize = 75;

/// The least that term and translation have to go together, of 1.
const LEAST_FIT: f64 = 0.62;

/// What stands for a candidate.
pub(super) struct Aligned {
    /// The candidate, as an index.
    pub candidate: usize,
    /// The words of the target; `None` where it is the term as it stands.
    pub target: Option<Phrase>,
    /// How many of the sentences that have the term alone have them.
    pub count: usize,
    /// How well the two go together, at most 1: the harmonic mean of the parts of the one's sentences
    /// that have the other.
    pub fit: f64,
}

/// The phrases of all targets, by number.
struct Phrases {
    texts: Vec<Phrase>,
    counts: Vec<u32>,
    /// By sentence, sorted.
    of_sentence: Vec<Vec<u32>>,
}

/// What stands for each candidate, where that is clear: no two have the same words.
pub(super) fn align(bitext: &Bitext, candidates: &[Candidate]) -> Vec<Aligned> {
    let phrases = Phrases::of(bitext);
    let words = word_sentences(bitext);
    let one = |(index, it): (usize, &Candidate)| {
        let kept = kept(bitext, index, it);
        kept.or_else(|| {
            phrases.best(bitext, index, it).filter(|found| !phrases.is_of_part(it, found, &words))
        })
    };
    let found: Vec<Option<Aligned>> = candidates.par_iter().enumerate().map(one).collect();
    let mut best: HashMap<Phrase, f64> = HashMap::new();
    for it in found.iter().flatten() {
        if let Some(target) = it.target {
            let fit = best.entry(target).or_default();
            *fit = fit.max(it.fit);
        }
    }
    let fit = |it: &Aligned| it.target.and_then(|it| best.get(&it)).copied().unwrap_or_default();
    found.into_iter().flatten().filter(|it| it.fit >= fit(it)).collect()
}

/// A name that stays as it is.
fn kept(bitext: &Bitext, index: usize, it: &Candidate) -> Option<Aligned> {
    let name = it.is_name.then(|| forms::source(bitext, &it.alone, &it.phrase)).flatten()?;
    let has_name = |it: &&Sentence| it.target.text.contains(&name);
    let sentences = it.alone.iter().filter_map(|it| bitext.sentences.get(*it as usize));
    let count = sentences.filter(has_name).count();
    let is_kept = count * 100 >= it.alone.len() * LEAST_KEPT;
    let fit = share(count, it.alone.len());
    is_kept.then_some(Aligned { candidate: index, target: None, count, fit })
}

/// A part of 1.
pub(super) fn share(part: usize, whole: usize) -> f64 {
    let number = |it: usize| f64::from(u32::try_from(it).unwrap_or(u32::MAX));
    number(part) / number(whole.max(1))
}

/// The sentences of each word of the source.
fn word_sentences(bitext: &Bitext) -> HashMap<u32, Vec<u32>> {
    let mut all: HashMap<u32, Vec<u32>> = HashMap::new();
    for (index, sentence) in (0_u32..).zip(&bitext.sentences) {
        for it in &sentence.source.words {
            let list = all.entry(it.number).or_default();
            if list.last() != Some(&index) {
                list.push(index);
            }
        }
    }
    all
}

impl Phrases {
    fn of(bitext: &Bitext) -> Self {
        let most =
            if bitext.spacing == Spacing::None { super::bitext::MOST_WORDS } else { MOST_WORDS };
        let is_small =
            |it: Option<&Numbered>| it.is_none_or(|it| bitext.target.is_small(it.number));
        let of_side = |side: &Side| {
            let all =
                side.phrases(most).filter(|(_, it)| !is_small(it.first()) && !is_small(it.last()));
            let mut all: Vec<Phrase> = all.map(|it| phrase(it.1)).collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        let mut counts: HashMap<Phrase, u32> = HashMap::new();
        for sentence in &bitext.sentences {
            of_side(&sentence.target)
                .into_iter()
                .for_each(|it| *counts.entry(it).or_default() += 1);
        }
        counts.retain(|_, count| *count >= FEWEST);
        let mut texts: Vec<Phrase> = counts.keys().copied().collect();
        texts.sort_unstable();
        let numbers: HashMap<Phrase, u32> = texts.iter().copied().zip(0..).collect();
        let of_sentence = bitext.sentences.iter().map(|it| {
            of_side(&it.target).iter().filter_map(|it| numbers.get(it).copied()).collect()
        });
        let counts = texts.iter().map(|it| counts.get(it).copied().unwrap_or_default()).collect();
        Self { of_sentence: of_sentence.collect(), texts, counts }
    }

    /// How many of some sentences have each phrase.
    fn counted(&self, sentences: &[u32]) -> HashMap<u32, usize> {
        let mut counts = HashMap::new();
        for it in sentences.iter().filter_map(|it| self.of_sentence.get(*it as usize)).flatten() {
            *counts.entry(*it).or_default() += 1;
        }
        counts
    }

    fn fit(&self, with_both: usize, with_term: usize, both_anywhere: usize, target: u32) -> f64 {
        let total = self.counts.get(target as usize).copied().unwrap_or(u32::MAX);
        let of_term = share(with_both, with_term);
        let of_target = share(both_anywhere, total as usize);
        2.0 * of_term * of_target / (of_term + of_target).max(f64::EPSILON)
    }

    /// The phrase that goes best with a candidate.
    fn best(&self, bitext: &Bitext, index: usize, it: &Candidate) -> Option<Aligned> {
        let (alone, all) = (self.counted(&it.alone), self.counted(&it.all));
        let is_frequent = |count: usize| count * 100 >= it.alone.len() * LEAST_SHARE;
        let fit = |target: u32, count: usize| {
            let anywhere = all.get(&target).copied().unwrap_or(count);
            self.fit(count, it.alone.len(), anywhere, target)
        };
        let mut frequent: Vec<(u32, usize, f64)> = alone
            .into_iter()
            .filter(|it| is_frequent(it.1))
            .map(|(target, count)| (target, count, fit(target, count)))
            .collect();
        let length =
            |target: u32| self.texts.get(target as usize).map_or(0, |it| numbers(it).len());
        frequent.sort_by(|a, b| {
            b.2.total_cmp(&a.2).then(length(b.0).cmp(&length(a.0))).then(a.0.cmp(&b.0))
        });
        let best = frequent.first().copied()?;
        // A longer phrase that is there nearly as often is the whole of which the best is a part.
        let whole = frequent.iter().filter(|it| {
            it.1 * 100 >= best.1 * 93 && it.2 >= best.2 * 0.95 && self.is_part(best.0, it.0)
        });
        let (target, ..) = whole.max_by_key(|it| (length(it.0), it.1)).copied().unwrap_or(best);
        let text = complete(bitext, &it.alone, self.texts.get(target as usize)?)?;
        let target = u32::try_from(self.texts.binary_search(&text).ok()?).ok()?;
        let (_, count, fit) = frequent.iter().find(|it| it.0 == target).copied()?;
        (fit >= LEAST_FIT).then_some(Aligned { candidate: index, target: Some(text), count, fit })
    }

    fn is_part(&self, part: u32, whole: u32) -> bool {
        let texts = self.texts.get(part as usize).zip(self.texts.get(whole as usize));
        texts.is_some_and(|(part, whole)| {
            let part = numbers(part);
            numbers(whole).windows(part.len().max(1)).any(|it| it == part)
        })
    }

    /// Whether a translation goes better with one of the term's words: it stands for that alone.
    fn is_of_part(&self, it: &Candidate, found: &Aligned, words: &HashMap<u32, Vec<u32>>) -> bool {
        let parts = numbers(&it.phrase);
        let target =
            found.target.and_then(|it| u32::try_from(self.texts.binary_search(&it).ok()?).ok());
        let target = target.unwrap_or(NONE);
        let fit = |word: &u32| {
            let sentences = words.get(word).map(Vec::as_slice).unwrap_or_default();
            let has = |it: &&u32| {
                let phrases = self.of_sentence.get(**it as usize);
                phrases.is_some_and(|it| it.binary_search(&target).is_ok())
            };
            let count = sentences.iter().filter(has).count();
            self.fit(count, sentences.len(), count, target)
        };
        parts.len() > 1 && parts.iter().any(|it| *it != NONE && fit(it) > found.fit)
    }
}
