//! `bilint status`: how up to date the articles of each locale and folder are.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use rayon::prelude::*;

use super::input_args::InputArgs;
use super::one_file;
use super::output::{self, Failure};
use super::source_args::SourceArgs;
use super::{CLEAN, FAILED};
use crate::article::{self, Article};
use crate::input::{File, InputError};
use crate::locale::LanguageTag;
use crate::report::push_json;
use crate::source_root::ArticlePath;
use crate::status::{Counts, Status, Weights, folder};

/// `bilint status`
#[derive(Debug, Args)]
pub struct StatusArgs {
    /// The files to read
    #[command(flatten)]
    pub input: InputArgs,
    /// The English files to compare with
    #[command(flatten)]
    pub source: SourceArgs,
    /// How to print
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = StatusFormat::Table)]
    pub output_format: StatusFormat,
    /// Page views, a path and a number a line (docs/tides.md,120): what is read most comes first
    #[arg(long, value_name = "FILE")]
    pub weights: Option<PathBuf>,
    /// How many folders deep the rows go
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub depth: usize,
    /// Draw with ASCII characters only
    #[arg(long)]
    pub ascii: bool,
}

/// How the state is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum StatusFormat {
    /// A line a locale and folder
    Table,
    /// One JSON object
    Json,
    /// A Markdown table
    Markdown,
}

/// What an article adds: its locale, its folder and its counts.
type Part = (String, String, Counts);

/// Runs the command.
///
/// # Errors
/// Where a configuration, the source root or the page views cannot be used, or the output cannot be
/// written.
pub fn run(args: &StatusArgs) -> Result<u8, Failure> {
    let weights = args.weights.as_deref().map(Weights::read).transpose()?;
    let mut files = args.input.files()?;
    args.source.open(&mut files)?;
    let compared = files.files.iter().any(|it| it.config.source_root().is_some());
    let pool = args.input.pool()?;
    let part = |it: &File| part(it, weights.as_ref(), args.depth);
    let parts: Vec<Result<Option<Part>, InputError>> =
        pool.install(|| files.files.par_iter().map(part).collect());
    let is_article: Vec<bool> = parts.iter().map(|it| !matches!(it, Ok(None))).collect();
    let empty: Vec<InputError> = files.without_articles(&is_article).collect();
    let failed = parts.iter().filter_map(|it| it.as_ref().err());
    let errors: Vec<&InputError> = files.errors.iter().chain(failed).chain(&empty).collect();
    let found = parts.iter().filter_map(|it| it.as_ref().ok()?.clone());
    let status = Status::of(found, compared, weights.is_some());
    match args.output_format {
        StatusFormat::Table => output::tell(&status.table(args.ascii)),
        StatusFormat::Markdown => output::tell(&status.markdown()),
        StatusFormat::Json => output::print(&json(&status)),
    }?;
    if !compared {
        output::note(
            "no source root is set, so nothing is said of what is fresh or stale; name the English files with `--source-root`, or under `source:` in bilint.yaml",
        );
    }
    if weights.is_some() && status.total.views == 0 && status.total.articles > 0 {
        output::warning("no path of `--weights` is the path of an article below the root");
    }
    errors.iter().for_each(|it| output::error(&it.to_string()));
    Ok(if errors.is_empty() { CLEAN } else { FAILED })
}

fn part(file: &File, weights: Option<&Weights>, depth: usize) -> Result<Option<Part>, InputError> {
    one_file::guarded(file, |bytes| {
        let article = article::read(bytes);
        if !article.is_bilingual() {
            return Ok(None);
        }
        let views = weights.map_or(0, |it| it.of(&[&file.below_root, &file.shown]));
        let path = file.absolute();
        let place = ArticlePath::new(&file.below_root, &path, &file.config);
        let counts = Counts::of(&article, &place, &file.config, views);
        Ok(Some((locale(&article, &path), folder(&file.below_root, depth), counts)))
    })
}

/// The locale that an article declares; where it declares none, that of the nearest folder which is
/// named after one.
fn locale(article: &Article, path: &Path) -> String {
    if !article.locale().is_empty() {
        return article.locale().to_owned();
    }
    let folders = path.parent().into_iter().flat_map(Path::components).rev();
    let mut names = folders.filter_map(|it| it.as_os_str().to_str());
    names.find_map(LanguageTag::of_folder).map(|it| it.to_string()).unwrap_or_default()
}

fn json(status: &Status) -> String {
    let mut text = String::new();
    push_json(status, &mut text);
    text + "\n"
}
