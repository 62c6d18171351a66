//! What is left of a word without its ending: enough to know it again in another case or number.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How the words of a language change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Inflection {
    /// Endings without accents, the longest first.
    endings: &'static [&'static str],
    /// So many letters may follow a stem (characters).
    pub longest_tail: usize,
    /// Whether words are joined into one, so that a term stands anywhere in a longer word.
    pub joins_words: bool,
    /// Whether small words are written before others without a blank.
    pub has_prefixes: bool,
    /// Endings that no dictionary has: of the other cases, and of the plural.
    oblique: &'static [&'static str],
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

const SLAVIC_OBLIQUE: &[&str] = &[
    "ого", "его", "ому", "ему", "ой", "ей", "ую", "юю", "ым", "им", "ом", "ем", "ых", "их", "ыми",
    "ими", "ам", "ям", "ами", "ями", "ах", "ях", "ов", "ев", "у", "ю", "ы", "и",
];

/// Endings of the nominative, each with endings of which one is seen beside it, the surest first.
const PARADIGMS: &[(&str, &[&str])] = &[
    ("ая", &["ой", "ую"]),
    ("ое", &["ого", "ому"]),
    ("ый", &["ого", "ому", "ые", "ым"]),
    ("ий", &["его", "ему", "ого", "ому"]),
    ("ие", &["ия", "ию", "ием", "ий"]),
    ("ия", &["ию", "ией", "ии", "ий"]),
    ("ь", &["я", "ю", "и", "ем", "ей"]),
    ("о", &["а", "ом", "у"]),
    ("", &["ом", "ем", "ов", "ев"]),
    ("а", &["ой", "ей", "ы", "у"]),
    ("я", &["ей", "ёй", "и", "ю"]),
];

/// Small words that are written before others without a blank, the longest first.
const PREFIXES: [&str; 11] = ["وال", "بال", "كال", "فال", "لل", "ال", "و", "ב", "ה", "ו", "ל"];

/// How the words of a language change, by its code.
pub(crate) fn inflection(language: &str) -> Inflection {
    let it = |endings, longest_tail, joins_words, has_prefixes| Inflection {
        endings,
        longest_tail,
        joins_words,
        has_prefixes,
        oblique: &[],
    };
    match language {
        "de" | "nl" | "sv" | "da" | "nb" | "nn" | "is" => it(GERMANIC, 6, true, false),
        "es" | "pt" | "fr" | "it" | "ca" | "gl" | "ro" => it(ROMANCE, 5, false, false),
        "ru" | "uk" | "bg" | "be" | "sr" | "mk" => {
            Inflection { oblique: SLAVIC_OBLIQUE, ..it(SLAVIC, 5, false, false) }
        }
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

    /// A folded word without the small words that are written before it.
    pub fn without_prefix<'w>(&self, word: &'w str) -> &'w str {
        if !self.has_prefixes {
            return word;
        }
        let bare = PREFIXES.iter().find_map(|it| word.strip_prefix(it));
        bare.filter(|it| it.chars().count() > 2).unwrap_or(word)
    }

    /// What nearly all forms of a folded word have in common.
    pub fn key<'w>(&self, word: &'w str) -> &'w str {
        let word = self.without_prefix(word);
        // `к` belongs to the word: only of stems that are looked for it is better left out.
        let mut endings = self.endings.iter().filter(|it| !it.contains('к'));
        let long_enough = |it: &&str| it.chars().count() >= SHORTEST_STEM;
        endings.find_map(|it| word.strip_suffix(it).filter(long_enough)).unwrap_or(word)
    }

    /// Which of the forms of a word, in small letters, a dictionary has, where they tell.
    pub fn dictionary_form<'f>(&self, forms: &BTreeSet<&'f str>) -> Option<&'f str> {
        let paradigms = if self.oblique.is_empty() { &[] } else { PARADIGMS };
        paradigms.iter().find_map(|(ending, others)| {
            forms.iter().copied().find(|form| {
                let stem = form.strip_suffix(ending);
                let stem = stem.filter(|it| it.chars().count() >= SHORTEST_STEM);
                let has = |stem: &str, it: &str| forms.contains(format!("{stem}{it}").as_str());
                stem.is_some_and(|stem| others.iter().any(|it| has(stem, it)))
            })
        })
    }

    /// Whether a word in small letters has an ending that no dictionary has.
    pub fn is_oblique(&self, word: &str) -> bool {
        self.oblique.iter().any(|it| word.ends_with(it))
    }
}

/// Small letters, without the accents that inflection adds and takes away.
pub(crate) fn fold(text: &str) -> String {
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
    fn dictionaries_have_the_nominative() {
        let of = |language: &str, forms: &[&'static str]| {
            inflection(language).dictionary_form(&forms.iter().copied().collect())
        };
        for (form, others) in [
            ("страница", ["страниц", "странице", "страницу", "страницей"].as_slice()),
            ("причал", &["причала", "причалов", "причалу"]),
            ("предложение", &["предложений", "предложения", "предложению"]),
            ("лоция", &["лоций", "лоцию"]),
            ("пользователь", &["пользователя", "пользователей"]),
            ("учетная", &["учетной", "учетную", "учетные"]),
        ] {
            let all: Vec<&str> = others.iter().copied().chain([form]).collect();
            assert_eq!(of("ru", &all), Some(form));
        }
        assert_eq!(of("ru", &["страницу"]), None);
        assert_eq!(of("de", &["Kai", "Kais"]), None);
    }

    #[test]
    fn marks_of_other_scripts_are_letters() {
        assert_eq!(fold("Ёлка Größe"), "елка grosse");
        assert_eq!(fold("が"), "が");
        assert_eq!(fold("أحمد"), "احمد");
    }
}
