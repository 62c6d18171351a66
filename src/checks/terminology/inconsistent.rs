//! One sentence of the source in several wordings.

use std::collections::{BTreeMap, HashMap};

use super::repeats::{Occurrence, Repeat};
use crate::article::Side;
use crate::checks::Finding;
use crate::locale::Profile;

/// Fewer words are often translated by what stands around them.
const FEWEST_WORDS: usize = 4;

/// So many letters of a word tell it from others, whatever its ending.
const STEM: usize = 5;

/// A shorter word is hardly a term.
const SHORTEST_WORD: usize = 5;

/// So many characters make two wordings different where no blanks stand between words.
const FEWEST_CHARACTERS: i32 = 2;

/// The rarest wording of a repeated sentence, where it differs from the usual one in its content.
pub(super) fn judge(profile: &Profile, repeat: &Repeat) -> Option<Finding<'static>> {
    if repeat.words.split(' ').filter(|it| is_wordlike(it)).count() < FEWEST_WORDS {
        return None;
    }
    let mut wordings: BTreeMap<&str, Vec<&Occurrence>> = BTreeMap::new();
    let translated =
        repeat.occurrences.iter().filter(|it| it.words != repeat.words && !it.words.is_empty());
    for it in translated {
        wordings.entry(&it.words).or_default().push(it);
    }
    let mut wordings: Vec<Vec<&Occurrence>> = wordings.into_values().collect();
    // The usual one first; of equally usual ones the one that stands first.
    wordings.sort_by_key(|it| (usize::MAX - it.len(), it.first().map(|it| it.segment)));
    let (usual, others) = wordings.split_first()?;
    let usual = usual.first()?;
    let differs = |it: &&Vec<&Occurrence>| {
        it.first().is_some_and(|it| has_other_content(profile, &usual.words, &it.words))
    };
    let ways = 1 + others.iter().filter(differs).count();
    let rarest = others.iter().rev().find(differs)?.first()?;
    let finding = Finding::in_segment(
        "terminology/inconsistent-in-article",
        rarest.segment,
        Side::Target,
        rarest.range,
    );
    let finding = finding.with("source", repeat.source.clone()).with("text", rarest.text.trim());
    let finding = finding.with("usual", usual.text.trim()).with("ways", ways.to_string());
    Some(finding.and_target(usual.range))
}

fn is_wordlike(word: &str) -> bool {
    word.chars().any(char::is_alphabetic)
}

/// Whether two wordings differ in more than inflection, order and function words: each holds a word
/// that the other does not hold.
pub(super) fn has_other_content(profile: &Profile, a: &str, b: &str) -> bool {
    if !profile.word_spaces {
        let (mut counts, mut differ): (HashMap<char, i32>, i32) = (HashMap::new(), 0);
        a.chars().for_each(|it| *counts.entry(it).or_default() += 1);
        b.chars().for_each(|it| *counts.entry(it).or_default() -= 1);
        for (character, count) in counts {
            let is_content = character.is_alphabetic()
                && !profile.is_stop_word(character.encode_utf8(&mut [0; 4]));
            differ += if is_content { count.abs() } else { 0 };
        }
        return differ >= FEWEST_CHARACTERS;
    }
    let (a, b) = (stems(profile, a), stems(profile, b));
    a.iter().any(|it| !b.contains(it)) && b.iter().any(|it| !a.contains(it))
}

/// The beginnings of the words with content.
fn stems(profile: &Profile, words: &str) -> std::collections::HashSet<String> {
    let content = words.split(' ').filter(|it| {
        it.chars().filter(|it| it.is_alphabetic()).count() >= SHORTEST_WORD
            && !profile.is_stop_word(it)
    });
    content.map(|it| it.chars().take(STEM).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::profile;

    #[test]
    fn endings_and_small_words_are_no_other_content() {
        let german = profile("de-DE").unwrap();
        assert!(!has_other_content(&german, "wählen sie den pilot aus", "den piloten wählen"));
        assert!(has_other_content(&german, "wählen sie den piloten", "wählen sie den lotsen"));
        let chinese = profile("zh-TW").unwrap();
        assert!(!has_other_content(&chinese, "購買時計算之費用", "購買時計算費用"));
        assert!(has_other_content(&chinese, "選擇泊位", "選取泊位設定"));
    }
}
