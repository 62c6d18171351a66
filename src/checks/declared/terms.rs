//! `check: terms`: how the terms of the source are translated.

use serde::Deserialize;

use crate::article::ByteRange;
use crate::checks::{Finding, SegmentContext};
use crate::inline::{NodeKind, Tree};

/// What the rule file says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Options {
    terms: Vec<Term>,
}

/// A term of the source and what it may and may not be in the target.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Term {
    /// The term, compared as a whole word and without case.
    source: String,
    /// One of these must stand in the target, as the beginning of a word, so that endings are free.
    #[serde(default)]
    target: Vec<String>,
    /// None of these may stand there.
    #[serde(default)]
    forbid: Vec<String>,
}

/// The check, ready to run.
#[derive(Debug)]
pub struct TermsCheck {
    terms: Vec<Term>,
}

impl TermsCheck {
    pub(super) fn new(options: Options) -> Result<Self, String> {
        if options.terms.is_empty() {
            return Err("`terms` lists no term".to_owned());
        }
        for term in &options.terms {
            if term.source.trim().is_empty() {
                return Err("a term has an empty `source`".to_owned());
            }
            if term.target.is_empty() && term.forbid.is_empty() {
                return Err(format!(
                    "the term `{}` has neither `target` nor `forbid`",
                    term.source
                ));
            }
        }
        Ok(Self { terms: options.terms })
    }

    pub(super) fn run<'r>(
        &self,
        rule: &'r str,
        cx: &SegmentContext,
        findings: &mut Vec<Finding<'r>>,
    ) {
        for term in &self.terms {
            let Some(place) = find(cx.source, &term.source, Edge::Both) else {
                continue;
            };
            let wrong = term.forbid.iter().find_map(|it| find(cx.target, it, Edge::Start));
            let is_right = term.target.is_empty()
                || term.target.iter().any(|it| find(cx.target, it, Edge::Start).is_some());
            if wrong.is_none() && is_right {
                continue;
            }
            let range = wrong.unwrap_or(cx.target.range);
            findings.push(
                Finding::in_target(rule, cx, range)
                    .with("term", &*term.source)
                    .with("translation", term.target.join("”, “"))
                    .with("found", wrong.map(|it| cx.context.at(it)).unwrap_or_default())
                    .and_source(place),
            );
        }
    }
}

/// Which ends of a term must be ends of a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    Start,
    Both,
}

/// Finds a term in the text of a side, outside code and destinations, without case.
fn find(tree: &Tree, term: &str, edge: Edge) -> Option<ByteRange> {
    let wanted: Vec<char> = term.chars().flat_map(char::to_lowercase).collect();
    let texts = tree.of_kind(&NodeKind::Text).map(|(_, node)| node.range);
    texts
        .filter_map(|range| {
            find_in(tree.at(range), &wanted, edge)
                .map(|it| ByteRange::new(range.start + it.start, range.start + it.end))
        })
        .next()
}

fn find_in(text: &str, wanted: &[char], edge: Edge) -> Option<ByteRange> {
    let mut before = ' ';
    for (start, character) in text.char_indices() {
        let opens = !before.is_alphanumeric() || !is_spaced(before);
        before = character;
        if !opens {
            continue;
        }
        let Some(length) = length_of_match(&text[start..], wanted) else {
            continue;
        };
        let behind = text[start + length..].chars().next();
        if edge == Edge::Start || behind.is_none_or(|it| !it.is_alphanumeric()) {
            return Some(ByteRange::new(start, start + length));
        }
    }
    None
}

/// Whether a letter is of a script with blanks between words.
fn is_spaced(character: char) -> bool {
    use crate::locale::Script;
    !matches!(
        Script::of(character),
        Some(Script::Han | Script::Japanese | Script::Thai | Script::Hangul)
    )
}

fn length_of_match(text: &str, wanted: &[char]) -> Option<usize> {
    let mut left = wanted;
    for (at, character) in text.char_indices() {
        if left.is_empty() {
            return Some(at);
        }
        for lower in character.to_lowercase() {
            let (first, rest) = left.split_first()?;
            if *first != lower {
                return None;
            }
            left = rest;
        }
    }
    left.is_empty().then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_words() {
        let find = |text: &str, term: &str, edge| {
            let wanted: Vec<char> = term.chars().collect();
            find_in(text, &wanted, edge).map(|it| it.of(text).to_owned())
        };
        assert_eq!(find("Ein Mandant", "mandant", Edge::Both), Some("Mandant".to_owned()));
        assert_eq!(find("Mandanten", "mandant", Edge::Both), None);
        assert_eq!(find("Mandanten", "mandant", Edge::Start), Some("Mandant".to_owned()));
        assert_eq!(find("Submandant", "mandant", Edge::Start), None);
        assert_eq!(find("新租戶", "租戶", Edge::Start), Some("租戶".to_owned()));
    }
}
