//! Characters in another form than the language has them: not composed, or of the wrong width.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::article::ByteRange;
use crate::checks::{Finding, SegmentContext};
use crate::inline::Kind;
use crate::locale::Script;

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    let features = cx.target.features;
    let text = cx.target.written();
    // Kana whose marks stand behind them, as some file systems have them.
    let has_loose_marks = || {
        features.has(Kind::EAST_ASIAN)
            && ["\u{3099}", "\u{309A}"].iter().any(|it| text.contains(it))
    };
    if features.has(Kind::COMBINING.or(Kind::INDIC).or(Kind::OTHER)) || has_loose_marks() {
        findings.extend(not_composed(cx));
    }
    if cx.target.features.has(Kind::FULL_WIDTH) {
        findings.extend(full_width(cx));
    }
}

/// The first letter whose accent stands behind it as a character of its own.
fn not_composed(cx: &SegmentContext) -> Option<Finding<'static>> {
    let text = cx.target.written();
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return None;
    }
    let mut start = 0;
    for (at, _) in
        text.char_indices().skip(1).filter(|it| !is_mark(it.1)).chain([(text.len(), ' ')])
    {
        let piece = &text[start..at];
        let composed: String = piece.nfc().collect();
        if composed != piece && !cx.source.written().contains(piece) {
            let base = cx.target.range.start;
            let range = ByteRange::new(base + start, base + at);
            let finding = Finding::in_target("characters/not-nfc", cx, range);
            return Some(finding.with("found", piece).with("wanted", composed));
        }
        start = at;
    }
    None
}

/// Whether a character joins the one before it: accents, and the vowels and finals of Hangul.
fn is_mark(character: char) -> bool {
    unicode_normalization::char::is_combining_mark(character)
        || matches!(character, '\u{1160}'..='\u{11FF}')
}

/// The first run of full width letters, digits or marks that the language has in the usual width,
/// or of half width katakana.
fn full_width(cx: &SegmentContext) -> Option<Finding<'static>> {
    let text = cx.target.written();
    let is_east_asian = cx
        .profile()
        .and_then(|it| it.script)
        .is_none_or(|it| matches!(it, Script::Han | Script::Japanese | Script::Hangul));
    let is_wrong = |it: char| match it {
        'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '０'..='９' | '\u{FF66}'..='\u{FF9F}' => true,
        '\u{FF01}'..='\u{FF5E}' => !is_east_asian,
        _ => false,
    };
    // All of them begin with the same byte.
    let starts = memchr::memchr_iter(0xEF, text.as_bytes());
    let mut wrong = starts.filter(|&at| text[at..].starts_with(is_wrong));
    let start = wrong.next()?;
    let length = text[start..].find(|it| !is_wrong(it)).unwrap_or(text.len() - start);
    let found = &text[start..start + length];
    if cx.source.written().contains(found) {
        return None;
    }
    let wanted: String = found.nfkc().collect();
    let base = cx.target.range.start;
    let range = ByteRange::new(base + start, base + start + length);
    let finding = Finding::in_target("characters/wrong-width", cx, range);
    Some(finding.with("found", found).with("wanted", wanted))
}
