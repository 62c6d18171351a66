//! Writing to standard output and standard error, and what can go wrong with a command.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use super::output_args::Color;
use crate::baseline::BaselineError;
use crate::changes::ChangesError;
use crate::config::ConfigError;
use crate::history::HistoryError;
use crate::report::{Style, visible, without_commands};
use crate::rules::{RuleFileError, UnknownName};
use crate::shard::ReportError;
use crate::source_root::SourceRootError;
use crate::status::WeightsError;
use crate::terminology::GlossaryError;

/// The narrowest and the widest that diagnostics are drawn (columns).
const WIDTHS: (usize, usize) = (60, 120);

/// The width where there is no terminal to ask.
const DEFAULT_WIDTH: usize = 100;

/// Why a command could not do what it was asked to do.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The output cannot be written.
    #[error("cannot write the output: {0}")]
    Output(#[from] io::Error),
    /// A configuration is wrong.
    #[error("{0}")]
    Config(#[from] ConfigError),
    /// A rule file is wrong.
    #[error("{0}")]
    RuleFile(#[from] RuleFileError),
    /// A rule on the command line does not exist.
    #[error("{0}")]
    Unknown(#[from] UnknownName),
    /// A file stands in the way.
    #[error("{}: the file is there already; delete it first, or edit it", .0.display())]
    Exists(PathBuf),
    /// A file stands in the way, and nobody said that it may go.
    #[error("{}: the file is there already; name another one, or let `--force` replace all of it", .0.display())]
    WouldReplace(PathBuf),
    /// There is nothing to learn from.
    #[error(
        "none of {articles} bilingual articles says that people translated it; name a folder whose articles have `ms.translationtype: HT` and a locale under `ms.contentlocale`"
    )]
    NoHumanArticle {
        /// How many articles were read.
        articles: usize,
    },
    /// A locale on the command line is none.
    #[error("`{0}` is no language tag; write `de` or `de-DE`")]
    NoTag(String),
    /// Nothing is known of a locale.
    #[error(
        "no profile for `{0}`: none ships, and the configuration makes none; it can, with `script` and more under `profiles:`"
    )]
    NoProfile(String),
    /// A file cannot be written.
    #[error("{}: cannot be written: {reason}", .path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
    /// A file for an output that nobody asked for.
    #[error(
        "`--output {}`: every `--output-format` names a file of its own; leave `--output` out, or the file of one of them", .0.display()
    )]
    NothingToWrite(PathBuf),
    /// Two outputs in one place.
    #[error(
        "two outputs go to {}; give each `--output-format` a file of its own: `--output-format sarif:bilint.sarif`",
        .0.as_ref().map_or("standard output".to_owned(), |it| it.display().to_string())
    )]
    SamePlace(Option<PathBuf>),
    /// An output in the place of an article.
    #[error("{}: is one of the files to check; name another file for the output", .0.display())]
    OverArticle(PathBuf),
    /// A baseline cannot be used.
    #[error("{0}")]
    Baseline(#[from] BaselineError),
    /// It cannot be said what changed.
    #[error("{0}")]
    Changes(#[from] ChangesError),
    /// The history cannot be looked at.
    #[error("{0}")]
    History(#[from] HistoryError),
    /// There is no file to write fixes to.
    #[error(
        "what comes in by standard input cannot be fixed in place; use `--diff`, or name the file"
    )]
    FixesStandardInput,
    /// Standard input has no parts.
    #[error("what comes in by standard input cannot be cut into parts; name files or folders")]
    ShardsStandardInput,
    /// A path that no report can hold.
    #[error("{}: is no UTF-8, and the report of a part must hold it; name it otherwise", .0.display())]
    NoText(PathBuf),
    /// Reports cannot be joined.
    #[error("{0}")]
    Report(#[from] ReportError),
    /// The files are not those of the reports.
    #[error(
        "the files here are not those of the reports; run `bilint merge` in the same folder and on the same commit as the parts"
    )]
    OtherFiles,
    /// The English files cannot be read.
    #[error("{0}")]
    SourceRoot(#[from] SourceRootError),
    /// A glossary cannot be used.
    #[error("{0}")]
    Glossary(#[from] GlossaryError),
    /// The page views cannot be used.
    #[error("{0}")]
    Weights(#[from] WeightsError),
    /// A revision of nothing.
    #[error(
        "`--source-revision` needs the repository of the English files: `--source-root DIR`, or `source: root:` in bilint.yaml"
    )]
    RevisionWithoutRoot,
    /// The program failed outside of any article, which is a fault of bilint.
    #[error("internal error: {0}; please report it with the command line")]
    Internal(String),
    /// The threads cannot be started.
    #[error("cannot start the threads: {0}; try `--threads 1`")]
    Threads(#[from] rayon::ThreadPoolBuildError),
}

impl Failure {
    /// Whether the message shows a place in a file on lines of its own.
    pub fn has_excerpt(&self) -> bool {
        match self {
            Self::Config(ConfigError::Malformed { .. } | ConfigError::Glossary { .. })
            | Self::Glossary(_) => true,
            Self::Config(ConfigError::Rule { error, .. }) => {
                matches!(**error, RuleFileError::Malformed { .. })
            }
            Self::RuleFile(error) => matches!(error, RuleFileError::Malformed { .. }),
            _ => false,
        }
    }

    /// Whether the reader of the output has gone away.
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

/// Says on standard error what went wrong, on one line. Articles and file names may be hostile, so
/// nothing reaches the terminal as it is.
pub fn error(message: &str) {
    say(&visible(message, false));
}

/// The same for a message that shows a place in a file on lines of its own.
pub fn error_with_excerpt(message: &str) {
    let lines: Vec<String> = message.lines().map(|it| visible(it, false)).collect();
    say(&lines.join("\n"));
}

/// Says on standard error, on one line, what is odd and keeps nothing from working.
pub fn warning(message: &str) {
    note(&format!("warning: {}", visible(message, false)));
}

/// Says what is wrong with the command line, which may name files of others.
pub fn usage(message: &str) {
    let lines: Vec<String> = message.lines().map(|it| visible(it, false)).collect();
    note(&lines.join("\n"));
}

fn say(message: &str) {
    note(&format!("error: {message}"));
}

/// Says something on standard error in which nothing is hidden; no runner obeys it.
pub fn note(message: &str) {
    // Where standard error is closed too, the exit status must do.
    let _ = writeln!(io::stderr().lock(), "{}", without_commands(message));
}

/// Writes text for people to standard output: no runner obeys it.
///
/// # Errors
/// As [`print`].
pub fn tell(text: &str) -> Result<(), Failure> {
    print(&without_commands(text))
}

/// Writes text to standard output as it is.
///
/// # Errors
/// Where it cannot be written, a closed pipe included.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

/// How this terminal, or whatever standard output is, wants to be written to.
pub fn style(color: Color, ascii: bool) -> Style {
    let is_terminal = io::stdout().is_terminal();
    let color = match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            let is_unwanted = std::env::var_os("NO_COLOR").is_some_and(|it| !it.is_empty());
            is_terminal && !is_unwanted && std::env::var_os("TERM").is_none_or(|it| it != "dumb")
        }
    };
    let width =
        terminal_size::terminal_size().filter(|_| is_terminal).map(|it| usize::from(it.0.0));
    let width = width.map_or(DEFAULT_WIDTH, |it| it.clamp(WIDTHS.0, WIDTHS.1));
    Style { color, ascii: ascii || (is_terminal && !is_utf8()), width }
}

/// How a file wants to be written to: like no terminal.
pub fn file_style(color: Color, ascii: bool) -> Style {
    Style { color: color == Color::Always, ascii, width: DEFAULT_WIDTH }
}

/// Whether the terminal's character set is UTF-8, as the environment says in the order of POSIX.
/// Where it says nothing (as on Windows), it is taken for UTF-8.
fn is_utf8() -> bool {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"].iter().filter_map(|it| std::env::var(it).ok());
    let Some(locale) = names.into_iter().find(|it| !it.is_empty()) else {
        return true;
    };
    let locale = locale.to_ascii_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}
