//! Which language a text is in.

use super::{Profile, source_profile};

/// Fewer words than this are a name, not a sentence.
const FEWEST_WORDS: usize = 4;

/// Fewer letters than this say nothing sure about a language.
const FEWEST_LETTERS: usize = 40;

/// What the words of a text have in common with prose of the source language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Prose {
    /// All words.
    pub words: usize,
    /// Function words of the source language.
    pub function_words: usize,
    /// Words in small letters.
    pub lower_case: usize,
    /// Words in small letters that are no function words.
    pub content_words: usize,
}

impl Prose {
    /// Counts over words of a text in the language of `profile`: function words that both
    /// languages spell alike count as content.
    pub fn of<'a>(words: impl IntoIterator<Item = &'a str>, profile: &Profile) -> Self {
        let mut prose = Self::default();
        for word in words {
            prose.add(word, profile.is_source_word(word));
        }
        prose
    }

    fn add(&mut self, word: &str, is_function: bool) {
        let is_lower = word.chars().next().is_some_and(char::is_lowercase);
        self.words += 1;
        self.function_words += usize::from(is_function);
        self.lower_case += usize::from(is_lower);
        self.content_words += usize::from(is_lower && !is_function && word.chars().count() > 1);
    }

    /// Whether the words are a sentence of the source language rather than a name: enough words, two
    /// function words, mostly in small letters, with content among these.
    pub fn is_sentence(self) -> bool {
        self.words >= FEWEST_WORDS
            && self.function_words >= 2
            && self.lower_case * 10 >= self.words * 6
            && self.content_words >= 1
    }
}

/// How surely a text is in the source language rather than in that of `profile`, from 0 to 1: by
/// script where the two differ, else by their letters.
fn likeness_to_source(text: &str, profile: &Profile) -> f64 {
    if profile.has_script_of_its_own() {
        return if profile.writes(text) { 0.0 } else { 1.0 };
    }
    let (Some(source), Some(target)) = (source_profile().language, profile.language) else {
        return 0.0;
    };
    let detector = whatlang::Detector::with_allowlist(vec![source, target]);
    let found = detector.detect(text).filter(|it| it.lang() == source);
    found.map_or(0.0, |it| it.confidence())
}

/// Whether a text is rather in the source language than in that of `profile`; a guess for a few
/// words, to be used where other evidence stands beside it.
pub fn is_rather_source(text: &str, profile: &Profile) -> bool {
    likeness_to_source(text, profile) > 0.0
}

/// Whether a text reads as the source language rather than as that of `profile`. Sure or silent.
pub fn reads_as_source(text: &str, profile: &Profile) -> bool {
    let letters = text.chars().filter(|it| it.is_alphabetic()).count();
    letters >= FEWEST_LETTERS && likeness_to_source(text, profile) >= 0.9
}

/// The language of a long text, by its English name; `None` where it is not sure.
pub fn identify(text: &str) -> Option<(whatlang::Lang, &'static str)> {
    let found = whatlang::detect(text).filter(whatlang::Info::is_reliable)?;
    Some((found.lang(), found.lang().eng_name()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::profile;

    fn is_sentence(text: &str) -> bool {
        Prose::of(text.split_whitespace(), source_profile()).is_sentence()
    }

    #[test]
    fn sentences_are_not_names() {
        assert!(is_sentence("Choose the berth that you want to book"));
        assert!(!is_sentence("Guide to the Harbor of Tomorrow"));
        assert!(!is_sentence("Berth Planner for the North"));
        assert!(!is_sentence("open the berth"));
    }

    #[test]
    fn source_language_is_told_from_the_target() {
        let german = profile("de-DE").unwrap();
        let russian = profile("ru-RU").unwrap();
        let english = "Before the ship enters the harbor, the pilot comes on board.";
        assert!(reads_as_source(english, &german));
        assert!(reads_as_source(english, &russian));
        assert!(!reads_as_source(
            "Bevor das Schiff in den Hafen einläuft, kommt der Lotse an Bord.",
            &german
        ));
        assert!(!reads_as_source(
            "Прежде чем судно войдёт, лоцман поднимается на борт Harbor.",
            &russian
        ));
        assert!(!reads_as_source("the pilot comes", &german));
    }
}
