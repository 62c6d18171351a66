//! Whether a translation has the words of a term.

use unicode_normalization::char::is_combining_mark;

use super::squeezed::Squeezed;
use super::stems::{Inflection, common_prefix, fold, inflection};
use crate::locale::Profile;

/// Longer translations are cut (bytes): no term of a sentence is looked for farther away.
const LONGEST: usize = 64 * 1024;

/// So many other words may stand between the words of one term.
const MOST_BETWEEN: usize = 4;

/// So many characters of a word, and so great a part of it, hint at a form that the endings miss.
const HINT: usize = 4;

/// A shorter stem is not looked for inside of words (characters).
const SHORTEST_PART: usize = 4;

/// A translation, ready to be asked for terms.
#[derive(Debug)]
pub struct TargetText<'p> {
    words: Vec<Word>,
    /// All letters and digits: for scripts without blanks.
    squeezed: Squeezed,
    profile: Option<&'p Profile>,
    inflection: Inflection,
}

#[derive(Debug)]
struct Word {
    folded: String,
    start: usize,
    end: usize,
}

/// What a translation has of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// All its words, from the first byte to the byte behind the last one.
    Whole(usize, usize),
    /// Something like one of its words.
    Hint,
    /// Nothing.
    Absent,
}

impl<'p> TargetText<'p> {
    /// A text in a language, by its code; `profile` is that of the locale.
    pub fn of(text: &str, language: &str, profile: Option<&'p Profile>) -> Self {
        let mut end = text.len().min(LONGEST);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let text = text.get(..end).unwrap_or_default();
        Self {
            words: words(text),
            squeezed: Squeezed::of(text),
            profile,
            inflection: inflection(language),
        }
    }

    /// Whether there is no word in it.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// What there is of a term in any of its forms.
    pub fn presence(&self, term: &str) -> Presence {
        if self.is_unspaced(term) {
            return self.unspaced(term);
        }
        let wanted = self.content(term);
        let places: Vec<Vec<usize>> = wanted
            .iter()
            .map(|it| self.places(|word| self.is_form(&word.folded, it)).collect())
            .collect();
        if let Some((first, last)) = near(&places) {
            let place = |at: usize| self.words.get(at).map(|it| (it.start, it.end));
            if let (Some((start, _)), Some((_, end))) = (place(first), place(last)) {
                return Presence::Whole(start, end);
            }
        }
        let hints = wanted
            .iter()
            .any(|it| self.places(|word| self.is_like(&word.folded, it)).next().is_some());
        if hints { Presence::Hint } else { Presence::Absent }
    }

    /// Where a term stands as it is or with a regular ending, and no longer word: certain enough to
    /// say that it must not.
    pub fn exact(&self, term: &str) -> Option<(usize, usize)> {
        if self.is_unspaced(term) {
            return match self.unspaced(term) {
                Presence::Whole(start, end) => Some((start, end)),
                _ => None,
            };
        }
        let wanted: Vec<String> = words(term).into_iter().map(|it| it.folded).collect();
        let same = |word: &Word, wanted: &String| {
            let bare = self.inflection.without_prefix(&word.folded);
            let short = wanted.chars().count() <= HINT;
            [word.folded.as_str(), bare].contains(&wanted.as_str())
                || !short && self.inflection.stem(&word.folded) == self.inflection.stem(wanted)
        };
        let found = self.words.windows(wanted.len().max(1)).find(|it| {
            it.len() == wanted.len()
                && it.iter().zip(&wanted).all(|(word, wanted)| same(word, wanted))
        })?;
        Some((found.first()?.start, found.last()?.end))
    }

    fn places<'a>(&'a self, fits: impl Fn(&Word) -> bool + 'a) -> impl Iterator<Item = usize> + 'a {
        self.words.iter().enumerate().filter(move |it| fits(it.1)).map(|it| it.0)
    }

    /// The words of a term that say something.
    fn content(&self, term: &str) -> Vec<String> {
        let all = words(term);
        let is_small = |it: &Word| {
            let written = term.get(it.start..it.end).unwrap_or_default();
            self.profile.is_some_and(|profile| profile.is_stop_word(written))
        };
        let content: Vec<String> =
            all.iter().filter(|it| !is_small(it)).map(|it| it.folded.clone()).collect();
        if content.is_empty() { all.into_iter().map(|it| it.folded).collect() } else { content }
    }

    /// Whether a word is a form of another one.
    fn is_form(&self, word: &str, wanted: &str) -> bool {
        let wanted = self.inflection.without_prefix(wanted);
        let stem = self.inflection.stem(wanted);
        let length = stem.chars().count();
        let fits = |word: &str| {
            let tail = word.strip_prefix(stem).map(|it| it.chars().count());
            tail.is_some_and(|it| {
                it <= self.inflection.longest_tail
                    || self.inflection.joins_words && length >= SHORTEST_PART
            })
        };
        fits(word)
            || fits(self.inflection.without_prefix(word))
            || self.inflection.joins_words && length >= SHORTEST_PART && word.contains(stem)
    }

    /// Whether a word may be a form of another one, or be made of it.
    fn is_like(&self, word: &str, wanted: &str) -> bool {
        let (word, wanted) =
            (self.inflection.without_prefix(word), self.inflection.without_prefix(wanted));
        let stem = self.inflection.stem(wanted);
        let length = stem.chars().count();
        let common = common_prefix(word, wanted);
        self.is_form(word, wanted)
            || common >= HINT && common * 2 >= length
            || length >= SHORTEST_PART && word.contains(stem)
            || length < HINT && common == length
    }

    fn is_unspaced(&self, term: &str) -> bool {
        self.profile.is_some_and(|it| !it.word_spaces) && !term.is_ascii()
            || self.profile.is_none()
                && term.chars().any(|it| ('\u{2E80}'..'\u{AC00}').contains(&it))
    }

    fn unspaced(&self, term: &str) -> Presence {
        let wanted = Squeezed::of(term).text;
        if let Some((start, end)) = self.squeezed.find(&wanted) {
            return Presence::Whole(start, end);
        }
        // Two characters of three are more than chance.
        let characters: Vec<char> = wanted.chars().collect();
        let pairs = characters.windows(2).map(|it| it.iter().collect::<String>());
        let has_pair =
            characters.len() > 2 && pairs.into_iter().any(|it| self.squeezed.text.contains(&it));
        if has_pair { Presence::Hint } else { Presence::Absent }
    }
}

fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    // Vowel signs and points belong to their words.
    let is_part = |it: char| it.is_alphanumeric() || is_combining_mark(it);
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        match (is_part(character), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let folded = fold(text.get(from..at).unwrap_or_default());
                words.push(Word { folded, start: from, end: at });
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// The first and the last place of a word each, in any order, that stand near each other.
fn near(places: &[Vec<usize>]) -> Option<(usize, usize)> {
    let (first, rest) = places.split_first()?;
    let reach = places.len() + MOST_BETWEEN;
    first.iter().find_map(|&at| {
        let (mut low, mut high) = (at, at);
        for others in rest {
            let behind = others.partition_point(|it| *it < at);
            let around = [behind.checked_sub(1), Some(behind)].into_iter().flatten();
            let nearest = around.filter_map(|it| others.get(it)).min_by_key(|it| it.abs_diff(at));
            low = low.min(*nearest?);
            high = high.max(*nearest?);
        }
        (high - low < reach).then_some((low, high))
    })
}

#[cfg(test)]
#[path = "target_tests.rs"]
mod tests;
