//! What a locale profile must not say: texts that no article could ever be compared with.

use super::file::{Dates, Length, Numbers, ProfileFile, TerminalMarks};
use super::{Marks, Script};
use crate::yaml::{Step, nearest};

/// What is wrong with a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileFault<'a> {
    /// The way to the place from the profile on.
    pub way: Vec<Step<'a>>,
    /// What is wrong there.
    pub message: String,
}

type Verdict<'a> = Result<(), ProfileFault<'a>>;

const MONTHS: usize = 12;
/// From zero to twenty.
const NUMBER_WORDS: usize = 21;
const ORDERS: [&str; 3] = ["dmy", "mdy", "ymd"];

/// Whether everything in a profile can be meant. What it leaves out is not looked at.
///
/// # Errors
/// The first place where it cannot, and why.
pub fn validate(file: &ProfileFile) -> Verdict<'_> {
    script(file.script.as_deref())?;
    language(file.language.as_deref())?;
    for (key, pairs) in [("ui-labels", &file.ui_labels), ("quotes", &file.quotes)] {
        each(key, pairs, pair)?;
    }
    for (key, words) in lists_of_words(file) {
        each(key, words, small)?;
    }
    each("abbreviations", &file.abbreviations, abbreviation)?;
    file.terminal_marks.iter().try_for_each(terminal_marks)?;
    for mark in file.blank_before.iter().flatten().map(|it| it.0) {
        one_mark(mark).or_else(|it| fault(&[Step::Key("blank-before"), Step::Name(mark)], it))?;
    }
    file.numbers.iter().try_for_each(numbers)?;
    file.dates.iter().try_for_each(dates)?;
    file.number_words.iter().try_for_each(|it| number_words(it))?;
    transliteration(file)?;
    file.length.iter().try_for_each(length)
}

fn fault<'a>(way: &[Step<'a>], message: String) -> Verdict<'a> {
    Err(ProfileFault { way: way.to_vec(), message })
}

/// The lists in which words are looked up in small letters.
fn lists_of_words(file: &ProfileFile) -> [(&'static str, &Option<Vec<String>>); 8] {
    [
        ("function-words", &file.function_words),
        ("shared-words", &file.shared_words),
        ("particles", &file.particles),
        ("negations", &file.negations),
        ("imperatives", &file.imperatives),
        ("link-words", &file.link_words),
        ("doubled-words", &file.doubled_words),
        ("elisions", &file.elisions),
    ]
}

fn each<'a>(
    key: &'static str,
    texts: &'a Option<Vec<String>>,
    rule: impl Fn(&str) -> Result<(), String>,
) -> Verdict<'a> {
    each_at(&[Step::Key(key)], texts.as_deref().unwrap_or_default(), rule)
}

fn each_at<'a>(
    way: &[Step<'a>],
    texts: &'a [String],
    rule: impl Fn(&str) -> Result<(), String>,
) -> Verdict<'a> {
    for (at, text) in texts.iter().enumerate() {
        rule(text).or_else(|message| fault(&[way, &[Step::Item(at)]].concat(), message))?;
    }
    Ok(())
}

fn script(name: Option<&str>) -> Verdict<'_> {
    let Some(name) = name.filter(|it| !Script::names().any(|known| known == *it)) else {
        return Ok(());
    };
    let message = match nearest(name, Script::names()) {
        Some(found) => format!("unknown script `{name}`; did you mean `{found}`?"),
        None => format!("unknown script `{name}`, expected one of {}", listed(Script::names())),
    };
    fault(&[Step::Key("script")], message)
}

fn language(code: Option<&str>) -> Verdict<'_> {
    match code.filter(|it| whatlang::Lang::from_code(*it).is_none()) {
        Some(code) => {
            let message = format!(
                "language identification does not know `{code}`; write an ISO 639-3 code such as `deu`, or leave the key out"
            );
            fault(&[Step::Key("language")], message)
        }
        None => Ok(()),
    }
}

fn pair(text: &str) -> Result<(), String> {
    let is_pair = Marks::of(text).is_some_and(|it| text == format!("{} {}", it.open, it.close));
    if is_pair {
        return Ok(());
    }
    Err(format!("`{text}` is no pair of marks; write both with a blank between them: `„ “`"))
}

fn filled(text: &str) -> Result<(), String> {
    if text.trim().is_empty() { Err("expected text, found nothing".to_owned()) } else { Ok(()) }
}

fn small(text: &str) -> Result<(), String> {
    filled(text)?;
    if text.chars().any(char::is_uppercase) {
        return Err(format!("write `{}` in small letters", text.to_lowercase()));
    }
    Ok(())
}

fn abbreviation(text: &str) -> Result<(), String> {
    filled(text)?;
    if text.ends_with('.') { Ok(()) } else { Err(format!("`{text}` does not end in a period")) }
}

fn one_mark(text: &str) -> Result<(), String> {
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some(_), None) => Ok(()),
        _ => Err(format!("expected one character, found `{text}`")),
    }
}

fn terminal_marks(marks: &TerminalMarks) -> Verdict<'_> {
    let lists = [
        ("statement", &marks.statement),
        ("question", &marks.question),
        ("exclamation", &marks.exclamation),
        ("intro", &marks.intro),
        ("opening-question", &marks.opening_question),
        ("opening-exclamation", &marks.opening_exclamation),
    ];
    lists.into_iter().try_for_each(|(key, texts)| {
        each_at(&[Step::Key("terminal-marks"), Step::Key(key)], texts, filled)
    })
}

fn numbers(numbers: &Numbers) -> Verdict<'_> {
    let way = |key| [Step::Key("numbers"), Step::Key(key)];
    if numbers.decimal.is_empty() {
        let message = "missing key `decimal`: the key replaces all that ships under it";
        return fault(&[Step::Name("numbers")], message.to_owned());
    }
    one_mark(&numbers.decimal).or_else(|it| fault(&way("decimal"), it))?;
    each_at(&way("group"), &numbers.group, one_mark)?;
    match numbers.digits.chars().count() {
        0 | 10 => Ok(()),
        count => fault(&way("digits"), format!("expected ten digits from 0 to 9, found {count}")),
    }
}

fn dates(dates: &Dates) -> Verdict<'_> {
    let way = |key| [Step::Key("dates"), Step::Key(key)];
    each_at(&way("orders"), &dates.orders, order)?;
    if dates.months.len() != MONTHS {
        let (place, count) = (Step::Key("dates"), dates.months.len());
        let message = format!("expected the names of {MONTHS} months, found {count}");
        // Where the key is missing, its map is the place.
        return if count == 0 { fault(&[place], message) } else { fault(&way("months"), message) };
    }
    words_in_lists(&way("months"), &dates.months)
}

fn order(text: &str) -> Result<(), String> {
    if ORDERS.contains(&text) {
        return Ok(());
    }
    Err(format!("unknown order `{text}`, expected one of {}", listed(ORDERS)))
}

fn number_words(lists: &[Vec<String>]) -> Verdict<'_> {
    let way = [Step::Key("number-words")];
    if lists.len() != NUMBER_WORDS {
        let count = lists.len();
        let message = format!("expected {NUMBER_WORDS} lists, from 0 to 20, found {count}");
        return fault(&way, message);
    }
    words_in_lists(&way, lists)
}

fn words_in_lists<'a>(way: &[Step<'a>], lists: &'a [Vec<String>]) -> Verdict<'a> {
    for (at, words) in lists.iter().enumerate() {
        each_at(&[way, &[Step::Item(at)]].concat(), words, small)?;
    }
    Ok(())
}

fn transliteration(file: &ProfileFile) -> Verdict<'_> {
    for (letter, ways) in file.transliteration.iter().flatten() {
        let place = [Step::Key("transliteration"), Step::Name(letter)];
        small(letter).or_else(|it| fault(&place, it))?;
        if ways.is_empty() {
            return fault(&place, "an empty list says nothing; fill it or take it out".to_owned());
        }
    }
    Ok(())
}

fn length(length: &Length) -> Verdict<'_> {
    for (key, (low, high)) in [("short", length.short), ("long", length.long)] {
        let is_band = low.is_finite() && high.is_finite() && 0.0 < low && low < high;
        if !is_band {
            let message = "expected two shares, the smaller one first: `[0.7, 2.0]`";
            return fault(&[Step::Key("length"), Step::Key(key)], message.to_owned());
        }
    }
    Ok(())
}

fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.into_iter().map(|it| format!("`{it}`")).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{profile_file, profile_tags};

    #[test]
    fn the_profiles_that_ship_can_be_meant() {
        for tag in profile_tags() {
            let file = profile_file(tag).unwrap();
            assert_eq!(validate(&file), Ok(()), "{tag}");
        }
    }

    #[test]
    fn marks_stand_in_pairs() {
        assert!(pair("„ “").is_ok() && pair("\" \"").is_ok() && pair("‹\u{A0}›").is_err());
        for wrong in ["", " ", "\"", "„“", "„  “", "<< >>", "„ “ ", "a"] {
            assert!(pair(wrong).is_err(), "{wrong:?}");
        }
    }
}
