//! Menu paths, `**A** > **B**`, whose steps no longer stand around the marks between them.

use crate::article::ByteRange;
use crate::checks::{Finding, SegmentContext};
use crate::inline::{Node, NodeKind, Tree};
use crate::locale::Profile;

/// Marks behind which a path is over.
const ENDS: &[char] =
    &['.', ',', ';', ':', '。', '、', '，', '；', '：', '؟', '?', '!', '！', '？'];

/// No menu is deeper; a side with more separators is something else.
const MOST_STEPS: usize = 12;

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    if cx.is_plain() && !cx.source.written().contains('>') {
        return;
    }
    let source = Path::of(cx.source);
    if source.separators.is_empty() || !source.separators.iter().all(|it| it.joins_steps(cx.source))
    {
        return;
    }
    let target = Path::of(cx.target);
    if source.separators.len().max(target.separators.len()) > MOST_STEPS {
        return;
    }
    if let Some(range) = collapsed(cx, &source, &target) {
        let path = cx.source.at(source.range());
        findings.push(
            Finding::in_target("markup/menu-path-collapsed", cx, range)
                .with("path", path)
                .and_source(source.range()),
        );
    }
}

/// What stands on one side of a separator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beside {
    /// Nothing: another separator, the end of the side or of the sentence.
    Nothing,
    /// The mark of an emphasis, a bracket, a quotation mark.
    Mark,
    /// A word without any mark.
    Word(ByteRange),
    /// A sign, of a currency say.
    Other,
}

/// A mark between two steps of a path.
#[derive(Debug, Clone, Copy)]
struct Separator {
    range: ByteRange,
    left: Beside,
    right: Beside,
    /// Whether two blanks stand before it or behind it.
    is_loose: bool,
}

impl Separator {
    fn has_both_sides(&self) -> bool {
        self.left != Beside::Nothing && self.right != Beside::Nothing
    }

    /// Whether a clause follows and no label: `**A** > select a country`.
    fn leads_on(&self, tree: &Tree) -> bool {
        matches!(self.right, Beside::Word(range) if tree.at(range).starts_with(char::is_lowercase))
    }

    /// Whether steps of a path stand on both sides, at least one of them marked or capitalized:
    /// all else is a comparison.
    fn joins_steps(&self, tree: &Tree) -> bool {
        let is_step = |it: Beside| match it {
            Beside::Mark => true,
            Beside::Word(range) => tree.at(range).starts_with(char::is_uppercase),
            _ => false,
        };
        let is_value = |it: Beside| match it {
            Beside::Word(range) => tree.at(range).starts_with(char::is_numeric),
            it => it == Beside::Other,
        };
        let sides = [self.left, self.right];
        self.has_both_sides() && sides.into_iter().any(is_step) && !sides.into_iter().any(is_value)
    }
}

/// The separators of a side.
struct Path {
    separators: Vec<Separator>,
    /// How many phrases are emphasized.
    strong: usize,
    /// The first two emphasized phrases with nothing but blanks between them.
    adjoining: Option<ByteRange>,
}

impl Path {
    fn of(tree: &Tree) -> Self {
        let places = places(tree);
        let mut separators = Vec::with_capacity(places.len());
        for (at, &range) in places.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|it| places.get(it)).map(|it| it.end);
            let behind = places.get(at + 1).map(|it| it.start);
            separators.push(separator(tree, range, before, behind));
        }
        let strong = tree.of_kind(&NodeKind::Strong).count();
        Self { separators, strong, adjoining: adjoining(tree) }
    }

    fn range(&self) -> ByteRange {
        let (first, last) = (self.separators.first(), self.separators.last());
        let start = first.map_or(0, |it| it.range.start);
        ByteRange::new(start, last.map_or(start, |it| it.range.end))
    }

    /// How many sides of separators are words without any mark.
    fn plain_sides(&self) -> usize {
        let sides = self.separators.iter().flat_map(|it| [it.left, it.right]);
        sides.filter(|it| matches!(it, Beside::Word(_))).count()
    }
}

/// Where `>` stands as text between blanks or marks, and not as a part of an arrow or a comparison.
fn places(tree: &Tree) -> Vec<ByteRange> {
    let mut found = Vec::new();
    for node in &tree.nodes {
        match &node.kind {
            NodeKind::Text => {
                let text = tree.at(node.range);
                let marks = memchr::memchr_iter(b'>', text.as_bytes());
                found.extend(
                    marks
                        .filter(|&at| stands_alone(text, at))
                        .map(|at| ByteRange::new(node.range.start + at, node.range.start + at + 1)),
                );
            }
            NodeKind::Entity(character) if &**character == ">" => found.push(node.range),
            NodeKind::Escape if tree.at(node.inner) == ">" => found.push(node.range),
            _ => {}
        }
    }
    found
}

fn stands_alone(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let behind = text[at + 1..].chars().next();
    let is_blank = |it: Option<char>| it.is_none_or(char::is_whitespace);
    let is_part = |it: Option<char>| it.is_some_and(|it| "-=<>".contains(it));
    (is_blank(before) || is_blank(behind)) && !is_part(before) && !is_part(behind)
}

fn separator(
    tree: &Tree,
    range: ByteRange,
    before: Option<usize>,
    behind: Option<usize>,
) -> Separator {
    let left = ByteRange::new(before.unwrap_or(tree.range.start), range.start);
    let right = ByteRange::new(range.end, behind.unwrap_or(tree.range.end));
    let (left_text, right_text) = (tree.at(left), tree.at(right));
    let is_loose = left_text.ends_with("  ") || right_text.starts_with("  ");
    let left = beside(left_text.trim_end().chars().next_back(), || last_word(tree, left));
    let right = beside(right_text.trim_start().chars().next(), || first_word(tree, right));
    Separator { range, left, right, is_loose }
}

fn beside(character: Option<char>, word: impl FnOnce() -> ByteRange) -> Beside {
    match character {
        None => Beside::Nothing,
        Some(it) if ENDS.contains(&it) => Beside::Nothing,
        Some(it) if it.is_alphanumeric() => Beside::Word(word()),
        Some('$' | '€' | '£' | '¥' | '-' | '=' | '<' | '~') => Beside::Other,
        Some(_) => Beside::Mark,
    }
}

fn last_word(tree: &Tree, range: ByteRange) -> ByteRange {
    let text = tree.at(range).trim_end();
    let length: usize =
        text.chars().rev().take_while(|it| it.is_alphanumeric()).map(char::len_utf8).sum();
    let end = range.start + text.len();
    ByteRange::new(end - length, end)
}

fn first_word(tree: &Tree, range: ByteRange) -> ByteRange {
    let text = tree.at(range);
    let rest = text.trim_start();
    let length: usize =
        rest.chars().take_while(|it| it.is_alphanumeric()).map(char::len_utf8).sum();
    let start = range.end - rest.len();
    ByteRange::new(start, start + length)
}

fn adjoining(tree: &Tree) -> Option<ByteRange> {
    let mut last: Option<&Node> = None;
    for (_, node) in tree.of_kind(&NodeKind::Strong) {
        if let Some(before) = last.filter(|it| it.range.end <= node.range.start) {
            let between = tree.at(ByteRange::new(before.range.end, node.range.start));
            if between.trim().is_empty() {
                return Some(ByteRange::new(before.range.start, node.range.end));
            }
        }
        last = Some(node);
    }
    None
}

/// The place at which the path of the target is torn, if it is.
fn collapsed(cx: &SegmentContext, source: &Path, target: &Path) -> Option<ByteRange> {
    let goes_on = |at: usize| source.separators.get(at).is_some_and(|it| it.leads_on(cx.source));
    let lacks = |(at, it): &(usize, &Separator)| {
        !it.has_both_sides() && (it.left == Beside::Nothing || !goes_on(*at))
    };
    if let Some((at, _)) = target.separators.iter().enumerate().find(lacks) {
        return Some(around_gap(cx, target, at));
    }
    if source.adjoining.is_none()
        && target.separators.len() <= source.separators.len()
        && let Some(range) = target.adjoining
    {
        return Some(range);
    }
    if target.separators.len() != source.separators.len()
        || target.plain_sides() <= source.plain_sides()
    {
        return None;
    }
    let slipped = |it: &&Separator| {
        target.strong >= source.strong && source.strong > 0 || is_torn(cx, source, it)
    };
    let plain = |it: &&Separator| {
        matches!((it.left, it.right), (Beside::Word(_), _) | (_, Beside::Word(_)))
    };
    let found = target.separators.iter().filter(plain).find(slipped)?;
    let start = if let Beside::Word(it) = found.left { it.start } else { found.range.start };
    let end = if let Beside::Word(it) = found.right { it.end } else { found.range.end };
    Some(ByteRange::new(start, end))
}

/// The separator at `at`, which lacks a side, with what is next to it there.
fn around_gap(cx: &SegmentContext, path: &Path, at: usize) -> ByteRange {
    let here = path.separators[at];
    let range = if here.right == Beside::Nothing {
        let next = path.separators.get(at + 1).map_or(cx.target.range.end, |it| it.range.end);
        let rest = cx.target.at(ByteRange::new(here.range.end, next));
        let mark = rest.trim_start().chars().next().map_or(0, char::len_utf8);
        let blanks = rest.len() - rest.trim_start().len();
        ByteRange::new(here.range.start, here.range.end + blanks + mark)
    } else {
        here.range
    };
    range.trimmed(cx.target.text)
}

/// Whether a separator between double blanks, the scar of marks that went away, stands beside a
/// word that no step of a path begins or ends with.
fn is_torn(cx: &SegmentContext, source: &Path, it: &Separator) -> bool {
    if !it.is_loose || source.separators.iter().any(|it| it.is_loose) {
        return false;
    }
    let is_function_word = |beside: Beside, profile: &Profile| matches!(beside, Beside::Word(range) if profile.is_stop_word(cx.target.at(range)));
    let starts_small = matches!(it.right, Beside::Word(range)
        if cx.target.at(range).starts_with(char::is_lowercase));
    starts_small && !source_starts_small(cx, source)
        || cx.profile().is_some_and(|profile| {
            is_function_word(it.left, profile) || is_function_word(it.right, profile)
        })
}

fn source_starts_small(cx: &SegmentContext, source: &Path) -> bool {
    source.separators.iter().any(|it| {
        let rest = cx.source.at(ByteRange::new(it.range.end, cx.source.range.end));
        rest.trim_start_matches(|it: char| !it.is_alphanumeric()).starts_with(char::is_lowercase)
    })
}
