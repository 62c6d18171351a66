//! Runs the checks over an article and turns what they find into diagnostics.

use std::path::Path;

use crate::article::{Article, Segment};
use crate::checks::{CHECKS, Context, Finding, SegmentContext};
use crate::config::{ArticleFacts, Config, Selection};
use crate::diagnostic::{Diagnostic, Related};
use crate::inline::Parser;
use crate::locale::{LanguageTag, profile};
use crate::rules::{Level, Registry};
use crate::suppress::Suppressions;

/// Values in messages are cut to this many characters.
const LONGEST_VALUE: usize = 160;

/// What came of checking one article.
#[derive(Debug, Default)]
pub struct Checked {
    /// The diagnostics to show, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// How many the article itself suppresses.
    pub suppressed: usize,
    /// How many are at level advice and not asked for.
    pub advice_not_shown: usize,
}

/// Checks an article at `path`, which stands at `below_root` below the root of `config`.
pub fn check(
    article: &Article,
    path: &Path,
    below_root: &str,
    config: &Config,
    selection: &Selection,
) -> Checked {
    let cx = Context {
        article,
        below_root,
        path,
        config,
        locale: LanguageTag::parse(article.locale()),
        profile: profile(article.locale()),
    };
    let registry = &*config.registry;
    let mut found = findings(&cx, registry);
    drop_consequences(registry, &mut found);
    let mut suppressions = Suppressions::of(article, registry);
    let before = found.len();
    found.retain(|it| !suppressions.cover(it.rule, it.finding.segment, it.finding.range.start));
    let suppressed = before - found.len();
    found.extend(unused(registry, &suppressions));
    let facts = ArticleFacts {
        below_root,
        locale: article.locale(),
        translation_type: article.translation_type(),
    };
    let (diagnostics, advice_not_shown) = select(&found, config, &facts, selection);
    Checked { diagnostics, suppressed, advice_not_shown }
}

/// A finding and the place of its rule in the registry.
struct Found<'r> {
    rule: usize,
    finding: Finding<'r>,
}

fn findings<'r>(cx: &Context<'_>, registry: &'r Registry) -> Vec<Found<'r>> {
    // Checks that are code know their rules by name, declared ones by the rule that declares them.
    let mut known: Vec<Finding<'static>> = Vec::new();
    for check in CHECKS.iter().filter_map(|it| it.article) {
        check(cx, &mut known);
    }
    let mut findings: Vec<Finding<'r>> = Vec::new();
    for (rule, declared) in registry.declared() {
        declared.article(rule, cx, &mut findings);
    }
    let mut parser = Parser::new(cx.article);
    for (index, segment) in cx.article.segments.iter().enumerate() {
        check_segment(cx, registry, &mut parser, (index, segment), &mut known, &mut findings);
    }
    let resolve =
        |finding: Finding<'r>| Some(Found { rule: registry.position(finding.rule)?, finding });
    known.into_iter().chain(findings).filter_map(resolve).collect()
}

fn check_segment<'r, 'a>(
    cx: &Context<'a>,
    registry: &'r Registry,
    parser: &mut Parser<'a>,
    (index, segment): (usize, &'a Segment),
    known: &mut Vec<Finding<'static>>,
    findings: &mut Vec<Finding<'r>>,
) {
    let target = parser.parse(segment.target.text);
    let source = parser.parse(segment.source.text);
    let cx = SegmentContext { context: cx, index, segment, target: &target, source: &source };
    for check in CHECKS.iter().filter_map(|it| it.segment) {
        check(&cx, known);
    }
    for (rule, declared) in registry.declared().filter(|it| it.1.looks_at_segments()) {
        declared.segment(rule, &cx, findings);
    }
}

/// One cause gives one diagnostic: drops the findings that another one on the same segment, or
/// like it outside all segments, suppresses. A finding that is dropped itself still suppresses, so
/// that the order does not matter.
fn drop_consequences(registry: &Registry, found: &mut Vec<Found>) {
    let causes: Vec<(Option<usize>, usize)> = found
        .iter()
        .filter(|it| !registry.rules()[it.rule].suppresses.is_empty())
        .map(|it| (it.finding.segment, it.rule))
        .collect();
    if causes.is_empty() {
        return;
    }
    let mut by_segment: std::collections::HashMap<Option<usize>, Vec<usize>> =
        std::collections::HashMap::new();
    for (segment, rule) in causes {
        let rules = by_segment.entry(segment).or_default();
        if !rules.contains(&rule) {
            rules.push(rule);
        }
    }
    found.retain(|it| {
        let rule = &registry.rules()[it.rule];
        let causes = by_segment.get(&it.finding.segment).map_or(&[][..], Vec::as_slice);
        !causes.iter().any(|&cause| {
            cause != it.rule
                && registry.rules()[cause].suppresses.iter().any(|name| rule.answers_to(name))
        })
    });
}

fn unused<'r>(registry: &Registry, suppressions: &Suppressions) -> Vec<Found<'r>> {
    const RULE: &str = "structure/unused-suppression";
    let Some(rule) = registry.position(RULE) else {
        return Vec::new();
    };
    let finding = |it: crate::suppress::Unused| {
        Finding::in_article(RULE, it.range).with("rule", it.name).with("fault", it.fault)
    };
    suppressions.unused().map(|it| Found { rule, finding: finding(it) }).collect()
}

/// Keeps what the configuration and the command line want, and puts it into words. The number is
/// that of the findings that `--advice` would have shown.
fn select(
    found: &[Found],
    config: &Config,
    facts: &ArticleFacts,
    selection: &Selection,
) -> (Vec<Diagnostic>, usize) {
    if found.is_empty() {
        return (Vec::new(), 0);
    }
    let levels = config.levels(facts, selection);
    let with_advice = Selection { advice: true, ..selection.clone() };
    let all_levels = config.levels(facts, &with_advice);
    let hidden = found
        .iter()
        .filter(|it| levels[it.rule].is_none() && all_levels[it.rule].is_some())
        .count();
    let shown = found.iter().filter_map(|it| Some(diagnostic(config, it, levels[it.rule]?)));
    let mut diagnostics: Vec<Diagnostic> = shown.collect();
    diagnostics.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    (diagnostics, hidden)
}

fn diagnostic(config: &Config, found: &Found, level: Level) -> Diagnostic {
    let rule = &config.registry.rules()[found.rule];
    let finding = &found.finding;
    let text = |template: &str| fill(template, &finding.values);
    let related = finding.related.map(|(side, range)| Related {
        side,
        range,
        message: rule.related.as_deref().map(text).unwrap_or_default(),
    });
    Diagnostic {
        rule: std::sync::Arc::clone(rule),
        level,
        segment: finding.segment,
        side: finding.side,
        range: finding.range,
        label: rule.label.as_deref().map(text),
        message: text(&rule.message),
        help: text(&rule.help),
        related: related.into_iter().collect(),
    }
}

/// A piece of a message template.
enum Piece<'t> {
    Text(&'t str),
    Placeholder(&'t str),
}

/// Splits a template: `{name}` is a placeholder, `{{` and `}}` are braces.
fn pieces(template: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (piece, length) = match rest.find(['{', '}']) {
            None => (Piece::Text(rest), rest.len()),
            Some(0) => match rest
                .strip_prefix('{')
                .filter(|it| !it.starts_with('{'))
                .and_then(|it| it.split_once('}'))
            {
                Some((name, _)) => (Piece::Placeholder(name), name.len() + 2),
                None => {
                    (Piece::Text(&rest[..1]), 1 + usize::from(rest[1..].starts_with(&rest[..1])))
                }
            },
            Some(at) => (Piece::Text(&rest[..at]), at),
        };
        rest = &rest[length..];
        Some(piece)
    })
}

/// The names of the placeholders in a message template.
pub fn placeholders(template: &str) -> impl Iterator<Item = &str> {
    pieces(template).filter_map(|it| match it {
        Piece::Placeholder(name) => Some(name),
        Piece::Text(_) => None,
    })
}

/// Puts values in the place of the placeholders, each on one line and not too long.
fn fill(template: &str, values: &[(&'static str, String)]) -> String {
    let mut filled = String::with_capacity(template.len() + 32);
    for piece in pieces(template) {
        match piece {
            Piece::Text(text) => filled.push_str(text),
            Piece::Placeholder(name) => {
                let value = values.iter().find(|it| it.0 == name).map_or("", |it| it.1.as_str());
                push_cropped(value, &mut filled);
            }
        }
    }
    filled
}

fn push_cropped(value: &str, into: &mut String) {
    for (number, character) in value.chars().enumerate() {
        if number == LONGEST_VALUE {
            into.push('…');
            return;
        }
        into.push(if matches!(character, '\n' | '\r') { ' ' } else { character });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_filled() {
        let values = [("a", "x\ny".to_owned()), ("b", "z".repeat(1000))];
        assert_eq!(fill("{{{a}}} `{a}`{c}", &values), "{x y} `x y`");
        assert_eq!(fill("{b}", &values).chars().count(), LONGEST_VALUE + 1);
        assert_eq!(placeholders("{{x}} {a} {b}").collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(fill("{open } x", &values), " x");
        assert_eq!(fill("{open", &values), "{open");
    }
}
