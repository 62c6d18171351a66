//! Dates of both sides, compared by day, month and year.

use crate::checks::{Finding, SegmentContext};
use crate::inline::Kind;
use crate::locale::{Profile, source_profile};

use super::calendar::{Date, find, may_stand_in};
use super::figures::digit;

/// A text with more dates is a table.
const MOST: usize = 32;

/// In a longer article the rest is not searched for a date.
const MOST_SEARCHED: usize = 4096;

/// Languages that may count years from elsewhere.
const OTHER_CALENDARS: [&str; 3] = ["fa", "th", "he"];

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    if !cx.source.features.has(Kind::DIGIT) || cx.target.written() == cx.source.written() {
        return;
    }
    let Some(profile) = cx.profile() else {
        return;
    };
    let Some(dates) = &profile.dates else {
        return;
    };
    let Some(english) = &source_profile().dates else {
        return;
    };
    if OTHER_CALENDARS.contains(&profile.tag.as_str()) || cx.context.is_source_language() {
        return;
    }
    if !may_stand_in(cx.source.written(), english) {
        return;
    }
    let source = find(&cx.source_flat().text, &[english]);
    if source.is_empty() || source.len() > MOST {
        return;
    }
    let mut target = find(&cx.target_flat().text, &[dates, english]);
    target.truncate(4 * MOST);
    compare(cx, profile, &source, &target, findings);
}

fn compare(
    cx: &SegmentContext,
    profile: &Profile,
    source: &[Date],
    target: &[Date],
    findings: &mut Vec<Finding<'static>>,
) {
    let mut free: Vec<&Date> =
        target.iter().filter(|it| !source.iter().any(|s| s.agrees(it))).collect();
    let numbers = numbers(&cx.target_flat().text);
    let knows = |value: u32| {
        let word =
            |it: &str| profile.number_words.get(&it.to_lowercase()) == Some(&u64::from(value));
        numbers.contains(&value)
            || cx.target_flat().text.split(|it: char| !it.is_alphanumeric()).any(word)
    };
    for wanted in source {
        if target.iter().any(|it| wanted.agrees(it))
            || !wanted.readings.iter().all(|it| {
                let month = target.iter().any(|t| t.readings.iter().any(|t| t.month == it.month));
                let day = it.day.is_none_or(knows);
                let year = it.year.is_none_or(|year| knows(year) || knows(year % 100));
                !(month && day && year)
            })
        {
            continue;
        }
        // The one that shares most with it is what became of it.
        let Some(place) =
            (0..free.len()).max_by_key(|&it| (wanted.likeness(free[it]), std::cmp::Reverse(it)))
        else {
            continue;
        };
        let found = free.remove(place);
        if wanted.is_other_year(found) && stated_elsewhere(cx, found) {
            continue;
        }
        findings.push(
            Finding::in_target(
                "number/changed-date",
                cx,
                cx.target_flat().range(found.start, found.end),
            )
            .with("date", &cx.source_flat().text[wanted.start..wanted.end])
            .with("found", &cx.target_flat().text[found.start..found.end])
            .and_source(cx.source_flat().range(wanted.start, wanted.end)),
        );
    }
}

/// Whether the source states a date elsewhere in the article: then its other year was a slip, which
/// the translator mended.
fn stated_elsewhere(cx: &SegmentContext, date: &Date) -> bool {
    let Some(english) = &source_profile().dates else {
        return false;
    };
    let segments = cx.context.article.segments.iter().take(MOST_SEARCHED);
    segments.map(|it| cx.context.at(it.source.text)).any(|text| {
        may_stand_in(text, english) && find(text, &[english]).iter().any(|it| it.equals(date))
    })
}

/// All numbers of a text by value, as far as they can belong to a date.
fn numbers(text: &str) -> Vec<u32> {
    let digits: String = text.chars().map(|it| digit(it).unwrap_or(' ')).collect();
    digits.split(' ').filter_map(|it| it.parse().ok()).collect()
}
