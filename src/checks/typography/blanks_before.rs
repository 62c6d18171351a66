//! Blanks before marks that the language sets directly behind the word.

use super::scan::{self, MOST_TOLD, before, behind, ends_words, is_blank};
use crate::article::ByteRange;
use crate::checks::{Finding, SegmentContext, mend};
use crate::diagnostic::Fix;
use crate::inline::{Kind, Node, NodeKind, OBJECT};
use crate::locale::{Blank, Profile, Script};

const RULE: &str = "typography/space-before-punctuation";

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    let Some(profile) = cx.profile() else { return };
    if !cx.target.features.has_behind_blank(kinds(profile)) || scan::is_copy(cx) {
        return;
    }
    let flat = cx.target_flat();
    let text: &str = &flat.text;
    let faults = marks(text).filter_map(|(at, mark)| {
        let start = fault(text, at, mark, profile)?;
        Some((mark, flat.range(start, at + mark.len_utf8())))
    });
    let mut told: Option<Finding> = None;
    for (mark, range) in faults.take(MOST_TOLD) {
        if is_of_markup(cx, mark, range) {
            continue;
        }
        let finding = || Finding::in_target(RULE, cx, range).with("mark", mark.to_string());
        match in_source(cx, mark) {
            // More of them in a segment have one cause.
            Source::Clean => {
                told = Some(match told.take() {
                    Some(first) => first.and_target(range),
                    None => finding(),
                });
            }
            Source::Fault(range) => findings.push(finding().in_source_too(range)),
            Source::Style => {}
        }
    }
    findings.extend(told.map(|it| {
        let fix = fix(cx, &it);
        it.perhaps_mended_by(fix)
    }));
}

/// Takes the blanks away at all places.
fn fix(cx: &SegmentContext, finding: &Finding) -> Option<Fix> {
    let text = &cx.context.article.text;
    let places = std::iter::once(finding.range).chain(finding.related.iter().map(|it| it.1));
    let edits = places.map(|range| {
        let mark = range.of(text).chars().next_back()?;
        mend::without_blanks(text, range, mark.encode_utf8(&mut [0; 4]))
    });
    Some(Fix::safe(edits.collect::<Option<_>>()?))
}

/// Whether the blank or the mark slipped into a link or an emphasis, which have rules of their own:
/// `[x ](u).`, `[x .](u)`.
fn is_of_markup(cx: &SegmentContext, mark: char, range: ByteRange) -> bool {
    let text = &cx.context.article.text;
    let is_behind_link =
        range.len() > mark.len_utf8() + 2 && before(text, range.end - mark.len_utf8()) == Some(')');
    let ends_inside = |it: &Node| {
        let ends = it.inner.end == range.end && it.range.start > cx.target.range.start;
        ends && matches!(it.kind, NodeKind::Link(_) | NodeKind::Strong | NodeKind::Emphasis)
    };
    is_behind_link || cx.target.nodes.iter().any(ends_inside)
}

/// The bytes that marks of this language begin with.
fn kinds(profile: &Profile) -> Kind {
    let ascii = Kind::STOP.or(Kind::PAUSE);
    match profile.script {
        Some(Script::Arabic) => ascii.or(Kind::OTHER),
        _ if !profile.word_spaces => ascii.or(Kind::EAST_ASIAN).or(Kind::FULL_WIDTH),
        _ => ascii,
    }
}

fn marks(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.char_indices().filter(|(_, it)| as_ascii(*it).is_some())
}

/// The mark of the source's language that a mark stands for.
const fn as_ascii(mark: char) -> Option<char> {
    Some(match mark {
        '.' | '。' | '．' => '.',
        ',' | '，' | '、' | '،' => ',',
        ';' | '；' | '؛' => ';',
        ':' | '：' => ':',
        '!' | '！' => '!',
        '?' | '？' | '؟' => '?',
        _ => return None,
    })
}

/// Whether the language sets no blank before a mark. Where it does so before some of `;:!?`, custom
/// is not the same everywhere for the others, and Thai has phrases end in blanks.
fn forbids_blank(profile: &Profile, mark: char) -> bool {
    let is_stop = matches!(as_ascii(mark), Some('.' | ','));
    let has_blanks = |it: &char| profile.blank_before.get(it).is_some_and(|it| *it != Blank::None);
    let is_uneven =
        [':', ';', '!', '?'].iter().any(has_blanks) || profile.script == Some(Script::Thai);
    !has_blanks(&mark) && (is_stop || !is_uneven)
}

/// Where the blanks before the mark at `at` begin, if they must not be there.
fn fault(text: &str, at: usize, mark: char, profile: &Profile) -> Option<usize> {
    let words = text[..at].trim_end_matches(is_blank);
    if words.len() == at || !forbids_blank(profile, mark) {
        return None;
    }
    let last = words.chars().next_back()?;
    let ends = match last {
        '"' => words.bytes().filter(|it| *it == b'"').count() % 2 == 0,
        // `, ,`: what stood between the two went elsewhere.
        ',' => mark == ',',
        _ => ends_words(last),
    };
    // A blank keeps the mark out of an address.
    let token = scan::token(text, words.len());
    if token.contains("://") || token.starts_with("www.") || token.contains('@') {
        return None;
    }
    let next = behind(text, at + mark.len_utf8());
    (ends && may_follow(mark, last, next)).then_some(words.len())
}

/// Whether a mark that this follows is a mark of the sentence, and not the start of `.NET`, `...`,
/// `::` or `:)`.
fn may_follow(mark: char, last: char, next: Option<char>) -> bool {
    let Some(next) = next else { return true };
    if !mark.is_ascii() || next.is_whitespace() || scan::closes(next) && mark != ':' && mark != ';'
    {
        return true;
    }
    match mark {
        ',' => next.is_alphabetic() && last != ',' || next == OBJECT,
        '!' | '?' => matches!(next, '!' | '?' | '"'),
        '.' => next == '"',
        _ => false,
    }
}

enum Source {
    Clean,
    Fault(ByteRange),
    Style,
}

/// Whether the source has a blank before the same mark.
fn in_source(cx: &SegmentContext, mark: char) -> Source {
    let wanted = as_ascii(mark);
    if !cx.source.features.has_behind_blank(Kind::STOP.or(Kind::PAUSE)) {
        return Source::Clean;
    }
    let flat = cx.source_flat();
    let text: &str = &flat.text;
    let mut places = marks(text).filter(|it| as_ascii(it.1) == wanted);
    let Some((at, found)) = places.find(|it| before(text, it.0).is_some_and(is_blank)) else {
        return Source::Clean;
    };
    let words = text[..at].trim_end_matches(is_blank);
    let may_follow = |last| may_follow(found, last, behind(text, at + 1));
    if !words.chars().next_back().is_some_and(|last| ends_words(last) && may_follow(last)) {
        return if matches!(found, '.' | ',') { Source::Clean } else { Source::Style };
    }
    match found {
        '.' | ',' => Source::Fault(flat.range(words.len(), at + 1)),
        _ => Source::Style,
    }
}
