//! `check: front-matter`: a key that must stand there, or whose value must be of a form.

use std::sync::OnceLock;

use regex::Regex;
use serde::Deserialize;

use crate::article::ByteRange;
use crate::checks::{Context, Finding};
use crate::diagnostic::{Edit, Fix};
use crate::yaml::nearest;

/// What the rule file says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Options {
    keys: Vec<String>,
    #[serde(default)]
    required_with: Vec<String>,
    #[serde(default)]
    one_of: Vec<String>,
    #[serde(default)]
    matches: Option<String>,
}

/// The check, ready to run.
#[derive(Debug)]
pub struct FrontMatterCheck {
    keys: Vec<String>,
    demand: Demand,
}

#[derive(Debug)]
enum Demand {
    RequiredWith(Vec<String>),
    OneOf(Vec<String>),
    Matches(Pattern),
}

/// A regular expression that is compiled when an article first needs it.
#[derive(Debug)]
struct Pattern {
    text: String,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    fn is_match(&self, value: &str) -> bool {
        let compiled = self.compiled.get_or_init(|| Regex::new(&self.text).ok());
        // `validate` has refused what does not compile.
        compiled.as_ref().is_none_or(|it| it.is_match(value))
    }
}

impl FrontMatterCheck {
    pub(super) fn new(options: Options) -> Result<Self, String> {
        if options.keys.is_empty() {
            return Err("`keys` names no key".to_owned());
        }
        let demand = match (options.required_with, options.one_of, options.matches) {
            (with, none, None) if !with.is_empty() && none.is_empty() => Demand::RequiredWith(with),
            (none, values, None) if none.is_empty() && !values.is_empty() => Demand::OneOf(values),
            (none, nothing, Some(pattern)) if none.is_empty() && nothing.is_empty() => {
                Demand::Matches(Pattern { text: pattern, compiled: OnceLock::new() })
            }
            _ => return Err("give one of `required-with`, `one-of` and `matches`".to_owned()),
        };
        Ok(Self { keys: options.keys, demand })
    }

    /// Compiles what is compiled late, to say at once what never will.
    pub(super) fn validate(&self) -> Result<(), String> {
        match &self.demand {
            Demand::Matches(pattern) => {
                Regex::new(&pattern.text).map(drop).map_err(|error| format!("`matches`: {error}"))
            }
            _ => Ok(()),
        }
    }

    pub(super) fn run<'r>(&self, rule: &'r str, cx: &Context) -> Option<Finding<'r>> {
        let front_matter = cx.article.front_matter.as_ref()?;
        let text = &cx.article.text;
        let entry = self.keys.iter().find_map(|key| front_matter.get(text, key));
        if let Demand::RequiredWith(others) = &self.demand {
            let other = front_matter
                .entries
                .iter()
                .find(|it| others.iter().any(|key| key == cx.at(it.key)))?;
            let is_missing = entry.is_none();
            return is_missing
                .then(|| Finding::in_article(rule, other.key).with("key", &*self.keys[0]));
        }
        let entry = entry?;
        let value = entry.plain_value(text);
        let fix = self.same(value).and_then(|same| {
            let written = cx.at(entry.value);
            let start = entry.value.start + written.find(value)?;
            let range = ByteRange::new(start, start + value.len());
            Some(Fix::safe(vec![Edit::replace(range, same)]))
        });
        let suggestion = match &self.demand {
            Demand::OneOf(values) if values.iter().any(|it| it == value) => return None,
            Demand::Matches(pattern) if pattern.is_match(value) => return None,
            Demand::OneOf(values) => suggestion(value, values),
            _ => String::new(),
        };
        let range = if entry.value.is_empty() { entry.key } else { entry.value };
        let finding = Finding::in_article(rule, range).with("key", cx.at(entry.key));
        let finding = finding.with("value", value).with("suggestion", suggestion);
        Some(finding.perhaps_mended_by(fix))
    }

    /// What a value is that only the case of its letters keeps from being right: a word of the list,
    /// or a number in hexadecimal digits.
    fn same(&self, value: &str) -> Option<String> {
        match &self.demand {
            Demand::OneOf(values) => {
                values.iter().find(|it| it.eq_ignore_ascii_case(value)).cloned()
            }
            Demand::Matches(pattern) => {
                let small = value.to_ascii_lowercase();
                let is_number = value.bytes().all(|it| it.is_ascii_hexdigit());
                (is_number && small != value && pattern.is_match(&small)).then_some(small)
            }
            Demand::RequiredWith(_) => None,
        }
    }
}

fn suggestion(value: &str, values: &[String]) -> String {
    let same = values.iter().map(String::as_str).find(|it| it.eq_ignore_ascii_case(value));
    let found = same.or_else(|| nearest(value, values.iter().map(String::as_str)));
    found.map(|it| format!(" (did you mean `{it}`?)")).unwrap_or_default()
}
