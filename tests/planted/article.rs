//! A clean article, and where its segments stand.

use std::ops::Range;
use std::path::{Path, PathBuf};

/// An article without any fault.
pub struct Clean {
    pub locale: String,
    pub text: String,
    pub segments: Vec<Segment>,
}

/// Where a segment stands in its article.
pub struct Segment {
    pub id: String,
    pub whole: Range<usize>,
    pub target: Range<usize>,
    pub source: Range<usize>,
}

/// A segment, as a mutation sees it. All places are places in the target.
#[derive(Clone, Copy)]
pub struct Spot<'a> {
    pub target: &'a str,
    pub source: &'a str,
    pub locale: &'a str,
}

impl Clean {
    pub fn spot(&self, segment: &Segment) -> Spot<'_> {
        Spot {
            target: &self.text[segment.target.clone()],
            source: &self.text[segment.source.clone()],
            locale: &self.locale,
        }
    }

    /// The segments with their texts.
    pub fn spots(&self) -> impl Iterator<Item = (&Segment, Spot<'_>)> {
        self.segments.iter().map(|it| (it, self.spot(it)))
    }

    fn new(locale: &str, text: String) -> Self {
        let mut segments = Vec::new();
        let mut from = 0;
        while let Some(segment) = next_segment(&text, from) {
            from = segment.whole.end;
            segments.push(segment);
        }
        Self { locale: locale.to_owned(), text, segments }
    }
}

const TARGET: &str = "<span data-ttu-id=\"";
const SOURCE: &str = "</span><span class=\"sxs-lookup\"><span data-stu-id=\"";
const END: &str = "</span></span>";

fn next_segment(text: &str, from: usize) -> Option<Segment> {
    let start = from + text[from..].find(TARGET)?;
    let id = start + TARGET.len();
    let id = id..id + text[id..].find('"')?;
    let target = id.end + 2;
    let target = target..target + text[target..].find(SOURCE)?;
    let source = target.end + SOURCE.len() + id.len() + 2;
    let source = source..source + text[source..].find(END)?;
    let whole = start..source.end + END.len();
    Some(Segment { id: text[id].to_owned(), whole, target, source })
}

/// The folder of the clean articles.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/planted/clean")
}

/// All clean articles, sorted by locale.
pub fn clean_articles() -> Vec<Clean> {
    let mut articles: Vec<Clean> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let locale = path.file_stem().unwrap().to_str().unwrap().to_owned();
            Clean::new(&locale, std::fs::read_to_string(path).unwrap())
        })
        .collect();
    articles.sort_by(|a, b| a.locale.cmp(&b.locale));
    articles
}
