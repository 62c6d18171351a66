//! Front matter: read line by line, so that one bad value costs one diagnostic and not the article.

use std::borrow::Cow;

use memchr::memmem;

use super::position::lines;
use super::{ByteRange, Fault, FaultKind};

/// The keys that the translation pipeline writes, in the order in which it writes them.
pub const LOCALIZATION_KEYS: [&str; 6] = [
    "ms.openlocfilehash",
    "ms.sourcegitcommit",
    "ms.translationtype",
    "ms.contentlocale",
    "ms.lasthandoff",
    "ms.locfileid",
];

/// The two names of the key that says where a translation comes from.
const TRANSLATION_TYPE_KEYS: [&str; 2] = ["ms.translationtype", "translationtype"];

/// A block larger than this (bytes) is read by lines alone and not tried as YAML.
const LARGEST_YAML: usize = 256 * 1024;

/// A block with more brackets than this is no front matter, and YAML libraries take long over it.
const MOST_BRACKETS: usize = 1000;

/// The YAML block at the top of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrontMatter {
    /// From the opening `---` to the end of the closing one.
    pub range: ByteRange,
    /// The lines between the two.
    pub body: ByteRange,
    /// The keys at the first level, in the order of the file.
    pub entries: Vec<Entry>,
}

/// A key and its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The key, without quotes.
    pub key: ByteRange,
    /// The value as written, with quotes, over all its lines; empty where there is none.
    pub value: ByteRange,
}

/// Where a translation comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TranslationType {
    /// Machine translation, revised or not.
    Machine,
    /// Human translation.
    Human,
    /// Not said, or in a word that is not known.
    Unknown,
}

impl TranslationType {
    /// Reads a value of `ms.translationtype`; case counts.
    pub fn from_value(value: &str) -> Self {
        match value {
            "MT" | "MTE" | "MTE75" | "MTE95" | "Machine Translation" => Self::Machine,
            "HT" | "Human Translation" => Self::Human,
            _ => Self::Unknown,
        }
    }

    /// The name in machine formats; `None` for an unknown one.
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::Machine => Some("machine"),
            Self::Human => Some("human"),
            Self::Unknown => None,
        }
    }
}

impl FrontMatter {
    /// The first entry with this key.
    pub fn get(&self, text: &str, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key.of(text) == key)
    }

    /// The entry that says where the translation comes from.
    pub fn translation_type(&self, text: &str) -> Option<&Entry> {
        TRANSLATION_TYPE_KEYS.iter().find_map(|key| self.get(text, key))
    }

    /// Whether one of the six localization keys stands here.
    pub fn has_localization_keys(&self, text: &str) -> bool {
        self.entries.iter().any(|entry| LOCALIZATION_KEYS.contains(&entry.key.of(text)))
    }
}

impl Entry {
    /// The value without quotation marks, as far as it is a scalar on one line. Escapes stay.
    pub fn plain_value<'a>(&self, text: &'a str) -> &'a str {
        unquoted(self.value.of(text))
    }

    /// The value as YAML means it, as far as it is a scalar: quotes and escapes resolved, lines joined.
    pub fn value<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let raw = self.value.of(text);
        if !raw.contains(['\\', '\n', '\'']) {
            return Cow::Borrowed(unquoted(raw));
        }
        match serde_yaml::from_str::<String>(raw) {
            Ok(value) => Cow::Owned(value),
            Err(_) => Cow::Borrowed(unquoted(raw)),
        }
    }
}

fn unquoted(raw: &str) -> &str {
    for quote in ['"', '\''] {
        if let Some(inner) = raw.strip_prefix(quote).and_then(|it| it.strip_suffix(quote)) {
            return inner;
        }
    }
    raw
}

/// Reads the front matter of `text`, if it has one. Faults go to `faults`.
pub(super) fn read(text: &str, faults: &mut Vec<Fault>) -> Option<FrontMatter> {
    let start = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let mut rest = lines(text, ByteRange::new(start, text.len()));
    let opening = rest.next()?;
    if opening.of(text).trim_end() != "---" {
        return None;
    }
    let body_start = next_line(text, opening);
    let Some(closing) = rest.find(|line| matches!(line.of(text).trim_end(), "---" | "...")) else {
        let range = opening.trimmed(text);
        faults.push(fault(range, "the block that begins with `---` never closes"));
        // Whatever follows is the body, except that keys at its very top are still keys.
        return Some(unclosed(text, start, body_start));
    };
    let body = ByteRange::new(body_start, closing.start);
    let found = FrontMatter {
        range: ByteRange::new(start, closing.trimmed(text).end),
        body,
        entries: entries(text, body),
    };
    check(text, &found, faults);
    Some(found)
}

/// The keys that stand before the first blank line of a block that never closes.
fn unclosed(text: &str, start: usize, body_start: usize) -> FrontMatter {
    let end = lines(text, ByteRange::new(body_start, text.len()))
        .find(|line| line.of(text).trim().is_empty() || line.of(text).starts_with(['#', '<']))
        .map_or(text.len(), |line| line.start);
    let body = ByteRange::new(body_start, end);
    FrontMatter { range: ByteRange::new(start, end), body, entries: entries(text, body) }
}

fn fault(range: ByteRange, reason: &str) -> Fault {
    Fault { kind: FaultKind::InvalidFrontMatter, range, related: None, detail: reason.to_owned() }
}

fn check(text: &str, found: &FrontMatter, faults: &mut Vec<Fault>) {
    let body = found.body.of(text);
    if let Some(at) = memmem::find(body.as_bytes(), b"<span data-ttu-id=") {
        let line = line_at(text, found.body.start + at);
        faults
            .push(fault(line.trimmed(text), "the block was cut into segments, as if it were text"));
        return;
    }
    if is_plainly_valid(text, found) || body.len() > LARGEST_YAML {
        return;
    }
    if body.bytes().filter(|it| matches!(it, b'[' | b'{')).count() > MOST_BRACKETS {
        let opening = ByteRange::new(found.range.start, found.range.start + 3);
        faults.push(fault(opening, "the block holds too many brackets"));
        return;
    }
    let Err(error) = serde_yaml::from_str::<Option<serde_yaml::Mapping>>(body) else {
        return;
    };
    let line = error.location().map_or(1, |at| at.line());
    let range = lines(text, found.body).nth(line - 1).unwrap_or(found.body);
    let message = error.to_string();
    let reason = message.split(" at line ").next().unwrap_or(&message);
    faults.push(fault(without_end(text, range), reason));
}

/// Whether every line is of a form that YAML cannot misread, which spares nearly every article the
/// YAML library.
fn is_plainly_valid(text: &str, found: &FrontMatter) -> bool {
    let mut keys: Vec<&str> = found.entries.iter().map(|entry| entry.key.of(text)).collect();
    keys.sort_unstable();
    if keys.windows(2).any(|pair| pair[0] == pair[1]) {
        return false;
    }
    let mut may_list = false;
    found.body.of(text).lines().all(|line| {
        if let Some(item) = line.strip_prefix("- ") {
            return may_list && is_plain_scalar(item);
        }
        let Some((key, value)) =
            line.split_once(": ").or_else(|| Some((line.strip_suffix(':')?, "")))
        else {
            return false;
        };
        may_list = value.is_empty();
        is_plain_key(key) && (value.is_empty() || is_plain_scalar(value))
    })
}

fn is_plain_key(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b':'))
}

fn is_plain_scalar(value: &str) -> bool {
    if value.chars().any(|c| c.is_control() || c == '\u{FEFF}') {
        return false;
    }
    if let Some(inner) = value.strip_prefix('"') {
        return inner.strip_suffix('"').is_some_and(|it| !it.contains(['"', '\\']));
    }
    if let Some(inner) = value.strip_prefix('\'') {
        return inner.strip_suffix('\'').is_some_and(|it| !it.replace("''", "").contains('\''));
    }
    !value.starts_with(|c: char| "-?:,[]{}#&*!|>%@` ".contains(c))
        && !value.ends_with(':')
        && !value.contains(": ")
        && !value.contains(" #")
}

fn entries(text: &str, body: ByteRange) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for line in lines(text, body) {
        match entry(text, line) {
            Some(entry) => entries.push(entry),
            None if !line.of(text).starts_with('#') => extend(text, entries.last_mut(), line),
            None => {}
        }
    }
    entries
}

/// A line that is no key of its own belongs to the value above it.
fn extend(text: &str, last: Option<&mut Entry>, line: ByteRange) {
    let line = line.trimmed(text);
    if let Some(last) = last.filter(|_| !line.is_empty()) {
        last.value.start = if last.value.is_empty() { line.start } else { last.value.start };
        last.value.end = line.end;
    }
}

fn entry(text: &str, line: ByteRange) -> Option<Entry> {
    let content = line.of(text);
    if content.starts_with([' ', '\t', '-', '#', '<']) {
        return None;
    }
    let trimmed = content.trim_end();
    let at = memmem::find(trimmed.as_bytes(), b": ")
        .or_else(|| trimmed.strip_suffix(':').map(str::len))?;
    let key = ByteRange::new(line.start, line.start + at).trimmed(text);
    let edge = (key.len() - unquoted(key.of(text)).len()) / 2;
    let key = ByteRange::new(key.start + edge, key.end - edge);
    let value = ByteRange::new(line.start + at + 1, line.start + trimmed.len()).trimmed(text);
    Some(Entry { key, value })
}

fn next_line(text: &str, line: ByteRange) -> usize {
    (line.end + 1).min(text.len())
}

/// A line without the blanks and the carriage return at its end.
fn without_end(text: &str, line: ByteRange) -> ByteRange {
    ByteRange::new(line.start, line.start + line.of(text).trim_end().len())
}

fn line_at(text: &str, offset: usize) -> ByteRange {
    let bytes = text.as_bytes();
    let start = memchr::memrchr(b'\n', &bytes[..offset]).map_or(0, |at| at + 1);
    let end = memchr::memchr(b'\n', &bytes[offset..]).map_or(bytes.len(), |at| offset + at);
    ByteRange::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_one(text: &str) -> (FrontMatter, Vec<Fault>) {
        let mut faults = Vec::new();
        let found = read(text, &mut faults).unwrap();
        (found, faults)
    }

    #[test]
    fn keys_and_values_have_exact_places() {
        let text = "\u{FEFF}---\r\ntitle: 'Der ''Kai'''\r\nkeywords:\r\n- Kran\r\n- Boje\r\nms:x: y z\r\n---\r\nText";
        let (found, faults) = read_one(text);
        assert_eq!(faults, []);
        let pairs: Vec<_> =
            found.entries.iter().map(|it| (it.key.of(text), it.value(text).into_owned())).collect();
        assert_eq!(pairs[0], ("title", "Der 'Kai'".to_owned()));
        assert_eq!(pairs[1].0, "keywords");
        assert_eq!(found.entries[1].value.of(text), "- Kran\r\n- Boje");
        assert_eq!(pairs[2], ("ms:x", "y z".to_owned()));
        assert_eq!(found.range.of(text).lines().count(), 7);
    }

    #[test]
    fn an_unquoted_colon_is_one_fault_and_the_other_keys_are_read() {
        let text = "---\ntitle: A: B\nms.contentlocale: de-DE\n---\n";
        let (found, faults) = read_one(text);
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].range.of(text), "title: A: B");
        assert_eq!(found.get(text, "ms.contentlocale").unwrap().plain_value(text), "de-DE");
    }

    #[test]
    fn a_key_twice_is_a_fault() {
        let (_, faults) = read_one("---\na: 1\nb: 2\na: 3\n---\n");
        assert_eq!(faults.len(), 1, "{faults:?}");
    }

    #[test]
    fn a_block_that_never_closes_keeps_its_keys() {
        let text = "---\ntitle: Kai\nms.translationtype: HT\n\n# Kai\n";
        let (found, faults) = read_one(text);
        assert_eq!(faults[0].range.of(text), "---");
        assert_eq!(found.translation_type(text).unwrap().plain_value(text), "HT");
        assert!(found.range.end < text.find('#').unwrap());
    }

    #[test]
    fn what_the_quick_reading_accepts_the_library_accepts() {
        for body in
            ["a: b\n", "a: 'x''y'\nb: \"z\"\n", "a:\n- b\n- c d\n", "a: b:c\n", "TOCTitle: x\n"]
        {
            let text = format!("---\n{body}---\n");
            let (found, faults) = read_one(&text);
            assert!(is_plainly_valid(&text, &found), "{body}");
            assert!(serde_yaml::from_str::<serde_yaml::Mapping>(body).is_ok(), "{body}");
            assert_eq!(faults, []);
        }
        for body in ["a: b: c\n", "a: 'x\n", "a: [b\n", "a: \"x\" y\n", "- a\nb: c\n", "a\n"] {
            let text = format!("---\n{body}---\n");
            assert_eq!(read_one(&text).1.len(), 1, "{body}");
        }
    }

    #[test]
    fn deep_nesting_ends_soon() {
        let text = format!("---\na: {}\n---\n", "[".repeat(100_000));
        let begun = std::time::Instant::now();
        assert_eq!(read_one(&text).1.len(), 1);
        assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
    }
}
