//! The diagnostics of an article as compact JSON. `templates/report/data.js` reads it: what changes
//! here changes there.

use std::collections::HashMap;

use serde::Serialize;

use super::panel::panels;
use crate::article::Side;
use crate::diagnostic::Diagnostic;
use crate::locale::{Script, profile};
use crate::report::visible::shown;
use crate::report::{ArticleReport, Origin, push_json};
use crate::rules::Level;

/// An article. Texts stand once: everything else names their place in `texts`.
#[derive(Serialize)]
struct Entry<'a> {
    path: String,
    locale: String,
    /// Whether its translations run from right to left.
    rtl: bool,
    #[serde(rename = "type")]
    origin: Origin,
    segments: usize,
    /// Ids of rules and what they find.
    rules: Vec<(&'a str, &'a str)>,
    texts: Vec<String>,
    found: Vec<Found>,
}

/// A diagnostic: the place of its rule in `rules`, the level (0 for an error), line and column, and
/// the segment's id, the message and the help as places in `texts`.
#[derive(Serialize)]
struct Found(usize, usize, usize, usize, Option<usize>, usize, usize, Vec<PanelEntry>);

/// A text that is shown: 0 for the target, 1 for the source, 2 for another place of the article; the
/// line it begins on; what is marked in it.
#[derive(Serialize)]
struct PanelEntry(usize, usize, usize, Vec<MarkEntry>);

/// What is marked: from and to in units of UTF-16, what is said there, and whether it is the place of
/// the diagnostic itself.
#[derive(Serialize)]
struct MarkEntry(usize, usize, Option<usize>, u8);

/// Texts, each of them once.
#[derive(Default)]
struct Texts {
    list: Vec<String>,
    places: HashMap<String, usize>,
}

impl Texts {
    fn place(&mut self, text: String) -> usize {
        if let Some(&place) = self.places.get(&text) {
            return place;
        }
        self.list.push(text.clone());
        self.places.insert(text, self.list.len() - 1);
        self.list.len() - 1
    }
}

/// Appends an article. No `<` stands in it, so that nothing ends the element that it stands in.
pub fn push(report: &ArticleReport, out: &mut String) {
    let start = out.len();
    push_json(&entry(report), out);
    if out.get(start..).is_some_and(|it| it.contains('<')) {
        let escaped = out.split_off(start).replace('<', "\\u003c");
        out.push_str(&escaped);
    }
    out.push('\n');
}

fn entry<'a>(report: &'a ArticleReport) -> Entry<'a> {
    let mut texts = Texts::default();
    let mut rules: Vec<(&str, &str)> = Vec::new();
    let mut found = Vec::new();
    for diagnostic in report.diagnostics {
        let id = diagnostic.rule.id.as_str();
        let rule = rules.iter().position(|it| it.0 == id).unwrap_or_else(|| {
            rules.push((id, &diagnostic.rule.summary));
            rules.len() - 1
        });
        found.push(one(report, diagnostic, rule, &mut texts));
    }
    let article = report.article;
    let locale = article.locale();
    Entry {
        path: shown(report.path, false),
        locale: shown(locale, false),
        rtl: profile(locale).and_then(|it| it.script).is_some_and(runs_from_the_right),
        origin: Origin::from(article.translation_type()),
        segments: article.segments.len(),
        rules,
        texts: texts.list,
        found,
    }
}

fn one(report: &ArticleReport, diagnostic: &Diagnostic, rule: usize, texts: &mut Texts) -> Found {
    let position = report.lines.position(diagnostic.range.start);
    let segment = diagnostic.segment.and_then(|at| report.article.segments.get(at));
    let id = segment.map(|it| texts.place(shown(report.article.id(it), false)));
    let message = texts.place(shown(&diagnostic.message, false));
    let help = texts.place(shown(&diagnostic.help, false));
    let panels = panels(report, diagnostic).into_iter().map(|panel| {
        let marks = panel.marks.into_iter().map(|mark| {
            let note = (!mark.note.is_empty()).then(|| texts.place(shown(&mark.note, false)));
            MarkEntry(mark.from, mark.to, note, u8::from(mark.is_primary))
        });
        let marks = marks.collect();
        PanelEntry(kind(panel.side), texts.place(panel.text), panel.line, marks)
    });
    let panels = panels.collect();
    let level = level(diagnostic.level);
    Found(rule, level, position.line, position.column, id, message, help, panels)
}

fn kind(side: Option<Side>) -> usize {
    match side {
        Some(Side::Target) => 0,
        Some(Side::Source) => 1,
        None => 2,
    }
}

fn level(level: Level) -> usize {
    match level {
        Level::Error => 0,
        Level::Warning => 1,
        Level::Advice => 2,
    }
}

fn runs_from_the_right(script: Script) -> bool {
    matches!(script, Script::Arabic | Script::Hebrew)
}
