//! Segments that the numbers say were there: the pipeline counts the sentences of the source, and
//! what is in a number's place says what became of it.

use crate::article::{ByteRange, LooseKind, LooseText, Segment};
use crate::checks::punctuation::ends_in_abbreviation;
use crate::checks::{Context, Finding};
use crate::inline::{TokenKind, tokens};
use crate::locale::{Profile, Script};

/// A gap this wide is no lost sentence, but two articles in one.
const WIDEST: u64 = 40;

/// A text that lost its spans is no longer (bytes); more is searched no further.
const FARTHEST: usize = 20_000;

pub(super) fn article(cx: &Context, findings: &mut Vec<Finding<'static>>) {
    if cx.is_source_language() {
        return;
    }
    let Some(profile) = cx.profile.as_deref() else {
        return;
    };
    let segments = &cx.article.segments;
    let faults = faults(cx);
    let mut before: Option<(&Segment, u64)> = None;
    for segment in segments {
        let here = number(cx, segment);
        if let (Some((last, from)), Some(to)) = (before, here) {
            let missing = to.saturating_sub(from + 1);
            if missing > 0 && missing <= WIDEST && !is_broken(&faults, last, segment) {
                let between = ByteRange::new(last.range.end, segment.range.start);
                gap(cx, profile, between, missing, findings);
            }
        }
        before = here.map(|it| (segment, it));
    }
}

/// Whether a fault of the spans themselves explains why a number is missing.
fn is_broken(faults: &[usize], first: &Segment, second: &Segment) -> bool {
    let next = faults.partition_point(|it| *it < first.range.start);
    faults.get(next).is_some_and(|it| *it < second.range.end)
}

/// Where the spans themselves are at fault, in order.
fn faults(cx: &Context) -> Vec<usize> {
    let faults = cx.article.faults.iter().filter(|it| it.is_of_segment());
    let mut starts: Vec<usize> = faults.map(|it| it.range.start).collect();
    starts.sort_unstable();
    starts
}

/// The number in an id such as `aa11f-103`; none where a whole paragraph bears it (`aa11f-p103`).
fn number(cx: &Context, segment: &Segment) -> Option<u64> {
    let (_, number) = cx.article.id(segment).rsplit_once('-')?;
    number.parse().ok()
}

fn gap(
    cx: &Context,
    profile: &Profile,
    between: ByteRange,
    missing: u64,
    findings: &mut Vec<Finding<'static>>,
) {
    let written = cx.at(between);
    if between.len() > FARTHEST || written.contains("[comment]:") {
        return;
    }
    let loose = loose_texts(cx, between);
    let expected: usize = loose.iter().map(|it| sentences(cx.at(it.range), profile)).sum();
    if missing <= expected as u64 {
        return;
    }
    if let Some(range) = prose(cx, profile, between) {
        let finding = Finding::in_article("markup/lost-spans", range);
        return findings.push(finding.with("text", cx.at(range)));
    }
    let mut alts = loose.iter().filter(|it| it.kind != LooseKind::ImageTitle);
    if let Some(alt) = alts.next().filter(|_| loose.len() == 1) {
        let finding = Finding::in_article("markup/truncated-alt", alt.range);
        findings.push(
            finding
                .with("text", cx.at(alt.range))
                .with("missing", (missing - expected as u64).to_string()),
        );
    }
}

fn loose_texts<'a>(cx: &'a Context, between: ByteRange) -> &'a [LooseText] {
    let all = &cx.article.loose_texts;
    let start = all.partition_point(|it| it.range.start < between.start);
    let end = all.partition_point(|it| it.range.start < between.end);
    all.get(start..end).unwrap_or_default()
}

/// How many sentences a text is.
fn sentences(text: &str, profile: &Profile) -> usize {
    let is_mark = |it: char| matches!(it, '.' | '!' | '?' | '。' | '！' | '？' | '؟' | '।');
    let text = text.trim_end();
    let inner = text.match_indices(is_mark).filter(|(at, mark)| {
        let (before, behind) = (&text[..at + mark.len()], &text[at + mark.len()..]);
        let abbreviates = || ends_in_abbreviation(before, Some(profile));
        let ends =
            |it: char| !mark.is_ascii() && !is_mark(it) || it.is_whitespace() && !abbreviates();
        behind.starts_with(ends)
    });
    1 + inner.count()
}

/// The text in the language of the translation that stands outside all spans, if there is any.
fn prose(cx: &Context, profile: &Profile, between: ByteRange) -> Option<ByteRange> {
    let text = &cx.article.text;
    let mut at = between.start;
    for line in cx.at(between).split_inclusive('\n') {
        let range = ByteRange::new(at, at + line.len()).trimmed(text);
        at += line.len();
        let is_markup = [":::", "[!", "`"].iter().any(|it| line.contains(it));
        if !range.is_empty()
            && !is_markup
            && is_sentence(text, range, profile)
            && !is_hidden(cx, range)
        {
            return Some(without_marks(text, range));
        }
    }
    None
}

/// Whether a line is code or a comment.
fn is_hidden(cx: &Context, range: ByteRange) -> bool {
    let lies_in = |hidden: &[ByteRange]| {
        let next = hidden.partition_point(|it| it.end <= range.start);
        hidden.get(next).is_some_and(|it| it.overlaps(range))
    };
    lies_in(&cx.article.code_blocks) || lies_in(&cx.article.comments)
}

/// Whether a line holds words of the language, besides tags, links and pictures.
fn is_sentence(text: &str, range: ByteRange, profile: &Profile) -> bool {
    let range = without_marks(text, range);
    let line = range.of(text);
    if line.contains("</") {
        return false;
    }
    let links = links(line);
    let is_in_link = |it: ByteRange| {
        links.iter().any(|&(start, end)| (start..end).contains(&(it.start - range.start)))
    };
    let words: Vec<&str> = tokens(text, range)
        .into_iter()
        .filter(|it| it.kind == TokenKind::Word && !is_in_link(it.range))
        .map(|it| it.range.of(text))
        .collect();
    if profile.has_script_of_its_own() {
        let script = profile.script.unwrap_or(Script::Latin);
        let own = |word: &str| {
            word.chars().filter_map(Script::of).filter(|it| script.writes(*it)).count()
        };
        return words.iter().map(|it| own(it)).sum::<usize>() >= 6;
    }
    words.len() >= 3 && words.iter().any(|it| profile.has_function_word(it))
}

/// Where the links and pictures of a line stand: a list of links is no sentence, whatever they say.
fn links(line: &str) -> Vec<(usize, usize)> {
    let link = |(at, _): (usize, &str)| {
        let start = line[..at].rfind('[').unwrap_or(at);
        (start, line[at..].find(')').map_or(line.len(), |it| at + it))
    };
    line.match_indices("](").map(link).collect()
}

/// A line without the mark of a list, a heading or a quote before it.
fn without_marks(text: &str, range: ByteRange) -> ByteRange {
    let line = range.of(text);
    let marks = |it: char| it.is_whitespace() || "#>-*+|".contains(it);
    let rest = line.trim_start_matches(marks);
    let rest = match rest.split_once(['.', ')']) {
        Some((number, rest))
            if !number.is_empty() && number.bytes().all(|it| it.is_ascii_digit()) =>
        {
            rest.trim_start()
        }
        _ => rest,
    };
    let rest = without_anchor(rest);
    ByteRange::new(range.end - rest.len(), range.end)
}

/// A heading without the empty anchor that the pipeline sets before its text.
fn without_anchor(line: &str) -> &str {
    let is_anchor = line.starts_with("<a name=") || line.starts_with("<a id=");
    match line.split_once("</a>") {
        Some((_, rest)) if is_anchor => rest,
        _ => line,
    }
}
