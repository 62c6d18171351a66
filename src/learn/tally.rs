//! How often each way of doing a thing was seen, and whether that is clear.

use std::collections::BTreeMap;

/// Fewer observations say nothing.
pub const FEWEST: usize = 20;

/// The share that makes a way the usual one (percent).
pub const CLEAR_SHARE: usize = 80;

/// What else was done is one number from here on.
const MOST_SHOWN: usize = 5;

/// Counts by what was seen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally(BTreeMap<String, usize>);

/// What a tally says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict<'a> {
    /// This is the usual way.
    Clear(&'a str),
    /// No way is the usual one.
    Divided,
    /// Too few observations.
    TooFew,
}

impl Tally {
    /// Nothing seen.
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// Counts `number` more.
    pub fn add(&mut self, what: &str, number: usize) {
        if number > 0 {
            *self.0.entry(what.to_owned()).or_default() += number;
        }
    }

    /// Adds the counts of `other`.
    pub fn merge(&mut self, other: &Self) {
        other.0.iter().for_each(|(what, number)| self.add(what, *number));
    }

    /// All observations.
    pub fn total(&self) -> usize {
        self.0.values().sum()
    }

    /// How often this was seen.
    pub fn of(&self, what: &str) -> usize {
        self.0.get(what).copied().unwrap_or_default()
    }

    /// The observations of anything else.
    pub fn without(&self, what: &str) -> Self {
        let mut others = self.clone();
        others.0.remove(what);
        others
    }

    /// From the most frequent to the rarest; what is equally frequent stands in the order of the
    /// characters.
    pub fn ranked(&self) -> Vec<(&str, usize)> {
        let mut ranked: Vec<(&str, usize)> =
            self.0.iter().map(|(what, number)| (what.as_str(), *number)).collect();
        ranked.sort_by_key(|it| std::cmp::Reverse(it.1));
        ranked
    }

    /// Whether one way is the usual one.
    pub fn verdict(&self) -> Verdict<'_> {
        match self.ranked().first() {
            Some(_) if self.total() < FEWEST => Verdict::TooFew,
            Some((what, number)) if is_clear(*number, self.total()) => Verdict::Clear(what),
            Some(_) => Verdict::Divided,
            None => Verdict::TooFew,
        }
    }

    /// The counts with their shares, each way put into words by `name`.
    pub fn shown(&self, name: impl Fn(&str) -> String) -> String {
        let (ranked, total) = (self.ranked(), self.total());
        let share =
            |number: usize| format!("{number} ({:.1} %)", number as f64 * 100.0 / total as f64);
        let parts = ranked.iter().take(MOST_SHOWN);
        let mut parts: Vec<String> =
            parts.map(|(what, number)| format!("{} {}", name(what), share(*number))).collect();
        let others: usize = ranked.iter().skip(MOST_SHOWN).map(|it| it.1).sum();
        if others > 0 {
            parts.push(format!("others {}", share(others)));
        }
        parts.join(", ")
    }
}

/// Whether `number` of `total` is enough to be called usual.
pub fn is_clear(number: usize, total: usize) -> bool {
    total >= FEWEST && number * 100 >= total * CLEAR_SHARE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(counts: &[(&str, usize)]) -> Tally {
        let mut tally = Tally::default();
        counts.iter().for_each(|(what, number)| tally.add(what, *number));
        tally
    }

    #[test]
    fn both_bounds_must_be_met() {
        assert_eq!(tally(&[("a", 16), ("b", 4)]).verdict(), Verdict::Clear("a"));
        assert_eq!(tally(&[("a", 15), ("b", 5)]).verdict(), Verdict::Divided);
        assert_eq!(tally(&[("a", 19)]).verdict(), Verdict::TooFew);
        assert_eq!(tally(&[]).verdict(), Verdict::TooFew);
    }

    #[test]
    fn the_most_frequent_comes_first_and_equals_in_order() {
        let mut sum = tally(&[("b", 1), ("c", 2)]);
        sum.merge(&tally(&[("a", 1), ("c", 3)]));
        assert_eq!(sum.ranked(), [("c", 5), ("a", 1), ("b", 1)]);
        assert_eq!(sum.without("c").total(), 2);
        assert_eq!(sum.shown(str::to_owned), "c 5 (71.4 %), a 1 (14.3 %), b 1 (14.3 %)");
    }

    #[test]
    fn rare_ways_are_one_number() {
        let many = tally(&[("a", 9), ("b", 1), ("c", 1), ("d", 1), ("e", 1), ("f", 1), ("g", 2)]);
        assert!(many.shown(str::to_owned).ends_with("others 2 (12.5 %)"), "{many:?}");
    }
}
