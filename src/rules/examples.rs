//! Runs the examples of rules: what `bilint test-rules` and the tests do.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use base64::prelude::{BASE64_STANDARD, Engine};

use super::{Example, Fixed, Registry, Rule, Scope};
use crate::article::{self, Article};
use crate::config::{Config, Selection};
use crate::diagnostic::Safety;
use crate::engine::{self, Around, Round};
use crate::fix::{self, Checker};
use crate::history::Past;
use crate::pages::Pages;
use crate::sibling::{Said, judge};
use crate::source_root::{SourceHandle, SourceRoot};

/// Where an article stands if its example does not say.
const PATH: &str = "article.md";

/// Runs an example of `rule`, a rule of `registry`.
///
/// # Errors
/// What is wrong: with the example itself, or with what the rule says of it.
pub fn run(rule: &Rule, example: &Example, registry: &Arc<Registry>) -> Result<(), String> {
    let article = article::read(bytes(example)?);
    let path = example.path.as_deref().unwrap_or(PATH);
    let config = config(example, registry)?;
    let selection =
        Selection { select: vec![rule.id.clone()], history: true, ..Selection::default() };
    let past = example.before.as_deref().map(Past::of_example);
    let said = siblings(rule, example, &article, &config, &selection)?;
    let round = said.as_ref().map_or(Round::Alone, Round::Judged);
    let around = Around { round, past: past.as_ref(), ..Around::default() };
    let checked = engine::check_among(&article, Path::new(path), path, &config, &selection, around);
    let found: Vec<&str> = checked.diagnostics.iter().map(|it| article.at(it.range)).collect();
    if found != example.expect {
        return Err(format!("expected {:?}, found {found:?}", example.expect));
    }
    let Some(fixed) = &example.fixed else { return Ok(()) };
    let checker = Checker { path: Path::new(path), below_root: path, config: &config };
    let mended = fix::mend(&article.text, &checker, &selection, Safety::Unsafe);
    let mended = mended.map(|it| it.text);
    compare(example, fixed, mended.as_deref())
}

/// Compares what the fixes made of the example with what it says.
fn compare(example: &Example, fixed: &Fixed, mended: Option<&str>) -> Result<(), String> {
    let mended = mended.map(|it| match &example.target {
        Some(_) => target(&article::read(it.as_bytes().to_vec())),
        None => it.to_owned(),
    });
    match (fixed, mended) {
        (Fixed::Refused, None) => Ok(()),
        (Fixed::Text(wanted), Some(text)) if *wanted == text => Ok(()),
        (Fixed::Refused, Some(text)) => Err(format!("expected no fix, fixed as {text:?}")),
        (Fixed::Text(wanted), Some(text)) => {
            Err(format!("expected to be fixed as {wanted:?}, fixed as {text:?}"))
        }
        (Fixed::Text(wanted), None) => {
            Err(format!("expected to be fixed as {wanted:?}, no fix is offered"))
        }
    }
}

fn target(article: &Article) -> String {
    article.segments.iter().map(|it| article.at(it.target.text)).collect()
}

fn config(example: &Example, registry: &Arc<Registry>) -> Result<Config, String> {
    let mut config = match &example.config {
        Some(value) => Config::from_text(&value.to_string(), Path::new("bilint.yaml"))
            .map_err(|it| it.to_string())?,
        None => Config::empty(PathBuf::new()),
    };
    if let Some(files) = &example.english {
        config.source = Some(SourceHandle::opened(SourceRoot::given(files.clone())));
    }
    config.registry = Arc::clone(registry);
    let path = example.path.as_deref().unwrap_or(PATH).to_owned();
    let files = example.files.clone().map(|mut files| {
        files.insert(path, String::new());
        files
    });
    config.pages = Arc::new(Pages::given(files.unwrap_or_default()));
    Ok(config)
}

/// What the siblings of an example say of it, where it has some.
fn siblings(
    rule: &Rule,
    example: &Example,
    article: &Article,
    config: &Config,
    selection: &Selection,
) -> Result<Option<Said>, String> {
    let facts = |article: &Article| {
        let around = Around { round: Round::Gather, ..Around::default() };
        engine::check_among(article, Path::new(PATH), PATH, config, selection, around).facts
    };
    let (siblings, source) = match (&example.siblings, &example.source) {
        (Some(siblings), Some(source)) => (siblings, source),
        (Some(_), None) => return Err("an example with `siblings` needs `source`".to_owned()),
        (None, _) if rule.scope == Scope::Project => {
            return Ok(judge(&[facts(article).as_ref()]).pop());
        }
        (None, _) => return Ok(None),
    };
    let others = siblings.iter().map(|(locale, target)| {
        facts(&article::read(segment(locale, source, target).into_bytes()))
    });
    let all: Vec<_> = std::iter::once(facts(article)).chain(others).collect();
    let judged = judge(&all.iter().map(Option::as_ref).collect::<Vec<_>>());
    Ok(judged.into_iter().next())
}

/// The bytes of the example's article.
fn bytes(example: &Example) -> Result<Vec<u8>, String> {
    match (&example.source, &example.target, &example.article, &example.base64) {
        (Some(source), Some(target), None, None) => {
            let locale = example
                .locale
                .as_deref()
                .ok_or("an example with `source` and `target` needs `locale`")?;
            Ok(segment(locale, source, target).into_bytes())
        }
        // The source is that of the siblings.
        (Some(_), None, Some(article), None) if example.siblings.is_some() => {
            Ok(article.clone().into_bytes())
        }
        (None, None, Some(article), None) => Ok(article.clone().into_bytes()),
        (None, None, None, Some(text)) => {
            let digits: String = text.split_whitespace().collect();
            BASE64_STANDARD.decode(digits).map_err(|error| format!("`base64`: {error}"))
        }
        _ => Err("an example has `source` and `target`, or `article`, or `base64`".to_owned()),
    }
}

fn segment(locale: &str, source: &str, target: &str) -> String {
    format!(
        "---\nms.openlocfilehash: 5f1c29d0a6b84e37c1d2f09b8a7e6d5c4b3a2910\n\
         ms.translationtype: HT\nms.contentlocale: {locale}\n---\n\n\
         <span data-ttu-id=\"0a0a0-103\">{target}</span><span class=\"sxs-lookup\">\
         <span data-stu-id=\"0a0a0-103\">{source}</span></span>\n"
    )
}
