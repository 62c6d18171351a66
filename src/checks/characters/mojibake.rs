//! Text that was read in another encoding than it was written in.

use encoding_rs::{Encoding, WINDOWS_1251, WINDOWS_1252};

use crate::article::ByteRange;
use crate::checks::{Finding, SegmentContext};
use crate::inline::Kind;
use crate::locale::Script;

/// What is left where the bytes of lost characters were read as Chinese or Western text.
const REMAINS: [&str; 3] = ["锟斤拷", "ï¿½", "烫烫烫"];

/// A run longer than this (bytes) is cut.
const LONGEST: usize = 256;

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    let features = cx.target.features;
    let text = cx.target.written();
    let has_remains = features.has(Kind::EAST_ASIAN.or(Kind::ACCENTED));
    let found = has_remains.then(|| remains(text)).flatten().or_else(|| {
        let has = |kind| features.has(kind);
        let (accents, cyrillic) = (has(Kind::ACCENTED), has(Kind::GREEK_OR_CYRILLIC));
        let may_hold = may_hold_run(text.as_bytes(), accents, cyrillic);
        may_hold.then(|| runs(text).find_map(|it| misread(text, it))).flatten()
    });
    let Some((range, meant)) = found else {
        return;
    };
    let written = range.of(text);
    if cx.source.written().contains(written) {
        return;
    }
    let start = cx.target.range.start;
    let range = ByteRange::new(start + range.start, start + range.end);
    let finding = Finding::in_target("characters/mojibake", cx, range);
    findings.push(finding.with("found", written).with("meant", meant));
}

fn remains(text: &str) -> Option<(ByteRange, String)> {
    let (at, found) = REMAINS.iter().find_map(|it| Some((text.find(it)?, it)))?;
    Some((ByteRange::new(at, at + found.len()), "\u{FFFD}".to_owned()))
}

/// Whether a letter with an accent, or one of `Р` and `С`, stands before something beyond ASCII that
/// is no such letter.
fn may_hold_run(bytes: &[u8], has_accents: bool, has_cyrillic: bool) -> bool {
    let goes_on = |at: usize| match bytes.get(at..) {
        Some([0xC3, ..]) => false,
        Some([0xD0, second, ..]) => *second < 0x90,
        Some([0xD1, second, ..]) => *second > 0x8F,
        Some([first, ..]) => !first.is_ascii(),
        _ => false,
    };
    let capital = |at: &usize| at.checked_sub(1).is_some_and(|before| bytes[before] == 0xD0);
    has_accents && memchr::memchr_iter(0xC3, bytes).any(|at| goes_on(at + 2))
        || has_cyrillic
            && memchr::memchr2_iter(0xA0, 0xA1, bytes).filter(capital).any(|at| goes_on(at + 1))
}

/// The runs of characters beyond ASCII from one on that begins mojibake and is followed by one that
/// may go on with it.
fn runs(text: &str) -> impl Iterator<Item = ByteRange> + '_ {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let mut pairs = text[rest..].char_indices().zip(text[rest..].chars().skip(1));
        let ((at, _), _) = pairs.find(|((_, a), b)| !a.is_ascii() && begins(*a) && goes_on(*b))?;
        let start = rest + at;
        let length = text[start..].find(|it: char| it.is_ascii()).unwrap_or(text.len() - start);
        rest = start + length;
        Some(ByteRange::new(start, rest))
    })
}

/// Whether a character may be how a later byte of a character in UTF-8 looks: in both encodings
/// letters have the codes above those.
const fn goes_on(character: char) -> bool {
    !matches!(character, '\0'..='\x7F' | 'À'..='ÿ' | 'А'..='я' | '\u{3000}'..)
}

/// How the first byte of a character in UTF-8 looks in Western and Cyrillic text.
const fn begins(character: char) -> bool {
    matches!(
        character,
        'Ã' | 'Â'
            | 'â'
            | 'Ä'
            | 'Å'
            | 'Ð'
            | 'Ñ'
            | 'Î'
            | 'Ï'
            | 'Р'
            | 'С'
            | 'ã'
            | 'æ'
            | 'ç'
            | 'è'
            | 'é'
            | 'å'
            | 'ä'
            | 'Ø'
            | 'Ù'
            | 'Ú'
            | '×'
            | 'à'
            | 'ì'
            | 'í'
            | 'ë'
            | 'ê'
    )
}

/// The characters that a run was meant to be, where its bytes in an older encoding are UTF-8.
fn misread(text: &str, run: ByteRange) -> Option<(ByteRange, String)> {
    let written = run.of(text);
    let starts = written.char_indices().filter(|it| begins(it.1)).map(|it| it.0);
    starts.take(8).find_map(|start| {
        [WINDOWS_1252, WINDOWS_1251].into_iter().find_map(|encoding| {
            let (length, meant) = decoded(&written[start..], encoding)?;
            let start = run.start + start;
            is_plausible(&meant, encoding).then(|| (ByteRange::new(start, start + length), meant))
        })
    })
}

/// The longest beginning of a text that is UTF-8 misread as `encoding`, and what it was.
fn decoded(text: &str, encoding: &'static Encoding) -> Option<(usize, String)> {
    let mut bytes = Vec::new();
    let mut ends = Vec::new();
    for (at, character) in text.char_indices().take_while(|it| it.0 < LONGEST) {
        let mut buffer = [0; 4];
        let (encoded, _, failed) = encoding.encode(character.encode_utf8(&mut buffer));
        let [byte] = *encoded else {
            break;
        };
        if failed {
            break;
        }
        bytes.push(byte);
        ends.push(at + character.len_utf8());
    }
    let length = match std::str::from_utf8(&bytes) {
        Ok(_) => bytes.len(),
        Err(error) => error.valid_up_to(),
    };
    let meant = std::str::from_utf8(bytes.get(..length)?).ok()?;
    Some((*ends.get(length.checked_sub(1)?)?, meant.to_owned()))
}

/// Whether a text is likely what was meant: in Western text single characters of the languages that
/// are written in it or a few in a row of one other script, in Cyrillic text several in a row.
fn is_plausible(meant: &str, encoding: &'static Encoding) -> bool {
    let count = meant.chars().count();
    if encoding == WINDOWS_1251 {
        return count >= 3 && meant.chars().all(|it| Script::of(it) == Some(Script::Cyrillic));
    }
    let is_western =
        |it: char| matches!(it, '\u{A1}'..='\u{17F}' | '\u{2010}'..='\u{203A}' | '€' | '™');
    // Japanese writes kana among Han characters.
    let script = |it: char| match Script::of(it) {
        Some(Script::Japanese) => Some(Script::Han),
        _ if matches!(it, '\u{3000}'..='\u{303F}') => Some(Script::Han),
        found => found,
    };
    let first = meant.chars().next().and_then(script);
    meant.chars().all(is_western)
        || count >= 2
            && first.is_some_and(|it| it != Script::Other)
            && meant.chars().all(|it| script(it) == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(text: &str) -> Option<String> {
        runs(text).find_map(|it| misread(text, it)).map(|it| it.1)
    }

    #[test]
    fn misread_text_is_recognised() {
        for text in ["Größe", "l’été", "привет", "日本語", "“ja”"] {
            let mut bytes = String::new();
            for byte in text.bytes() {
                bytes.push_str(&WINDOWS_1252.decode(&[byte]).0);
            }
            assert!(meant(&bytes).is_some(), "{text}: {bytes}");
        }
        assert_eq!(meant("РїСЂРёРІРµС‚").as_deref(), Some("привет"));
        assert_eq!(meant("GrÃ¶ÃŸe").as_deref(), Some("öß"));
    }

    #[test]
    fn real_text_stays() {
        for text in [
            "NÃO É “NÃO”",
            "« à » l’âge — «Ñandú»",
            "MENÜ„Datei“",
            "«РФ», «СССР»: Россия",
            "Ângela, Ünal…",
            "角色（角色）",
            "CAFÉ”",
        ] {
            assert_eq!(meant(text), None, "{text}");
        }
    }
}
