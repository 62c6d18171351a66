//! Runs the checks over an article and turns what they find into diagnostics.

mod consequences;
mod siblings;
mod words;

use std::cell::OnceCell;
use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use crate::article::{Article, ByteRange, Side};
use crate::checks::sibling::SOURCE_FAULT;
use crate::checks::{self, Context, Finding, SegmentContext};
use crate::config::{ArticleFacts, Config, Selection};
use crate::diagnostic::{Diagnostic, Related};
use crate::history::{FROM_HISTORY, Past};
use crate::inline::Parser;
use crate::locale::LanguageTag;
use crate::rules::{Level, Registry, Rule, Scope};
use crate::sibling::Facts;
use crate::suppress::{Suppressions, Unused};
use siblings::Siblings;
use words::fill;

pub use siblings::Round;
pub use words::placeholders;

/// A diagnostic names no more of what its cause set off.
const MOST_CONSEQUENCES: usize = 8;

/// The sides of so many segments are parsed in one run.
const SEGMENTS_AT_ONCE: usize = 64;

/// What came of checking one article.
#[derive(Debug, Default)]
pub struct Checked {
    /// The diagnostics to show, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// How many the article itself suppresses.
    pub suppressed: usize,
    /// Those of them that would have been shown otherwise, sorted by place.
    pub silenced: Vec<Diagnostic>,
    /// How many are at level advice and not asked for.
    pub advice_not_shown: usize,
    /// What its siblings are to know of it, where that was asked for.
    pub facts: Option<Facts>,
}

/// Checks an article at `path`, which stands at `below_root` below the root of `config`.
pub fn check(
    article: &Article,
    path: &Path,
    below_root: &str,
    config: &Config,
    selection: &Selection,
) -> Checked {
    check_among(article, path, below_root, config, selection, Around::default())
}

/// What is known of an article beside itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct Around<'a> {
    /// What is known of its siblings.
    pub round: Round<'a>,
    /// What the history tells of its flag.
    pub past: Option<&'a Past>,
}

/// The same for an article among its siblings, and with its history.
pub fn check_among(
    article: &Article,
    path: &Path,
    below_root: &str,
    config: &Config,
    selection: &Selection,
    Around { round, past }: Around,
) -> Checked {
    let cx = Context {
        article,
        below_root,
        path,
        config,
        locale: LanguageTag::parse(article.locale()),
        profile: config.profiles.profile(article.locale()),
        past,
        facts: checks::Facts::default(),
        english: OnceCell::new(),
        around: OnceCell::new(),
    };
    let registry = &*config.registry;
    let article_facts = ArticleFacts {
        below_root,
        locale: article.locale(),
        translation_type: article.translation_type(),
    };
    let mut siblings = Siblings::new(round);
    let mut found = findings(&cx, registry, &mut siblings);
    consequences::fold(registry, &mut found);
    tell_source_faults_once(&cx, &mut found);
    if matches!(round, Round::Judged(_)) {
        // Where nobody would be told of the one fault, the many stay.
        let levels = config.levels(&article_facts, selection);
        let is_told = registry.position(SOURCE_FAULT).is_some_and(|it| levels[it].is_some());
        siblings.join(article, registry, is_told, &mut found);
    }
    let facts = siblings.facts(article, registry, &found);
    let mut suppressions = Suppressions::of(article, registry);
    let covered =
        |it: &mut Found| suppressions.cover(it.rule, it.finding.segment, it.finding.range.start);
    let silenced: Vec<Found> = found.extract_if(.., covered).collect();
    let looked = Looked {
        at_others: !matches!(round, Round::Alone),
        at_english: config.source_root().is_some(),
        at_history: selection.history,
    };
    found.extend(unused(registry, &suppressions, looked));
    let (diagnostics, advice_not_shown) = select(&found, config, &article_facts, selection);
    let suppressed = silenced.len();
    let (silenced, _) = select(&silenced, config, &article_facts, selection);
    Checked { diagnostics, suppressed, silenced, advice_not_shown, facts }
}

/// A finding and the place of its rule in the registry.
struct Found<'r> {
    rule: usize,
    finding: Finding<'r>,
    /// What else the same cause set off.
    consequences: Vec<Found<'r>>,
}

fn findings<'a, 'r>(
    cx: &Context<'a>,
    registry: &'r Registry,
    siblings: &mut Siblings<'a>,
) -> Vec<Found<'r>> {
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
            siblings.segment(&cx);
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

/// What a run looked at beside the article.
#[derive(Debug, Clone, Copy)]
struct Looked {
    at_others: bool,
    at_english: bool,
    at_history: bool,
}

impl Looked {
    /// Whether the rules of this name were looked for, some of them at least.
    fn for_any(self, registry: &Registry, name: &str) -> bool {
        let rules = registry.named(name).unwrap_or_default();
        let is_looked_for = |rule: &Rule| match rule.scope {
            Scope::Segment | Scope::Article => true,
            Scope::Project if FROM_HISTORY.contains(&&*rule.id) => self.at_history,
            Scope::Project if rule.family() == "freshness" => self.at_english,
            Scope::Project => self.at_others,
        };
        rules.is_empty() || rules.iter().any(|&it| is_looked_for(&registry.rules()[it]))
    }
}

fn unused<'r>(registry: &Registry, suppressions: &Suppressions, looked: Looked) -> Vec<Found<'r>> {
    const RULE: &str = "structure/unused-suppression";
    let Some(rule) = registry.position(RULE) else {
        return Vec::new();
    };
    let finding = |it: Unused| {
        Finding::in_article(RULE, it.range).with("rule", it.name).with("fault", it.fault)
    };
    let found = |it| Found { rule, finding: finding(it), consequences: Vec::new() };
    // Nobody knows what a suppression of those is good for that were not looked for.
    let unused = suppressions.unused().filter(|it| looked.for_any(registry, it.name));
    unused.map(found).collect()
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
        fix: finding.fix.clone(),
        fingerprint: None,
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
    diagnostic.fix = None;
}
