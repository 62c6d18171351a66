//! GUIDs in prose.

use super::not_kept::not_kept;
use super::target::{TargetText, whole};
use crate::checks::{Finding, SegmentContext};
use crate::inline::Kind;

const RULE: &str = "verbatim/changed-guid";

/// The lengths of the groups between the hyphens.
const GROUPS: [usize; 5] = [8, 4, 4, 4, 12];

/// All bytes of a GUID.
const LENGTH: usize = 36;

/// A segment with more GUIDs than this is not searched for all of them.
const MOST: usize = 24;

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    if !cx.source.features.has(Kind::HYPHEN) || cx.source.range.len() < LENGTH {
        return;
    }
    if find(cx.source.written()).next().is_none() || cx.source.written() == cx.target.written() {
        return;
    }
    let source = cx.source_flat();
    let text = TargetText::of(cx);
    let mut written = None;
    for (start, guid) in find(&source.text).take(MOST) {
        let small = guid.to_ascii_lowercase();
        let written = written.get_or_insert_with(|| cx.target.written().to_ascii_lowercase());
        if text.folded().contains(&small) || written.contains(&small) {
            continue;
        }
        let (range, fault) = match changed(&text, &source.text, &small) {
            Some((start, end)) => {
                let found = text.flat.get(start..end).unwrap_or_default();
                (cx.target_flat().range(start, end), format!("makes it `{found}`"))
            }
            None => (whole(cx), "drops it".to_owned()),
        };
        let range_in_source = source.range(start, start + LENGTH);
        findings.push(not_kept(cx, RULE, ("guid", guid), (range, fault), range_in_source));
    }
}

/// The GUIDs of a text, with where they begin.
fn find(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'-', bytes).filter_map(move |hyphen| {
        let start = hyphen.checked_sub(GROUPS[0])?;
        let guid = bytes.get(start..start + LENGTH)?;
        let mut at = 0;
        for (number, length) in GROUPS.into_iter().enumerate() {
            if !guid.get(at..at + length)?.iter().all(u8::is_ascii_hexdigit) {
                return None;
            }
            at += length;
            if number < 4 && guid.get(at) != Some(&b'-') {
                return None;
            }
            at += 1;
        }
        let is_part = |it: Option<&u8>| it.is_some_and(|it| it.is_ascii_hexdigit() || *it == b'-');
        let before = start.checked_sub(1).and_then(|it| bytes.get(it));
        let is_whole = !is_part(before) && !is_part(bytes.get(start + LENGTH));
        is_whole.then(|| text.get(start..start + LENGTH).map(|it| (start, it))).flatten()
    })
}

/// What the translation has in the place of a GUID: what begins or ends like it.
fn changed(text: &TargetText, source: &str, small: &str) -> Option<(usize, usize)> {
    if let Some(place) = text.split(small, false) {
        return Some(place);
    }
    let folded = text.folded();
    let is_part = |c: char| c.is_alphanumeric() || c == '-';
    let (first, last) = (small.get(..13)?, small.get(23..)?);
    let hit =
        folded.find(first).or_else(|| folded.find(last)).or_else(|| folded.find(&small[..8]))?;
    let start = hit - folded[..hit].bytes().rev().take_while(|it| is_part(char::from(*it))).count();
    let end = folded[hit..].find(|c| !is_part(c)).map_or(folded.len(), |it| hit + it);
    // Another GUID of the source may begin alike.
    let found = folded.get(start..end)?;
    if source.to_ascii_lowercase().contains(found) && found.len() >= LENGTH {
        return None;
    }
    let rest = folded.get(end..)?.trim_start_matches(' ');
    let cut = end + (folded.len() - end - rest.len());
    let tail = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
    // `152E9 ESTA`: the rest of it behind a blank, as far as it looks like one.
    let goes_on = end - start < LENGTH
        && tail > 0
        && rest.get(..tail).is_some_and(|it| it.contains(|c: char| c.is_ascii_digit()));
    Some((start, if goes_on { cut + tail } else { end }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guids_and_what_only_looks_like_one() {
        let text = "x-0a1b2c3d-1111-2222-3333-0123456789ab, 0a1b2c3d-1111-2222-3333-0123456789AB \
                    0a1b2c3d-1111-2222-3333-0123456789abc aa-bb";
        let found: Vec<usize> = find(text).map(|it| it.0).collect();
        assert_eq!(found, [40]);
    }
}
