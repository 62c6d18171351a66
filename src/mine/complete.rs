//! Whether a phrase of the target is whole, or is cut out of a longer one.

use std::collections::HashMap;

use super::bitext::{Bitext, MOST_WORDS, NONE, Numbered, Phrase, Side, numbers, phrase};
use super::forms::places;
use super::words::Spacing;

/// So many small words may stand between the parts of one term.
const MOST_BETWEEN: usize = 2;

/// A phrase that so great a part of its places have one neighbour is cut out (percent).
const MOST_ALIKE: usize = 55;

/// An ideograph that has fewer different neighbours is a part of a word.
const FEWEST_NEIGHBOURS: usize = 3;

/// The whole phrase that a phrase is a part of in some sentences: itself, mostly. `None` where it is
/// cut out of several.
pub(super) fn complete(bitext: &Bitext, sentences: &[u32], part: &Phrase) -> Option<Phrase> {
    let mut whole = *part;
    for _ in 0..MOST_WORDS {
        let longer = [Direction::Left, Direction::Right]
            .into_iter()
            .map(|it| Neighbours::of(bitext, sentences, &whole, it))
            .collect::<Vec<_>>();
        if longer.iter().any(|it| it.is_inside_word) {
            return None;
        }
        match longer.into_iter().find_map(|it| it.whole) {
            Some(it) => whole = it,
            None => return Some(whole),
        }
    }
    None
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Left,
    Right,
}

/// What stands beside a phrase.
struct Neighbours {
    /// The phrase with the neighbour that it nearly always has.
    whole: Option<Phrase>,
    /// Whether it ends within a word.
    is_inside_word: bool,
}

impl Neighbours {
    fn of(bitext: &Bitext, sentences: &[u32], part: &Phrase, direction: Direction) -> Self {
        let mut counts: HashMap<Option<Phrase>, usize> = HashMap::new();
        let mut total = 0;
        for sentence in sentences.iter().filter_map(|it| bitext.sentences.get(*it as usize)) {
            for (at, words) in places(&sentence.target, part) {
                let longer = longer(bitext, &sentence.target, at, words.len(), direction);
                *counts.entry(longer.map(phrase)).or_default() += 1;
                total += 1;
            }
        }
        let kinds = counts.len() + usize::from(counts.contains_key(&None));
        let is_inside_word = bitext.spacing == Spacing::None
            && (kinds < FEWEST_NEIGHBOURS || numbers(part).len() == 1 && !is_word(bitext, part));
        let most = counts.into_iter().filter_map(|it| Some((it.0?, it.1)));
        let most = most.max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
        let whole = most.filter(|it| it.1 * 100 >= total * MOST_ALIKE).map(|it| it.0);
        Self { is_inside_word: is_inside_word && whole.is_none(), whole }
    }
}

/// Whether one word of a language without blanks may be a term by itself: one of another script.
fn is_word(bitext: &Bitext, part: &Phrase) -> bool {
    numbers(part).iter().all(|it| bitext.target.text(*it).chars().nth(1).is_some())
}

/// A phrase with the next content word beside it, in the same run.
fn longer<'s>(
    bitext: &Bitext,
    side: &'s Side,
    at: usize,
    length: usize,
    direction: Direction,
) -> Option<&'s [Numbered]> {
    let is_content = |it: &Numbered| !bitext.target.is_small(it.number) && it.number != NONE;
    let words = &side.words;
    for distance in 1..=MOST_BETWEEN + 1 {
        let (from, to) = match direction {
            Direction::Left => (at.checked_sub(distance)?, at + length),
            Direction::Right => (at, at + length + distance),
        };
        let longer = words.get(from..to).filter(|it| it.len() <= MOST_WORDS)?;
        if longer.iter().skip(1).any(|it| it.word.begins_run) {
            return None;
        }
        let outer = if direction == Direction::Left { longer.first() } else { longer.last() };
        if outer.is_some_and(is_content) {
            return Some(longer);
        }
    }
    None
}
