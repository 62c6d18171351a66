//! Which segments of an article are of sentences that the English file no longer has, and which
//! sentences of it have no segment.

use std::collections::HashSet;

use memchr::memmem;

use super::sentences::{Sentence, sentences};
use super::words::words;
use crate::article::{Article, Block, Segment};

/// So many bytes are searched at most for what does not stand there as a sentence of its own.
const MOST_SEARCHED: usize = 1 << 30;

/// A larger English file (bytes) is not compared sentence by sentence.
const LARGEST: usize = 8 * 1024 * 1024;

/// How far an article is from the English file of today.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// The segments whose source no longer stands in the English file, as indexes of the article's.
    pub stale: Vec<usize>,
    /// How many segments were compared.
    pub segments: usize,
    /// How many English sentences have no segment.
    pub missing: usize,
}

/// Compares words alone: whatever markup stands in or around a sentence, and wherever a sentence
/// stands now. What cannot be told counts as unchanged. `None` where the file is too large, or there are no segments.
pub fn difference(article: &Article, english: &[u8]) -> Option<Difference> {
    if english.len() > LARGEST || article.segments.is_empty() {
        return None;
    }
    let sentences = sentences(english);
    let body = |it: &Segment| it.place.block != Block::FrontMatter;
    let sources: Vec<(usize, String)> = article
        .segments
        .iter()
        .enumerate()
        .filter(|it| body(it.1))
        .map(|(at, it)| (at, words(article.at(it.source.text))))
        .collect();
    let english = Text::of(sentences.iter().map(|it| it.words.as_str()));
    let translated = Text::of(sources.iter().map(|it| it.1.as_str()));
    let mut budget = MOST_SEARCHED;
    let stale = sources.iter().filter(|it| !english.holds(&it.1, &mut budget));
    let stale = stale.map(|it| it.0).collect();
    let prose = sentences.iter().filter(|it| it.is_prose);
    let missing = prose.filter(|it| !translated.holds(&it.words, &mut budget)).count();
    Some(Difference { stale, segments: sources.len(), missing })
}

/// How many headings and sentences of an English file differ from an earlier version.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changed {
    /// Headings.
    pub headings: usize,
    /// Sentences outside headings.
    pub sentences: usize,
}

/// Compares two versions of an English file; a sentence that is replaced by another counts once.
/// `None` where one is too large.
pub fn changed(before: &[u8], after: &[u8]) -> Option<Changed> {
    if before.len().max(after.len()) > LARGEST {
        return None;
    }
    let (before, after) = (sentences(before), sentences(after));
    let differing = |is_heading: bool| {
        let of = |all: &[Sentence]| -> HashSet<String> {
            all.iter().filter(|it| it.is_heading == is_heading).map(|it| it.words.clone()).collect()
        };
        let (before, after) = (of(&before), of(&after));
        before.difference(&after).count().max(after.difference(&before).count())
    };
    Some(Changed { headings: differing(true), sentences: differing(false) })
}

/// Sentences to look up: by themselves, or across the places where somebody else parted them.
struct Text<'a> {
    sentences: HashSet<&'a str>,
    all: String,
}

impl<'a> Text<'a> {
    fn of(sentences: impl Iterator<Item = &'a str> + Clone) -> Self {
        let mut all = String::from(" ");
        for sentence in sentences.clone() {
            all.push_str(sentence.trim_start());
        }
        Self { sentences: sentences.collect(), all }
    }

    fn holds(&self, words: &str, budget: &mut usize) -> bool {
        if words.is_empty() || self.sentences.contains(words) || *budget == 0 {
            return true;
        }
        *budget = budget.saturating_sub(self.all.len());
        memmem::find(self.all.as_bytes(), words.as_bytes()).is_some()
    }
}
