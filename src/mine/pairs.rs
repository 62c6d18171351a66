//! What an article says about terms: its sentences, and its headings and labels.

use std::sync::Arc;

use crate::article::{Article, Block, LineIndex, Segment};
use crate::inline::{Flat, NodeKind, Parser, Tree};

/// A longer side (bytes) says little about each of its words.
const LONGEST: usize = 1200;

/// A longer heading or label (bytes) is a sentence.
const LONGEST_WORDING: usize = 60;

/// The sides of so many segments are parsed in one run.
const SEGMENTS_AT_ONCE: usize = 64;

/// A translated text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// What it is.
    pub kind: PairKind,
    /// The source as a reader sees it.
    pub source: String,
    /// The target as a reader sees it.
    pub target: String,
    /// The article.
    pub path: Arc<str>,
    /// The line of the target (1-based).
    pub line: usize,
}

/// What a translated text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PairKind {
    /// A whole segment.
    Sentence,
    /// A whole segment that is a heading.
    Heading,
    /// What stands in bold: the name of something in a user interface.
    Label,
}

/// The translated texts of the article at `path`, in its order. A heading is a sentence as well.
pub fn pairs(article: &Article, path: &str) -> Vec<Pair> {
    let path: Arc<str> = path.into();
    let mut pairs = Vec::new();
    let mut parser = Parser::new(article);
    let lines = LineIndex::new(&article.text);
    for segments in article.segments.chunks(SEGMENTS_AT_ONCE) {
        let sides = segments.iter().flat_map(|it| [it.source.text, it.target.text]);
        let trees = parser.parse_all(sides);
        for (segment, sides) in segments.iter().zip(trees.chunks_exact(2)) {
            if let [source, target] = sides {
                let line = lines.position(segment.target.text.start).line;
                of_segment(segment, [source, target], (&path, line), &mut pairs);
            }
        }
    }
    pairs
}

fn of_segment(
    segment: &Segment,
    [source, target]: [&Tree; 2],
    (path, line): (&Arc<str>, usize),
    pairs: &mut Vec<Pair>,
) {
    if source.written().len() > LONGEST || target.written().len() > 2 * LONGEST {
        return;
    }
    let mut push = |kind, source: &str, target: &str| {
        let (source, target) = (source.trim().to_owned(), target.trim().to_owned());
        // What is not translated says nothing.
        if !source.is_empty() && !target.is_empty() && source != target {
            pairs.push(Pair { kind, source, target, path: Arc::clone(path), line });
        }
    };
    let (seen, translated) = (Flat::of(source), Flat::of(target));
    push(PairKind::Sentence, &seen.text, &translated.text);
    if segment.place.block == Block::Heading && seen.text.len() <= LONGEST_WORDING {
        push(PairKind::Heading, &seen.text, &translated.text);
    }
    let (labels, translated) = (labels(source), labels(target));
    if labels.len() == translated.len() {
        let short = labels.iter().zip(&translated).filter(|it| it.0.len() <= LONGEST_WORDING);
        short.for_each(|(source, target)| push(PairKind::Label, source, target));
    }
}

/// The words in bold.
fn labels(tree: &Tree) -> Vec<String> {
    tree.of_kind(&NodeKind::Strong).map(|(index, _)| tree.visible_inside(index)).collect()
}
