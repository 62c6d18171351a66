//! What the front matter says of where the translation comes from, as far as it takes code to
//! check; the rest are rules of the check `front-matter`.

mod dates;
mod history;
mod keys;
mod locale;
mod machine_marks;

use crate::article::TranslationType;
use crate::checks::{Check, Context, Finding};

pub(super) static CHECKS: &[Check] = &[Check {
    name: "provenance",
    rules: RULES,
    placeholders: &[
        "value", "pattern", "locale", "found", "evidence", "key", "handoff", "date", "keys",
        "marked", "segments", "signals", "before", "commit", "replaced",
    ],
    article: Some(article),
    verdict: Some(machine_marks::verdict),
    ..Check::NONE
}];

const RULES: &[&str] = &[
    "provenance/machine-where-human-required",
    "provenance/locale-mismatch",
    "provenance/invalid-date",
    "provenance/handoff-before-source",
    "provenance/keys-missing-or-moved",
    "provenance/reads-like-machine",
    "provenance/relabelled",
    "provenance/human-overwritten",
];

fn article(cx: &Context, findings: &mut Vec<Finding<'static>>) {
    let Some(front_matter) = &cx.article.front_matter else {
        return;
    };
    findings.extend(machine_where_human(cx));
    findings.extend(locale::mismatch(cx, front_matter));
    dates::check(cx, front_matter, findings);
    findings.extend(keys::check(cx, front_matter));
    findings.extend(history::check(cx));
}

fn machine_where_human(cx: &Context) -> Option<Finding<'static>> {
    let entry = cx.article.front_matter.as_ref()?.translation_type(&cx.article.text)?;
    if cx.article.translation_type() != TranslationType::Machine {
        return None;
    }
    let pattern = cx.config.human_required(cx.below_root)?;
    let finding = Finding::in_article("provenance/machine-where-human-required", entry.value);
    Some(finding.with("value", entry.plain_value(&cx.article.text)).with("pattern", pattern))
}
