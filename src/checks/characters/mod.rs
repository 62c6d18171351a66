//! Characters that no reader should meet. What the source holds too is not reported.

mod forms;
mod invisible;
mod mixed_script;
mod mojibake;

use crate::checks::Check;

pub(super) static CHECKS: &[Check] = &[
    Check {
        name: "invisible-characters",
        rules: &[
            "characters/replacement-character",
            "characters/zero-width",
            "characters/bidi-control",
            "characters/control-character",
        ],
        placeholders: &["code", "name"],
        segment: Some(invisible::segment),
        ..Check::NONE
    },
    Check {
        name: "mojibake",
        rules: &["characters/mojibake"],
        placeholders: &["found", "meant"],
        segment: Some(mojibake::segment),
        ..Check::NONE
    },
    Check {
        name: "mixed-scripts",
        rules: &["characters/mixed-script-word"],
        placeholders: &["word", "letters", "script", "other"],
        segment: Some(mixed_script::segment),
        ..Check::NONE
    },
    Check {
        name: "forms",
        rules: &["characters/not-nfc", "characters/wrong-width"],
        placeholders: &["found", "wanted"],
        segment: Some(forms::segment),
        ..Check::NONE
    },
];
