//! Suppressions that stand in an article: comments, and a key of the front matter.
//!
//! - `<!-- bilint-disable-next-segment RULE reason -->`
//! - `<!-- bilint-disable RULE -->` … `<!-- bilint-enable RULE -->`
//! - `bilint: {disable: [RULE]}` in the front matter
//!
//! `RULE` is a rule or a family; several are joined by commas.

use serde::Deserialize;

use crate::article::{Article, ByteRange};
use crate::rules::Registry;

/// The suppressions of one article, and which of them had an effect.
#[derive(Debug)]
pub struct Suppressions {
    list: Vec<Suppression>,
}

/// A suppression of one rule or family.
#[derive(Debug)]
struct Suppression {
    /// The rule or family, as written.
    name: String,
    /// Where it is written.
    written: ByteRange,
    reach: Reach,
    /// The rules that it means, as places in the registry.
    rules: Vec<usize>,
    effect: Effect,
}

/// What part of an article a suppression is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    Segment(usize),
    Bytes(ByteRange),
    Article,
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

const NO_RULE: Effect = Effect::Impossible("names no rule");

impl Suppressions {
    /// Reads the suppressions of an article.
    pub fn of(article: &Article, registry: &Registry) -> Self {
        let mut list = from_front_matter(article, registry);
        for &comment in &article.comments {
            read_comment(article, registry, comment, &mut list);
        }
        Self { list }
    }

    /// Whether a diagnostic is suppressed: one of the rule at `rule` in the registry, on a segment
    /// or on none, at the byte `offset`.
    pub fn cover(&mut self, rule: usize, segment: Option<usize>, offset: usize) -> bool {
        let mut covered = false;
        for it in self.list.iter_mut().filter(|it| it.rules.contains(&rule)) {
            let reaches = match it.reach {
                Reach::Segment(index) => segment == Some(index),
                Reach::Bytes(range) => range.start <= offset && offset < range.end,
                Reach::Article => true,
            };
            if reaches {
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

fn new(registry: &Registry, name: &str, written: ByteRange, reach: Reach) -> Suppression {
    let rules = registry.named(name);
    let effect = if rules.is_ok() { Effect::None } else { NO_RULE };
    let rules = rules.unwrap_or_default();
    Suppression { name: name.to_owned(), written, reach, rules, effect }
}

fn read_comment(
    article: &Article,
    registry: &Registry,
    comment: ByteRange,
    list: &mut Vec<Suppression>,
) {
    let inner = article.at(ByteRange::new(comment.start + 4, comment.end.saturating_sub(3))).trim();
    if !inner.starts_with("bilint-") {
        return;
    }
    let (command, rest) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
    let names = rest.split_whitespace().next().unwrap_or_default();
    let to_the_end = ByteRange::new(comment.end, article.text.len());
    for name in names.split(',') {
        let suppression = match command {
            _ if list.len() >= MOST_READ => {
                impossible(name, comment, "stands behind too many others")
            }
            "bilint-disable-next-segment" => {
                let next = article.segments.partition_point(|it| it.range.start < comment.end);
                new(registry, name, comment, Reach::Segment(next))
            }
            "bilint-disable" => new(registry, name, comment, Reach::Bytes(to_the_end)),
            "bilint-enable" => match end(list, name, comment.start) {
                true => continue,
                false => impossible(name, comment, "has nothing to end"),
            },
            _ => impossible(name, comment, "is no command that bilint knows"),
        };
        list.push(suppression);
    }
}

fn impossible(name: &str, written: ByteRange, fault: &'static str) -> Suppression {
    let (reach, effect) = (Reach::Article, Effect::Impossible(fault));
    Suppression { name: name.to_owned(), written, reach, rules: Vec::new(), effect }
}

/// No article needs more suppressions; each of them is held against every diagnostic.
const MOST_READ: usize = 1000;

/// An end belongs to one of the last so many suppressions.
const MOST_OPEN: usize = 1000;

/// Ends the suppression of `name` that is open at `offset`; returns whether there was one.
fn end(list: &mut [Suppression], name: &str, offset: usize) -> bool {
    let open = list.iter_mut().rev().take(MOST_OPEN).find_map(|it| match &mut it.reach {
        Reach::Bytes(range) if it.name == name && range.end > offset => Some(range),
        _ => None,
    });
    if let Some(range) = open {
        range.end = offset;
        return true;
    }
    false
}

/// The form of the value of `bilint:`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FrontMatterKey {
    disable: Vec<String>,
}

fn from_front_matter(article: &Article, registry: &Registry) -> Vec<Suppression> {
    let entry = article.front_matter.as_ref().and_then(|it| it.get(&article.text, "bilint"));
    let Some(entry) = entry else {
        return Vec::new();
    };
    let value = article.at(entry.value);
    let Ok(read) = serde_yaml::from_str::<FrontMatterKey>(value) else {
        return vec![impossible(
            "bilint",
            entry.value,
            "is not of the form `bilint: {disable: [RULE]}`",
        )];
    };
    let names = read.disable.iter();
    names
        .map(|name| {
            let place = value.find(name.as_str()).map(|at| {
                let start = entry.value.start + at;
                ByteRange::new(start, start + name.len())
            });
            new(registry, name, place.unwrap_or(entry.value), Reach::Article)
        })
        .collect()
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
}
