//! `bilint test-rules`: the examples of rules, run as tests.

use std::fmt::Write;
use std::sync::Arc;

use super::args::TestRulesArgs;
use super::output::{self, Failure};
use super::{CLEAN, FINDINGS};
use crate::report::visible;
use crate::rules::{Registry, Rule, examples, load_folder};

/// Runs the command: status 1 where an example fails.
///
/// # Errors
/// Where a rule file is wrong, or the output cannot be written.
pub fn run(args: &TestRulesArgs) -> Result<u8, Failure> {
    let shipped = Registry::shipped();
    let (registry, tested) = match &args.folder {
        Some(folder) => {
            let own = load_folder(folder)?;
            let ids: Vec<String> = own.iter().map(|it| it.id.clone()).collect();
            (Arc::new(shipped.with(own)), Some(ids))
        }
        None => (shipped, None),
    };
    let is_tested = |rule: &Rule| tested.as_ref().is_none_or(|ids| ids.contains(&rule.id));
    let (mut passed, mut failed) = (0, 0);
    let mut text = String::new();
    for rule in registry.rules().iter().filter(|it| is_tested(it)) {
        for example in &rule.examples {
            match examples::run(rule, example, &registry) {
                Ok(()) => passed += 1,
                Err(reason) => {
                    failed += 1;
                    // Writing to a `String` cannot fail.
                    let line = format!("{}: {}: {reason}", rule.id, example.name);
                    let _ = writeln!(text, "{}", visible(&line, false));
                }
            }
        }
    }
    let _ = writeln!(text, "{passed} passed, {failed} failed");
    output::tell(&text)?;
    Ok(if failed == 0 { CLEAN } else { FINDINGS })
}
