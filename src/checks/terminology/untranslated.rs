//! A source that is translated in one place of the article and left as it is in another.

use std::cell::OnceCell;

use memchr::memmem;

use super::repeats::{Occurrence, Repeat};
use crate::article::{Block, ByteRange, Side};
use crate::checks::{Context, Finding};
use crate::inline::{TokenKind, tokens};
use crate::locale::{Profile, Prose};

/// Shorter texts are names and values more often than not.
const SENTENCE: usize = 4;

/// No more places of one source are told.
const MOST_TOLD: usize = 8;

/// Looking for a word all over the article takes long; no article needs it more often.
const MOST_SEARCHES: usize = 64;

/// No table has more columns, as far as it matters here.
const MOST_CELLS: usize = 64;

/// What the rest of the article says of a text.
pub(super) struct Evidence<'c, 'a> {
    cx: &'c Context<'a>,
    searches: usize,
    /// The translated targets.
    translated: OnceCell<String>,
}

/// How a text is built, as far as it tells names from words.
#[derive(Debug, Default, Clone, Copy)]
struct Shape {
    words: usize,
    /// Words in small letters.
    small: usize,
    /// Whether it can be no name of code, no abbreviation and no number.
    is_prose: bool,
    /// Whether it has the grammar of a phrase: a function word and a word in small letters.
    is_phrase: bool,
}

pub(super) fn judge(
    evidence: &mut Evidence,
    profile: &Profile,
    repeat: &Repeat,
    findings: &mut Vec<Finding<'static>>,
) {
    let (left, translated): (Vec<&Occurrence>, Vec<&Occurrence>) =
        repeat.occurrences.iter().partition(|it| it.words == repeat.words);
    let (Some(here), Some(there)) = (left.first(), translated.first()) else {
        return;
    };
    // Equal words in another order of marks, `Next – step`, are no copy.
    let shape = shape(evidence.cx, profile, here);
    if !is_due(repeat, shape, &left, &translated) || evidence.is_kept(here, shape, repeat) {
        return;
    }
    let told = left.iter().filter(|it| !evidence.is_in_enumeration(it)).take(MOST_TOLD);
    findings.extend(told.map(|it| {
        Finding::in_segment("untranslated/inconsistent", it.segment, Side::Target, it.range)
            .with("text", it.text.trim())
            .with("usual", there.text.trim())
            .and_target(there.range)
    }));
}

/// Whether so many translations outweigh so many copies.
fn is_due(repeat: &Repeat, shape: Shape, left: &[&Occurrence], translated: &[&Occurrence]) -> bool {
    if shape.is_phrase && shape.words >= SENTENCE {
        return translated.len() >= left.len();
    }
    if !shape.is_prose || repeat.has_code {
        return false;
    }
    let same_block = || {
        let block = |it: &[&Occurrence]| it.first().map(|it| it.block);
        block(left) == block(translated)
    };
    // A lone word in small letters names a field rather than a thing.
    let is_field = shape.words == 1 && shape.small == 1;
    match translated.len() {
        1 => left.len() == 1 && shape.words >= 2 && shape.small >= 1 && same_block(),
        most => most > left.len() && !is_field,
    }
}

fn shape(cx: &Context, profile: &Profile, here: &Occurrence) -> Shape {
    // The source is read: markup and all it is the text that somebody wrote.
    let found = tokens(&cx.article.text, here.source);
    let words: Vec<&str> =
        found.iter().filter(|it| it.kind == TokenKind::Word).map(|it| cx.at(it.range)).collect();
    let is_small = |word: &&&str| !word.chars().any(char::is_uppercase);
    // `CHF`, `BerthName`
    let is_name = |word: &&str| word.chars().skip(1).any(char::is_uppercase);
    let prose = Prose::of(words.iter().copied(), profile);
    let is_plain = found.iter().all(|it| matches!(it.kind, TokenKind::Word | TokenKind::Number));
    Shape {
        words: words.len(),
        small: words.iter().filter(is_small).count(),
        is_prose: !words.is_empty() && is_plain && !words.iter().any(is_name),
        is_phrase: prose.function_words >= 1 && prose.content_words >= 1,
    }
}

impl<'c, 'a> Evidence<'c, 'a> {
    pub fn new(cx: &'c Context<'a>) -> Self {
        Self { cx, searches: 0, translated: OnceCell::new() }
    }

    /// Whether the text is a configured term, or stands inside sentences that are translated: a
    /// name, or a word of both languages.
    fn is_kept(&mut self, here: &Occurrence, shape: Shape, repeat: &Repeat) -> bool {
        let text = here.text.trim();
        if self.cx.config.untranslatable.iter().any(|it| it.eq_ignore_ascii_case(text)) {
            return true;
        }
        if shape.is_phrase && shape.words >= SENTENCE {
            return false;
        }
        self.searches += 1;
        if self.searches > MOST_SEARCHES {
            return true;
        }
        let all = self.translated.get_or_init(|| translated(self.cx));
        let mut places = memmem::find_iter(all.as_bytes(), repeat.source.as_bytes());
        places.any(|at| stands_alone(all, at, at + repeat.source.len()))
    }

    /// Whether the text stands among names that are left, too: the values of an enumeration.
    fn is_in_enumeration(&self, here: &Occurrence) -> bool {
        let neighbours = match here.block {
            Block::TableCell => self.cells_above_and_below(here.segment),
            _ => [here.segment.checked_sub(1), here.segment.checked_add(1)],
        };
        let segments = &self.cx.article.segments;
        let mut found = 0;
        for segment in neighbours.into_iter().flatten().filter_map(|it| segments.get(it)) {
            let source = self.cx.at(segment.source.text).trim();
            let is_other = source != self.cx.at(here.source).trim();
            if segment.place.block != here.block || !is_other {
                continue;
            }
            if source != self.cx.at(segment.target.text).trim() {
                return false;
            }
            found += usize::from(source.contains(|it: char| it.is_ascii_alphabetic()));
        }
        found > 0
    }

    /// The cells of the same column in the lines above and below.
    fn cells_above_and_below(&self, index: usize) -> [Option<usize>; 2] {
        let column = (0..MOST_CELLS).take_while(|it| self.in_line(index, *it)).count();
        let first = index - column.min(index);
        let above = first.checked_sub(1).map(|last| {
            let cells = (0..MOST_CELLS).take_while(|it| self.in_line(last, *it)).count();
            last - cells.min(last) + column
        });
        let below = (index..).take(MOST_CELLS).find(|it| !self.in_line(it + 1, 0));
        [above.filter(|it| *it < first), below.map(|it| it + 1 + column)]
    }

    /// Whether the segment `back` places before `index` stands in one line with the one before it.
    fn in_line(&self, index: usize, back: usize) -> bool {
        let segments = &self.cx.article.segments;
        let Some(at) = index.checked_sub(back).filter(|it| *it > 0) else {
            return false;
        };
        let (Some(before), Some(segment)) = (segments.get(at - 1), segments.get(at)) else {
            return false;
        };
        before.range.end <= segment.range.start
            && !self.cx.at(ByteRange::new(before.range.end, segment.range.start)).contains('\n')
    }
}

/// All targets that are not their sources, in small letters.
fn translated(cx: &Context) -> String {
    let mut all = String::new();
    for segment in &cx.article.segments {
        let (target, source) = (cx.at(segment.target.text), cx.at(segment.source.text));
        if target.trim() != source.trim() {
            all.push_str(&target.to_lowercase());
            all.push('\n');
        }
    }
    all
}

/// Whether what stands from `start` to `end` is not part of a longer word, name or address.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let joins = |it: char| it.is_alphanumeric() || "/-_.=#?".contains(it);
    let before = text[..start].chars().next_back();
    let mut behind = text[end..].chars();
    let next = behind.next();
    // A period may just end the sentence.
    let joined_behind = match next {
        Some('.' | '?') => behind.next().is_some_and(char::is_alphanumeric),
        Some(it) => joins(it),
        None => false,
    };
    !before.is_some_and(joins) && !joined_behind
}
