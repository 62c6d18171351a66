//! Words that name a number or change what one means.

use std::collections::HashSet;

use crate::locale::Profile;

/// English words for numbers that no profile lists.
const ENGLISH: &[(&str, &str)] = &[
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
    ("sixty", "60"),
    ("seventy", "70"),
    ("eighty", "80"),
    ("ninety", "90"),
    ("hundred", "100"),
    ("thousand", "1000"),
    ("first", "1"),
    ("second", "2"),
    ("third", "3"),
    ("fourth", "4"),
    ("fifth", "5"),
    ("sixth", "6"),
    ("seventh", "7"),
    ("eighth", "8"),
    ("ninth", "9"),
    ("tenth", "10"),
    ("once", "1"),
    ("twice", "2"),
    ("half", "2"),
    ("quarter", "4"),
    ("annual", "12"),
    ("year", "12"),
    ("week", "7"),
    ("day", "24"),
    ("hour", "60"),
    ("minute", "60"),
    ("fully", "100"),
    ("all", "100"),
];

/// Beginnings of words that multiply the number before them.
const MULTIPLES: &[&str] = &[
    "k",
    "m",
    "b",
    "bn",
    "million",
    "milliard",
    "billion",
    "thousand",
    "hundred",
    "mill",
    "mio",
    "mrd",
    "tausend",
    "tsd",
    "mil",
    "mio.",
    "тыс",
    "млн",
    "млрд",
    "милли",
    "miles",
    "milh",
    "milion",
    "milli",
    "mld",
    "bilh",
    "tys",
    "mln",
    "bin",
    "milyon",
    "ezer",
    "χιλ",
    "εκατ",
    "ألف",
    "مليون",
    "nghìn",
    "triệu",
    "ribu",
    "juta",
    "万",
    "萬",
    "億",
    "亿",
    "千",
    "百",
    "만",
    "억",
    "천",
    "백",
    "兆",
    "พัน",
    "ล้าน",
    "लाख",
    "करोड़",
    "हज़ार",
    "אלף",
    "מיליון",
];

/// What tells a time of day, or its half.
const TIMES: &[&str] = &[
    "am", "pm", "a.m", "p.m", "uhr", "o'clock", "ч", "час", "h ", "時", "点", "點", "시", "klo",
    "noon", "midnight",
];

/// The numbers that the words of a text name: in the language of `profile`.
pub(super) fn named_values(text: &str, profile: &Profile) -> HashSet<String> {
    let mut values = HashSet::new();
    if !profile.word_spaces {
        // Characters of longer words pass for numbers here, which only makes for silence.
        let named = profile.number_words.iter().filter(|it| text.contains(it.0.as_str()));
        values.extend(named.map(|it| it.1.to_string()));
        return values;
    }
    for word in text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()) {
        let folded = word.to_lowercase();
        if let Some(value) = profile.number_words.get(&folded) {
            values.insert(value.to_string());
        }
        if profile.tag == "en" {
            let stem = folded.trim_end_matches('s');
            values.extend(
                ENGLISH
                    .iter()
                    .filter(|it| it.0 == stem || it.0 == folded)
                    .map(|it| it.1.to_owned()),
            );
        }
    }
    values
}

/// Whether a word such as million stands at the start of what follows a number.
pub(super) fn multiple(behind: &str) -> bool {
    starts_with_any(behind, MULTIPLES)
}

/// Whether what follows a number makes it a time of day.
pub(super) fn names_time(behind: &str) -> bool {
    starts_with_any(behind, TIMES)
}

fn starts_with_any(behind: &str, words: &[&str]) -> bool {
    let rest = behind.trim_start_matches([' ', '\u{A0}', '\u{202F}', '-']);
    let start: String = rest.chars().take(12).flat_map(char::to_lowercase).collect();
    words.iter().any(|it| {
        start.strip_prefix(it).is_some_and(|behind| {
            it.chars().count() > 2 || !it.is_ascii() || !behind.starts_with(char::is_alphanumeric)
        })
    })
}
