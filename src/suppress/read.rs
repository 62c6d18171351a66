//! Reads the suppressions of an article.

use serde::Deserialize;

use super::{Effect, MOST_READ, Reach, Suppression};
use crate::article::{Article, ByteRange};
use crate::rules::Registry;

const NO_RULE: Effect = Effect::Impossible("names no rule");

/// An end belongs to one of the last so many suppressions.
const MOST_OPEN: usize = 1000;

/// Those of the front matter, then those of comments, in the order of the article.
pub(super) fn all(article: &Article, registry: &Registry) -> Vec<Suppression> {
    let mut list = List { registry, all: Vec::new() };
    from_front_matter(article, &mut list);
    for &comment in &article.comments {
        if list.is_closed() {
            break;
        }
        read_comment(article, comment, &mut list);
    }
    list.all
}

/// What was read so far.
struct List<'r> {
    registry: &'r Registry,
    all: Vec<Suppression>,
}

impl List<'_> {
    /// Whether nothing more is taken in.
    fn is_closed(&self) -> bool {
        self.all.len() > MOST_READ
    }

    fn push(&mut self, name: &str, written: ByteRange, reach: Reach) {
        let is_rule = !self.registry.places(name).is_empty();
        let effect = if is_rule { Effect::None } else { NO_RULE };
        self.take(Suppression { name: name.to_owned(), written, reach, effect });
    }

    fn push_impossible(&mut self, name: &str, written: ByteRange, fault: &'static str) {
        let (reach, effect) = (Reach::Article, Effect::Impossible(fault));
        self.take(Suppression { name: name.to_owned(), written, reach, effect });
    }

    /// The first one that is too many is told as such.
    fn take(&mut self, it: Suppression) {
        let effect = match self.all.len() == MOST_READ {
            true => Effect::Impossible("stands behind too many others"),
            false => it.effect,
        };
        if !self.is_closed() {
            self.all.push(Suppression { effect, ..it });
        }
    }

    /// Ends the suppression of `name` that is open at `offset`; returns whether there was one.
    fn end(&mut self, name: &str, offset: usize) -> bool {
        let mut last = self.all.iter_mut().rev().take(MOST_OPEN);
        let open = last.find_map(|it| match &mut it.reach {
            Reach::Bytes(range) if it.name == name && range.end > offset => Some(range),
            _ => None,
        });
        open.map(|it| it.end = offset).is_some()
    }
}

fn read_comment(article: &Article, comment: ByteRange, list: &mut List) {
    let inner = article.at(ByteRange::new(comment.start + 4, comment.end.saturating_sub(3))).trim();
    if !inner.starts_with("bilint-") {
        return;
    }
    let (command, rest) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
    let names = rest.split_whitespace().next().unwrap_or_default();
    let to_the_end = ByteRange::new(comment.end, article.text.len());
    for name in names.split(',') {
        if list.is_closed() {
            return;
        }
        match command {
            "bilint-disable-next-segment" => {
                let next = article.segments.partition_point(|it| it.range.start < comment.end);
                list.push(name, comment, Reach::Segment(next));
            }
            "bilint-disable" => list.push(name, comment, Reach::Bytes(to_the_end)),
            "bilint-enable" => {
                if !list.end(name, comment.start) {
                    list.push_impossible(name, comment, "has nothing to end");
                }
            }
            _ => list.push_impossible(name, comment, "is no command that bilint knows"),
        }
    }
}

/// The form of the value of `bilint:`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FrontMatterKey {
    disable: Vec<String>,
}

fn from_front_matter(article: &Article, list: &mut List) {
    let entry = article.front_matter.as_ref().and_then(|it| it.get(&article.text, "bilint"));
    let Some(entry) = entry else {
        return;
    };
    let value = article.at(entry.value);
    let Ok(read) = serde_yaml::from_str::<FrontMatterKey>(value) else {
        let fault = "is not of the form `bilint: {disable: [RULE]}`";
        return list.push_impossible("bilint", entry.value, fault);
    };
    for name in read.disable.iter().take(MOST_READ + 1) {
        let place = value.find(name.as_str()).map(|at| {
            let start = entry.value.start + at;
            ByteRange::new(start, start + name.len())
        });
        list.push(name, place.unwrap_or(entry.value), Reach::Article);
    }
}
