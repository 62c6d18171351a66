//! Locale profiles as YAML for people: lists on one line, a line a key, invisible characters as
//! escapes.

use serde_yaml::{Mapping, Value};

use super::ProfileFile;

/// Lists are broken into lines of this width.
const WIDTH: usize = 100;

/// Words that YAML of some version takes for something else.
const RESERVED: [&str; 11] =
    ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf"];

/// The keys of a profile with their values, in the order of the form, without what only a profile
/// that ships says of itself.
pub fn keys_of(file: &ProfileFile) -> Vec<(String, Value)> {
    let Ok(Value::Mapping(whole)) = serde_yaml::to_value(file) else {
        return Vec::new();
    };
    let keys = whole.into_iter().filter_map(|(key, value)| Some((key.as_str()?.to_owned(), value)));
    keys.filter(|it| !["tag", "name", "inherits"].contains(&it.0.as_str())).collect()
}

/// Adds a key with its value, `indent` blanks from the left.
pub fn push_key(key: &str, value: &Value, indent: usize, out: &mut String) {
    let margin = " ".repeat(indent);
    match value {
        Value::Mapping(entries) if !entries.is_empty() => {
            out.push_str(&format!("{margin}{}:\n", scalar(key)));
            push_entries(entries, indent + 2, out);
        }
        Value::Sequence(items) if items.iter().any(|it| it.as_sequence().is_some()) => {
            out.push_str(&format!("{margin}{}:\n", scalar(key)));
            for item in items {
                push_wrapped(&format!("{margin}  - "), item, indent + 4, out);
            }
        }
        _ => push_wrapped(&format!("{margin}{}: ", scalar(key)), value, indent + 2, out),
    }
}

fn push_entries(entries: &Mapping, indent: usize, out: &mut String) {
    for (key, value) in entries {
        push_key(key.as_str().unwrap_or_default(), value, indent, out);
    }
}

/// Adds a value on one line, a list that is longer on several.
fn push_wrapped(start: &str, value: &Value, indent: usize, out: &mut String) {
    let Value::Sequence(items) = value else {
        out.push_str(&format!("{start}{}\n", flow(value)));
        return;
    };
    let mut line = format!("{start}[");
    let mut is_first = true;
    for (at, item) in items.iter().enumerate() {
        let text = flow(item) + if at + 1 < items.len() { "," } else { "]" };
        if !is_first && line.chars().count() + 1 + text.chars().count() > WIDTH {
            out.push_str(&line);
            out.push('\n');
            line = " ".repeat(indent);
        } else if !is_first {
            line.push(' ');
        }
        line.push_str(&text);
        is_first = false;
    }
    out.push_str(&line);
    out.push_str(if items.is_empty() { "]\n" } else { "\n" });
}

fn flow(value: &Value) -> String {
    match value {
        Value::String(text) => scalar(text),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Sequence(items) => {
            format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", "))
        }
        Value::Mapping(_) => "{}".to_owned(),
        _ => "~".to_owned(),
    }
}

/// Text as it is where YAML cannot take it for anything else, and in quotes elsewhere.
fn scalar(text: &str) -> String {
    let is_word = |it: &str| !it.is_empty() && it.chars().all(char::is_alphabetic);
    let is_plain = text.split('-').all(is_word);
    if is_plain && !RESERVED.contains(&text.to_lowercase().as_str()) {
        return text.to_owned();
    }
    quoted(text)
}

/// Text in double quotes, on one line and with nothing that cannot be seen.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            it if is_invisible(it) && u32::from(it) > 0xFFFF => {
                quoted.push_str(&format!("\\U{:08X}", u32::from(it)));
            }
            it if is_invisible(it) => quoted.push_str(&format!("\\u{:04X}", u32::from(it))),
            it => quoted.push(it),
        }
    }
    quoted.push('"');
    quoted
}

fn is_invisible(character: char) -> bool {
    character.is_control()
        || (character.is_whitespace() && character != ' ')
        || matches!(character, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{FEFF}')
        || matches!(character, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}')
        || matches!(character, '\u{2060}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFF}')
        || matches!(character, '\u{E000}'..='\u{F8FF}' | '\u{E0000}'..='\u{10FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{profile_file, profile_tags};

    #[test]
    fn what_is_written_is_read_again() {
        for tag in profile_tags() {
            let file = profile_file(tag).unwrap();
            let mut text = String::new();
            keys_of(&file).iter().for_each(|(key, value)| push_key(key, value, 0, &mut text));
            let read: ProfileFile = crate::yaml::from_str(&text).unwrap();
            let ProfileFile { tag, name, inherits, .. } = file.clone();
            assert_eq!(ProfileFile { tag, name, inherits, ..read }, file, "{text}");
            assert!(text.lines().all(|it| it.chars().count() < 2 * WIDTH), "{text}");
        }
    }

    #[test]
    fn text_that_yaml_would_misread_is_quoted() {
        for (text, written) in [
            ("hier", "hier"),
            ("no-break", "no-break"),
            ("no", "\"no\""),
            ("“ ”", "\"“ ”\""),
            ("\" \"", "\"\\\" \\\"\""),
            ("\u{A0}", "\"\\u00A0\""),
            ("\u{1b}\u{2028}", "\"\\u001B\\u2028\""),
            ("", "\"\""),
        ] {
            assert_eq!(scalar(text), written);
            assert_eq!(crate::yaml::from_str::<String>(written).unwrap(), text);
        }
    }
}
