//! Compares the lengths of both sides with what is usual in the language.

use super::band::{band, visible};
use crate::article::ByteRange;
use crate::checks::{Finding, SegmentContext};
use crate::inline::{Kind, NodeKind, OBJECT, Tree};
use crate::locale::Profile;

/// A target that merely lacks its end is broken off only where it is shorter than this share of the
/// shortest ones.
const MUCH_SHORTER: f64 = 0.85;

/// A target that nothing else speaks against is an outlier below this share of the shortest ones.
const FAR_SHORTER: f64 = 0.4;

/// A target is an outlier above so many times the longest ones.
const FAR_LONGER: f64 = 1.5;

/// As many characters of a source say that the target holds it whole.
const QUOTED: usize = 20;

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    let Some((profile, length)) = cx.profile().and_then(|it| Some((it, it.length?))) else {
        return;
    };
    let (source, target) = (visible(cx.source), visible(cx.target));
    let Some((shortest, longest)) = band(length, source) else {
        return;
    };
    let share = target as f64 / source as f64;
    if (shortest..=longest).contains(&share)
        || target == 0
        || cx.target.written() == cx.source.written()
    {
        return;
    }
    if let Some((sign, range)) = sign_of_loss(cx, profile, share / shortest) {
        let finding = Finding::in_target("length/truncated", cx, range)
            .with("percent", percent(share))
            .with("limit", percent(shortest))
            .with("sign", sign);
        return findings.push(finding.and_source(cx.source.range));
    }
    let (than, limit) = match () {
        () if share < shortest * FAR_SHORTER => ("short", shortest),
        () if share > longest * FAR_LONGER && !holds_source(cx) => ("long", longest),
        () => return,
    };
    let finding = Finding::in_target("length/outlier", cx, cx.target.range)
        .with("percent", percent(share))
        .with("limit", percent(limit))
        .with("than", than);
    findings.push(finding.and_source(cx.source.range));
}

fn percent(share: f64) -> String {
    format!("{:.0}", share * 100.0)
}

/// What shows that a target, whose length is this share of the shortest usual one, breaks off, and
/// where.
fn sign_of_loss(
    cx: &SegmentContext,
    profile: &Profile,
    share: f64,
) -> Option<(&'static str, ByteRange)> {
    if share >= 1.0 {
        return None;
    }
    let end = |tree: &Tree| tree.written().trim_end().chars().next_back();
    let (target_end, source_end) = (end(cx.target)?, end(cx.source)?);
    let behind = cx.target.range.start + cx.target.written().trim_end().len();
    let last = ByteRange::new(behind - target_end.len_utf8(), behind);
    if is_comma(target_end) && !is_comma(source_end) {
        return Some(("a comma", last));
    }
    if cx.target.features.has(Kind::BRACKET.or(Kind::FULL_WIDTH)) {
        let open = open_bracket(cx.target);
        if let Some(open) = open.filter(|_| open_bracket(cx.source).is_none()) {
            return Some(("an open bracket", open));
        }
    }
    if share >= MUCH_SHORTER || profile.terminal_marks.statement.is_empty() {
        return None;
    }
    let text = &cx.target_flat().text;
    let word = text.trim_end();
    let breaks_off =
        word.chars().next_back().is_some_and(|it| it.is_alphanumeric() || it == OBJECT);
    (ends_sentence(&cx.source_flat().text) && breaks_off).then(|| {
        let start = word.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let last_word = if profile.word_spaces { start } else { 0 };
        ("no mark", cx.target_flat().range(last_word, word.len()))
    })
}

const fn is_comma(character: char) -> bool {
    matches!(character, ',' | '，' | '、' | '،')
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['.', '?', '!']) && !text.trim_end().ends_with("etc.")
}

/// The last round bracket that nothing closes.
fn open_bracket(tree: &Tree) -> Option<ByteRange> {
    let mut open = Vec::new();
    for node in tree.nodes.iter().filter(|it| it.kind == NodeKind::Text) {
        for (at, character) in tree.at(node.range).char_indices() {
            match character {
                '(' | '（' => {
                    let start = node.range.start + at;
                    open.push(ByteRange::new(start, start + character.len_utf8()));
                }
                ')' | '）' => {
                    open.pop();
                }
                _ => {}
            }
        }
    }
    open.pop()
}

/// Whether the target repeats the source and says it in its own language, too.
fn holds_source(cx: &SegmentContext) -> bool {
    let (target, source) = (&cx.target_flat().text, &cx.source_flat().text);
    let beginning: String = source.trim().chars().take(QUOTED).collect();
    target.contains(beginning.as_str())
}
