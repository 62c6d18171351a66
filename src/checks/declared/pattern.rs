//! `check: pattern`: regular expressions on source, target or both.
//!
//! `forbid` must not match in the target. `require` must match there, once for each match of
//! `source`. Where `source` is given, the rule looks only at segments whose source it matches, and
//! `$1` or `${name}` in the other two stand for what its groups matched, letter by letter.

use regex::{Captures, Regex};
use serde::Deserialize;

use crate::article::ByteRange;
use crate::checks::{Finding, SegmentContext};

/// What the rule file says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Options {
    #[serde(default)]
    source: Option<String>,
    #[serde(default)]
    forbid: Option<String>,
    #[serde(default)]
    require: Option<String>,
}

/// The check, ready to run.
#[derive(Debug)]
pub struct PatternCheck {
    source: Option<Regex>,
    demand: Demand,
}

#[derive(Debug)]
enum Demand {
    Forbid(TargetPattern),
    Require(TargetPattern),
}

/// A pattern for the target; compiled at once where it does not refer to the source.
#[derive(Debug)]
enum TargetPattern {
    Fixed(Regex),
    Template(String),
}

impl PatternCheck {
    pub(super) fn new(options: &Options) -> Result<Self, String> {
        let compile = |name: &str, pattern: &str| {
            Regex::new(pattern).map_err(|error| format!("`{name}`: {error}"))
        };
        let source = options.source.as_deref().map(|it| compile("source", it)).transpose()?;
        let target = |name: &str, pattern: &str| match &source {
            Some(source) if refers(pattern) => {
                // With nothing in the groups it must compile too, or it never will.
                let empty = expand(pattern, source, |_| String::new())?;
                compile(name, &empty).map(|_| TargetPattern::Template(pattern.to_owned()))
            }
            _ => compile(name, pattern).map(TargetPattern::Fixed),
        };
        let demand = match (&options.forbid, &options.require) {
            (Some(pattern), None) => Demand::Forbid(target("forbid", pattern)?),
            (None, Some(pattern)) if source.is_some() => {
                Demand::Require(target("require", pattern)?)
            }
            (None, Some(_)) => {
                return Err("`require` needs `source`: it says where it must match".to_owned());
            }
            _ => return Err("give one of `forbid` and `require`".to_owned()),
        };
        Ok(Self { source, demand })
    }

    pub(super) fn run<'r>(
        &self,
        rule: &'r str,
        cx: &SegmentContext,
        findings: &mut Vec<Finding<'r>>,
    ) {
        match (&self.source, &self.demand) {
            (None, Demand::Forbid(TargetPattern::Fixed(pattern))) => {
                forbid(rule, cx, pattern, None, findings);
            }
            (Some(source), demand) => self.run_with_source(rule, cx, source, demand, findings),
            _ => {}
        }
    }

    fn run_with_source<'r>(
        &self,
        rule: &'r str,
        cx: &SegmentContext,
        source: &Regex,
        demand: &Demand,
        findings: &mut Vec<Finding<'r>>,
    ) {
        let mut wanted: Vec<String> = Vec::new();
        for captures in source.captures_iter(cx.source.written()) {
            let Some(place) = captures.get(0) else {
                continue;
            };
            let start = cx.source.range.start;
            let place = ByteRange::new(start + place.start(), start + place.end());
            let (Demand::Forbid(pattern) | Demand::Require(pattern)) = demand;
            let Some(pattern) = pattern.compiled(source, &captures) else {
                continue;
            };
            // The same demand twice is one cause.
            if wanted.iter().any(|it| it == pattern.as_str()) {
                continue;
            }
            wanted.push(pattern.as_str().to_owned());
            match demand {
                Demand::Forbid(_) => forbid(rule, cx, &pattern, Some(place), findings),
                Demand::Require(_) if pattern.is_match(cx.target.written()) => {}
                Demand::Require(_) => {
                    let finding = Finding::in_target(rule, cx, cx.target.range).and_source(place);
                    findings.push(
                        finding
                            .with("match", cx.context.at(place))
                            .with("wanted", pattern.as_str()),
                    );
                }
            }
        }
    }
}

fn forbid<'r>(
    rule: &'r str,
    cx: &SegmentContext,
    pattern: &Regex,
    place: Option<ByteRange>,
    findings: &mut Vec<Finding<'r>>,
) {
    for found in pattern.find_iter(cx.target.written()).filter(|it| !it.is_empty()) {
        let start = cx.target.range.start;
        let range = ByteRange::new(start + found.start(), start + found.end());
        let mut finding =
            Finding::in_target(rule, cx, range).with("match", found.as_str()).with("wanted", "");
        if let Some(place) = place {
            finding = finding.and_source(place);
        }
        findings.push(finding);
    }
}

impl TargetPattern {
    fn compiled(&self, source: &Regex, captures: &Captures) -> Option<Regex> {
        match self {
            Self::Fixed(pattern) => Some(pattern.clone()),
            Self::Template(template) => {
                let text =
                    |name: &str| group(captures, name).map(regex::escape).unwrap_or_default();
                Regex::new(&expand(template, source, text).ok()?).ok()
            }
        }
    }
}

fn group<'c>(captures: &'c Captures, name: &str) -> Option<&'c str> {
    let found = match name.parse() {
        Ok(number) => captures.get(number),
        Err(_) => captures.name(name),
    };
    found.map(|it| it.as_str())
}

/// Whether a pattern holds `$1` or `${name}`; a `$` before anything else is the end of the text.
fn refers(pattern: &str) -> bool {
    pattern
        .match_indices('$')
        .filter(|(at, _)| !pattern[..*at].ends_with('\\'))
        .any(|(at, _)| pattern[at + 1..].starts_with(|it: char| it == '{' || it.is_ascii_digit()))
}

/// Puts values in the place of `$1` and `${name}`.
fn expand(
    template: &str,
    source: &Regex,
    value: impl Fn(&str) -> String,
) -> Result<String, String> {
    let mut expanded = String::new();
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once('$') {
        expanded.push_str(before);
        let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
        let (name, length) = match behind.strip_prefix('{').and_then(|it| it.split_once('}')) {
            Some((name, _)) => (name, name.len() + 2),
            None => (&behind[..digits], digits),
        };
        if before.ends_with('\\') {
            // An escaped `$` is a dollar sign.
            expanded.push('$');
            rest = behind;
            continue;
        }
        if name.is_empty() {
            expanded.push('$');
        } else if is_group(source, name) {
            expanded.push_str(&value(name));
        } else {
            return Err(format!(
                "`{template}` refers to the group `{name}`, which `source` has not"
            ));
        }
        rest = &behind[length..];
    }
    expanded.push_str(rest);
    Ok(expanded)
}

fn is_group(source: &Regex, name: &str) -> bool {
    match name.parse::<usize>() {
        Ok(number) => number < source.captures_len(),
        Err(_) => source.capture_names().flatten().any(|it| it == name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new(
        source: Option<&str>,
        forbid: Option<&str>,
        require: Option<&str>,
    ) -> Result<PatternCheck, String> {
        let owned = |it: Option<&str>| it.map(str::to_owned);
        PatternCheck::new(&Options {
            source: owned(source),
            forbid: owned(forbid),
            require: owned(require),
        })
    }

    #[test]
    fn what_cannot_work_is_refused() {
        assert!(new(None, Some("a$"), None).is_ok());
        assert!(new(Some("(a)"), None, Some("^$1$")).is_ok());
        assert!(new(Some("a"), None, Some("\\$5")).is_ok());
        assert!(new(Some("(?P<n>a)"), None, Some("${n}x")).is_ok());
        for (source, forbid, require) in [
            (None, Some("("), None),
            (None, None, Some("a")),
            (Some("a"), Some("b"), Some("c")),
            (Some("a"), None, None),
            (Some("(a)"), None, Some("$2")),
            (Some("(a)"), None, Some("${x}")),
        ] {
            assert!(new(source, forbid, require).is_err(), "{source:?} {forbid:?} {require:?}");
        }
    }
}
