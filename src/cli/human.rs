//! What commands learn from: the articles that people translated.

use rayon::prelude::*;

use super::input_args::InputArgs;
use super::one_file;
use super::output::{self, Failure};
use crate::article::{self, Article, TranslationType};
use crate::input::{File, Files, InputError};
use crate::locale::LanguageTag;

/// What is seen in the articles that people translated.
pub(super) struct Human<T> {
    /// By article, in the order of the files: the locale, and what is seen.
    pub seen: Vec<(LanguageTag, T)>,
    /// Whether some files could not be read; that has been told.
    pub has_failed: bool,
}

/// What a file is.
enum Seen<T> {
    /// No bilingual article.
    NoArticle,
    /// An article that people did not translate, or that names no locale.
    Other,
    /// An article of a locale that people translated.
    Human(LanguageTag, T),
}

/// Looks at the articles among some files.
///
/// # Errors
/// Where none says that people translated it.
pub(super) fn look<T: Send>(
    input: &InputArgs,
    files: &Files,
    look: impl Fn(&Article, &File) -> T + Sync,
) -> Result<Human<T>, Failure> {
    let pool = input.pool()?;
    let seen = |file: &File| {
        one_file::guarded(file, |bytes| Ok(seen(&article::read(bytes), |it| look(it, file))))
    };
    let all: Vec<Result<Seen<T>, InputError>> =
        pool.install(|| files.files.par_iter().map(seen).collect());
    let is_article: Vec<bool> = all.iter().map(|it| !matches!(it, Ok(Seen::NoArticle))).collect();
    let empty: Vec<InputError> = files.without_articles(&is_article).collect();
    let failed = all.iter().filter_map(|it| it.as_ref().err());
    let errors: Vec<&InputError> = files.errors.iter().chain(failed).chain(&empty).collect();
    errors.iter().for_each(|it| output::error(&it.to_string()));
    let has_failed = !errors.is_empty();
    let articles = all.iter().flatten().filter(|it| !matches!(it, Seen::NoArticle)).count();
    let human = |it| match it {
        Seen::Human(tag, seen) => Some((tag, seen)),
        Seen::NoArticle | Seen::Other => None,
    };
    let seen: Vec<(LanguageTag, T)> = all.into_iter().flatten().filter_map(human).collect();
    if seen.is_empty() {
        return Err(Failure::NoHumanArticle { articles });
    }
    Ok(Human { seen, has_failed })
}

fn seen<T>(article: &Article, look: impl FnOnce(&Article) -> T) -> Seen<T> {
    if !article.is_bilingual() {
        return Seen::NoArticle;
    }
    match LanguageTag::parse(article.locale()) {
        Some(tag) if article.translation_type() == TranslationType::Human => {
            Seen::Human(tag, look(article))
        }
        _ => Seen::Other,
    }
}
