//! One diagnostic with everything that a format may tell of it, so that it outlives its article: for
//! formats that sort, number or cut all diagnostics of a run.

use std::sync::Arc;

use super::fingerprint::Fingerprints;
use super::standing::Standing;
use super::visible::shown;
use super::{ArticleReport, Summary};
use crate::article::ByteRange;
use crate::diagnostic::{Diagnostic, Edit, Fix, Safety};
use crate::rules::{Level, Rule};

/// A diagnostic, free of its article.
#[derive(Debug, Clone)]
pub struct Record {
    /// The rule that it breaks.
    pub rule: Arc<Rule>,
    /// The level in force.
    pub level: Level,
    /// Whether it counts.
    pub standing: Standing,
    /// The path as it opens from the current directory.
    pub path: Arc<str>,
    /// The id of the segment, where there is one.
    pub segment: Option<String>,
    /// Where it is.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: String,
    /// Further places of the same article.
    pub related: Vec<RelatedRecord>,
    /// What would mend it.
    pub fix: Option<FixRecord>,
    /// What stays of it when lines move.
    pub fingerprint: String,
}

/// A place, from its first character up to, not including, the character behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first character.
    pub start: Point,
    /// The character behind the last one.
    pub end: Point,
}

/// A point between two characters; lines and columns are counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// The line.
    pub line: usize,
    /// The column in Unicode characters.
    pub column: usize,
    /// The column in bytes of UTF-8.
    pub byte_column: usize,
}

/// A further place.
#[derive(Debug, Clone)]
pub struct RelatedRecord {
    /// Where it is.
    pub span: Span,
    /// What is said there.
    pub message: String,
}

/// What would mend a diagnostic.
#[derive(Debug, Clone)]
pub struct FixRecord {
    /// Whether it may be applied without a look.
    pub safety: Safety,
    /// What to change.
    pub edits: Vec<EditRecord>,
    /// The same as one edit, with what stands between the edits.
    pub joined: Option<EditRecord>,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditRecord {
    /// What goes.
    pub span: Span,
    /// What comes in its place.
    pub text: String,
}

/// All that came of a run, in the order of the files and of their text.
#[derive(Debug, Clone, Copy)]
pub struct Whole<'a> {
    /// The diagnostics, suppressed and known ones among them.
    pub records: &'a [&'a Record],
    /// The counts of the run.
    pub summary: &'a Summary,
    /// What kept files from being read or checked.
    pub errors: &'a [String],
}

impl<'a> Whole<'a> {
    /// The diagnostics that count.
    pub fn shown(&self) -> Vec<&'a Record> {
        self.records.iter().copied().filter(|it| it.standing.counts()).collect()
    }

    /// The diagnostics that count, the gravest first.
    pub fn gravest_first(&self) -> Vec<&'a Record> {
        let mut shown = self.shown();
        shown.sort_by_key(|it| std::cmp::Reverse(it.level));
        shown
    }
}

impl Record {
    /// What is wrong, with nothing hidden in it.
    pub fn shown_message(&self) -> String {
        shown(&self.message, false)
    }

    /// What is wrong and, on a line of its own, how to mend it.
    pub fn shown_with_help(&self) -> String {
        format!("{}\nHelp: {}", self.shown_message(), shown(&self.help, false))
    }
}

/// Diagnostics of the article of a report as records. All of one article, those that are shown first,
/// are numbered by the same `fingerprints`.
pub fn records(
    report: &ArticleReport,
    diagnostics: &[Diagnostic],
    standing: Standing,
    fingerprints: &mut Fingerprints,
) -> Vec<Record> {
    let path: Arc<str> = report.path.into();
    let record = |it: &Diagnostic| Record {
        standing,
        path: Arc::clone(&path),
        fingerprint: fingerprints.next(report, it),
        ..record(report, it)
    };
    diagnostics.iter().map(record).collect()
}

/// A record without what is the same in the whole article, and without a fingerprint.
fn record(report: &ArticleReport, diagnostic: &Diagnostic) -> Record {
    let segment = diagnostic.segment.and_then(|at| report.article.segments.get(at));
    let related = diagnostic
        .related
        .iter()
        .map(|it| RelatedRecord { span: span(report, it.range), message: it.message.clone() });
    Record {
        rule: Arc::clone(&diagnostic.rule),
        level: diagnostic.level,
        standing: Standing::Shown,
        path: Arc::default(),
        segment: segment.map(|it| report.article.id(it).to_owned()),
        span: span(report, diagnostic.range),
        message: diagnostic.message.clone(),
        help: diagnostic.help.clone(),
        related: related.collect(),
        fix: diagnostic.fix.as_ref().map(|it| fix(report, it)),
        fingerprint: String::new(),
    }
}

fn span(report: &ArticleReport, range: ByteRange) -> Span {
    Span { start: point(report, range.start), end: point(report, range.end) }
}

fn point(report: &ArticleReport, offset: usize) -> Point {
    let at = report.lines.position(offset);
    let start = report.lines.line(at.line).start;
    // A byte-order mark is no character that anybody counts.
    let mark = if at.line == 1 && report.article.text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let byte_column = offset.saturating_sub(start + mark) + 1;
    Point { line: at.line, column: at.column, byte_column }
}

fn fix(report: &ArticleReport, fix: &Fix) -> FixRecord {
    let edit = |it: &Edit| EditRecord { span: span(report, it.range), text: it.text.clone() };
    FixRecord {
        safety: fix.safety,
        edits: fix.edits.iter().map(edit).collect(),
        joined: joined(report, &fix.edits),
    }
}

/// All edits as one. There is none where bytes that are no UTF-8 would have to be written anew.
fn joined(report: &ArticleReport, edits: &[Edit]) -> Option<EditRecord> {
    let (first, last) = (edits.first()?, edits.last()?);
    let mut text = String::new();
    let mut at = first.range.start;
    for edit in edits {
        let between = report.article.at(ByteRange::new(at, edit.range.start));
        if between.contains('\u{1A}') {
            return None;
        }
        text.push_str(between);
        text.push_str(&edit.text);
        at = edit.range.end;
    }
    Some(EditRecord { span: span(report, ByteRange::new(first.range.start, last.range.end)), text })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::{Sample, article, records_of};

    #[test]
    fn columns_are_counted_in_characters_and_in_bytes() {
        let text = format!("\u{FEFF}{}", article("漢字 Häfen", "Harbors"));
        let records = records_of(&Sample::new(&text).at("x/y", "Häfen"), Standing::Shown);
        let Span { start, end } = records[0].span;
        assert_eq!((start.line, start.column, start.byte_column), (6, 34, 38));
        assert_eq!((end.line, end.column, end.byte_column), (6, 39, 44));
        let first = records_of(&Sample::new(&text).outside("x/y", "---"), Standing::Shown);
        assert_eq!((first[0].span.start.column, first[0].span.start.byte_column), (1, 1));
    }

    #[test]
    fn edits_are_joined_with_what_stands_between_them() {
        let text = article("a [b ](c) d", "x");
        let at = text.find("[b ](c)").unwrap();
        let edits = vec![
            Edit { range: ByteRange::new(at + 2, at + 3), text: String::new() },
            Edit { range: ByteRange::new(at + 5, at + 6), text: "e".to_owned() },
        ];
        let sample = Sample::new(&text).at("x/y", "b");
        let sample = sample.but(|it| it.fix = Some(Fix { safety: Safety::Safe, edits }));
        let fix = records_of(&sample, Standing::Shown)[0].fix.clone().unwrap();
        assert_eq!((fix.edits.len(), fix.joined.unwrap().text.as_str()), (2, "](e"));
    }
}
