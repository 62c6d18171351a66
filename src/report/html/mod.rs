//! A page for people: one file that opens from disk, with nothing to fetch. What was counted stands
//! in it as tables and bars; the diagnostics stand in it as JSON, from which its script shows what is
//! in view. The templates, the styles and the scripts are files in `templates/report`.

mod assets;
mod charts;
mod data;
mod panel;

use askama::Template;

use super::commands;
use super::footer;
use super::visible::shown;
use super::{ArticleReport, Style, Summary};
use crate::rules::Level;
use charts::{Heat, Rates, STEPS};

/// What stands before the diagnostics.
#[derive(Template)]
#[template(path = "report/head.html")]
struct Head {
    policy: String,
    style: String,
}

/// What stands behind them.
#[derive(Template)]
#[template(path = "report/body.html")]
struct Body {
    counted: String,
    tiles: Vec<Tile>,
    heat: Heat,
    steps: &'static [(usize, &'static str)],
    rates: Vec<Rates>,
    version: &'static str,
    script: String,
}

/// A number that is seen first.
struct Tile {
    name: &'static str,
    class: &'static str,
    number: String,
}

/// Writes what stands before the first article.
pub fn open(out: &mut String) {
    let (style, script) = (assets::style(), assets::script());
    push(&Head { policy: assets::policy(&style, &script), style }, out);
}

/// Writes an article's diagnostics as one JSON object.
pub fn article(report: &ArticleReport, _: Style, out: &mut String) {
    data::push(report, out);
}

/// Writes what was counted, and ends the page.
pub fn close(summary: &Summary, _: Style, out: &mut String) {
    let body = Body {
        counted: counted(summary),
        tiles: tiles(summary),
        heat: Heat::of(summary),
        steps: STEPS,
        rates: charts::rates(summary),
        version: env!("CARGO_PKG_VERSION"),
        script: assets::script(),
    };
    push(&body, out);
}

fn push(template: &impl Template, out: &mut String) {
    // Writing to a `String` cannot fail, and no value here does when it is shown.
    let _ = template.render_into(out);
}

/// The last line of the other formats, which says what was left out as well.
fn counted(summary: &Summary) -> String {
    let mut line = String::new();
    footer::push(summary, &mut line);
    let line = line.trim_end();
    if line.is_empty() { "Nothing found.".to_owned() } else { line.to_owned() }
}

fn tiles(summary: &Summary) -> Vec<Tile> {
    let level = |level| summary.levels.get(&level).copied().unwrap_or_default();
    let tile = |name, class, number| Tile { name, class, number: thousands(number) };
    let mut tiles = vec![
        tile("Errors", "error", level(Level::Error)),
        tile("Warnings", "warning", level(Level::Warning)),
    ];
    if level(Level::Advice) > 0 {
        tiles.push(tile("Advice", "advice", level(Level::Advice)));
    }
    tiles.push(tile("Articles", "", summary.articles));
    tiles.push(tile("Segments", "", summary.segment_count()));
    let number = charts::rate(summary.diagnostic_count(), summary.segment_count());
    tiles.push(Tile { name: "Per 1,000 segments", class: "", number });
    tiles
}

/// A number with a comma at each thousand.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A text of an article or a rule with nothing hidden in it, and no command to a build server: the
/// page may go to standard output.
fn plain(text: &str) -> String {
    commands::broken(&shown(text, false)).into_owned()
}
