//! Texts that stay in the language of the source.

use super::article::{Clean, Spot};
use super::layout::alternative_texts;
use super::mutation::{Edits, Mutation, Plant, replace};
use super::text::{is_statement, last, plain_words};

pub const MUTATIONS: &[Mutation] = &[
    Mutation::target("untranslated/segment", "the source is copied", |it| {
        let is_sentence = is_statement(it.source) && plain_words(it.source).len() >= 5;
        let copy = vec![replace(0..it.target.len(), it.source)];
        if is_sentence { vec![copy] } else { Vec::new() }
    }),
    Mutation::target("untranslated/run", "the last clause stays", last_clause),
    Mutation::target("untranslated/run", "the first clause stays", first_clause),
    Mutation::target("untranslated/wrong-language", "another English sentence", other_sentence),
    Mutation::article("untranslated/inconsistent", "one of two stays", inconsistent),
    Mutation::article("untranslated/front-matter", "the title or the description", front_matter),
    Mutation::article("untranslated/loose-text", "the text of an image", loose_text),
];

const COMMAS: [&str; 4] = [", ", "، ", "，", "、"];

/// Whether a clause is long enough to read as English prose, and is words alone.
fn is_prose(clause: &str) -> bool {
    clause.split(' ').count() >= 6 && clause.chars().all(|it| it == ' ' || it.is_alphabetic())
}

fn last_clause(it: &Spot) -> Vec<Edits> {
    let start = COMMAS.iter().filter_map(|mark| Some(it.target.rfind(mark)? + mark.len())).max();
    let clause = it.source.rfind(", ").map(|at| &it.source[at + 2..]);
    let (Some(start), Some(clause)) = (start, clause) else {
        return Vec::new();
    };
    let clause = clause.trim_end_matches(['.', '?', '!']);
    let is_near_end = !it.target[start..].contains(['[', '`', '<', '*', '{']);
    let edits = vec![replace(start..last(it.target), clause)];
    if is_prose(clause) && is_near_end { vec![edits] } else { Vec::new() }
}

fn first_clause(it: &Spot) -> Vec<Edits> {
    let end = COMMAS.iter().filter_map(|mark| it.target.find(mark)).min();
    let clause = it.source.find(", ").map(|at| &it.source[..at]);
    let (Some(end), Some(clause)) = (end, clause) else {
        return Vec::new();
    };
    let is_prose = is_prose(clause) && !it.target[..end].contains(['[', '`', '<', '*', '{']);
    if is_prose { vec![vec![replace(0..end, clause)]] } else { Vec::new() }
}

const SENTENCES: [&str; 4] = [
    "When a ship comes in, the master of the harbor gives it a place to moor.",
    "You should ask the office for this before you go on with the next part of the work.",
    "All of the people who work at the port can see this as soon as it has been saved.",
    "It is not possible to undo this, so make sure that you have a copy of the old file.",
];

fn other_sentence(it: &Spot) -> Vec<Edits> {
    let is_plain = is_statement(it.source)
        && it.source.len() >= 40
        && !it.source.contains(['[', '*', '`', '<', '\\', '{', ':']);
    let sentence = SENTENCES[it.source.len() % SENTENCES.len()];
    if is_plain { vec![vec![replace(0..it.target.len(), sentence)]] } else { Vec::new() }
}

/// Labels of several words that stand in the article more than once. One word that stands twice may
/// be a name in one place.
fn inconsistent(article: &Clean) -> Vec<Plant> {
    let is_label = |source: &str| {
        let is_long = source.contains(' ');
        is_long && !is_statement(source) && source.chars().all(|it| it == ' ' || it.is_alphabetic())
    };
    let spots: Vec<_> = article.spots().filter(|(_, it)| is_label(it.source)).collect();
    let stands_twice =
        |source: &str| spots.iter().filter(|(_, it)| it.source == source).count() > 1;
    spots
        .iter()
        .filter(|(_, it)| stands_twice(it.source) && it.target != it.source)
        .map(|(segment, it)| {
            Plant::of(vec![replace(segment.target.clone(), it.source)], &[&segment.id])
        })
        .collect()
}

fn front_matter(article: &Clean) -> Vec<Plant> {
    let values = [
        ("title: ", "Plan a port call with Harbor"),
        ("title: ", "Learn how to plan a call at the port and what you need for it"),
        ("description: ", "Learn how to plan a port call, check the cargo, and send the invoice."),
        ("description: ", "This article describes what you have to do before a ship arrives."),
    ];
    let plant = |&(key, value): &(&str, &str)| {
        let start = article.text.find(key).unwrap() + key.len();
        let end = start + article.text[start..].find('\n').unwrap();
        Plant::anywhere(vec![replace(start..end, value)])
    };
    values.iter().map(plant).collect()
}

fn loose_text(article: &Clean) -> Vec<Plant> {
    let texts = [
        "The page for signing in. The button is at the bottom right.",
        "The list of all port calls that are planned for this week",
        "Two cranes lift a container. A ship waits behind them.",
        "The plan of the north pier. Free berths are green.",
    ];
    let places = alternative_texts(article).into_iter();
    places.zip(texts).map(|(at, text)| Plant::anywhere(vec![replace(at, text)])).collect()
}
