//! Targets that are far too short or too long for their source.

mod band;
mod lengths;

use crate::checks::Check;

pub(super) static CHECKS: &[Check] = &[Check {
    name: "length",
    rules: &["length/truncated", "length/outlier"],
    placeholders: &["percent", "limit", "sign", "than"],
    segment: Some(lengths::segment),
    ..Check::NONE
}];
