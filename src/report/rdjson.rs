//! The Reviewdog Diagnostic Format: `rdjson`, one object, and `rdjsonl`, one object a line. Columns
//! are counted in bytes of UTF-8.

use serde::Serialize;

use super::json;
use super::record::{EditRecord, Point, Record, Span, Whole};
use crate::rules::Level;

const SOURCE: Source = Source { name: "bilint" };

#[derive(Serialize)]
struct Document<'a> {
    source: Source,
    diagnostics: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct Entry<'a> {
    message: String,
    location: Location<'a>,
    severity: &'static str,
    source: Source,
    code: Code<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion<'a>>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    range: Range,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
}

#[derive(Serialize)]
struct Suggestion<'a> {
    range: Range,
    text: &'a str,
}

/// Writes everything as one object.
pub fn document(whole: &Whole, out: &mut String) {
    let diagnostics = whole.shown().into_iter().map(entry).collect();
    json::push(&Document { source: SOURCE, diagnostics }, out);
    out.push('\n');
}

/// Writes everything, one object a line.
pub fn lines(whole: &Whole, out: &mut String) {
    for record in whole.shown() {
        json::push(&entry(record), out);
        out.push('\n');
    }
}

fn entry(record: &Record) -> Entry<'_> {
    // Suggestions are alternatives, so the edits of one fix must be one suggestion.
    let joined = record.fix.as_ref().and_then(|it| it.joined.as_ref());
    Entry {
        message: record.shown_with_help(),
        location: Location { path: &record.path, range: range(record.span) },
        severity: match record.level {
            Level::Error => "ERROR",
            Level::Warning => "WARNING",
            Level::Advice => "INFO",
        },
        source: SOURCE,
        code: Code { value: &record.rule.id },
        suggestions: joined.into_iter().map(suggestion).collect(),
    }
}

fn suggestion(edit: &EditRecord) -> Suggestion<'_> {
    Suggestion { range: range(edit.span), text: &edit.text }
}

fn range(span: Span) -> Range {
    let position = |it: Point| Position { line: it.line, column: it.byte_column };
    Range { start: position(span.start), end: position(span.end) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::ByteRange;
    use crate::diagnostic::{Edit, Fix, Safety};
    use crate::report::testing::{Sample, article, told_whole};

    #[test]
    fn columns_are_bytes_and_edits_one_suggestion() {
        let text = article("Zwölf Häfen", "Twelve harbors");
        let at = text.find("Häfen").unwrap();
        let edits = vec![
            Edit { range: ByteRange::new(at, at), text: "[".to_owned() },
            Edit { range: ByteRange::new(at + 6, at + 6), text: "](x.md)".to_owned() },
        ];
        let sample = Sample::new(&text)
            .at("link/missing", "Häfen")
            .but(|it| it.fix = Some(Fix { safety: Safety::Safe, edits }));
        let told = told_whole(&[sample], lines);
        insta::assert_snapshot!(told, @r#"{"message":"the translation drops the link\nHelp: put it back","location":{"path":"docs/berths.md","range":{"start":{"line":6,"column":38},"end":{"line":6,"column":44}}},"severity":"ERROR","source":{"name":"bilint"},"code":{"value":"link/missing"},"suggestions":[{"range":{"start":{"line":6,"column":38},"end":{"line":6,"column":44}},"text":"[Häfen](x.md)"}]}"#);
    }
}
