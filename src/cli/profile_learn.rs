//! `bilint profile learn`: counts what human translators do.

use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;

use rayon::prelude::*;

use super::output::{self, Failure};
use super::profile_args::LearnArgs;
use super::{CLEAN, FAILED, one_file};
use crate::article::{self, Article, TranslationType};
use crate::input::{File, InputError};
use crate::learn::{Evidence, block};
use crate::locale::LanguageTag;

/// Runs the command.
///
/// # Errors
/// Where no article says that people translated it, or the output cannot be written.
pub fn run(args: &LearnArgs) -> Result<u8, Failure> {
    let files = args.input.files()?;
    let pool = args.input.pool()?;
    let all: Vec<Result<Seen, InputError>> =
        pool.install(|| files.files.par_iter().map(seen).collect());
    let read_errors = all.iter().filter_map(|it| it.as_ref().err());
    let errors: Vec<&InputError> = files.errors.iter().chain(read_errors).collect();
    for error in &errors {
        output::error(&error.to_string());
    }
    let articles = all.iter().flatten().filter(|it| !matches!(it, Seen::NoArticle)).count();
    let evidence = sum(all.iter().flatten());
    if evidence.is_empty() {
        return Err(Failure::NoHumanArticle { articles });
    }
    write(&block(&evidence), args.output.as_deref(), args.force)?;
    Ok(if errors.is_empty() { CLEAN } else { FAILED })
}

/// What a file is.
enum Seen {
    /// No bilingual article.
    NoArticle,
    /// An article that people did not translate, or that names no locale.
    Other,
    /// What is seen in an article of a locale that people translated.
    Human(String, Evidence),
}

fn seen(file: &File) -> Result<Seen, InputError> {
    one_file::guarded(file, |bytes| Ok(seen_in(&article::read(bytes))))
}

fn seen_in(article: &Article) -> Seen {
    if !article.is_bilingual() {
        return Seen::NoArticle;
    }
    match LanguageTag::parse(article.locale()) {
        Some(tag) if article.translation_type() == TranslationType::Human => {
            Seen::Human(tag.to_string(), Evidence::of(article))
        }
        _ => Seen::Other,
    }
}

fn sum<'a>(all: impl Iterator<Item = &'a Seen>) -> BTreeMap<String, Evidence> {
    let mut sums: BTreeMap<String, Evidence> = BTreeMap::new();
    for seen in all {
        if let Seen::Human(locale, evidence) = seen {
            sums.entry(locale.clone()).or_default().merge(evidence);
        }
    }
    sums
}

/// Writes to standard output, or to a file that is not there yet unless it may be replaced.
fn write(text: &str, path: Option<&Path>, force: bool) -> Result<(), Failure> {
    let Some(path) = path else {
        return output::tell(text);
    };
    let mut options = OpenOptions::new();
    // `create_new`: a file that is there is never touched, even one that appears this very moment.
    options.write(true).create(force).truncate(force).create_new(!force);
    let written = options.open(path).and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Failure::WouldReplace(path.to_owned()),
        _ => Failure::Unwritable { path: path.to_owned(), reason: error },
    })
}
