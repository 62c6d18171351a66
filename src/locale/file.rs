//! The form of a locale profile. `build.rs` compiles this file too.

use serde::{Deserialize, Serialize};

/// What is usual in one language, as it stands in `rules/locales/<tag>.yaml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ProfileFile {
    /// The BCP 47 tag: a language, or a language and a region.
    pub tag: String,
    /// The English name.
    pub name: String,
    /// The tag of the profile that says what this one leaves out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inherits: Option<String>,
    /// The ISO 639-3 code, where language identification knows the language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The script of its words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub script: Option<String>,
    /// Whether blanks stand between words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub word_spaces: Option<bool>,
    /// Pairs of marks, a blank between the two, that stand for the bold of a UI label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ui_labels: Option<Vec<String>>,
    /// Frequent function words, lower-case, that hardly occur in English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub function_words: Option<Vec<String>>,
    /// Function words of English that are spelled like words of this language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shared_words: Option<Vec<String>>,
}
