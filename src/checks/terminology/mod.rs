//! One source, one target.

mod glossary;
mod inconsistent;
mod repeats;
mod title;
mod untranslated;
mod verbs;
pub mod wording;

use crate::checks::{Check, Context, Finding};

pub(super) static CHECKS: &[Check] = &[
    Check {
        name: "repeats",
        rules: &["terminology/inconsistent-in-article", "untranslated/inconsistent"],
        placeholders: &["source", "text", "usual", "ways"],
        article: Some(article),
        ..Check::NONE
    },
    Check {
        name: "glossary",
        rules: &[
            "terminology/missing",
            "terminology/inflected",
            "terminology/forbidden",
            "terminology/deprecated",
        ],
        placeholders: &["term", "preferred", "found", "note"],
        segment: Some(glossary::segment),
        ..Check::NONE
    },
    Check {
        name: "wordings",
        rules: &["terminology/inconsistent"],
        placeholders: &["source", "text", "usual", "count", "all"],
        ..Check::NONE
    },
    Check {
        name: "title-heading",
        rules: &["terminology/title-heading"],
        placeholders: &["source", "text", "usual"],
        article: Some(|cx, findings| findings.extend(title::check(cx))),
        ..Check::NONE
    },
];

fn article(cx: &Context, findings: &mut Vec<Finding<'static>>) {
    let Some(profile) = cx.profile.as_deref().filter(|_| !cx.is_source_language()) else {
        return;
    };
    let mut evidence = untranslated::Evidence::new(cx);
    for repeat in repeats::of(cx) {
        untranslated::judge(&mut evidence, profile, &repeat, findings);
        findings.extend(inconsistent::judge(profile, &repeat));
    }
}
