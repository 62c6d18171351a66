//! The pairs of segments themselves: what the reader of articles stumbled over, empty sides, lists.

mod empty_sides;
mod faults;
mod list_markers;
mod misaligned;

use crate::checks::Check;

pub(super) static CHECKS: &[Check] = &[
    Check {
        name: "structure",
        rules: faults::RULES,
        placeholders: &[
            "id",
            "missing",
            "target_id",
            "source_id",
            "outer",
            "bytes",
            "reason",
            "marker",
        ],
        article: Some(faults::article),
        ..Check::NONE
    },
    Check {
        name: "empty-sides",
        rules: &["structure/empty-target", "structure/empty-source"],
        placeholders: &["source", "target"],
        segment: Some(empty_sides::segment),
        ..Check::NONE
    },
    Check {
        name: "list-markers",
        rules: &["structure/glued-list-marker"],
        placeholders: &["marker"],
        segment: Some(list_markers::segment),
        ..Check::NONE
    },
    Check {
        name: "alignment",
        rules: &["structure/misaligned"],
        placeholders: &["id"],
        article: Some(misaligned::article),
        ..Check::NONE
    },
    // The engine itself looks at suppressions, when every other diagnostic is known.
    Check {
        name: "suppressions",
        rules: &["structure/unused-suppression"],
        placeholders: &["rule", "fault"],
        ..Check::NONE
    },
];
