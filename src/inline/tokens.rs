//! The tokens of a text: words of prose, and what only looks like words.

use crate::article::ByteRange;

/// A piece of text between blanks and marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it stands in the article.
    pub range: ByteRange,
}

/// The kinds of token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A word of prose. In scripts without blanks between words, a run of characters.
    Word,
    /// Digits, with separators and signs.
    Number,
    /// A name of code: `snake_case`, `camelCase`, `file.ext`, `A::B`, `call()`, `a/b`, `--option`.
    Identifier,
    /// A place for a value: `{0}`, `{{name}}`, `%1`, `$(name)`, `%NAME%`.
    Placeholder,
    /// A bare address.
    Url,
    /// A mail address.
    Email,
}

/// The tokens of the range `range` of `text`, in order; marks between them are left out.
pub fn tokens(text: &str, range: ByteRange) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = range.start;
    for chunk in range.of(text).split_inclusive(char::is_whitespace) {
        let start = at;
        at += chunk.len();
        let word = chunk.trim_end();
        if word.is_empty() {
            continue;
        }
        match special(word) {
            Some(kind) => {
                let edge = |c: char| !c.is_alphanumeric() && !"{}%$<>/_-".contains(c);
                let inner = ByteRange::new(start, start + word.len());
                let left = word.len() - word.trim_start_matches(edge).len();
                let right = word.len() - word.trim_end_matches(edge).len();
                let range =
                    ByteRange::new(inner.start + left, (inner.end - right).max(inner.start + left));
                tokens.push(Token { kind, range });
            }
            None => words(text, ByteRange::new(start, start + word.len()), &mut tokens),
        }
    }
    tokens
}

/// What a piece between two blanks is as a whole, if it is more than words and marks.
fn special(word: &str) -> Option<TokenKind> {
    if word.is_ascii() && word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    if word.contains("://") || word.starts_with("www.") {
        return Some(TokenKind::Url);
    }
    if let Some((name, host)) = word.split_once('@') {
        let ends_in_letter = |part: &str| part.ends_with(|c: char| c.is_ascii_alphanumeric());
        if ends_in_letter(name) && host.contains('.') {
            return Some(TokenKind::Email);
        }
    }
    let inner = word.trim_matches(|c: char| !c.is_alphanumeric() && !"{}%$".contains(c));
    let encloses = |open: &str, close: &str| {
        inner.starts_with(open) && inner.ends_with(close) && inner.len() > 2
    };
    if encloses("{", "}")
        || encloses("%", "%")
        || inner.starts_with("$(")
        || inner.starts_with("${")
    {
        return Some(TokenKind::Placeholder);
    }
    if inner
        .strip_prefix('%')
        .is_some_and(|it| it.starts_with(|c: char| c.is_ascii_digit() || "sd@".contains(c)))
    {
        return Some(TokenKind::Placeholder);
    }
    is_identifier(word).then_some(TokenKind::Identifier)
}

fn is_identifier(word: &str) -> bool {
    let inner = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    if !inner.is_ascii() || !inner.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        return false;
    }
    let bytes = inner.as_bytes();
    let joined = bytes.windows(3).any(|it| {
        it[0].is_ascii_alphanumeric()
            && b"_.:/\\=".contains(&it[1])
            && (it[2].is_ascii_alphanumeric() || it[2] == it[1])
    });
    let hump = bytes.windows(2).any(|it| it[0].is_ascii_lowercase() && it[1].is_ascii_uppercase());
    let hyphens = bytes.iter().filter(|&&byte| byte == b'-').count();
    joined && !is_abbreviation(inner)
        || hump
        || word.starts_with("--")
        || word.contains("()")
        || hyphens >= 3
}

/// `e.g`, `i.e`, `z.B`, `and/or`: letters and words with a mark between them that are prose.
fn is_abbreviation(inner: &str) -> bool {
    let parts: Vec<&str> = inner.split(['.', '/']).collect();
    let has_only_these =
        inner.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'.' || byte == b'/');
    has_only_these
        && (parts.iter().all(|part| part.len() <= 1) || inner.contains('/') && parts.len() == 2)
}

/// Splits at marks; an apostrophe or a hyphen inside a word belongs to it.
fn words(text: &str, range: ByteRange, tokens: &mut Vec<Token>) {
    let word = range.of(text);
    let mut start = None;
    let mut previous = ' ';
    let mut characters = word.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map_or(' ', |it| it.1);
        let joins = matches!(character, '\'' | '’' | '-' | '\u{2011}' | '\u{AD}')
            && previous.is_alphanumeric()
            && next.is_alphanumeric();
        let is_number_mark = matches!(character, '.' | ',' | '\u{A0}' | '\u{202F}')
            && previous.is_numeric()
            && next.is_numeric();
        let belongs =
            character.is_alphanumeric() || is_combining(character) || joins || is_number_mark;
        match (belongs, start) {
            (true, None) => start = Some(at),
            (false, Some(begin)) => {
                push_word(text, ByteRange::new(range.start + begin, range.start + at), tokens);
                start = None;
            }
            _ => {}
        }
        previous = character;
    }
    if let Some(begin) = start {
        push_word(text, ByteRange::new(range.start + begin, range.end), tokens);
    }
}

/// Marks that belong to the letter before them: accents, vowel signs.
fn is_combining(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{64B}'..='\u{65F}' | '\u{93A}'..='\u{94F}'
        | '\u{962}'..='\u{963}' | '\u{981}'..='\u{9CD}' | '\u{E31}' | '\u{E34}'..='\u{E4E}' | '\u{200C}' | '\u{200D}')
}

fn push_word(text: &str, range: ByteRange, tokens: &mut Vec<Token>) {
    let has_letter = range.of(text).chars().any(char::is_alphabetic);
    let kind = if has_letter { TokenKind::Word } else { TokenKind::Number };
    tokens.push(Token { kind, range });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sketch(text: &str) -> Vec<(TokenKind, &str)> {
        let all = tokens(text, ByteRange::new(0, text.len()));
        all.into_iter().map(|it| (it.kind, it.range.of(text))).collect()
    }

    #[test]
    fn words_of_many_scripts() {
        use TokenKind::{Number, Word};
        assert_eq!(
            sketch("Don't stop, l’eau — 1,5 кг (см.) Cloud-Dienst 漢字。"),
            [
                (Word, "Don't"),
                (Word, "stop"),
                (Word, "l’eau"),
                (Number, "1,5"),
                (Word, "кг"),
                (Word, "см"),
                (Word, "Cloud-Dienst"),
                (Word, "漢字")
            ]
        );
        assert_eq!(sketch("e.g. and/or"), [(Word, "e"), (Word, "g"), (Word, "and"), (Word, "or")]);
    }

    #[test]
    fn names_of_code_are_no_words() {
        use TokenKind::{Email, Identifier, Placeholder, Url};
        for (text, kind) in [
            ("snake_case", Identifier),
            ("camelCase,", Identifier),
            ("read.me", Identifier),
            ("A::B", Identifier),
            ("run()", Identifier),
            ("docs/a/b", Identifier),
            ("Is-Critical-System-Object", Identifier),
            ("--force", Identifier),
            ("{0}", Placeholder),
            ("{{name}}", Placeholder),
            ("%PATH%", Placeholder),
            ("%1", Placeholder),
            ("https://a.b/c", Url),
            ("(a@b.de)", Email),
        ] {
            let found = tokens(text, ByteRange::new(0, text.len()));
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].kind, kind, "{text}");
        }
        assert_eq!(sketch("(a@b.de)")[0].1, "a@b.de");
    }
}
