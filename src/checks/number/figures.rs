//! The numbers in the prose of a side, with all that they may mean.

use crate::inline::OBJECT;
use crate::locale::Numbers;

/// A number in a prose, as offsets of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Figure<'t> {
    /// The first byte.
    pub start: usize,
    /// The byte behind the last one.
    pub end: usize,
    /// As it is written: digits and the separators between them.
    pub text: &'t str,
    /// Whether it stands alone: no letter, no low line, no hyphen, no slash touches it.
    pub is_free: bool,
}

impl Figure<'_> {
    /// Whether it is digits alone.
    pub fn is_plain(&self) -> bool {
        self.text.chars().all(char::is_numeric)
    }
}

/// Marks that stand between the digits of one number, or of a version.
fn joins(character: char) -> bool {
    matches!(character, '.' | ',' | '\'' | '’' | '٫' | '٬' | '，' | '．')
}

/// Blanks that group digits, besides the plain one.
const fn is_group_blank(character: char) -> bool {
    matches!(character, '\u{A0}' | '\u{202F}' | '\u{2009}')
}

/// The numbers of a prose. `has_blank_groups` says whether a plain blank groups digits.
pub(super) fn figures(text: &str, has_blank_groups: bool) -> Vec<Figure<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = next(text, at) {
        let end = start + length(&text[start..], has_blank_groups);
        if text[start..].starts_with(|it: char| it.is_ascii_digit() || digit(it).is_some()) {
            let is_free = is_free(&text[..start], &text[end..]);
            found.push(Figure { start, end, text: &text[start..end], is_free });
        }
        at = end;
    }
    found
}

/// Where the next number begins.
fn next(text: &str, from: usize) -> Option<usize> {
    // Letters with accents, Greek, Cyrillic, kana, ideographs and Hangul begin with other bytes.
    let may_begin =
        |byte: u8| byte.is_ascii_digit() || matches!(byte, 0xC2 | 0xD8..=0xE2 | 0xEE..=0xF4);
    let bytes = text.as_bytes().iter().enumerate().skip(from);
    let mut starts = bytes.filter(|it| may_begin(*it.1)).map(|it| it.0);
    starts.find(|&at| text[at..].starts_with(char::is_numeric))
}

/// The length of the number at the start of a text.
fn length(text: &str, has_blank_groups: bool) -> usize {
    let mut end = 0;
    let mut run = 0;
    let mut groups = false;
    let mut rest = text.char_indices().peekable();
    while let Some((at, character)) = rest.next() {
        if character.is_numeric() {
            run += 1;
            end = at + character.len_utf8();
            continue;
        }
        let next = rest.peek().is_some_and(|it| it.1.is_numeric());
        let is_blank = is_group_blank(character) || has_blank_groups && character == ' ';
        let groups_here = is_blank && (run <= 3 && !groups || run == 3) && {
            let behind = &text[at + character.len_utf8()..];
            behind.chars().take(4).take_while(|it| it.is_numeric()).count() == 3
        };
        if !next || !(joins(character) || groups_here) {
            break;
        }
        groups |= groups_here;
        run = 0;
    }
    end.max(1)
}

fn is_free(before: &str, behind: &str) -> bool {
    let touches =
        |it: char| it.is_ascii_alphanumeric() || "_/\\@#-+:=&%$§°№'’".contains(it) || it == OBJECT;
    let before_touches = before.chars().next_back().is_some_and(|it| {
        touches(it) && !"$%+".contains(it) || is_latin(it) || it == '.' && !before.ends_with("..")
    });
    let behind_touches = match behind.chars().next() {
        Some('-' | ':' | '.' | '\'' | '’') => behind
            .chars()
            .nth(1)
            .is_some_and(|it| it.is_alphanumeric() || it == '-' || it == OBJECT),
        Some('%') => false,
        Some(it) => touches(it) && it != '$' || is_latin(it),
        None => false,
    };
    !before_touches && !behind_touches
}

/// Whether a character is a letter of a script that sets blanks beside numbers.
fn is_latin(character: char) -> bool {
    character.is_alphabetic() && (character as u32) < 0x2000
}

/// The value of a digit of any script.
pub(super) fn digit(character: char) -> Option<char> {
    const ZEROS: [char; 8] = ['0', '٠', '۰', '०', '০', '๐', '０', '၀'];
    ZEROS.iter().find_map(|&zero| {
        let value = (character as u32).checked_sub(zero as u32).filter(|it| *it < 10)?;
        char::from_digit(value, 10)
    })
}

/// The digits of a number in ASCII, without what groups them.
pub(super) fn digits(text: &str) -> String {
    text.chars().filter_map(digit).collect()
}

/// Every run of digits in a text, in ASCII.
pub(super) fn runs_of_digits(text: &str) -> Vec<String> {
    let digits: String = text.chars().map(|it| digit(it).unwrap_or(' ')).collect();
    digits.split_ascii_whitespace().map(str::to_owned).collect()
}

/// The digits of a text in ASCII, everything else as it is.
fn ascii(text: &str) -> String {
    text.chars().map(|it| digit(it).unwrap_or(it)).collect()
}

/// All that a number may mean: by the separators of the language, by those of English, and the
/// bare digits of each part.
pub(super) fn readings(figure: &Figure, numbers: &Numbers) -> Vec<String> {
    let text = ascii(figure.text);
    let mut found = Vec::with_capacity(3);
    if text.bytes().all(|it| it.is_ascii_digit()) {
        return vec![canonical(&text, "")];
    }
    found.extend(read(&text, numbers));
    found.extend(read_english(&text));
    found.extend(value(&text, |it| it == ',', is_group_blank));
    found
}

/// The value by the separators of a language.
pub(super) fn read(text: &str, numbers: &Numbers) -> Option<String> {
    let text = ascii(text);
    let decimal = numbers.decimal.chars().next()?;
    let is_group = |it: char| {
        is_group_blank(it) && numbers.group.iter().any(|it| it.starts_with(is_group_blank))
            || numbers.group.iter().any(|group| group.starts_with(it))
    };
    value(&text, |it| it == decimal || decimal == ',' && it == '٫', is_group)
}

/// The value by the separators of English.
pub(super) fn read_english(text: &str) -> Option<String> {
    value(
        &ascii(text),
        |it| matches!(it, '.' | '．'),
        |it| matches!(it, ',' | '，') || is_group_blank(it),
    )
}

fn value(
    text: &str,
    is_decimal: impl Fn(char) -> bool,
    is_group: impl Fn(char) -> bool,
) -> Option<String> {
    let (whole, fraction) = match text.rfind(&is_decimal) {
        Some(at) => {
            let mark = text[at..].chars().next().map_or(1, char::len_utf8);
            (&text[..at], &text[at + mark..])
        }
        None => (text, ""),
    };
    if !fraction.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    let mut parts = whole.split(&is_group);
    let first = parts.next()?;
    let groups: Vec<&str> = parts.collect();
    let is_number = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    let are_groups = groups.iter().all(|it| it.len() == 3 && is_number(it)) && (groups.is_empty() || first.len() <= 3)
        // India groups by two digits.
        || groups.last().is_some_and(|it| it.len() == 3)
            && groups.iter().all(|it| matches!(it.len(), 2 | 3) && is_number(it))
            && first.len() <= 2;
    (is_number(first) && are_groups)
        .then(|| canonical(&whole.replace(|it: char| !it.is_ascii_digit(), ""), fraction))
}

/// A value in one form: no zeros before it or behind its decimal mark.
fn canonical(whole: &str, fraction: &str) -> String {
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    match fraction.trim_end_matches('0') {
        "" => whole.to_owned(),
        fraction => format!("{whole}.{fraction}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::profile;

    fn found(text: &str) -> Vec<(&str, bool)> {
        figures(text, true).into_iter().map(|it| (it.text, it.is_free)).collect()
    }

    #[test]
    fn numbers_know_whether_they_stand_alone() {
        assert_eq!(
            found("1 of 2.5, MB-210 and 10K; 1 000 000 $5 3% 1:1."),
            [
                ("1", true),
                ("2.5", true),
                ("210", false),
                ("10", false),
                ("1 000 000", true),
                ("5", true),
                ("3", true),
                ("1", false),
                ("1", false)
            ]
        );
        assert_eq!(
            found("共 30 個，第3章 v2.0 1.2.3."),
            [("30", true), ("3", true), ("2.0", false), ("1.2.3", true)]
        );
    }

    #[test]
    fn values_by_language() {
        let german = profile("de").unwrap().numbers.clone().unwrap();
        assert_eq!(read("1.234,50", &german).as_deref(), Some("1234.5"));
        assert_eq!(read("1.234", &german).as_deref(), Some("1234"));
        assert_eq!(read("1.23", &german), None);
        assert_eq!(read_english("1,234.50").as_deref(), Some("1234.5"));
        assert_eq!(read_english("007").as_deref(), Some("7"));
        assert_eq!(read_english("1,00,000").as_deref(), Some("100000"));
        assert_eq!(read_english("1.2.3"), None);
    }
}
