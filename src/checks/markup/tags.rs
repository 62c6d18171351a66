//! HTML tags and placeholders in angle brackets.

use std::collections::BTreeSet;

use super::tag_names::{self, Tag};
use crate::article::ByteRange;
use crate::checks::multiset::{Difference, difference};
use crate::checks::{Finding, SegmentContext};
use crate::inline::{NodeKind, Tree};

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    let has_bracket = |tree: &Tree| memchr::memchr(b'<', tree.written().as_bytes()).is_some();
    if !has_bracket(cx.source) && !has_bracket(cx.target) {
        return;
    }
    let (source, target) = (tag_names::of(cx.source), tag_names::of(cx.target));
    let keys = |tags: &[Tag]| -> Vec<String> { tags.iter().map(|it| it.key.clone()).collect() };
    let difference = difference(&keys(&source), &keys(&target));
    report_malformed(cx, findings);
    report_mismatch(cx, &source, &target, &difference, findings);
}

fn report_mismatch(
    cx: &SegmentContext,
    source: &[Tag],
    target: &[Tag],
    difference: &Difference,
    findings: &mut Vec<Finding<'static>>,
) {
    // A placeholder may come out of its brackets' way: escaped, it is one still.
    let mut escaped = tag_names::escaped(cx.target).saturating_sub(tag_names::escaped(cx.source));
    for tag in lonely(source, &difference.missing) {
        if tag.key == tag_names::PLACEHOLDER && escaped > 0 {
            escaped -= 1;
            continue;
        }
        let finding = Finding::in_target("markup/tag-mismatch", cx, cx.target.range);
        let finding = finding.with("tag", cx.context.at(tag.range)).with("fault", "is missing");
        findings.push(finding.and_source(tag.range));
    }
    // A placeholder that CommonMark takes for text is shown; somebody wrote it to be read.
    let is_shown = |tag: &&Tag| tag.key == tag_names::PLACEHOLDER && !tag.is_html;
    for tag in lonely(target, &difference.extra).into_iter().filter(|it| !is_shown(it)) {
        let finding = Finding::in_target("markup/tag-mismatch", cx, tag.range);
        findings.push(finding.with("tag", cx.context.at(tag.range)).with("fault", "is added"));
    }
}

/// The tags at `indexes`, a closing one only where its opening one is not among them: a lost pair
/// is one fault.
fn lonely<'t>(tags: &'t [Tag], indexes: &[usize]) -> Vec<&'t Tag> {
    let opening: BTreeSet<&str> = indexes.iter().map(|&it| tags[it].key.as_str()).collect();
    let is_second = |tag: &Tag| tag.key.strip_prefix('/').is_some_and(|it| opening.contains(it));
    indexes.iter().map(|&it| &tags[it]).filter(|tag| !is_second(tag)).collect()
}

/// `< br>` and `</ b>`: what the source has as a tag and the target shows as text.
fn report_malformed(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    let (source, target) = (names(cx.source), names(cx.target));
    let keys = |names: &[(String, ByteRange)]| -> Vec<String> {
        names.iter().map(|it| it.0.clone()).collect()
    };
    let missing = difference(&keys(&source), &keys(&target)).missing;
    let mut wanted: Vec<&(String, ByteRange)> = missing.iter().map(|&it| &source[it]).collect();
    for node in cx.target.nodes.iter().filter(|it| it.kind == NodeKind::Text) {
        for (at, _) in cx.target.at(node.range).match_indices('<') {
            if wanted.is_empty() {
                return;
            }
            let start = node.range.start + at;
            let rest = ByteRange::new(start, cx.target.range.end);
            let Some((key, length)) = damaged_tag(cx.target.at(rest)) else {
                continue;
            };
            let Some(index) = wanted.iter().position(|it| it.0 == key) else {
                continue;
            };
            let (_, tag) = wanted.remove(index);
            let range = ByteRange::new(start, start + length);
            findings.push(
                Finding::in_target("markup/malformed-tag", cx, range)
                    .with("found", cx.context.at(range))
                    .with("tag", cx.context.at(*tag))
                    .and_source(*tag),
            );
        }
    }
}

/// The HTML elements of a side by key, `kbd` or `/kbd`, every one of them.
fn names(tree: &Tree) -> Vec<(String, ByteRange)> {
    let tags = tree.nodes.iter().filter(|it| it.kind == NodeKind::Html);
    tags.filter_map(|node| damaged_tag(tree.at(node.range)).map(|(key, _)| (key, node.range)))
        .collect()
}

/// Reads a tag with blanks where none may be; returns its key and its length.
fn damaged_tag(text: &str) -> Option<(String, usize)> {
    let inner = text.strip_prefix('<')?.trim_start();
    let closing = inner.strip_prefix('/').map(str::trim_start);
    let name_start = closing.unwrap_or(inner);
    let length =
        name_start.find(|it: char| !it.is_ascii_alphanumeric()).unwrap_or(name_start.len());
    let name = name_start[..length].to_ascii_lowercase();
    if !tag_names::is_element(&name) {
        return None;
    }
    let behind = text.len() - name_start.len() + length;
    let end = text[behind..].find(['>', '<']).filter(|&it| text[behind + it..].starts_with('>'));
    let slash = if closing.is_some() { "/" } else { "" };
    Some((format!("{slash}{name}"), end.map_or(behind, |it| behind + it + 1)))
}
