//! Entities that no longer are.

use crate::article::ByteRange;
use crate::checks::{Finding, SegmentContext};
use crate::diagnostic::{Edit, Fix, Safety};
use crate::inline::{NodeKind, Tree};

/// The entities that articles use, besides numeric ones.
const NAMES: [&str; 34] = [
    "nbsp", "amp", "lt", "gt", "quot", "apos", "copy", "reg", "trade", "mdash", "ndash", "hellip",
    "bull", "middot", "deg", "euro", "times", "rarr", "larr", "laquo", "raquo", "ldquo", "rdquo",
    "lsquo", "rsquo", "ensp", "emsp", "thinsp", "shy", "check", "para", "sect", "pound", "yen",
];

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    if memchr::memchr(b'&', cx.target.written().as_bytes()).is_none() {
        return;
    }
    let in_source = broken(cx.source);
    for (range, name) in broken(cx.target) {
        let found = cx.context.at(range);
        let entity = format!("&{name};");
        // A lost end or a blank may belong to a name such as `AT&T`, unless the source holds the
        // entity; a doubly escaped one is certain unless the source speaks of it, too.
        let is_certain = name.eq_ignore_ascii_case("nbsp")
            || found.starts_with("&amp;")
            || cx.source.written().contains(&entity);
        if is_certain && in_source.iter().all(|it| cx.context.at(it.0) != found) {
            let finding = Finding::in_target("markup/malformed-entity", cx, range);
            let is_sure = cx.source.written().contains(&entity);
            let safety = if is_sure { Safety::Safe } else { Safety::Unsafe };
            let fix = Fix::new(safety, vec![Edit::replace(range, &*entity)]);
            findings.push(finding.with("found", found).with("entity", entity).mended_by(fix));
        }
    }
}

/// The broken entities in the text of a side, with the name that was meant.
fn broken<'a>(tree: &Tree<'a>) -> Vec<(ByteRange, &'a str)> {
    let written = tree.written();
    let starts = written.match_indices('&').map(|it| it.0);
    let found = starts.filter_map(|at| {
        let (length, name) = broken_at(&written[at..])?;
        let start = tree.range.start + at;
        let range = ByteRange::new(start, start + length);
        is_text(tree, range).then_some((range, name))
    });
    found.collect()
}

/// A broken entity at the start of a text, which is an `&`: its length and the name that was meant.
fn broken_at(text: &str) -> Option<(usize, &str)> {
    if let Some(rest) = text.strip_prefix("&amp;") {
        let (name, behind) = name(rest)?;
        return behind.starts_with(';').then(|| (5 + name.len() + 1, name));
    }
    let inner = text[1..].trim_start();
    let (name, behind) = name(inner)?;
    let end = behind.trim_start();
    let has_blank = inner.len() < text.len() - 1 || end.len() < behind.len();
    match (end.starts_with(';'), has_blank) {
        (true, true) => Some((text.len() - end.len() + 1, name)),
        // `&copy=` is a part of an address; `&nbsp` before a blank has lost its end.
        (false, _) if inner.len() == text.len() - 1 && !behind.starts_with('=') => {
            Some((1 + name.len(), name))
        }
        _ => None,
    }
}

/// Splits the name of an entity from what stands behind it.
fn name(text: &str) -> Option<(&str, &str)> {
    let digits = |it: char| it.is_ascii_hexdigit() || it == 'x' || it == 'X';
    let length = match text.strip_prefix('#') {
        Some(number) => 1 + number.find(|it| !digits(it)).unwrap_or(number.len()),
        None => text.find(|it: char| !it.is_ascii_alphanumeric()).unwrap_or(text.len()),
    };
    let (name, behind) = text.split_at(length);
    let is_name = NAMES.iter().any(|it| it.eq_ignore_ascii_case(name));
    let is_number = name.len() > 1 && name.len() < 9 && name.starts_with('#');
    // A letter of any script right behind it makes it a part of a longer word.
    let ends = !behind.starts_with(|it: char| it.is_alphanumeric() || it == '_');
    ((is_name || is_number) && ends).then_some((name, behind))
}

/// Whether the range lies in text or in an entity: not in code, in a destination or in a tag.
fn is_text(tree: &Tree, range: ByteRange) -> bool {
    tree.nodes.iter().any(|node| {
        matches!(node.kind, NodeKind::Text | NodeKind::Entity(_))
            && node.range.start <= range.start
            && range.start < node.range.end
    })
}
