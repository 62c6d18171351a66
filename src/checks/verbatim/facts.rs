//! What an article says once for all its segments.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::super::Context;
use crate::article::{Article, ByteRange};
use crate::config::Config;

/// Found out when first asked for.
#[derive(Debug, Default)]
pub struct Facts<'a> {
    code: OnceLock<HashSet<&'a str>>,
    terms: OnceLock<Vec<String>>,
}

impl<'a> Facts<'a> {
    /// Whether `name` stands as a word in the code of the article.
    pub(super) fn is_in_code(&self, article: &'a Article, name: &str) -> bool {
        self.code.get_or_init(|| words_of_code(article)).contains(name)
    }

    /// What must not be translated, the longest first.
    pub(super) fn terms<'c>(cx: &'c Context<'a>) -> &'c [String] {
        cx.facts.terms.get_or_init(|| terms(cx.article, cx.config))
    }
}

fn words_of_code(article: &Article) -> HashSet<&str> {
    let mut words = HashSet::new();
    for &range in &article.code_blocks {
        add_words(article.at(range), &mut words);
    }
    let text = article.text.as_str();
    let mut open: Option<usize> = None;
    for at in memchr::memchr2_iter(b'`', b'\n', text.as_bytes()) {
        if text.as_bytes().get(at) == Some(&b'\n') {
            open = None;
            continue;
        }
        match open.take() {
            Some(start) if at > start => add_words(ByteRange::new(start, at).of(text), &mut words),
            _ => open = Some(at + 1),
        }
    }
    words
}

fn add_words<'a>(code: &'a str, words: &mut HashSet<&'a str>) {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    words.extend(code.split(|c: char| !is_part(c)).filter(|it| it.len() > 2));
}

fn terms(article: &Article, config: &Config) -> Vec<String> {
    let mut terms = config.untranslatable.clone();
    let front_matter = article.front_matter.as_ref();
    if let Some(entry) = front_matter.and_then(|it| it.get(&article.text, "no-loc")) {
        terms.extend(list(article.at(entry.value)));
    }
    terms.retain(|it| !it.trim().is_empty());
    terms.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    terms.dedup();
    terms
}

/// The texts of a YAML list, in brackets or a line each, or a single text.
fn list(written: &str) -> Vec<String> {
    let unquoted = |it: &str| {
        let it = it.trim();
        let inner = |quote: char| it.strip_prefix(quote)?.strip_suffix(quote);
        inner('"').or_else(|| inner('\'')).unwrap_or(it).to_owned()
    };
    let written = written.trim();
    if let Some(inner) = written.strip_prefix('[').map(|it| it.trim_end_matches(']')) {
        return inner.split(',').map(unquoted).collect();
    }
    if !written.starts_with('-') {
        return vec![unquoted(written)];
    }
    written.lines().filter_map(|line| line.trim().strip_prefix("- ")).map(unquoted).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_in_front_matter() {
        assert_eq!(list("[\"a\", 'b c', d]"), ["a", "b c", "d"]);
        assert_eq!(list("- a\n  - \"b\""), ["a", "b"]);
        assert_eq!(list("a b"), ["a b"]);
    }
}
