//! For other programs: `json`, one object, and `jsonl`, one object a diagnostic and line. Both are a
//! contract; what is added later must not change what is here.

use std::fmt::Write;

use serde::Serialize;

use super::commands;
use super::fingerprint::Fingerprints;
use super::visible::is_hidden;
use super::{ArticleReport, Style, Summary};
use crate::article::{Position, Side};
use crate::diagnostic::{Diagnostic, Edit, Fix, Related, Safety};
use crate::rules::Level;

/// Opens the object.
pub fn open(out: &mut String) {
    out.push_str(r#"{"version":1,"diagnostics":["#);
}

/// Writes an article's diagnostics with commas between them.
pub fn article(report: &ArticleReport, _: Style, out: &mut String) {
    for (at, entry) in entries(report).enumerate() {
        if at > 0 {
            out.push(',');
        }
        push(&entry, out);
    }
}

/// Writes an article's diagnostics, one a line.
pub fn article_lines(report: &ArticleReport, _: Style, out: &mut String) {
    for entry in entries(report) {
        push(&entry, out);
        out.push('\n');
    }
}

/// Writes what was counted and closes the object.
pub fn close(summary: &Summary, _: Style, out: &mut String) {
    out.push_str(r#"],"summary":"#);
    push(&Counts::from(summary), out);
    out.push_str("}\n");
}

/// A diagnostic.
#[derive(Serialize)]
struct Entry<'a> {
    rule: &'a str,
    level: Level,
    path: &'a str,
    locale: Option<&'a str>,
    translation_type: Option<&'static str>,
    segment: Option<&'a str>,
    side: Option<Side>,
    start: Position,
    end: Position,
    message: &'a str,
    help: &'a str,
    its: &'a str,
    mqm: Option<&'a str>,
    related: Vec<RelatedEntry<'a>>,
    fix: Option<FixEntry<'a>>,
    fingerprint: String,
}

/// A further place of a diagnostic.
#[derive(Serialize)]
struct RelatedEntry<'a> {
    path: &'a str,
    side: Option<Side>,
    start: Position,
    end: Position,
    message: &'a str,
}

/// What would mend a diagnostic.
#[derive(Serialize)]
struct FixEntry<'a> {
    safe: bool,
    edits: Vec<EditEntry<'a>>,
}

/// One change, in bytes of the file.
#[derive(Serialize)]
struct EditEntry<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

impl<'a> From<&'a Fix> for FixEntry<'a> {
    fn from(fix: &'a Fix) -> Self {
        let entry =
            |it: &'a Edit| EditEntry { start: it.range.start, end: it.range.end, text: &it.text };
        Self { safe: fix.safety == Safety::Safe, edits: fix.edits.iter().map(entry).collect() }
    }
}

/// The counts of a run.
#[derive(Serialize)]
struct Counts {
    articles: usize,
    not_articles: usize,
    failed: usize,
    segments: usize,
    errors: usize,
    warnings: usize,
    advice: usize,
    suppressed: usize,
    advice_not_shown: usize,
    #[serde(skip_serializing_if = "is_zero")]
    in_baseline: usize,
    #[serde(skip_serializing_if = "is_zero")]
    gone_from_baseline: usize,
    #[serde(skip_serializing_if = "is_zero")]
    unchanged: usize,
    #[serde(skip_serializing_if = "is_zero")]
    beyond_limit: usize,
}

// The form that serde asks for.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

impl From<&Summary> for Counts {
    fn from(summary: &Summary) -> Self {
        let level = |level| summary.levels.get(&level).copied().unwrap_or_default();
        Self {
            articles: summary.articles,
            not_articles: summary.not_articles,
            failed: summary.failed,
            segments: summary.segment_count(),
            errors: level(Level::Error),
            warnings: level(Level::Warning),
            advice: level(Level::Advice),
            suppressed: summary.suppressed,
            advice_not_shown: summary.advice_not_shown,
            in_baseline: summary.in_baseline,
            gone_from_baseline: summary.gone_from_baseline,
            unchanged: summary.unchanged,
            beyond_limit: summary.beyond_limit,
        }
    }
}

fn entries<'a>(report: &'a ArticleReport) -> impl Iterator<Item = Entry<'a>> {
    let article = report.article;
    let locale = Some(article.locale()).filter(|it| !it.is_empty());
    let translation_type = article.translation_type().name();
    let mut fingerprints = Fingerprints::default();
    report.diagnostics.iter().map(move |diagnostic| Entry {
        locale,
        translation_type,
        fingerprint: fingerprints.next(report, diagnostic),
        ..entry(report, diagnostic)
    })
}

/// A diagnostic without what is the same in the whole article, and without a fingerprint.
fn entry<'a>(report: &'a ArticleReport, diagnostic: &'a Diagnostic) -> Entry<'a> {
    let segment = diagnostic.segment.and_then(|at| report.article.segments.get(at));
    let related = diagnostic.related.iter().map(|it| related(report, it));
    Entry {
        rule: &diagnostic.rule.id,
        level: diagnostic.level,
        path: report.path,
        locale: None,
        translation_type: None,
        segment: segment.map(|it| report.article.id(it)),
        side: diagnostic.side,
        start: report.lines.position(diagnostic.range.start),
        end: report.lines.position(diagnostic.range.end),
        message: &diagnostic.message,
        help: &diagnostic.help,
        its: &diagnostic.rule.its,
        mqm: diagnostic.rule.mqm.as_deref(),
        related: related.collect(),
        fix: diagnostic.fix.as_ref().map(FixEntry::from),
        fingerprint: String::new(),
    }
}

fn related<'a>(report: &'a ArticleReport, related: &'a Related) -> RelatedEntry<'a> {
    RelatedEntry {
        path: report.path,
        side: related.side,
        start: report.lines.position(related.range.start),
        end: report.lines.position(related.range.end),
        message: &related.message,
    }
}

/// Appends a value, with everything escaped that a terminal or a CI runner would obey: JSON itself asks
/// that only of the first control characters. Outside strings JSON holds none of these characters.
pub fn push(value: &impl Serialize, out: &mut String) {
    // Values of strings, numbers and lists always become JSON.
    let json = serde_json::to_string(value).unwrap_or_default();
    let mut rest = json.as_str();
    let is_escaped = |rest: &str, at: usize, c: char| {
        is_hidden(c) || (matches!(c, '#' | ':') && commands::begins(rest, at))
    };
    while let Some((at, hidden)) = rest.char_indices().find(|&(at, c)| is_escaped(rest, at, c)) {
        out.push_str(&rest[..at]);
        for unit in hidden.encode_utf16(&mut [0; 2]) {
            // Writing to a `String` cannot fail.
            let _ = write!(out, "\\u{unit:04x}");
        }
        rest = &rest[at + hidden.len_utf8()..];
    }
    out.push_str(rest);
}

#[cfg(test)]
#[path = "json_tests.rs"]
mod tests;
