//! Marks that the next word follows without a blank.

use memchr::{memchr3_iter, memmem};

use super::scan::{self, MOST_TOLD, before, word_before, word_behind};
use crate::article::ByteRange;
use crate::checks::{Finding, SegmentContext};
use crate::diagnostic::{Edit, Fix};
use crate::inline::{Kind, Node, NodeKind};
use crate::locale::{Profile, Script};

const RULE: &str = "typography/missing-space-after-punctuation";

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    let Some(profile) = cx.profile().filter(|it| it.word_spaces) else { return };
    if !may_hold_fault(cx, profile) || scan::is_copy(cx) {
        return;
    }
    let text: &str = &cx.target_flat().text;
    let marks = text.char_indices().filter(|(_, it)| is_mark(*it));
    let faults = marks.filter_map(|(at, mark)| {
        let words = fault(cx, text, at, mark)?;
        let end = at + mark.len_utf8() + scan::behind(text, at + mark.len_utf8())?.len_utf8();
        let range = cx.target_flat().range(at, end);
        (is_bare(cx, range, end - at, mark)).then_some((mark, words, range))
    });
    for (mark, words, range) in faults.take(MOST_TOLD) {
        findings.push(
            Finding::in_target(RULE, cx, range)
                .perhaps_mended_by(fix(cx, range, mark))
                .with("mark", mark.to_string())
                .with("words", words),
        );
    }
}

/// Puts a blank behind the mark, unless the one that is missing slipped into the word: `:W enn`.
fn fix(cx: &SegmentContext, range: ByteRange, mark: char) -> Option<Fix> {
    let at = range.start + mark.len_utf8();
    let mut behind = cx.target.at(ByteRange::new(at, cx.target.range.end)).chars();
    let is_torn = behind.next().is_some_and(char::is_alphabetic)
        && behind.next().is_none_or(|it| !it.is_alphabetic());
    (!is_torn).then(|| Fix::safe(vec![Edit::insert(at, " ")]))
}

/// Whether no markup ends between the mark and the word: else the mark slipped into that. Markup
/// may begin there.
fn is_bare(cx: &SegmentContext, range: ByteRange, length: usize, mark: char) -> bool {
    let behind_mark = range.start + mark.len_utf8();
    let begins = |it: &Node| it.range.start == behind_mark && it.kind != NodeKind::Text;
    range.len() == length || cx.target.nodes.iter().any(begins)
}

const fn is_mark(character: char) -> bool {
    matches!(character, '.' | ',' | ';' | ':' | '!' | '?' | '،' | '؛' | '؟')
}

/// Whether a letter follows a mark somewhere in the raw text. In destinations a small letter
/// follows most periods, and a period with a small letter behind it is no fault.
fn may_hold_fault(cx: &SegmentContext, profile: &Profile) -> bool {
    if !cx.target.features.has(Kind::STOP.or(Kind::PAUSE).or(Kind::OTHER)) {
        return false;
    }
    let raw = cx.target.written().as_bytes();
    let letter =
        |at: usize| raw.get(at + 1).is_some_and(|it| it.is_ascii_alphabetic() || *it > 0xC2);
    let hits = |at: usize| letter(at) && (raw[at] != b'.' || !raw[at + 1].is_ascii_lowercase());
    memchr3_iter(b',', b'.', b':', raw).any(hits)
        || cx.target.features.has(Kind::PAUSE) && memchr3_iter(b';', b'!', b'?', raw).any(letter)
        || profile.script == Some(Script::Arabic)
            && ["،", "؛", "؟"].iter().any(|it| memmem::find(raw, it.as_bytes()).is_some())
}

/// The words on both sides of the mark at `at`, if a blank is missing between them.
fn fault(cx: &SegmentContext, text: &str, at: usize, mark: char) -> Option<String> {
    let end = at + mark.len_utf8();
    if !before(text, at)?.is_alphabetic() || !scan::behind(text, end)?.is_alphabetic() {
        return None;
    }
    let (left, right) = (word_before(text, at), word_behind(text, end));
    let token = scan::token(text, at).trim_matches(|it: char| !it.is_alphanumeric());
    if is_name(token) || cx.source.written().to_lowercase().contains(&token.to_lowercase()) {
        return None;
    }
    if joins_letters(cx.source.written(), mark) {
        return None;
    }
    let fits = match mark {
        '.' => is_sentence_end(left, right),
        ':' => is_lead_in(left, right) && leads_in(cx.source.written()),
        _ => left.chars().count() > 1 || right.chars().count() > 1,
    };
    fits.then(|| format!("{left}{mark}{right}"))
}

/// Whether a token is an address, a path, a name of code or a list of values.
fn is_name(token: &str) -> bool {
    token
        .contains(['/', '\\', '@', '=', '_', '<', '>', '&', '{', '}', '$', '#', '[', '*', '|', '+'])
        || token.contains("::")
        || token.contains("www.")
        || token.contains("()")
}

/// `seit.Klicken`: a word in small letters, then a capital.
fn is_sentence_end(left: &str, right: &str) -> bool {
    let has_small_end = left.chars().next_back().is_some_and(|it| !it.is_uppercase());
    let mut right_letters = right.chars();
    let begins_sentence = right_letters.next().is_some_and(|it| !it.is_lowercase());
    let goes_on = right_letters.next().is_none_or(|it| !it.is_uppercase());
    left.chars().count() > 2 && has_small_end && begins_sentence && goes_on
}

/// Whether the source has the mark between two letters, as names of code and lists of values have
/// it; the target may have translated them.
fn joins_letters(source: &str, mark: char) -> bool {
    source.match_indices(mark).any(|(at, _)| {
        let joins = |it: Option<char>| it.is_some_and(char::is_alphabetic);
        joins(before(source, at)) && joins(scan::behind(source, at + mark.len_utf8()))
            // The periods of destinations and file names are followed by small letters.
            && (mark != '.' || scan::behind(source, at + 1).is_some_and(char::is_uppercase))
    })
}

/// Whether the source has a blank behind a colon, or a dash in its place.
fn leads_in(source: &str) -> bool {
    [": ", ":** ", "– ", "- ", "— "].iter().any(|it| source.contains(it))
}

/// `Hinweis:Text`. Swedish and Finnish set endings to acronyms with a colon: `API:et`.
fn is_lead_in(left: &str, right: &str) -> bool {
    let is_ending = left.chars().next_back().is_some_and(char::is_uppercase)
        && right.chars().all(char::is_lowercase);
    !is_ending && left.chars().count() > 2 && right.chars().count() > 2
}
