//! The reader on real articles. `BILINT_CORPUS` names the folder that holds them.

#![allow(clippy::panic, clippy::print_stderr)]

mod common;

use std::path::{Path, PathBuf};

use bilint::article::{Article, ByteRange, read};
use bilint::inline::Parser;
use common::corpus;

/// The end of a folder's name, and the segments in it.
const SEGMENTS: [(&str, usize); 5] =
    [("de-de", 30_537), ("es-es", 32_360), ("pt-br", 32_360), ("ru-ru", 32_360), ("zh-tw", 30_445)];

#[test]
fn every_segment_is_found() {
    let Some(corpus) = corpus() else {
        return;
    };
    for (locale, expected) in SEGMENTS {
        let folder = entries(&corpus).into_iter().find(|it| it.to_string_lossy().ends_with(locale));
        let folder =
            folder.unwrap_or_else(|| panic!("no folder for {locale} in {}", corpus.display()));
        let mut count = 0;
        for path in articles(&folder) {
            let bytes =
                std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let article = read(bytes);
            assert!(article.faults.is_empty(), "{}: {:?}", path.display(), article.faults);
            look_at(&path, &article);
            count += article.segments.len();
        }
        assert_eq!(count, expected, "{locale}");
    }
}

/// Every range lies in its side and slices the text.
fn look_at(path: &Path, article: &Article) {
    let slices =
        |it: ByteRange| article.text.get(it.start..it.end).is_some_and(|it| !it.is_empty());
    let mut parser = Parser::new(article);
    for segment in &article.segments {
        assert!(slices(segment.target.text) && slices(segment.source.text), "{}", path.display());
        assert_eq!(
            article.at(segment.target.id),
            article.at(segment.source.id),
            "{}",
            path.display()
        );
        for side in [segment.target.text, segment.source.text] {
            for node in &parser.parse(side).nodes {
                let is_inside = side.contains(node.range) && node.range.contains(node.inner);
                let is_whole = article.text.is_char_boundary(node.inner.start)
                    && article.text.is_char_boundary(node.inner.end);
                assert!(
                    is_inside && is_whole && slices(node.range),
                    "{}: {node:?}",
                    path.display()
                );
            }
        }
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries =
        std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.flatten().map(|it| it.path()).collect();
    paths.sort();
    paths
}

fn articles(folder: &Path) -> Vec<PathBuf> {
    let (folders, files): (Vec<_>, Vec<_>) =
        entries(folder).into_iter().partition(|it| it.is_dir());
    let articles = files.into_iter().filter(|it| it.extension().is_some_and(|it| it == "md"));
    articles.chain(folders.iter().flat_map(|it| self::articles(it))).collect()
}
