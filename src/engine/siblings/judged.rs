//! What the siblings of an article say about it.

use std::cell::OnceCell;
use std::collections::HashSet;

use super::super::Found;
use super::{fault, source_of};
use crate::article::Article;
use crate::checks::sibling;
use crate::checks::{Finding, SegmentContext, wording};
use crate::report::Origin;
use crate::rules::Registry;
use crate::sibling::{Outcome, Verdict};

/// So many verdicts about segments of one number are looked at: more are not about one segment.
const MOST_OF_A_NUMBER: usize = 64;

/// What the siblings bear out.
pub(in crate::engine) struct Judged<'a> {
    verdicts: &'a [Verdict],
    /// Told unless the segment says it itself.
    confirmed: Vec<Finding<'static>>,
    /// The names that the translation keeps, once somebody asks.
    names: OnceCell<HashSet<&'a str>>,
}

impl<'a> Judged<'a> {
    pub(super) fn new(verdicts: &'a [Verdict]) -> Self {
        Self { verdicts, confirmed: Vec::new(), names: OnceCell::new() }
    }

    /// Takes in a segment with its number.
    pub(super) fn segment(&mut self, cx: &SegmentContext<'_, 'a>, number: u32) {
        let at = self.verdicts.partition_point(|it| it.claim.number < number);
        let here = self.verdicts.iter().skip(at).take_while(|it| it.claim.number == number);
        let verdicts: Vec<&Verdict> = here.take(MOST_OF_A_NUMBER).collect();
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

    /// Adds what the siblings say to what was found, and takes away what another article tells;
    /// `told` are the segments of which is said already what siblings would say.
    pub(super) fn join<'r>(
        self,
        article: &Article,
        registry: &'r Registry,
        told: &HashSet<usize>,
        tells_source_fault: &mut impl FnMut(Option<(usize, usize)>) -> bool,
        found: &mut Vec<Found<'r>>,
    ) {
        let mut news = self.confirmed;
        news.retain(|it| it.segment.is_none_or(|it| !told.contains(&it)));
        if tells_source_fault(None) {
            for it in fold(article, registry, self.verdicts, found, &mut news) {
                // A suppression of the one fault is useful where another article tells it.
                let place = source_of(article, &it);
                tells_source_fault(place.map(|it| (it.0, it.1.start)));
            }
        }
        let flag = self.verdicts.iter().find(|it| it.outcome == Outcome::FlagDiffers);
        news.extend(flag.and_then(|it| flag_differs(article, it)));
        found.extend(news.into_iter().filter_map(|it| Found::of(registry, it)));
    }
}

/// Takes away the faults that come from the source; one article of the siblings tells them.
fn fold<'r>(
    article: &Article,
    registry: &'r Registry,
    verdicts: &[Verdict],
    found: &mut Vec<Found<'r>>,
    news: &mut Vec<Finding<'static>>,
) -> Vec<Found<'r>> {
    let verdict = |it: &Found| {
        let claim = fault(article, registry, it)?;
        let at = verdicts.partition_point(|it| it.claim < claim);
        verdicts.get(at).filter(|it| it.claim == claim)
    };
    let folded: Vec<Found> = found.extract_if(.., |it| verdict(it).is_some()).collect();
    let mut told: HashSet<usize> = HashSet::new();
    for it in &folded {
        let own = verdict(it).filter(|it| it.outcome == Outcome::SourceFault);
        if let (Some(verdict), Some((at, source))) = (own, source_of(article, it))
            && told.insert(at)
        {
            let rule = &registry.rules()[it.rule].id;
            news.push(sibling::source_fault(at, source, rule, verdict));
        }
    }
    folded
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
