//! With the English file at hand: texts outside the segments that are still the English ones.

use crate::article::ByteRange;
use crate::checks::Context;
use crate::inline::{TokenKind, tokens};

/// Fewer words than this are a name.
const FEWEST_WORDS: usize = 4;

/// So many words begin with a small letter: a name has capitals.
const FEWEST_SMALL: usize = 3;

/// Whether the value of a key is the one of the English file, and more than names.
pub(super) fn is_value(cx: &Context, key: &str, value: &str, range: ByteRange) -> bool {
    let Some(english) = cx.english() else {
        return false;
    };
    let original = match key {
        "title" => &english.title,
        "description" => &english.description,
        _ => return false,
    };
    value.split_whitespace().eq(original.split_whitespace()) && is_phrase(cx, range)
}

/// Whether a text of an image is one of the English file, and more than names.
pub(super) fn is_image_text(cx: &Context, range: ByteRange) -> bool {
    let text: Vec<&str> = cx.at(range).split_whitespace().collect();
    cx.english().is_some_and(|it| it.images.contains(&text.join(" "))) && is_phrase(cx, range)
}

/// Whether a text has words that can be translated: what is not configured to stay, and not all of
/// it names and code.
fn is_phrase(cx: &Context, range: ByteRange) -> bool {
    let text = cx.at(range);
    if cx.config.untranslatable.iter().any(|it| it.trim() == text.trim()) {
        return false;
    }
    let words = tokens(&cx.article.text, range);
    let words = words.iter().filter(|it| it.kind == TokenKind::Word).map(|it| cx.at(it.range));
    let words: Vec<&str> = words.filter(|it| it.chars().all(char::is_alphabetic)).collect();
    let small = words.iter().filter(|it| it.starts_with(|it: char| it.is_ascii_lowercase()));
    words.len() >= FEWEST_WORDS && small.count() >= FEWEST_SMALL
}
