//! Searching the translation for what the source says.

use std::cell::OnceCell;

use memchr::memmem;

use crate::article::ByteRange;
use crate::checks::SegmentContext;
use crate::inline::{NodeKind, Tree};

/// The prose of a translation, ready to be searched in several ways.
pub(super) struct TargetText<'c> {
    /// The prose.
    pub flat: &'c str,
    tree: &'c Tree<'c>,
    folded: OnceCell<String>,
    squeezed: OnceCell<Squeezed>,
}

impl<'c> TargetText<'c> {
    pub fn of(cx: &'c SegmentContext) -> Self {
        Self {
            flat: &cx.target_flat().text,
            tree: cx.target,
            folded: OnceCell::new(),
            squeezed: OnceCell::new(),
        }
    }

    /// Whether the translation holds `text` as it is, in prose or in code.
    pub fn holds(&self, text: &str) -> bool {
        holds(self.tree, self.flat, text)
    }

    /// The prose in small letters, as far as they are ASCII: offsets are the same.
    pub fn folded(&self) -> &str {
        self.folded.get_or_init(|| self.flat.to_ascii_lowercase())
    }

    /// Where `name` stands with blanks in it. Where `exact` is not set, case is free.
    pub fn split(&self, name: &str, exact: bool) -> Option<(usize, usize)> {
        self.squeezed.get_or_init(|| Squeezed::of(self.flat)).find(self.flat, name, exact)
    }
}

/// Whether a side holds `text` in its prose `flat`, in code, tags or directives.
fn holds(tree: &Tree, flat: &str, text: &str) -> bool {
    memmem::find(flat.as_bytes(), text.as_bytes()).is_some()
        || tree.nodes.iter().any(|node| {
            matches!(node.kind, NodeKind::Code | NodeKind::Html | NodeKind::Directive)
                && tree.at(node.range).contains(text)
        })
}

/// How often `needle` stands in `text`.
pub(super) fn count(text: &str, needle: &str) -> usize {
    memmem::find_iter(text.as_bytes(), needle.as_bytes()).count()
}

/// A text without its blanks.
struct Squeezed {
    text: String,
    folded: String,
    /// Where each byte stands in the text with blanks.
    offsets: Vec<usize>,
}

impl Squeezed {
    fn of(flat: &str) -> Self {
        let mut squeezed = Self {
            text: String::with_capacity(flat.len()),
            folded: String::new(),
            offsets: Vec::with_capacity(flat.len()),
        };
        for (at, character) in flat.char_indices().filter(|(_, it)| !it.is_whitespace()) {
            squeezed.text.push(character);
            squeezed.offsets.extend(at..at + character.len_utf8());
        }
        squeezed.folded = squeezed.text.to_ascii_lowercase();
        squeezed
    }

    fn find(&self, flat: &str, name: &str, exact: bool) -> Option<(usize, usize)> {
        let folded = name.to_ascii_lowercase();
        memmem::find_iter(self.folded.as_bytes(), folded.as_bytes()).find_map(|at| {
            if exact && self.text.get(at..at + name.len()) != Some(name) {
                return None;
            }
            let start = *self.offsets.get(at)?;
            let end = *self.offsets.get(at + name.len() - 1)? + 1;
            (end - start > name.len() && is_bounded(flat, start, end)).then_some((start, end))
        })
    }
}

/// Whether no letter, digit or low line of ASCII touches a place.
pub(super) fn is_bounded(text: &str, start: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    let touches = |at: Option<usize>, inner: usize| {
        let is_part = |it: &u8| it.is_ascii_alphanumeric() || *it == b'_';
        at.and_then(|it| bytes.get(it)).is_some_and(is_part)
            && bytes.get(inner).is_some_and(is_part)
    };
    !touches(start.checked_sub(1), start) && !touches(Some(end), end.saturating_sub(1))
}

/// The words of a text, with where they begin.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive(|c: char| !c.is_alphanumeric() && c != '_').filter_map(move |piece| {
        let start = at;
        at += piece.len();
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '_');
        (!word.is_empty()).then_some((start, word))
    })
}

/// The whole translation without the blanks around it.
pub(super) fn whole(cx: &SegmentContext) -> ByteRange {
    cx.target.range.trimmed(cx.target.text)
}
