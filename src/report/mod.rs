//! How diagnostics are told: one file an output format, one row a format in [`FORMATS`].

mod concise;
mod crop;
mod excerpt;
mod fingerprint;
mod footer;
mod full;
mod json;
mod statistics;
mod summary;
#[cfg(test)]
mod testing;
mod visible;
mod window;

pub use json::push as push_json;
pub use statistics::table as statistics_table;
pub use summary::{Count, Origin, Summary};
pub use visible::shown as visible;

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
    /// Written first.
    pub open: fn(&mut String),
    /// Writes one article's diagnostics; called from many threads, only for articles that have some.
    pub article: fn(&ArticleReport, Style, &mut String),
    /// Written between two articles.
    pub separator: &'static str,
    /// Written last.
    pub close: fn(&Summary, Style, &mut String),
}

/// All output formats; the first one is the default.
pub static FORMATS: &[Format] = &[
    Format {
        name: "full",
        about: "for people: the place, both sides, what is wrong and how to mend it",
        open: |_| {},
        article: full::article,
        separator: "",
        close: full::close,
    },
    Format {
        name: "concise",
        about: "one line a diagnostic",
        open: |_| {},
        article: concise::article,
        separator: "",
        close: concise::close,
    },
    Format {
        name: "json",
        about: "one JSON object",
        open: json::open,
        article: json::article,
        separator: ",",
        close: json::close,
    },
    Format {
        name: "jsonl",
        about: "one JSON object a line and diagnostic",
        open: |_| {},
        article: json::article_lines,
        separator: "",
        close: |_, _, _| {},
    },
];
