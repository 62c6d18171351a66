//! Finds the terms of the source in a text, all in one pass.

use std::ops::Range;

use super::{Case, Entry};

/// All terms of a configuration, ready to be looked for.
#[derive(Debug)]
pub struct Terminology {
    entries: Vec<Entry>,
    /// What is looked for, sorted by the hash of its first word: of 100,000 terms hardly one begins
    /// with a word of a text.
    patterns: Vec<Pattern>,
    /// The texts of the patterns, one behind the other.
    texts: String,
    /// A bit for each hash, by [`mark`]: few enough bytes to stay at hand, where the patterns of a big
    /// glossary do not.
    marks: Vec<u64>,
    /// Whether some pattern begins with neither a letter nor a digit.
    has_marks: bool,
}

/// What is looked for: a term in small letters with blanks for hyphens, less a final `y`.
#[derive(Debug)]
struct Pattern {
    /// That of its first word.
    hash: u64,
    entry: usize,
    /// Where its text stands among all of them.
    text: Range<usize>,
    ending: Ending,
}

/// What may follow a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// Nothing: it is no word of letters, or has its plural.
    None,
    /// `s` or `es`.
    Plural,
    /// `y` or `ies`.
    Y,
}

/// No further than this (bytes) is looked for the ends of a word.
const LONGEST_WORD: usize = 256;

/// A term in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// The entry, as an index of [`Terminology::entries`].
    pub entry: usize,
    /// The first byte.
    pub start: usize,
    /// The byte behind the last one.
    pub end: usize,
}

impl Terminology {
    /// Terms that are ready to be looked for.
    pub fn new(entries: Vec<Entry>) -> Self {
        let (mut patterns, mut texts) = (Vec::with_capacity(entries.len()), String::new());
        for (entry, it) in entries.iter().enumerate() {
            let (text, ending) = pattern(&it.source);
            // `sign-in` is written `signin`, too.
            let joined = it.source.contains('-').then(|| text.replace(' ', ""));
            for it in joined.into_iter().chain([text]) {
                let text = texts.len()..texts.len() + it.len();
                texts.push_str(&it);
                let hash = hash(first_word(&it).as_bytes());
                patterns.push(Pattern { hash, entry, text, ending });
            }
        }
        patterns.sort_by_key(|it| it.hash);
        let mut marks = vec![0; MARKS / 64];
        for (at, bit) in patterns.iter().map(|it| mark(it.hash)) {
            marks[at] |= bit;
        }
        let is_mark = |it: char| !it.is_alphanumeric();
        let has_marks = entries.iter().any(|it| it.source.starts_with(is_mark));
        Self { entries, patterns, texts, marks, has_marks }
    }

    /// The terms, as the glossaries have them.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The terms of a text in the order of the text, none inside or across another: the longest
    /// counts, of equally long ones the first.
    pub fn matches(&self, text: &str) -> Vec<Match> {
        let starts = self.starts(text);
        if starts.is_empty() {
            return Vec::new();
        }
        let folded: Vec<u8> = text.bytes().map(fold).collect();
        let mut found: Vec<Match> = Vec::new();
        for start in starts {
            self.matches_at(text, &folded, start, &mut found);
        }
        found.sort_by_key(|it| (it.start, usize::MAX - it.end, it.entry));
        let mut until = 0;
        // What begins first is not always longest: `a b` and `b c d`.
        let all = found.clone();
        found.retain(|it| {
            let is_beaten = || {
                let longer = |other: &&Match| other.end - other.start > it.end - it.start;
                let from = all.partition_point(|other| other.start < it.start);
                let inside = all.iter().skip(from).take_while(|other| other.start < it.end);
                inside.filter(longer).any(|other| other.start >= until)
            };
            let stays = it.start >= until && !is_beaten();
            until = if stays { it.end } else { until };
            stays
        });
        found
    }

    /// Adds all terms that begin at a byte.
    fn matches_at(&self, text: &str, folded: &[u8], start: usize, found: &mut Vec<Match>) {
        let rest = folded.get(start..).unwrap_or_default();
        let length = first_word(text.get(start..).unwrap_or_default()).len();
        let word = rest.get(..length).unwrap_or_default();
        let bare = ENDINGS.iter().filter_map(|it| word.strip_suffix(it.as_bytes()));
        for it in bare.flat_map(|it| self.beginning_with(it)) {
            let wanted = self.texts.get(it.text.clone()).unwrap_or_default();
            if !rest.starts_with(wanted.as_bytes()) {
                continue;
            }
            let end = end(text, start, start + it.text.len(), it.ending);
            let here = end.map(|end| Match { entry: it.entry, start, end });
            found.extend(here.filter(|it| self.has_case(text, *it)));
        }
    }

    /// Where words begin with which terms may begin, in bytes.
    fn starts(&self, text: &str) -> Vec<usize> {
        if !text.is_ascii() {
            return word_starts(text).collect();
        }
        let mut starts = Vec::new();
        let (bytes, mut at, mut is_joined) = (text.as_bytes(), 0, false);
        while let Some(&byte) = bytes.get(at) {
            let start = at;
            // Those of the word less three letters, two, one, and none.
            let mut hashes = [HASH; 4];
            while let Some(it) = bytes.get(at).filter(|it| it.is_ascii_alphanumeric()) {
                hashes = [hashes[1], hashes[2], hashes[3], hashed(hashes[3], fold(*it))];
                at += 1;
            }
            let word = bytes.get(start..at).unwrap_or_default();
            if word.is_empty() {
                // Few glossaries have terms that begin with a mark.
                if self.has_marks && !is_joined && !byte.is_ascii_whitespace() {
                    starts.push(start);
                }
                is_joined = matches!(byte, b'_' | b'-');
                at += 1;
            } else {
                if !is_joined && self.may_begin(word, hashes) {
                    starts.push(start);
                }
                is_joined = true;
            }
        }
        starts
    }

    /// Whether a word may be the first one of a term, in one of its forms.
    fn may_begin(&self, word: &[u8], hashes: [u64; 4]) -> bool {
        let letter = |behind: usize| word.iter().rev().nth(behind).map(|it| fold(*it));
        match letter(0) {
            Some(b's') => {
                self.is_marked(hashes[2])
                    || letter(1) == Some(b'e')
                        && (self.is_marked(hashes[1]) || self.is_marked(hashes[0]))
                    || self.is_marked(hashes[3])
            }
            Some(b'y') => self.is_marked(hashes[2]) || self.is_marked(hashes[3]),
            _ => self.is_marked(hashes[3]),
        }
    }

    fn is_marked(&self, hash: u64) -> bool {
        let (at, bit) = mark(hash);
        self.marks.get(at).is_some_and(|it| it & bit != 0)
    }

    /// The patterns whose first word may be this one.
    fn beginning_with(&self, word: &[u8]) -> impl Iterator<Item = &Pattern> {
        let hash = hash(word);
        let marked = if self.is_marked(hash) { self.patterns.as_slice() } else { &[] };
        let first = marked.partition_point(|it| it.hash < hash);
        marked.iter().skip(first).take_while(move |it| it.hash == hash)
    }

    fn has_case(&self, text: &str, it: Match) -> bool {
        let Some(entry) = self.entries.get(it.entry) else { return false };
        let written = text.get(it.start..it.end).unwrap_or_default();
        entry.case() == Case::Any || squeezed(written).starts_with(&squeezed(&entry.source))
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|it| it.is_alphanumeric()).collect()
}

fn pattern(source: &str) -> (String, Ending) {
    let folded = source.bytes().map(fold).collect();
    let mut text = String::from_utf8(folded).unwrap_or_else(|_| source.to_lowercase());
    let last = text.chars().next_back().unwrap_or(' ');
    let before = text.chars().rev().nth(1).unwrap_or(' ');
    let ending = match last {
        'y' if before.is_ascii_alphabetic() && !"aeiou".contains(before) => {
            text.pop();
            Ending::Y
        }
        it if it.is_ascii_alphabetic() => Ending::Plural,
        _ => Ending::None,
    };
    (text, ending)
}

/// Small letters, and a blank for what stands between the words of a term. One byte stays one byte.
fn fold(byte: u8) -> u8 {
    match byte {
        b'-' | b'\n' | b'\t' | b'\r' => b' ',
        _ => byte.to_ascii_lowercase(),
    }
}

/// How many bits mark first words.
const MARKS: usize = 1 << 20;

/// The hash of nothing.
const HASH: u64 = 0xCBF2_9CE4_8422_2325;

/// The hash of a word with one more letter, by Fowler, Noll and Vo.
fn hashed(hash: u64, letter: u8) -> u64 {
    (hash ^ u64::from(letter)).wrapping_mul(0x0100_0000_01B3)
}

/// A number that hardly two words have in common.
fn hash(word: &[u8]) -> u64 {
    word.iter().fold(HASH, |hash, it| hashed(hash, *it))
}

/// The bit of a hash: which of the numbers holds it, and the number with it alone.
fn mark(hash: u64) -> (usize, u64) {
    // The upper bits are the better mixed ones.
    let bit = (hash >> 44) as usize % MARKS;
    (bit / 64, 1 << (bit % 64))
}

/// What a word of a text may have more than the first word of a pattern.
const ENDINGS: [&str; 5] = ["", "s", "es", "y", "ies"];

/// The letters and digits that a text begins with, or else its first character.
fn first_word(text: &str) -> &str {
    let letters = text.find(|it: char| !it.is_alphanumeric()).unwrap_or(text.len());
    let first = text.chars().next().map_or(0, char::len_utf8);
    text.get(..letters.max(first)).unwrap_or_default()
}

/// Whether a character belongs to the word beside it.
fn joins(it: char) -> bool {
    it.is_alphanumeric() || matches!(it, '_' | '-' | '\u{FFFC}')
}

/// Where words begin, in bytes.
fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut before = ' ';
    text.char_indices().filter_map(move |(at, it)| {
        let is_start = !joins(before) && !it.is_whitespace();
        before = it;
        is_start.then_some(at)
    })
}

/// Where the word ends that begins with a pattern, if the pattern is all of it but for its ending.
fn end(text: &str, start: usize, end: usize, ending: Ending) -> Option<usize> {
    let behind = text.get(end..)?;
    let letters = behind.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let tail = behind.get(..letters)?.to_ascii_lowercase();
    let fits = match ending {
        Ending::None => tail.is_empty(),
        Ending::Plural => ["", "s", "es"].contains(&tail.as_str()),
        Ending::Y => ["y", "ies"].contains(&tail.as_str()),
    };
    let next = behind.get(letters..)?.chars().next();
    (fits && !next.is_some_and(joins) && !is_name_of_code(text, start, end))
        .then_some(end + letters)
}

/// Whether a place lies in an address, a path or an identifier.
fn is_name_of_code(text: &str, start: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    let is_inner = |it: &&u8| !it.is_ascii_whitespace();
    let before = bytes.iter().take(start).rev().take(LONGEST_WORD).take_while(is_inner).count();
    let behind = bytes.iter().skip(end).take(LONGEST_WORD).take_while(is_inner).count();
    // Where this cuts a character, the word is no address.
    let word = text.get(start - before..end + behind).unwrap_or_default();
    let inner = word.trim_end_matches(|it: char| !it.is_alphanumeric());
    let has_dot = inner.as_bytes().windows(3).any(
        |it| matches!(it, [a, b'.', b] if a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric()),
    );
    has_dot
        || word.contains(['_', '\\', '@', '=', '{', '}', '<', '#', '$'])
        || word.contains("//")
        || word.starts_with('/')
        || word.matches('/').count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(terms: &[&str], text: &'a str) -> Vec<&'a str> {
        let entries = terms.iter().map(|it| Entry::new(it)).collect();
        let matches = Terminology::new(entries).matches(text);
        matches.iter().map(|it| &text[it.start..it.end]).collect()
    }

    #[test]
    fn terms_are_whole_words_with_plural_endings() {
        assert_eq!(found(&["quay"], "Two quays, a quay and a Quayside"), ["quays", "quay"]);
        assert_eq!(found(&["ferry"], "Ferries and a ferry, no ferryman"), ["Ferries", "ferry"]);
        assert_eq!(found(&["wharf box"], "wharf-boxes"), ["wharf-boxes"]);
        assert_eq!(
            found(&["sign-in"], "sign in, signin, sign-ins"),
            ["sign in", "signin", "sign-ins"]
        );
        assert_eq!(found(&["IT"], "it is IT"), ["IT"]);
    }

    #[test]
    fn the_longest_counts() {
        assert_eq!(
            found(&["pilot", "pilot boat", "boat"], "a pilot boat, a boat"),
            ["pilot boat", "boat"]
        );
        assert_eq!(found(&["a b", "b c d"], "a b c d"), ["b c d"]);
        assert_eq!(found(&["a b", "b c"], "a b c"), ["a b"]);
    }

    #[test]
    fn terms_are_found_beside_all_marks() {
        for text in ["(ferries)", "a ferry.", "“Ferry”", "é ferry", "FERRIES, é"] {
            assert_eq!(found(&["ferry", ".NET", "box"], text).len(), 1, "{text}");
        }
        assert_eq!(found(&[".NET", "box"], "for .NET boxes"), [".NET", "boxes"]);
        assert_eq!(found(&["quay", "no"], "a_quay -quay xquay nos"), ["nos"]);
    }

    #[test]
    fn names_of_code_hold_no_terms() {
        for text in
            ["see quay.com", "/quay/box", "my-quay", "quay_id", "x=quay", "http://quay/a", "Quay2"]
        {
            assert_eq!(found(&["quay"], text), [""; 0], "{text}");
        }
        assert_eq!(found(&["quay"], "the quay/berth."), ["quay"]);
    }

    #[test]
    fn many_terms_in_many_letters_take_no_long_time() {
        let terms: Vec<String> = (1..200).map(|it| "a ".repeat(it).trim().to_owned()).collect();
        let terms: Vec<&str> = terms.iter().map(String::as_str).collect();
        let text = "a ".repeat(3000);
        assert!(!found(&terms, &text).is_empty());
    }
}
