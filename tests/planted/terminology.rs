//! One source, two translations; and terms of a glossary that are translated by other words.

use super::article::{Clean, Spot};
use super::languages::Language;
use super::mutation::{Edits, Mutation, Plant, replace};
use super::terms::{self, Term, Wrong};
use super::text;

pub const MUTATIONS: &[Mutation] = &[
    Mutation::article(
        "terminology/inconsistent-in-article",
        "one of two translations is worded otherwise",
        reworded,
    ),
    Mutation::target("terminology/missing", "another word stands for a term", |spot| {
        instead(spot, |wrong| match wrong {
            Wrong::Words { other, .. } => Some(other),
            Wrong::Like(_) => None,
        })
    }),
    Mutation::target("terminology/deprecated", "a deprecated word stands for a term", |spot| {
        instead(spot, |wrong| match wrong {
            Wrong::Words { deprecated, .. } => Some(deprecated),
            Wrong::Like(_) => None,
        })
    }),
    Mutation::target("terminology/forbidden", "a forbidden word stands for a term", |spot| {
        instead(spot, |wrong| match wrong {
            Wrong::Words { forbidden, .. } => Some(forbidden),
            Wrong::Like(_) => None,
        })
    }),
    Mutation::target("terminology/inflected", "a word like a term stands for it", |spot| {
        instead(spot, |wrong| match wrong {
            Wrong::Like(like) => Some(like),
            Wrong::Words { .. } => None,
        })
    }),
];

fn reworded(article: &Clean) -> Vec<Plant> {
    let mut plants = Vec::new();
    for (from, to) in Language::of(&article.locale).others {
        let spots: Vec<_> = article.spots().filter(|(_, it)| it.target.contains(from)).collect();
        let ids: Vec<&str> = spots.iter().map(|(segment, _)| &*segment.id).collect();
        for (segment, spot) in &spots {
            let start = segment.target.start + spot.target.find(from).unwrap_or(0);
            plants.push(Plant::of(vec![replace(start..start + from.len(), *to)], &ids));
        }
    }
    plants
}

/// Puts a wrong word in the place of every form of a term, with a capital where the form has one.
fn instead(spot: &Spot, word: fn(&'static Wrong) -> Option<&'static str>) -> Vec<Edits> {
    let source = spot.source.to_lowercase();
    let of_term = |term: &'static Term| {
        let word = word(&term.wrong).filter(|_| source.contains(term.source))?;
        let edit = |&(at, form): &(usize, &str)| {
            let is_capital = form.starts_with(char::is_uppercase);
            replace(at..at + form.len(), if is_capital { capital(word) } else { word.to_owned() })
        };
        let edits: Edits = places(spot.target, term).iter().map(edit).collect();
        (!edits.is_empty()).then_some(edits)
    };
    terms::of(spot.locale).filter_map(of_term).collect()
}

/// Where the forms of a term stand, whole words in languages with blanks between them.
fn places(target: &str, term: &Term) -> Vec<(usize, &'static str)> {
    let mut found: Vec<(usize, &str)> = Vec::new();
    for form in term.forms {
        for (at, _) in target.match_indices(form) {
            let is_free = found.iter().all(|it| at + form.len() <= it.0 || it.0 + it.1.len() <= at);
            let is_text = !text::is_inside_code(target, at) && !is_in_address(target, at);
            let is_word = text::is_cjk(term.locale)
                || !target[..at].ends_with(char::is_alphanumeric)
                    && !target[at + form.len()..].starts_with(char::is_alphanumeric);
            if is_free && is_word && is_text {
                found.push((at, form));
            }
        }
    }
    found
}

fn is_in_address(target: &str, at: usize) -> bool {
    let is_here = |it: &text::Link| it.address.contains(&at);
    text::all_links(target).iter().any(is_here)
}

fn capital(word: &str) -> String {
    let mut characters = word.chars();
    let first: String = characters.next().into_iter().flat_map(char::to_uppercase).collect();
    first + characters.as_str()
}
