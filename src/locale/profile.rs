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
    /// Frequent function words, in small letters.
    pub function_words: HashSet<String>,
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
    let words = chain.iter().find_map(|it| it.function_words.as_ref());
    Profile {
        tag: file.tag.clone(),
        name: file.name.clone(),
        language: language.and_then(whatlang::Lang::from_code),
        script: script.map(Script::named),
        word_spaces: chain.iter().find_map(|it| it.word_spaces).unwrap_or(true),
        ui_labels: labels.into_iter().flatten().filter_map(|it| marks(it)).collect(),
        function_words: words.into_iter().flatten().cloned().collect(),
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
        assert!(!profile("pt-BR").unwrap().function_words.is_empty());
        assert!(!profile("ja-JP").unwrap().word_spaces);
        assert!(profile("xx-XX").is_none() && profile("").is_none());
        assert!(source_profile().function_words.contains("the"));
    }
}
