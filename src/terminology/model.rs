//! What a glossary says, whatever its format.

use serde::{Deserialize, Serialize};

use crate::locale::LanguageTag;

/// One term of the source language and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The term, as it is written.
    pub source: String,
    /// Whether capitals matter; `None` where the glossary does not say.
    pub case: Option<Case>,
    /// Whether it stays as it is in every language.
    pub untranslatable: bool,
    /// The part of speech, as the glossary names it.
    pub part_of_speech: Option<String>,
    /// What the glossary says about it.
    pub note: Option<String>,
    /// Its translations, in the order of the glossary.
    pub targets: Vec<TargetTerm>,
}

/// A translation of a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetTerm {
    /// The locale, or a whole language.
    pub locale: LanguageTag,
    /// The words.
    pub text: String,
    /// Whether they may be used.
    pub status: Status,
}

/// Whether a term may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// The term to use.
    Preferred,
    /// Another one that may be used.
    Admitted,
    /// One that was used once.
    Deprecated,
    /// One that must not be used.
    Forbidden,
}

/// Whether capitals matter when a term is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Case {
    /// They do not.
    Any,
    /// They do: `IT` is not `it`.
    Exact,
}

/// The translations of a term in one locale.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Targets<'a> {
    /// Those to use, the preferred ones first.
    pub wanted: Vec<&'a str>,
    /// Those that were used once.
    pub deprecated: Vec<&'a str>,
    /// Those that must not be used.
    pub forbidden: Vec<&'a str>,
}

impl Status {
    /// The name in glossaries and messages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Preferred => "preferred",
            Self::Admitted => "admitted",
            Self::Deprecated => "deprecated",
            Self::Forbidden => "forbidden",
        }
    }

    /// The status that a glossary names: in our words, or in those of TBX (`administrativeStatus` and
    /// `normativeAuthorization`).
    pub fn named(name: &str) -> Option<Self> {
        let folded = name.trim().to_ascii_lowercase();
        let folded = folded.strip_suffix("-admn-sts").unwrap_or(&folded);
        Some(match folded.strip_suffix("term").unwrap_or(folded) {
            "preferred" | "standardized" | "approved" => Self::Preferred,
            "admitted" | "legal" | "regulated" => Self::Admitted,
            "deprecated" | "superseded" | "obsolete" | "notrecommended" => Self::Deprecated,
            "forbidden" | "prohibited" => Self::Forbidden,
            _ => return None,
        })
    }

    /// The status that a glossary in our own words names.
    ///
    /// # Errors
    /// Where it is none.
    pub fn parse(name: &str) -> Result<Self, String> {
        Self::named(name).ok_or_else(|| {
            format!(
                "unknown status `{}`; write `preferred`, `admitted`, `deprecated` or `forbidden`",
                name.trim()
            )
        })
    }

    /// The status of a term without one: of several the first is the one to use.
    pub const fn usual(is_first: bool) -> Self {
        if is_first { Self::Preferred } else { Self::Admitted }
    }
}

impl Case {
    /// The case policy that a field of a glossary names, if any.
    ///
    /// # Errors
    /// Where it is none.
    pub fn parse(name: &str) -> Result<Option<Self>, String> {
        match name.to_ascii_lowercase().as_str() {
            "" => Ok(None),
            "any" => Ok(Some(Self::Any)),
            "exact" => Ok(Some(Self::Exact)),
            _ => Err(format!("unknown case policy `{name}`; write `any` or `exact`")),
        }
    }
}

/// Whether a field of a glossary says yes.
///
/// # Errors
/// Where it says neither yes nor no.
pub(super) fn flag(name: &str) -> Result<bool, String> {
    match name.to_ascii_lowercase().as_str() {
        "" | "no" | "false" | "0" => Ok(false),
        "yes" | "true" | "1" | "x" => Ok(true),
        _ => Err(format!("`{name}` says neither `yes` nor `no`")),
    }
}

impl Entry {
    /// An entry that says nothing but its term.
    pub fn new(source: &str) -> Self {
        Self {
            source: source.trim().to_owned(),
            case: None,
            untranslatable: false,
            part_of_speech: None,
            note: None,
            targets: Vec::new(),
        }
    }

    /// Whether capitals matter. Where the glossary does not say, they do in an acronym: `IT` is not `it`.
    pub fn case(&self) -> Case {
        let letters = || self.source.chars().filter(|it| it.is_alphabetic());
        let is_acronym = letters().count() > 1 && letters().all(char::is_uppercase);
        self.case.unwrap_or(if is_acronym { Case::Exact } else { Case::Any })
    }

    /// What becomes of it in a locale: the entries of the narrowest tag that means the locale count, so
    /// `de-AT` wins over `de`.
    pub fn targets(&self, locale: &LanguageTag) -> Targets<'_> {
        let width = |it: &LanguageTag| {
            usize::from(it.region.is_some()) * 2 + usize::from(it.script.is_some())
        };
        let meant = || self.targets.iter().filter(|it| it.locale.covers(locale));
        let narrowest = meant().map(|it| width(&it.locale)).max();
        let mut targets = Targets::default();
        let mut admitted = Vec::new();
        for it in meant().filter(|it| Some(width(&it.locale)) == narrowest) {
            let list = match it.status {
                Status::Preferred => &mut targets.wanted,
                Status::Admitted => &mut admitted,
                Status::Deprecated => &mut targets.deprecated,
                Status::Forbidden => &mut targets.forbidden,
            };
            list.push(it.text.as_str());
        }
        targets.wanted.append(&mut admitted);
        if self.untranslatable {
            targets.wanted.push(&self.source);
        }
        targets
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_have_many_names() {
        for (name, status) in [
            ("preferredTerm-admn-sts", Status::Preferred),
            ("preferred", Status::Preferred),
            ("admittedTerm", Status::Admitted),
            ("supersededTerm-admn-sts", Status::Deprecated),
            ("Forbidden", Status::Forbidden),
        ] {
            assert_eq!(Status::named(name), Some(status), "{name}");
        }
        assert_eq!(Status::named("good"), None);
        assert_eq!(Status::named("term"), None);
    }

    #[test]
    fn the_narrowest_locale_counts() {
        let tag = |it: &str| LanguageTag::parse(it).unwrap();
        let term = |locale, text: &str, status| TargetTerm {
            locale: tag(locale),
            text: text.to_owned(),
            status,
        };
        let mut entry = Entry::new("quay");
        entry.targets = vec![
            term("de", "Steg", Status::Admitted),
            term("de", "Kai", Status::Preferred),
            term("de-AT", "Lände", Status::Preferred),
            term("de", "Pier", Status::Forbidden),
        ];
        assert_eq!(entry.targets(&tag("de-DE")).wanted, ["Kai", "Steg"]);
        assert_eq!(entry.targets(&tag("de-DE")).forbidden, ["Pier"]);
        assert_eq!(entry.targets(&tag("de-AT")).wanted, ["Lände"]);
        assert_eq!(entry.targets(&tag("ru-RU")), Targets::default());
        assert_eq!(Entry::new("IT").case(), Case::Exact);
        assert_eq!(Entry::new("Berth").case(), Case::Any);
    }
}
