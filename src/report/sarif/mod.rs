//! SARIF 2.1.0, for code scanning.

mod results;
mod rules;
#[cfg(test)]
mod tests;

use serde_json::{Value, json};

use super::json;
use super::record::{Record, Whole};
use super::standing::Standing;
use super::visible::shown;
use crate::rules::Level;
use rules::Rules;

/// Readers take or show no more.
const MOST: usize = 5_000;

/// Writes everything, the gravest first; then what the baseline knows, and last what the articles
/// suppress.
pub fn document(whole: &Whole, out: &mut String) {
    let of = |standing| whole.records.iter().copied().filter(move |it| it.standing == standing);
    let mut records = whole.gravest_first();
    records.extend(of(Standing::Known).chain(of(Standing::Suppressed)));
    let cut = records.len().saturating_sub(MOST);
    records.truncate(MOST);
    let rules = Rules::of(&records);
    let results: Vec<Value> = records.iter().map(|it| results::result(it, &rules)).collect();
    let whole = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "bilint",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.descriptors(),
                "supportedTaxonomies": rules.taxonomy_references(),
            }},
            "taxonomies": rules.taxonomies(),
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": whole.errors.is_empty(),
                "toolExecutionNotifications": notifications(whole, cut),
            }],
            "results": results,
        }],
    });
    json::push(&whole, out);
    out.push('\n');
}

/// What could not be read, and how many results are held back.
fn notifications(whole: &Whole, cut: usize) -> Vec<Value> {
    let errors = whole.errors.iter().map(|it| json!({"level": "error", "message": message(it)}));
    let text = format!("{cut} results are held back: a run holds {MOST}, the gravest first");
    let cut = (cut > 0).then(|| json!({"level": "warning", "message": {"text": text}}));
    errors.chain(cut).collect()
}

/// A message of plain text: brackets would make a link of an article's words.
fn message(text: &str) -> Value {
    let mut escaped = String::with_capacity(text.len());
    for line in text.split('\n') {
        if !escaped.is_empty() {
            escaped.push('\n');
        }
        for c in shown(line, false).chars() {
            if matches!(c, '\\' | '[' | ']') {
                escaped.push('\\');
            }
            escaped.push(c);
        }
    }
    json!({ "text": escaped })
}

/// What is wrong and how to mend it.
fn told(record: &Record) -> Value {
    message(&record.shown_with_help())
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Advice => "note",
    }
}
