//! The sentences of one locale beside their sources, word by word.

use std::collections::{HashMap, HashSet};

use super::english;
use super::pairs::{Pair, PairKind};
use super::words::{Spacing, Word, words};
use crate::locale::{Profile, source_profile};
use crate::terminology::stems::{Inflection, fold};

/// More sentences of one locale are not compared: they would say nothing new.
const MOST_SENTENCES: usize = 60_000;

/// No phrase has more words; in languages without blanks each ideograph is one.
pub(super) const MOST_WORDS: usize = 8;

/// Ideographs and kana that no term begins or ends with.
const PARTICLES: &str =
    "的了之與与和或及在是將将您此該该為为於于把被從从對对到也都就の を に は が と で も へ や";

/// A run of words by their numbers, filled up with [`NONE`].
pub(super) type Phrase = [u32; MOST_WORDS];

/// No word.
pub(super) const NONE: u32 = u32::MAX;

/// All sentences of a locale, none twice.
pub(super) struct Bitext<'p> {
    pub sentences: Vec<Sentence<'p>>,
    /// The words of the source by their numbers, without plural and case.
    pub source: Vocabulary,
    /// The words of the targets by their numbers, without endings.
    pub target: Vocabulary,
    /// How words of the target stand beside each other.
    pub spacing: Spacing,
}

/// A sentence and its translation.
pub(super) struct Sentence<'p> {
    /// Where it comes from, as an index of the pairs.
    pub pair: usize,
    pub source: Side<'p>,
    pub target: Side<'p>,
}

/// A text with its words.
pub(super) struct Side<'p> {
    pub text: &'p str,
    pub words: Vec<Numbered>,
}

/// A word with the number that all its forms have.
#[derive(Clone, Copy)]
pub(super) struct Numbered {
    pub number: u32,
    pub word: Word,
}

/// Words and their numbers.
#[derive(Default)]
pub(super) struct Vocabulary {
    numbers: HashMap<String, u32>,
    /// By number: whether it is a small word, which begins and ends no term.
    pub is_small: Vec<bool>,
    /// By number.
    pub texts: Vec<String>,
}

impl Vocabulary {
    fn number(&mut self, key: &str, is_small: impl FnOnce() -> bool) -> u32 {
        if let Some(&number) = self.numbers.get(key) {
            return number;
        }
        let number = u32::try_from(self.texts.len()).unwrap_or(NONE - 1);
        self.numbers.insert(key.to_owned(), number);
        self.texts.push(key.to_owned());
        self.is_small.push(is_small());
        number
    }

    /// Whether a word begins and ends no term.
    pub fn is_small(&self, number: u32) -> bool {
        self.is_small.get(number as usize).copied().unwrap_or(true)
    }

    /// A word by its number.
    pub fn text(&self, number: u32) -> &str {
        self.texts.get(number as usize).map_or("", String::as_str)
    }
}

impl<'p> Bitext<'p> {
    /// The sentences among some pairs.
    pub fn of(pairs: &'p [Pair], inflection: Inflection, profile: Option<&Profile>) -> Self {
        let spacing = match profile {
            Some(it) if !it.word_spaces => Spacing::None,
            _ if inflection.joins_words => Spacing::Hyphens,
            _ => Spacing::Blanks,
        };
        let (source, target) = (Vocabulary::default(), Vocabulary::default());
        let mut all = Self { sentences: Vec::new(), source, target, spacing };
        let mut seen = HashSet::new();
        let sentences = pairs.iter().enumerate().filter(|it| it.1.kind == PairKind::Sentence);
        let distinct: Vec<_> =
            sentences.filter(|(_, it)| seen.insert((&it.source, &it.target))).collect();
        let step = distinct.len().div_ceil(MOST_SENTENCES).max(1);
        for (pair, it) in distinct.into_iter().step_by(step) {
            let source = all.source_side(&it.source);
            let target = all.target_side(&it.target, inflection, profile);
            all.sentences.push(Sentence { pair, source, target });
        }
        all
    }

    fn source_side(&mut self, text: &'p str) -> Side<'p> {
        let number = |word: Word| {
            let folded = word.of(text).to_lowercase().replace('’', "'");
            let is_small = || {
                source_profile().is_stop_word(&folded)
                    || english::is_general(&folded)
                    || english::is_adverb(&folded)
                    || is_number(&folded)
            };
            let number = self.source.number(&english::key(word.of(text)), is_small);
            Numbered { number, word }
        };
        Side { text, words: words(text, Spacing::Blanks).into_iter().map(number).collect() }
    }

    fn target_side(
        &mut self,
        text: &'p str,
        inflection: Inflection,
        profile: Option<&Profile>,
    ) -> Side<'p> {
        let number = |word: Word| {
            let written = word.of(text);
            let folded = fold(written);
            // An ideograph that is a word by itself is a part of longer ones, too.
            let is_stop = |it: &Profile| match it.word_spaces {
                true => it.is_stop_word(written),
                false => PARTICLES.contains(written),
            };
            let is_small = || is_number(&folded) || profile.is_some_and(is_stop);
            let number = self.target.number(inflection.key(&folded), is_small);
            Numbered { number, word }
        };
        Side { text, words: words(text, self.spacing).into_iter().map(number).collect() }
    }
}

impl Side<'_> {
    /// All runs of at most so many words that no mark cuts, with the index of the first word.
    pub fn phrases(&self, most: usize) -> impl Iterator<Item = (usize, &[Numbered])> {
        (0..self.words.len()).flat_map(move |from| {
            let rest = self.words.get(from..).unwrap_or_default();
            let cut = rest.iter().skip(1).position(|it| it.word.begins_run);
            let longest = cut.map_or(rest.len(), |it| it + 1).min(most);
            (1..=longest).filter_map(move |length| Some((from, rest.get(..length)?)))
        })
    }

    /// What is written from the first to the last of some words.
    pub fn written(&self, words: &[Numbered]) -> &str {
        let place = words.first().zip(words.last());
        place.and_then(|(a, b)| self.text.get(a.word.start..b.word.end)).unwrap_or_default()
    }
}

/// The numbers of some words.
pub(super) fn phrase(words: &[Numbered]) -> Phrase {
    let mut phrase = [NONE; MOST_WORDS];
    phrase.iter_mut().zip(words).for_each(|(place, it)| *place = it.number);
    phrase
}

/// The words of a phrase.
pub(super) fn numbers(phrase: &Phrase) -> &[u32] {
    let length = phrase.iter().position(|it| *it == NONE).unwrap_or(MOST_WORDS);
    phrase.get(..length).unwrap_or_default()
}

fn is_number(word: &str) -> bool {
    !word.chars().any(char::is_alphabetic)
}
