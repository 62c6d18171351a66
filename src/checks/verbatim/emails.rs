//! Mail addresses in prose.

use memchr::memchr_iter;

use super::not_kept::not_kept;
use super::target::{TargetText, whole};
use crate::article::ByteRange;
use crate::checks::{Finding, SegmentContext};
use crate::inline::Kind;

const RULE: &str = "verbatim/changed-email";

/// A segment with more addresses than this is not searched for all of them.
const MOST: usize = 16;

/// No part of an address has more bytes.
const LONGEST: usize = 128;

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    if !cx.source.features.has(Kind::AT) || cx.source.written() == cx.target.written() {
        return;
    }
    let source = cx.source_flat();
    let text = TargetText::of(cx);
    let found: Vec<(usize, &str)> = addresses(text.flat).take(MOST).collect();
    let mut written = None;
    for (start, address) in addresses(&source.text).take(MOST) {
        let small = address.to_ascii_lowercase();
        let written = written.get_or_insert_with(|| cx.target.written().to_ascii_lowercase());
        if stands_in(text.folded(), &small) || stands_in(written, &small) {
            continue;
        }
        if is_sample(address) && found.iter().any(|it| is_of_same_host(it.1, address)) {
            continue;
        }
        let (range, fault) = place(cx, &text, address, &found);
        let range_in_source = source.range(start, start + address.len());
        findings.push(not_kept(cx, RULE, ("address", address), (range, fault), range_in_source));
    }
}

/// The addresses of a text, with where they begin.
fn addresses(text: &str) -> impl Iterator<Item = (usize, &str)> {
    memchr_iter(b'@', text.as_bytes()).filter_map(move |at| {
        let is_local = |it: &u8| it.is_ascii_alphanumeric() || b"._%+-".contains(it);
        let is_host = |it: &u8| it.is_ascii_alphanumeric() || b".-".contains(it);
        let (head, tail) = (&text.as_bytes()[..at], &text.as_bytes()[at + 1..]);
        let before = head.iter().rev().take(LONGEST).take_while(|it| is_local(it)).count();
        let behind = tail.iter().take(LONGEST).take_while(|it| is_host(it)).count();
        let address = text.get(at - before..at + 1 + behind)?;
        let ended = address.trim_end_matches(['.', '-']);
        let started = ended.trim_start_matches(['.', '-']);
        let (local, host) = started.split_once('@')?;
        let top = host.rsplit_once('.')?.1;
        let is_one =
            !local.is_empty() && top.len() > 1 && !top.starts_with(|c: char| c.is_ascii_digit());
        is_one.then_some((at - before + (ended.len() - started.len()), started))
    })
}

/// Whether `address` stands in a text, with no letter of ASCII that would lengthen it.
fn stands_in(text: &str, address: &str) -> bool {
    text.match_indices(address).any(|(at, _)| {
        let is_part = |it: Option<&u8>| it.is_some_and(u8::is_ascii_alphanumeric);
        let before = at.checked_sub(1).and_then(|it| text.as_bytes().get(it));
        !is_part(before) && !is_part(text.as_bytes().get(at + address.len()))
    })
}

/// Whether the name in an address is made up, so that a translation may make up another one.
fn is_sample(address: &str) -> bool {
    const NAMES: &[&str] = &[
        "name",
        "user",
        "username",
        "someone",
        "you",
        "yourname",
        "your-name",
        "your.name",
        "first.last",
        "firstname.lastname",
        "john",
        "jane",
        "example",
        "email",
        "alias",
        "test",
        "youralias",
        "customer",
        "partner",
        "company",
        "employee",
    ];
    const HOSTS: &[&str] = &["contoso", "example", "fabrikam", "northwind", "domain", "your"];
    let Some((local, host)) = address.split_once('@') else {
        return false;
    };
    NAMES.contains(&local.to_ascii_lowercase().as_str()) || HOSTS.iter().any(|it| host.contains(it))
}

fn is_of_same_host(a: &str, b: &str) -> bool {
    let host = |it: &str| it.split_once('@').map(|it| it.1.to_ascii_lowercase());
    host(a) == host(b)
}

fn place(
    cx: &SegmentContext,
    text: &TargetText,
    address: &str,
    found: &[(usize, &str)],
) -> (ByteRange, String) {
    let flat = cx.target_flat();
    if let Some((start, end)) = text.split(address, false) {
        return (flat.range(start, end), "cuts it by a blank".to_owned());
    }
    let is_new = |it: &&(usize, &str)| !cx.source_flat().text.contains(it.1);
    let best = found
        .iter()
        .filter(is_new)
        .map(|it| (strsim::jaro_winkler(it.1, address), it))
        .max_by(|a, b| a.0.total_cmp(&b.0));
    match best {
        Some((_, &(start, it))) => {
            (flat.range(start, start + it.len()), format!("makes it `{it}`"))
        }
        None => (whole(cx), "drops it".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_what_only_looks_like_one() {
        let text = "Mail pilot@harbor.test. (x.y@a.b.test) @name 5@2.0 항구는 a@b.test로 info@ x";
        let found: Vec<&str> = addresses(text).map(|it| it.1).collect();
        assert_eq!(found, ["pilot@harbor.test", "x.y@a.b.test", "a@b.test"]);
        assert!(stands_in("주소 a@b.test로", "a@b.test"));
    }
}
