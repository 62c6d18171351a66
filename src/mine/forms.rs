//! The form in which a glossary has a term: one of those that were seen.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::bitext::{Bitext, Numbered, Phrase, Sentence, Side, numbers};
use crate::terminology::stems::Inflection;

/// A translation that makes up a smaller part of all is passed over (percent).
const LEAST_SHARE: usize = 8;

/// As [`LEAST_SHARE`], for the singular of a term.
const LEAST_SOURCE_SHARE: usize = 15;

/// A form counts so much more where it begins a text, and so hangs on no verb or preposition.
const AT_START: usize = 4;

/// Where a term stands, as far as that changes how it is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// At the beginning of a text.
    TextStart,
    /// Behind a mark.
    RunStart,
    /// Behind other words.
    Inside,
}

impl Place {
    fn of(at: usize, words: &[Numbered]) -> Self {
        match words.first() {
            _ if at == 0 => Self::TextStart,
            Some(it) if it.word.begins_run => Self::RunStart,
            _ => Self::Inside,
        }
    }
}

/// How a term is written here and there.
#[derive(Default)]
struct Forms {
    /// By the form in small letters, how often each writing of it stands, and how often it does
    /// where a capital may be due to the place alone.
    all: BTreeMap<String, Writings>,
    /// How many stand where no capital is due to the place.
    inside: usize,
    /// How many of those begin with one.
    with_capital: usize,
}

#[derive(Default)]
struct Writings {
    weight: usize,
    count: usize,
    at_start: usize,
    inside: HashMap<String, usize>,
    anywhere: HashMap<String, usize>,
}

impl Forms {
    fn add(&mut self, written: &str, place: Place) {
        let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
        let writings = self.all.entry(written.to_lowercase()).or_default();
        writings.weight += if place == Place::TextStart { AT_START } else { 1 };
        writings.count += 1;
        writings.at_start += usize::from(place == Place::TextStart);
        if place == Place::Inside {
            self.inside += 1;
            self.with_capital += usize::from(written.starts_with(char::is_uppercase));
            *writings.inside.entry(written.clone()).or_default() += 1;
        }
        *writings.anywhere.entry(written).or_default() += 1;
    }

    /// A form as it is written inside of texts, where it is seen there; else with the capital that
    /// the others mostly have there.
    fn written(&self, form: &str) -> Option<String> {
        let writings = self.all.get(form)?;
        let most = |counts: &HashMap<String, usize>| {
            let best = counts.iter().max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)));
            best.map(|it| it.0.clone())
        };
        let written = most(&writings.inside);
        written.or_else(|| {
            let written = most(&writings.anywhere)?;
            let is_small = self.inside > 1 && self.with_capital * 2 < self.inside;
            Some(if is_small { without_capital(&written) } else { written })
        })
    }

    /// The forms that make up so great a part of all (percent), by their weights.
    fn usual(&self, share: usize) -> Vec<(&String, &Writings)> {
        let total: usize = self.all.values().map(|it| it.weight).sum();
        let is_usual = |it: &(&String, &Writings)| it.1.weight * 100 >= total * share;
        self.all.iter().filter(is_usual).collect()
    }
}

/// With a small letter at the beginning, unless it is an acronym.
fn without_capital(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) if !characters.clone().next().is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(characters).collect()
        }
        _ => text.to_owned(),
    }
}

/// How a phrase of the source is written: in the singular, where that is seen.
pub(super) fn source(bitext: &Bitext, sentences: &[u32], phrase: &Phrase) -> Option<String> {
    let mut forms = Forms::default();
    for sentence in chosen(bitext, sentences) {
        for (at, words) in places(&sentence.source, phrase) {
            forms.add(sentence.source.written(words), Place::of(at, words));
        }
    }
    let usual = forms.usual(LEAST_SOURCE_SHARE);
    let shortest = usual.iter().min_by_key(|it| (it.0.len(), usize::MAX - it.1.count))?;
    forms.written(shortest.0)
}

/// How a translation is written where the source has `term`.
pub(super) fn target(
    bitext: &Bitext,
    sentences: &[u32],
    (source, term): (&Phrase, &str),
    phrase: &Phrase,
    inflection: Inflection,
) -> Option<String> {
    let (mut same, mut all) = (Forms::default(), Forms::default());
    let term = term.to_lowercase();
    for sentence in chosen(bitext, sentences) {
        let is_same = places(&sentence.source, source)
            .any(|it| sentence.source.written(it.1).to_lowercase() == term);
        for (at, words) in places(&sentence.target, phrase) {
            let place = Place::of(at, words);
            let written = sentence.target.written(words);
            all.add(written, place);
            if is_same {
                same.add(written, place);
            }
        }
    }
    let base = base_forms(&all, inflection);
    let count: usize = same.all.values().map(|it| it.count).sum();
    let forms = if count >= 3 { &same } else { &all };
    let is_phrase = numbers(phrase).len() > 1;
    // The surest forms of a dictionary may be rare.
    let usual = if base.iter().any(Option::is_some) {
        forms.all.iter().collect()
    } else {
        forms.usual(LEAST_SHARE)
    };
    let best = usual.iter().min_by_key(|(form, writings)| {
        let other =
            form.split(' ').zip(&base).filter(|it| it.1.as_ref().is_some_and(|base| it.0 != base));
        let oblique = form.split(' ').filter(|it| inflection.is_oblique(it)).count();
        // What begins a text hangs on nothing before it.
        let weight = usize::MAX - writings.weight;
        let start = if is_phrase && writings.at_start > 1 { 0 } else { 1 };
        (
            other.count(),
            oblique,
            start,
            if start == 0 { weight } else { form.chars().count() },
            weight,
        )
    })?;
    all.written(best.0)
}

/// What a dictionary has of each word of a phrase, where its forms tell.
fn base_forms(forms: &Forms, inflection: Inflection) -> Vec<Option<String>> {
    let length = forms.all.keys().map(|it| it.split(' ').count()).max().unwrap_or_default();
    let word = |at: usize| {
        let variants: BTreeSet<&str> =
            forms.all.keys().filter_map(|it| it.split(' ').nth(at)).collect();
        inflection.dictionary_form(&variants).map(str::to_owned).filter(|_| variants.len() > 1)
    };
    (0..length).map(word).collect()
}

fn chosen<'b, 'p>(
    bitext: &'b Bitext<'p>,
    sentences: &'b [u32],
) -> impl Iterator<Item = &'b Sentence<'p>> {
    sentences.iter().filter_map(|it| bitext.sentences.get(*it as usize))
}

/// Where a phrase stands.
pub(super) fn places<'s>(
    side: &'s Side,
    phrase: &'s Phrase,
) -> impl Iterator<Item = (usize, &'s [Numbered])> {
    let wanted = numbers(phrase);
    let windows = side.words.windows(wanted.len().max(1)).enumerate();
    windows.filter(move |(_, it)| {
        it.len() == wanted.len()
            && it.iter().zip(wanted).all(|(a, b)| a.number == *b)
            && it.iter().skip(1).all(|it| !it.word.begins_run)
    })
}
