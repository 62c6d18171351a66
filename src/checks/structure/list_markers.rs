//! List markers inside a segment that lost the blank behind them.

use crate::article::ByteRange;
use crate::checks::{Finding, SegmentContext};
use crate::diagnostic::{Edit, Fix};

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    let (Some(source), target) = (marker(cx.source.written()), cx.target.written()) else {
        return;
    };
    let has_blank = |text: &str, marker: &str| text[marker.len()..].starts_with([' ', '\t']);
    if !has_blank(cx.source.written(), source) {
        return;
    }
    let Some(found) =
        marker(target).filter(|it| kind(it) == kind(source) && !has_blank(target, it))
    else {
        return;
    };
    let rest = &target[found.len()..];
    if !rest.starts_with(char::is_alphabetic) || is_emphasis(found, rest) {
        return;
    }
    let word = rest.find(|it: char| !it.is_alphanumeric()).unwrap_or(rest.len());
    let start = cx.target.range.start;
    let range = ByteRange::new(start, start + found.len() + word);
    let fix = Fix::safe(vec![Edit::insert(start + found.len(), " ")]);
    findings.push(
        Finding::in_target("structure/glued-list-marker", cx, range)
            .with("marker", found)
            .mended_by(fix),
    );
}

/// The list marker at the start of a text, blank or not.
fn marker(text: &str) -> Option<&str> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let length = match text.as_bytes().get(digits)? {
        b'-' | b'*' | b'+' if digits == 0 => 1,
        b'.' | b')' if (1..=9).contains(&digits) => digits + 1,
        _ => return None,
    };
    text.get(..length)
}

/// Bullets are of one kind, numbers of another.
fn kind(marker: &str) -> bool {
    marker.starts_with(|it: char| it.is_ascii_digit())
}

/// `*Remarque*` begins emphasis, not an item.
fn is_emphasis(marker: &str, rest: &str) -> bool {
    marker == "*" && rest.contains('*')
}
