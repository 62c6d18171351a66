//! Headings, labels and table heads that are worded otherwise than nearly everywhere.

use std::collections::BTreeMap;

use super::{Claim, ClaimKind, Facts, Outcome, Said, Verdict, Wording};
use crate::looked::Beside;

/// So many times the usual wording stands at least.
const FEWEST: usize = 3;

/// Says of each wording that is a minority's what the majority's is. Counts every place.
pub(super) fn judge(articles: &[Option<&Facts>], said: &mut [Said]) {
    let mut groups: BTreeMap<(&str, u64), Vec<(usize, &Wording)>> = BTreeMap::new();
    for (at, facts) in articles.iter().enumerate().filter_map(|(at, it)| Some((at, (*it)?))) {
        for it in &facts.wordings {
            groups.entry((&facts.locale, it.source)).or_default().push((at, it));
        }
    }
    for places in groups.values().filter(|it| it.len() > FEWEST) {
        judge_group(places, said);
    }
}

fn judge_group(places: &[(usize, &Wording)], said: &mut [Said]) {
    for (at, _) in places {
        if let Some(it) = said.get_mut(*at) {
            it.compared.extend(&[Beside::Wordings].into_iter().collect());
        }
    }
    let mut counts: BTreeMap<u64, (usize, &str)> = BTreeMap::new();
    for (_, it) in places {
        counts.entry(it.target).or_insert((0, &it.text)).0 += 1;
    }
    let usual = counts.iter().max_by_key(|it| it.1.0);
    let Some((&key, &(agreeing, text))) = usual.filter(|it| it.1.0 >= FEWEST) else {
        return;
    };
    // At least four fifths.
    if agreeing * 5 < places.len() * 4 {
        return;
    }
    for (at, it) in places.iter().filter(|it| it.1.target != key) {
        let Some(said) = said.get_mut(*at) else { continue };
        said.verdicts.push(Verdict {
            claim: Claim { number: it.number, kind: ClaimKind::Wording, key: it.target },
            outcome: Outcome::OtherWording,
            agreeing,
            siblings: places.len(),
            locales: Vec::new(),
            usual: Some(text.to_owned()),
        });
    }
}
