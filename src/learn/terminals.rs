//! How the ends of the source end in the target.

use super::{Aspect, Evidence, Family};
use crate::inline::OBJECT;

/// The target ends without a mark.
pub(super) const NONE: &str = "none";

/// What may stand behind the mark that ends a sentence.
const CLOSING: &str = "\"'”’“‘»«›‹)]}」』）］】*";

/// Counts the mark that ends the target of a source that ends in one of the families.
pub(super) fn count(source: &str, target: &str, evidence: &mut Evidence) {
    let Some(family) = family(source) else {
        return;
    };
    match last(target) {
        None | Some(OBJECT) => {}
        Some(mark) if mark.is_alphanumeric() => evidence.add(Aspect::Terminal(family), NONE),
        Some(mark) => evidence.add(Aspect::Terminal(family), mark.encode_utf8(&mut [0; 4])),
    }
}

/// The family of the mark that a source ends in. Dots that leave something open, and
/// abbreviations, are none.
fn family(source: &str) -> Option<Family> {
    let family = Family::ALL.into_iter().find(|it| last(source) == Some(it.source_mark()))?;
    let words = source.trim_end().trim_end_matches(|it| CLOSING.contains(it) || it == '.');
    let word = words.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_open = family == Family::Statement
        && (source.contains("..") || word.contains('.') || words.is_empty() || word == "etc");
    (!is_open).then_some(family)
}

/// The last character before blanks and what closes.
fn last(text: &str) -> Option<char> {
    text.chars().rev().find(|it| !it.is_whitespace() && !CLOSING.contains(*it))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(source: &str, target: &str) -> Option<(Family, String)> {
        let mut evidence = Evidence::default();
        count(source, target, &mut evidence);
        Family::ALL.into_iter().find_map(|family| {
            let seen = evidence.tally(Aspect::Terminal(family)).ranked();
            seen.first().map(|it| (family, it.0.to_owned()))
        })
    }

    #[test]
    fn families_are_read_through_what_closes() {
        let expected = |family, mark: &str| Some((family, mark.to_owned()));
        assert_eq!(counted("Open it.", "開啟。"), expected(Family::Statement, "。"));
        assert_eq!(counted("(Open it.)", "(Öffnen.) "), expected(Family::Statement, "."));
        assert_eq!(counted("For example:", "Например."), expected(Family::Intro, "."));
        assert_eq!(counted("Which one?", "Ποιο;"), expected(Family::Question, ";"));
        assert_eq!(counted("Well done!", "Gut"), expected(Family::Exclamation, NONE));
    }

    #[test]
    fn other_ends_say_nothing() {
        for source in ["Port fees", "and so on...", "ships, boats, etc.", "in the U.S.", ".", ""] {
            assert_eq!(counted(source, "Ende."), None, "{source}");
        }
        assert_eq!(counted("Open it.", "\u{FFFC}"), None);
    }
}
