//! English words that are nouns in one place and verbs in another.

use crate::terminology::{Entry, Match};

/// What stands before a verb.
const VERB_MARKS: [&str; 12] = [
    "to", "can", "will", "must", "should", "may", "cannot", "don't", "not", "would", "could",
    "might",
];

/// What an object begins with.
const OBJECT_MARKS: [&str; 9] = ["the", "a", "an", "your", "their", "this", "that", "these", "any"];

/// What stands behind a verb.
const PRONOUNS: [&str; 4] = ["me", "us", "him", "them"];

/// What stands before a verb that has an object.
const SUBJECTS: [&str; 5] = ["and", "or", "you", "we", "they"];

/// Parts of speech that are nouns, as glossaries name them.
const NOUNS: [&str; 4] = ["noun", "n", "n.", "propernoun"];

/// Whether a term that is a noun stands for a verb here.
pub(super) fn is_verb(source: &str, entry: &Entry, it: &Match) -> bool {
    let part = entry.part_of_speech.as_deref().map(str::to_ascii_lowercase);
    let is_noun = part.is_none_or(|it| NOUNS.contains(&it.replace(' ', "").as_str()));
    let written = source.get(it.start..it.end).unwrap_or_default();
    if !is_noun || written.contains(' ') {
        return false;
    }
    let before = source.get(..it.start).unwrap_or_default();
    let last = before.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let next = source.get(it.end..).unwrap_or_default();
    let next = next.strip_prefix(' ').and_then(|it| it.split_whitespace().next());
    let next = next.unwrap_or_default().to_lowercase();
    let is_object = OBJECT_MARKS.contains(&next.as_str());
    let is_start = !before.trim_end().ends_with(|it: char| it.is_alphanumeric());
    // No plural is the infinitive of a verb: `access to berths`.
    let is_bare = written.len() <= entry.source.len();
    is_bare && (VERB_MARKS.contains(&last.as_str()) || PRONOUNS.contains(&next.as_str()))
        || is_bare && (is_start && next == "with" || ["a", "an"].contains(&next.as_str()))
        || is_object && (is_start || SUBJECTS.contains(&last.as_str()))
}
