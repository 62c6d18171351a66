//! Plants one defect at a time, runs the linter, and keeps the score.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use bilint::article::read;
use bilint::config::{Config, Selection};
use bilint::engine;
use bilint::rules::{Level, Registry};
use rayon::prelude::*;

use super::article::{Clean, clean_articles};
use super::mutation::{Mutation, Plant, apply};
use super::terms;

const FOLDER: &str = "docs";

const CONFIG: &str = "untranslatable: [Harbor]\nrequire-human: [\"legal/**\"]\n";

/// A diagnostic, as far as the score asks for it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    pub rule: String,
    /// The id of the segment; empty outside segments.
    pub segment: String,
    pub is_advice: bool,
    /// The place and the related ones.
    pub ranges: Vec<(usize, usize)>,
    pub message: String,
}

/// What came of one mutation in one article.
#[derive(Debug, Default, Clone)]
pub struct Score {
    pub places: usize,
    pub found: usize,
    pub pinned: usize,
    pub collateral: usize,
    /// What was not found, and what else was, to look at.
    pub notes: Vec<String>,
}

impl Score {
    pub fn add(&mut self, other: &Self) {
        self.places += other.places;
        self.found += other.found;
        self.pinned += other.pinned;
        self.collateral += other.collateral;
        self.notes.extend(other.notes.iter().cloned());
    }
}

/// The scores of one mutation by locale.
pub struct Row {
    pub mutation: &'static Mutation,
    pub is_built: bool,
    pub scores: BTreeMap<String, Score>,
}

/// A configuration, and what the linter says with it about each clean article.
struct Setting {
    config: Config,
    baselines: Vec<Vec<Hit>>,
}

impl Setting {
    fn new(config: &str, articles: &[Clean]) -> Self {
        let config = Config::from_text(config, Path::new("bilint.yaml")).unwrap();
        let baselines = articles.iter().map(|it| clean_hits(&config, it)).collect();
        Self { config, baselines }
    }

    /// The usual one, and one with a glossary.
    fn both(articles: &[Clean]) -> [Self; 2] {
        [CONFIG.to_owned(), CONFIG.to_owned() + &terms::glossary()]
            .map(|it| Self::new(&it, articles))
    }
}

/// Runs mutations, in so many places a rule and a locale at most.
pub fn run(mutations: &[&'static Mutation], most: usize) -> Vec<Row> {
    let articles = clean_articles();
    let [usual, with_terms] = Setting::both(&articles);
    let registry = Registry::shipped();
    let row = |mutation: &&'static Mutation| {
        let is_built = registry.get(mutation.rule).is_some();
        let is_of_terms = registry.get(mutation.rule).is_some_and(|it| it.check == "glossary");
        let setting = if is_of_terms { &with_terms } else { &usual };
        let ways = mutations.iter().filter(|it| it.rule == mutation.rule).count();
        let score = |(article, baseline): (&Clean, &Vec<Hit>)| {
            let plants = sample(mutation.plants(article), most.div_ceil(ways));
            let score = if is_built {
                score(&setting.config, mutation, article, baseline, &plants)
            } else {
                only_planted(article, &plants)
            };
            (article.locale.clone(), score)
        };
        let scores =
            articles.iter().zip(&setting.baselines).map(score).filter(|it| it.1.places > 0);
        Row { mutation, is_built, scores: scores.collect() }
    };
    mutations.par_iter().map(row).collect()
}

/// What the linter says about a clean article; ideally nothing.
fn clean_hits(config: &Config, article: &Clean) -> Vec<Hit> {
    hits(config, article.text.clone().into_bytes(), FOLDER)
}

/// Everything that the linter says about the clean articles, in the way of the harness.
pub fn baseline() -> Vec<(String, Hit)> {
    let articles = clean_articles();
    let mut found = Vec::new();
    for setting in Setting::both(&articles) {
        for (article, hits) in articles.iter().zip(setting.baselines) {
            found.extend(hits.into_iter().map(|hit| (article.locale.clone(), hit)));
        }
    }
    found
}

/// So many of them, from all over the article.
fn sample(plants: Vec<Plant>, most: usize) -> Vec<Plant> {
    let count = plants.len();
    if count <= most {
        return plants;
    }
    (0..most).map(|index| plants[index * count / most].clone()).collect()
}

fn score(
    config: &Config,
    mutation: &Mutation,
    article: &Clean,
    baseline: &[Hit],
    plants: &[Plant],
) -> Score {
    let mut score = Score { places: plants.len(), ..Score::default() };
    for plant in plants {
        let (bytes, changed) = apply(&article.text, &plant.edits);
        let folder = plant.folder.as_deref().unwrap_or(FOLDER);
        let place = excerpt(&bytes, &changed);
        let new = new_hits(hits(config, bytes, folder), baseline);
        let belongs = |it: &Hit| plant.segments.is_empty() || plant.segments.contains(&it.segment);
        let is_expected = |it: &&Hit| mutation.accepts(&it.rule) && belongs(it);
        let expected: Vec<&Hit> = new.iter().filter(is_expected).collect();
        let is_pinned = expected.iter().any(|it| touches(&it.ranges, &changed));
        let is_found = !expected.is_empty();
        score.found += usize::from(is_found);
        score.pinned += usize::from(is_pinned);
        // One cause is to give one diagnostic: a second one is one too many, even if it is true.
        let spare = expected.iter().filter(|it| !it.is_advice).skip(1).count();
        let others = new.iter().filter(|it| !it.is_advice && !is_expected(it));
        let others: Vec<&Hit> = others.filter(|it| !mutation.beside.contains(&&*it.rule)).collect();
        let spare = if mutation.beside.is_empty() { spare } else { 0 };
        score.collateral += others.len() + spare;
        let locale = &article.locale;
        if !is_found {
            score.notes.push(format!("{locale} missed: {place}"));
        } else if !is_pinned {
            score.notes.push(format!("{locale} elsewhere: {place}: {}", expected[0].message));
        }
        for hit in others {
            score.notes.push(format!("{locale} besides: {}: {}: {place}", hit.rule, hit.message));
        }
        if spare > 0 {
            let rules: Vec<&str> = expected.iter().map(|it| &*it.rule).collect();
            score.notes.push(format!("{locale} twice: {}: {place}", rules.join(", ")));
        }
    }
    score
}

/// The places of a rule that nobody looks for yet.
fn only_planted(article: &Clean, plants: &[Plant]) -> Score {
    let note = |plant: &Plant| {
        let (bytes, changed) = apply(&article.text, &plant.edits);
        format!("{} planted: {}", article.locale, excerpt(&bytes, &changed))
    };
    Score { places: plants.len(), notes: plants.iter().map(note).collect(), ..Score::default() }
}

/// The text around the first change, behind the tag in front of it.
fn excerpt(bytes: &[u8], changed: &[Range<usize>]) -> String {
    const BEFORE: usize = 40;
    const BEHIND: usize = 60;
    let Some(first) = changed.first() else {
        return String::new();
    };
    let before = String::from_utf8_lossy(&bytes[..first.start]);
    let behind = String::from_utf8_lossy(&bytes[first.start..]);
    let before = before.rsplit("\">").next().unwrap_or_default();
    let behind = behind.split("<span").next().unwrap_or_default();
    let skip = before.chars().count().saturating_sub(BEFORE);
    let before: String = before.chars().skip(skip).collect();
    let behind: String = behind.chars().take(BEHIND).collect();
    format!("{before}▸{behind}").replace('\n', "↵")
}

fn new_hits(mut hits: Vec<Hit>, baseline: &[Hit]) -> Vec<Hit> {
    for old in baseline {
        let same = |it: &Hit| it.rule == old.rule && it.segment == old.segment;
        if let Some(at) = hits.iter().position(same) {
            hits.remove(at);
        }
    }
    hits
}

/// Whether one of the ranges shares a byte with what changed, or stands where something was cut.
fn touches(ranges: &[(usize, usize)], changed: &[Range<usize>]) -> bool {
    let touch = |&(start, end): &(usize, usize), it: &Range<usize>| {
        if it.is_empty() || start == end {
            start <= it.end && it.start <= end
        } else {
            start < it.end && it.start < end
        }
    };
    ranges.iter().any(|range| changed.iter().any(|it| touch(range, it)))
}

fn hits(config: &Config, bytes: Vec<u8>, folder: &str) -> Vec<Hit> {
    let article = read(bytes);
    let below_root = format!("{folder}/article.md");
    let selection = Selection { advice: true, ..Selection::default() };
    let checked = engine::check(&article, Path::new(&below_root), &below_root, config, &selection);
    let hit = |it: bilint::diagnostic::Diagnostic| {
        let segment = it.segment.map(|index| article.id(&article.segments[index]).to_owned());
        let related = it.related.iter().map(|it| (it.range.start, it.range.end));
        Hit {
            rule: it.rule.id.clone(),
            segment: segment.unwrap_or_default(),
            is_advice: it.level == Level::Advice,
            ranges: std::iter::once((it.range.start, it.range.end)).chain(related).collect(),
            message: it.message,
        }
    };
    checked.diagnostics.into_iter().map(hit).collect()
}
