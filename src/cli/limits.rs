//! How many diagnostics are told, and how many warnings are borne.

use clap::{Args, ValueEnum};

use super::output;
use crate::report::Summary;
use crate::rules::Level;

/// From which level on a diagnostic counts for the exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Errors only
    Error,
    /// Errors and warnings
    Warning,
    /// Everything that is shown
    Advice,
    /// Nothing
    Never,
}

impl FailOn {
    /// Whether a diagnostic of this level counts.
    pub fn counts(self, level: Level) -> bool {
        match self {
            Self::Error => level >= Level::Error,
            Self::Warning => level >= Level::Warning,
            Self::Advice => true,
            Self::Never => false,
        }
    }
}

/// How much `bilint check` reports.
#[derive(Debug, Clone, Args)]
pub struct LimitArgs {
    /// Show only the first N diagnostics; all of them count
    #[arg(long, value_name = "N", conflicts_with = "statistics")]
    pub max_diagnostics: Option<usize>,
    /// Let up to N warnings pass; more make the exit status 1
    #[arg(long, value_name = "N")]
    pub max_warnings: Option<usize>,
}

impl LimitArgs {
    /// How many diagnostics may be shown.
    pub fn most_shown(&self) -> usize {
        self.max_diagnostics.unwrap_or(usize::MAX)
    }
}

/// Says what the limits held back.
pub fn tell(summary: &Summary, limits: &LimitArgs) {
    if let Some(most) = limits.max_diagnostics.filter(|_| summary.beyond_limit > 0) {
        let beyond = summary.beyond_limit;
        output::note(&format!("{beyond} more not shown (--max-diagnostics {most})"));
    }
}

/// Whether what was found makes the exit status 1.
pub fn fails(summary: &Summary, fail_on: FailOn, limits: &LimitArgs) -> bool {
    summary.levels.iter().any(|(&level, &number)| match limits.max_warnings {
        Some(most) if level == Level::Warning && fail_on != FailOn::Never => number > most,
        _ => number > 0 && fail_on.counts(level),
    })
}
