//! The blank between ideographs or kana and Latin letters.

use super::scan;
use crate::checks::{Finding, SegmentContext};
use crate::inline::Kind;
use crate::locale::Script;

const RULE: &str = "typography/cjk-spacing";

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    let Some(wants_blank) = cx.profile().and_then(|it| it.blank_beside_latin) else { return };
    let letters = Kind::SMALL.or(Kind::CAPITAL);
    if !cx.target.features.has(Kind::EAST_ASIAN) || !cx.target.features.has(letters) {
        return;
    }
    if !may_hold_fault(cx.target.written(), wants_blank) || scan::is_copy(cx) {
        return;
    }
    let flat = cx.target_flat();
    let Some((start, end)) = first(&flat.text, wants_blank) else { return };
    let fault = if wants_blank { "no blank stands" } else { "a blank stands" };
    let finding = Finding::in_target(RULE, cx, flat.range(start, end));
    findings.push(finding.with("words", &flat.text[start..end]).with("fault", fault));
}

/// Whether an ASCII letter and a byte of an ideograph or kana stand side by side, as far as bytes
/// tell; marks of Markdown may stand between the two.
fn may_hold_fault(raw: &str, wants_blank: bool) -> bool {
    if !wants_blank {
        return true;
    }
    let (mut latin, mut east) = (false, false);
    let mut bytes = raw.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' if east => return true,
            b'a'..=b'z' | b'A'..=b'Z' => latin = true,
            b'*' => {}
            0xE3..=0xE9 => {
                // `。`, `、`, `「` and full-width forms are marks.
                let is_mark = byte == 0xE3 && bytes.next() == Some(0x80);
                if latin && !is_mark {
                    return true;
                }
                (latin, east) = (false, !is_mark);
            }
            0x80..=0xBF => {}
            _ => (latin, east) = (false, false),
        }
    }
    false
}

/// The word and the first letters of the other script that stand wrong.
fn first(text: &str, wants_blank: bool) -> Option<(usize, usize)> {
    let mut before: Option<(usize, char)> = None;
    let mut blank = false;
    for (at, character) in text.char_indices() {
        if character == ' ' && before.is_some() && !blank {
            blank = true;
            continue;
        }
        if let Some((start, left)) = before
            && blank != wants_blank
            && (is_east(left) && is_latin(character) || is_latin(left) && is_east(character))
        {
            return Some((start, at + character.len_utf8()));
        }
        before = Some((at, character));
        blank = false;
    }
    None
}

const fn is_latin(character: char) -> bool {
    character.is_ascii_alphabetic()
}

fn is_east(character: char) -> bool {
    character == 'ー' || matches!(Script::of(character), Some(Script::Han | Script::Japanese))
}
