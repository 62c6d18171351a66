//! A letter directly before or behind a link.

use super::Link;
use crate::article::ByteRange;
use crate::checks::phrase::in_article;
use crate::checks::{Finding, SegmentContext};
use crate::diagnostic::{Edit, Fix};
use crate::locale::{Profile, Script};

/// No longer are the endings that are written behind a name without a mark (letters).
const LONGEST_ENDING: usize = 2;

/// The same, in languages that put one ending behind another.
const LONGEST_CHAIN: usize = 7;

/// Function words with fewer letters may be endings.
const SHORTEST_FREE: usize = 3;

pub(super) fn check(cx: &SegmentContext, link: &Link) -> Option<Finding<'static>> {
    let profile = cx.profile().filter(|it| it.word_spaces)?;
    let (start, word) = behind(link, profile).or_else(|| before(link, profile))?;
    let range = in_article(cx.target_flat(), start, word);
    Some(
        Finding::in_target("link/glued-text", cx, range)
            .with("text", word)
            .perhaps_mended_by(apart(link, range, word, profile))
            .and_source(link.pair.source.range),
    )
}

/// Puts a blank between the word and the link. Words that are no part of any other are safe to set
/// apart; others may be the end of what is linked. A link without words lost them to what follows.
fn apart(link: &Link, word: ByteRange, text: &str, profile: &Profile) -> Option<Fix> {
    if link.target.text.trim().is_empty() {
        return None;
    }
    let at = [link.pair.target.range.start, link.pair.target.range.end]
        .into_iter()
        .find(|it| *it == word.start || *it == word.end)?;
    let is_free = text.chars().count() >= SHORTEST_FREE && profile.has_function_word(text);
    let edits = vec![Edit::insert(at, " ")];
    Some(if is_free { Fix::safe(edits) } else { Fix::to_look_at(edits) })
}

fn behind<'t>(link: &Link<'t>, profile: &Profile) -> Option<(usize, &'t str)> {
    let word = link.target.behind;
    let end = word.find(|it: char| !it.is_alphabetic()).unwrap_or(word.len());
    let word = &word[..end];
    let first = word.chars().next()?;
    let touches = |it: &str| it.starts_with(char::is_alphanumeric);
    let is_glued = parts_words(first)
        && !link.target.text.ends_with(char::is_whitespace)
        && !touches(link.source.behind)
        && !is_ending(word, profile);
    is_glued.then_some((link.target.end, word))
}

fn before<'t>(link: &Link<'t>, profile: &Profile) -> Option<(usize, &'t str)> {
    let before = link.target.before;
    let start = before
        .char_indices()
        .rev()
        .take_while(|it| it.1.is_alphabetic())
        .last()
        .map_or(before.len(), |it| it.0);
    let word = &before[start..];
    let last = word.chars().next_back()?;
    let is_glued = parts_words(last)
        && !has_prefixes(profile)
        && link.target.text.starts_with(char::is_alphanumeric)
        && !link.source.before.ends_with(char::is_alphanumeric);
    is_glued.then_some((start, word))
}

/// Whether blanks stand around the words of this letter's script.
fn parts_words(letter: char) -> bool {
    Script::of(letter).is_some_and(|it| {
        !matches!(it, Script::Han | Script::Japanese | Script::Thai | Script::Other)
    })
}

/// Whether words of one letter are written before the next word without a blank.
const fn has_prefixes(profile: &Profile) -> bool {
    matches!(profile.script, Some(Script::Arabic | Script::Hebrew))
}

/// Whether letters behind a name may be its ending and no word.
fn is_ending(word: &str, profile: &Profile) -> bool {
    let length = word.chars().count();
    let is_small = word.chars().all(char::is_lowercase);
    match profile.tag.split('-').next().unwrap_or_default() {
        "ko" => word.chars().all(|it| Script::of(it) == Some(Script::Hangul)),
        "hu" | "fi" | "tr" | "et" | "eu" | "az" | "kk" => {
            is_small && length <= LONGEST_CHAIN && !(length > 2 && profile.is_stop_word(word))
        }
        "sv" | "da" | "nb" | "nn" | "no" | "is" | "ro" | "bg" => {
            is_small && (length <= LONGEST_ENDING + 1)
        }
        _ => is_small && length <= LONGEST_ENDING && !profile.is_stop_word(word),
    }
}
