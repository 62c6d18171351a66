//! Entities that no longer are.

use std::sync::LazyLock;

use regex::Regex;

use super::{Finding, SegmentContext};
use crate::article::ByteRange;
use crate::inline::{NodeKind, Tree};

/// The entities that articles use.
const NAMES: &str = "nbsp|amp|lt|gt|quot|apos|copy|reg|trade|mdash|ndash|hellip|bull|middot|deg|euro|times|rarr|larr|laquo|raquo|ldquo|rdquo|lsquo|rsquo|ensp|emsp|thinsp|shy|check|#[0-9]{1,6}|#x[0-9a-f]{1,6}";

/// Broken forms: a blank inside, the end lost, escaped twice.
static BROKEN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let forms = [
        format!(r"&\s+(?P<a>{NAMES})\s*;"),
        format!(r"&(?P<b>{NAMES})\s+;"),
        format!(r"&amp;(?P<c>{NAMES});"),
        format!(r"&(?P<d>{NAMES})(?:[^;=\w]|$)"),
    ];
    Regex::new(&format!("(?i){}", forms.join("|"))).ok()
});

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    if memchr::memchr(b'&', cx.target.written().as_bytes()).is_none() {
        return;
    }
    let in_source = broken(cx.source);
    for (range, name) in broken(cx.target) {
        let found = cx.context.at(range);
        let entity = format!("&{name};");
        // The end alone may be missing in a name such as `AT&T`; a blank inside needs the source
        // to hold the entity, a doubly escaped one needs the source not to speak of it.
        let is_in_source = cx.source.written().contains(&entity);
        let is_certain =
            name.eq_ignore_ascii_case("nbsp") || found.starts_with("&amp;") || is_in_source;
        if is_certain && in_source.iter().all(|it| cx.context.at(it.0) != found) {
            let finding = Finding::in_target("markup/malformed-entity", cx, range);
            findings.push(finding.with("found", found).with("entity", entity));
        }
    }
}

/// The broken entities in the text of a side, with the name that was meant.
fn broken<'a>(tree: &Tree<'a>) -> Vec<(ByteRange, &'a str)> {
    let Some(pattern) = BROKEN.as_ref() else {
        return Vec::new();
    };
    let written = tree.written();
    let mut found = Vec::new();
    for captures in pattern.captures_iter(written) {
        let name = ["a", "b", "c", "d"].iter().find_map(|it| captures.name(it));
        let (Some(whole), Some(name)) = (captures.get(0), name) else {
            continue;
        };
        let start = tree.range.start + whole.start();
        // The last form looks one character ahead.
        let end = if captures.name("d").is_some() { name.end() } else { whole.end() };
        let range = ByteRange::new(start, tree.range.start + end);
        if is_text(tree, range) {
            found.push((range, name.as_str()));
        }
    }
    found
}

/// Whether the range lies in text or in an entity: not in code, in a destination or in a tag.
fn is_text(tree: &Tree, range: ByteRange) -> bool {
    tree.nodes.iter().any(|node| {
        matches!(node.kind, NodeKind::Text | NodeKind::Entity(_))
            && node.range.start <= range.start
            && range.start < node.range.end
    })
}
