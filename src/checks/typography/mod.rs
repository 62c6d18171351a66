//! Marks and blanks as the language of the target has them.

mod inner_blanks;
mod letter_case;

use crate::checks::Check;

pub(super) static CHECKS: &[Check] = &[
    Check {
        name: "inner-blanks",
        rules: &["typography/inner-blank", "typography/empty-brackets"],
        placeholders: &["mark"],
        segment: Some(inner_blanks::segment),
        ..Check::NONE
    },
    Check {
        name: "letter-case",
        rules: &["typography/small-initial"],
        placeholders: &["word"],
        segment: Some(letter_case::segment),
        ..Check::NONE
    },
];
