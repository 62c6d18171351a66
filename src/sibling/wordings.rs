//! Headings, labels and table heads that are worded otherwise than nearly everywhere.

use std::collections::BTreeMap;

use super::{Claim, ClaimKind, Facts, Outcome, Verdict, Wording};

/// So many times the usual wording stands at least.
const FEWEST: usize = 3;

/// Says of each wording that is a minority's what the majority's is. Counts every place.
pub(super) fn judge(articles: &[Option<&Facts>], verdicts: &mut [Vec<Verdict>]) {
    let mut groups: BTreeMap<(&str, u64), Vec<(usize, &Wording)>> = BTreeMap::new();
    for (at, facts) in articles.iter().enumerate().filter_map(|(at, it)| Some((at, (*it)?))) {
        for it in &facts.wordings {
            groups.entry((&facts.locale, it.source)).or_default().push((at, it));
        }
    }
    for places in groups.values().filter(|it| it.len() > FEWEST) {
        judge_group(places, verdicts);
    }
}

fn judge_group(places: &[(usize, &Wording)], verdicts: &mut [Vec<Verdict>]) {
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
        let Some(list) = verdicts.get_mut(*at) else { continue };
        list.push(Verdict {
            claim: Claim { number: it.number, kind: ClaimKind::Wording, key: it.target },
            outcome: Outcome::OtherWording,
            agreeing,
            siblings: places.len(),
            locales: Vec::new(),
            usual: Some(text.to_owned()),
        });
    }
}
