//! Marks of a sentence that slipped into a link or an emphasis.

use super::phrase::{Phrase, near_end};
use crate::locale::{Profile, Script, source_profile};

/// What a mark does to its sentence, whatever its width and script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// It ends a statement.
    Stop,
    /// It parts what it stands between.
    Comma,
    /// The same, stronger.
    Semicolon,
    /// It leads to what follows.
    Colon,
    /// It ends a question.
    Question,
    /// It ends an exclamation.
    Exclamation,
}

impl Mark {
    /// What `character` is, if it is such a mark at all.
    pub const fn of(character: char) -> Option<Self> {
        Some(match character {
            '.' | '。' | '．' | '｡' | '।' | '۔' => Self::Stop,
            ',' | '，' | '、' | '､' | '،' => Self::Comma,
            ';' | '；' | '؛' => Self::Semicolon,
            ':' | '：' => Self::Colon,
            '?' | '？' | '؟' | '\u{37E}' => Self::Question,
            '!' | '！' => Self::Exclamation,
            _ => return None,
        })
    }

    /// The mark at the end of a text, blanks aside.
    pub fn at_end(text: &str) -> Option<Self> {
        text.trim_end().chars().next_back().and_then(Self::of)
    }

    /// The mark at the start of a text.
    pub fn at_start(text: &str) -> Option<Self> {
        text.chars().next().and_then(Self::of)
    }

    /// Whether a sentence ends with it.
    pub const fn ends_sentence(self) -> bool {
        matches!(self, Self::Stop | Self::Question | Self::Exclamation)
    }
}

/// Marks at the end of a phrase that belong to the sentence around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Swallowed<'f> {
    /// Where they begin in the prose.
    pub start: usize,
    /// The marks.
    pub text: &'f str,
    /// What the last one is.
    pub mark: Mark,
}

/// The marks that a phrase ends with and that may not be its own: no ellipsis, no abbreviation.
pub(super) fn at_end<'f>(phrase: &Phrase<'f>, profile: Option<&Profile>) -> Option<Swallowed<'f>> {
    let words = phrase.text.trim_end();
    let mark = words.chars().next_back().and_then(Mark::of)?;
    let is_greek = profile.is_some_and(|it| it.script == Some(Script::Greek));
    let mark = if mark == Mark::Semicolon && is_greek { Mark::Question } else { mark };
    if words.ends_with("..") || !phrase.has_words() {
        return None;
    }
    if mark == Mark::Stop && ends_in_abbreviation(words, profile) {
        return None;
    }
    let bare = words.trim_end_matches(|it: char| Mark::of(it).is_some());
    let text = &words[bare.len()..];
    Some(Swallowed { start: phrase.start + bare.len(), text, mark })
}

/// The marks that a phrase begins with and that only end something: no `.NET`.
pub(super) fn at_start<'f>(phrase: &Phrase<'f>) -> Option<Swallowed<'f>> {
    let mark = Mark::at_start(phrase.text)?;
    let rest = phrase.text.trim_start_matches(|it: char| Mark::of(it).is_some());
    let text = &phrase.text[..phrase.text.len() - rest.len()];
    let is_name = mark == Mark::Stop && !rest.starts_with(char::is_whitespace) && text.is_ascii();
    let is_ellipsis = text.starts_with("..");
    (!is_name && !is_ellipsis && phrase.has_words()).then_some(Swallowed {
        start: phrase.start,
        text,
        mark,
    })
}

/// Whether the last word of a text is an abbreviation, in either language.
pub(super) fn ends_in_abbreviation(text: &str, profile: Option<&Profile>) -> bool {
    let text = near_end(text);
    let of_language = profile.into_iter().flat_map(|it| &it.abbreviations);
    of_language.chain(&source_profile().abbreviations).any(|abbreviation| {
        text.strip_suffix(abbreviation.as_str())
            .is_some_and(|it| !it.ends_with(char::is_alphanumeric))
    }) || is_initial(text)
}

/// `J.`, `U.S.`: a single letter before the period.
fn is_initial(text: &str) -> bool {
    let mut back = text.chars().rev().skip(1);
    let (letter, before) = (back.next(), back.next());
    letter.is_some_and(char::is_uppercase) && before.is_none_or(|it| !it.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_keep_their_period() {
        assert!(ends_in_abbreviation("Fabrikam Inc.", None));
        assert!(ends_in_abbreviation("in the U.S.", None) && ends_in_abbreviation("J.", None));
        assert!(!ends_in_abbreviation("the zinc.", None) && !ends_in_abbreviation("", None));
    }
}
