//! Versions, dates, long numbers and values.

use super::article::Spot;
use super::languages::Language;
use super::mutation::{Edits, Mutation, replace};
use super::text::{all, is_inside_code, swaps};

pub const MUTATIONS: &[Mutation] = &[
    Mutation::target("number/changed-version", "a comma for the point", |it| {
        swaps(it.target, &[("4.6", "4,6"), ("3.2", "3,2"), ("2.1", "2,1")])
    }),
    Mutation::target("number/changed-version", "another version", |it| {
        swaps(it.target, &[("4.6", "4.8"), ("3.2", "2.3"), ("2.1", "2.0")])
    })
    .or(&["number/value"]),
    Mutation::target("number/changed-date", "another month", |it| {
        dated(
            it,
            &[
                Language::of(it.locale).months,
                (".06.2", ".07.2"),
                ("/06/", "/08/"),
                ("/6/2", "/9/2"),
            ],
        )
    }),
    Mutation::target("number/changed-date", "another day", |it| {
        dated(it, &[("14", "15"), ("4. Juni", "5. Juni"), ("04.06", "03.06"), ("04/06", "03/06")])
    }),
    Mutation::target("number/changed-date", "another year", |it| dated(it, &[("2021", "2012")])),
    Mutation::target("number/long-number", "two digits change places", |it| {
        swaps(it.target, &[("4471203", "4471230"), ("9074729", "9047729")])
    }),
    Mutation::target("number/long-number", "a digit is lost or doubled", |it| {
        swaps(it.target, &[("4471203", "471203"), ("9074729", "90747729")])
    }),
    Mutation::target("number/value", "a group of three digits changes", |it| {
        let groups = [".", ",", "\u{A0}"];
        let pairs = groups.map(|it| {
            [
                (format!("12{it}500"), format!("12{it}050")),
                (format!("28{it}750"), format!("28{it}570")),
                (format!("12{it}500"), "1250".to_owned()),
            ]
        });
        owned(it, pairs.as_flattened())
    }),
    Mutation::target("number/value", "the decimal mark is lost or changes the value", |it| {
        let marks = [".", ","];
        let pairs = marks.map(|it| {
            [(format!("3{it}5"), "35".to_owned()), (format!("12{it}5 "), format!("1{it}25 "))]
        });
        owned(it, pairs.as_flattened())
    }),
    Mutation::target("number/value", "a whole number changes", |it| {
        let pairs = [("30", "60"), ("201", "210"), ("47", "74"), ("35", "53"), ("12 ", "21 ")];
        whole(it, &pairs)
    }),
    Mutation::target("number/decimal-separator", "a point for the comma", |it| {
        let mut plants = swaps(it.target, &[("3,5", "3.5"), ("12,5", "12.5")]);
        plants.retain(|_| !it.target.contains(",500"));
        plants
    }),
];

/// Plants in segments with a date.
fn dated(it: &Spot, pairs: &[(&str, &str)]) -> Vec<Edits> {
    let mut plants = swaps(it.target, pairs);
    plants.retain(|edits| it.target.contains("2021") && !is_in_id(it.target, edits[0].at.start));
    plants
}

fn owned(it: &Spot, pairs: &[(String, String)]) -> Vec<Edits> {
    let pairs: Vec<_> = pairs.iter().map(|(from, to)| (&**from, &**to)).collect();
    swaps(it.target, &pairs)
}

/// Plants for numbers that are no part of a longer one.
fn whole(it: &Spot, pairs: &[(&str, &str)]) -> Vec<Edits> {
    let is_part = |it: char| it.is_alphanumeric() || ".,-\u{A0}".contains(it);
    let mut plants = Vec::new();
    for (from, to) in pairs {
        for at in all(it.target, from) {
            let before = it.target[..at.start].chars().next_back();
            let behind = it.target[at.start + from.trim_end().len()..].chars().next();
            let is_whole = !before.is_some_and(is_part)
                && !behind.is_some_and(|it| it.is_ascii_digit() || ".,\u{A0}".contains(it));
            if is_whole && !is_inside_code(it.target, at.start) && !is_in_id(it.target, at.start) {
                let (from, to) = (from.trim_end(), to.trim_end());
                plants.push(vec![replace(at.start..at.start + from.len(), to)]);
            }
        }
    }
    plants
}

/// Whether a place stands in a token with hyphens, such as a GUID.
fn is_in_id(text: &str, at: usize) -> bool {
    let start = text[..at].rfind(' ').map_or(0, |it| it + 1);
    let end = text[at..].find(' ').map_or(text.len(), |it| at + it);
    text[start..end].contains('-') || text[start..end].contains("://")
}
