//! Characters that nobody sees, and the sign for one that got lost.

use crate::article::ByteRange;
use crate::checks::{Finding, SegmentContext};
use crate::diagnostic::{Edit, Fix};
use crate::inline::Kind;
use crate::locale::{Profile, Script};

/// The leading bytes of all that is looked for.
const LEADS: Kind =
    Kind::SYMBOL.or(Kind::CONTROL).or(Kind::FULL_WIDTH).or(Kind::SIGN).or(Kind::OTHER);

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    if !cx.target.features.has(LEADS) {
        return;
    }
    let (text, source) = (cx.target.written(), cx.source.written());
    let mut told: Vec<&'static str> = Vec::new();
    let mut without: Vec<Edit> = Vec::new();
    let first = findings.len();
    let bytes = text.bytes().enumerate().filter(|it| may_begin(it.1)).map(|it| it.0);
    for (at, character) in bytes.filter_map(|at| Some((at, text.get(at..)?.chars().next()?))) {
        let Some(found) =
            Found::of(character).filter(|it| it.rule == ZERO_WIDTH || !told.contains(&it.rule))
        else {
            continue;
        };
        let start = cx.target.range.start + at;
        let range = ByteRange::new(start, start + character.len_utf8());
        let is_fine = source.contains(character)
            || found.rule == BIDI && is_right_to_left(cx.profile()) && is_closed(text, character)
            || belongs(cx.profile(), text, at, character)
            || stands_for_bytes(cx, range);
        if !is_fine && found.rule == ZERO_WIDTH {
            without.push(Edit::delete(range));
        }
        if !is_fine && !told.contains(&found.rule) {
            told.push(found.rule);
            let finding = Finding::in_target(found.rule, cx, range);
            let code = format!("U+{:04X}", u32::from(character));
            findings.push(finding.with("code", code).with("name", found.name));
        }
    }
    let told = findings.get_mut(first..).unwrap_or_default();
    if let Some(finding) = told.iter_mut().find(|it| it.rule == ZERO_WIDTH) {
        // One finding a segment stands for all of them.
        finding.fix = Some(Fix::safe(without));
    }
}

/// Whether one of these characters may begin with a byte.
const fn may_begin(byte: u8) -> bool {
    matches!(byte, 0..=0x1F | 0x7F | 0xC2 | 0xD8 | 0xE2 | 0xEF | 0xF3)
}

const REPLACEMENT: &str = "characters/replacement-character";
const ZERO_WIDTH: &str = "characters/zero-width";
const BIDI: &str = "characters/bidi-control";
const CONTROL: &str = "characters/control-character";

/// The rule that a character breaks and what it is called.
struct Found {
    rule: &'static str,
    name: &'static str,
}

impl Found {
    fn of(character: char) -> Option<Self> {
        let (rule, name) = match character {
            '\u{FFFD}' => (REPLACEMENT, "replacement character"),
            '\u{200B}' => (ZERO_WIDTH, "zero width space"),
            '\u{200C}' => (ZERO_WIDTH, "zero width non-joiner"),
            '\u{200D}' => (ZERO_WIDTH, "zero width joiner"),
            '\u{2060}' => (ZERO_WIDTH, "word joiner"),
            '\u{FEFF}' => (ZERO_WIDTH, "byte order mark"),
            '\u{200E}' => (ZERO_WIDTH, "left-to-right mark"),
            '\u{200F}' => (ZERO_WIDTH, "right-to-left mark"),
            '\u{61C}' => (ZERO_WIDTH, "Arabic letter mark"),
            '\u{2061}'..='\u{2064}' => (ZERO_WIDTH, "invisible operator"),
            '\u{E0001}'..='\u{E007F}' => (ZERO_WIDTH, "tag character"),
            '\u{202A}'..='\u{202E}' => (BIDI, "embedding or override of the direction"),
            '\u{2066}'..='\u{2069}' => (BIDI, "isolate of a direction"),
            '\t' | '\n' | '\r' => return None,
            '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => (CONTROL, "control character"),
            '\u{2028}' | '\u{2029}' => (CONTROL, "line or paragraph separator"),
            '\u{FFF9}'..='\u{FFFB}' => (CONTROL, "interlinear annotation"),
            _ => return None,
        };
        Some(Self { rule, name })
    }
}

/// Whether an invisible character has a task where it stands: it shapes letters, splits words in a
/// script without blanks, joins pictures, or gives a direction.
fn belongs(profile: Option<&Profile>, text: &str, at: usize, character: char) -> bool {
    let before = text[..at].chars().next_back();
    match character {
        '\u{200C}' => before.and_then(Script::of).is_some_and(is_shaped),
        '\u{200D}' => before.is_some_and(|it| {
            matches!(it, '\u{FE0F}' | '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..)
                || Script::of(it).is_some_and(is_shaped)
                // Vowel signs and viramas are no letters.
                || matches!(it, '\u{900}'..='\u{DFF}')
        }),
        '\u{200B}' | '\u{2060}' => profile.is_some_and(|it| !it.word_spaces),
        '\u{200E}' | '\u{200F}' | '\u{61C}' => is_right_to_left(profile),
        // The flags of England, Scotland and Wales are spelled in tag characters.
        '\u{E0001}'..='\u{E007F}' => text.contains('\u{1F3F4}'),
        _ => false,
    }
}

/// Whether letters of a script change with their neighbours.
const fn is_shaped(script: Script) -> bool {
    matches!(script, Script::Arabic | Script::Devanagari | Script::Bengali | Script::Other)
}

fn is_right_to_left(profile: Option<&Profile>) -> bool {
    profile.and_then(|it| it.script).is_some_and(|it| matches!(it, Script::Arabic | Script::Hebrew))
}

/// Whether what sets a direction is taken back in the same text; an override is no way to do it.
fn is_closed(text: &str, character: char) -> bool {
    let count = |marks: std::ops::RangeInclusive<char>| {
        text.chars().filter(|it| marks.contains(it)).count()
    };
    match character {
        '\u{202D}' | '\u{202E}' => false,
        '\u{202A}'..='\u{202C}' => count('\u{202A}'..='\u{202B}') == count('\u{202C}'..='\u{202C}'),
        _ => count('\u{2066}'..='\u{2068}') == count('\u{2069}'..='\u{2069}'),
    }
}

/// Whether a control character stands for bytes that are not UTF-8, which have a rule of their own.
fn stands_for_bytes(cx: &SegmentContext, range: ByteRange) -> bool {
    let faults = &cx.context.article.faults;
    cx.context.at(range) == "\u{1A}" && faults.iter().any(|it| it.range.contains(range))
}
