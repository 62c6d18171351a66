//! The six localization keys: all there, last, in order.

use crate::article::{FrontMatter, LOCALIZATION_KEYS};
use crate::checks::{Context, Finding};

pub(super) fn check(cx: &Context, front_matter: &FrontMatter) -> Option<Finding<'static>> {
    let place = |key: &str| LOCALIZATION_KEYS.iter().position(|it| *it == key);
    let found: Vec<(usize, usize)> = front_matter
        .entries
        .iter()
        .enumerate()
        .filter_map(|(at, entry)| Some((at, place(cx.at(entry.key))?)))
        .collect();
    let first = front_matter.entries.get(found.first()?.0)?;
    let fault = missing(&found).or_else(|| disorder(&found)).or_else(|| {
        let behind =
            front_matter.entries[found[0].0..].iter().find(|it| place(cx.at(it.key)).is_none())?;
        Some(format!("`{}` stands among or behind them", cx.at(behind.key)))
    })?;
    Some(Finding::in_article("provenance/keys-missing-or-moved", first.key).with("keys", fault))
}

fn missing(found: &[(usize, usize)]) -> Option<String> {
    let missing: Vec<String> = (0..LOCALIZATION_KEYS.len())
        .filter(|key| found.iter().all(|it| it.1 != *key))
        .map(|key| format!("`{}`", LOCALIZATION_KEYS[key]))
        .collect();
    match missing.as_slice() {
        [] => None,
        [one] => Some(format!("{one} is missing")),
        many => Some(format!("{} are missing", many.join(", "))),
    }
}

fn disorder(found: &[(usize, usize)]) -> Option<String> {
    let pair = found.windows(2).find(|it| it[0].1 > it[1].1)?;
    let (before, after) = (LOCALIZATION_KEYS[pair[0].1], LOCALIZATION_KEYS[pair[1].1]);
    Some(format!("`{before}` stands before `{after}`"))
}
