//! What is left of a word without its ending: enough to know it again in another case or number.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How the words of a language change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Inflection {
    /// Endings without accents, the longest first.
    endings: &'static [&'static str],
    /// So many letters may follow a stem (characters).
    pub longest_tail: usize,
    /// Whether words are joined into one, so that a term stands anywhere in a longer word.
    pub joins_words: bool,
    /// Whether small words are written before others without a blank.
    pub has_prefixes: bool,
}

/// No stem is shorter (characters).
const SHORTEST_STEM: usize = 3;

const GERMANIC: &[&str] = &["ern", "en", "em", "er", "es", "um", "us", "e", "n", "s", "o", "a"];
const ROMANCE: &[&str] = &[
    "iones", "oes", "aes", "ais", "eis", "ois", "ion", "es", "as", "os", "ao", "ns", "is", "a",
    "e", "o", "s", "m", "l", "z", "c", "i",
];
const SLAVIC: &[&str] = &[
    "иями", "ями", "ами", "иях", "иеи", "ого", "ему", "ому", "ыми", "ими", "ов", "ев", "еи", "ам",
    "ям", "ах", "ях", "ои", "ыи", "ии", "ая", "яя", "ое", "ее", "ым", "им", "ом", "ем", "ую", "юю",
    "ые", "ие", "ия", "ию", "ых", "их", "ью", "ок", "ек", "ка", "ки", "ку", "ке", "а", "я", "о",
    "е", "и", "ы", "у", "ю", "ь",
];

/// How the words of a language change, by its code.
pub(super) fn inflection(language: &str) -> Inflection {
    let it = |endings, longest_tail, joins_words, has_prefixes| Inflection {
        endings,
        longest_tail,
        joins_words,
        has_prefixes,
    };
    match language {
        "de" | "nl" | "sv" | "da" | "nb" | "nn" | "is" => it(GERMANIC, 6, true, false),
        "es" | "pt" | "fr" | "it" | "ca" | "gl" | "ro" => it(ROMANCE, 5, false, false),
        "ru" | "uk" | "bg" | "be" | "sr" | "mk" => it(SLAVIC, 5, false, false),
        "fi" | "et" | "hu" | "tr" | "az" | "kk" => it(&["a", "e", "i", "o", "u"], 10, true, false),
        "ko" => it(&[], 6, true, false),
        "ar" | "he" | "fa" | "ur" => it(&["ات", "ة", "ه", "ים", "ות"], 4, false, true),
        "en" => it(&["ies", "es", "s", "y"], 4, false, false),
        _ => it(&["a", "e", "i", "o", "u", "y"], 5, false, false),
    }
}

impl Inflection {
    /// A folded word without its ending.
    pub fn stem<'w>(&self, word: &'w str) -> &'w str {
        let long_enough = |it: &&str| it.chars().count() >= SHORTEST_STEM;
        let bare = self.endings.iter().find_map(|it| word.strip_suffix(it).filter(long_enough));
        bare.unwrap_or(word)
    }
}

/// Small letters, without the accents that inflection adds and takes away.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars().flat_map(char::to_lowercase) {
        match character {
            it if it.is_ascii() => folded.push(it),
            'ß' => folded.push_str("ss"),
            // Vowel points.
            '\u{64B}'..='\u{652}' | '\u{591}'..='\u{5C7}' => {}
            'أ' | 'إ' | 'آ' => folded.push('ا'),
            // In other scripts marks are letters.
            it if it < '\u{590}' => {
                folded.extend(std::iter::once(it).nfd().filter(|it| !is_combining_mark(*it)));
            }
            it => folded.push(it),
        }
    }
    folded
}

/// How many characters two words have in common at their beginnings.
pub(super) fn common_prefix(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for (language, forms) in [
            ("de", ["Liegeplatz", "Liegeplätze"].as_slice()),
            ("de", &["Konto", "Konten"]),
            ("es", &["estación", "estaciones"]),
            ("pt", &["embarcação", "embarcações"]),
            ("ru", &["гавань", "гаванью", "гаваней"]),
        ] {
            let inflection = inflection(language);
            let first = fold(forms[0]);
            let stem = inflection.stem(&first);
            assert!(forms.iter().all(|it| fold(it).starts_with(stem)), "{language}: {stem}");
        }
    }

    #[test]
    fn marks_of_other_scripts_are_letters() {
        assert_eq!(fold("Ёлка Größe"), "елка grosse");
        assert_eq!(fold("が"), "が");
        assert_eq!(fold("أحمد"), "احمد");
    }
}
