//! Words that stand twice in a row.

use super::scan::{self, is_blank};
use crate::article::ByteRange;
use crate::checks::{Finding, SegmentContext};
use crate::diagnostic::{Edit, Fix};

const RULE: &str = "typography/doubled-word";

/// No destination is longer (bytes).
const LONGEST_DESTINATION: usize = 2048;

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    let Some(profile) = cx.profile().filter(|it| it.word_spaces) else { return };
    if !may_hold_double(cx.target.written()) || scan::is_copy(cx) {
        return;
    }
    let flat = cx.target_flat();
    let text: &str = &flat.text;
    let mut told_until = 0;
    for (at, blank) in text.char_indices().filter(|it| is_blank(it.1) || it.1 == '\n') {
        let Some((start, end)) = double(text, at, at + blank.len_utf8()) else { continue };
        let word = text[start..at].to_lowercase();
        let allowed = profile.doubled_words.contains(&word);
        // Of three in a row the second pair is the same fault.
        if !allowed && start >= told_until && !source_doubles(cx, &word) {
            let range = flat.range(start, end);
            // With marks between the two it takes a person to see which one goes.
            let is_bare = cx.context.at(range) == &text[start..end];
            let second = ByteRange::new(range.start + (at - start), range.end);
            // `Settings > Settings`: of a path through menus that lost its marks both words count.
            let is_path = cx.source.written().contains('>');
            let fix = (is_bare && !is_path).then(|| Fix::to_look_at(vec![Edit::delete(second)]));
            let finding = Finding::in_target(RULE, cx, range).with("word", &text[start..at]);
            findings.push(finding.perhaps_mended_by(fix));
            return;
        }
        told_until = end.max(told_until);
    }
}

/// Whether two words in a row are alike, as far as a quick look at the bytes tells. Asterisks are
/// looked through, the destinations of links passed over.
fn may_hold_double(raw: &str) -> bool {
    let bytes = raw.as_bytes();
    let (mut last, mut word) = (Word::NONE, Word::NONE);
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | 0x80.. => word.push(byte),
            b'*' | b'[' => {}
            b']' if bytes.get(at) == Some(&b'(') => {
                let near = &bytes[at..bytes.len().min(at + LONGEST_DESTINATION)];
                at += memchr::memchr(b')', near).map_or(1, |length| length + 1);
            }
            _ => {
                if word.length > 1 && word == last {
                    return true;
                }
                last = if matches!(byte, b' ' | b'\n' | b'\t') { word } else { Word::NONE };
                word = Word::NONE;
            }
        }
    }
    word.length > 1 && word == last
}

/// What is left of a word when its case and its exact letters are given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Word {
    letters: u64,
    length: usize,
}

impl Word {
    const NONE: Self = Self { letters: 0, length: 0 };

    fn push(&mut self, byte: u8) {
        // The case of a letter beyond ASCII is in its first two bytes.
        if byte.is_ascii() || self.length > 1 {
            self.letters = self.letters.wrapping_mul(31).wrapping_add(u64::from(byte | 0x20));
        }
        self.length += 1;
    }
}

/// The two equal words around the blank from `at` to `behind`: where the first one begins and the
/// second one ends.
fn double(text: &str, at: usize, behind: usize) -> Option<(usize, usize)> {
    let (first, second) =
        (scan::run_before(text, at, belongs), scan::run_behind(text, behind, belongs));
    if first.len() < 2 || first.chars().count() < 2 || first.to_lowercase() != second.to_lowercase()
    {
        return None;
    }
    let (start, end) = (at - first.len(), behind + second.len());
    let joins = |it: char| it.is_numeric() || "-\u{2011}–'’_./\\@#$&+".contains(it);
    let goes_on = match scan::behind(text, end) {
        Some('.') => scan::behind(text, end + 1).is_some_and(char::is_alphanumeric),
        Some(it) => joins(it) || it == '(' && scan::behind(text, end + 1) == Some(')'),
        None => false,
    };
    let fits =
        !scan::before(text, start).is_some_and(joins) && !goes_on && is_one_word(first, second);
    fits.then_some((start, end))
}

/// Whether both are the same word: not a word and a name, not two acronyms or signs.
fn is_one_word(first: &str, second: &str) -> bool {
    let begins_small = |it: &str| it.starts_with(char::is_lowercase);
    let has_case = first.chars().any(|it| it.is_lowercase() || it.is_uppercase());
    let is_acronym = has_case && !first.chars().skip(1).any(char::is_lowercase);
    let same_case = first == second || !begins_small(first) && begins_small(second);
    same_case && !(is_acronym && first.starts_with(char::is_uppercase))
}

/// Letters, and the vowel signs and accents of many scripts.
fn belongs(character: char) -> bool {
    character.is_alphabetic()
        || matches!(character, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{64B}'..='\u{65F}'
            | '\u{93A}'..='\u{94F}' | '\u{981}'..='\u{9CD}' | '\u{200C}' | '\u{200D}')
}

/// Whether the source doubles a word itself, or the same one.
fn source_doubles(cx: &SegmentContext, word: &str) -> bool {
    let source = cx.source_flat().text.to_lowercase();
    source.contains(&format!("{word} {word}")) || {
        let words = source.split_whitespace();
        words.clone().zip(words.skip(1)).any(|(a, b)| a == b && a.chars().any(char::is_alphabetic))
    }
}
