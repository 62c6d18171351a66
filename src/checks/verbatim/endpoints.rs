//! The addresses in lines of HTTP requests.

use super::target::TargetText;
use crate::checks::{Finding, SegmentContext};
use crate::inline::{Kind, OBJECT};

const RULE: &str = "verbatim/translated-endpoint";

const VERBS: &[&str] = &["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/// A segment with more addresses than this is not searched for all of them.
const MOST: usize = 8;

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    if !cx.source.features.has(Kind::SLASH) || cx.source.written() == cx.target.written() {
        return;
    }
    let written = cx.source.written();
    if !written.contains("{base") && !VERBS.iter().any(|it| written.contains(it)) {
        return;
    }
    let source = cx.source_flat();
    let target = cx.target_flat();
    let text = TargetText::of(cx);
    let wanted = endpoints(&source.text);
    if wanted.is_empty() {
        return;
    }
    let found = all_paths(&target.text);
    for (start, endpoint) in wanted.into_iter().take(MOST) {
        if text.holds(endpoint) {
            continue;
        }
        let count = endpoint.split('/').count();
        let counterparts = found.iter().filter(|it| it.1.split('/').count() == count);
        let likeness = |it: &str| strsim::jaro_winkler(it, endpoint);
        let Some(&(at, other)) = counterparts
            .filter(|it| !source.text.contains(it.1))
            .max_by(|a, b| likeness(a.1).total_cmp(&likeness(b.1)))
        else {
            continue;
        };
        let mut offset = 0;
        for (part, other_part) in endpoint.split('/').zip(other.split('/')) {
            if part != other_part && is_translated(part, other_part) {
                let range = target.range(at + offset, at + offset + other_part.len());
                findings.push(
                    Finding::in_target(RULE, cx, range)
                        .with("part", part)
                        .with("found", other_part)
                        .and_source(source.range(start, start + endpoint.len())),
                );
                break;
            }
            offset += other_part.len() + 1;
        }
    }
}

/// Whether a part differs in more than the marks at its edges.
fn is_translated(part: &str, other: &str) -> bool {
    let bare = |it: &str| it.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let has_letter = other.contains(char::is_alphabetic);
    has_letter && bare(part) != bare(other)
}

/// The addresses that stand behind the verb of a request or begin with `{baseURL}`.
fn endpoints(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut verb_before = false;
    for (start, chunk) in chunks(text) {
        let bare = chunk.trim_matches(|c: char| !c.is_ascii_alphabetic());
        let is_base = chunk.get(..5).is_some_and(|it| it.eq_ignore_ascii_case("{base"));
        let is_path = chunk.starts_with('/') || chunk.starts_with("https://") || is_base;
        if is_path && (verb_before || is_base) && chunk.matches('/').count() > 1 {
            found.push((start, chunk));
        }
        // A table has a bar between the verb and the address.
        let is_bar = !chunk.contains(char::is_alphanumeric);
        verb_before = VERBS.contains(&bare) || verb_before && is_bar;
    }
    found
}

fn all_paths(text: &str) -> Vec<(usize, &str)> {
    chunks(text).filter(|it| it.1.contains('/')).take(64).collect()
}

/// The pieces between blanks; a blank between curly brackets is none.
fn chunks(text: &str) -> impl Iterator<Item = (usize, &str)> {
    /// No placeholder is longer.
    const LONGEST: usize = 64;
    let mut open: Option<usize> = None;
    let mut start = 0;
    let mut ends = text
        .char_indices()
        .filter_map(move |(at, c)| {
            match c {
                '{' => open = Some(at),
                '}' => open = None,
                _ if open.is_some_and(|it| at - it > LONGEST) => open = None,
                _ => {}
            }
            let is_gap = c.is_whitespace() && open.is_none() || c == OBJECT;
            is_gap.then_some((at, at + c.len_utf8()))
        })
        .chain([(text.len(), text.len())]);
    std::iter::from_fn(move || {
        loop {
            let (end, next) = ends.next()?;
            let (from, chunk) = (start, text.get(start..end)?);
            start = next;
            let bare = chunk.trim_end_matches(['.', ',', ';', ':', '*', ')', '。']);
            if !bare.is_empty() {
                return Some((from, bare));
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_requests() {
        let of = |text: &'static str| -> Vec<&str> {
            endpoints(text).into_iter().map(|it| it.1).collect()
        };
        assert_eq!(of("POST /v1/berths/{berth-id}."), ["/v1/berths/{berth-id}"]);
        assert_eq!(of("{baseURL}/v1/{der Kunde}/x HTTP/1.1"), ["{baseURL}/v1/{der Kunde}/x"]);
        assert!(of("See /v1/berths/{berth-id} or and/or").is_empty());
    }
}
