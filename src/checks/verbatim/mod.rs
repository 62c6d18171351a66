//! What no translation may change: identifiers, addresses, placeholders, paths, terms.

mod emails;
mod endpoints;
mod facts;
mod guids;
mod identifiers;
mod names;
mod not_kept;
mod options;
mod paths;
mod placeholders;
mod target;
mod terms;
mod translit;
mod urls;

pub use facts::Facts;
pub(in crate::checks) use placeholders::placeholders;

use crate::checks::Check;
use names::{Name, NameKind};

/// The names of code in a text, each with where it begins.
pub(in crate::checks) fn names_of_code(text: &str) -> Vec<(usize, &str)> {
    if !names::may_stand_in(text, false) {
        return Vec::new();
    }
    let is_certain = |it: &Name| !matches!(it.kind, NameKind::Pair | NameKind::Host);
    names::names(text, false)
        .iter()
        .filter(|it| is_certain(it))
        .map(|it| (it.start, it.text))
        .collect()
}

pub(super) static CHECKS: &[Check] = &[
    Check {
        name: "identifiers",
        rules: &["verbatim/split-identifier", "verbatim/changed-identifier"],
        placeholders: &["name", "fault"],
        segment: Some(identifiers::segment),
        ..Check::NONE
    },
    Check {
        name: "untranslatable-terms",
        rules: &["verbatim/untranslatable-term"],
        placeholders: &["term", "fault"],
        segment: Some(terms::segment),
        ..Check::NONE
    },
    Check {
        name: "bare-urls",
        rules: &["verbatim/changed-url"],
        placeholders: &["url", "fault"],
        segment: Some(urls::segment),
        ..Check::NONE
    },
    Check {
        name: "mail-addresses",
        rules: &["verbatim/changed-email"],
        placeholders: &["address", "fault"],
        segment: Some(emails::segment),
        ..Check::NONE
    },
    Check {
        name: "placeholders",
        rules: &["verbatim/changed-placeholder"],
        placeholders: &["placeholder", "fault"],
        segment: Some(placeholders::segment),
        ..Check::NONE
    },
    Check {
        name: "guids",
        rules: &["verbatim/changed-guid"],
        placeholders: &["guid", "fault"],
        segment: Some(guids::segment),
        ..Check::NONE
    },
    Check {
        name: "file-paths",
        rules: &["verbatim/changed-path"],
        placeholders: &["path", "fault"],
        segment: Some(paths::segment),
        ..Check::NONE
    },
    Check {
        name: "options",
        rules: &["verbatim/changed-option"],
        placeholders: &["option", "fault"],
        segment: Some(options::segment),
        ..Check::NONE
    },
    Check {
        name: "endpoints",
        rules: &["verbatim/translated-endpoint"],
        placeholders: &["part", "found"],
        segment: Some(endpoints::segment),
        ..Check::NONE
    },
];
