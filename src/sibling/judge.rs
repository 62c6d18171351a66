//! Which claims the siblings contradict or bear out.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Claim, ClaimKind, Facts, wordings};
use crate::report::Origin;

/// So many siblings are needed before they say anything.
const FEWEST: usize = 3;

/// What the siblings say of one claim about one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The claim; of [`Outcome::FlagDiffers`] it says nothing.
    pub claim: Claim,
    /// What follows.
    pub outcome: Outcome,
    /// How many siblings speak for it.
    pub agreeing: usize,
    /// How many siblings there are.
    pub siblings: usize,
    /// The locales of those who speak for it, sorted.
    pub locales: Vec<String>,
    /// Of [`Outcome::OtherWording`]: how the others are worded.
    pub usual: Option<String>,
}

/// What follows from what siblings say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// The others kept what this one lost.
    LostHere,
    /// The others translated what this one left.
    UntranslatedHere,
    /// The others left what this one translated.
    TranslatedHere,
    /// Most have the same fault: this article is the first of them, and tells it.
    SourceFault,
    /// Most have the same fault: another article tells it.
    Folded,
    /// The others were translated in another way.
    FlagDiffers,
    /// The same heading, label or table head is worded otherwise nearly everywhere in the locale.
    OtherWording,
}

/// What siblings say of each of these articles, in the same order. Takes time for each article and
/// claim once, and for each group of siblings.
pub fn judge(articles: &[Option<&Facts>]) -> Vec<Vec<Verdict>> {
    let mut verdicts: Vec<Vec<Verdict>> = vec![Vec::new(); articles.len()];
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, facts) in articles.iter().enumerate() {
        if let Some(facts) = facts.filter(|it| !it.hash.is_empty() && !it.locale.is_empty()) {
            groups.entry(&facts.hash).or_default().push(at);
        }
    }
    for members in groups.values() {
        let group: Vec<(usize, &Facts)> =
            members.iter().filter_map(|&at| Some((at, (*articles.get(at)?)?))).collect();
        if locales(&group, |_| true).len() > FEWEST {
            judge_group(&group, &mut verdicts);
        }
    }
    wordings::judge(articles, &mut verdicts);
    for list in &mut verdicts {
        list.sort_by_key(|it| (it.claim, it.outcome));
    }
    verdicts
}

/// The articles of one English file, each with its place in the list of all.
type Group<'a> = [(usize, &'a Facts)];

fn judge_group(group: &Group, verdicts: &mut [Vec<Verdict>]) {
    let mut claims: HashMap<Claim, BTreeSet<usize>> = HashMap::new();
    for (at, facts) in group {
        for claim in &facts.claims {
            claims.entry(*claim).or_default().insert(*at);
        }
    }
    for (claim, claimants) in &claims {
        let claimed = Claimed::new(group, *claim, claimants);
        match claim.kind {
            ClaimKind::Fault => claimed.source_fault(verdicts),
            ClaimKind::Same => {
                claimed.alone(Outcome::UntranslatedHere, verdicts);
                claimed.translated(verdicts);
            }
            _ => claimed.alone(Outcome::LostHere, verdicts),
        }
    }
    flags(group, verdicts);
}

/// The locales of the articles that `counts`.
fn locales<'a>(group: &Group<'a>, counts: impl Fn(&(usize, &Facts)) -> bool) -> BTreeSet<&'a str> {
    group.iter().filter(|it| counts(it)).map(|it| &*it.1.locale).collect()
}

/// A claim among the articles of one file.
struct Claimed<'g, 'a> {
    group: &'g Group<'a>,
    claim: Claim,
    claimants: &'g BTreeSet<usize>,
    /// The locales that have the segment.
    all: BTreeSet<&'a str>,
    /// Those of them that claim it.
    claiming: BTreeSet<&'a str>,
}

impl<'g, 'a> Claimed<'g, 'a> {
    fn new(group: &'g Group<'a>, claim: Claim, claimants: &'g BTreeSet<usize>) -> Self {
        let all = locales(group, |it| it.1.has(claim.number));
        let claiming = locales(group, |it| claimants.contains(&it.0));
        Self { group, claim, claimants, all, claiming }
    }

    /// What at least four fifths of the siblings did not claim.
    fn alone(&self, outcome: Outcome, verdicts: &mut [Vec<Verdict>]) {
        for &(at, facts) in self.group.iter().filter(|it| self.claimants.contains(&it.0)) {
            let siblings = self.all.len() - usize::from(self.all.contains(&*facts.locale));
            let others: Vec<&str> = self.all.difference(&self.claiming).copied().collect();
            if siblings >= FEWEST && is_most(others.len(), siblings) {
                tell(verdicts, at, self.claim, outcome, &others, siblings);
            }
        }
    }

    /// What all siblings left as it is.
    fn translated(&self, verdicts: &mut [Vec<Verdict>]) {
        let left = &self.claiming;
        for &(at, facts) in self.group.iter().filter(|it| !self.claimants.contains(&it.0)) {
            let is_alone = facts.has(self.claim.number) && left.len() + 1 == self.all.len();
            if is_alone && left.len() >= FEWEST && !left.contains(&*facts.locale) {
                let left: Vec<&str> = left.iter().copied().collect();
                tell(verdicts, at, self.claim, Outcome::TranslatedHere, &left, left.len());
            }
        }
    }

    /// What most have in common comes from the source.
    fn source_fault(&self, verdicts: &mut [Vec<Verdict>]) {
        let (faulty, all) = (&self.claiming, self.all.len());
        if faulty.len() <= FEWEST || !is_most(faulty.len(), all) {
            return;
        }
        let faulty: Vec<&str> = faulty.iter().copied().collect();
        for (place, &at) in self.claimants.iter().enumerate() {
            let outcome = if place == 0 { Outcome::SourceFault } else { Outcome::Folded };
            tell(verdicts, at, self.claim, outcome, &faulty, all);
        }
    }
}

/// Articles of one file whose translation type is not that of the others.
fn flags(group: &Group, verdicts: &mut [Vec<Verdict>]) {
    for &(at, facts) in group.iter().filter(|it| it.1.origin != Origin::Unknown) {
        let others = locales(group, |it| it.1.locale != facts.locale);
        let differing =
            locales(group, |it| it.1.origin != facts.origin && it.1.origin != Origin::Unknown);
        let differing: Vec<&str> = differing.into_iter().filter(|it| *it != facts.locale).collect();
        if others.len() >= FEWEST && is_most(differing.len(), others.len()) {
            let claim = Claim { number: 0, kind: ClaimKind::Same, key: 0 };
            tell(verdicts, at, claim, Outcome::FlagDiffers, &differing, others.len());
        }
    }
}

/// At least four fifths.
const fn is_most(part: usize, whole: usize) -> bool {
    part * 5 >= whole * 4
}

fn tell(
    verdicts: &mut [Vec<Verdict>],
    at: usize,
    claim: Claim,
    outcome: Outcome,
    agreeing: &[&str],
    siblings: usize,
) {
    let locales = agreeing.iter().map(|it| (*it).to_owned()).collect();
    if let Some(list) = verdicts.get_mut(at) {
        let agreeing = agreeing.len();
        list.push(Verdict { claim, outcome, agreeing, siblings, locales, usual: None });
    }
}
