//! Lists of glob patterns on the path below the root.

use globset::{Candidate, Glob, GlobBuilder, GlobSet, GlobSetBuilder};

/// Some patterns, compiled together. `*` stays within a folder, `**` does not.
#[derive(Debug, Clone, Default)]
pub(super) struct Patterns {
    texts: Vec<String>,
    set: GlobSet,
}

/// A pattern that is none.
#[derive(Debug)]
pub(super) struct BadPattern {
    /// Where it stands in the list.
    pub index: usize,
    /// What is wrong with it.
    pub message: String,
}

impl Patterns {
    pub fn new(texts: &[String]) -> Result<Self, BadPattern> {
        let mut set = GlobSetBuilder::new();
        for (index, text) in texts.iter().enumerate() {
            set.add(compile(text).map_err(|error| BadPattern::new(index, text, &error))?);
        }
        let set = set.build().map_err(|error| {
            BadPattern::new(0, texts.first().map_or("", String::as_str), &error)
        })?;
        Ok(Self { texts: texts.to_vec(), set })
    }

    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    pub fn is_match(&self, path: &str) -> bool {
        !self.is_empty() && self.set.is_match_candidate(&Candidate::new(path))
    }

    /// The first pattern that the path matches.
    pub fn matching(&self, path: &str) -> Option<&str> {
        if self.is_empty() {
            return None;
        }
        let first = self.set.matches(path).into_iter().min()?;
        self.texts.get(first).map(String::as_str)
    }
}

impl BadPattern {
    fn new(index: usize, text: &str, error: &globset::Error) -> Self {
        Self { index, message: format!("`{text}` is no glob pattern: {}", error.kind()) }
    }
}

/// The same reading on every system: paths come with `/`, `\` makes a character literal.
fn compile(text: &str) -> Result<Glob, globset::Error> {
    GlobBuilder::new(text).literal_separator(true).backslash_escape(true).build()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patterns(texts: &[&str]) -> Result<Patterns, BadPattern> {
        let texts: Vec<String> = texts.iter().map(|&it| it.to_owned()).collect();
        Patterns::new(&texts)
    }

    #[test]
    fn a_star_stays_within_a_folder() {
        let some = patterns(&["docs/*.md", "legal/**", "**/draft-?.md"]).unwrap();
        assert!(some.is_match("docs/berths.md"));
        assert!(!some.is_match("docs/harbor/berths.md"));
        assert!(some.is_match("legal/a/b.md"));
        assert!(some.is_match("draft-1.md") && some.is_match("a/draft-1.md"));
        assert!(!some.is_match("draft-10.md"));
    }

    #[test]
    fn the_first_matching_pattern_is_named() {
        let some = patterns(&["a/*", "a/**"]).unwrap();
        assert_eq!(some.matching("a/b"), Some("a/*"));
        assert_eq!(some.matching("a/b/c"), Some("a/**"));
        assert_eq!(some.matching("b"), None);
    }

    #[test]
    fn no_pattern_matches_nothing() {
        assert!(!patterns(&[]).unwrap().is_match("a.md"));
        assert!(!Patterns::default().is_match(""));
    }

    #[test]
    fn absolute_and_parent_patterns_are_just_patterns() {
        let some = patterns(&["/a.md", "../b.md"]).unwrap();
        assert!(!some.is_match("a.md") && !some.is_match("b.md"));
    }

    #[test]
    fn a_pattern_that_is_none_is_named() {
        let bad = patterns(&["fine", "a[b"]).unwrap_err();
        assert_eq!(bad.index, 1);
        assert!(bad.message.starts_with("`a[b` is no glob pattern: "), "{}", bad.message);
    }
}
