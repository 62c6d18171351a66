//! Characters that are damaged, invisible or of another script.

use std::ops::Range;

use super::article::Spot;
use super::mutation::{Edits, Mutation, insert, replace};
use super::text::{char_at, is_cjk, is_marked_up, runs, words};

pub const MUTATIONS: &[Mutation] = &[
    Mutation::target("characters/mixed-script-word", "one letter of another script", mixed),
    Mutation::target("characters/mojibake", "UTF-8 read as Windows-1252", mojibake),
    Mutation::target("characters/replacement-character", "one letter is lost", |it| {
        inside(it, |at| vec![replace(char_at(it.target, at), "\u{FFFD}")])
    }),
    Mutation::target("characters/zero-width", "a zero-width space", |it| {
        // Languages without blanks may mark a place to break the line with it.
        if is_cjk(it.locale) {
            return Vec::new();
        }
        inside(it, |at| vec![insert(at, "\u{200B}")])
    }),
    Mutation::target("characters/zero-width", "a byte order mark", |it| {
        inside(it, |at| vec![insert(at, "\u{FEFF}")])
    }),
    Mutation::target("characters/bidi-control", "an override", |it| {
        inside(it, |at| vec![insert(at, "\u{202E}")])
    }),
    Mutation::target("characters/control-character", "a control character", |it| {
        inside(it, |at| vec![insert(at, "\u{8}")])
    }),
    Mutation::target("characters/control-character", "a C1 control character", |it| {
        inside(it, |at| vec![insert(at, "\u{85}")])
    }),
    Mutation::target("characters/not-nfc", "an accent on its own", decomposed),
    Mutation::target("characters/wrong-width", "letters and digits of full width", full_width),
    Mutation::target("characters/wrong-width", "katakana of half width", |it| {
        let pairs = [("ログ", "ﾛｸﾞ"), ("ファイル", "ﾌｧｲﾙ"), ("コード", "ｺｰﾄﾞ"), ("データ", "ﾃﾞｰﾀ")];
        super::text::swaps(it.target, &pairs)
    }),
];

/// Plants in the middle of the words, or of the runs of a language without blanks.
fn inside(it: &Spot, change: impl Fn(usize) -> Edits) -> Vec<Edits> {
    let middle = |range: Range<usize>| {
        let text = &it.target[range.clone()];
        let at = text.char_indices().nth(text.chars().count() / 2).map_or(0, |it| it.0);
        range.start + at
    };
    pieces(it).into_iter().map(middle).map(change).collect()
}

fn pieces(it: &Spot) -> Vec<Range<usize>> {
    let is_long = |range: &Range<usize>| it.target[range.clone()].chars().count() >= 4;
    let pieces = if is_cjk(it.locale) { runs(it.target, 4) } else { words(it.target) };
    pieces
        .into_iter()
        .filter(|piece| is_long(piece) && !is_marked_up(it.target, piece.start))
        .collect()
}

const LIKE: [(char, char); 9] = [
    ('a', 'а'),
    ('e', 'е'),
    ('o', 'о'),
    ('c', 'с'),
    ('p', 'р'),
    ('x', 'х'),
    ('y', 'у'),
    ('i', 'і'),
    ('s', 'ѕ'),
];

/// Letters of Latin and Cyrillic that look alike change places.
fn mixed(it: &Spot) -> Vec<Edits> {
    let other = |letter: char| {
        let pair = LIKE.iter().find(|it| it.0 == letter || it.1 == letter)?;
        Some(if pair.0 == letter { pair.1 } else { pair.0 })
    };
    let change = |word: Range<usize>| {
        let text = &it.target[word.clone()];
        let (at, new) = text.char_indices().skip(1).find_map(|(at, it)| Some((at, other(it)?)))?;
        Some(vec![replace(char_at(it.target, word.start + at), new.to_string())])
    };
    let is_spelled = !matches!(it.locale, "ja-JP" | "zh-TW" | "ar-SA");
    let words = pieces(it).into_iter().filter(|_| is_spelled);
    words.filter_map(change).collect()
}

/// What the bytes from 0x80 to 0x9F are in Windows-1252.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

fn mojibake(it: &Spot) -> Vec<Edits> {
    let read = |it: u8| match it {
        0x80..=0x9F => WINDOWS[usize::from(it - 0x80)],
        _ => char::from(it),
    };
    let change = |word: Range<usize>| {
        let text = &it.target[word.clone()];
        let start = word.start + text.find(|it: char| !it.is_ascii())?;
        let tail = text.char_indices().rev().find(|it| !it.1.is_ascii())?;
        let range = start..word.start + tail.0 + tail.1.len_utf8();
        let new: String = it.target[range.clone()].bytes().map(read).collect();
        Some(vec![replace(range, new)])
    };
    pieces(it).into_iter().filter_map(change).collect()
}

const COMPOSED: [(char, &str); 33] = [
    ('ä', "a\u{308}"),
    ('ö', "o\u{308}"),
    ('ü', "u\u{308}"),
    ('á', "a\u{301}"),
    ('é', "e\u{301}"),
    ('í', "i\u{301}"),
    ('ó', "o\u{301}"),
    ('ú', "u\u{301}"),
    ('ñ', "n\u{303}"),
    ('ã', "a\u{303}"),
    ('õ', "o\u{303}"),
    ('à', "a\u{300}"),
    ('è', "e\u{300}"),
    ('ì', "i\u{300}"),
    ('ò', "o\u{300}"),
    ('ù', "u\u{300}"),
    ('â', "a\u{302}"),
    ('ê', "e\u{302}"),
    ('ô', "o\u{302}"),
    ('ç', "c\u{327}"),
    ('ć', "c\u{301}"),
    ('ś', "s\u{301}"),
    ('ź', "z\u{301}"),
    ('ż', "z\u{307}"),
    ('ń', "n\u{301}"),
    ('й', "и\u{306}"),
    ('أ', "ا\u{654}"),
    ('إ', "ا\u{655}"),
    ('ئ', "ي\u{654}"),
    ('が', "か\u{3099}"),
    ('で', "て\u{3099}"),
    ('ド', "ト\u{3099}"),
    ('プ', "フ\u{309A}"),
];

fn decomposed(it: &Spot) -> Vec<Edits> {
    let first = it.target.char_indices().filter_map(|(at, letter)| {
        let pair = COMPOSED.iter().find(|it| it.0 == letter)?;
        Some(vec![replace(char_at(it.target, at), pair.1)])
    });
    first.take(3).collect()
}

fn full_width(it: &Spot) -> Vec<Edits> {
    let pairs =
        [("4471203", "４４７１２０３"), ("201", "２０１"), ("30", "３０"), ("2021", "２０２１")];
    let mut plants = super::text::swaps(it.target, &pairs);
    // The figures of an id are another fault.
    let is_in_id = |at: &Range<usize>| {
        it.target[..at.start].ends_with('-') || it.target[at.end..].starts_with('-')
    };
    plants.retain(|edits| is_cjk(it.locale) && !is_in_id(&edits[0].at));
    plants
}
