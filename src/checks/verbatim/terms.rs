//! Terms that stay as they are in every language: those of the configuration, those of `no-loc` in
//! the front matter, those of `:::no-loc text="…":::`.

use std::borrow::Cow;

use memchr::memmem;

use super::facts::Facts;
use super::target::{TargetText, count, whole, words};
use super::translit::Spelled;
use crate::article::ByteRange;
use crate::checks::{Finding, SegmentContext};
use crate::inline::{Kind, NodeKind};

const RULE: &str = "verbatim/untranslatable-term";

/// More findings in one segment tell nobody more.
const MOST_TOLD: usize = 4;

/// Words of a longer translation are not compared with terms.
const MOST_WORDS: usize = 512;

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    let source = cx.source.written();
    let terms = Facts::terms(cx.context);
    let is_marked = cx.source.features.has(Kind::PAUSE) && source.contains(":::no-loc");
    if terms.is_empty() && !is_marked || source == cx.target.written() {
        return;
    }
    let mut told: Vec<ByteRange> = Vec::new();
    let text = TargetText::of(cx);
    let marked = if is_marked { marked(cx) } else { Vec::new() };
    for (term, range) in marked {
        look(cx, &text, term, range, &mut told, findings);
    }
    for term in terms {
        if memmem::find(source.as_bytes(), term.as_bytes()).is_none() {
            continue;
        }
        let flat = cx.source_flat();
        let Some(at) = names(&flat.text, term).next() else {
            continue;
        };
        look(cx, &text, term, flat.range(at, at + term.len()), &mut told, findings);
    }
}

/// The texts of the directives `:::no-loc text="…":::` of the source.
fn marked<'c>(cx: &SegmentContext<'c, '_>) -> Vec<(&'c str, ByteRange)> {
    let directives = cx.source.of_kind(&NodeKind::Directive).map(|it| it.1.range);
    directives
        .filter_map(|range| {
            let text: &'c str = cx.source.at(range);
            let rest = text.strip_prefix(":::no-loc")?;
            let value = rest.split_once("text=\"")?.1.split_once('"')?.0;
            (!value.trim().is_empty()).then_some((value, range))
        })
        .collect()
}

fn look(
    cx: &SegmentContext,
    text: &TargetText,
    term: &str,
    in_source: ByteRange,
    told: &mut Vec<ByteRange>,
    findings: &mut Vec<Finding<'static>>,
) {
    // A term inside a longer one that is lost.
    if told.len() == MOST_TOLD || told.iter().any(|it| it.overlaps(in_source)) {
        return;
    }
    let kept = places(text.flat, term).count();
    let wanted = names(&cx.source_flat().text, term).count();
    if kept >= wanted.max(1) || kept == 0 && (text.holds(term) || holds_wider(text, term)) {
        return;
    }
    let instead = instead(cx, text, term);
    if kept > 0 && instead.is_none() {
        return;
    }
    let (range, fault) = match instead {
        Some((start, end)) => {
            let found = text.flat.get(start..end).unwrap_or_default();
            (cx.target_flat().range(start, end), format!("makes it “{found}”"))
        }
        None => (whole(cx), "does not hold it".to_owned()),
    };
    told.push(in_source);
    findings.push(
        Finding::in_target(RULE, cx, range)
            .with("term", term)
            .with("fault", fault)
            .and_source(in_source),
    );
}

/// Where a term of the source is surely the name: `Harbor masters` at the start of a phrase may be
/// a common word with the capital that all sentences begin with.
fn names<'t>(text: &'t str, term: &'t str) -> impl Iterator<Item = usize> + 't {
    let mut letters = term.chars();
    let is_common = letters.next().is_some_and(|it| it.is_ascii_uppercase())
        && letters.all(|it| it.is_ascii_lowercase());
    places(text, term).filter(move |&at| {
        let before = text[..at].trim_end().chars().next_back();
        let begins = before.is_none_or(|it| ".:!?|>([\"“•".contains(it));
        let behind = text[at + term.len()..].strip_prefix(' ');
        let goes_on = behind.is_some_and(|it| it.starts_with(|c: char| c.is_ascii_lowercase()));
        !(is_common && begins && goes_on)
    })
}

/// Whether a text holds a term of several words with more blanks between them.
fn holds_wider(text: &TargetText, term: &str) -> bool {
    let first = term.split(' ').next().unwrap_or(term);
    term.contains(' ') && text.flat.contains(first) && {
        let words: Vec<&str> = text.flat.split_whitespace().collect();
        words.join(" ").contains(term)
    }
}

/// Where a term stands in a text: an ending may follow it, no letter of its own script may stand
/// before it. The first letter of a sentence may be a capital.
fn places<'t>(text: &'t str, term: &'t str) -> impl Iterator<Item = usize> + 't {
    let small = term.starts_with(|c: char| c.is_ascii_lowercase());
    let capital: Cow<str> = match term.get(..1) {
        Some(first) if small => Cow::Owned(first.to_ascii_uppercase() + &term[1..]),
        _ => Cow::Borrowed(term),
    };
    let is_free = |text: &str, at: usize| {
        let before = text[..at].chars().next_back();
        let behind = text[at + term.len()..].chars();
        // `Harbor.Berths`, `harbor_id`: names that only begin with the term.
        let goes_on = behind.clone().next().is_some_and(|it| "._:@\\".contains(it))
            && behind.clone().nth(1).is_some_and(|it| it.is_ascii_alphanumeric());
        let own = term.chars().next().is_some_and(|it| it.is_ascii_alphanumeric());
        let touches = before.is_some_and(|it| it.is_ascii_alphanumeric() || "_@\\".contains(it));
        !goes_on && (!own || !touches)
    };
    let has_long_tail = |text: &str, at: usize| {
        let own = term.chars().next_back().is_some_and(|it| it.is_ascii_alphanumeric());
        let tail = text[at + term.len()..].chars().take_while(char::is_ascii_alphanumeric).count();
        own && tail > 4
    };
    let free = move |at: &usize| is_free(text, *at) && !has_long_tail(text, *at);
    let exact = memmem::find_iter(text.as_bytes(), term.as_bytes()).collect::<Vec<_>>();
    let mut all: Vec<usize> = exact.into_iter().filter(free).collect();
    if small {
        all.extend(memmem::find_iter(text.as_bytes(), capital.as_bytes()).filter(free));
    }
    all.into_iter()
}

/// What the translation has in the place of the term: other capitals, other letters.
fn instead(cx: &SegmentContext, text: &TargetText, term: &str) -> Option<(usize, usize)> {
    let small = term.to_ascii_lowercase();
    let source = &cx.source_flat().text;
    let other_case =
        places(text.folded(), &small).map(|at| (at, at + small.len())).find(|&(start, end)| {
            let found = text.flat.get(start..end);
            found.is_some_and(|it| it != term && count(text.flat, it) > count(source, it))
        });
    other_case.or_else(|| {
        let spelled = Spelled::of(term, cx.profile()?)?;
        if term.len() < 5 || term.contains(' ') {
            return None;
        }
        let (at, word) = words(text.flat).take(MOST_WORDS).find(|(_, word)| spelled.is(word))?;
        Some((at, at + word.len()))
    })
}
