//! Phrases of the source that look like terms: nouns that stand in several sentences.

use std::collections::{BTreeMap, HashMap};

use super::bitext::{Bitext, NONE, Numbered, Phrase, Side, Vocabulary, numbers, phrase};
use super::english;
use crate::locale::source_profile;

/// No term of the source has more words.
const MOST_WORDS: usize = 4;

/// A phrase that stands in fewer sentences is not proposed.
const FEWEST_SENTENCES: usize = 5;

/// A phrase that looks like a term.
pub(super) struct Candidate {
    pub phrase: Phrase,
    /// The sentences that have it, by their indexes.
    pub all: Vec<u32>,
    /// Those that have it outside of a longer candidate.
    pub alone: Vec<u32>,
    /// Whether it is written with capitals wherever it stands.
    pub is_name: bool,
}

/// Where a phrase stands, counted.
#[derive(Default)]
struct Seen {
    sentences: Vec<u32>,
    places: u32,
    behind_determiner: u32,
    behind_verb_mark: u32,
    before_object: u32,
    at_end: u32,
    with_capitals: u32,
    inside_run: u32,
}

/// The phrases that look like terms, the longer ones first.
pub(super) fn candidates(bitext: &Bitext) -> Vec<Candidate> {
    let seen = seen(bitext);
    let mut chosen: BTreeMap<Phrase, Candidate> = BTreeMap::new();
    for (phrase, it) in &seen {
        if it.sentences.len() >= FEWEST_SENTENCES && it.is_noun(numbers(phrase).len()) {
            let is_name = it.is_name();
            let all = it.sentences.clone();
            chosen.insert(*phrase, Candidate { phrase: *phrase, all, alone: Vec::new(), is_name });
        }
    }
    drop_parts(&mut chosen);
    for (index, sentence) in bitext.sentences.iter().enumerate() {
        let index = u32::try_from(index).unwrap_or(NONE);
        for it in outermost(&sentence.source, |it| chosen.contains_key(it)) {
            let alone = chosen.get_mut(&it).map(|it| &mut it.alone);
            alone.into_iter().filter(|it| it.last() != Some(&index)).for_each(|it| it.push(index));
        }
    }
    chosen.into_values().filter(|it| it.alone.len() >= FEWEST_SENTENCES).collect()
}

/// The longest phrases of a text that are wanted, from left to right.
fn outermost(side: &Side, is_wanted: impl Fn(&Phrase) -> bool) -> Vec<Phrase> {
    let mut found = Vec::new();
    let (mut until, mut best): (usize, Option<(usize, usize, Phrase)>) = (0, None);
    for (at, words) in side.phrases(MOST_WORDS) {
        if best.is_some_and(|it| it.0 != at) {
            found.extend(best.take().map(|it| {
                until = it.0 + it.1;
                it.2
            }));
        }
        let it = phrase(words);
        if at >= until && is_wanted(&it) {
            best = Some((at, words.len(), it));
        }
    }
    found.extend(best.map(|it| it.2));
    found
}

/// Takes away what stands in one longer phrase nearly everywhere.
fn drop_parts(chosen: &mut BTreeMap<Phrase, Candidate>) {
    let parts: Vec<Phrase> = chosen
        .values()
        .flat_map(|whole| {
            let words = numbers(&whole.phrase);
            let inner = (1..words.len()).flat_map(move |length| words.windows(length));
            inner.map(|it| (of_numbers(it), whole.all.len()))
        })
        .filter(|(part, count)| chosen.get(part).is_some_and(|it| count * 10 >= it.all.len() * 9))
        .map(|it| it.0)
        .collect();
    parts.iter().for_each(|it| drop(chosen.remove(it)));
}

fn of_numbers(numbers: &[u32]) -> Phrase {
    let mut phrase = [NONE; super::bitext::MOST_WORDS];
    phrase.iter_mut().zip(numbers).for_each(|(place, it)| *place = *it);
    phrase
}

fn seen(bitext: &Bitext) -> HashMap<Phrase, Seen> {
    let mut seen: HashMap<Phrase, Seen> = HashMap::new();
    for (index, sentence) in bitext.sentences.iter().enumerate() {
        let side = &sentence.source;
        for (at, words) in side.phrases(MOST_WORDS) {
            if is_phrase(&bitext.source, words) {
                let index = u32::try_from(index).unwrap_or(NONE);
                seen.entry(phrase(words)).or_default().add(index, side, at, words);
            }
        }
    }
    seen
}

/// Whether words may be a term: content words, with `of` at most between them.
fn is_phrase(vocabulary: &Vocabulary, words: &[Numbered]) -> bool {
    let is_small = |it: Option<&Numbered>| it.is_none_or(|it| vocabulary.is_small(it.number));
    let inner = words.get(1..words.len() - 1).unwrap_or_default();
    let fits =
        |it: &Numbered| !vocabulary.is_small(it.number) || vocabulary.text(it.number) == "of";
    words.iter().all(|it| is_wordlike(vocabulary.text(it.number)))
        && !is_small(words.first())
        && !is_small(words.last())
        && inner.iter().all(fits)
}

/// Whether a word may be part of a term: no number, and no name of a version or a size.
fn is_wordlike(word: &str) -> bool {
    !word.bytes().any(|it| it.is_ascii_digit())
}

impl Seen {
    fn add(&mut self, sentence: u32, side: &Side, at: usize, words: &[Numbered]) {
        if self.sentences.last() != Some(&sentence) {
            self.sentences.push(sentence);
        }
        self.places += 1;
        let folded = |it: &Numbered| it.word.of(side.text).to_lowercase().replace('’', "'");
        let begins_run = words.first().is_some_and(|it| it.word.begins_run);
        let before = at.checked_sub(1).and_then(|it| side.words.get(it)).filter(|_| !begins_run);
        let before = before.map(folded);
        let behind = side.words.get(at + words.len()).filter(|it| !it.word.begins_run).map(folded);
        let is_end = |it: &String| source_profile().is_stop_word(it) || english::is_follower(it);
        let count = |it: bool| u32::from(it);
        self.behind_determiner += count(before.as_deref().is_some_and(english::is_determiner));
        self.behind_verb_mark += count(before.as_deref().is_some_and(english::is_verb_mark));
        self.before_object += count(behind.as_deref().is_some_and(english::begins_object));
        self.at_end += count(behind.as_ref().is_none_or(is_end));
        self.inside_run += count(!begins_run);
        let is_capital = |it: &Numbered| it.word.of(side.text).starts_with(char::is_uppercase);
        self.with_capitals += count(!begins_run && words.iter().all(is_capital));
    }

    fn is_name(&self) -> bool {
        self.inside_run >= 3 && self.with_capitals * 10 >= self.inside_run * 8
    }

    /// Whether it stands as nouns do.
    fn is_noun(&self, words: usize) -> bool {
        let share = |count: u32, percent: u32| count * 100 >= self.places * percent;
        if self.is_name() {
            return share(self.at_end, 25);
        }
        let verbs = if words == 1 { 15 } else { 10 };
        share(self.at_end, 35)
            && self.behind_determiner >= 2
            && share(self.behind_determiner, if words == 1 { 12 } else { 5 })
            && !share(self.behind_verb_mark, verbs)
            && !share(self.before_object, 8)
    }
}
