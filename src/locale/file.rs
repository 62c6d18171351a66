//! The form of a locale profile. `build.rs` compiles this file too.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What is usual in one language, as it stands in `rules/locales/<tag>.yaml`. What a profile
/// leaves out is that of the profile that it inherits from; a list is inherited as a whole.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct ProfileFile {
    /// The BCP 47 tag: a language, or a language and a region.
    pub tag: String,
    /// The English name.
    pub name: String,
    /// The tag of the profile that says what this one leaves out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inherits: Option<String>,
    /// The ISO 639-3 code, where language identification knows the language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The script of its words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub script: Option<String>,
    /// Whether blanks stand between words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub word_spaces: Option<bool>,
    /// Pairs of marks, a blank between the two, that stand for the bold of a UI label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ui_labels: Option<Vec<String>>,
    /// Frequent function words, lower-case, that hardly occur in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function_words: Option<Vec<String>>,
    /// Function words of English that are spelled like words of this language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shared_words: Option<Vec<String>>,
    /// Particles and words of one letter that no link and no label consists of, beside the function
    /// words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub particles: Option<Vec<String>>,
    /// Words that negate, lower-case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub negations: Option<Vec<String>>,
    /// The verbs that instructions for a user interface begin with, as they are written there
    /// (select, click, enter …), lower-case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub imperatives: Option<Vec<String>>,
    /// Words that a link to another page may well consist of, lower-case: here, this page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link_words: Option<Vec<String>>,
    /// Abbreviations that end in a period, with it, as they are written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub abbreviations: Option<Vec<String>>,
    /// Words that may stand twice in a row, lower-case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doubled_words: Option<Vec<String>>,
    /// Words that end in an apostrophe and stand before the next word without a blank, lower-case
    /// and with a straight apostrophe.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub elisions: Option<Vec<String>>,
    /// The marks that end a sentence or lead to what follows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terminal_marks: Option<TerminalMarks>,
    /// The pairs of quotation marks, a blank between the two, the usual one first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quotes: Option<Vec<String>>,
    /// The blank before a mark, by mark, where it is not [`Blank::None`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blank_before: Option<BTreeMap<String, Blank>>,
    /// The blank inside the usual quotation marks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blank_inside_quotes: Option<Blank>,
    /// Whether a blank stands between a letter of the script and a Latin letter or a digit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blank_beside_latin: Option<bool>,
    /// How numbers are written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub numbers: Option<Numbers>,
    /// How dates are written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dates: Option<Dates>,
    /// The words for 0 to 20, in all forms that stand for the number, lower-case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_words: Option<Vec<Vec<String>>>,
    /// How letters of the script are written in Latin letters, lower-case, the usual way first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transliteration: Option<BTreeMap<String, Vec<String>>>,
    /// How long a target is against its source, in characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<Length>,
    /// Whether the marks of machine translation tell an article of machine text from one of human
    /// text in this language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub machine_text_differs: Option<bool>,
}

/// Marks by what they do to a sentence, the usual one first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct TerminalMarks {
    /// They end a statement.
    pub statement: Vec<String>,
    /// They end a question.
    pub question: Vec<String>,
    /// They end an exclamation.
    pub exclamation: Vec<String>,
    /// They lead to a list or an example.
    pub intro: Vec<String>,
    /// They open a question.
    pub opening_question: Vec<String>,
    /// They open an exclamation.
    pub opening_exclamation: Vec<String>,
}

/// The blank at a mark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Blank {
    /// None.
    #[default]
    None,
    /// A no-break space, narrow or not.
    NoBreak,
    /// A no-break space or none.
    NoBreakOrNone,
    /// Any blank or none.
    Any,
}

/// How numbers are written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Numbers {
    /// Between the units and the tenths.
    pub decimal: String,
    /// Between groups of three digits, the usual one first.
    pub group: Vec<String>,
    /// Digits of the script from zero to nine, where it has its own.
    pub digits: String,
}

/// How dates are written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Dates {
    /// The orders of day, month and year in figures, the usual one first: `dmy`, `mdy`, `ymd`.
    pub orders: Vec<String>,
    /// The names of each month from January on, lower-case: in all cases, and abbreviated.
    pub months: Vec<Vec<String>>,
}

/// How long a target is against its source: the share that 0.5 % of good targets fall short of and
/// the share that 0.5 % exceed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Length {
    /// For sources of 25 to 60 characters.
    pub short: (f64, f64),
    /// For sources of 150 characters and more.
    pub long: (f64, f64),
}
