//! Whether a text is a name, or one that has to be translated.

use crate::checks::SegmentContext;
use crate::checks::verbatim::names_of_code;
use crate::inline::{Node, NodeKind};

/// Whether the source is a text with words that people translate: two words at least begin with small
/// letters.
pub(super) fn is_translatable(cx: &SegmentContext) -> bool {
    let words = cx.source_flat().text.split_whitespace();
    words.filter(|it| is_small_word(it)).count() > 1
}

fn is_small_word(word: &str) -> bool {
    let word = word.trim_matches(|c: char| c.is_ascii_punctuation());
    word.len() > 1 && word.bytes().all(|it| it.is_ascii_lowercase())
}

/// Whether the source is a name of code that the translation has nothing left of.
pub(super) fn is_name(cx: &SegmentContext) -> bool {
    let source = cx.source_flat().text.trim();
    matches!(names_of_code(source).as_slice(), [(0, name)] if *name == source)
        && is_name_of_code(source)
        && !is_written_otherwise(&cx.target_flat().text, source)
}

/// `ShipName` and `ship_name`, and no acronym with a small letter in it: those are written out in many
/// languages.
pub(super) fn is_name_of_code(name: &str) -> bool {
    let parts = name.split(|c: char| c.is_ascii_uppercase() || !c.is_ascii_alphanumeric());
    let is_plain = name.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_');
    is_plain && (name.contains('_') || parts.filter(|it| it.len() > 1).count() > 1)
}

/// Whether a text has the name with blanks in it or in another case, which is another rule's matter.
pub(super) fn is_written_otherwise(text: &str, name: &str) -> bool {
    let squeezed = |it: &str| -> String {
        it.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    squeezed(text).contains(&squeezed(name))
}

/// What a name of code is the name of.
const THINGS: &[&str] = &[
    "column",
    "field",
    "attribute",
    "property",
    "parameter",
    "variable",
    "option",
    "argument",
    "header",
    "key",
];

/// Whether a source says that the name is one: by emphasis around it, or by what follows it.
pub(super) fn is_marked_off(cx: &SegmentContext, name: &str) -> bool {
    let is_emphasis = |it: &Node| matches!(it.kind, NodeKind::Strong | NodeKind::Emphasis);
    let mut emphasized = cx.source.nodes.iter().filter(|it| is_emphasis(it));
    let text = &cx.source_flat().text;
    let behind = text.split(name).skip(1).filter_map(|it| it.split_whitespace().next());
    let is_thing = |it: &str| THINGS.contains(&it.trim_end_matches(|c: char| !c.is_alphanumeric()));
    emphasized.any(|it| cx.source.at(it.inner) == name) || behind.into_iter().any(is_thing)
}

/// Whether a source is little more than the name.
pub(super) fn is_most_of(source: &str, name: &str) -> bool {
    name.len() * 2 >= source.trim().len()
}
