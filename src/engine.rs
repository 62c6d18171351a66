//! Runs the checks over an article and turns what they find into diagnostics.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use crate::article::{Article, ByteRange, Side};
use crate::checks::{self, Context, Finding, SegmentContext};
use crate::config::{ArticleFacts, Config, Selection};
use crate::diagnostic::{Diagnostic, Related};
use crate::inline::Parser;
use crate::locale::LanguageTag;
use crate::rules::{Level, Registry};
use crate::suppress::Suppressions;

/// A diagnostic names no more of what its cause set off.
const MOST_CONSEQUENCES: usize = 8;

/// The sides of so many segments are parsed in one run.
const SEGMENTS_AT_ONCE: usize = 64;

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
        profile: config.profiles.profile(article.locale()),
        facts: checks::Facts::default(),
    };
    let registry = &*config.registry;
    let mut found = findings(&cx, registry);
    fold_consequences(registry, &mut found);
    tell_source_faults_once(&cx, &mut found);
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
    /// What else the same cause set off.
    consequences: Vec<Found<'r>>,
}

fn findings<'r>(cx: &Context<'_>, registry: &'r Registry) -> Vec<Found<'r>> {
    // Checks that are code know their rules by name, declared ones by the rule that declares them.
    let mut known: Vec<Finding<'static>> = Vec::new();
    for check in checks::all().filter_map(|it| it.article) {
        check(cx, &mut known);
    }
    let mut findings: Vec<Finding<'r>> = Vec::new();
    for (rule, declared) in registry.declared() {
        declared.article(rule, cx, &mut findings);
    }
    let mut parser = Parser::new(cx.article);
    for (number, segments) in cx.article.segments.chunks(SEGMENTS_AT_ONCE).enumerate() {
        let sides = segments.iter().flat_map(|it| [it.target.text, it.source.text]);
        let trees = parser.parse_all(sides);
        for (at, (segment, trees)) in segments.iter().zip(trees.chunks_exact(2)).enumerate() {
            let index = number * SEGMENTS_AT_ONCE + at;
            let cx = SegmentContext::new(cx, index, segment, (&trees[0], &trees[1]));
            check_segment(&cx, registry, &mut known, &mut findings);
        }
    }
    let mut verdicts: Vec<Finding<'static>> = Vec::new();
    for check in checks::all().filter_map(|it| it.verdict) {
        check(cx, &known, &mut verdicts);
    }
    let resolve = |finding: Finding<'r>| {
        let rule = registry.position(finding.rule)?;
        Some(Found { rule, finding, consequences: Vec::new() })
    };
    known.into_iter().chain(verdicts).chain(findings).filter_map(resolve).collect()
}

fn check_segment<'r>(
    cx: &SegmentContext,
    registry: &'r Registry,
    known: &mut Vec<Finding<'static>>,
    findings: &mut Vec<Finding<'r>>,
) {
    for check in checks::all().filter_map(|it| it.segment) {
        check(cx, known);
    }
    for (rule, declared) in registry.declared().filter(|it| it.1.looks_at_segments()) {
        declared.segment(rule, cx, findings);
    }
}

/// One cause gives one diagnostic: a finding that another one on the same segment, or like it
/// outside all segments, suppresses becomes a consequence of that one. A finding that is suppressed
/// itself still suppresses, so that the order does not matter.
fn fold_consequences(registry: &Registry, found: &mut Vec<Found>) {
    let suppresses = |it: &Found| !registry.rules()[it.rule].suppresses.is_empty();
    if found.len() < 2 || !found.iter().any(suppresses) {
        return;
    }
    let mut causes: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    for (at, cause) in found.iter().enumerate().filter(|(_, it)| suppresses(it)) {
        let also = cause.finding.covers.map(Some);
        for place in [Some(cause.finding.segment), also].into_iter().flatten() {
            let known = causes.entry(place).or_default();
            // A second finding of the rule suppresses nothing more.
            if !known.iter().any(|&it| found[it].rule == cause.rule) {
                known.push(at);
            }
        }
    }
    let cause_of = |at: usize| {
        let rule = &registry.rules()[found[at].rule];
        let here = causes.get(&found[at].finding.segment)?;
        here.iter().copied().find(|&cause| {
            let names = &registry.rules()[found[cause].rule].suppresses;
            found[cause].rule != found[at].rule && names.iter().any(|name| rule.answers_to(name))
        })
    };
    let above: Vec<Option<usize>> = (0..found.len()).map(cause_of).collect();
    let mut kept: Vec<Option<Found>> = std::mem::take(found).into_iter().map(Some).collect();
    for at in 0..kept.len() {
        let Some(root) = root(&above, at) else {
            continue;
        };
        if let (Some(consequence), Some(cause)) = (kept[at].take(), kept[root].as_mut()) {
            cause.consequences.push(consequence);
        }
    }
    found.extend(kept.into_iter().flatten());
}

/// The finding that stands above the one at `at` and has none above itself; `None` where that is
/// the one at `at`, or two suppress each other.
fn root(above: &[Option<usize>], at: usize) -> Option<usize> {
    let mut root = above[at]?;
    for _ in 0..above.len() {
        match above[root] {
            Some(next) => root = next,
            None => return Some(root),
        }
    }
    None
}

/// A fault of the source is told once in an article, however often the source is repeated.
fn tell_source_faults_once(cx: &Context, found: &mut Vec<Found>) {
    let mut told: HashSet<(usize, &str)> = HashSet::new();
    found.retain(|it| {
        it.finding.in_source.is_none_or(|range| {
            let segment = it.finding.segment.map(|at| cx.article.segments[at].source.text);
            told.insert((it.rule, cx.at(segment.unwrap_or(range))))
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
    let found = |it| Found { rule, finding: finding(it), consequences: Vec::new() };
    suppressions.unused().map(found).collect()
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
    // What the translation only repeats is advice, whatever the rule.
    let shows_advice = selection.advice;
    let level = |it: &Found, levels: &[Option<Level>]| match it.finding.in_source {
        Some(_) => levels[it.rule].map(|_| Level::Advice),
        None => levels[it.rule],
    };
    let mut shown = Vec::new();
    let mut hidden = 0;
    for it in found {
        match level(it, &levels) {
            Some(level)
                if level != Level::Advice || it.finding.in_source.is_none() || shows_advice =>
            {
                shown.push(diagnostic(config, it, level));
            }
            _ => hidden += usize::from(level(it, &all_levels).is_some()),
        }
    }
    shown.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    (shown, hidden)
}

fn diagnostic(config: &Config, found: &Found, level: Level) -> Diagnostic {
    let rule = &config.registry.rules()[found.rule];
    let finding = &found.finding;
    let text = |template: &str| fill(template, &finding.values);
    let said = rule.related.as_deref().map(text).unwrap_or_default();
    let mut related: Vec<Related> = finding
        .related
        .iter()
        .map(|&(side, range)| Related { side, range, message: said.clone() })
        .collect();
    related.extend(
        found.consequences.iter().take(MOST_CONSEQUENCES).map(|it| consequence(config, it)),
    );
    let mut diagnostic = Diagnostic {
        rule: Arc::clone(rule),
        level,
        segment: finding.segment,
        side: finding.side,
        range: finding.range,
        label: rule.label.as_deref().map(text),
        message: text(&rule.message),
        help: text(&rule.help),
        related,
    };
    if let Some(range) = finding.in_source {
        blame_source(&mut diagnostic, range);
    }
    diagnostic
}

/// A finding as a further place of the one that it follows from.
fn consequence(config: &Config, found: &Found) -> Related {
    let rule = &config.registry.rules()[found.rule];
    let message = format!("so {}", fill(&rule.message, &found.finding.values));
    Related { side: found.finding.side, range: found.finding.range, message }
}

/// Turns a diagnostic of the translation into one of the source that the translation repeats.
fn blame_source(diagnostic: &mut Diagnostic, range: ByteRange) {
    let repeated = Related {
        side: diagnostic.side,
        range: diagnostic.range,
        message: "repeated in the translation".to_owned(),
    };
    diagnostic.message.push_str(" (in the source too)");
    diagnostic.side = Some(Side::Source);
    diagnostic.range = range;
    diagnostic.related = vec![repeated];
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
