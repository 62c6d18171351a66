//! What a part of a run writes down, for `bilint merge` to join.

use super::super::check_args::CheckArgs;
use super::super::output::Failure;
use super::outcome::Outcome;
use crate::diagnostic::Diagnostic;
use crate::engine::Checked;
use crate::input::Files;
use crate::shard::{Facts, Finding, Header, VERSION, names, push_line};

/// What the report of a part holds of an article beside its counts.
pub(super) struct Findings {
    diagnostics: Vec<Finding>,
    silenced: Vec<Finding>,
    known: Option<Vec<Finding>>,
}

impl Findings {
    pub(super) fn of(checked: &Checked, known: Option<&[Diagnostic]>) -> Self {
        let all = |it: &[Diagnostic]| it.iter().map(Finding::from).collect();
        Self {
            diagnostics: all(&checked.diagnostics),
            silenced: all(&checked.silenced),
            known: known.map(all),
        }
    }
}

/// The first line of the report of a part; else nothing.
pub(super) fn header(args: &CheckArgs, files: &Files) -> Result<String, Failure> {
    let mut line = String::new();
    if let Some(shard) = args.sharding.shard {
        args.options.allow_parts()?;
        let bilint = env!("CARGO_PKG_VERSION").to_owned();
        let files = names(&files.files);
        let header = Header { version: VERSION, bilint, shard, files, options: &args.options };
        push_line("shard", &header, &mut line);
    }
    Ok(line)
}

/// The same outcome with a line for the report of a part.
pub(super) fn with_facts(at: usize, mut outcome: Outcome) -> Outcome {
    let (diagnostics, silenced, known) = match outcome.findings.take() {
        Some(it) => (it.diagnostics, it.silenced, it.known),
        None => Default::default(),
    };
    let facts = Facts {
        at,
        digest: outcome.digest.take(),
        summary: outcome.summary.clone(),
        diagnostics,
        silenced,
        known,
        siblings: outcome.facts.clone(),
        seen: outcome.kept.seen.clone(),
        error: outcome.error.clone(),
    };
    push_line("facts", &facts, &mut outcome.told.facts);
    outcome
}
