//! `bilint profile learn`: counts what human translators do.

use std::collections::BTreeMap;

use super::output::Failure;
use super::profile_args::LearnArgs;
use super::{CLEAN, FAILED, human};
use crate::learn::{Evidence, block};

/// Runs the command.
///
/// # Errors
/// Where no article says that people translated it, or the output cannot be written.
pub fn run(args: &LearnArgs) -> Result<u8, Failure> {
    let files = args.input.files()?;
    let human = human::look(&args.input, &files, |article, _| Evidence::of(article))?;
    let mut sums: BTreeMap<String, Evidence> = BTreeMap::new();
    for (locale, evidence) in &human.seen {
        sums.entry(locale.to_string()).or_default().merge(evidence);
    }
    args.file.write(&block(&sums))?;
    Ok(if human.has_failed { FAILED } else { CLEAN })
}
