//! What no translation changes and this one did, and the edit that puts it back as the source has it.

use super::target::whole;
use crate::article::ByteRange;
use crate::checks::{Finding, SegmentContext};
use crate::diagnostic::{Edit, Fix, Safety};

/// A finding that something of the source became another thing in the translation, or is gone. The
/// text is given with the name of its placeholder, the fault with the place in the translation.
pub(super) fn not_kept(
    cx: &SegmentContext,
    rule: &'static str,
    (name, text): (&'static str, &str),
    (range, fault): (ByteRange, String),
    in_source: ByteRange,
) -> Finding<'static> {
    let finding = Finding::in_target(rule, cx, range).with(name, text).with("fault", fault);
    finding.perhaps_mended_by(copied(cx, range, in_source)).and_source(in_source)
}

/// Copies a place of the source to the place in the translation that stands for it. That is safe
/// where only case and blanks differ. What the translation has nowhere has no place to go, unless
/// the source says nothing else.
fn copied(cx: &SegmentContext, found: ByteRange, wanted: ByteRange) -> Option<Fix> {
    let is_alone = || wanted == cx.source.range.trimmed(cx.source.text);
    if found == whole(cx) && !is_alone() {
        return None;
    }
    let (old, new) = (cx.context.at(found), cx.context.at(wanted));
    // Half of a pair of marks must neither come nor go.
    let is_plain = |it: &str| !it.contains(['*', '[', ']', '`', '<', '>', '|', '&']);
    if !is_plain(old) || !is_plain(new) {
        return None;
    }
    let is_same = squashed(old) == squashed(new);
    let safety = if is_same { Safety::Safe } else { Safety::Unsafe };
    Some(Fix::new(safety, vec![Edit::replace(found, new)]))
}

/// Without what a blank or a capital changes.
fn squashed(text: &str) -> String {
    let kept = text.chars().filter(|it| !it.is_whitespace() && *it != '\\');
    kept.map(|it| it.to_ascii_lowercase()).collect()
}
