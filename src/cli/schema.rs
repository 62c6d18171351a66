//! `bilint schema`: JSON Schemas, for editors.

use super::CLEAN;
use super::args::{SchemaArgs, SchemaKind};
use super::output::{self, Failure};
use crate::config::{config_schema, rule_schema};
use crate::rules::Registry;

/// Runs the command.
///
/// # Errors
/// Where the output cannot be written.
pub fn run(args: &SchemaArgs) -> Result<u8, Failure> {
    let schema = match args.kind {
        SchemaKind::Config => config_schema(&Registry::shipped()),
        SchemaKind::Rule => rule_schema(),
    };
    output::print(&format!("{schema:#}\n"))?;
    Ok(CLEAN)
}
