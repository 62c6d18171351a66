//! Checks that rule files declare: all they look for stands in the `options:` of the rule.

mod front_matter;
mod pattern;
mod terms;

use serde::de::DeserializeOwned;

use super::{Context, Finding, SegmentContext};
use crate::rules::Rule;

/// A declared check, with its options read and its patterns compiled.
#[derive(Debug)]
pub enum Declared {
    /// `check: front-matter`
    FrontMatter(front_matter::FrontMatterCheck),
    /// `check: pattern`
    Pattern(pattern::PatternCheck),
    /// `check: terms`
    Terms(terms::TermsCheck),
}

impl Declared {
    /// Reads the check of a rule.
    ///
    /// # Errors
    /// What is wrong with the options, or that there is no such check, in words for the author.
    pub fn from_rule(rule: &Rule) -> Result<Self, String> {
        match rule.check.as_str() {
            "front-matter" => {
                front_matter::FrontMatterCheck::new(options(rule)?).map(Self::FrontMatter)
            }
            "pattern" => pattern::PatternCheck::new(&options(rule)?).map(Self::Pattern),
            "terms" => terms::TermsCheck::new(options(rule)?).map(Self::Terms),
            other => {
                let known = super::CHECKS.iter().map(|it| it.name).chain([
                    "front-matter",
                    "pattern",
                    "terms",
                ]);
                let nearest = crate::yaml::nearest(other, known);
                let suggestion =
                    nearest.map(|it| format!("; did you mean `{it}`?")).unwrap_or_default();
                Err(format!(
                    "unknown check `{other}`{suggestion}; rules of your own use `pattern`, `terms` or `front-matter`"
                ))
            }
        }
    }

    /// Whether everything in it can be used, what is compiled late included.
    ///
    /// # Errors
    /// What is wrong, in words for the author.
    pub fn validate(&self) -> Result<(), String> {
        match self {
            Self::FrontMatter(check) => check.validate(),
            Self::Pattern(_) | Self::Terms(_) => Ok(()),
        }
    }

    /// The placeholders that the check fills.
    pub const fn placeholders(&self) -> &'static [&'static str] {
        match self {
            Self::FrontMatter(_) => &["key", "value", "suggestion"],
            Self::Pattern(_) => &["match", "wanted"],
            Self::Terms(_) => &["term", "translation", "found"],
        }
    }

    /// Looks at an article as a whole.
    pub fn article<'r>(&self, rule: &'r Rule, cx: &Context, findings: &mut Vec<Finding<'r>>) {
        if let Self::FrontMatter(check) = self {
            findings.extend(check.run(&rule.id, cx));
        }
    }

    /// Looks at a segment.
    pub fn segment<'r>(
        &self,
        rule: &'r Rule,
        cx: &SegmentContext,
        findings: &mut Vec<Finding<'r>>,
    ) {
        match self {
            Self::FrontMatter(_) => {}
            Self::Pattern(check) => check.run(&rule.id, cx, findings),
            Self::Terms(check) => check.run(&rule.id, cx, findings),
        }
    }

    /// Whether it looks at segments at all.
    pub const fn looks_at_segments(&self) -> bool {
        !matches!(self, Self::FrontMatter(_))
    }
}

fn options<T: DeserializeOwned>(rule: &Rule) -> Result<T, String> {
    let options = rule.options.clone().unwrap_or_default();
    serde_json::from_value(options)
        .map_err(|error| format!("`options:` of the check `{}`: {error}", rule.check))
}
