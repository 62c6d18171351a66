//! Text that is still in the language of the source.

mod copies;
mod loose_texts;
mod segments;

use crate::checks::Check;

pub(super) static CHECKS: &[Check] = &[Check {
    name: "language",
    rules: &[
        "untranslated/segment",
        "untranslated/run",
        "untranslated/wrong-language",
        "untranslated/front-matter",
        "untranslated/loose-text",
    ],
    placeholders: &["text", "language", "expected", "key"],
    article: Some(loose_texts::article),
    segment: Some(segments::segment),
    ..Check::NONE
}];
