//! Bare addresses of pages in prose.

use std::collections::HashSet;

use memchr::memmem;

use super::not_kept::not_kept;
use super::target::{TargetText, whole};
use crate::article::ByteRange;
use crate::checks::link::page_key;
use crate::checks::{Finding, SegmentContext};
use crate::inline::{Kind, OBJECT};

const RULE: &str = "verbatim/changed-url";

/// A segment with more addresses than this is not searched for all of them.
const MOST_URLS: usize = 16;

/// An address of more bytes is cut.
const LONGEST: usize = 2048;

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    let has = |text: &str| memmem::find(text.as_bytes(), b"://").is_some() || text.contains("www.");
    if !cx.source.features.has(Kind::SLASH.or(Kind::STOP)) || !has(cx.source.written()) {
        return;
    }
    if cx.source.written() == cx.target.written() || !has(&cx.source_flat().text) {
        return;
    }
    let source = cx.source_flat();
    let letters_end = letters_end_url(cx);
    let wanted = urls(&source.text, false);
    let found = urls(&cx.target_flat().text, letters_end);
    let mut told: HashSet<&str> = HashSet::new();
    for url in &wanted {
        if !told.insert(url.text) {
            continue;
        }
        let range_in_source = source.range(url.start, url.start + url.text.len());
        if let Some((range, fault)) = fault(cx, url.text, &wanted, &found) {
            findings.push(not_kept(cx, RULE, ("url", url.text), (range, fault), range_in_source));
        }
    }
    if let Some((url, range)) = glued(cx, &wanted, &found) {
        findings.push(
            Finding::in_target(RULE, cx, range)
                .with("url", url)
                .with("fault", "runs it into the word before it")
                .and_source(cx.source.range.trimmed(cx.source.text)),
        );
    }
}

/// Whether a letter of the translation's script ends an address: where no blank stands between
/// words, and in Korean, where particles follow a word.
fn letters_end_url(cx: &SegmentContext) -> bool {
    cx.profile().is_none_or(|it| !it.word_spaces || it.tag == "ko")
}

/// An address in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Url<'t> {
    text: &'t str,
    start: usize,
}

/// The addresses of a text. `ascii` says that a letter beyond ASCII ends one.
fn urls(text: &str, ascii: bool) -> Vec<Url<'_>> {
    let mut urls: Vec<Url> = Vec::new();
    let mut behind = 0;
    let schemes = memmem::find_iter(text.as_bytes(), b"://");
    let hosts = memmem::find_iter(text.as_bytes(), b"www.");
    let mut starts: Vec<usize> = schemes
        .filter_map(|at| {
            let scheme = text[..at]
                .bytes()
                .rev()
                .take_while(|it| it.is_ascii_lowercase() || *it == b'-')
                .take(12)
                .count();
            (scheme > 1).then(|| at - scheme)
        })
        .chain(hosts.filter(|&at| {
            !text[..at].ends_with(|c: char| c.is_alphanumeric() || "/.@-".contains(c))
        }))
        .collect();
    starts.sort_unstable();
    for start in starts {
        if start < behind || urls.len() == MOST_URLS {
            continue;
        }
        let rest = &text[start..];
        let url = url_at(rest, ascii);
        behind = start + url.len();
        let name = url.split_once("://").map_or(url, |it| it.1);
        if name.contains(|c: char| c.is_ascii_alphanumeric()) && name.len() > 3 {
            urls.push(Url { text: url, start });
        }
    }
    urls
}

/// The address that a text begins with, without the punctuation of the sentence around it.
fn url_at(rest: &str, ascii: bool) -> &str {
    let mut open = 0_usize;
    let end = rest
        .char_indices()
        .take_while(|(at, _)| *at < LONGEST)
        .find(|&(_, c)| {
            match c {
                '(' => open += 1,
                ')' if open > 0 => open -= 1,
                _ => return ends_url(c, ascii),
            }
            false
        })
        .map_or(rest.len().min(LONGEST), |it| it.0);
    let mut end = end;
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    let is_edge = |c: char| !c.is_alphanumeric() && !"/=#})".contains(c);
    rest[..end].trim_end_matches(is_edge)
}

fn ends_url(c: char, ascii: bool) -> bool {
    c.is_whitespace()
        || c == OBJECT
        || "<>\"`|\\[])^'".contains(c)
        || !c.is_ascii() && (ascii || !c.is_alphanumeric())
}

/// What the address is compared by.
fn key(cx: &SegmentContext, url: &str) -> String {
    let plain = without_placeholders(url);
    let key = page_key(&plain, cx.context.locale.as_ref()).replace("{locale}/", "");
    let host_end = key
        .find("://")
        .and_then(|at| Some(at + 3 + key[at + 3..].find(['/', '?', '#'])?))
        .unwrap_or(key.len());
    let (host, path) = key.split_at(host_end);
    format!("{}{}", host.to_lowercase(), path.trim_end_matches('/'))
}

/// `{customer-id}` may be called otherwise here.
fn without_placeholders(url: &str) -> String {
    let mut plain = String::with_capacity(url.len());
    let mut depth = 0_usize;
    for c in url.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if depth > 0 => continue,
            _ => {}
        }
        plain.push(c);
    }
    plain
}

fn fault(
    cx: &SegmentContext,
    url: &str,
    wanted: &[Url],
    found: &[Url],
) -> Option<(ByteRange, String)> {
    if found.iter().any(|it| it.text == url) || leads_there(cx.target.written(), url) {
        return None;
    }
    let own = key(cx, url);
    let destinations = cx.target.links().map(|it| &*it.2.destination);
    if found
        .iter()
        .map(|it| it.text)
        .chain(destinations.take(MOST_URLS))
        .any(|it| key(cx, it) == own)
    {
        return None;
    }
    let text = TargetText::of(cx);
    if let Some((start, end)) = text.split(url, true) {
        return Some((cx.target_flat().range(start, end), "cuts it by a blank".to_owned()));
    }
    let is_new = |it: &&Url| !wanted.iter().any(|known| known.text == it.text);
    let likeness = |it: &Url| strsim::jaro_winkler(&key(cx, it.text), &own);
    let best = found
        .iter()
        .filter(is_new)
        .map(|it| (likeness(it), it))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .filter(|it| it.0 > 0.6);
    Some(match best {
        Some((_, it)) => {
            let range = cx.target_flat().range(it.start, it.start + it.text.len());
            (range, format!("makes it `{}`", it.text))
        }
        None => (whole(cx), "drops it".to_owned()),
    })
}

/// Whether a text holds the address as it is, with nothing that would lengthen it.
fn leads_there(text: &str, url: &str) -> bool {
    let bare = url.trim_end_matches('/');
    memmem::find_iter(text.as_bytes(), bare.as_bytes()).any(|at| {
        let behind = text[at + bare.len()..].trim_start_matches('/').chars().next();
        behind.is_none_or(|it| !it.is_alphanumeric())
    })
}

/// An address right behind a letter, where words stand apart.
fn glued<'t>(
    cx: &SegmentContext,
    wanted: &[Url<'t>],
    found: &[Url],
) -> Option<(&'t str, ByteRange)> {
    if !cx.profile()?.word_spaces {
        return None;
    }
    let (source, target) = (&cx.source_flat().text, &cx.target_flat().text);
    let word_before = |text: &str, at: usize| -> usize {
        let head = &text[..at];
        head.len() - head.trim_end_matches(char::is_alphabetic).len()
    };
    let url = found.iter().find(|it| word_before(target, it.start) > 0)?;
    let known = wanted.iter().find(|it| key(cx, it.text) == key(cx, url.text))?;
    if word_before(source, known.start) > 0 {
        return None;
    }
    let start = url.start - word_before(target, url.start);
    Some((known.text, cx.target_flat().range(start, url.start + url.text.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        let of = |text: &'static str, ascii| -> Vec<&str> {
            urls(text, ascii).into_iter().map(|it| it.text).collect()
        };
        assert_eq!(
            of("See https://a.test/b(c), (www.d.test).", false),
            ["https://a.test/b(c)", "www.d.test"]
        );
        assert_eq!(of("https://a.test/b。次", false), ["https://a.test/b"]);
        assert_eq!(of("https://a.test/bを参照", true), ["https://a.test/b"]);
        assert_eq!(of("разделеhttps://a.test/x#y.", false), ["https://a.test/x#y"]);
        assert_eq!(of("https:// and ://x", false), Vec::<&str>::new());
    }
}
