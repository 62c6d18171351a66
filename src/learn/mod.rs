//! What human translators do: counts over their articles, and the profile keys that these speak for.
//!
//! Each article gives an [`Evidence`]; those of a locale are added up. [`block`] compares the sum
//! with the profile that ships and writes what differs, with the counts beside it.

mod blanks;
mod block;
mod labels;
mod numbers;
mod pairs;
mod proposals;
mod tally;
mod terminals;
mod widths;

use std::collections::BTreeMap;

pub use block::block;
pub use tally::{CLEAR_SHARE, FEWEST, Tally};

use crate::article::Article;
use crate::inline::{Flat, Parser, Tree};
use crate::locale::Script;

/// The sides of so many segments are parsed in one run.
const SEGMENTS_AT_ONCE: usize = 64;

/// Something that is done in one way or another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// The script of the letters.
    Script,
    /// The pair of quotation marks.
    Quotes,
    /// The blank before a mark.
    BlankBefore(char),
    /// The blank between ideographs and Latin letters.
    BlankBesideLatin,
    /// The width of a mark, which is given in half width.
    Width(char),
    /// The mark before the decimals.
    Decimal,
    /// The mark between groups of digits.
    Group,
    /// The mark that ends what a mark of this family ends in the source.
    Terminal(Family),
    /// What stands for the bold of the source.
    UiLabels,
}

/// The families of terminal marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// They end a statement.
    Statement,
    /// They end a question.
    Question,
    /// They end an exclamation.
    Exclamation,
    /// They lead to what follows.
    Intro,
}

impl Family {
    /// All families, in the order of a profile.
    pub const ALL: [Self; 4] = [Self::Statement, Self::Question, Self::Exclamation, Self::Intro];

    /// The key in a profile.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Question => "question",
            Self::Exclamation => "exclamation",
            Self::Intro => "intro",
        }
    }

    /// The mark of the source.
    const fn source_mark(self) -> char {
        match self {
            Self::Statement => '.',
            Self::Question => '?',
            Self::Exclamation => '!',
            Self::Intro => ':',
        }
    }
}

/// What was seen in some articles of one locale.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// How many articles.
    pub articles: usize,
    /// How many segments that are not the same on both sides.
    pub segments: usize,
    tallies: BTreeMap<Aspect, Tally>,
}

impl Evidence {
    /// What is seen in an article.
    pub fn of(article: &Article) -> Self {
        let mut evidence = Self { articles: 1, ..Self::default() };
        let mut parser = Parser::new(article);
        for segments in article.segments.chunks(SEGMENTS_AT_ONCE) {
            let sides = segments.iter().flat_map(|it| [it.source.text, it.target.text]);
            for trees in parser.parse_all(sides).chunks_exact(2) {
                evidence.look_at(&trees[0], &trees[1]);
            }
        }
        evidence
    }

    /// The counts of one aspect.
    pub fn tally(&self, aspect: Aspect) -> &Tally {
        static NOTHING: Tally = Tally::new();
        self.tallies.get(&aspect).unwrap_or(&NOTHING)
    }

    /// Adds what was seen elsewhere.
    pub fn merge(&mut self, other: &Self) {
        self.articles += other.articles;
        self.segments += other.segments;
        for (aspect, tally) in &other.tallies {
            self.tallies.entry(*aspect).or_default().merge(tally);
        }
    }

    fn add(&mut self, aspect: Aspect, what: &str) {
        self.add_many(aspect, what, 1);
    }

    fn add_many(&mut self, aspect: Aspect, what: &str, number: usize) {
        if number > 0 {
            self.tallies.entry(aspect).or_default().add(what, number);
        }
    }

    fn add_letters(&mut self, text: &str) {
        let mut letters: BTreeMap<Script, usize> = BTreeMap::new();
        for script in text.chars().filter_map(Script::of) {
            *letters.entry(script).or_default() += 1;
        }
        for (script, number) in letters {
            self.add_many(Aspect::Script, script.key(), number);
        }
    }

    fn look_at(&mut self, source: &Tree<'_>, target: &Tree<'_>) {
        // A copy of the source is what the source does.
        if source.written().trim() == target.written().trim() {
            return;
        }
        self.segments += 1;
        let (source_flat, target_flat) = (Flat::of(source), Flat::of(target));
        let (source_text, text) = (&*source_flat.text, &*target_flat.text);
        self.add_letters(text);
        for pair in pairs::quotes(text) {
            self.add(Aspect::Quotes, &pair);
        }
        blanks::before_marks(text, self);
        blanks::beside_latin(text, self);
        widths::count(text, self);
        numbers::count(source_text, text, self);
        terminals::count(source_text, text, self);
        labels::count((source, source_text), (target, text), self);
    }
}
