//! What the git history says of the flag. It is looked at with `--history` only.

use crate::article::{Entry, TranslationType};
use crate::checks::{Context, Finding};
use crate::history::{Past, hash, replaced, same_translation};

/// So many replaced segments are pointed at.
const MOST_PLACES: usize = 3;

pub(super) fn check(cx: &Context) -> Option<Finding<'static>> {
    let past = cx.past?;
    let flag = cx.article.front_matter.as_ref()?.translation_type(&cx.article.text)?;
    let was = past.before.front_matter.as_ref()?.translation_type(&past.before.text)?;
    let finding = match (past.before.translation_type(), cx.article.translation_type()) {
        (TranslationType::Machine, TranslationType::Human) => relabelled(cx, past, flag),
        (TranslationType::Human, TranslationType::Machine) => overwritten(cx, past, flag),
        _ => None,
    }?;
    let finding = finding
        .with("value", flag.plain_value(&cx.article.text))
        .with("before", was.plain_value(&past.before.text));
    Some(finding.with("commit", past.change.to_string()))
}

/// The flag became human, and the translation is what the machine made of the same English file.
fn relabelled(cx: &Context, past: &Past, flag: &Entry) -> Option<Finding<'static>> {
    if past.was_edited || cx.article.segments.is_empty() {
        return None;
    }
    let made_of = hash(&past.before)?;
    let mut versions = past.after.iter().chain([cx.article]);
    let is_same =
        versions.all(|it| hash(it) == Some(made_of) && same_translation(&past.before, it));
    is_same.then(|| Finding::in_article("provenance/relabelled", flag.value))
}

/// The flag became machine, and the same English sentences have another translation.
fn overwritten(cx: &Context, past: &Past, flag: &Entry) -> Option<Finding<'static>> {
    let after = past.after.as_ref().unwrap_or(cx.article);
    let segments = replaced(&past.before, after, cx.article);
    let number = match segments.len() {
        0 => return None,
        1 => "a human translation".to_owned(),
        many => format!("{many} human translations"),
    };
    let mut finding = Finding::in_article("provenance/human-overwritten", flag.value);
    for &at in segments.iter().take(MOST_PLACES) {
        let target = cx.article.segments.get(at)?.target.text;
        finding = finding.and_target(target.trimmed(&cx.article.text));
    }
    Some(finding.with("replaced", number))
}
