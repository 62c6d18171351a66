//! Marks and blanks as the language of the target has them.

mod blanks_before;
mod blanks_behind;
mod brackets;
mod cjk_latin;
mod double_blanks;
mod doubled_words;
mod elisions;
mod ends;
mod inner_blanks;
mod inverted;
mod letter_case;
mod lists;
mod no_break;
mod quotes;
mod scan;
mod terminal;

use crate::checks::Check;

pub(super) static CHECKS: &[Check] = &[
    Check {
        name: "blanks-before-marks",
        rules: &["typography/space-before-punctuation"],
        placeholders: &["mark"],
        segment: Some(blanks_before::segment),
        ..Check::NONE
    },
    Check {
        name: "blanks-behind-marks",
        rules: &["typography/missing-space-after-punctuation"],
        placeholders: &["mark", "words"],
        segment: Some(blanks_behind::segment),
        ..Check::NONE
    },
    Check {
        name: "elisions",
        rules: &["typography/elision-space"],
        placeholders: &["elision"],
        segment: Some(elisions::segment),
        ..Check::NONE
    },
    Check {
        name: "doubled-words",
        rules: &["typography/doubled-word"],
        placeholders: &["word"],
        segment: Some(doubled_words::segment),
        ..Check::NONE
    },
    Check {
        name: "double-blanks",
        rules: &["typography/double-space"],
        placeholders: &[],
        segment: Some(double_blanks::segment),
        ..Check::NONE
    },
    Check {
        name: "brackets",
        rules: &["typography/unbalanced-brackets"],
        placeholders: &["bracket", "fault", "partner"],
        segment: Some(brackets::segment),
        ..Check::NONE
    },
    Check {
        name: "quotes",
        rules: &["typography/unbalanced-quotes", "typography/quote-style"],
        placeholders: &["mark", "fault", "usual"],
        segment: Some(quotes::segment),
        ..Check::NONE
    },
    Check {
        name: "terminal-marks",
        rules: &["typography/terminal-mark", "typography/full-stop"],
        placeholders: &["mark", "found", "family", "wanted"],
        segment: Some(terminal::segment),
        ..Check::NONE
    },
    Check {
        name: "list-ends",
        rules: &["typography/list-parallelism"],
        placeholders: &["fault"],
        article: Some(lists::article),
        ..Check::NONE
    },
    Check {
        name: "cjk-latin-blanks",
        rules: &["typography/cjk-spacing"],
        placeholders: &["words", "fault"],
        segment: Some(cjk_latin::segment),
        ..Check::NONE
    },
    Check {
        name: "no-break-spaces",
        rules: &["typography/no-break-space"],
        placeholders: &["mark", "fault"],
        segment: Some(no_break::segment),
        ..Check::NONE
    },
    Check {
        name: "inverted-marks",
        rules: &["typography/inverted-marks"],
        placeholders: &["mark", "missing"],
        segment: Some(inverted::segment),
        ..Check::NONE
    },
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
