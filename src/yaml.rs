//! Reading YAML that people write: every error says where, and what was probably meant.
//!
//! `build.rs` compiles this file too, to read the rules and profiles that ship.

use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error as _, IgnoredAny, MapAccess,
    SeqAccess, Visitor,
};

use crate::hidden::is_hidden;

/// A YAML text that cannot be used, with the place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.in_file("YAML"))]
pub struct YamlError {
    /// The line, from 1, where it is known.
    pub line: Option<usize>,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// The line's text, to show the place in.
    pub excerpt: String,
}

/// How much of a line is shown before the place and behind it.
const EXCERPT_ROOM: usize = 60;

impl YamlError {
    /// An error at a line and a column of `text`, both from 1.
    pub fn at(text: &str, line: usize, column: usize, message: &str) -> Self {
        let text = text.replace("\r\n", "\n");
        let mut lines: Vec<&str> = text.split(LINE_BREAKS).collect();
        if lines.len() > 1 && lines.last() == Some(&"") {
            lines.pop();
        }
        // The end of the text is shown as the end of its last line.
        let (line, column) = match lines.len() {
            count if line > count => (count, lines[count - 1].chars().count() + 1),
            _ => (line, column),
        };
        let excerpt = lines.get(line - 1).copied().unwrap_or_default();
        let excerpt = visible(excerpt.trim_start_matches('\u{FEFF}'));
        Self { line: Some(line), column, message: visible(message), excerpt }
    }

    /// An error at a byte of `text`.
    pub fn at_byte(text: &str, byte: usize, message: &str) -> Self {
        let before = text.get(..byte).unwrap_or_default().replace("\r\n", "\n");
        let line = before.matches(LINE_BREAKS).count() + 1;
        let last = before.rsplit(LINE_BREAKS).next().unwrap_or_default();
        let column = last.trim_start_matches('\u{FEFF}').chars().count() + 1;
        Self::at(text, line, column, message)
    }

    /// The error as it is shown, for the file `name`: the place, what is wrong, and the line itself.
    pub fn in_file(&self, name: &str) -> String {
        let name = visible(name);
        let Some(line) = self.line else {
            return format!("{name}: {}", self.message);
        };
        let number = line.to_string();
        let margin = " ".repeat(number.len());
        let (excerpt, before) = self.cropped();
        let caret = " ".repeat(before);
        format!(
            "{name}:{line}:{}: {}\n{margin} |\n{number} | {excerpt}\n{margin} | {caret}^",
            self.column, self.message
        )
    }

    /// The part of the line around the place, and how many characters stand before the place.
    fn cropped(&self) -> (String, usize) {
        let before = self.column.saturating_sub(1);
        let first = before.saturating_sub(EXCERPT_ROOM);
        let mut part: String = self.excerpt.chars().skip(first).take(2 * EXCERPT_ROOM).collect();
        if self.excerpt.chars().count() > first + 2 * EXCERPT_ROOM {
            part.push_str("...");
        }
        if first == 0 { (part, before) } else { (format!("...{part}"), before - first + 3) }
    }
}

/// What ends a line in YAML, beside `\r\n`.
const LINE_BREAKS: [char; 5] = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'];

/// Characters of a file that would move or hide text in a terminal never reach it.
fn visible(text: &str) -> String {
    text.chars().map(|c| if is_hidden(c) { '\u{FFFD}' } else { c }).collect()
}

/// A text with more brackets is refused: YAML libraries take long over deep nesting.
const MOST_BRACKETS: usize = 20_000;

/// Reads one value from `text`, strictly: a key that stands twice is an error wherever it stands.
///
/// # Errors
/// Where the text is not YAML or not of the form of `T`: the place and what is wrong there.
pub fn from_str<T: DeserializeOwned>(text: &str) -> Result<T, YamlError> {
    if text.bytes().filter(|it| matches!(it, b'[' | b'{')).count() > MOST_BRACKETS {
        let message = format!("more than {MOST_BRACKETS} brackets, which nothing of ours needs");
        return Err(YamlError { line: None, column: 1, message, excerpt: String::new() });
    }
    let text = without_mark(text);
    let mut documents = serde_yaml::Deserializer::from_str(text);
    if let Some(first) = documents.next() {
        Strict.deserialize(first).map_err(|error| located(&error, text))?;
    }
    if let Some(Err(error)) = documents.next().map(|second| Walk(&[]).deserialize(second)) {
        let message = "a second YAML document begins here; keep one in the file";
        return Err(YamlError { message: message.to_owned(), ..located(&error, text) });
    }
    serde_yaml::from_str(text).map_err(|error| located(&error, text))
}

/// One step on the way to a place in a YAML text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// To the value of a key.
    Key(&'a str),
    /// To an item of a list, from 0.
    Item(usize),
    /// To a key itself; the last step.
    Name(&'a str),
}

/// An error at a place of a text that is YAML: for what only shows when it has been read.
pub fn error_at(text: &str, way: &[Step<'_>], message: &str) -> YamlError {
    let text = without_mark(text);
    match Walk(way).deserialize(serde_yaml::Deserializer::from_str(text)) {
        Err(error) => YamlError { message: visible(message), ..located(&error, text) },
        Ok(()) => {
            let message = visible(message);
            YamlError { line: None, column: 1, message, excerpt: String::new() }
        }
    }
}

/// Without a byte order mark, which would shift the columns of the first line.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{FEFF}').unwrap_or(text)
}

fn located(error: &serde_yaml::Error, text: &str) -> YamlError {
    let full = error.to_string();
    let Some(place) = error.location() else {
        let message = readable(&full);
        return YamlError { line: None, column: 1, message, excerpt: String::new() };
    };
    let (line, column) = (place.line(), place.column());
    // A character that YAML forbids comes with its byte in words and no place.
    if let ((1, 1), Some((message, byte))) = ((line, column), full.split_once(" at position ")) {
        return YamlError::at_byte(text, byte.parse().unwrap_or_default(), message);
    }
    let message = full.replace(&format!(" at line {line} column {column}"), "");
    let (message, line, column) = match token_start(&message) {
        Some((rest, line, column)) => (rest, line, column),
        None => (message.as_str(), line, column),
    };
    let mut found = YamlError::at(text, line, column, &readable(message));
    found.message.push_str(hint(&found));
    found
}

/// Where a quoted text or the like begins that goes wrong somewhere behind: this is where to look.
fn token_start(message: &str) -> Option<(&str, usize, usize)> {
    let (rest, place) = message.rsplit_once(" at line ")?;
    let (line, column) = place.split_once(" column ")?;
    rest.contains(", while scanning a").then_some((rest, line.parse().ok()?, column.parse().ok()?))
}

/// What often lies behind a mistake in the notation.
fn hint(error: &YamlError) -> &'static str {
    match error.excerpt.chars().nth(error.column.saturating_sub(1)) {
        Some('*') if error.message.contains("alias") || error.message.contains("anchor") => {
            "; put text that begins with `*` in quotes"
        }
        Some('\u{FFFD}') if error.message.contains("cannot start any token") => {
            "; indent with blanks, not with tabs"
        }
        _ => "",
    }
}

/// Serde speaks of Rust's types: say it in the words of YAML, and name the nearest of what it
/// would have taken.
fn readable(message: &str) -> String {
    let message = message
        .replace("unknown field `", "unknown key `")
        .replace("missing field `", "missing key `")
        .replace("unknown variant `", "unknown value `")
        .replace("expected a sequence", "expected a list")
        .replace("expected a string", "expected text");
    if let Some((way, types)) = message.split_once("invalid type: ")
        && let Some((found, expected)) = types.rsplit_once(", expected ")
    {
        return format!("{way}expected {expected}, found {}", in_yaml(found));
    }
    let Some((wrong, expected)) = message.split_once("`, expected ") else {
        return message;
    };
    let name = wrong.rsplit('`').next().unwrap_or_default();
    match nearest(name, expected.split('`').skip(1).step_by(2)) {
        Some(found) => format!("{wrong}`; did you mean `{found}`?"),
        None => message,
    }
}

/// What serde found, in the words of YAML.
fn in_yaml(found: &str) -> String {
    match found {
        "sequence" => "a list".to_owned(),
        "map" => "a map".to_owned(),
        "unit value" | "Option value" => "nothing".to_owned(),
        scalar => scalar.replacen("string ", "the text ", 1),
    }
}

/// The name in `known` that is most like `wrong`, if any is like it at all.
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|name| (strsim::jaro_winkler(wrong, name), name))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

/// A map that refuses a key that stands twice, which YAML libraries let pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UniqueMap<V>(pub BTreeMap<String, V>);

impl<V> Default for UniqueMap<V> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for UniqueMap<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<V>(PhantomData<V>);
        impl<'de, V: Deserialize<'de>> Visitor<'de> for Entries<V> {
            type Value = UniqueMap<V>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut seen = HashSet::new();
                let mut entries = BTreeMap::new();
                while let Some(key) = map.next_key_seed(UniqueKey(&mut seen))? {
                    entries.insert(key, map.next_value()?);
                }
                Ok(UniqueMap(entries))
            }
        }
        deserializer.deserialize_map(Entries(PhantomData))
    }
}

/// A key that must not have been seen; the error is raised at the key itself.
struct UniqueKey<'a>(&'a mut HashSet<String>);

impl<'de> DeserializeSeed<'de> for UniqueKey<'_> {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for UniqueKey<'_> {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: serde::de::Error>(self, key: &str) -> Result<String, E> {
        if self.0.insert(key.to_owned()) {
            Ok(key.to_owned())
        } else {
            Err(E::custom(format!("duplicate key `{key}`")))
        }
    }
}

/// Any value without duplicate keys and without tags.
struct Strict;

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut seen = HashSet::new();
        while map.next_key_seed(UniqueKey(&mut seen))?.is_some() {
            map.next_value_seed(Self)?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(Self)?.is_some() {}
        Ok(())
    }

    fn visit_enum<A: EnumAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        Err(A::Error::custom(
            "a YAML tag has no meaning here; put text that begins with `!` in quotes",
        ))
    }

    fn visit_none<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
}

/// Goes to a place and fails there: only an error tells where a value stands.
struct Walk<'a>(&'a [Step<'a>]);

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("another value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Some((step, rest)) = self.0.split_first() else {
            return Err(A::Error::custom("here"));
        };
        while let Some(wanted) = map.next_key_seed(WantedKey(*step))? {
            if wanted {
                return map.next_value_seed(Walk(rest));
            }
            map.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Some((Step::Item(wanted), rest)) = self.0.split_first() else {
            return Err(A::Error::custom("here"));
        };
        for _ in 0..*wanted {
            list.next_element::<IgnoredAny>()?;
        }
        list.next_element_seed(Walk(rest)).map(drop)
    }
}

/// Whether a key is the one that a step leads to; fails at the key where it is the goal itself.
struct WantedKey<'a>(Step<'a>);

impl<'de> DeserializeSeed<'de> for WantedKey<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for WantedKey<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: serde::de::Error>(self, key: &str) -> Result<bool, E> {
        match self.0 {
            Step::Name(name) if name == key => Err(E::custom("here")),
            step => Ok(step == Step::Key(key)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Numbers = UniqueMap<Vec<u8>>;

    fn failure(text: &str) -> YamlError {
        from_str::<Numbers>(text).unwrap_err()
    }

    #[test]
    fn nothing_hidden_is_shown() {
        let error = YamlError::at("a\u{AD}b\u{E0041}\u{180E}c\x1b", 1, 1, "wrong");
        assert!(!error.in_file("a.yaml").contains(|it| it != '\n' && is_hidden(it)), "{error}");
    }

    #[test]
    fn a_map_without_duplicates_is_read() {
        let map: Numbers = from_str("a: [1]\nb: []\n").unwrap();
        assert_eq!(map.0["a"], [1]);
        assert_eq!(map.0.len(), 2);
    }

    #[test]
    fn duplicate_keys_are_found_at_any_depth_and_in_any_type() {
        let error = from_str::<serde_json::Value>("a:\n- b: {c: 1, \"c\": 2}\n").unwrap_err();
        assert_eq!((error.line, error.column), (Some(2), 13));
        assert_eq!(error.message, "a[0].b: duplicate key `c`");
    }

    #[test]
    fn the_place_is_shown_under_the_line() {
        insta::assert_snapshot!(failure("a: [1]\nb: [x]\n").in_file("f.yaml"), @r#"
        f.yaml:2:5: b[0]: expected u8, found the text "x"
          |
        2 | b: [x]
          |     ^
        "#);
    }

    #[test]
    fn the_excerpt_is_the_line_that_yaml_counts() {
        for text in ["# a\r\nb: x\r\n", "# a\rb: x\r", "# a\u{2028}b: x", "# a\u{85}b: x"] {
            let error = failure(text);
            assert_eq!((error.line, error.column), (Some(2), 4), "{text:?}");
            assert_eq!(error.excerpt, "b: x", "{text:?}");
        }
    }

    #[test]
    fn long_lines_are_cropped_and_dangerous_characters_replaced() {
        let text = format!("a: [{}\u{202e}]", "1, ".repeat(100));
        let shown = failure(&text).in_file("f.yaml");
        let lines: Vec<&str> = shown.lines().collect();
        assert!(lines[2].starts_with("1 | ...1, 1"), "{shown}");
        let at = lines[3].chars().position(|it| it == '^').unwrap();
        assert_eq!(lines[2].chars().nth(at), Some('\u{FFFD}'), "{shown}");
        assert!(!shown.contains('\u{202e}'), "{shown}");
    }

    #[test]
    fn an_error_at_a_place_shows_it() {
        let text = "\u{FEFF}a:\n- {b: 1}\n- {b: [x, y]}\n";
        let place = |way: &[Step<'_>]| {
            let error = error_at(text, way, "wrong");
            assert_eq!(error.message, "wrong");
            (error.line, error.column)
        };
        assert_eq!(place(&[]), (Some(1), 1));
        assert_eq!(place(&[Step::Name("a")]), (Some(1), 1));
        let second = [Step::Key("a"), Step::Item(1)];
        assert_eq!(place(&second), (Some(3), 3));
        assert_eq!(place(&[&second[..], &[Step::Name("b")]].concat()), (Some(3), 4));
        assert_eq!(place(&[&second[..], &[Step::Key("b"), Step::Item(1)]].concat()), (Some(3), 11));
        assert_eq!(place(&[Step::Key("no such key")]), (None, 1));
    }

    #[test]
    fn the_nearest_name_is_near() {
        assert_eq!(nearest("exlude", ["include", "exclude"]), Some("exclude"));
        assert_eq!(nearest("zzz", ["include", "exclude"]), None);
        assert_eq!(nearest("", ["include"]), None);
    }
}
