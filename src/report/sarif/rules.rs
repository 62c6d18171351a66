//! Rules with their metadata, and the two taxonomies that they are filed under.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::level;
use crate::report::record::Record;
use crate::report::visible::shown;
use crate::report::words::{paragraphs, words};
use crate::rules::{ITS_TYPES, Level, Registry, Rule};

/// The places of the taxonomies in a run.
const ITS: (&str, usize) = ("ITS 2.0", 0);
const MQM: (&str, usize) = ("MQM", 1);

/// The rules that results break, sorted.
pub struct Rules<'a> {
    rules: Vec<&'a Rule>,
    mqm: Vec<&'a str>,
}

impl<'a> Rules<'a> {
    /// The rules of these diagnostics.
    pub fn of(records: &[&'a Record]) -> Self {
        let rules: BTreeMap<&str, &Rule> =
            records.iter().map(|it| (it.rule.id.as_str(), &*it.rule)).collect();
        let mqm: BTreeSet<&str> = rules.values().filter_map(|it| it.mqm.as_deref()).collect();
        Self { rules: rules.into_values().collect(), mqm: mqm.into_iter().collect() }
    }

    /// The place of a rule.
    pub fn index(&self, id: &str) -> Option<usize> {
        self.rules.binary_search_by(|it| it.id.as_str().cmp(id)).ok()
    }

    /// What there is to say of the rules.
    pub fn descriptors(&self) -> Vec<Value> {
        self.rules.iter().map(|it| self.descriptor(it)).collect()
    }

    fn descriptor(&self, rule: &Rule) -> Value {
        let its = ITS_TYPES.iter().position(|it| *it == rule.its);
        let mqm = rule.mqm.as_deref().and_then(|id| self.mqm.binary_search(&id).ok());
        let relationships = [
            its.map(|at| relationship(&rule.its, at, ITS)),
            mqm.map(|at| relationship(rule.mqm.as_deref().unwrap_or_default(), at, MQM)),
        ];
        let (precision, severity) = match rule.level {
            Level::Error => ("very-high", "error"),
            Level::Warning => ("high", "warning"),
            Level::Advice => ("medium", "recommendation"),
        };
        json!({
            "id": rule.id,
            "shortDescription": {"text": line(&rule.summary)},
            "fullDescription": {"text": lines(&rule.why)},
            "help": {"text": format!("{}\n\nHelp: {}", lines(&rule.why), line(&rule.help)), "markdown": help(rule)},
            "defaultConfiguration": {"level": level(rule.level)},
            "relationships": relationships.into_iter().flatten().collect::<Vec<Value>>(),
            "properties": {
                "tags": ["translation", rule.family()],
                "precision": precision,
                "problem.severity": severity,
            },
        })
    }

    /// The taxonomies as the tool names them.
    pub fn taxonomy_references(&self) -> Vec<Value> {
        [ITS, MQM].map(|(name, index)| json!({"name": name, "index": index})).into()
    }

    /// The taxonomies: all issue types of ITS, and of MQM those that occur.
    pub fn taxonomies(&self) -> Value {
        let taxa = |ids: &[&str]| ids.iter().map(|id| json!({ "id": id })).collect::<Vec<_>>();
        json!([
            {
                "name": ITS.0,
                "organization": "W3C",
                "shortDescription": {"text": "Localization quality issue types of the Internationalization Tag Set 2.0"},
                "informationUri": "https://www.w3.org/TR/its20/#lqissue-typevalues",
                "isComprehensive": true,
                "taxa": taxa(&ITS_TYPES),
            },
            {
                "name": MQM.0,
                "organization": "MQM Council",
                "shortDescription": {"text": "Multidimensional Quality Metrics"},
                "informationUri": "https://themqm.org/",
                "isComprehensive": false,
                "taxa": taxa(&self.mqm),
            },
        ])
    }
}

fn relationship(id: &str, index: usize, taxonomy: (&str, usize)) -> Value {
    let component = json!({"name": taxonomy.0, "index": taxonomy.1});
    json!({"target": {"id": id, "index": index, "toolComponent": component}, "kinds": ["superset"]})
}

/// What `bilint explain` begins with, in Markdown. What a repository brings along is text, whatever it
/// looks like.
fn help(rule: &Rule) -> String {
    let is_ours = Registry::ships(rule);
    let text = |text: &str| if is_ours { line(text) } else { words(text) };
    let why = if is_ours { lines(&rule.why) } else { paragraphs(&rule.why) };
    let mqm = rule.mqm.as_deref().map(|it| format!(", MQM {}", text(it))).unwrap_or_default();
    format!(
        "**{}**\n\n{why}\n\nHelp: {}\n\nITS 2.0 {}{mqm}. `bilint explain {}` shows examples.\n",
        text(&rule.summary),
        text(&rule.help),
        text(&rule.its),
        line(&rule.id),
    )
}

fn line(text: &str) -> String {
    shown(text.trim_end(), false)
}

fn lines(text: &str) -> String {
    text.trim_end().lines().map(line).collect::<Vec<_>>().join("\n")
}
