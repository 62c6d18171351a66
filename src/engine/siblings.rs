//! What the siblings of an article are told about it, and what they say.

use std::cell::OnceCell;
use std::collections::HashSet;

use crate::article::{Article, Side};
use crate::checks::sibling::{self, Claimed, SOURCE_FAULT};
use crate::checks::{Finding, SegmentContext, wording};
use crate::report::Origin;
use crate::rules::{Registry, Scope};
use crate::sibling::{Claim, ClaimKind, Facts, Outcome, Verdict, Wording};

use super::Found;

/// What a run knows of other articles while it checks one.
#[derive(Debug, Clone, Copy, Default)]
pub enum Round<'a> {
    /// Nothing, nor will it.
    #[default]
    Alone,
    /// Nothing yet: facts are gathered.
    Gather,
    /// What the siblings of this article say.
    Judged(&'a [Verdict]),
}

/// Families whose findings in a segment say already what siblings would say.
const TOLD: &[&str] =
    &["structure", "link", "markup", "verbatim", "number", "untranslated", "length"];

/// Families whose faults may come from the source.
const CAUSED: &[&str] = &["link", "markup", "verbatim", "number"];

/// What is claimed of the segments of an article.
pub(super) struct Siblings<'a> {
    round: Round<'a>,
    numbers: Vec<u32>,
    wordings: Vec<Wording>,
    claimed: Vec<Claimed>,
    /// What the siblings bear out, told unless the segment says it itself.
    confirmed: Vec<Finding<'static>>,
    /// The names that the translation keeps, once somebody asks.
    names: OnceCell<HashSet<&'a str>>,
}

impl<'a> Siblings<'a> {
    pub(super) fn new(round: Round<'a>) -> Self {
        Self {
            round,
            numbers: Vec::new(),
            wordings: Vec::new(),
            claimed: Vec::new(),
            confirmed: Vec::new(),
            names: OnceCell::new(),
        }
    }

    /// Takes in a segment.
    pub(super) fn segment(&mut self, cx: &SegmentContext<'_, 'a>) {
        let Some(number) = number(cx.context.article, cx.index) else {
            return;
        };
        match self.round {
            Round::Alone => {}
            Round::Gather => {
                self.numbers.push(number);
                self.claimed.extend(sibling::claims(cx, number));
                self.wordings.extend(wording::of(cx, number));
            }
            Round::Judged(verdicts) => {
                let at = verdicts.partition_point(|it| it.claim.number < number);
                let here = verdicts.iter().skip(at).take_while(|it| it.claim.number == number);
                self.judged(cx, number, &here.collect::<Vec<_>>());
            }
        }
    }

    fn judged(&mut self, cx: &SegmentContext<'_, 'a>, number: u32, verdicts: &[&Verdict]) {
        if verdicts.is_empty() {
            return;
        }
        let other = verdicts.iter().find(|it| it.outcome == Outcome::OtherWording);
        self.confirmed.extend(other.and_then(|it| wording::confirmed(cx, number, it)));
        let translated = verdicts.iter().find(|it| it.outcome == Outcome::TranslatedHere);
        if let Some(finding) = translated.and_then(|it| sibling::translated(cx, it)) {
            self.confirmed.push(finding);
            return;
        }
        for claimed in sibling::claims(cx, number) {
            let mut spoken = verdicts.iter().filter(|it| it.claim == claimed.claim);
            let names = self.names.get_or_init(|| sibling::names_kept(cx.context.article));
            let found = spoken.find_map(|it| sibling::confirmed(cx, &claimed, it, names));
            self.confirmed.extend(found);
        }
    }

    /// Adds what the siblings say to what was found, and takes away what another article tells.
    pub(super) fn join<'r>(
        &mut self,
        article: &Article,
        registry: &'r Registry,
        tells_source_faults: bool,
        found: &mut Vec<Found<'r>>,
    ) {
        let Round::Judged(verdicts) = self.round else {
            return;
        };
        let told = told(registry, found);
        let mut news: Vec<Finding<'static>> = std::mem::take(&mut self.confirmed);
        news.retain(|it| it.segment.is_none_or(|it| !told.contains(&it)));
        if tells_source_faults {
            fold(article, registry, verdicts, found, &mut news);
        }
        let flag = verdicts.iter().find(|it| it.outcome == Outcome::FlagDiffers);
        news.extend(flag.and_then(|it| flag_differs(article, it)));
        found.extend(news.into_iter().filter_map(|finding| {
            let rule = registry.position(finding.rule)?;
            Some(Found { rule, finding, consequences: Vec::new() })
        }));
    }

    /// What other articles are to know of this one.
    pub(super) fn facts(
        self,
        article: &Article,
        registry: &Registry,
        found: &[Found],
    ) -> Option<Facts> {
        if !matches!(self.round, Round::Gather) {
            return None;
        }
        let front_matter = article.front_matter.as_ref()?;
        // Without it the article has no siblings, and wordings all the same.
        let hash = front_matter.get(&article.text, "ms.openlocfilehash");
        let hash = hash.map_or("", |it| it.plain_value(&article.text));
        let told = told(registry, found);
        let kept = self.claimed.iter().filter(|it| !told.contains(&it.segment));
        let mut claims: Vec<Claim> = kept.map(|it| it.claim).collect();
        claims.extend(found.iter().filter_map(|it| fault(article, registry, it)));
        claims.sort_unstable();
        claims.dedup();
        Some(Facts {
            hash: hash.to_ascii_lowercase(),
            locale: article.locale().to_owned(),
            origin: Origin::from(article.translation_type()),
            numbers: Facts::ranges(self.numbers),
            claims,
            wordings: self.wordings,
        })
    }
}

/// The number of a segment: what stands behind the last hyphen of its id.
fn number(article: &Article, index: usize) -> Option<u32> {
    let id = article.id(article.segments.get(index)?);
    id.rsplit_once('-')?.1.parse().ok()
}

/// The segments in which something was found that the siblings would say as well.
fn told(registry: &Registry, found: &[Found]) -> HashSet<usize> {
    // Where a link leads says nothing of the words.
    let says = |it: &&Found| {
        let rule = &registry.rules()[it.rule];
        TOLD.contains(&rule.family()) && rule.scope != Scope::Project
    };
    found.iter().filter(says).filter_map(|it| it.finding.segment).collect()
}

/// A fault that may come from the source, as a claim: told by default, and nothing mends it here.
fn fault(article: &Article, registry: &Registry, found: &Found) -> Option<Claim> {
    let rule = &registry.rules()[found.rule];
    let is_one = CAUSED.contains(&rule.family())
        && rule.level != crate::rules::Level::Advice
        && found.finding.in_source.is_none()
        && found.finding.fix.is_none();
    let number = number(article, found.finding.segment.filter(|_| is_one)?)?;
    Some(Claim::new(number, ClaimKind::Fault, &rule.id))
}

/// Takes away the faults that come from the source; the first article of the siblings tells them.
fn fold<'r>(
    article: &Article,
    registry: &'r Registry,
    verdicts: &[Verdict],
    found: &mut Vec<Found<'r>>,
    news: &mut Vec<Finding<'static>>,
) {
    let verdict = |it: &Found| {
        let claim = fault(article, registry, it)?;
        verdicts.iter().find(|it| it.claim == claim)
    };
    let folded: Vec<Found> = found.extract_if(.., |it| verdict(it).is_some()).collect();
    for it in &folded {
        let first = verdict(it).filter(|it| it.outcome == Outcome::SourceFault);
        let segment = it.finding.segment.and_then(|at| Some((at, article.segments.get(at)?)));
        if let (Some(verdict), Some((at, segment))) = (first, segment) {
            let source = segment.side(Side::Source).text.trimmed(&article.text);
            let rule = &registry.rules()[it.rule].id;
            let is_new = !news.iter().any(|it| it.rule == SOURCE_FAULT && it.segment == Some(at));
            if is_new {
                news.push(sibling::source_fault(at, source, rule, verdict));
            }
        }
    }
}

fn flag_differs(article: &Article, verdict: &Verdict) -> Option<Finding<'static>> {
    let entry = article.front_matter.as_ref()?.translation_type(&article.text)?;
    let others = match Origin::from(article.translation_type()) {
        Origin::Machine => "people",
        _ => "a machine",
    };
    let finding = Finding::in_article("sibling/flag-differs", entry.value);
    let finding = finding.with("type", entry.plain_value(&article.text)).with("others", others);
    Some(sibling::worded(finding, verdict))
}
