//! Numbers of both sides, compared by value.

use std::collections::HashSet;

use super::figures::{Figure, digit, figures, read, read_english, readings};
use super::words::{multiple, named_values, names_time};
use super::{calendar, versions};
use crate::checks::{Finding, SegmentContext};
use crate::inline::Kind;
use crate::locale::{Numbers, Profile, source_profile};

/// A text with more numbers is a table of figures.
const MOST: usize = 200;

/// A number with so many digits is one that nobody spells out or rounds.
const LONG: usize = 4;

/// Signs that multiply the number before them, and what follows is added.
const MYRIADS: [char; 8] = ['万', '萬', '億', '亿', '만', '억', '千', '천'];

/// Amounts that words name as well: a full day, an hour, a year.
const NAMED: [u64; 5] = [24, 52, 60, 365, 366];

/// Shares that words name as well: a quarter, half, all.
const SHARES: [u64; 4] = [25, 50, 75, 100];

/// Up to this, numbers are often spelled out or implied.
const SMALL: u64 = 20;

/// Two numbers less alike than this are not one that was altered.
const ALIKE: f64 = 0.7;

/// Regions that keep the decimal point of English in a language that has a comma.
const WITH_POINT: [&str; 12] =
    ["MX", "US", "419", "GT", "HN", "NI", "PA", "PE", "PR", "SV", "DO", "CH"];

/// More findings in one segment tell nobody more.
const MOST_TOLD: usize = 3;

/// Whether a number is one that is mostly written in digits: neither small nor the name of a span of
/// time or a share.
pub(super) fn is_seldom_spelled_out(digits: &str) -> bool {
    let value = digits.parse().unwrap_or(u64::MAX);
    value > 31 && !NAMED.contains(&value) && !SHARES.contains(&value)
}

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    if !cx.source.features.has(Kind::DIGIT) || cx.context.is_source_language() {
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
    let own = figures(source, false);
    let others = figures(target, numbers.group.iter().any(|it| it == " "));
    if own.len() > MOST || others.len() > MOST {
        return;
    }
    let are_same = texts(&own) == texts(&others);
    let region = cx.context.locale.as_ref().and_then(|it| it.region.as_deref());
    let has_comma = numbers.decimal == "," && !region.is_some_and(|it| WITH_POINT.contains(&it));
    if are_same && (!has_comma || own.iter().all(Figure::is_plain)) {
        return;
    }
    let wanted = Side::of(source, own, source_profile());
    let found = Side::of(target, others, profile);
    if has_comma {
        decimal_separators(cx, numbers, &wanted, &found, findings);
    }
    if are_same {
        return;
    }
    let told = long_numbers(cx, &wanted, &found, findings);
    if !told && !found.counts_by_myriads() {
        values(cx, &wanted, &found, findings);
    }
}

/// The numbers as they are written, sorted.
fn texts<'t>(figures: &[Figure<'t>]) -> Vec<&'t str> {
    let mut texts: Vec<&str> = figures.iter().map(|it| it.text).collect();
    texts.sort_unstable();
    texts
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
    fn of(text: &'t str, figures: Vec<Figure<'t>>, profile: &Profile) -> Self {
        let languages: Vec<_> = profile.dates.iter().chain(&source_profile().dates).collect();
        let dates = if figures.is_empty() { Vec::new() } else { calendar::find(text, &languages) };
        let none = Numbers::default();
        let numbers = profile.numbers.as_ref().unwrap_or(&none);
        let mut values = named_values(text, profile);
        for figure in &figures {
            values.extend(readings(figure, numbers));
            if text[..figure.start].ends_with('.') {
                values.extend(read_english(&format!("0.{}", figure.text)));
            }
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
        let (before, behind) = (&self.text[..figure.start], &self.text[figure.end..]);
        let times = |it: &str| {
            let rest = it.trim_start().strip_prefix(['x', 'X', '×']);
            rest.is_some_and(|it| it.trim_start().starts_with(char::is_numeric))
        };
        let follows = before.trim_end().strip_suffix(['x', 'X', '×']);
        multiple(behind)
            || names_time(behind)
            || times(behind)
            || follows.is_some_and(|it| it.trim_end().ends_with(char::is_numeric))
            || behind.trim_start().starts_with(['月', '월'])
    }

    /// Whether the side writes numbers by ten thousands.
    fn counts_by_myriads(&self) -> bool {
        let myriad = |it: &Figure| self.text[it.end..].trim_start().starts_with(MYRIADS);
        self.figures.iter().any(myriad)
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
        let is_release = it.text.len() > 5
            && matches!(it.text.get(..2), Some("19" | "20"))
            && it.text.find('.') == Some(4);
        value.is_some()
            && !is_release
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
    let of = |side: &Side, other: &Side, least: usize| -> Vec<(usize, usize)> {
        let is_wanted = |it: &&Figure| is_long(side.text, it, least) && !known(other, it);
        side.figures.iter().filter(is_wanted).map(|it| (it.start, it.end)).collect()
    };
    let missing = of(wanted, found, LONG);
    let mut extra = if missing.is_empty() { Vec::new() } else { of(found, wanted, LONG - 1) };
    let mut told: HashSet<&str> = HashSet::new();
    for (start, end) in missing.into_iter().take(MOST) {
        let number = &wanted.text[start..end];
        let likeness = |&(a, b): &(usize, usize)| strsim::jaro_winkler(number, &found.text[a..b]);
        let likely = extra.iter().enumerate().map(|(at, it)| (at, likeness(it)));
        let best = likely.filter(|it| it.1 >= ALIKE).max_by(|a, b| a.1.total_cmp(&b.1));
        let Some((from, to)) = best.map(|it| extra.remove(it.0)) else {
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
fn is_long(text: &str, figure: &Figure, least: usize) -> bool {
    let is_year =
        figure.text.len() == 4 && (figure.text.starts_with("19") || figure.text.starts_with("20"));
    if !figure.is_plain() || figure.text.len() < least || is_year || multiple(&text[figure.end..]) {
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

/// A number of the source that the target lacks, with one of the target that the source lacks.
fn values(cx: &SegmentContext, wanted: &Side, found: &Side, findings: &mut Vec<Finding<'static>>) {
    let missing = unknown(wanted, found);
    if missing.is_empty() {
        return;
    }
    let mut extra = unknown(found, wanted);
    if wanted
        .text
        .as_bytes()
        .windows(3)
        .any(|it| it[1] == b'/' && it[0].is_ascii_digit() && it[2].is_ascii_digit())
    {
        // `10/15` is `15.10` elsewhere.
        extra.retain(Figure::is_plain);
    }
    let pairs = missing.iter().zip(extra.into_iter().map(Some).chain(std::iter::repeat(None)));
    for (missing, extra) in pairs.take(MOST_TOLD) {
        let (range, fault) = match extra {
            Some(it) => {
                let fault = format!("has {} where the source has {}", it.text, missing.text);
                (cx.target_flat().range(it.start, it.end), fault)
            }
            None if is_telling(wanted.text, missing) && !stands_near(cx, missing) => {
                (cx.target.range, format!("lacks the number {}", missing.text))
            }
            None => continue,
        };
        findings.push(
            Finding::in_target("number/value", cx, range)
                .with("number", missing.text)
                .with("fault", fault)
                .and_source(cx.source_flat().range(missing.start, missing.end)),
        );
    }
}

/// Whether the segment before or the next one has the number: sentences may share it.
fn stands_near(cx: &SegmentContext, figure: &Figure) -> bool {
    let segments = &cx.context.article.segments;
    let near = [cx.index.checked_sub(1), cx.index.checked_add(1)];
    near.into_iter().flatten().filter_map(|it| segments.get(it)).any(|it| {
        memchr::memmem::find(cx.context.at(it.target.text).as_bytes(), figure.text.as_bytes())
            .is_some()
    })
}

/// The numbers of a side that the other one does not name in any form.
fn unknown<'t>(side: &Side<'t>, other: &Side) -> Vec<Figure<'t>> {
    let is_unknown = |(it, readings): &&(Figure, Vec<String>)| {
        !readings.is_empty() && !side.is_scaled(it) && !other.names(readings)
    };
    side.free.iter().filter(is_unknown).map(|it| it.0).collect()
}

/// Whether a number that is gone without a trace was one that nobody spells out, rounds or leaves
/// to the context.
fn is_telling(text: &str, figure: &Figure) -> bool {
    let Some(value) = read_english(figure.text).and_then(|it| it.parse::<u64>().ok()) else {
        return true;
    };
    let is_share =
        text[figure.end..].trim_start().starts_with(['%', 'p']) && SHARES.contains(&value);
    let is_year = (1900..=2100).contains(&value);
    // `20201` for 2021 is a slip of the source.
    let is_near_year = (19_000..=21_009).contains(&value) && figure.is_plain();
    value > SMALL
        && value % 1000 != 0
        && !NAMED.contains(&value)
        && !is_share
        && !is_year
        && !is_near_year
}
