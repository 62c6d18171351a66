//! Decimal and group separators: numbers of the source that stand in the target with other marks.

use std::sync::LazyLock;

use regex::Regex;

use super::{Aspect, Evidence};

/// Between groups, none at all.
pub(super) const NONE: &str = "none";

/// A number with groups or with decimals, as English writes it.
static NUMBER: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+").ok());

/// What may stand between groups or before decimals in some language.
const SEPARATORS: [char; 10] =
    ['.', ',', ' ', '\u{A0}', '\u{202F}', '\u{2009}', '\'', '’', '，', '٫'];

/// Codes that stand before amounts; other capitals stand before versions.
const CURRENCIES: [&str; 10] =
    ["USD", "EUR", "GBP", "AUD", "CAD", "JPY", "CNY", "INR", "BRL", "RUB"];

/// Words before numbers that are no quantities.
const COUNTING: [&str; 8] =
    ["version", "versions", "v", "step", "section", "figure", "table", "chapter"];

/// Counts how the target writes the numbers of the source.
pub(super) fn count(source: &str, target: &str, evidence: &mut Evidence) {
    let Some(pattern) = &*NUMBER else {
        return;
    };
    for found in pattern.find_iter(source) {
        let number = found.as_str();
        let (before, behind) = (&source[..found.start()], &source[found.end()..]);
        if !is_whole(before, behind) || (!number.contains(',') && is_name(before)) {
            continue;
        }
        if let Some(separators) = separators(number, target) {
            for (is_decimal, separator) in separators {
                let aspect = if is_decimal { Aspect::Decimal } else { Aspect::Group };
                evidence.add(aspect, &separator);
            }
        }
    }
}

/// Whether a number is not part of a longer one, of a date or of a name.
fn is_whole(before: &str, behind: &str) -> bool {
    let joins = |c: char| c.is_alphanumeric() || "_-/\\.,:".contains(c);
    let mut next = behind.chars();
    let is_ended = match next.next() {
        Some('.' | ',' | ':') => next.next().is_none_or(|it| !it.is_alphanumeric()),
        Some(c) => !joins(c),
        None => true,
    };
    is_ended && before.chars().next_back().is_none_or(|it| !joins(it))
}

/// Whether a number with decimals is a version or the like: behind a name or a word for it.
fn is_name(before: &str) -> bool {
    let word = before.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = word.trim_start_matches(['(', '"', '\'', '“']);
    let is_capital = word.starts_with(|c: char| c.is_uppercase() || c == '.');
    !CURRENCIES.contains(&word) && is_capital || COUNTING.contains(&word.to_lowercase().as_str())
}

/// The separators with which the target writes a number, each with whether it stands before the
/// decimals; `None` where the number is not there, or not in one way.
fn separators(number: &str, target: &str) -> Option<Vec<(bool, String)>> {
    let mut before = None;
    for (at, character) in target.char_indices() {
        let starts = character.is_ascii_digit()
            && before.is_none_or(|it: char| !it.is_alphanumeric() && !".,-_/".contains(it));
        if starts && let Some(found) = read(number, &target[at..]) {
            return Some(found);
        }
        before = Some(character);
    }
    None
}

/// Reads a number at the start of a text, digit by digit.
fn read(number: &str, text: &str) -> Option<Vec<(bool, String)>> {
    let mut rest = text.chars().peekable();
    let mut found = Vec::new();
    for expected in number.chars() {
        let separator = rest.next_if(|it| !expected.is_ascii_digit() && SEPARATORS.contains(it));
        match (expected, separator) {
            ('.', None) => return None,
            ('.', Some(mark)) => found.push((true, mark.to_string())),
            (',', mark) => found.push((false, mark.map_or(NONE.to_owned(), String::from))),
            (digit, _) => {
                rest.next_if_eq(&digit)?;
            }
        }
    }
    let groups: Vec<&String> = found.iter().filter(|it| !it.0).map(|it| &it.1).collect();
    let is_even = groups.windows(2).all(|it| it[0] == it[1]);
    (is_even && rest.peek().is_none_or(|it| !it.is_ascii_digit())).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(source: &str, target: &str) -> Vec<(Aspect, String)> {
        let mut evidence = Evidence::default();
        count(source, target, &mut evidence);
        let of = |aspect| {
            let seen = evidence.tally(aspect).ranked().into_iter().map(|it| it.0.to_owned());
            seen.map(|it| (aspect, it)).collect::<Vec<_>>()
        };
        [of(Aspect::Decimal), of(Aspect::Group)].concat()
    }

    #[test]
    fn numbers_with_the_same_digits_are_compared() {
        for (target, decimal, group) in [
            ("Kosten: 1.234,56 EUR", ",", "."),
            ("стоит 1\u{A0}234,56 евро", ",", "\u{A0}"),
            ("費用 1,234.56 歐元", ".", ","),
            ("cuesta 1234,56 EUR", ",", NONE),
        ] {
            let expected =
                [(Aspect::Decimal, decimal.to_owned()), (Aspect::Group, group.to_owned())];
            assert_eq!(counted("It costs EUR 1,234.56.", target), expected, "{target}");
        }
    }

    #[test]
    fn other_digits_versions_and_dates_say_nothing() {
        for (source, target) in [
            ("It weighs 2.5 tons.", "Es wiegt 2,55 Tonnen."),
            ("It weighs 2.5 tons.", "Es wiegt 12,5 Tonnen."),
            ("Use TLS 1.2.", "Verwenden Sie TLS 1.2."),
            ("Use version 1.2.", "Verwenden Sie Version 1.2."),
            ("See 1.2.3.", "Siehe 1.2.3."),
            ("It weighs 1,000,000 tons.", "Es wiegt 1.000,000 Tonnen."),
            ("In 2017 100 ships came.", "2017 kamen 100 Schiffe."),
        ] {
            assert_eq!(counted(source, target), [], "{source} {target}");
        }
    }
}
