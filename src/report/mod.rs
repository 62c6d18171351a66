//! How diagnostics are told: one file an output format, one row a format in [`FORMATS`].

mod azure;
mod checkstyle;
mod commands;
mod concise;
mod crop;
mod escapes;
mod excerpt;
mod fingerprint;
mod footer;
mod full;
mod github;
mod gitlab;
mod html;
mod json;
mod junit;
mod markdown;
mod rdjson;
mod record;
mod sarif;
mod standing;
mod statistics;
mod summary;
mod teamcity;
#[cfg(test)]
mod testing;
mod visible;
mod window;
mod words;
pub(crate) mod xml;

pub use commands::broken as without_commands;
pub use fingerprint::{Fingerprints, what_it_is_about};
pub use json::push as push_json;
pub use record::{Record, Whole, records};
pub use standing::Standing;
pub use statistics::table as statistics_table;
pub use summary::{Count, Origin, Summary};
pub use visible::shown as visible;
pub use words::{line as one_line, paragraphs as markdown_paragraphs, words as markdown_words};

use crate::article::{Article, LineIndex};
use crate::diagnostic::Diagnostic;

/// One article's diagnostics with what is needed to tell them.
#[derive(Debug)]
pub struct ArticleReport<'a> {
    /// The article.
    pub article: &'a Article,
    /// The path as it is shown: it opens from the current directory.
    pub path: &'a str,
    /// The path below the root, which fingerprints are made of.
    pub below_root: &'a str,
    /// The lines of the article's text.
    pub lines: LineIndex<'a>,
    /// What is shown, sorted.
    pub diagnostics: &'a [Diagnostic],
}

/// How a terminal wants to be written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Whether colours are shown.
    pub color: bool,
    /// Whether only ASCII characters may be used for lines and marks.
    pub ascii: bool,
    /// The width in columns.
    pub width: usize,
}

/// An output format.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// The name after `--output-format`.
    pub name: &'static str,
    /// What it is, for `--help`.
    pub about: &'static str,
    /// How it is written.
    pub way: Way,
    /// Whether it tells fixes: to prove them takes time.
    pub tells_fixes: bool,
    /// Whether the report of a part in it can be joined with those of the others.
    pub carries_facts: bool,
    /// Whether it tells what does not count, too: what the baseline knows, what articles suppress.
    pub tells_uncounted: bool,
}

impl Format {
    const fn with_fixes(self) -> Self {
        Self { tells_fixes: true, ..self }
    }

    const fn with_facts(self) -> Self {
        Self { carries_facts: true, ..self }
    }

    const fn with_uncounted(self) -> Self {
        Self { tells_uncounted: true, ..self }
    }

    const fn of(name: &'static str, about: &'static str, way: Way) -> Self {
        let (tells_fixes, carries_facts, tells_uncounted) = (false, false, false);
        Self { name, about, way, tells_fixes, carries_facts, tells_uncounted }
    }
}

/// How a format is written.
#[derive(Debug, Clone, Copy)]
pub enum Way {
    /// Article by article, on many threads, while the articles are at hand.
    Articles(Articles),
    /// All at once, behind the last article: for what is sorted, numbered or cut.
    Whole(fn(&Whole, &mut String)),
}

/// A format that is written article by article.
#[derive(Debug, Clone, Copy)]
pub struct Articles {
    /// Written first.
    pub open: fn(&mut String),
    /// Writes one article's diagnostics; called from many threads, only for articles that have some.
    pub article: fn(&ArticleReport, Style, &mut String),
    /// Written between two articles.
    pub separator: &'static str,
    /// Written last.
    pub close: fn(&Summary, Style, &mut String),
}

/// Row of a format that is written all at once.
const fn whole(
    name: &'static str,
    about: &'static str,
    document: fn(&Whole, &mut String),
) -> Format {
    Format::of(name, about, Way::Whole(document))
}

/// Row of a format that is written article by article.
const fn articles(name: &'static str, about: &'static str, articles: Articles) -> Format {
    Format::of(name, about, Way::Articles(articles))
}

/// All output formats; the first one is the default.
pub static FORMATS: &[Format] = &[
    articles(
        "full",
        "for people: the place, both sides, what is wrong and how to mend it",
        Articles { open: |_| {}, article: full::article, separator: "", close: full::close },
    ),
    articles(
        "concise",
        "one line a diagnostic",
        Articles { open: |_| {}, article: concise::article, separator: "", close: concise::close },
    ),
    articles(
        "json",
        "one JSON object",
        Articles { open: json::open, article: json::article, separator: ",", close: json::close },
    )
    .with_fixes(),
    articles(
        "jsonl",
        "one JSON object a line and diagnostic",
        Articles { open: |_| {}, article: json::article_lines, separator: "", close: |_, _, _| {} },
    )
    .with_fixes()
    .with_facts(),
    whole("github", "annotations of GitHub Actions", github::document),
    whole("sarif", "SARIF 2.1.0, for code scanning", sarif::document).with_fixes().with_uncounted(),
    whole("gitlab", "the code quality report of GitLab", gitlab::document),
    whole("rdjson", "the Reviewdog Diagnostic Format", rdjson::document).with_fixes(),
    whole("rdjsonl", "the same, one JSON object a line and diagnostic", rdjson::lines).with_fixes(),
    whole("azure", "logging commands of Azure Pipelines", azure::document),
    whole("checkstyle", "XML as Checkstyle writes it", checkstyle::document),
    whole("junit", "XML as JUnit writes it", junit::document),
    whole("teamcity", "service messages of TeamCity", teamcity::document),
    whole("markdown", "a summary for a step summary or a comment", markdown::document),
    PAGE,
];

/// The format of `bilint report`.
pub const PAGE: Format = articles(
    "html",
    "a page for people, in one file: what was counted, and both sides of every diagnostic",
    Articles { open: html::open, article: html::article, separator: ",", close: html::close },
);
