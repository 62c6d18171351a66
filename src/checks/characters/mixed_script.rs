//! Words whose letters are of two scripts.

use crate::article::ByteRange;
use crate::checks::{Finding, SegmentContext};
use crate::inline::Kind;
use crate::locale::Script;

/// One segment tells no more words.
const MOST_TOLD: usize = 4;

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    let features = cx.target.features;
    if !features.has(Kind::GREEK_OR_CYRILLIC)
        || !features.has(Kind::LETTER)
        || !may_touch(cx.target.written())
    {
        return;
    }
    let own = cx.profile().and_then(|it| it.script).unwrap_or(Script::Latin);
    // In other scripts particles and prefixes stand at Latin words without anything between.
    if !matches!(own, Script::Latin | Script::Cyrillic | Script::Greek) {
        return;
    }
    let text = &cx.target_flat().text;
    let mut told = 0;
    for word in words(text) {
        let written = word.of(text);
        let Some((alien, place)) = alien(written, own) else {
            continue;
        };
        if is_address(text, word) || cx.source_flat().text.contains(written) {
            continue;
        }
        let range = cx.target_flat().range(word.start, word.end);
        // `[Azure](u)и`: two words that a mark stands between.
        if range.len() != written.len() {
            continue;
        }
        let other = if own == alien { Script::Latin } else { own };
        findings.push(
            Finding::in_target("characters/mixed-script-word", cx, range)
                .with("word", written)
                .with("letters", &written[place.start..place.end])
                .with("script", alien.name())
                .with("other", other.name()),
        );
        told += 1;
        if told == MOST_TOLD {
            return;
        }
    }
}

/// Whether an ASCII letter stands beside one beyond ASCII: one pass without a branch.
fn may_touch(text: &str) -> bool {
    let bytes = text.as_bytes();
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    pairs.fold(false, |found, (a, b)| {
        found
            | (a.is_ascii_alphabetic() & !b.is_ascii())
            | (!a.is_ascii() & b.is_ascii_alphabetic())
    })
}

/// The runs of letters that hold an ASCII letter and another one.
fn words(text: &str) -> impl Iterator<Item = ByteRange> + '_ {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(char::is_alphabetic)?;
        let length =
            text[start..].find(|it: char| !it.is_alphabetic()).unwrap_or(text.len() - start);
        rest = start + length;
        Some(ByteRange::new(start, rest))
    })
    .filter(|it| {
        let word = it.of(text);
        !word.is_ascii() && word.bytes().any(|byte| byte.is_ascii_alphabetic())
    })
}

/// The letters of a word that are of another script than the rest, as bytes of the word: where the
/// language is written in Latin letters those that are not, else the Latin ones.
fn alien(word: &str, own: Script) -> Option<(Script, ByteRange)> {
    let of = |it: char| Script::of(it);
    let other =
        word.chars().filter_map(of).find(|it| matches!(it, Script::Cyrillic | Script::Greek))?;
    let wanted = if own == Script::Latin { other } else { Script::Latin };
    if other == Script::Greek && own != Script::Greek && !word.chars().any(is_greek_twin) {
        // Formulas: µm, kΩ, Δt.
        return None;
    }
    if own == Script::Cyrillic && is_pattern(word) {
        return None;
    }
    let start = word.find(|it| of(it) == Some(wanted))?;
    let length = word[start..].find(|it| of(it) != Some(wanted)).unwrap_or(word.len() - start);
    Some((wanted, ByteRange::new(start, start + length)))
}

/// Greek letters that look like Latin ones and stand for no unit.
const fn is_greek_twin(character: char) -> bool {
    matches!(
        character,
        'Α' | 'Β' | 'Ε' | 'Ζ' | 'Η' | 'Ι' | 'Κ' | 'Μ' | 'Ν' | 'Ο' | 'Ρ' | 'Τ' | 'Υ' | 'Χ' | 'ο'
    )
}

/// A pattern for dates, half translated: ддTчч.
fn is_pattern(word: &str) -> bool {
    word.chars().all(|it| "гГмМдДчЧсСymdhstzYMDHSTZ".contains(it))
}

/// Whether a word is part of an address, a path or a name of code.
fn is_address(text: &str, word: ByteRange) -> bool {
    let is_part = |it: Option<char>| it.is_some_and(|it| "/\\@_=&%{}$#".contains(it));
    let behind = &text[word.end..];
    is_part(text[..word.start].chars().next_back())
        || is_part(behind.chars().next())
        || behind.starts_with("://") && word.of(text).is_ascii()
}
