//! Locale profiles: what is usual in one language, from `rules/locales/*.yaml`.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, LazyLock, OnceLock};

use super::file::{Blank, Dates, Length, Numbers, ProfileFile, TerminalMarks};
use super::words::{PackedWord, PackedWords};
use super::{LanguageTag, Script};

/// The profiles that ship, each with what it inherits: made by `build.rs`, sorted by tag.
static SHIPPED: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/locales.rs"));

/// The language that articles are translated from.
const SOURCE: &str = "en";

/// No function word has more bytes.
const LONGEST: usize = 32;

/// What is usual in one language.
#[derive(Debug, Default)]
pub struct Profile {
    /// The language tag.
    pub tag: String,
    /// The English name.
    pub name: String,
    /// The language for language identification, where that knows it.
    pub language: Option<whatlang::Lang>,
    /// The script of its words.
    pub script: Option<Script>,
    /// Whether blanks stand between words.
    pub word_spaces: bool,
    /// What stands for the bold of a UI label by house style.
    pub ui_labels: Vec<Marks>,
    /// Words that negate, in small letters.
    pub negations: HashSet<String>,
    /// What instructions for a user interface begin with, in small letters.
    pub imperatives: HashSet<String>,
    /// What a link to another page may well consist of, in small letters.
    pub link_words: HashSet<String>,
    /// Abbreviations that end in a period, with it, as they are written.
    pub abbreviations: Vec<String>,
    /// Words that may stand twice in a row, in small letters.
    pub doubled_words: HashSet<String>,
    /// Words that end in an apostrophe, in small letters, with a straight one.
    pub elisions: Vec<String>,
    /// The marks that end a sentence or lead to what follows; empty where nothing is known.
    pub terminal_marks: TerminalMarks,
    /// The pairs of quotation marks, the usual one first.
    pub quotes: Vec<Marks>,
    /// The blank before a mark; none before those that are not in it.
    pub blank_before: BTreeMap<char, Blank>,
    /// The blank inside the usual quotation marks.
    pub blank_inside_quotes: Blank,
    /// Whether a blank stands between a letter of the script and a Latin letter or a digit; `None`
    /// where nothing is known.
    pub blank_beside_latin: Option<bool>,
    /// How numbers are written; `None` where nothing is known.
    pub numbers: Option<Numbers>,
    /// How dates are written; `None` where nothing is known.
    pub dates: Option<Dates>,
    /// Words for numbers, in small letters.
    pub number_words: HashMap<String, u64>,
    /// How letters are written in Latin letters.
    pub transliteration: BTreeMap<String, Vec<String>>,
    /// How long a target is against its source; `None` where nothing is known.
    pub length: Option<Length>,
    /// Whether the marks of machine translation tell machine text from human text.
    pub machine_text_differs: bool,
    /// What links and labels do not consist of, in scripts without blanks between words.
    particles: HashSet<String>,
    /// Frequent function words, in small letters and with straight apostrophes.
    function_words: HashSet<String>,
    /// Those of at most eight ASCII letters: most words are looked up here.
    short_function_words: PackedWords,
    /// Function words of the source language that are words of this one, too.
    shared_words: HashSet<String>,
    /// Those of at most eight ASCII letters that are not.
    short_source_words: PackedWords,
}

impl Profile {
    /// Whether its words are in another script than those of the source language.
    pub fn has_script_of_its_own(&self) -> bool {
        self.script.is_some_and(|it| it != Script::Latin)
    }

    /// Whether a text holds a letter of its script.
    pub fn writes(&self, text: &str) -> bool {
        let script = self.script.unwrap_or(Script::Latin);
        text.chars().filter_map(Script::of).any(|it| script.writes(it))
    }

    /// Whether the profile lists function words at all.
    pub fn has_function_words(&self) -> bool {
        !self.function_words.is_empty()
    }

    /// Whether a word, in whatever case, is one of the function words.
    pub fn has_function_word(&self, word: &str) -> bool {
        match PackedWord::of(word) {
            Some(packed) => self.short_function_words.contains(packed),
            None if word.len() > LONGEST => false,
            None => self.function_words.contains(&word.to_lowercase().replace('’', "'")),
        }
    }

    /// Whether a word, in whatever case, is a function word of the source language and no word of
    /// this one.
    pub fn is_source_word(&self, word: &str) -> bool {
        source_profile().has_function_word(word)
            && !self.shared_words.contains(&word.to_lowercase())
    }

    /// Whether a text holds two function words of the source language that are no words of this
    /// one, of up to eight letters. Much quicker than to ask for each word.
    pub fn may_hold_source(&self, text: &str) -> bool {
        let (mut packed, mut found) = (PackedWord::default(), 0);
        for byte in text.bytes().chain([b' ']) {
            if byte.is_ascii_alphabetic() {
                packed.push(byte);
                continue;
            }
            found += usize::from(self.short_source_words.contains(packed));
            if found == 2 {
                return true;
            }
            packed = PackedWord::default();
        }
        false
    }

    /// Whether the profile knows words that no link and no label consists of.
    pub fn has_stop_words(&self) -> bool {
        self.has_function_words() || !self.particles.is_empty()
    }

    /// Whether a word, in whatever case, is a function word of the language or a particle: nothing
    /// that a link or a label consists of.
    pub fn is_stop_word(&self, word: &str) -> bool {
        let folded = word.to_lowercase().replace('’', "'");
        self.has_function_word(word)
            || self.shared_words.contains(&folded)
            || self.particles.contains(&folded)
    }
}

/// A pair of marks around words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks {
    /// The mark before them.
    pub open: char,
    /// The mark behind them.
    pub close: char,
}

impl Marks {
    /// Reads a pair that is written with a blank between the two.
    pub fn of(pair: &str) -> Option<Self> {
        let (open, close) = pair.split_once(' ')?;
        Some(Self { open: open.chars().next()?, close: close.chars().next()? })
    }
}

/// The profile for a locale: the one of the whole tag, else the one of its language. `None` where
/// there is neither, or the tag is none.
pub fn profile(locale: &str) -> Option<Arc<Profile>> {
    static PROFILES: LazyLock<Vec<OnceLock<Arc<Profile>>>> =
        LazyLock::new(|| SHIPPED.iter().map(|_| OnceLock::new()).collect());
    let at = place(locale)?;
    let made = PROFILES.get(at)?.get_or_init(|| Arc::new(Profile::of(&shipped(at))));
    Some(Arc::clone(made))
}

/// The profile that ships for a locale as data, with all that it inherits.
pub fn profile_file(locale: &str) -> Option<ProfileFile> {
    place(locale).map(shipped)
}

/// The tags of all profiles that ship, sorted.
pub fn profile_tags() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().map(|it| it.0)
}

/// Where the profile for a locale stands among those that ship.
fn place(locale: &str) -> Option<usize> {
    let tag = LanguageTag::parse(locale)?;
    let by_script = match tag.script.as_deref() {
        Some("Hans") => Some("zh-CN".to_owned()),
        Some("Hant") => Some("zh-TW".to_owned()),
        _ => None,
    };
    let whole = tag.region.as_ref().map(|region| format!("{}-{region}", tag.language));
    let names = [whole, by_script, Some(tag.language)];
    names.iter().flatten().find_map(|name| SHIPPED.binary_search_by(|it| it.0.cmp(name)).ok())
}

/// build.rs wrote this text with the same types; a test reads it too.
fn shipped(at: usize) -> ProfileFile {
    SHIPPED.get(at).and_then(|it| serde_json::from_str(it.1).ok()).unwrap_or_default()
}

/// The profile of the language that articles are translated from.
pub fn source_profile() -> &'static Profile {
    static SOURCE_PROFILE: LazyLock<Arc<Profile>> =
        LazyLock::new(|| profile(SOURCE).unwrap_or_default());
    &SOURCE_PROFILE
}

impl Profile {
    /// The profile that a file describes, which says itself all that it means.
    pub fn of(file: &ProfileFile) -> Self {
        let source: Vec<String> = match file.tag.as_str() {
            SOURCE => file.function_words.clone(),
            _ => profile_file(SOURCE).and_then(|it| it.function_words),
        }
        .unwrap_or_default();
        let shared_words = set(&file.shared_words);
        let unshared = source.iter().filter(|it| !shared_words.contains(*it));
        Self {
            tag: file.tag.clone(),
            name: file.name.clone(),
            language: file.language.as_deref().and_then(whatlang::Lang::from_code),
            script: file.script.as_deref().map(Script::named),
            word_spaces: file.word_spaces.unwrap_or(true),
            ui_labels: pairs(&file.ui_labels),
            negations: set(&file.negations),
            imperatives: set(&file.imperatives),
            link_words: set(&file.link_words),
            abbreviations: file.abbreviations.clone().unwrap_or_default(),
            doubled_words: set(&file.doubled_words),
            elisions: file.elisions.clone().unwrap_or_default(),
            terminal_marks: file.terminal_marks.clone().unwrap_or_default(),
            quotes: pairs(&file.quotes),
            blank_before: blanks(file),
            blank_inside_quotes: file.blank_inside_quotes.unwrap_or_default(),
            blank_beside_latin: file.blank_beside_latin,
            numbers: file.numbers.clone(),
            dates: file.dates.clone(),
            number_words: number_words(file),
            transliteration: file.transliteration.clone().unwrap_or_default(),
            length: file.length,
            machine_text_differs: file.machine_text_differs.unwrap_or(false),
            particles: set(&file.particles),
            short_function_words: PackedWords::new(file.function_words.iter().flatten()),
            function_words: set(&file.function_words),
            short_source_words: PackedWords::new(unshared),
            shared_words,
        }
    }
}

fn set(words: &Option<Vec<String>>) -> HashSet<String> {
    words.iter().flatten().cloned().collect()
}

fn pairs(pairs: &Option<Vec<String>>) -> Vec<Marks> {
    pairs.iter().flatten().filter_map(|it| Marks::of(it)).collect()
}

fn blanks(file: &ProfileFile) -> BTreeMap<char, Blank> {
    let blanks = file.blank_before.iter().flatten();
    blanks.filter_map(|(mark, blank)| Some((mark.chars().next()?, *blank))).collect()
}

fn number_words(file: &ProfileFile) -> HashMap<String, u64> {
    let values = file.number_words.iter().flatten().zip(0..);
    values.flat_map(|(words, value)| words.iter().map(move |it| (it.clone(), value))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profiles_that_ship_can_be_read() {
        assert!(SHIPPED.len() > 30 && SHIPPED.is_sorted());
        for (tag, text) in SHIPPED {
            let file: ProfileFile = serde_json::from_str(text).unwrap();
            assert_eq!(file.tag, *tag);
            if let Some(code) = &file.language {
                assert!(whatlang::Lang::from_code(code).is_some(), "{tag}: {code}");
            }
            let pairs = file.ui_labels.iter().chain(&file.quotes).flatten();
            assert!(pairs.clone().all(|it| Marks::of(it).is_some()), "{tag}");
            assert_ne!(profile(tag).unwrap().script.unwrap(), Script::Other, "{tag}");
            let months = file.dates.iter().map(|it| it.months.len());
            assert!(months.clone().all(|it| it == 12), "{tag}");
            assert!(file.number_words.iter().all(|it| it.len() == 21), "{tag}");
        }
    }

    #[test]
    fn regions_inherit_from_languages() {
        assert_eq!(profile("de-AT").unwrap().tag, "de");
        assert_eq!(profile("zh-Hant").unwrap().tag, "zh-TW");
        assert!(profile("zh-TW").unwrap().ui_labels.contains(&Marks { open: '[', close: ']' }));
        assert!(profile("pt-BR").unwrap().has_function_words());
        assert!(!profile("ja-JP").unwrap().word_spaces);
        assert!(profile("xx-XX").is_none() && profile("").is_none());
        let source = source_profile();
        assert!(
            ["the", "The", "don’t", "Through"].into_iter().all(|it| source.has_function_word(it))
        );
        assert!(["ship", "thé", ""].into_iter().all(|it| !source.has_function_word(it)));
    }
}
