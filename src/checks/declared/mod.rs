//! Checks that rule files declare: all they look for stands in the `options:` of the rule.

mod front_matter;
mod pattern;
mod terms;

use serde::de::DeserializeOwned;

use super::{Context, Finding, SegmentContext, Unusable};
use crate::rules::Rule;
use crate::yaml::nearest;

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
    /// What is wrong with the options, or that there is no such check.
    pub fn from_rule(rule: &Rule) -> Result<Self, Unusable> {
        let wrong = |reason| Unusable { key: "options", reason };
        match rule.check.as_str() {
            "front-matter" => options(rule)
                .and_then(front_matter::FrontMatterCheck::new)
                .map(Self::FrontMatter)
                .map_err(wrong),
            "pattern" => options(rule)
                .and_then(|it| pattern::PatternCheck::new(&it))
                .map(Self::Pattern)
                .map_err(wrong),
            "terms" => {
                options(rule).and_then(terms::TermsCheck::new).map(Self::Terms).map_err(wrong)
            }
            other => Err(unknown(other)),
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

fn unknown(name: &str) -> Unusable {
    let known = super::all().map(|it| it.name).chain(["front-matter", "pattern", "terms"]);
    let suggestion = nearest(name, known).map(|it| format!("; did you mean `{it}`?"));
    let suggestion = suggestion.unwrap_or_default();
    let own = "rules of your own use `pattern`, `terms` or `front-matter`";
    Unusable { key: "check", reason: format!("unknown check `{name}`{suggestion} ({own})") }
}

fn options<T: DeserializeOwned>(rule: &Rule) -> Result<T, String> {
    let none = || serde_json::Value::Object(serde_json::Map::new());
    let options = rule.options.clone().unwrap_or_else(none);
    serde_json::from_value(options).map_err(|error| error.to_string())
}
