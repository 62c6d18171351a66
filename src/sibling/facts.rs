//! What of one article its siblings are compared by: a few hundred bytes.

use serde::{Deserialize, Serialize};

use crate::digest::short;
use crate::report::Origin;

/// An article with everything that its siblings are compared by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The hash of the English file, in small letters.
    pub hash: String,
    /// The declared locale.
    pub locale: String,
    /// Where the translation comes from.
    pub origin: Origin,
    /// The numbers of its segments as ranges that hold both ends, in ascending order.
    pub numbers: Vec<(u32, u32)>,
    /// What it did not keep, sorted.
    pub claims: Vec<Claim>,
    /// The numbers of the segments of which it may not tell that a fault comes from the source,
    /// sorted: that is switched off, or suppressed there.
    pub silent: Vec<u32>,
    /// How its headings, labels and table heads are worded.
    pub wordings: Vec<Wording>,
    /// Whether it has suppressions of which only other articles know whether they are useful.
    pub asks: bool,
}

/// How one heading, label or table head is worded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// The number of the segment.
    pub number: u32,
    /// What stands for the source and for what it is a text of.
    pub source: u64,
    /// What stands for the translation, case and marks left aside.
    pub target: u64,
    /// The translation.
    pub text: String,
}

/// That one segment did not keep something, or did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Claim {
    /// The number of the segment.
    pub number: u32,
    /// What is claimed.
    pub kind: ClaimKind,
    /// What stands for the thing.
    pub key: u64,
}

/// What is claimed of a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ClaimKind {
    /// It lost a link or an image.
    Link,
    /// It lost a code span.
    Code,
    /// It lost all emphasis.
    Emphasis,
    /// It lost a number.
    Number,
    /// It lost a name of code.
    Identifier,
    /// It lost a placeholder.
    Placeholder,
    /// It reads as the source does.
    Same,
    /// It has a fault of its own, which is told.
    Fault,
    /// It is worded in this way.
    Wording,
}

impl Claim {
    /// A claim about the thing that `text` names.
    pub fn new(number: u32, kind: ClaimKind, text: &str) -> Self {
        Self { number, kind, key: short(text.as_bytes()) }
    }
}

impl Facts {
    /// Whether the article has a segment of this number.
    pub fn has(&self, number: u32) -> bool {
        let at = self.numbers.partition_point(|it| it.1 < number);
        self.numbers.get(at).is_some_and(|it| it.0 <= number)
    }

    /// Whether the article may tell of the segment of this number that a fault comes from the source.
    pub fn tells(&self, number: u32) -> bool {
        self.silent.binary_search(&number).is_err()
    }

    /// Numbers as ranges.
    pub fn ranges(mut numbers: Vec<u32>) -> Vec<(u32, u32)> {
        numbers.sort_unstable();
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        for number in numbers {
            match ranges.last_mut() {
                Some(last) if number <= last.1.saturating_add(1) => last.1 = number,
                _ => ranges.push((number, number)),
            }
        }
        ranges
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_ranges() {
        assert_eq!(
            Facts::ranges(vec![104, 101, 102, 102, 106]),
            [(101, 102), (104, 104), (106, 106)]
        );
        let facts = Facts {
            hash: String::new(),
            locale: String::new(),
            origin: Origin::Unknown,
            numbers: vec![(101, 102), (104, 104)],
            claims: Vec::new(),
            silent: Vec::new(),
            wordings: Vec::new(),
            asks: false,
        };
        let held: Vec<u32> = (99..107).filter(|it| facts.has(*it)).collect();
        assert_eq!(held, [101, 102, 104]);
    }
}
