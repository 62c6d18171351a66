//! Numbers, versions and dates, compared by their values.

mod calendar;
mod dates;
mod figures;
mod values;
mod versions;
mod words;

use crate::checks::Check;

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
