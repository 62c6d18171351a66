//! `bilint rules`: all rules, as a table, as JSON, or as a reference page.

use std::fmt::Write;
use std::path::PathBuf;

use super::CLEAN;
use super::args::{RulesArgs, RulesFormat};
use super::explain;
use super::output::{self, Failure};
use crate::report::{push_json, visible};
use crate::rules::{Registry, Rule, load_folder};

/// Runs the command.
///
/// # Errors
/// Where a rule file is wrong, or the output cannot be written.
pub fn run(args: &RulesArgs) -> Result<u8, Failure> {
    let registry = registry(&args.folders)?;
    match args.output_format {
        RulesFormat::Table => output::tell(&table(&registry)),
        RulesFormat::Json => output::print(&json(&registry)),
        RulesFormat::Markdown => output::tell(&markdown(&registry)),
    }?;
    Ok(CLEAN)
}

/// The rules that ship and those in `folders`.
///
/// # Errors
/// Where a rule file is wrong.
pub fn registry(folders: &[PathBuf]) -> Result<Registry, Failure> {
    let mut more: Vec<Rule> = Vec::new();
    for folder in folders {
        more.extend(load_folder(folder)?);
    }
    Ok(Registry::shipped().with(more))
}

fn table(registry: &Registry) -> String {
    let width = registry.rules().iter().map(|it| it.id.len()).max().unwrap_or_default();
    let mut text = String::new();
    for rule in registry.rules() {
        // Writing to a `String` cannot fail.
        let summary = visible(&rule.summary, false);
        let _ = writeln!(text, "{:width$}  {:7}  {summary}", rule.id, rule.level.name());
    }
    text
}

fn json(registry: &Registry) -> String {
    let rules: Vec<&Rule> = registry.rules().iter().map(|it| &**it).collect();
    let mut text = String::new();
    push_json(&rules, &mut text);
    text + "
"
}

fn markdown(registry: &Registry) -> String {
    let mut text = String::from("# Rules\n");
    for rule in registry.rules() {
        text.push('\n');
        explain::push_markdown(rule, &mut text);
    }
    text
}
