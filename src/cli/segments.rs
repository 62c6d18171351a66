//! `bilint segments`: what the reader sees, for people who debug and for other tools.

use rayon::prelude::*;
use serde::Serialize;

use super::args::SegmentsArgs;
use super::output::{self, Failure};
use super::{CLEAN, FAILED, one_file};
use crate::article::{self, Article, LineIndex, Position, Segment, SideRanges, WrapperKind};
use crate::input::{File, InputError};
use crate::report::push_json;

/// Runs the command.
///
/// # Errors
/// Where a configuration is wrong, or the output cannot be written.
pub fn run(args: &SegmentsArgs) -> Result<u8, Failure> {
    let files = args.input.files()?;
    let pool = args.input.pool()?;
    let all: Vec<Result<Option<String>, InputError>> =
        pool.install(|| files.files.par_iter().map(read).collect());
    let is_article: Vec<bool> = all.iter().map(|it| !matches!(it, Ok(None))).collect();
    let empty: Vec<InputError> = files.without_articles(&is_article).collect();
    let failed = all.iter().filter_map(|it| it.as_ref().err());
    let errors: Vec<&InputError> = files.errors.iter().chain(failed).chain(&empty).collect();
    errors.iter().for_each(|it| output::error(&it.to_string()));
    for text in all.iter().flatten().flatten() {
        output::print(text)?;
    }
    Ok(if errors.is_empty() { CLEAN } else { FAILED })
}

/// The lines of a file; `None` where it is no article.
fn read(file: &File) -> Result<Option<String>, InputError> {
    one_file::guarded(file, |bytes| {
        let article = article::read(bytes);
        Ok(article.is_bilingual().then(|| lines(file, &article)))
    })
}

/// A segment as it is printed. The form is a contract: later versions only add to it.
#[derive(Debug, Serialize)]
struct Line<'a> {
    path: &'a str,
    id: &'a str,
    locale: Option<&'a str>,
    translation_type: Option<&'a str>,
    /// From the outside in: `block-quote`, the block, `link-text` or `image-text`.
    place: Vec<&'a str>,
    /// Where the link or the image around the segment leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    destination: Option<&'a str>,
    target: SideText<'a>,
    source: SideText<'a>,
}

#[derive(Debug, Serialize)]
struct SideText<'a> {
    text: &'a str,
    start: Position,
    end: Position,
}

fn lines(file: &File, article: &Article) -> String {
    let index = LineIndex::new(&article.text);
    let locale = Some(article.locale()).filter(|it| !it.is_empty());
    let translation_type = article.translation_type().name();
    let mut text = String::new();
    for segment in &article.segments {
        let line = Line {
            path: &file.shown,
            id: article.id(segment),
            locale,
            translation_type,
            place: place(article, segment),
            destination: wrapper(article, segment).map(|it| article.at(it.destination)),
            target: side(article, &index, segment.target),
            source: side(article, &index, segment.source),
        };
        push_json(&line, &mut text);
        text.push('\n');
    }
    text
}

fn wrapper<'a>(article: &'a Article, segment: &Segment) -> Option<&'a article::Wrapper> {
    segment.place.wrapper.and_then(|it| article.wrappers.get(it))
}

fn place(article: &Article, segment: &Segment) -> Vec<&'static str> {
    let quote = segment.place.in_block_quote.then_some("block-quote");
    let around = wrapper(article, segment).map(|it| match it.kind {
        WrapperKind::Link => "link-text",
        WrapperKind::Image => "image-text",
    });
    quote.into_iter().chain([segment.place.block.name()]).chain(around).collect()
}

fn side<'a>(article: &'a Article, index: &LineIndex, ranges: SideRanges) -> SideText<'a> {
    let range = ranges.text;
    SideText {
        text: article.at(range),
        start: index.position(range.start),
        end: index.position(range.end),
    }
}
