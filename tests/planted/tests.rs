//! The floors.

use std::sync::{Arc, LazyLock};

use bilint::rules::{Registry, Rule, Scope};

use super::mutations;
use super::run::{Row, baseline, run};
use super::table::{by_family, by_rule, notes, percent, table};

/// The least recall of each family, in percent.
const FLOORS: [(&str, f64); 10] = [
    ("structure", 100.0),
    ("link", 95.0),
    ("markup", 95.0),
    ("verbatim", 90.0),
    ("untranslated", 90.0),
    ("number", 85.0),
    ("terminology", 95.0),
    ("typography", 85.0),
    ("characters", 98.0),
    ("provenance", 100.0),
];

/// For a hundred defects, fewer diagnostics than this that point at no defect.
const COLLATERAL: f64 = 3.0;

const FEWEST_PLACES: usize = 20;

const FEWEST_LOCALES: usize = 4;

/// Rules that cannot have so many places in so many locales, and why.
const FEW: &[(&str, &str)] = &[
    ("typography/elision-space", "only French and Italian elide"),
    ("typography/cjk-spacing", "only Japanese and Chinese set a blank beside Latin letters"),
    ("typography/no-break-space", "only French sets a blank before marks"),
    ("typography/inverted-marks", "only Spanish opens questions and exclamations"),
    ("characters/wrong-width", "only Japanese and Chinese have letters of two widths"),
];

/// So many places a rule and a locale, that the tests are done soon.
const MOST_PLACES: usize = 12;

/// One run for all tests.
static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| run(&mutations(&[]), MOST_PLACES));

#[test]
fn the_clean_articles_are_clean() {
    assert_eq!(baseline(), []);
}

#[test]
fn every_rule_has_mutations_and_places_enough() {
    let rules = by_rule(&ROWS);
    let mut wanting = Vec::new();
    // What takes other files to find has a test of its own that plants it there.
    let is_planted = |it: &&Arc<Rule>| it.scope != Scope::Project;
    let registry = Registry::shipped();
    for rule in registry.rules().iter().filter(is_planted) {
        let sum = rules.get(&*rule.id);
        let (places, locales) = sum.map_or((0, 0), |it| (it.score.places, it.locales.len()));
        let is_enough = places >= FEWEST_PLACES && locales >= FEWEST_LOCALES;
        let may_have_few = places > 0 && FEW.iter().any(|it| it.0 == rule.id);
        if !is_enough && !may_have_few {
            wanting.push(format!("{}: {places} places in {locales} locales", rule.id));
        }
    }
    assert!(wanting.is_empty(), "{wanting:#?}");
}

#[test]
fn each_family_finds_what_is_planted() {
    let families = by_family(&ROWS);
    let short = |&(family, floor): &(&'static str, f64)| {
        let score = families.get(family)?;
        let recall = percent(score.found, score.places);
        (recall < floor).then(|| format!("{family} finds {recall:.1} % instead of {floor} %"))
    };
    let short: Vec<String> = FLOORS.iter().filter_map(short).collect();
    assert!(short.is_empty(), "{short:#?}\n{}\n{}", notes(&ROWS), table(&ROWS));
}

#[test]
fn little_is_found_besides() {
    let families = by_family(&ROWS);
    let places = families.values().map(|it| it.places).sum();
    let collateral = families.values().map(|it| it.collateral).sum();
    let share = percent(collateral, places);
    assert!(share < COLLATERAL, "{share:.1} per 100\n{}\n{}", notes(&ROWS), table(&ROWS));
}
