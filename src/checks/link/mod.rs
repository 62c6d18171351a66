//! Links and images: they lead where those of the source lead, and hold the words they should.

mod destinations;
mod goals;
mod images;
mod nested;
mod pairs;
mod references;
mod syntax;
mod text;

use crate::checks::Check;

pub(in crate::checks) use destinations::key as page_key;

pub(super) static CHECKS: &[Check] = &[
    Check {
        name: "links",
        rules: &["link/missing", "link/extra", "link/changed", "link/empty-text"],
        placeholders: &["destination", "text", "found"],
        segment: Some(destinations::segment),
        ..Check::NONE
    },
    Check {
        name: "link-syntax",
        rules: &["link/broken-syntax"],
        placeholders: &["found"],
        segment: Some(syntax::segment),
        ..Check::NONE
    },
    Check {
        name: "images",
        rules: &["link/missing-image", "link/changed-image"],
        placeholders: &["destination", "found"],
        segment: Some(images::segment),
        ..Check::NONE
    },
    Check {
        name: "references",
        rules: &["link/undefined-reference"],
        placeholders: &["label"],
        segment: Some(references::segment),
        ..Check::NONE
    },
    Check {
        name: "link-text",
        rules: &[
            "link/swallows-punctuation",
            "link/glued-text",
            "link/edge-space",
            "link/text-too-short",
            "link/text-is-function-word",
            "link/parked-at-end",
        ],
        placeholders: &["text", "wanted", "mark", "destination"],
        segment: Some(text::segment),
        ..Check::NONE
    },
    Check {
        name: "nested-links",
        rules: &["link/nested"],
        placeholders: &["text"],
        segment: Some(nested::segment),
        ..Check::NONE
    },
    Check {
        name: "goals",
        rules: &["link/dead-file", "link/dead-anchor", "link/case-differs", "link/foreign-locale"],
        placeholders: &["destination", "evidence", "anchor", "page", "name", "found", "locale"],
        article: Some(goals::article),
        segment: Some(goals::segment),
        ..Check::NONE
    },
];
