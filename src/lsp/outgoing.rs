//! Diagnostics as the protocol has them.

use serde_json::{Value, json};

use super::lines::Lines;
use super::protocol::Range;
use crate::article::{Article, Side};
use crate::diagnostic::{Diagnostic, Related};
use crate::report::visible;
use crate::rules::Level;

/// Who says it.
pub const SOURCE: &str = "bilint";

/// A diagnostic of the document `uri`; with its further places where the client shows them.
pub fn diagnostic(
    uri: &str,
    article: &Article,
    lines: &Lines,
    it: &Diagnostic,
    with_related: bool,
) -> Value {
    let segment = it.segment.and_then(|at| article.segments.get(at));
    let mut told = json!({
        "range": lines.range(it.range),
        "severity": severity(it.level),
        "code": it.rule.id,
        "source": SOURCE,
        "message": visible(&it.message, false),
        "data": {"rule": it.rule.id, "segment": segment.map(|it| visible(article.id(it), false))},
    });
    if with_related && !it.related.is_empty() {
        let related: Vec<Value> = it.related.iter().map(|it| further(uri, lines, it)).collect();
        told["relatedInformation"] = related.into();
    }
    told
}

fn further(uri: &str, lines: &Lines, it: &Related) -> Value {
    let message = match (it.message.as_str(), it.side) {
        ("", Some(Side::Source)) => "the source",
        ("", Some(Side::Target)) => "the translation",
        ("", None) => "belongs to it",
        (message, _) => message,
    };
    json!({
        "location": {"uri": uri, "range": lines.range(it.range)},
        "message": visible(message, false),
    })
}

/// What is wrong with a whole file, told at a place in it.
pub fn fault(range: Range, message: &str) -> Value {
    let lines: Vec<String> = message.lines().map(|it| visible(it, false)).collect();
    json!({"range": range, "severity": 1, "source": SOURCE, "message": lines.join("\n")})
}

/// Error, warning or information: advice must not look like a warning.
const fn severity(level: Level) -> u8 {
    match level {
        Level::Error => 1,
        Level::Warning => 2,
        Level::Advice => 3,
    }
}
