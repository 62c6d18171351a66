//! The anchors of a page: names that its author gave, and names of its headings.

use std::collections::{HashMap, HashSet};

use memchr::memmem;

use super::slug::{letters, slug, words};
use crate::article::{self, Article, Side};
use crate::digest::short;

/// The names of a page that a link can lead to. Letters of both cases count as the same.
#[derive(Debug, Default)]
pub struct Anchors(HashSet<u64>);

/// Text of other files or of a program's making may stand here, with anchors of its own.
const TEXT_FROM_ELSEWHERE: &[&str] = &["[!include", "{{", "{%"];

impl Anchors {
    /// The anchors of an article; `None` where not all of its text stands in it.
    pub fn of(article: &Article) -> Option<Self> {
        if article.segments.is_empty() {
            return None;
        }
        Self::of_page(article)
    }

    /// The anchors of an English file; `None` where not all of its text stands in it.
    pub fn of_english(bytes: Vec<u8>) -> Option<Self> {
        Self::of_page(&article::read(bytes))
    }

    fn of_page(article: &Article) -> Option<Self> {
        let small = article.text.to_ascii_lowercase();
        if TEXT_FROM_ELSEWHERE.iter().any(|it| small.contains(it)) {
            return None;
        }
        let mut found = Self::default();
        found.add_given(&article.text, &small);
        found.add_headings(article);
        Some(found)
    }

    /// Whether a link to this name leads anywhere.
    pub fn has(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        self.0.contains(&exact(&name)) || self.0.contains(&loose(&letters(&name)))
    }

    /// Adds the values of `name=` and `id=`, and `{#name}`.
    fn add_given(&mut self, text: &str, small: &str) {
        for attribute in ["name", "id"] {
            for at in memmem::find_iter(small.as_bytes(), attribute) {
                let before = small.as_bytes().get(at.wrapping_sub(1));
                let rest = text.get(at + attribute.len()..).unwrap_or_default().trim_start();
                let is_own = before
                    .is_some_and(|it| matches!(it, b' ' | b'\n' | b'\t' | b'"' | b'\'' | b';'));
                if let Some(value) = rest.strip_prefix('=').filter(|_| is_own) {
                    self.add_value(value.trim_start());
                }
            }
        }
        for at in memmem::find_iter(text.as_bytes(), "{#") {
            self.add_value(text.get(at + 2..).unwrap_or_default());
        }
    }

    fn add_value(&mut self, value: &str) {
        let value = value.strip_prefix("&quot;").unwrap_or(value);
        let value = value.strip_prefix(['"', '\'']).unwrap_or(value);
        let is_part =
            |it: &char| !it.is_whitespace() && !matches!(it, '"' | '\'' | '<' | '>' | '}' | '&');
        let name: String = value.chars().take(LONGEST_NAME).take_while(is_part).collect();
        self.0.insert(exact(&name.to_lowercase()));
    }

    fn add_headings(&mut self, article: &Article) {
        let mut seen: HashMap<String, usize> = HashMap::new();
        let (sides, is_named) = headings(article);
        for (words, is_named) in words(&sides).iter().zip(is_named) {
            let slug = slug(words);
            if slug.is_empty() {
                continue;
            }
            let before = seen.entry(slug.clone()).or_default();
            let numbered = match *before {
                0 => slug,
                count => format!("{slug}-{count}"),
            };
            *before += 1;
            self.0.insert(exact(&numbered));
            // Tools differ about marks; where the name is written down as well, it is certain.
            if !is_named {
                self.0.insert(loose(&letters(&numbered)));
            }
        }
    }
}

/// No name is longer (characters).
const LONGEST_NAME: usize = 1024;

fn exact(name: &str) -> u64 {
    short(format!("={name}").as_bytes())
}

fn loose(letters: &str) -> u64 {
    short(format!("~{letters}").as_bytes())
}

/// The headings in the words of the source, then in those of the translation, and whether an anchor
/// is written down in each.
fn headings(article: &Article) -> (Vec<String>, Vec<bool>) {
    let (mut sources, mut targets, mut named) = (Vec::new(), Vec::new(), Vec::new());
    let text = article.text.as_str();
    let mut segments = article.segments.as_slice();
    let mut start = 0;
    let mut line_before = 0..0;
    for line in text.split_inclusive('\n') {
        let range = start..start + line.len();
        start = range.end;
        let content = line.trim_start_matches(|it: char| {
            it.is_whitespace()
                || it.is_ascii_digit()
                || matches!(it, '>' | '-' | '*' | '+' | '.' | ')')
        });
        let is_underline = {
            let line = line.trim();
            !line.is_empty()
                && (line.bytes().all(|it| it == b'=') || line.bytes().all(|it| it == b'-'))
        };
        let is_html = content.get(..2).is_some_and(|it| it.eq_ignore_ascii_case("<h"));
        let heading = match (content.starts_with('#') || is_html, is_underline) {
            (true, _) => range.clone(),
            (false, true) => line_before.clone(),
            (false, false) => {
                line_before = range;
                continue;
            }
        };
        line_before = range;
        let behind = segments.partition_point(|it| it.range.end <= heading.start);
        segments = segments.get(behind..).unwrap_or_default();
        let version = |side: Side| {
            let (mut words, mut at) = (String::new(), heading.start);
            for it in segments.iter().take_while(|it| it.range.start < heading.end) {
                words.push_str(text.get(at..it.range.start).unwrap_or_default());
                words.push_str(article.at(it.side(side).text));
                at = it.range.end;
            }
            words.push_str(text.get(at..heading.end).unwrap_or_default());
            let marks = |it: char| it.is_whitespace() || it == '#';
            words.trim_matches(marks).to_owned()
        };
        let (source, target) = (version(Side::Source), version(Side::Target));
        named.push(content.starts_with('#') && source.starts_with("<a "));
        sources.push(source);
        targets.push(target);
    }
    let both = [named.as_slice(), named.as_slice()].concat();
    sources.extend(targets);
    (sources, both)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::read;

    fn segment(number: usize, target: &str, source: &str) -> String {
        format!(
            "<span data-ttu-id=\"aa11f-{number}\">{target}</span><span class=\"sxs-lookup\">\
             <span data-stu-id=\"aa11f-{number}\">{source}</span></span>"
        )
    }

    fn anchors(text: &str) -> Option<Anchors> {
        Anchors::of(&read(text.as_bytes().to_vec()))
    }

    #[test]
    fn given_names_and_both_versions_of_headings_count() {
        let text = format!(
            "# <a name=\"pay--a-fee\"></a>{}\n\n## {}\n\n### {}\n\n<a id='Given'></a>\n> ## Plain `code`\n",
            segment(103, "Gebühr zahlen", "Pay & a fee"),
            segment(104, "Gezeiten", "Tides (all)"),
            segment(105, "Gezeiten", "Tides (all)"),
        );
        let found = anchors(&text).unwrap();
        for name in [
            "pay--a-fee",
            "PAY--a-fee",
            "tides-all",
            "tides-all-1",
            "gezeiten",
            "gezeiten-1",
            "given",
            "plain-code",
            "gebühr-zahlen",
            "tidesall",
        ] {
            assert!(found.has(name), "{name}");
        }
        for name in ["pay-a-fee", "tides", "tides-all-2", "aa11f-103", "fees", ""] {
            assert!(!found.has(name), "{name}");
        }
    }

    #[test]
    fn other_ways_to_write_a_heading_count() {
        let text = format!(
            "{}\n===\n\n<H2>{}</H2>\n\ntext {{#own-name}}\n<span class=\"a\"id=&quot;quoted&quot;>\n",
            segment(103, "Häfen", "Ports"),
            segment(104, "Schiffe", "Ships")
        );
        let found = anchors(&text).unwrap();
        for name in ["ports", "ships", "häfen", "quoted"] {
            assert!(found.has(name), "{name}");
        }
    }

    #[test]
    fn what_does_not_show_all_of_its_text_has_no_known_anchors() {
        assert!(anchors("# Fees\n").is_none());
        let included = format!("{}\n[!INCLUDE [x](x.md)]\n", segment(103, "Gebühr", "Fee"));
        assert!(anchors(&included).is_none());
    }
}
