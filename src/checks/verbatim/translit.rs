//! Whether a word is a Latin name spelled out in the letters of another script.

use crate::locale::{Profile, Script};

/// Words of more characters are not compared.
const LONGEST: usize = 64;

/// At least this much of the letters must agree.
const LIKENESS: f64 = 0.7;

/// A name, ready to be compared with words.
pub(super) struct Spelled<'p> {
    profile: &'p Profile,
    letters: String,
}

impl<'p> Spelled<'p> {
    /// `None` where the profile does not say how its letters are written in Latin ones.
    pub fn of(name: &str, profile: &'p Profile) -> Option<Self> {
        if profile.transliteration.is_empty() || !profile.has_script_of_its_own() {
            return None;
        }
        let latin: String = name
            .chars()
            .filter(char::is_ascii_alphabetic)
            .map(|it| it.to_ascii_lowercase())
            .collect();
        let letters = fold(&latin, profile);
        (letters.len() > 1).then_some(Self { profile, letters })
    }

    /// How much of the name a word spells out, from 0 to 1.
    fn likeness(&self, word: &str) -> f64 {
        if word.len() > LONGEST * 4 {
            return 0.0;
        }
        let letters = fold(&romanized(word, self.profile), self.profile);
        let (a, b) = (letters.len(), self.letters.len());
        if a * 5 < b * 3 || b * 5 < a * 3 {
            return 0.0;
        }
        strsim::normalized_levenshtein(&letters, &self.letters)
    }

    /// Whether a word of the profile's script spells the name out.
    pub fn is(&self, word: &str) -> bool {
        let enough = match self.letters.len() {
            0..=4 => 0.99,
            5 => 0.79,
            _ if drops_vowels(self.profile) => 0.79,
            _ => LIKENESS,
        };
        self.profile.writes(word) && self.likeness(word) >= enough
    }

    /// Whether a word spells the name out letter for letter.
    pub fn is_exactly(&self, word: &str) -> bool {
        self.profile.writes(word) && self.likeness(word) > 0.99
    }
}

/// The Latin letters for a word, the usual ones of each.
fn romanized(word: &str, profile: &Profile) -> String {
    let small = word.to_lowercase();
    let mut latin = String::with_capacity(small.len());
    let mut rest = small.as_str();
    while let Some(first) = rest.chars().next() {
        let one = first.len_utf8();
        let two = rest.chars().nth(1).map(|it| one + it.len_utf8());
        let known = two
            .and_then(|it| Some((it, profile.transliteration.get(rest.get(..it)?)?)))
            .or_else(|| Some((one, profile.transliteration.get(rest.get(..one)?)?)));
        match known {
            Some((length, spellings)) => {
                latin.extend(spellings.first().map(String::as_str));
                rest = rest.get(length..).unwrap_or_default();
            }
            None => {
                latin.extend(first.is_ascii_alphabetic().then_some(first));
                rest = rest.get(one..).unwrap_or_default();
            }
        }
    }
    latin
}

/// Makes one of the spellings that stand for the same sound.
fn fold(latin: &str, profile: &Profile) -> String {
    let mut folded = String::with_capacity(latin.len());
    let mut rest = latin;
    while let Some(first) = rest.chars().next() {
        let (sound, length) = match rest.get(..2).unwrap_or_default() {
            "zh" => ("j", 2),
            "ph" => ("f", 2),
            "th" => ("s", 2),
            "kh" => ("h", 2),
            "ck" => ("k", 2),
            "ts" => ("s", 2),
            _ => match first {
                'c' | 'q' => ("k", 1),
                'w' => ("v", 1),
                'x' => ("ks", 1),
                'y' => ("i", 1),
                'z' => ("s", 1),
                _ => (rest.get(..first.len_utf8()).unwrap_or_default(), first.len_utf8()),
            },
        };
        for letter in sound.chars() {
            let is_vowel = matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'v');
            // `c` reads as `s` or as `k`.
            let is_dropped = is_vowel && drops_vowels(profile);
            if !is_dropped && !folded.ends_with(letter) {
                folded.push(letter);
            }
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    folded
}

/// Scripts that leave vowels out or put one behind each consonant.
fn drops_vowels(profile: &Profile) -> bool {
    !matches!(profile.script, Some(Script::Cyrillic | Script::Greek))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::profile;

    #[test]
    fn names_in_other_letters() {
        let is = |locale: &str, name: &str, word: &str| {
            let profile = profile(locale).unwrap();
            Spelled::of(name, &profile).is_some_and(|it| it.is(word))
        };
        assert!(is("ru", "BerthBookingDate", "бертбукингдате"));
        assert!(is("ru", "CallbackMethod", "каллбаккмесод"));
        assert!(is("uk", "HarborToolkit", "харбортулкіт"));
        assert!(!is("ru", "BerthBookingDate", "дата"));
        assert!(!is("ru", "UserName", "пользователя"));
        assert!(!is("de", "UserName", "Username"));
    }
}
