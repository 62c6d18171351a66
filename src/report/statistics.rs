//! The table of `--statistics`: how often each rule hits in each locale, machine and human apart.

use std::collections::BTreeMap;

use unicode_width::UnicodeWidthStr;

use super::commands::broken;
use super::visible::shown;
use super::{Count, Style, Summary};

/// The words above the columns; from the third column on there are numbers.
const HEAD: [&str; COLUMNS] =
    ["rule", "locale", "count", "per 1,000", "machine", "per 1,000", "human", "per 1,000"];
const COLUMNS: usize = 8;
const FIRST_NUMBER: usize = 2;

/// What stands where there is nothing to say.
const NOTHING: &str = "-";

/// Blanks between two columns.
const GAP: usize = 2;

type Row = [String; COLUMNS];

/// The table, by rule and locale, and at its end a total of each locale; rates are per 1,000
/// segments of the locale and kind.
pub fn table(summary: &Summary, style: Style) -> String {
    let rules = summary.rules.iter();
    let rules = rules.map(|((rule, locale), count)| row(summary, rule, locale, *count, style));
    let totals = totals(summary);
    let totals = totals.iter().map(|(locale, count)| row(summary, "total", locale, *count, style));
    let head = HEAD.map(str::to_owned);
    let rows: Vec<Row> = std::iter::once(head).chain(rules).chain(totals).collect();
    let mut out = String::new();
    let widths = widths(&rows);
    for row in &rows {
        push_row(row, widths, &mut out);
    }
    push_without_profile(summary, style, &mut out);
    broken(&out).into_owned()
}

/// A line for each locale of which nothing is known: a low rate there says little.
fn push_without_profile(summary: &Summary, style: Style, out: &mut String) {
    let dash = if style.ascii { "-" } else { "—" };
    for locale in &summary.without_profile {
        let locale = shown(locale, style.ascii);
        out.push_str(&format!("no profile: {locale} {dash} only the rules that need none ran\n"));
    }
}

/// The diagnostics of each locale, those without any included.
pub(super) fn totals(summary: &Summary) -> BTreeMap<&str, Count> {
    let mut totals: BTreeMap<&str, Count> =
        summary.segments.keys().map(|locale| (locale.as_str(), Count::default())).collect();
    for ((_, locale), count) in &summary.rules {
        let total = totals.entry(locale).or_default();
        total.machine += count.machine;
        total.human += count.human;
        total.unknown += count.unknown;
    }
    totals
}

fn row(summary: &Summary, rule: &str, locale: &str, count: Count, style: Style) -> Row {
    let segments = summary.segments.get(locale).copied().unwrap_or_default();
    let locale = if locale.is_empty() { NOTHING } else { locale };
    [
        shown(rule, style.ascii),
        shown(locale, style.ascii),
        count.total().to_string(),
        rate(count.total(), segments.total()),
        count.machine.to_string(),
        rate(count.machine, segments.machine),
        count.human.to_string(),
        rate(count.human, segments.human),
    ]
}

/// Per 1,000 segments; a dash where there are none.
pub(super) fn rate(number: usize, segments: usize) -> String {
    if segments == 0 {
        return NOTHING.to_owned();
    }
    format!("{:.2}", number as f64 * 1_000.0 / segments as f64)
}

fn widths(rows: &[Row]) -> [usize; COLUMNS] {
    let mut widths = [0; COLUMNS];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.width().max(*width);
        }
    }
    widths
}

fn push_row(row: &Row, widths: [usize; COLUMNS], out: &mut String) {
    for (at, (cell, width)) in row.iter().zip(widths).enumerate() {
        let padding = " ".repeat(width - cell.width());
        let gap = " ".repeat(if at == 0 { 0 } else { GAP });
        let parts = if at < FIRST_NUMBER { [&gap, cell, &padding] } else { [&gap, &padding, cell] };
        out.extend(parts.map(String::as_str));
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::PLAIN;

    fn count(machine: usize, human: usize, unknown: usize) -> Count {
        Count { machine, human, unknown }
    }

    fn key(rule: &str, locale: &str) -> (String, String) {
        (rule.to_owned(), locale.to_owned())
    }

    #[test]
    fn rules_and_locales_with_their_rates() {
        let summary = Summary {
            segments: [
                ("de-DE".to_owned(), count(3_000, 1_000, 0)),
                ("fr-FR".to_owned(), count(0, 10, 0)),
                ("ja-JP".to_owned(), count(0, 0, 700)),
            ]
            .into(),
            rules: [
                (key("link/missing", "de-DE"), count(9, 1, 0)),
                (key("link/missing", "ja-JP"), count(0, 0, 7)),
                (key("number/changed", "de-DE"), count(1, 0, 0)),
            ]
            .into(),
            ..Summary::default()
        };
        insta::assert_snapshot!(table(&summary, PLAIN), @r"
        rule            locale  count  per 1,000  machine  per 1,000  human  per 1,000
        link/missing    de-DE      10       2.50        9       3.00      1       1.00
        link/missing    ja-JP       7      10.00        0          -      0          -
        number/changed  de-DE       1       0.25        1       0.33      0       0.00
        total           de-DE      11       2.75       10       3.33      1       1.00
        total           fr-FR       0       0.00        0          -      0       0.00
        total           ja-JP       7      10.00        0          -      0          -
        ");
    }

    #[test]
    fn locales_are_made_visible_and_may_be_wide_or_missing() {
        let rules = [
            (key("x/y", "\x1b[2J\u{202E}"), count(0, 1, 0)),
            (key("x/y", "漢字"), count(0, 2, 0)),
            (key("x/y", ""), count(0, 3, 0)),
        ];
        let summary = Summary { rules: rules.into(), ..Summary::default() };
        insta::assert_snapshot!(table(&summary, PLAIN), @r"
        rule   locale        count  per 1,000  machine  per 1,000  human  per 1,000
        x/y    -                 3          -        0          -      3          -
        x/y    ␛[2J<U+202E>      1          -        0          -      1          -
        x/y    漢字              2          -        0          -      2          -
        total  -                 3          -        0          -      3          -
        total  ␛[2J<U+202E>      1          -        0          -      1          -
        total  漢字              2          -        0          -      2          -
        ");
    }

    #[test]
    fn locales_without_a_profile_are_named() {
        let without_profile = ["xx-XX".to_owned(), "\u{202E}".to_owned()].into();
        let summary = Summary { without_profile, ..Summary::default() };
        let lines = |style| table(&summary, style).lines().skip(1).map(str::to_owned).collect();
        let told: Vec<String> = lines(PLAIN);
        assert_eq!(told[0], "no profile: xx-XX — only the rules that need none ran");
        assert!(told.len() == 2 && !told[1].contains('\u{202E}'), "{told:?}");
        let ascii: Vec<String> = lines(Style { ascii: true, ..PLAIN });
        assert!(ascii.concat().is_ascii(), "{ascii:?}");
    }

    #[test]
    fn a_run_without_anything_is_a_head() {
        assert_eq!(table(&Summary::default(), PLAIN).lines().count(), 1);
    }
}
