//! The scores as a table.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::run::{Row, Score};

/// The scores of one rule: in how many locales, and what came of it.
#[derive(Default)]
pub struct Sum {
    pub is_built: bool,
    pub locales: Vec<String>,
    pub score: Score,
}

/// The scores by rule.
pub fn by_rule(rows: &[Row]) -> BTreeMap<&'static str, Sum> {
    let mut rules: BTreeMap<&'static str, Sum> = BTreeMap::new();
    for row in rows {
        let sum = rules.entry(row.mutation.rule).or_default();
        sum.is_built = row.is_built;
        for (locale, score) in &row.scores {
            sum.score.add(score);
            if !sum.locales.contains(locale) {
                sum.locales.push(locale.clone());
            }
        }
    }
    rules
}

/// The scores by family, of rules that are built.
pub fn by_family(rows: &[Row]) -> BTreeMap<&'static str, Score> {
    let mut families: BTreeMap<&'static str, Score> = BTreeMap::new();
    for row in rows.iter().filter(|it| it.is_built) {
        let family = row.mutation.rule.split('/').next().unwrap_or_default();
        for score in row.scores.values() {
            families.entry(family).or_default().add(score);
        }
    }
    families
}

/// A share of a whole, in percent.
pub fn percent(part: usize, whole: usize) -> f64 {
    let (part, whole) = (u32::try_from(part).unwrap(), u32::try_from(whole).unwrap());
    if whole == 0 { 100.0 } else { 100.0 * f64::from(part) / f64::from(whole) }
}

/// The table for people: by rule, then by family.
pub fn table(rows: &[Row]) -> String {
    let mut out = String::new();
    let columns = "places  locales  recall  pinned  collateral per 100";
    writeln!(out, "{:40}{columns}", "rule").unwrap();
    for (rule, sum) in by_rule(rows) {
        let (score, locales) = (&sum.score, sum.locales.len());
        if sum.is_built {
            writeln!(out, "{rule:40}{}", line(score, &locales.to_string())).unwrap();
        } else {
            writeln!(out, "{rule:40}{:6}{locales:9}  not built", score.places).unwrap();
        }
    }
    writeln!(out, "\n{:40}{columns}", "family").unwrap();
    let mut total = Score::default();
    for (family, score) in by_family(rows) {
        total.add(&score);
        writeln!(out, "{family:40}{}", line(&score, "")).unwrap();
    }
    writeln!(out, "{:40}{}", "total", line(&total, "")).unwrap();
    out
}

fn line(score: &Score, locales: &str) -> String {
    let [recall, pinned, collateral] =
        [score.found, score.pinned, score.collateral].map(|it| percent(it, score.places));
    format!("{:6}{locales:>9}{recall:>8.1}{pinned:>8.1}{collateral:>12.1}", score.places)
}

/// The scores of each mutation, and what was missed, found elsewhere, or found besides.
pub fn notes(rows: &[Row]) -> String {
    let mut out = String::new();
    for row in rows {
        let mutation = row.mutation;
        for note in row.scores.values().flat_map(|it| &it.notes) {
            writeln!(out, "{} ({}): {note}", mutation.rule, mutation.name).unwrap();
        }
        let mut sum = Score::default();
        row.scores.values().for_each(|it| sum.add(it));
        let name = format!("{}: {}", mutation.rule, mutation.name);
        let locales = row.scores.len().to_string();
        writeln!(out, "{name:90}{}\n", line(&sum, &locales)).unwrap();
    }
    out
}
