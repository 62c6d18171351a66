//! Which proposed fixes may be offered: the article is checked with them applied. Where a diagnostic
//! would stay, or a new one appear, its fix is taken back.
//!
//! Segments are checked almost independently of each other, so one fix of every segment is tried in
//! one go, which costs one check of the article; where something appears that no single segment
//! answers for, the fixes are tried in halves. What is applied at once is also proven at once.

use std::collections::{BTreeMap, BTreeSet};

use super::apply;
use super::checker::{Checker, Counts};
use super::markup::Markup;
use crate::article::{self, Article, ByteRange, FaultKind};
use crate::config::Selection;
use crate::diagnostic::{Diagnostic, Fix};

/// An article is checked no more often than this for its fixes; what is not proven by then is not
/// offered.
const MOST_CHECKS: usize = 48;

/// Leaves in `diagnostics` only the fixes that mend what they are for and set off nothing else.
pub fn settle(article: &Article, checker: &Checker, diagnostics: &mut [Diagnostic]) {
    let waiting = candidates(article, diagnostics);
    if waiting.is_empty() {
        return;
    }
    let all = checker.check_all(article);
    let mut trial = Trial::new(article, checker, diagnostics, &waiting, &all);
    for round in rounds(diagnostics, waiting) {
        trial.run(diagnostics, &round);
    }
    let good = trial.good;
    for (at, it) in diagnostics.iter_mut().enumerate() {
        it.fix = it.fix.take().filter(|_| good.contains_key(&at));
    }
}

/// The diagnostics whose fixes do what they should when they are applied together, as indices. Of a
/// segment that is all of them where they do not meet, else the first that does. `all` is what
/// [`Checker::check_all`] finds.
pub(super) fn choose(
    article: &Article,
    checker: &Checker,
    diagnostics: &mut [Diagnostic],
    all: &[Diagnostic],
) -> Vec<usize> {
    let waiting = candidates(article, diagnostics);
    if waiting.is_empty() {
        return Vec::new();
    }
    let mut trial = Trial::new(article, checker, diagnostics, &waiting, all);
    trial.run(diagnostics, &apart(diagnostics, &waiting));
    let segment = |at: &usize| diagnostics.get(*at).and_then(|it| it.segment);
    for mut round in rounds(diagnostics, waiting) {
        let done: BTreeSet<Option<usize>> = trial.good.keys().map(segment).collect();
        round.retain(|it| !done.contains(&segment(it)));
        trial.run(diagnostics, &round);
    }
    let mut proof: BTreeMap<Option<usize>, usize> = BTreeMap::new();
    let mut together = trial.good;
    together.retain(|at, check| {
        let segment = segment(at);
        segment.is_none() || proof.entry(segment).or_insert(*check) == check
    });
    apart(diagnostics, &together.into_keys().collect::<Vec<_>>())
}

/// The diagnostics with a fix that touches only what it may; the other fixes are taken back.
fn candidates(article: &Article, diagnostics: &mut [Diagnostic]) -> Vec<usize> {
    let is_readable = !article.faults.iter().any(|it| it.kind == FaultKind::InvalidUtf8);
    for it in diagnostics.iter_mut() {
        let segment = it.segment;
        it.fix = it.fix.take().filter(|fix| is_readable && may_touch(article, segment, fix));
    }
    let has_fix = |it: &usize| diagnostics.get(*it).is_some_and(|it| it.fix.is_some());
    (0..diagnostics.len()).filter(has_fix).collect()
}

/// Those of the waiting whose edits meet no edit of an earlier one.
fn apart(diagnostics: &[Diagnostic], waiting: &[usize]) -> Vec<usize> {
    // The edits taken so far, none of which meets another: start and end.
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    let mut chosen = Vec::new();
    for &at in waiting {
        let Some(fix) = diagnostics.get(at).and_then(|it| it.fix.as_ref()) else { continue };
        let is_free = |range: ByteRange| {
            taken.range(..=range.end).next_back().is_none_or(|it| *it.1 < range.start)
        };
        if fix.edits.iter().all(|it| is_free(it.range)) {
            taken.extend(fix.edits.iter().map(|it| (it.range.start, it.range.end)));
            chosen.push(at);
        }
    }
    chosen
}

/// Whether all edits lie in the translation of their segment or, without one, outside all segments,
/// and neither take nor bring a line end.
fn may_touch(article: &Article, segment: Option<usize>, fix: &Fix) -> bool {
    let own = segment.and_then(|at| article.segments.get(at)).map(|it| it.target.text);
    let is_outside = |range: ByteRange| {
        let next = article.segments.partition_point(|it| it.range.end <= range.start);
        article.segments.get(next).is_none_or(|it| it.range.start >= range.end)
    };
    !fix.edits.is_empty()
        && fix.edits.windows(2).all(|it| it[0].range.end <= it[1].range.start)
        && fix.edits.iter().all(|edit| {
            let fits = own.map_or_else(|| is_outside(edit.range), |it| it.contains(edit.range));
            let breaks = |it: &str| it.contains(['\n', '\r']);
            fits && !breaks(article.at(edit.range)) && !breaks(&edit.text)
        })
}

/// The fixes in groups that hold one of each segment at most; those outside segments stand alone
/// with each other.
fn rounds(diagnostics: &[Diagnostic], waiting: Vec<usize>) -> Vec<Vec<usize>> {
    let mut rounds: Vec<Vec<usize>> = Vec::new();
    let mut depth: BTreeMap<Option<usize>, usize> = BTreeMap::new();
    for at in waiting {
        let segment = diagnostics.get(at).and_then(|it| it.segment);
        let round = depth.entry(segment).or_default();
        match rounds.get_mut(*round) {
            Some(it) => it.push(at),
            None => rounds.push(vec![at]),
        }
        *round += usize::from(segment.is_some());
    }
    rounds
}

struct Trial<'a> {
    article: &'a Article,
    checker: &'a Checker<'a>,
    selection: Selection,
    before: Counts,
    checks: usize,
    /// What is proven, and by which check: what one check has proven does together.
    good: BTreeMap<usize, usize>,
}

impl<'a> Trial<'a> {
    fn new(
        article: &'a Article,
        checker: &'a Checker<'a>,
        diagnostics: &[Diagnostic],
        waiting: &[usize],
        all: &[Diagnostic],
    ) -> Self {
        let waiting: Vec<&Diagnostic> =
            waiting.iter().filter_map(|&it| diagnostics.get(it)).collect();
        let (selection, before) = checker.before(article, &waiting, all);
        Self { article, checker, selection, before, checks: 0, good: BTreeMap::new() }
    }

    /// Tries fixes together, and in halves where that does not tell which of them are good.
    fn run(&mut self, diagnostics: &[Diagnostic], group: &[usize]) {
        if group.is_empty() || self.checks >= MOST_CHECKS {
            return;
        }
        self.checks += 1;
        let tried: Vec<(usize, &Diagnostic)> =
            group.iter().filter_map(|&at| Some((at, diagnostics.get(at)?))).collect();
        match self.bad_segments(&tried) {
            Some(bad) => {
                let fine = tried.iter().filter(|it| !bad.contains(&it.1.segment)).map(|it| it.0);
                self.good.extend(fine.map(|it| (it, self.checks)));
            }
            None if group.len() > 1 => {
                let (left, right) = group.split_at(group.len() / 2);
                self.run(diagnostics, left);
                self.run(diagnostics, right);
            }
            None => {}
        }
    }

    /// The segments in which a fix does not do; `None` where no single segment answers for it.
    fn bad_segments(&self, tried: &[(usize, &Diagnostic)]) -> Option<BTreeSet<Option<usize>>> {
        let edits = tried.iter().flat_map(|it| &it.1.fix).flat_map(|it| &it.edits);
        let mended = article::read(apply(&self.article.text, edits).into_bytes());
        if !has_same_sources(self.article, &mended) {
            return None;
        }
        let after = self.checker.counts(&self.checker.check(&mended, &self.selection));
        let touched: BTreeSet<Option<usize>> = tried.iter().map(|it| it.1.segment).collect();
        let mut bad = BTreeSet::new();
        for (key, count) in &after {
            if *count > self.before.get(key).copied().unwrap_or_default() {
                if key.0.is_none() || !touched.contains(&key.0) {
                    return None;
                }
                bad.insert(key.0);
            }
        }
        let wanted = self.checker.counts(tried.iter().map(|it| it.1));
        for (key, gone) in wanted {
            let count = |it: &Counts| it.get(&key).copied().unwrap_or_default();
            if count(&after) + gone > count(&self.before) {
                bad.insert(Some(key.0?));
            }
        }
        let mut markup = Markup::of(self.article, &mended);
        bad.extend(touched.iter().copied().flatten().filter(|it| markup.is_bad(*it)).map(Some));
        Some(bad)
    }
}

/// Whether ids and sources are the same, byte for byte.
fn has_same_sources(old: &Article, new: &Article) -> bool {
    let is_same = |range: ByteRange, other: ByteRange| old.at(range) == new.at(other);
    old.segments.len() == new.segments.len()
        && old.segments.iter().zip(&new.segments).all(|(a, b)| {
            is_same(a.source.text, b.source.text)
                && is_same(a.source.tag, b.source.tag)
                && is_same(a.target.tag, b.target.tag)
        })
}
