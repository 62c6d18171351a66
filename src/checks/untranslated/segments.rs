//! Segments that are not translated, or only in part.

use crate::article::ByteRange;
use crate::checks::prose::{self, ProseWord, SetOff};
use crate::checks::{Finding, SegmentContext};
use crate::locale::{Profile, Prose, is_rather_source, reads_as_source, source_profile};

/// Fewer words than this that stand as in the source are a borrowed phrase.
const SHORTEST_RUN: usize = 5;

/// As many words in parentheses may be the translation of what stands before them.
const SHORTEST_GLOSS: usize = 2;

/// No sentence is longer (bytes); looking for runs in longer ones would take long.
const LONGEST_SENTENCE: usize = 16 * 1024;

/// Messages show no more than this of a text (characters).
const LONGEST_QUOTE: usize = 60;

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    if cx.context.is_source_language() {
        return;
    }
    let (target, terms) = (cx.target.written(), &cx.context.config.untranslatable);
    if is_same_text(target, cx.source.written()) {
        let source = source_profile();
        let is_sentence =
            || sentence(&prose::words(cx.target, terms), SetOff::Parentheses, source).is_sentence();
        if source.may_hold_source(target) && is_sentence() {
            let finding = Finding::in_target("untranslated/segment", cx, cx.target.range);
            findings.push(finding.with("text", cropped(target)));
        }
        return;
    }
    let Some(profile) = cx.context.profile.as_deref().filter(|it| it.may_hold_source(target))
    else {
        return;
    };
    let words = prose::words(cx.target, terms);
    findings.extend(run(cx, profile, &words));
    findings.extend(wrong_language(cx, profile, &words));
}

/// Whether two texts are the same but for blanks.
fn is_same_text(a: &str, b: &str) -> bool {
    a == b
        || a.split_whitespace().next() == b.split_whitespace().next() && {
            let fold = |text: &str| text.replace("&nbsp;", " ");
            fold(a).split_whitespace().eq(fold(b).split_whitespace())
        }
}

/// The measure of the words that are set off no more than `most`.
fn sentence(words: &[ProseWord], most: SetOff, profile: &Profile) -> Prose {
    Prose::of(words.iter().filter(|it| it.is_word && it.set_off <= most).map(|it| it.text), profile)
}

pub(super) fn cropped(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(LONGEST_QUOTE) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// The longest run of words that stand just so in the source, if it is a sentence's.
fn run(cx: &SegmentContext, profile: &Profile, words: &[ProseWord]) -> Option<Finding<'static>> {
    let source = cx.source.written();
    if source.len().max(cx.target.written().len()) > LONGEST_SENTENCE {
        return None;
    }
    let (first, end) = longest_run(words, |range| source.contains(cx.context.at(range)))?;
    let found = &words[first..end];
    let range = whole(found);
    let behind = cx.context.at(ByteRange::new(range.end, cx.target.range.end));
    // A label that stays, with its translation in parentheses behind it.
    let has_gloss = behind.contains(['(', '（']);
    if has_gloss || !is_source_run(profile, found) {
        return None;
    }
    let start = cx.source.range.start + source.find(cx.context.at(range))?;
    let quote = cropped(cx.context.at(range));
    let original = ByteRange::new(start, start + range.len());
    Some(Finding::in_target("untranslated/run", cx, range).with("text", quote).and_source(original))
}

/// The longest run of free words, as indexes, of which `stands` holds.
fn longest_run(words: &[ProseWord], stands: impl Fn(ByteRange) -> bool) -> Option<(usize, usize)> {
    let free = |it: &ProseWord| it.is_word && it.set_off == SetOff::No;
    let mut best: Option<(usize, usize)> = None;
    let mut first = 0;
    while first + SHORTEST_RUN <= words.len() {
        let mut end = first + SHORTEST_RUN;
        if !words[first..end].iter().all(free) || !stands(whole(&words[first..end])) {
            first += 1;
            continue;
        }
        while end < words.len() && free(&words[end]) && stands(whole(&words[first..=end])) {
            end += 1;
        }
        if best.is_none_or(|(a, b)| end - first > b - a) {
            best = Some((first, end));
        }
        first = end;
    }
    best
}

/// From the first word to the last.
fn whole(words: &[ProseWord]) -> ByteRange {
    ByteRange::new(words[0].range.start, words[words.len() - 1].range.end)
}

fn texts<'a>(words: &[ProseWord<'a>]) -> Vec<&'a str> {
    words.iter().map(|it| it.text).collect()
}

/// Whether the words are a sentence's and are not just as good words of the target's language.
fn is_source_run(profile: &Profile, words: &[ProseWord]) -> bool {
    sentence(words, SetOff::No, profile).is_sentence()
        && is_rather_source(&texts(words).join(" "), profile)
}

fn wrong_language(
    cx: &SegmentContext,
    profile: &Profile,
    words: &[ProseWord],
) -> Option<Finding<'static>> {
    let free: Vec<&str> = words
        .iter()
        .filter(|it| it.is_word && it.set_off == SetOff::No)
        .map(|it| it.text)
        .collect();
    let glossed = words.iter().filter(|it| it.is_word && it.set_off == SetOff::Parentheses);
    if glossed.count() >= SHORTEST_GLOSS {
        return None;
    }
    let is_english = sentence(words, SetOff::No, profile).is_sentence()
        && !is_mostly_target(&free, profile)
        && reads_as_source(&free.join(" "), profile)
        && !(profile.has_script_of_its_own() && profile.writes(cx.target.written()));
    is_english.then(|| {
        Finding::in_target("untranslated/wrong-language", cx, cx.target.range)
            .with("language", source_profile().name.clone())
            .with("expected", profile.name.clone())
    })
}

/// Whether the function words of the target's language are not clearly outnumbered.
pub(super) fn is_mostly_target(words: &[&str], profile: &Profile) -> bool {
    let count = |profile: &Profile| words.iter().filter(|it| profile.has_function_word(it)).count();
    count(profile) * 2 >= count(source_profile())
}
