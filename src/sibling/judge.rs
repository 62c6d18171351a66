//! Which claims the siblings contradict or bear out.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Claim, ClaimKind, Facts, wordings};
use crate::looked::{Beside, Looked};
use crate::report::Origin;

/// So many siblings are needed before they say anything.
const FEWEST: usize = 3;

/// More articles (of all locales) are not made from one English file, whatever hash they copied.
/// Each claim of a group is held against all of its articles.
const MOST: usize = 400;

/// What the other articles of a run say of one.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// What follows for it, sorted by the number of the segment.
    pub verdicts: Vec<Verdict>,
    /// Whether there are siblings, and the same wordings, as many as it takes to say something.
    pub compared: Looked,
    /// Whether it waits to hear that, whatever they say.
    asks: bool,
}

impl Said {
    /// Whether the article is to be looked at again.
    pub fn is_news(&self) -> bool {
        !self.verdicts.is_empty() || (self.asks && self.compared != Looked::default())
    }
}

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
    /// Most have the same fault: this article is the first of them that may tell it, and tells it.
    SourceFault,
    /// Most have the same fault: another article tells it.
    Folded,
    /// The others were translated in another way.
    FlagDiffers,
    /// The same heading, label or table head is worded otherwise nearly everywhere in the locale.
    OtherWording,
}

/// What siblings say of each of these articles, in the same order. Takes time in proportion to the
/// claims: a group of siblings has at most so many articles.
pub fn judge(articles: &[Option<&Facts>]) -> Vec<Said> {
    let mut said: Vec<Said> = articles
        .iter()
        .map(|it| Said { asks: it.is_some_and(|it| it.asks), ..Said::default() })
        .collect();
    let mut groups: BTreeMap<&str, Vec<Member>> = BTreeMap::new();
    for (at, facts) in articles.iter().enumerate() {
        if let Some(facts) = facts.filter(|it| !it.hash.is_empty() && !it.locale.is_empty()) {
            groups.entry(&facts.hash).or_default().push(Member { at, facts });
        }
    }
    for members in groups.values().filter(|it| it.len() > FEWEST && it.len() <= MOST) {
        let group = Group { members, locales: locales(members.iter()) };
        if group.locales.len() > FEWEST {
            group.judge(&mut said);
        }
    }
    wordings::judge(articles, &mut said);
    for it in &mut said {
        it.verdicts.sort_by_key(|it| (it.claim, it.outcome));
    }
    said
}

/// An article of a group, with its place in the list of all.
#[derive(Debug, Clone, Copy)]
struct Member<'a> {
    at: usize,
    facts: &'a Facts,
}

/// The articles of one English file.
struct Group<'g, 'a> {
    members: &'g [Member<'a>],
    locales: BTreeSet<&'a str>,
}

fn locales<'g, 'a: 'g>(members: impl Iterator<Item = &'g Member<'a>>) -> BTreeSet<&'a str> {
    members.map(|it| &*it.facts.locale).collect()
}

impl<'a> Group<'_, 'a> {
    fn judge(&self, said: &mut [Said]) {
        let siblings: Looked = [Beside::Siblings].into_iter().collect();
        for member in self.members {
            if let Some(said) = said.get_mut(member.at) {
                said.compared.extend(&siblings);
            }
        }
        // Claimants in the order of the articles.
        let mut claims: HashMap<Claim, Vec<Member>> = HashMap::new();
        for member in self.members {
            for claim in &member.facts.claims {
                claims.entry(*claim).or_default().push(*member);
            }
        }
        let mut having: HashMap<u32, BTreeSet<&str>> = HashMap::new();
        for (&claim, claimants) in &claims {
            let all = having.entry(claim.number).or_insert_with(|| {
                locales(self.members.iter().filter(|it| it.facts.has(claim.number)))
            });
            let claiming = locales(claimants.iter());
            let claimed = Claimed { group: self, claim, claimants, all, claiming };
            match claim.kind {
                ClaimKind::Fault => claimed.source_fault(said),
                ClaimKind::Same => {
                    claimed.alone(Outcome::UntranslatedHere, said);
                    claimed.translated(said);
                }
                _ => claimed.alone(Outcome::LostHere, said),
            }
        }
        self.flags(said);
    }

    /// Articles of one file whose translation type is not that of the others.
    fn flags(&self, said: &mut [Said]) {
        for (origin, other) in [(Origin::Machine, Origin::Human), (Origin::Human, Origin::Machine)]
        {
            let of =
                |origin: Origin| self.members.iter().filter(move |it| it.facts.origin == origin);
            let differing = locales(of(other));
            let others = self.locales.len() - 1;
            for &Member { at, facts } in of(origin) {
                let is_own = differing.contains(&*facts.locale);
                if others >= FEWEST && is_most(differing.len() - usize::from(is_own), others) {
                    let own = |it: &&str| *it != facts.locale;
                    let differing: Vec<&str> = differing.iter().copied().filter(own).collect();
                    let claim = Claim { number: 0, kind: ClaimKind::Same, key: 0 };
                    tell(said, at, claim, Outcome::FlagDiffers, &differing, others);
                }
            }
        }
    }
}

/// A claim among the articles of one file.
struct Claimed<'g, 'a> {
    group: &'g Group<'g, 'a>,
    claim: Claim,
    claimants: &'g [Member<'a>],
    /// The locales that have the segment.
    all: &'g BTreeSet<&'a str>,
    /// Those that claim it.
    claiming: BTreeSet<&'a str>,
}

impl Claimed<'_, '_> {
    /// What at least four fifths of the siblings did not claim.
    fn alone(&self, outcome: Outcome, said: &mut [Said]) {
        let others: Vec<&str> = self.all.difference(&self.claiming).copied().collect();
        for &Member { at, facts } in self.claimants {
            let siblings = self.all.len() - usize::from(self.all.contains(&*facts.locale));
            if siblings >= FEWEST && is_most(others.len(), siblings) {
                tell(said, at, self.claim, outcome, &others, siblings);
            }
        }
    }

    /// What all siblings left as it is.
    fn translated(&self, said: &mut [Said]) {
        if self.claiming.len() < FEWEST || self.claiming.len() + 1 != self.all.len() {
            return;
        }
        let left: Vec<&str> = self.claiming.iter().copied().collect();
        for &Member { at, facts } in self.group.members {
            if facts.has(self.claim.number) && !self.claiming.contains(&*facts.locale) {
                tell(said, at, self.claim, Outcome::TranslatedHere, &left, left.len());
            }
        }
    }

    /// What most have in common comes from the source. Where nobody may tell that, all keep theirs.
    fn source_fault(&self, said: &mut [Said]) {
        let (faulty, all) = (&self.claiming, self.all.len());
        let teller = self.claimants.iter().find(|it| it.facts.tells(self.claim.number));
        let Some(teller) = teller.filter(|_| faulty.len() > FEWEST && is_most(faulty.len(), all))
        else {
            return;
        };
        let faulty: Vec<&str> = faulty.iter().copied().collect();
        for it in self.claimants {
            let outcome = if it.at == teller.at { Outcome::SourceFault } else { Outcome::Folded };
            tell(said, it.at, self.claim, outcome, &faulty, all);
        }
    }
}

/// At least four fifths.
const fn is_most(part: usize, whole: usize) -> bool {
    part * 5 >= whole * 4
}

fn tell(
    said: &mut [Said],
    at: usize,
    claim: Claim,
    outcome: Outcome,
    agreeing: &[&str],
    siblings: usize,
) {
    let locales = agreeing.iter().map(|it| (*it).to_owned()).collect();
    if let Some(it) = said.get_mut(at) {
        let agreeing = agreeing.len();
        it.verdicts.push(Verdict { claim, outcome, agreeing, siblings, locales, usual: None });
    }
}
