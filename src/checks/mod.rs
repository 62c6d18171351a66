//! How it is checked: one file a check, one row a check in [`CHECKS`].

mod code_spans;
mod context;
pub mod declared;
mod directives;
mod emphasis;
mod empty_sides;
mod entities;
mod images;
mod language;
mod link_syntax;
mod links;
mod list_markers;
mod loose_language;
mod multiset;
mod place;
mod prose;
mod provenance;
mod references;
mod structure;
mod tag_names;
mod tags;
mod validate;

pub use context::{Context, Finding, SegmentContext};
pub use validate::{Unusable, validate};

/// A way of looking for faults.
pub struct Check {
    /// The name in rule files.
    pub name: &'static str,
    /// The rules that it may report.
    pub rules: &'static [&'static str],
    /// The placeholders that it fills in messages.
    pub placeholders: &'static [&'static str],
    /// What it does with an article, if anything.
    pub article: Option<fn(&Context, &mut Vec<Finding<'static>>)>,
    /// What it does with a segment, if anything.
    pub segment: Option<fn(&SegmentContext, &mut Vec<Finding<'static>>)>,
}

/// All checks that are code. Those that rule files declare stand in [`declared`].
pub static CHECKS: &[Check] = &[
    Check {
        name: "structure",
        rules: structure::RULES,
        placeholders: &[
            "id",
            "missing",
            "target_id",
            "source_id",
            "outer",
            "bytes",
            "reason",
            "marker",
        ],
        article: Some(structure::article),
        segment: None,
    },
    Check {
        name: "empty-sides",
        rules: &["structure/empty-target", "structure/empty-source"],
        placeholders: &["source", "target"],
        article: None,
        segment: Some(empty_sides::segment),
    },
    Check {
        name: "list-markers",
        rules: &["structure/glued-list-marker"],
        placeholders: &["marker"],
        article: None,
        segment: Some(list_markers::segment),
    },
    // The engine itself looks at suppressions, when every other diagnostic is known.
    Check {
        name: "suppressions",
        rules: &["structure/unused-suppression"],
        placeholders: &["rule", "fault"],
        article: None,
        segment: None,
    },
    Check {
        name: "links",
        rules: &["link/missing", "link/extra", "link/changed", "link/empty-text"],
        placeholders: &["destination", "text", "found"],
        article: None,
        segment: Some(links::segment),
    },
    Check {
        name: "link-syntax",
        rules: &["link/broken-syntax"],
        placeholders: &["found"],
        article: None,
        segment: Some(link_syntax::segment),
    },
    Check {
        name: "images",
        rules: &["link/missing-image", "link/changed-image"],
        placeholders: &["destination", "found"],
        article: None,
        segment: Some(images::segment),
    },
    Check {
        name: "references",
        rules: &["link/undefined-reference"],
        placeholders: &["label"],
        article: None,
        segment: Some(references::segment),
    },
    Check {
        name: "code-spans",
        rules: &["markup/missing-code", "markup/changed-code", "markup/extra-code"],
        placeholders: &["code", "found"],
        article: None,
        segment: Some(code_spans::segment),
    },
    Check {
        name: "emphasis",
        rules: &["markup/lost-emphasis", "markup/broken-emphasis", "markup/visible-escape"],
        placeholders: &["text", "fault", "found"],
        article: None,
        segment: Some(emphasis::segment),
    },
    Check {
        name: "tags",
        rules: &["markup/tag-mismatch", "markup/malformed-tag"],
        placeholders: &["tag", "fault", "found"],
        article: None,
        segment: Some(tags::segment),
    },
    Check {
        name: "entities",
        rules: &["markup/malformed-entity"],
        placeholders: &["found", "entity"],
        article: None,
        segment: Some(entities::segment),
    },
    Check {
        name: "directives",
        rules: &["markup/changed-directive"],
        placeholders: &["directive", "found"],
        article: Some(directives::article),
        segment: Some(directives::segment),
    },
    Check {
        name: "language",
        rules: &[
            "untranslated/segment",
            "untranslated/run",
            "untranslated/wrong-language",
            "untranslated/front-matter",
            "untranslated/loose-text",
        ],
        placeholders: &["text", "language", "expected", "key"],
        article: Some(loose_language::article),
        segment: Some(language::segment),
    },
    Check {
        name: "provenance",
        rules: provenance::RULES,
        placeholders: &[
            "value", "pattern", "locale", "found", "evidence", "key", "handoff", "date", "keys",
        ],
        article: Some(provenance::article),
        segment: None,
    },
];
