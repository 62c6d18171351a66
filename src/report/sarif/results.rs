//! Results: one a diagnostic.

use std::path::Path;

use serde_json::{Map, Value, json};

use super::rules::Rules;
use super::{level, message, told};
use crate::diagnostic::Safety;
use crate::report::record::{EditRecord, FixRecord, Record, RelatedRecord, Span};
use crate::report::standing::Standing;
use crate::uri::uri_of;

/// One result.
pub fn result(record: &Record, rules: &Rules) -> Value {
    let mut location = location(record, record.span);
    if let Some(segment) = &record.segment {
        location
            .insert("logicalLocations".to_owned(), json!([{"name": segment, "kind": "element"}]));
    }
    let mut result = json!({
        "ruleId": record.rule.id,
        "level": level(record.level),
        "message": told(record),
        "locations": [location],
        // GitHub knows an alert again by the second one alone.
        "partialFingerprints": {
            "bilintFingerprint/v1": record.fingerprint,
            "primaryLocationLineHash": record.fingerprint,
        },
    });
    let mut add = |key: &str, value: Value| {
        if let Some(result) = result.as_object_mut() {
            result.insert(key.to_owned(), value);
        }
    };
    if let Some(index) = rules.index(&record.rule.id) {
        add("ruleIndex", json!(index));
    }
    if !record.related.is_empty() {
        let related = record.related.iter().enumerate().map(|(at, it)| related(record, at, it));
        add("relatedLocations", related.collect());
    }
    if let Some(fix) = &record.fix {
        add("fixes", json!([self::fix(record, fix)]));
    }
    match record.standing {
        Standing::Shown => {}
        Standing::New => add("baselineState", json!("new")),
        Standing::Known => add("baselineState", json!("unchanged")),
        Standing::Suppressed => {
            add("suppressions", json!([{"kind": "inSource", "status": "accepted"}]));
        }
    }
    result
}

fn related(record: &Record, at: usize, related: &RelatedRecord) -> Value {
    let mut location = location(record, related.span);
    location.insert("id".to_owned(), json!(at + 1));
    location.insert("message".to_owned(), message(&related.message));
    location.into()
}

fn location(record: &Record, span: Span) -> Map<String, Value> {
    let physical = json!({"artifactLocation": artifact(record), "region": region(span)});
    [("physicalLocation".to_owned(), physical)].into_iter().collect()
}

fn artifact(record: &Record) -> Value {
    json!({ "uri": uri_of(Path::new(&*record.path)) })
}

fn region(span: Span) -> Value {
    json!({
        "startLine": span.start.line,
        "startColumn": span.start.column,
        "endLine": span.end.line,
        "endColumn": span.end.column,
    })
}

fn fix(record: &Record, fix: &FixRecord) -> Value {
    let text = match fix.safety {
        Safety::Safe => record.help.clone(),
        Safety::Unsafe => format!("{} (look at it before you apply it)", record.help),
    };
    let replacement = |it: &EditRecord| json!({"deletedRegion": region(it.span), "insertedContent": {"text": it.text}});
    let replacements: Vec<Value> = fix.edits.iter().map(replacement).collect();
    json!({
        "description": message(&text),
        "artifactChanges": [{"artifactLocation": artifact(record), "replacements": replacements}],
    })
}
