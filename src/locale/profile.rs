//! Locale profiles: what is usual in one language, from `rules/locales/*.yaml`.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, LazyLock};

use super::file::ProfileFile;
use super::{LanguageTag, Script};

/// The profiles that ship, made by `build.rs`.
const SHIPPED: &str = include_str!(concat!(env!("OUT_DIR"), "/locales.json"));

/// The language that articles are translated from.
const SOURCE: &str = "en";

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
    pub ui_labels: Vec<UiMarks>,
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
}

/// No function word has more bytes.
const LONGEST: usize = 32;

/// An ASCII word as one number, without case: its last eight letters, and its length.
#[derive(Debug, Clone, Copy, Default)]
struct PackedWord {
    letters: u64,
    length: usize,
}

impl PackedWord {
    /// `None` where the word is longer or holds other characters.
    fn of(word: &str) -> Option<Self> {
        let mut packed = Self::default();
        word.bytes().for_each(|byte| packed.push(byte));
        let fits = packed.length <= 8 && word.bytes().all(|it| it.is_ascii_alphabetic());
        fits.then_some(packed)
    }

    fn push(&mut self, byte: u8) {
        self.letters = self.letters << 8 | u64::from(byte | 0x20);
        self.length += 1;
    }
}

/// A set of packed words: a table with free places, looked up from a word's own place on.
#[derive(Debug, Default)]
struct PackedWords {
    places: Vec<u64>,
}

impl PackedWords {
    /// The places of a table; words are far fewer.
    const SIZE: usize = 1024;

    fn new(words: impl Iterator<Item = PackedWord>) -> Self {
        let mut places = vec![0; Self::SIZE];
        for word in words.take(Self::SIZE / 2) {
            let mut at = Self::place(word);
            while places[at] != 0 && places[at] != word.letters {
                at = (at + 1) % Self::SIZE;
            }
            places[at] = word.letters;
        }
        Self { places }
    }

    fn contains(&self, word: PackedWord) -> bool {
        if word.length == 0 || word.length > 8 || self.places.is_empty() {
            return false;
        }
        let mut at = Self::place(word);
        while self.places[at] != 0 {
            if self.places[at] == word.letters {
                return true;
            }
            at = (at + 1) % Self::SIZE;
        }
        false
    }

    fn place(word: PackedWord) -> usize {
        // The upper bits of the product depend on all letters. 10 bits are a place in the table.
        (word.letters.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 54) as usize
    }
}

/// A pair of marks around a UI label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UiMarks {
    /// The mark before it.
    pub open: char,
    /// The mark behind it.
    pub close: char,
}

/// The profile for a locale: the one of the whole tag, else the one of its language. `None` where
/// there is neither, or the tag is none.
pub fn profile(locale: &str) -> Option<Arc<Profile>> {
    static PROFILES: LazyLock<HashMap<String, Arc<Profile>>> = LazyLock::new(load);
    let tag = LanguageTag::parse(locale)?;
    let by_script = match tag.script.as_deref() {
        Some("Hans") => Some("zh-CN".to_owned()),
        Some("Hant") => Some("zh-TW".to_owned()),
        _ => None,
    };
    let whole = tag.region.as_ref().map(|region| format!("{}-{region}", tag.language));
    let names = [whole, by_script, Some(tag.language)];
    names.iter().flatten().find_map(|name| PROFILES.get(name)).map(Arc::clone)
}

/// The profile of the language that articles are translated from.
pub fn source_profile() -> &'static Profile {
    static SOURCE_PROFILE: LazyLock<Arc<Profile>> =
        LazyLock::new(|| profile(SOURCE).unwrap_or_default());
    &SOURCE_PROFILE
}

fn load() -> HashMap<String, Arc<Profile>> {
    // build.rs wrote this text with the same types; a test reads it too.
    let files: Vec<ProfileFile> = serde_json::from_str(SHIPPED).unwrap_or_default();
    let by_tag: HashMap<&str, &ProfileFile> =
        files.iter().map(|it| (it.tag.as_str(), it)).collect();
    files.iter().map(|file| (file.tag.clone(), Arc::new(complete(file, &by_tag)))).collect()
}

/// A profile with what it inherits.
fn complete(file: &ProfileFile, all: &HashMap<&str, &ProfileFile>) -> Profile {
    let mut chain = vec![file];
    while let Some(parent) =
        chain.last().and_then(|it| it.inherits.as_deref()).and_then(|it| all.get(it))
    {
        if chain.len() > all.len() {
            break;
        }
        chain.push(parent);
    }
    let language = chain.iter().find_map(|it| it.language.as_deref());
    let script = chain.iter().find_map(|it| it.script.as_deref());
    let labels = chain.iter().find_map(|it| it.ui_labels.as_ref());
    let words = chain.iter().find_map(|it| it.function_words.as_ref()).into_iter().flatten();
    let shared = chain.iter().find_map(|it| it.shared_words.as_ref()).into_iter().flatten();
    let shared_words: HashSet<String> = shared.cloned().collect();
    let source = all.get(SOURCE).and_then(|it| it.function_words.as_ref()).into_iter().flatten();
    let source = source.filter(|it| !shared_words.contains(*it));
    let packed = |words: &mut dyn Iterator<Item = &String>| {
        PackedWords::new(words.filter_map(|it| PackedWord::of(it)))
    };
    Profile {
        tag: file.tag.clone(),
        name: file.name.clone(),
        language: language.and_then(whatlang::Lang::from_code),
        script: script.map(Script::named),
        word_spaces: chain.iter().find_map(|it| it.word_spaces).unwrap_or(true),
        ui_labels: labels.into_iter().flatten().filter_map(|it| marks(it)).collect(),
        short_function_words: packed(&mut words.clone()),
        function_words: words.cloned().collect(),
        short_source_words: packed(&mut source.clone()),
        shared_words,
    }
}

fn marks(pair: &str) -> Option<UiMarks> {
    let mut characters = pair.chars().filter(|it| !it.is_whitespace());
    Some(UiMarks { open: characters.next()?, close: characters.next()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profiles_that_ship_can_be_read() {
        let files: Vec<ProfileFile> = serde_json::from_str(SHIPPED).unwrap();
        assert!(files.len() > 30);
        let tags: HashSet<&str> = files.iter().map(|it| it.tag.as_str()).collect();
        for file in &files {
            assert!(file.inherits.as_deref().is_none_or(|it| tags.contains(it)), "{}", file.tag);
            if let Some(code) = &file.language {
                assert!(whatlang::Lang::from_code(code).is_some(), "{}: {code}", file.tag);
            }
            let pairs = file.ui_labels.iter().flatten();
            assert!(pairs.clone().all(|it| marks(it).is_some()), "{}", file.tag);
            let script = profile(&file.tag).unwrap().script.unwrap();
            assert_ne!(script, Script::Other, "{}", file.tag);
        }
    }

    #[test]
    fn regions_inherit_from_languages() {
        assert_eq!(profile("de-AT").unwrap().tag, "de");
        assert_eq!(profile("zh-Hant").unwrap().tag, "zh-TW");
        assert!(profile("zh-TW").unwrap().ui_labels.contains(&UiMarks { open: '[', close: ']' }));
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
