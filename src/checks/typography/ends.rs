//! The mark at the end of a text.

use super::scan::closes;
use crate::inline::OBJECT;
use crate::locale::Profile;

/// What a mark at the end makes of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// It states.
    Statement,
    /// It asks.
    Question,
    /// It exclaims.
    Exclamation,
    /// It leads to what follows.
    Intro,
    /// It goes on: a comma, a semicolon, an ellipsis.
    Open,
    /// There is none.
    None,
}

impl End {
    /// Its name in messages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Statement => "a statement",
            Self::Question => "a question",
            Self::Exclamation => "an exclamation",
            Self::Intro => "a lead-in",
            Self::Open | Self::None => "no end",
        }
    }

    /// What a mark is in English.
    pub const fn of_source(mark: char) -> Self {
        match mark {
            '.' => Self::Statement,
            '?' => Self::Question,
            '!' => Self::Exclamation,
            ':' => Self::Intro,
            ',' | ';' | '…' => Self::Open,
            _ => Self::None,
        }
    }

    /// What a mark is in the language of a profile.
    pub fn of_target(mark: char, profile: &Profile) -> Self {
        let marks = &profile.terminal_marks;
        let has = |list: &[String]| list.iter().any(|it| it.starts_with(mark));
        if mark.is_alphanumeric() || mark == OBJECT {
            Self::None
        } else if has(&marks.statement) {
            Self::Statement
        } else if has(&marks.question) {
            Self::Question
        } else if has(&marks.exclamation) {
            Self::Exclamation
        } else if has(&marks.intro) {
            Self::Intro
        } else if matches!(mark, ',' | ';' | '…' | '，' | '、' | '；' | '،' | '؛' | '·') {
            Self::Open
        } else {
            Self::of_source(mark)
        }
    }
}

/// The last character behind which only brackets and quotation marks close, and its offset. Two
/// periods and more are an ellipsis.
pub(super) fn last(text: &str) -> Option<(usize, char)> {
    let looked_through =
        |it: char| it.is_whitespace() || closes(it) || matches!(it, '"' | '\'' | '“' | '*' | '_');
    let text = text.trim_end_matches(looked_through);
    let (at, mark) = text.char_indices().next_back()?;
    let is_ellipsis = mark == '.' && text[..at].ends_with('.');
    Some((at, if is_ellipsis { '…' } else { mark }))
}

/// The last character of a raw text, marks of Markdown looked through.
pub(super) fn last_raw(raw: &str) -> Option<char> {
    let mut text = raw.trim_end();
    // At most a link in bold in brackets.
    for _ in 0..4 {
        let trimmed = text.trim_end_matches(['*', '_', ' ', '"', '“', '”', '»', '」', ']']);
        let inner = trimmed.strip_suffix(')').and_then(|it| Some(&it[..it.rfind("](")?]));
        match inner {
            Some(inner) if !raw[inner.len() + 2..trimmed.len() - 1].contains([' ', ')']) => {
                text = inner;
            }
            _ if trimmed.len() < text.len() => text = trimmed,
            _ => break,
        }
    }
    last(text).map(|it| it.1)
}
