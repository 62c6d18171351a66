//! What tells the nouns of English from its other words: what stands before and behind them.

/// What a noun stands behind, and no verb.
const DETERMINERS: &[&str] = &[
    "a", "an", "the", "your", "their", "its", "our", "this", "that", "these", "those", "each",
    "every", "any", "all", "no", "another", "some", "which", "multiple", "both",
];

/// What an object begins with.
const OBJECT_MARKS: &[&str] = &[
    "a", "an", "the", "your", "their", "its", "our", "this", "these", "those", "each", "every",
    "any", "all", "another", "it", "them", "you", "us", "whether", "how",
];

/// What a verb stands behind.
const VERB_MARKS: &[&str] = &[
    "to", "can", "will", "must", "should", "may", "cannot", "can't", "don't", "not", "would",
    "could", "might", "you", "we", "they", "i", "please", "who", "then", "also", "doesn't",
    "won't", "be", "is", "are", "was", "were", "been",
];

/// What stands behind the end of a noun phrase, beside the function words of the profile.
const FOLLOWERS: &[&str] =
    &["must", "has", "have", "does", "do", "don't", "needs", "shows", "using"];

/// Words that are no term and begin or end none: they say how much, which, when, how, or nothing.
const GENERAL: &str = "able actual addition additional allowed already always applicable \
    appropriate available bad based basic best better big brief button called case certain clear common complete \
    completed correct corresponding current currently default desired detail detailed different \
    easy eligible entire equal etc even exact example existing fact false few final first five \
    following four free full further general given good great here high higher important \
    included including individual information initial instance item kind large last later \
    latest least less like likely long longer lot low lower main major many maximum minimum \
    missing much multiple necessary need needed new newly next note now number ok old one ones \
    only open optional order other others own part particular past per please possible \
    potential previous proper purpose quick ready reason recent related relevant remaining \
    required respective right same second see selected separate set several short significant \
    similar simple single small something soon specific specified step still such suitable sure \
    thing third three time today total true two type unique up-to-date use used using valid \
    various via way well whole wide yes yet";

pub(super) fn is_determiner(word: &str) -> bool {
    DETERMINERS.contains(&word)
}

pub(super) fn begins_object(word: &str) -> bool {
    OBJECT_MARKS.contains(&word)
}

pub(super) fn is_verb_mark(word: &str) -> bool {
    VERB_MARKS.contains(&word)
}

pub(super) fn is_follower(word: &str) -> bool {
    FOLLOWERS.contains(&word)
}

pub(super) fn is_general(word: &str) -> bool {
    GENERAL.split(' ').any(|it| it == word)
}

/// Nouns that end as adverbs do.
const NO_ADVERBS: &[&str] = &["anomaly", "assembly", "family", "monopoly", "reply", "supply"];

/// Whether a word in small letters is an adverb.
pub(super) fn is_adverb(word: &str) -> bool {
    word.ends_with("ly") && !NO_ADVERBS.contains(&word)
}

/// What the forms of a word have in common, whatever its case: that of an acronym (`APIs`) is what
/// stands before the small letter.
pub(super) fn key(written: &str) -> String {
    let acronym = written.strip_suffix('s').filter(|it| it.len() > 1);
    match acronym.filter(|it| it.bytes().all(|it| it.is_ascii_uppercase())) {
        Some(acronym) => acronym.to_lowercase(),
        None => without_plural(&written.to_lowercase().replace('’', "'")).to_owned(),
    }
}

/// What a word and its plural have in common: `quay` and `quays`, `berth` and `berths`, `ferry` and
/// `ferries`. Only to be compared, it is no word.
fn without_plural(word: &str) -> &str {
    let long = |it: &&str| it.len() >= 3;
    if word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        return word;
    }
    if let Some(bare) = word.strip_suffix("ies").filter(long) {
        return bare;
    }
    for ending in ["ses", "xes", "ches", "shes"] {
        if word.ends_with(ending) && word.len() > ending.len() + 2 {
            return word.strip_suffix("es").unwrap_or(word);
        }
    }
    let word = word.strip_suffix('s').filter(long).unwrap_or(word);
    let before = word.chars().rev().nth(1).unwrap_or('a');
    match word.strip_suffix('y').filter(long) {
        Some(bare) if !"aeiou".contains(before) => bare,
        _ => word
            .strip_suffix('e')
            .filter(|it| it.ends_with('s') || it.ends_with('x'))
            .unwrap_or(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_and_singulars_have_one_key() {
        for (one, many) in [
            ("quay", "quays"),
            ("ferry", "ferries"),
            ("box", "boxes"),
            ("address", "addresses"),
            ("license", "licenses"),
            ("database", "databases"),
            ("status", "status"),
            ("price", "prices"),
            ("batch", "batches"),
            ("API", "APIs"),
            ("SKU", "SKUs"),
            ("Quay", "quays"),
        ] {
            assert_eq!(key(one), key(many), "{one}");
        }
        assert_ne!(key("berth"), key("birth"));
    }
}
