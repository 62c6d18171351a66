//! Numbers of both sides, compared by value.

use std::collections::HashSet;

use super::figures::{Figure, digit, figures, read, read_english, readings};
use super::words::{multiple, named_values, names_time};
use super::{dates, versions};
use crate::checks::{Finding, SegmentContext};
use crate::inline::Kind;
use crate::locale::{Numbers, Profile, source_profile};

/// A text with more numbers is a table of figures.
const MOST: usize = 200;

/// A number with so many digits is one that nobody spells out or rounds.
const LONG: usize = 4;

/// More findings in one segment tell nobody more.
const MOST_TOLD: usize = 3;

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    if !cx.source_features.has(Kind::DIGIT) || cx.context.is_source_language() {
        return;
    }
    let Some((profile, numbers)) = cx.profile().and_then(|it| Some((it, it.numbers.as_ref()?)))
    else {
        return;
    };
    let (source, target) = (&cx.source_flat().text, &cx.target_flat().text);
    if source == target {
        return;
    }
    let wanted = Side::of(source, source_profile(), false);
    let found = Side::of(target, profile, numbers.group.iter().any(|it| it == " "));
    if wanted.figures.len() > MOST || found.figures.len() > MOST {
        return;
    }
    if numbers.decimal == "," {
        decimal_separators(cx, numbers, &wanted, &found, findings);
    }
    let told = long_numbers(cx, &wanted, &found, findings);
    if !told {
        values(cx, &wanted, &found, findings);
    }
}

/// The numbers of a side.
struct Side<'t> {
    text: &'t str,
    /// All of them.
    figures: Vec<Figure<'t>>,
    /// Those that no date and no identifier holds, with what they may mean.
    free: Vec<(Figure<'t>, Vec<String>)>,
    /// Every number that the text may be said to name.
    values: HashSet<String>,
}

impl<'t> Side<'t> {
    fn of(text: &'t str, profile: &Profile, has_blank_groups: bool) -> Self {
        let figures = figures(text, has_blank_groups);
        let languages: Vec<_> = profile.dates.iter().chain(&source_profile().dates).collect();
        let dates = if figures.is_empty() { Vec::new() } else { dates::find(text, &languages) };
        let none = Numbers::default();
        let numbers = profile.numbers.as_ref().unwrap_or(&none);
        let mut values = named_values(text, profile);
        for figure in &figures {
            values.extend(readings(figure, numbers));
            let parts: String = figure.text.chars().map(|it| digit(it).unwrap_or(' ')).collect();
            values.extend(parts.split(' ').filter(|it| !it.is_empty()).map(without_zeros));
            values.insert(parts.replace(' ', ""));
        }
        let is_free = |it: &&Figure| {
            it.is_free && !dates.iter().any(|date| date.start < it.end && it.start < date.end)
        };
        let with_readings = |it: &Figure<'t>| (*it, readings(it, numbers));
        let free = figures.iter().filter(is_free).map(with_readings).collect();
        Self { text, figures, free, values }
    }

    /// Whether the side names one of the values, in whatever form.
    fn names(&self, readings: &[String]) -> bool {
        readings.iter().any(|it| {
            // The year 2021 is FY21.
            let short = it.strip_prefix("20").filter(|it| it.len() == 2).map(without_zeros);
            self.values.contains(it) || short.is_some_and(|it| self.values.contains(&it))
        })
    }

    /// Whether a word such as million, or a unit of time, changes what the number means.
    fn is_scaled(&self, figure: &Figure) -> bool {
        multiple(&self.text[figure.end..]) || names_time(&self.text[figure.end..])
    }
}

fn without_zeros(digits: &str) -> String {
    let short = digits.trim_start_matches('0');
    if short.is_empty() { "0".to_owned() } else { short.to_owned() }
}

/// Numbers that keep the separators of English where the language has others.
fn decimal_separators(
    cx: &SegmentContext,
    numbers: &Numbers,
    wanted: &Side,
    found: &Side,
    findings: &mut Vec<Finding<'static>>,
) {
    let kept = found.free.iter().map(|it| it.0).filter(|it| {
        let value = read_english(it.text).filter(|_| !it.is_plain());
        let own = || wanted.figures.iter().position(|own| own.text == it.text && own.is_free);
        value.is_some()
            && read(it.text, numbers) != value
            && own().is_some_and(|at| !versions::is_version(wanted.text, &wanted.figures, at))
    });
    for figure in kept.take(MOST_TOLD) {
        let range = cx.target_flat().range(figure.start, figure.end);
        findings.push(
            Finding::in_target("number/decimal-separator", cx, range)
                .with("found", figure.text)
                .with("mark", numbers.decimal.clone()),
        );
    }
}

/// Numbers of many digits: identifiers of forms, accounts, errors. Whether there was any to tell of.
fn long_numbers(
    cx: &SegmentContext,
    wanted: &Side,
    found: &Side,
    findings: &mut Vec<Finding<'static>>,
) -> bool {
    let known = |side: &Side, it: &Figure| {
        side.values.contains(it.text) || side.values.contains(&without_zeros(it.text))
    };
    let of = |side: &Side, other: &Side| -> Vec<(usize, usize)> {
        let long = side.figures.iter().filter(|it| is_long(side.text, it) && !known(other, it));
        long.map(|it| (it.start, it.end)).take(MOST).collect()
    };
    let (missing, mut extra) = (of(wanted, found), of(found, wanted));
    let mut told: HashSet<&str> = HashSet::new();
    for (start, end) in missing {
        let number = &wanted.text[start..end];
        let likeness = |&(a, b): &(usize, usize)| {
            (strsim::jaro_winkler(number, &found.text[a..b]) * 1000.0) as u32
        };
        let best = extra.iter().enumerate().max_by_key(|it| likeness(it.1)).map(|it| it.0);
        let Some((from, to)) = best.map(|it| extra.remove(it)) else {
            continue;
        };
        if told.len() < MOST_TOLD && told.insert(number) {
            findings.push(
                Finding::in_target("number/long-number", cx, cx.target_flat().range(from, to))
                    .with("number", number)
                    .with("found", &found.text[from..to])
                    .and_source(cx.source_flat().range(start, end)),
            );
        }
    }
    !told.is_empty()
}

/// Whether a number has many digits and is no year, no amount and no part of a longer name.
fn is_long(text: &str, figure: &Figure) -> bool {
    let is_year =
        figure.text.len() == 4 && (figure.text.starts_with("19") || figure.text.starts_with("20"));
    if !figure.is_plain() || figure.text.len() < LONG || is_year || multiple(&text[figure.end..]) {
        return false;
    }
    let in_name = |it: char| it.is_ascii_alphanumeric() || "_/\\@:.#=&?%".contains(it);
    let before = text[..figure.start].chars().next_back();
    let behind = &text[figure.end..];
    let suffix =
        behind.strip_prefix('-').map(|it| it.chars().take_while(|it| it.is_alphanumeric()).count());
    !before.is_some_and(|it| in_name(it) && it != '#' || it == '-')
        && suffix.is_none_or(|it| it <= 2)
        && (behind.starts_with('.') || !behind.starts_with(in_name))
        && !behind.strip_prefix('.').is_some_and(|it| it.starts_with(char::is_alphanumeric))
}

/// A number of the source that the target lacks, and one of the target that the source lacks.
fn values(cx: &SegmentContext, wanted: &Side, found: &Side, findings: &mut Vec<Finding<'static>>) {
    let unknown = |side: &Side, other: &Side| -> Vec<(usize, usize)> {
        let free = side.free.iter().filter(|(it, readings)| {
            !readings.is_empty() && !side.is_scaled(it) && !other.names(readings)
        });
        free.map(|it| (it.0.start, it.0.end)).collect()
    };
    let missing = unknown(wanted, found);
    if missing.is_empty() {
        return;
    }
    let extra = unknown(found, wanted);
    for (&(start, end), &(from, to)) in missing.iter().zip(&extra).take(MOST_TOLD) {
        findings.push(
            Finding::in_target("number/value", cx, cx.target_flat().range(from, to))
                .with("number", &wanted.text[start..end])
                .with("found", &found.text[from..to])
                .and_source(cx.source_flat().range(start, end)),
        );
    }
}
