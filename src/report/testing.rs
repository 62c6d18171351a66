//! A small builder for the tests of this module: an article, diagnostics at texts of it.

use std::sync::Arc;

use super::record::{Record, Whole, records};
use super::standing::Standing;
use super::{ArticleReport, Fingerprints, Style, Summary};
use crate::article::{Article, ByteRange, LineIndex, Side, read};
use crate::diagnostic::{Diagnostic, Related};
use crate::rules::{Level, Rule, Scope};

/// No colours, 80 columns.
pub const PLAIN: Style = Style { color: false, ascii: false, width: 80 };

/// An article of one segment.
pub fn article(target: &str, source: &str) -> String {
    format!(
        "---\nms.translationtype: HT\nms.contentlocale: de-DE\n---\n\n\
         <span data-ttu-id=\"0a0a0-103\">{target}</span><span class=\"sxs-lookup\">\
         <span data-stu-id=\"0a0a0-103\">{source}</span></span>\n"
    )
}

/// An article with diagnostics.
pub struct Sample {
    article: Article,
    path: String,
    diagnostics: Vec<Diagnostic>,
}

impl Sample {
    pub fn new(text: &str) -> Self {
        Self::of_bytes(text.as_bytes())
    }

    pub fn of_bytes(bytes: &[u8]) -> Self {
        let article = read(bytes.to_vec());
        Self { article, path: "docs/berths.md".to_owned(), diagnostics: Vec::new() }
    }

    pub fn path(mut self, path: &str) -> Self {
        path.clone_into(&mut self.path);
        self
    }

    /// A diagnostic at the first `text` in the target of the first segment.
    pub fn at(self, rule: &str, text: &str) -> Self {
        let range = self.article.segments[0].target.text;
        let range = self.find(range, text);
        self.with(diagnostic(rule, Some((0, Side::Target)), range))
    }

    /// A diagnostic outside segments at the first `text` of the article.
    pub fn outside(self, rule: &str, text: &str) -> Self {
        let range = self.find(ByteRange::new(0, self.article.text.len()), text);
        self.with(diagnostic(rule, None, range))
    }

    /// A related place for the last diagnostic, at the first `text` in the source.
    pub fn related(mut self, text: &str, message: &str) -> Self {
        let range = self.find(self.article.segments[0].source.text, text);
        let related = Related { side: Some(Side::Source), range, message: message.to_owned() };
        self.diagnostics.last_mut().unwrap().related.push(related);
        self
    }

    /// Changes the last diagnostic.
    pub fn but(mut self, change: impl FnOnce(&mut Diagnostic)) -> Self {
        change(self.diagnostics.last_mut().unwrap());
        self
    }

    pub fn with(mut self, diagnostic: Diagnostic) -> Self {
        self.diagnostics.push(diagnostic);
        self
    }

    pub fn article(&self) -> &Article {
        &self.article
    }

    pub fn report(&self) -> ArticleReport<'_> {
        ArticleReport {
            article: &self.article,
            path: &self.path,
            below_root: &self.path,
            lines: LineIndex::new(&self.article.text),
            diagnostics: &self.diagnostics,
        }
    }

    /// What a format makes of it.
    pub fn told(&self, tell: fn(&ArticleReport, Style, &mut String), style: Style) -> String {
        let mut out = String::new();
        tell(&self.report(), style, &mut out);
        out
    }

    fn find(&self, within: ByteRange, text: &str) -> ByteRange {
        let start = within.start + self.article.at(within).find(text).unwrap();
        ByteRange::new(start, start + text.len())
    }
}

/// What a format that is written all at once makes of articles.
pub fn told_whole(samples: &[Sample], tell: fn(&Whole, &mut String)) -> String {
    told_with(samples, Standing::Shown, &[], tell)
}

/// The same where diagnostics may be suppressed and files unreadable.
pub fn told_with(
    samples: &[Sample],
    standing: Standing,
    errors: &[String],
    tell: fn(&Whole, &mut String),
) -> String {
    let all: Vec<Record> = samples.iter().flat_map(|it| records_of(it, standing)).collect();
    let records: Vec<&Record> = all.iter().collect();
    let mut summary = Summary { articles: samples.len(), ..Summary::default() };
    for record in &all {
        *summary.levels.entry(record.level).or_default() += 1;
    }
    let mut out = String::new();
    tell(&Whole { records: &records, summary: &summary, errors }, &mut out);
    out
}

/// The diagnostics of a sample as records.
pub fn records_of(sample: &Sample, standing: Standing) -> Vec<Record> {
    records(&sample.report(), &sample.diagnostics, standing, &mut Fingerprints::default())
}

/// A diagnostic with short texts.
pub fn diagnostic(rule: &str, place: Option<(usize, Side)>, range: ByteRange) -> Diagnostic {
    Diagnostic {
        rule: Arc::new(sample_rule(rule)),
        level: Level::Error,
        segment: place.map(|(segment, _)| segment),
        side: place.map(|(_, side)| side),
        range,
        label: Some("here".to_owned()),
        message: "the translation drops the link".to_owned(),
        help: "put it back".to_owned(),
        related: Vec::new(),
        fix: None,
        fingerprint: None,
    }
}

fn sample_rule(id: &str) -> Rule {
    Rule {
        id: id.to_owned(),
        level: Level::Error,
        scope: Scope::Segment,
        its: "omission".to_owned(),
        mqm: None,
        summary: String::new(),
        check: String::new(),
        options: None,
        message: String::new(),
        label: None,
        related: None,
        help: String::new(),
        why: String::new(),
        suppresses: Vec::new(),
        outranks: Vec::new(),
        examples: Vec::new(),
    }
}

/// An article of one line of about five megabytes, of many segments or of one, and ten thousand
/// diagnostics in it.
pub fn one_long_line(one_segment: bool) -> Sample {
    const NUMBER: usize = 10_000;
    let words = "Größe и размер 漢字 ".repeat(8);
    let body = if one_segment {
        segment(&words.repeat(NUMBER), "one")
    } else {
        segment(&words, &words).repeat(NUMBER)
    };
    let mut sample = Sample::new(&format!("x {body}"));
    let target = sample.article.segments[0].target.text;
    let segments = sample.article.segments.clone();
    let place = |at: usize| {
        if one_segment {
            let start = target.start + at * words.len();
            return (0, ByteRange::new(start, start + "Größe".len()));
        }
        (at, ByteRange::new(segments[at].target.text.start, segments[at].target.text.end))
    };
    for at in 0..NUMBER {
        let (segment, range) = place(at);
        let mut found = diagnostic("link/missing", Some((segment, Side::Target)), range);
        let source = segments[segment].source.text;
        found.related.push(Related {
            side: Some(Side::Source),
            range: source,
            message: "there".into(),
        });
        sample.diagnostics.push(found);
    }
    sample
}

fn segment(target: &str, source: &str) -> String {
    format!(
        "<span data-ttu-id=\"0a0a0-103\">{target}</span><span class=\"sxs-lookup\">\
         <span data-stu-id=\"0a0a0-103\">{source}</span></span>"
    )
}
