//! Articles that are flagged as translated by people and read as if no person had seen them.

use std::collections::{BTreeMap, HashSet};

use crate::article::{ByteRange, Side, TranslationType};
use crate::checks::{Context, Finding};

/// What machines leave behind and people do not, and how much it tells.
const WEIGHTS: &[(&str, usize)] = &[
    // Marks around nothing, or around a word that nobody would mark.
    ("link/empty-text", 4),
    ("link/text-is-function-word", 4),
    ("markup/empty-emphasis", 4),
    ("markup/emphasis-on-function-word", 4),
    ("markup/code-fused", 4),
    // Marks that slipped.
    ("link/swallows-punctuation", 3),
    ("link/parked-at-end", 3),
    ("link/text-too-short", 3),
    ("markup/emphasis-swallows-punctuation", 3),
    ("markup/emphasis-swallows-verb", 3),
    ("markup/emphasis-crosses-link", 3),
    ("markup/lost-emphasis", 3),
    ("markup/dropped-marker-scar", 3),
    ("markup/code-parked", 3),
    ("markup/menu-path-collapsed", 3),
    // Names and numbers that were taken for words, blanks around marks.
    ("link/edge-space", 2),
    ("link/glued-text", 2),
    ("markup/visible-escape", 2),
    ("markup/escape-split", 2),
    ("number/changed-version", 2),
    ("characters/mixed-script-word", 2),
    ("typography/double-space", 2),
    ("typography/elision-space", 2),
    ("typography/space-before-punctuation", 2),
    ("typography/quote-style", 1),
    ("typography/cjk-spacing", 1),
    ("verbatim/changed-identifier", 2),
    ("verbatim/split-identifier", 2),
    ("verbatim/untranslatable-term", 2),
];

/// Articles with fewer segments than this hold too little to go by.
const FEWEST_SEGMENTS: usize = 15;

/// People make a slip or two.
const FEWEST_MARKED: usize = 3;

/// People have habits: one kind of mark alone may be one.
const FEWEST_KINDS: usize = 2;

/// So much must the weights of all marks come to in a hundred segments. Of articles that people
/// translated one in a hundred reaches it.
const THRESHOLD: usize = 10;

/// Messages name no more kinds of marks.
const MOST_KINDS: usize = 3;

/// The finding points at no more places.
const MOST_PLACES: usize = 8;

/// What speaks for a machine in one article.
#[derive(Debug, Default)]
struct Marks {
    weight: usize,
    /// How many segments bear a mark, by rule.
    kinds: BTreeMap<&'static str, usize>,
    /// The segments that bear one.
    segments: HashSet<usize>,
    places: Vec<(Option<Side>, ByteRange)>,
}

pub(super) fn verdict(cx: &Context, found: &[Finding], findings: &mut Vec<Finding<'static>>) {
    let segments = cx.article.segments.len();
    let differs = cx.profile.as_ref().is_some_and(|it| it.machine_text_differs);
    if !differs
        || segments < FEWEST_SEGMENTS
        || cx.article.translation_type() != TranslationType::Human
    {
        return;
    }
    let front_matter = cx.article.front_matter.as_ref();
    let Some(entry) = front_matter.and_then(|it| it.translation_type(&cx.article.text)) else {
        return;
    };
    let marks = Marks::of(found);
    if marks.segments.len() < FEWEST_MARKED
        || marks.kinds.len() < FEWEST_KINDS
        || marks.weight * 100 < THRESHOLD * segments
    {
        return;
    }
    let mut finding = Finding::in_article("provenance/reads-like-machine", entry.value)
        .with("value", entry.plain_value(&cx.article.text))
        .with("marked", marks.segments.len().to_string())
        .with("segments", segments.to_string())
        .with("signals", marks.signals());
    finding.related = marks.places;
    findings.push(finding);
}

impl Marks {
    fn of(found: &[Finding]) -> Self {
        let mut marks = Self::default();
        let mut seen: HashSet<(usize, &str)> = HashSet::new();
        for it in found.iter().filter(|it| it.in_source.is_none()) {
            let Some(segment) = it.segment else { continue };
            let Some(&(rule, weight)) = WEIGHTS.iter().find(|known| known.0 == it.rule) else {
                continue;
            };
            if !seen.insert((segment, rule)) {
                continue;
            }
            marks.weight += weight;
            *marks.kinds.entry(rule).or_default() += 1;
            if marks.segments.insert(segment) && marks.places.len() < MOST_PLACES {
                marks.places.push((it.side, it.range));
            }
        }
        marks
    }

    /// The most frequent kinds of marks with their numbers.
    fn signals(&self) -> String {
        let mut kinds: Vec<(&str, usize)> = self.kinds.iter().map(|it| (*it.0, *it.1)).collect();
        kinds.sort_by_key(|it| usize::MAX - it.1);
        let named = kinds.iter().take(MOST_KINDS).map(|(rule, count)| format!("{count} × {rule}"));
        named.collect::<Vec<_>>().join(", ")
    }
}
