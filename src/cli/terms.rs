//! `bilint terms mine`: proposes a glossary.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::output::Failure;
use super::terms_args::{GlossaryFormat, MineArgs};
use super::{CLEAN, FAILED, human};
use crate::input::Files;
use crate::locale::{self, LanguageTag};
use crate::mine::{self, Mined, Pair, proposals};
use crate::terminology::{Entry, Terminology};

/// Runs the command.
///
/// # Errors
/// Where a configuration or a glossary is wrong, no article says that people translated it, or the
/// output cannot be written.
pub fn run(args: &MineArgs) -> Result<u8, Failure> {
    let mut files = args.input.files()?;
    args.glossary.open(&mut files)?;
    let human =
        human::look(&args.input, &files, |article, file| mine::pairs(article, &file.shown))?;
    let mut by_locale: BTreeMap<String, (LanguageTag, Vec<Pair>)> = BTreeMap::new();
    for (tag, mut pairs) in human.seen {
        by_locale.entry(tag.to_string()).or_insert((tag, Vec::new())).1.append(&mut pairs);
    }
    let known = terminologies(&files);
    let pool = args.input.pool()?;
    let mined: Vec<Mined> = by_locale
        .into_iter()
        .map(|(locale, (tag, pairs))| pool.install(|| mined(args, locale, &tag, pairs, &known)))
        .collect();
    args.file.write(&match args.format() {
        GlossaryFormat::Csv => mine::csv::write(&mined),
        GlossaryFormat::Tbx => mine::tbx::write(&mined),
    })?;
    Ok(if human.has_failed { FAILED } else { CLEAN })
}

/// The terms of all configurations, each configuration once.
fn terminologies(files: &Files) -> Vec<Arc<Terminology>> {
    let mut all: Vec<Arc<Terminology>> = Vec::new();
    for it in files.files.iter().filter_map(|it| it.config.terminology.as_ref()) {
        if !all.iter().any(|known| Arc::ptr_eq(known, it)) {
            all.push(Arc::clone(it));
        }
    }
    all
}

fn mined(
    args: &MineArgs,
    locale: String,
    tag: &LanguageTag,
    pairs: Vec<Pair>,
    known: &[Arc<Terminology>],
) -> Mined {
    let has_target = |it: &&Entry| !it.targets(tag).wanted.is_empty();
    let entries = known.iter().flat_map(|it| it.entries()).filter(has_target);
    let known: HashSet<String> = entries.map(|it| it.source.to_lowercase()).collect();
    let mut proposals = proposals(&pairs, tag, locale::profile(&locale).as_deref());
    proposals.retain(|it| !known.contains(&it.source.to_lowercase()));
    if args.max_terms > 0 {
        proposals.truncate(args.max_terms);
    }
    Mined { locale, proposals, pairs }
}
