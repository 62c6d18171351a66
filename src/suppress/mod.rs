//! Suppressions that stand in an article: comments, and a key of the front matter.
//!
//! - `<!-- bilint-disable-next-segment RULE reason -->`
//! - `<!-- bilint-disable RULE -->` … `<!-- bilint-enable RULE -->`
//! - `bilint: {disable: [RULE]}` in the front matter
//!
//! `RULE` is a rule or a family; several are joined by commas.

mod read;

use std::collections::HashMap;

use crate::article::{Article, ByteRange};
use crate::rules::Registry;

/// No article needs more suppressions; each of them is held against every diagnostic of its rules.
const MOST_READ: usize = 1000;

/// The suppressions of one article, and which of them had an effect.
#[derive(Debug)]
pub struct Suppressions {
    list: Vec<Suppression>,
    /// Those that mean a rule, by its place in the registry: their places in the list.
    by_rule: HashMap<usize, Vec<usize>>,
}

/// A suppression of one rule or family.
#[derive(Debug)]
struct Suppression {
    /// The rule or family, as written.
    name: String,
    /// Where it is written.
    written: ByteRange,
    reach: Reach,
    effect: Effect,
}

/// What part of an article a suppression is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    Segment(usize),
    Bytes(ByteRange),
    Article,
}

impl Reach {
    /// Whether a diagnostic is in that part: one on a segment or on none, at the byte `offset`.
    fn holds(self, segment: Option<usize>, offset: usize) -> bool {
        match self {
            Self::Segment(index) => segment == Some(index),
            Self::Bytes(range) => range.start <= offset && offset < range.end,
            Self::Article => true,
        }
    }
}

/// What came of a suppression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Effect {
    /// It kept a diagnostic away.
    Used,
    /// It has kept none away so far.
    None,
    /// It never can, and why.
    Impossible(&'static str),
}

/// A suppression without effect.
#[derive(Debug, PartialEq, Eq)]
pub struct Unused<'s> {
    /// The rule or family, as written.
    pub name: &'s str,
    /// Where it is written.
    pub range: ByteRange,
    /// What is wrong with it, as in "suppresses nothing".
    pub fault: &'static str,
}

impl Suppressions {
    /// Reads the suppressions of an article; of those behind the first thousand the first is told as
    /// one that cannot work.
    pub fn of(article: &Article, registry: &Registry) -> Self {
        let list = read::all(article, registry);
        let mut by_rule: HashMap<usize, Vec<usize>> = HashMap::new();
        for (at, it) in list.iter().enumerate().filter(|it| it.1.effect == Effect::None) {
            for rule in registry.places(&it.name) {
                by_rule.entry(rule).or_default().push(at);
            }
        }
        Self { list, by_rule }
    }

    /// Whether a diagnostic is suppressed: one of the rule at `rule` in the registry, on a segment
    /// or on none, at the byte `offset`. Those that suppress it are useful from then on.
    pub fn cover(&mut self, rule: usize, segment: Option<usize>, offset: usize) -> bool {
        let mut covered = false;
        for &at in self.by_rule.get(&rule).into_iter().flatten() {
            if let Some(it) = self.list.get_mut(at).filter(|it| it.reach.holds(segment, offset)) {
                it.effect = Effect::Used;
                covered = true;
            }
        }
        covered
    }

    /// The suppressions that kept nothing away, in the order of the article.
    pub fn unused(&self) -> impl Iterator<Item = Unused<'_>> {
        self.list.iter().filter_map(|it| {
            let fault = match it.effect {
                Effect::Used => return None,
                Effect::None => "suppresses nothing",
                Effect::Impossible(fault) => fault,
            };
            Some(Unused { name: &it.name, range: it.written, fault })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Article, std::sync::Arc<Registry>) {
        (crate::article::read(text.as_bytes().to_vec()), Registry::shipped())
    }

    #[test]
    fn regions_end_where_they_are_ended() {
        let text = "a\n<!-- bilint-disable link,markup/missing-code why -->\nb\n<!-- bilint-enable link -->\nc";
        let (article, registry) = read(text);
        let mut all = Suppressions::of(&article, &registry);
        let link = registry.position("link/missing").unwrap();
        let code = registry.position("markup/missing-code").unwrap();
        let place = |needle: &str| text.find(needle).unwrap();
        assert!(!all.cover(link, None, 0));
        assert!(all.cover(link, None, place("\nb") + 1));
        assert!(!all.cover(link, None, text.len() - 1));
        assert_eq!(
            all.unused().map(|it| it.name.to_owned()).collect::<Vec<_>>(),
            ["markup/missing-code"]
        );
        assert!(all.cover(code, None, text.len() - 1));
        assert_eq!(all.unused().count(), 0);
    }

    #[test]
    fn what_cannot_work_says_so() {
        let text = "---\nbilint: {disable: [link/mising]}\n---\n<!-- bilint-enable link -->\n<!-- bilint-off link -->\n<!-- bilint-disable -->\n";
        let (article, registry) = read(text);
        let all = Suppressions::of(&article, &registry);
        let faults: Vec<_> =
            all.unused().map(|it| (article.at(it.range).to_owned(), it.fault)).collect();
        assert_eq!(faults[0], ("link/mising".to_owned(), "names no rule"));
        assert_eq!(faults.len(), 4);
    }

    #[test]
    fn the_first_that_is_too_many_is_told() {
        let names = "link/missing,".repeat(2 * MOST_READ);
        let comment = format!("<!-- bilint-disable {names} -->\n");
        let head = format!("---\nbilint: {{disable: [{names}]}}\n---\n");
        for text in [comment.repeat(3), head.clone() + &comment, head] {
            let (article, registry) = read(&text);
            let mut all = Suppressions::of(&article, &registry);
            assert_eq!(all.unused().count(), MOST_READ + 1);
            assert!(all.cover(registry.position("link/missing").unwrap(), None, text.len() - 1));
            let left: Vec<_> = all.unused().map(|it| it.fault).collect();
            assert_eq!(left, ["stands behind too many others"]);
        }
    }
}
