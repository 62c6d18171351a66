//! Markup other than links: emphasis, code, tags, entities, directives.

mod bar_lists;
mod code_order;
mod code_spans;
mod directive_tails;
mod directives;
mod emphasis;
mod emphasized;
mod entities;
mod escapes;
mod gaps;
mod menu_path;
mod quoted_regions;
mod tag_names;
mod tags;

use crate::checks::Check;

pub(super) static CHECKS: &[Check] = &[
    Check {
        name: "code-spans",
        rules: &["markup/missing-code", "markup/changed-code", "markup/extra-code"],
        placeholders: &["code", "found"],
        segment: Some(code_spans::segment),
        ..Check::NONE
    },
    Check {
        name: "bar-lists",
        rules: &["markup/torn-bar-list"],
        placeholders: &["fault"],
        segment: Some(bar_lists::segment),
        ..Check::NONE
    },
    Check {
        name: "emphasis",
        rules: &["markup/lost-emphasis", "markup/broken-emphasis", "markup/visible-escape"],
        placeholders: &["text", "fault", "found"],
        segment: Some(emphasis::segment),
        ..Check::NONE
    },
    Check {
        name: "emphasized",
        rules: &[
            "markup/emphasis-swallows-punctuation",
            "markup/emphasis-on-function-word",
            "markup/emphasis-swallows-verb",
            "markup/emphasis-crosses-link",
            "markup/empty-emphasis",
            "markup/dropped-marker-scar",
        ],
        placeholders: &["text", "mark", "verb"],
        segment: Some(emphasized::segment),
        ..Check::NONE
    },
    Check {
        name: "tags",
        rules: &["markup/tag-mismatch", "markup/malformed-tag"],
        placeholders: &["tag", "fault", "found"],
        segment: Some(tags::segment),
        ..Check::NONE
    },
    Check {
        name: "entities",
        rules: &["markup/malformed-entity"],
        placeholders: &["found", "entity"],
        segment: Some(entities::segment),
        ..Check::NONE
    },
    Check {
        name: "directives",
        rules: &["markup/changed-directive"],
        placeholders: &["directive", "found"],
        article: Some(directives::article),
        segment: Some(directives::segment),
        ..Check::NONE
    },
    Check {
        name: "code-order",
        rules: &["markup/code-fused", "markup/code-parked"],
        placeholders: &["code", "first", "second"],
        segment: Some(code_order::segment),
        ..Check::NONE
    },
    Check {
        name: "menu-path",
        rules: &["markup/menu-path-collapsed"],
        placeholders: &["path"],
        segment: Some(menu_path::segment),
        ..Check::NONE
    },
    Check {
        name: "escapes",
        rules: &["markup/escape-split"],
        placeholders: &["found", "joined"],
        segment: Some(escapes::segment),
        ..Check::NONE
    },
    Check {
        name: "quoted-regions",
        rules: &["markup/quote-escaped-region"],
        placeholders: &["count"],
        article: Some(quoted_regions::article),
        ..Check::NONE
    },
    Check {
        name: "directive-tails",
        rules: &["markup/directive-trailing-text"],
        placeholders: &["text"],
        article: Some(directive_tails::article),
        ..Check::NONE
    },
    Check {
        name: "gaps",
        rules: &["markup/truncated-alt", "markup/lost-spans"],
        placeholders: &["text", "missing"],
        article: Some(gaps::article),
        ..Check::NONE
    },
];
