//! The tables and bars of the page: the same counts as those of `--statistics`.

use std::collections::BTreeMap;

use super::{plain, thousands};
use crate::report::statistics::totals;
use crate::report::{Count, Summary};
use crate::uri::escaped;

pub(super) use crate::report::statistics::rate;

/// The steps of the heat map and what they mean, in diagnostics per 1,000 segments.
pub const STEPS: &[(usize, &str)] =
    &[(1, "below 0.1"), (2, "0.1–0.5"), (3, "0.5–2"), (4, "2–8"), (5, "8 and more")];

/// Where the steps end.
const BOUNDS: [f64; 4] = [0.1, 0.5, 2.0, 8.0];

/// What stands for a locale that no article names.
const NO_LOCALE: &str = "none";

/// How often each rule hits in each locale.
pub struct Heat {
    pub locales: Vec<LocaleTotal>,
    /// The most frequent rule first.
    pub rows: Vec<HeatRow>,
    pub sum: String,
    pub rate: String,
}

/// The head and the foot of a column.
pub struct LocaleTotal {
    pub name: String,
    pub link: String,
    pub count: String,
    pub rate: String,
}

/// A rule.
pub struct HeatRow {
    pub family: String,
    pub fault: String,
    pub link: String,
    pub cells: Vec<Cell>,
    pub sum: String,
}

/// A rule in a locale.
pub struct Cell {
    pub count: String,
    pub rate: String,
    /// From 0, nothing, to 5.
    pub step: usize,
    pub link: String,
}

impl Heat {
    /// The heat map of a run.
    pub fn of(summary: &Summary) -> Self {
        let totals = totals(summary);
        let locales = totals.iter().map(|(locale, count)| LocaleTotal {
            name: name(locale),
            link: format!("locale={}", percent(locale)),
            count: thousands(count.total()),
            rate: rate(count.total(), segments(summary, locale).total()),
        });
        let mut rules: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
        for ((rule, locale), count) in &summary.rules {
            rules.entry(rule).or_default().insert(locale, count.total());
        }
        let mut rules: Vec<_> = rules.into_iter().map(|it| (it.1.values().sum(), it)).collect();
        rules.sort_by_key(|it: &(usize, _)| std::cmp::Reverse(it.0));
        let row = |(sum, (rule, counts)): &(usize, (&str, BTreeMap<&str, usize>))| {
            let cell = |locale: &&str| cell(summary, rule, locale, counts.get(locale).copied());
            let (family, fault) = rule.split_once('/').unwrap_or(("", rule));
            HeatRow {
                family: plain(family),
                fault: plain(fault),
                link: format!("rule={}", percent(rule)),
                cells: totals.keys().map(cell).collect(),
                sum: thousands(*sum),
            }
        };
        let rows = rules.iter().map(row).collect();
        let sum = rules.iter().map(|it| it.0).sum();
        let rate = rate(sum, summary.segment_count());
        Self { locales: locales.collect(), rows, sum: thousands(sum), rate }
    }
}

fn cell(summary: &Summary, rule: &str, locale: &str, count: Option<usize>) -> Cell {
    let count = count.unwrap_or_default();
    let segments = segments(summary, locale).total();
    Cell {
        count: thousands(count),
        rate: rate(count, segments),
        step: step(count, segments),
        link: format!("rule={}&locale={}", percent(rule), percent(locale)),
    }
}

fn step(count: usize, segments: usize) -> usize {
    if count == 0 {
        return 0;
    }
    let rate = count as f64 * 1_000.0 / segments.max(1) as f64;
    1 + BOUNDS.iter().filter(|&&bound| rate >= bound).count()
}

/// The rates of a locale.
pub struct Rates {
    pub locale: String,
    pub bars: Vec<Bar>,
}

/// The rate of one kind of translation.
pub struct Bar {
    pub name: &'static str,
    pub count: usize,
    pub segments: usize,
    pub rate: String,
    /// The length, 100 for the highest rate of all.
    pub width: String,
}

/// A kind of translation with its diagnostics and segments.
type Kind = (&'static str, usize, usize);

/// The rates of all locales, machine and human apart; only of kinds that have segments.
pub fn rates(summary: &Summary) -> Vec<Rates> {
    let mut all: Vec<(String, Vec<Kind>)> = Vec::new();
    for (locale, count) in totals(summary) {
        let of = segments(summary, locale);
        let kinds = [
            ("machine", count.machine, of.machine),
            ("human", count.human, of.human),
            ("unknown", count.unknown, of.unknown),
        ];
        let kinds: Vec<_> = kinds.into_iter().filter(|it| it.2 > 0).collect();
        if !kinds.is_empty() {
            all.push((name(locale), kinds));
        }
    }
    let value = |it: &Kind| it.1 as f64 / it.2 as f64;
    let highest = all.iter().flat_map(|it| &it.1).map(value).fold(0.0, f64::max);
    let bar = |it: &Kind| Bar {
        name: it.0,
        count: it.1,
        segments: it.2,
        rate: rate(it.1, it.2),
        width: format!("{:.2}", if highest > 0.0 { value(it) * 100.0 / highest } else { 0.0 }),
    };
    let rates = |it: &(String, Vec<_>)| Rates {
        locale: it.0.clone(),
        bars: it.1.iter().map(bar).collect(),
    };
    all.iter().map(rates).collect()
}

fn segments(summary: &Summary, locale: &str) -> Count {
    summary.segments.get(locale).copied().unwrap_or_default()
}

fn name(locale: &str) -> String {
    if locale.is_empty() { NO_LOCALE.to_owned() } else { plain(locale) }
}

/// A text for the part of an address behind `#`.
fn percent(text: &str) -> String {
    // The script compares with what it shows itself.
    escaped(&super::shown(text, false), b"-_./")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_follow_the_rate() {
        let of = [(0, 10), (1, 20_000), (1, 10_000), (1, 2_000), (2, 1_000), (8, 1_000), (1, 0)];
        assert_eq!(of.map(|(count, segments)| step(count, segments)), [0, 1, 2, 3, 4, 5, 5]);
    }

    #[test]
    fn rules_come_by_number_and_locales_by_name() {
        let count = |human| Count { human, ..Count::default() };
        let key = |rule: &str, locale: &str| (rule.to_owned(), locale.to_owned());
        let rules = [
            (key("a/b", "de-DE"), count(2)),
            (key("c/d", "de-DE"), count(1)),
            (key("c/d", ""), count(1_500)),
        ];
        let segments = [("de-DE".to_owned(), count(1_000)), ("fr-FR".to_owned(), count(10))];
        let summary =
            Summary { rules: rules.into(), segments: segments.into(), ..Summary::default() };
        let heat = Heat::of(&summary);
        let locales: Vec<_> = heat.locales.iter().map(|it| (&*it.name, &*it.count)).collect();
        assert_eq!(locales, [("none", "1,500"), ("de-DE", "3"), ("fr-FR", "0")]);
        let rows: Vec<_> = heat.rows.iter().map(|it| (&*it.fault, &*it.sum)).collect();
        assert_eq!(rows, [("d", "1,501"), ("b", "2")]);
        assert_eq!(heat.rows[0].cells[1].link, "rule=c/d&locale=de-DE");
        let bars: Vec<_> = rates(&summary).iter().map(|it| it.bars[0].width.clone()).collect();
        assert_eq!(bars, ["100.00", "0.00"]);
    }

    #[test]
    fn an_address_holds_any_text() {
        assert_eq!(percent("a/b-c.d_e"), "a/b-c.d_e");
        assert_eq!(percent("x&y=ж\u{202E}"), "x%26y%3D%D0%B6%3CU%2B202E%3E");
    }
}
