//! Fingerprints: what stays of a diagnostic when the lines around it move.

use std::collections::{HashMap, HashSet};

use sha2::{Digest, Sha256};

use super::ArticleReport;
use crate::article::{Article, ByteRange, Entry};
use crate::diagnostic::Diagnostic;
use crate::digest::hex;

/// A SHA-256.
type Hash = [u8; 32];

/// Bytes of the hash that a fingerprint shows.
const SHOWN: usize = 16;

/// Makes the fingerprints of one article's diagnostics, which it must see in order.
#[derive(Default)]
pub struct Fingerprints {
    /// Hashes of the texts, so that a long one with many diagnostics is hashed once.
    texts: HashMap<[ByteRange; 2], Hash>,
    /// How many diagnostics had the same rule, path and texts.
    seen: HashMap<Hash, u64>,
    /// Fingerprints that were made before, which no other diagnostic gets.
    made: HashSet<String>,
}

impl Fingerprints {
    /// The fingerprint of the next diagnostic: 32 hexadecimal digits.
    pub fn next(&mut self, report: &ArticleReport, diagnostic: &Diagnostic) -> String {
        if let Some(made) = &diagnostic.fingerprint {
            self.made.insert(made.clone());
            return made.clone();
        }
        let ranges = what_it_is_about(report.article, diagnostic);
        let texts = self.texts.entry(ranges).or_insert_with(|| {
            let [first, second] = ranges.map(|range| report.article.at(range));
            hash(&[first.as_bytes(), second.as_bytes()])
        });
        let kind: &[u8] = if diagnostic.segment.is_some() { b"segment" } else { b"article" };
        let rule = diagnostic.rule.id.as_bytes();
        let same = hash(&[rule, report.below_root.as_bytes(), kind, texts.as_slice()]);
        let ordinal = self.seen.entry(same).or_default();
        loop {
            let hash = hash(&[same.as_slice(), &ordinal.to_le_bytes()]);
            *ordinal += 1;
            let fingerprint = hex(&hash[..SHOWN]);
            if !self.made.contains(&fingerprint) {
                return fingerprint;
            }
        }
    }
}

/// What a fingerprint is made of, so that a change there makes it another one: both texts of the
/// segment; or the key and value of the front matter; or the place itself.
pub fn what_it_is_about(article: &Article, diagnostic: &Diagnostic) -> [ByteRange; 2] {
    if let Some(segment) = diagnostic.segment.and_then(|at| article.segments.get(at)) {
        return [segment.target.text, segment.source.text];
    }
    let entries = article.front_matter.iter().flat_map(|it| &it.entries);
    let mut around = entries.filter(|entry| whole(entry).contains(diagnostic.range));
    let nothing = ByteRange::default();
    around.next().map_or([diagnostic.range, nothing], |entry| [entry.key, entry.value])
}

fn whole(entry: &Entry) -> ByteRange {
    ByteRange::new(entry.key.start, entry.key.end.max(entry.value.end))
}

/// The hash of fields; each goes in with its length, so that no two lists run into the same bytes.
fn hash(fields: &[&[u8]]) -> Hash {
    let mut state = Sha256::new();
    for field in fields {
        state.update((field.len() as u64).to_le_bytes());
        state.update(field);
    }
    state.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::{Sample, article};

    fn fingerprints(sample: &Sample, below_root: &str) -> Vec<String> {
        let report = ArticleReport { below_root, ..sample.report() };
        let mut fingerprints = Fingerprints::default();
        report.diagnostics.iter().map(|it| fingerprints.next(&report, it)).collect()
    }

    #[test]
    fn lines_and_segment_numbers_may_move() {
        let here = Sample::new(&article("Eins.", "One.")).at("link/missing", "Eins");
        let text = article("Eins.", "One.").replace("0a0a0-103", "0a0a0-999");
        let there =
            Sample::new(&text.replace("\n<span", "\n\nHarbor\n\n<span")).at("link/missing", "Eins");
        let one = fingerprints(&here, "a.md");
        assert_eq!(one, fingerprints(&there, "a.md"));
        assert_eq!(one[0].len(), 32);
        assert_ne!(one, fingerprints(&here, "b.md"));
    }

    #[test]
    fn rule_and_texts_count() {
        let one = fingerprints(&Sample::new(&article("ab", "c")).at("link/missing", "a"), "a.md");
        let texts = fingerprints(&Sample::new(&article("a", "bc")).at("link/missing", "a"), "a.md");
        let rule = fingerprints(&Sample::new(&article("ab", "c")).at("link/extra", "a"), "a.md");
        assert_ne!(one, texts);
        assert_ne!(one, rule);
    }

    #[test]
    fn equal_ones_are_numbered() {
        let sample = Sample::new(&article("Eins zwei", "One two"));
        let found =
            fingerprints(&sample.at("link/missing", "Eins").at("link/missing", "zwei"), "a.md");
        assert_ne!(found[0], found[1]);
    }

    #[test]
    fn none_is_given_that_was_made_before() {
        let sample = Sample::new(&article("Eins zwei", "One two"));
        let sample = sample.at("link/missing", "Eins").at("link/missing", "zwei");
        let free = fingerprints(&sample, "a.md");
        let sample = Sample::new(&article("Eins zwei", "One two")).at("link/missing", "Eins");
        let sample = sample.but(|it| it.fingerprint = Some(free[0].clone()));
        assert_eq!(fingerprints(&sample.at("link/missing", "zwei"), "a.md"), free);
    }

    #[test]
    fn front_matter_is_its_key_and_value() {
        let found =
            |text: &str, at: &str| fingerprints(&Sample::new(text).outside("x/y", at), "a.md");
        let text = article("Eins", "One");
        let moved = text.replace("ms.translationtype", "author: me\nms.translationtype");
        assert_eq!(found(&text, "HT"), found(&moved, "HT"));
        assert_eq!(found(&text, "HT"), found(&text, "ms.translationtype"));
        assert_ne!(found(&text, "HT"), found(&text.replace(": HT", ": MT"), "MT"));
    }

    #[test]
    fn a_place_outside_everything_is_its_own_text() {
        let found =
            |text: &str, at: &str| fingerprints(&Sample::new(text).outside("x/y", at), "a.md");
        let text = article("Eins", "One");
        let with = |comment: &str| format!("{text}\n{comment}\n");
        assert_eq!(
            found(&with("<!-- x -->"), "<!-- x -->"),
            found(&with("\n\n<!-- x --> y"), "<!-- x -->")
        );
        assert_ne!(
            found(&with("<!-- x -->"), "<!-- x -->"),
            found(&with("<!-- y -->"), "<!-- y -->")
        );
    }
}
