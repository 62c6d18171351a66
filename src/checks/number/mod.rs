//! Numbers, versions and dates, compared by their values.

mod calendar;
mod dates;
mod figures;
mod values;
mod versions;
mod words;

use std::collections::HashSet;

use crate::checks::Check;
use crate::locale::Profile;
use figures::Figure;

/// The numbers of a source that stand alone, that people do not put into words, and that `target` holds
/// neither in digits nor in words: where each begins and ends. Part of a date or a sum has many forms.
pub(in crate::checks) fn gone_from(
    source: &str,
    target: &str,
    profile: Option<&Profile>,
) -> Vec<(usize, usize)> {
    let stands_alone =
        |it: &Figure| it.is_free && it.is_plain() && values::is_seldom_spelled_out(it.text);
    let mut gone: Vec<Figure> =
        figures::figures(source, false).into_iter().filter(stands_alone).collect();
    if gone.is_empty() {
        return Vec::new();
    }
    let kept = figures::figures(target, true);
    let mut kept: HashSet<String> = kept.iter().map(|it| figures::digits(it.text)).collect();
    kept.extend(figures::runs_of_digits(target));
    kept.extend(profile.map(|it| words::named_values(target, it)).unwrap_or_default());
    gone.retain(|it| !kept.contains(it.text));
    gone.iter().map(|it| (it.start, it.end)).collect()
}

pub(super) static CHECKS: &[Check] = &[
    Check {
        name: "versions",
        rules: &["number/changed-version"],
        placeholders: &["version", "found"],
        segment: Some(versions::segment),
        ..Check::NONE
    },
    Check {
        name: "dates",
        rules: &["number/changed-date"],
        placeholders: &["date", "found"],
        segment: Some(dates::segment),
        ..Check::NONE
    },
    Check {
        name: "values",
        rules: &["number/long-number", "number/value", "number/decimal-separator"],
        placeholders: &["number", "found", "mark", "fault"],
        segment: Some(values::segment),
        ..Check::NONE
    },
];
