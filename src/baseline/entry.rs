//! One line of a baseline.

use serde::{Deserialize, Serialize};

use crate::report::push_json;
use crate::rules::Level;

/// Digits of a fingerprint.
const DIGITS: usize = 32;

/// A diagnostic that is known. The order of the fields is the order of the lines.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Entry {
    /// The article, below the folder of the baseline, with `/`.
    pub path: String,
    /// The rule.
    pub rule: String,
    /// What makes it this one and no other.
    pub fingerprint: String,
    /// The level when it was written.
    pub level: Level,
}

impl Entry {
    /// Reads a line; `None` where it is no entry. Keys that a later version adds are passed over.
    pub(super) fn from_line(line: &[u8]) -> Option<Self> {
        let entry: Self = serde_json::from_slice(line).ok()?;
        let is_digit = |it: u8| it.is_ascii_digit() || (b'a'..=b'f').contains(&it);
        let is_whole = entry.fingerprint.len() == DIGITS && entry.fingerprint.bytes().all(is_digit);
        is_whole.then_some(entry)
    }

    /// Appends the line. Paths may be hostile: nothing is written as it is that a terminal obeys.
    pub(super) fn push(&self, out: &mut String) {
        push_json(self, out);
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_as_it_was_written() {
        let entry = Entry {
            path: "a\"\u{202E}\n\u{1B}.md".to_owned(),
            rule: "link/missing".to_owned(),
            fingerprint: "0123456789abcdef".repeat(2),
            level: Level::Error,
        };
        let mut line = String::new();
        entry.push(&mut line);
        assert!(line.trim_end().is_ascii() && line.lines().count() == 1, "{line}");
        assert_eq!(Entry::from_line(line.as_bytes()), Some(entry));
    }

    #[test]
    fn what_is_no_entry_is_refused() {
        let good = r#"{"path":"a","rule":"r/f","fingerprint":"00000000000000000000000000000000","level":"error","more":1}"#;
        assert!(Entry::from_line(good.as_bytes()).is_some());
        let short = good.replace("00000000000000000000000000000000", "0");
        let upper = good.replace("00000000000000000000000000000000", &"A".repeat(32));
        let level = good.replace("error", "fatal");
        for bad in [short.as_str(), &upper, &level, "<<<<<<< HEAD", "[]", "{}", &good[1..]] {
            assert_eq!(Entry::from_line(bad.as_bytes()), None, "{bad}");
        }
    }
}
