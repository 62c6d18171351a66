//! Links of both sides, compared by where they lead.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::article::{ByteRange, WrapperKind};
use crate::checks::multiset::{Difference, difference};
use crate::checks::punctuation::Mark;
use crate::checks::{Finding, SegmentContext, mend, place};
use crate::diagnostic::{Edit, Fix, Safety};
use crate::inline::{Node, NodeKind, Target, Tree};
use crate::locale::LanguageTag;

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    if cx.is_plain() {
        return;
    }
    let (source, target) = (Links::of(cx, cx.source), Links::of(cx, cx.target));
    if source.nodes.is_empty() && target.nodes.is_empty() {
        return;
    }
    if !source.leads_where(&target) {
        report_differences(cx, &source, &target, findings);
    }
    report_empty(cx, &source, &target, findings);
}

fn report_differences(
    cx: &SegmentContext,
    source: &Links,
    target: &Links,
    findings: &mut Vec<Finding<'static>>,
) {
    let mut difference = difference(source.keys(), target.keys());
    drop_wrapped(cx, source, target, &mut difference);
    report_changed(cx, source, target, &mut difference, findings);
    for &index in &difference.missing {
        findings.push(missing(cx, source, index));
    }
    for &index in difference.extra.iter().filter(|&&it| !mends_source(cx, target, it)) {
        let (_, node, goal) = target.nodes[index];
        let finding = Finding::in_target("link/extra", cx, node.range);
        findings.push(finding.with("destination", &*goal.destination));
    }
}

/// The links of one side.
struct Links<'t> {
    nodes: Vec<(usize, &'t Node, &'t Target)>,
    locale: Option<&'t LanguageTag>,
    keys: OnceCell<Vec<String>>,
}

impl<'t> Links<'t> {
    fn of(cx: &'t SegmentContext, tree: &'t Tree) -> Self {
        let nodes = tree.links().collect();
        Self { nodes, locale: cx.context.locale.as_ref(), keys: OnceCell::new() }
    }

    /// What the links are compared by; most segments need no comparing.
    fn keys(&self) -> &[String] {
        self.keys.get_or_init(|| {
            self.nodes.iter().map(|(_, _, goal)| key(&goal.destination, self.locale)).collect()
        })
    }

    /// Whether two sides link to the same places in the same order.
    fn leads_where(&self, other: &Self) -> bool {
        let mut pairs = self.nodes.iter().zip(&other.nodes);
        self.nodes.len() == other.nodes.len()
            && pairs.all(|(a, b)| a.2.destination == b.2.destination)
    }
}

/// What a destination is compared by: entities and percent signs resolved, and no locale in it,
/// since a page in the reader's own language is the same page.
pub(in crate::checks) fn key(destination: &str, locale: Option<&LanguageTag>) -> String {
    let decoded = percent_decoded(destination);
    if !decoded.contains("//") && !decoded.starts_with('/') {
        return small_path(decoded);
    }
    if let Some(site) = wikipedia(&decoded) {
        return site;
    }
    let mut key = String::with_capacity(decoded.len());
    for part in decoded.split_inclusive(['/', '.', '=', '&', '?', '#']) {
        let name = part.trim_end_matches(['/', '.', '=', '&', '?', '#']);
        if names_locale(name, locale) {
            key.push_str("{locale}");
            key.push_str(&part[name.len()..]);
        } else {
            key.push_str(part);
        }
    }
    key
}

/// A relative path in small letters, with its fragment as it is: which letters are right is the
/// file's to say.
fn small_path(mut destination: String) -> String {
    let end = destination.find(['?', '#']).unwrap_or(destination.len());
    // A name before a colon begins an address, as in `xref:Fee`.
    if let Some(path) = destination.get_mut(..end).filter(|it| !it.contains(':')) {
        path.make_ascii_lowercase();
    }
    destination
}

/// Whether a part of an address is the source's locale or the article's own.
fn names_locale(part: &str, locale: Option<&LanguageTag>) -> bool {
    if part.len() < 2 || part.len() > 10 {
        return false;
    }
    let Some(tag) = LanguageTag::parse(part) else {
        return false;
    };
    tag.language == "en" || locale.is_some_and(|it| tag.agrees_with(it))
}

/// The same article of an encyclopedia has another name in each language.
fn wikipedia(destination: &str) -> Option<String> {
    let host = destination.split("//").nth(1)?.split('/').next()?;
    host.ends_with(".wikipedia.org").then(|| "wikipedia.org".to_owned())
}

fn percent_decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let digits = tail.get(..2).and_then(|it| std::str::from_utf8(it).ok());
        match digits.filter(|_| first == b'%').and_then(|it| u8::from_str_radix(it, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// A link around the segment serves both sides: a side that writes it out as well lacks nothing.
fn drop_wrapped(cx: &SegmentContext, source: &Links, target: &Links, difference: &mut Difference) {
    let Some(wrapper) = cx.segment.place.wrapper.map(|it| cx.context.article.wrappers[it]) else {
        return;
    };
    if wrapper.kind == WrapperKind::Link {
        let around = key(cx.context.at(wrapper.destination), cx.context.locale.as_ref());
        difference.missing.retain(|&it| source.keys()[it] != around);
        difference.extra.retain(|&it| target.keys()[it] != around);
    }
}

fn report_changed(
    cx: &SegmentContext,
    source: &Links,
    target: &Links,
    difference: &mut Difference,
    findings: &mut Vec<Finding<'static>>,
) {
    let likeness = |s: usize, t: usize| strsim::jaro_winkler(&source.keys()[s], &target.keys()[t]);
    while let Some((s, t)) = difference.take_pair(likeness) {
        let (wanted, found) = (source.nodes[s].2, target.nodes[t].2);
        findings.push(
            Finding::in_target("link/changed", cx, found.written)
                .with("destination", &*wanted.destination)
                .with("found", &*found.destination)
                .perhaps_mended_by(copied(cx, wanted, found, target.nodes[t].1.range.end))
                .and_source(wanted.written),
        );
    }
}

/// Puts the destination of the source back, where both stand between parentheses. A person should
/// look at it unless they differ in marks, case and fragment alone, which no translation changes.
fn copied(cx: &SegmentContext, wanted: &Target, found: &Target, link_end: usize) -> Option<Fix> {
    let is_inline = |tree: &Tree, it: &Target| {
        tree.at(ByteRange::new(tree.range.start, it.written.start)).ends_with("](")
    };
    if !is_inline(cx.target, found) || !is_inline(cx.source, wanted) {
        return None;
    }
    let page = |it: &Target| {
        let page = it.destination.split('#').next().unwrap_or_default();
        let letters = page.chars().filter(|it| it.is_alphanumeric());
        letters.collect::<String>().to_lowercase()
    };
    let is_same = page(wanted) == page(found);
    let safety = if is_same { Safety::Safe } else { Safety::Unsafe };
    let destination = cx.source.at(wanted.written);
    let mut edits = vec![Edit::replace(found.written, destination)];
    let tail = cx.target.at(found.written).strip_prefix(destination).unwrap_or_default();
    if tail.chars().all(|it| Mark::of(it).is_some()) && !tail.is_empty() {
        let behind = cx.target.at(ByteRange::new(link_end, cx.target.range.end));
        edits.extend(mark_behind(tail, behind)?.then(|| Edit::insert(link_end, tail)));
    }
    Some(Fix::new(safety, edits))
}

/// Whether the marks that slipped into an address have their place behind the link; `None` where
/// that is not certain.
fn mark_behind(marks: &str, behind: &str) -> Option<bool> {
    let ends = Mark::at_end(marks).is_some_and(Mark::ends_sentence);
    if Mark::at_start(behind).is_some() {
        return Some(false);
    }
    (!ends || !mend::goes_on(behind)).then_some(true)
}

fn missing(cx: &SegmentContext, source: &Links, index: usize) -> Finding<'static> {
    let (at, node, goal) = source.nodes[index];
    let text = cx.source.visible_inside(at);
    let range = place::of_lost(cx, &text);
    Finding::in_target("link/missing", cx, range)
        .with("destination", &*goal.destination)
        .with("text", text)
        .and_source(node.range)
}

/// Whether an extra link leads where the source says too, only that it is no link there.
fn mends_source(cx: &SegmentContext, target: &Links, index: usize) -> bool {
    let (_, node, goal) = target.nodes[index];
    cx.source.written().contains(&*goal.destination) || is_wrapped_in_itself(cx.target, node, goal)
}

/// `[[x](u)](u)`: the second half is broken syntax, which has a rule of its own.
fn is_wrapped_in_itself(tree: &Tree, node: &Node, goal: &Target) -> bool {
    let behind = ByteRange::new(node.range.end, tree.range.end);
    let rest = tree.at(behind);
    rest.starts_with("](") && rest[2..].starts_with(&*goal.destination)
}

fn report_empty(
    cx: &SegmentContext,
    source: &Links,
    target: &Links,
    findings: &mut Vec<Finding<'static>>,
) {
    let has_text = |it: &usize| !is_empty(cx.source, source.nodes[*it].0);
    let mut partners: Option<HashMap<&str, usize>> = None;
    for (index, (at, node, goal)) in target.nodes.iter().enumerate() {
        if !is_empty(cx.target, *at) {
            continue;
        }
        let partners = partners.get_or_insert_with(|| {
            let with_text = (0..source.nodes.len()).rev().filter(has_text);
            with_text.map(|it| (source.keys()[it].as_str(), it)).collect()
        });
        if let Some(&partner) = partners.get(target.keys()[index].as_str()) {
            let (at, original, _) = source.nodes[partner];
            findings.push(
                Finding::in_target("link/empty-text", cx, node.range)
                    .with("destination", &*goal.destination)
                    .with("text", cx.source.visible_inside(at))
                    .and_source(original.range),
            );
        }
    }
}

fn is_empty(tree: &Tree, link: usize) -> bool {
    tree.inside(link).iter().all(|node| match &node.kind {
        NodeKind::Text => tree.at(node.range).trim().is_empty(),
        NodeKind::Entity(character) => character.trim().is_empty(),
        NodeKind::Emphasis | NodeKind::Strong => true,
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_fold_what_leads_to_the_same_page() {
        let german = LanguageTag::parse("de-DE").unwrap();
        let same = |a: &str, b: &str| key(a, Some(&german)) == key(b, Some(&german));
        assert!(same("https://x.test/en-us/a#b", "https://x.test/de-de/a#b"));
        assert!(same("/en/a", "/de/a"));
        assert!(same("a%20b.md", "a b.md"));
        assert!(same(
            "https://en.wikipedia.org/wiki/Tide",
            "https://de.wikipedia.org/wiki/Gezeiten"
        ));
        assert!(!same("https://x.test/en-us/a", "https://x.test/fr-fr/a"));
        assert!(!same("a.md#b", "a.md#c"));
        assert!(!same("en.md", "de.md"));
        assert!(!same("100%.md", "100.md"));
    }
}
