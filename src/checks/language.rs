//! Segments that are not translated, or only in part.

use std::collections::HashSet;

use super::prose::{self, ProseWord, SetOff};
use super::{Finding, SegmentContext};
use crate::article::ByteRange;
use crate::locale::{Profile, Prose, Script, reads_as_source, source_profile};

/// Fewer words than this that stand as in the source are a borrowed phrase.
const SHORTEST_RUN: usize = 5;

/// Messages show no more than this of a text (characters).
const LONGEST_QUOTE: usize = 60;

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    if cx.context.is_source_language() {
        return;
    }
    let is_copy = is_same_text(cx.target.written(), cx.source.written());
    if !prose::may_be_source(cx.target.written()) {
        return;
    }
    let words = prose::words(cx.target, &cx.context.config.untranslatable);
    if is_copy {
        if sentence(&words, SetOff::Parentheses).is_sentence() {
            let quote = cropped(cx.target.written());
            findings.push(
                Finding::in_target("untranslated/segment", cx, cx.target.range).with("text", quote),
            );
        }
        return;
    }
    findings.extend(run(cx, &words));
    findings.extend(wrong_language(cx, &words));
}

/// Whether two texts are the same but for blanks.
fn is_same_text(a: &str, b: &str) -> bool {
    let fold = |text: &str| text.replace("&nbsp;", " ");
    a == b
        || (a.len().abs_diff(b.len()) < 64
            && fold(a).split_whitespace().eq(fold(b).split_whitespace()))
}

/// The measure of the words that are set off no more than `most`.
fn sentence(words: &[ProseWord], most: SetOff) -> Prose {
    Prose::of(words.iter().filter(|it| it.is_word && it.set_off <= most).map(|it| it.text))
}

pub(super) fn cropped(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(LONGEST_QUOTE) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// The longest run of words that stand in the source in the same order, if it is a sentence's.
fn run(cx: &SegmentContext, words: &[ProseWord]) -> Option<Finding<'static>> {
    let source = prose::words(cx.source, &[]);
    let known: HashSet<Vec<&str>> = source.windows(SHORTEST_RUN).map(texts).collect();
    let free = |it: &ProseWord| it.is_word && it.set_off == SetOff::No;
    let mut best: Option<(usize, usize)> = None;
    let mut start = None;
    for at in 0..=words.len().saturating_sub(SHORTEST_RUN) {
        let Some(window) = words.get(at..at + SHORTEST_RUN) else {
            break;
        };
        if window.iter().all(free) && known.contains(&texts(window)) {
            let first = *start.get_or_insert(at);
            let end = at + SHORTEST_RUN;
            if best.is_none_or(|(a, b)| end - first > b - a) {
                best = Some((first, end));
            }
        } else {
            start = None;
        }
    }
    let (first, end) = best?;
    let found = &words[first..end];
    let range = ByteRange::new(found[0].range.start, found[found.len() - 1].range.end);
    let has_gloss = cx
        .context
        .at(ByteRange::new(range.end, cx.target.range.end))
        .trim_start()
        .starts_with(['(', '（']);
    if has_gloss || !is_source_run(cx, found) {
        return None;
    }
    let original = original(&source, found).unwrap_or(cx.source.range);
    let quote = cropped(cx.context.at(range));
    Some(Finding::in_target("untranslated/run", cx, range).with("text", quote).and_source(original))
}

fn texts<'a>(words: &[ProseWord<'a>]) -> Vec<&'a str> {
    words.iter().map(|it| it.text).collect()
}

/// Whether the words are a sentence's and are not just as good words of the target's language.
fn is_source_run(cx: &SegmentContext, words: &[ProseWord]) -> bool {
    if !sentence(words, SetOff::No).is_sentence() {
        return false;
    }
    let Some(profile) = cx.context.profile.as_deref() else {
        return false;
    };
    if profile.script != Some(Script::Latin) {
        return true;
    }
    let (Some(source), Some(target)) = (source_profile().language, profile.language) else {
        return false;
    };
    let detector = whatlang::Detector::with_allowlist(vec![source, target]);
    detector.detect_lang(&texts(words).join(" ")) == Some(source)
}

fn original(source: &[ProseWord], found: &[ProseWord]) -> Option<ByteRange> {
    let wanted = texts(found);
    let window = source.windows(found.len()).find(|it| texts(it) == wanted)?;
    Some(ByteRange::new(window[0].range.start, window[window.len() - 1].range.end))
}

fn wrong_language(cx: &SegmentContext, words: &[ProseWord]) -> Option<Finding<'static>> {
    let profile = cx.context.profile.as_deref()?;
    let free: Vec<&str> = words
        .iter()
        .filter(|it| it.is_word && it.set_off == SetOff::No)
        .map(|it| it.text)
        .collect();
    let is_english = sentence(words, SetOff::No).is_sentence()
        && !is_mostly_target(&free, profile)
        && reads_as_source(&free.join(" "), profile)
        && !holds_script(cx, profile);
    is_english.then(|| {
        Finding::in_target("untranslated/wrong-language", cx, cx.target.range)
            .with("language", source_profile().name.clone())
            .with("expected", profile.name.clone())
    })
}

/// Whether a side holds a letter of the locale's own script, where that is not the source's.
fn holds_script(cx: &SegmentContext, profile: &Profile) -> bool {
    let script = profile.script.unwrap_or(Script::Latin);
    script != Script::Latin
        && cx.target.written().chars().filter_map(Script::of).any(|it| script.writes(it))
}

/// Whether the function words of the target's language are not clearly outnumbered.
pub(super) fn is_mostly_target(words: &[&str], profile: &Profile) -> bool {
    let lower = words.iter().map(|it| it.to_lowercase().replace('’', "'"));
    let (mut source, mut target) = (0, 0);
    for word in lower {
        source += usize::from(source_profile().function_words.contains(&word));
        target += usize::from(profile.function_words.contains(&word));
    }
    target * 2 >= source
}
