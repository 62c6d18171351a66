//! The texts of an English file that stand beside no segment: title, description, texts of images.

use std::collections::HashSet;

use super::words::words;
use crate::article::{self, Article, FrontMatter};

/// The texts of an English file that have no source beside their translation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EnglishTexts {
    /// The title of the front matter.
    pub title: String,
    /// The description of the front matter.
    pub description: String,
    /// The first heading as it is written; empty where there is none.
    pub heading: String,
    /// The texts of images.
    pub images: HashSet<String>,
}

impl EnglishTexts {
    /// The texts of a file.
    pub fn of(bytes: &[u8]) -> Self {
        let article = article::read(bytes.to_vec());
        let images = article.loose_texts.iter().map(|it| blanks(article.at(it.range)));
        Self {
            title: value(&article, "title"),
            description: value(&article, "description"),
            heading: heading(&article),
            images: images.collect(),
        }
    }

    /// Whether title and first heading have the same words.
    pub fn title_is_heading(&self) -> bool {
        let title = words(&self.title);
        !title.is_empty() && title == words(&self.heading)
    }
}

fn value(article: &Article, key: &str) -> String {
    let entry = |it: &FrontMatter| {
        it.get(&article.text, key).map(|it| it.value(&article.text).into_owned())
    };
    blanks(&article.front_matter.as_ref().and_then(entry).unwrap_or_default())
}

/// The first heading of the first level, outside of code and comments.
fn heading(article: &Article) -> String {
    let is_hidden = |at: usize| {
        let mut hidden = article.code_blocks.iter().chain(&article.comments);
        hidden.any(|it| it.start <= at && at < it.end)
    };
    let body = article.front_matter.as_ref().map_or(0, |it| it.range.end);
    let mut at = body;
    for line in article.text.get(body..).unwrap_or_default().split_inclusive('\n') {
        if let Some(heading) = line.strip_prefix("# ").filter(|_| !is_hidden(at)) {
            return heading.trim().to_owned();
        }
        at += line.len();
    }
    String::new()
}

/// One blank for all blanks.
fn blanks(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_beside_no_segment() {
        let text = "---\ntitle: 'Tides  of the\n  harbor'\n---\n```\n# Code\n```\n# <a id=\"x\"></a>Tides of the *harbor*\n\n![A  chart](a.png)\n# More\n";
        let texts = EnglishTexts::of(text.as_bytes());
        assert_eq!(texts.title, "Tides of the harbor");
        assert!(texts.title_is_heading() && texts.images.contains("A chart"));
        assert!(!EnglishTexts::of(b"# Tides\n").title_is_heading());
        assert!(!EnglishTexts::of(b"").title_is_heading());
    }
}
