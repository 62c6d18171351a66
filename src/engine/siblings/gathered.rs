//! What the siblings of an article are told about it.

use std::collections::HashSet;

use super::super::Found;
use super::fault;
use crate::article::Article;
use crate::checks::sibling::{self, Claimed};
use crate::checks::{SegmentContext, wording};
use crate::freshness::HASH;
use crate::locale::LanguageTag;
use crate::report::Origin;
use crate::rules::Registry;
use crate::sibling::{Claim, Facts, Wording};

/// What is claimed of the segments of an article.
#[derive(Default)]
pub(in crate::engine) struct Gathered {
    numbers: Vec<u32>,
    wordings: Vec<Wording>,
    claimed: Vec<Claimed>,
}

impl Gathered {
    /// Takes in a segment with its number.
    pub(super) fn segment(&mut self, cx: &SegmentContext, number: u32) {
        self.numbers.push(number);
        self.claimed.extend(sibling::claims(cx, number));
        self.wordings.extend(wording::of(cx, number));
    }

    /// What other articles are to know of this one; `told` are the segments of which is said already
    /// what they would say.
    pub(super) fn facts(
        self,
        article: &Article,
        registry: &Registry,
        told: &HashSet<usize>,
        found: &[Found],
    ) -> Option<Facts> {
        let front_matter = article.front_matter.as_ref()?;
        // Without it the article has no siblings, and wordings all the same.
        let hash = front_matter.get(&article.text, HASH);
        let hash = hash.map_or("", |it| it.plain_value(&article.text));
        let kept = self.claimed.iter().filter(|it| !told.contains(&it.segment));
        let mut claims: Vec<Claim> = kept.map(|it| it.claim).collect();
        claims.extend(found.iter().filter_map(|it| fault(article, registry, it)));
        claims.sort_unstable();
        claims.dedup();
        Some(Facts {
            hash: hash.to_ascii_lowercase(),
            // `de-de` and `de-DE` are one locale.
            locale: LanguageTag::parse(article.locale())
                .map_or_else(|| article.locale().to_owned(), |it| it.to_string()),
            origin: Origin::from(article.translation_type()),
            numbers: Facts::ranges(self.numbers),
            claims,
            silent: Vec::new(),
            wordings: self.wordings,
            asks: false,
        })
    }
}
