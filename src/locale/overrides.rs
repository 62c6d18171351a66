//! Locale profiles as a configuration wants them: keys that take the place of those that ship.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::Value;

use super::{LanguageTag, Profile, ProfileFile, profile, profile_file};

/// What only a profile that ships says of itself.
const NAMES: [&str; 3] = ["tag", "name", "inherits"];

/// The keys of profiles that a configuration sets, by language tag.
#[derive(Debug, Default)]
pub struct ProfileOverrides {
    /// From the widest tag to the narrowest: what a later one says wins.
    entries: Vec<Entry>,
    /// The profiles that were asked for, by locale.
    made: Mutex<BTreeMap<String, Option<Arc<Profile>>>>,
}

#[derive(Debug)]
struct Entry {
    tag: LanguageTag,
    keys: ProfileFile,
}

impl ProfileOverrides {
    /// The overrides of these tags.
    pub fn new(entries: impl IntoIterator<Item = (LanguageTag, ProfileFile)>) -> Self {
        let mut entries: Vec<Entry> =
            entries.into_iter().map(|(tag, keys)| Entry { tag, keys }).collect();
        entries.sort_by_key(|it| (it.tag.region.is_some(), it.tag.script.is_some()));
        Self { entries, ..Self::default() }
    }

    /// Whether anything is set for a locale.
    pub fn concern(&self, locale: &str) -> bool {
        LanguageTag::parse(locale).is_some_and(|it| self.of(&it).next().is_some())
    }

    /// The profile in force for a locale as data: the one that ships with the keys that are set.
    /// `None` where there is neither.
    pub fn file(&self, locale: &str) -> Option<ProfileFile> {
        let tag = LanguageTag::parse(locale)?;
        let mut entries = self.of(&tag).peekable();
        let base = match (profile_file(locale), entries.peek()) {
            (Some(shipped), _) => shipped,
            (None, Some(_)) => new_profile(&tag),
            (None, None) => return None,
        };
        Some(entries.fold(base, |base, entry| laid_over(base, &entry.keys)))
    }

    /// The profile in force for a locale, which is made once.
    pub fn profile(&self, locale: &str) -> Option<Arc<Profile>> {
        if !self.concern(locale) {
            return profile(locale);
        }
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = made.get(locale) {
            return known.clone();
        }
        let profile = self.file(locale).map(|it| Arc::new(Profile::of(&it)));
        made.insert(locale.to_owned(), profile.clone());
        profile
    }

    fn of(&self, locale: &LanguageTag) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|it| it.tag.covers(locale))
    }
}

/// A profile that says nothing yet.
fn new_profile(tag: &LanguageTag) -> ProfileFile {
    let name = tag.to_string();
    ProfileFile { tag: name.clone(), name, ..ProfileFile::default() }
}

/// A profile in which the keys that `keys` has take the place of its own.
fn laid_over(base: ProfileFile, keys: &ProfileFile) -> ProfileFile {
    let (Ok(Value::Object(mut whole)), Ok(Value::Object(mut set))) =
        (serde_json::to_value(&base), serde_json::to_value(keys))
    else {
        return base;
    };
    set.retain(|key, _| !NAMES.contains(&key.as_str()));
    whole.extend(set);
    serde_json::from_value(whole.into()).unwrap_or(base)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Blank, Marks};

    fn overrides(entries: &[(&str, ProfileFile)]) -> ProfileOverrides {
        let entry = |it: &(&str, ProfileFile)| (LanguageTag::parse(it.0).unwrap(), it.1.clone());
        ProfileOverrides::new(entries.iter().map(entry))
    }

    fn quotes(pair: &str) -> ProfileFile {
        ProfileFile { quotes: Some(vec![pair.to_owned()]), ..ProfileFile::default() }
    }

    #[test]
    fn the_narrowest_tag_wins_key_by_key() {
        let spaced = ProfileFile { word_spaces: Some(false), ..quotes("« »") };
        let overrides = overrides(&[("fr-CA", quotes("“ ”")), ("fr", spaced)]);
        let canadian = overrides.profile("fr-ca").unwrap();
        assert_eq!(canadian.quotes, [Marks { open: '“', close: '”' }]);
        assert!(!canadian.word_spaces);
        // What nobody sets is as it ships: Canada's own, and that of French.
        assert_eq!(canadian.blank_before[&':'], Blank::NoBreak);
        assert_eq!(canadian.numbers.as_ref().unwrap().decimal, ",");
        assert_eq!(overrides.profile("fr-FR").unwrap().quotes.len(), 1);
        assert!(!overrides.concern("de") && overrides.profile("de").unwrap().quotes.len() > 1);
    }

    #[test]
    fn a_key_is_replaced_as_a_whole() {
        let none = ProfileFile { blank_before: Some(BTreeMap::new()), ..ProfileFile::default() };
        let overrides = overrides(&[("fr", none)]);
        assert!(overrides.profile("fr-BE").unwrap().blank_before.is_empty());
    }

    #[test]
    fn a_tag_of_its_own_makes_a_profile() {
        let keys = ProfileFile { script: Some("Latin".to_owned()), ..ProfileFile::default() };
        let overrides = overrides(&[("eo", keys)]);
        let profile = overrides.profile("eo-XX").unwrap();
        assert_eq!((profile.tag.as_str(), profile.name.as_str()), ("eo-XX", "eo-XX"));
        assert!(overrides.profile("xx").is_none() && overrides.profile("").is_none());
    }

    #[test]
    fn a_profile_is_made_once() {
        let overrides = overrides(&[("de", quotes("» «"))]);
        let ask = || overrides.profile("de-DE").unwrap();
        assert!(Arc::ptr_eq(&ask(), &ask()));
    }
}
