//! Runs the checks over an article and turns what they find into diagnostics.

mod consequences;
mod looked;
mod segments;
mod select;
mod siblings;
mod words;

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::OnceLock;

use crate::article::{Article, ByteRange};
use crate::checks::sibling::SOURCE_FAULT;
use crate::checks::{self, Context, Finding};
use crate::config::{ArticleFacts, Config, Selection};
use crate::diagnostic::Diagnostic;
use crate::history::Past;
use crate::locale::LanguageTag;
use crate::looked::Looked;
use crate::rules::Registry;
use crate::sibling::Facts;
use crate::suppress::Suppressions;
use select::select;
use siblings::Siblings;

pub use siblings::Round;
pub use words::placeholders;

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
    /// What was looked at beside it.
    pub looked: Looked,
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
    /// Where faults are told that come from the source.
    pub source_faults: SourceFaults,
}

/// Where a fault is told that most siblings have, so that it comes from the source.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SourceFaults {
    /// In the first of the articles, once.
    #[default]
    Once,
    /// In each of them: somebody leaves out some of what is told, and would leave out the one.
    Each,
}

/// The same for an article among its siblings, and with its history.
pub fn check_among(
    article: &Article,
    path: &Path,
    below_root: &str,
    config: &Config,
    selection: &Selection,
    Around { round, past, source_faults }: Around,
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
        freshness: OnceLock::new(),
        english: OnceLock::new(),
        around: OnceLock::new(),
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
    let mut suppressions = Suppressions::of(article, registry);
    let levels = OnceCell::new();
    let source_fault = registry.position(SOURCE_FAULT);
    let is_told = |rule: usize| {
        let levels = levels.get_or_init(|| config.levels(&article_facts, selection));
        levels.get(rule).is_some_and(Option::is_some)
    };
    let facts = siblings.end(article, registry, &mut found, |place| {
        // Where nobody would be told of the one fault, the many stay.
        source_fault.is_some_and(|rule| match place {
            None => source_faults == SourceFaults::Once && is_told(rule),
            Some((segment, offset)) => {
                is_told(rule) && !suppressions.cover(rule, Some(segment), offset)
            }
        })
    });
    let covered =
        |it: &mut Found| suppressions.cover(it.rule, it.finding.segment, it.finding.range.start);
    let silenced: Vec<Found> = found.extract_if(.., covered).collect();
    let looked = looked::looked(&cx, selection.history, round);
    let asks = || looked::asks(registry, &suppressions, &looked);
    let facts = facts.map(|it| Facts { asks: asks(), ..it });
    found.extend(looked::unused(registry, &suppressions, &looked));
    let (diagnostics, advice_not_shown) = select(&found, config, &article_facts, selection);
    let suppressed = silenced.len();
    let (silenced, _) = select(&silenced, config, &article_facts, selection);
    Checked { diagnostics, suppressed, silenced, advice_not_shown, facts, looked }
}

/// A finding and the place of its rule in the registry.
struct Found<'r> {
    rule: usize,
    finding: Finding<'r>,
    /// What else the same cause set off.
    consequences: Vec<Found<'r>>,
}

impl<'r> Found<'r> {
    /// A finding alone; `None` where its rule is not in the registry.
    fn of(registry: &Registry, finding: Finding<'r>) -> Option<Self> {
        let rule = registry.position(finding.rule)?;
        Some(Self { rule, finding, consequences: Vec::new() })
    }
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
    let mut in_segments = segments::look(cx, registry, siblings);
    known.append(&mut in_segments.known);
    findings.append(&mut in_segments.declared);
    let mut verdicts: Vec<Finding<'static>> = Vec::new();
    for check in checks::all().filter_map(|it| it.verdict) {
        check(cx, &known, &mut verdicts);
    }
    let all = known.into_iter().chain(verdicts).chain(findings);
    let mut told = HashSet::new();
    let is_first = |it: &Finding| match &it.once {
        Some(once) => told.insert((it.rule.to_owned(), once.clone())),
        None => true,
    };
    all.filter(is_first).filter_map(|it| Found::of(registry, it)).collect()
}

/// A fault of the source is told once in an article, however often the source is repeated: once for
/// each text and each place in it.
fn tell_source_faults_once(cx: &Context, found: &mut Vec<Found>) {
    let mut texts: HashMap<&str, usize> = HashMap::new();
    let mut of_segments: HashMap<usize, usize> = HashMap::new();
    let mut told: HashSet<(usize, usize, ByteRange)> = HashSet::new();
    found.retain(|it| {
        it.finding.in_source.is_none_or(|range| {
            let mut number = |text: ByteRange| {
                let next = texts.len();
                *texts.entry(cx.at(text)).or_insert(next)
            };
            let side = |at: usize| cx.article.segments.get(at).map(|it| it.source.text);
            let (text, start) = match it.finding.segment.and_then(|at| Some((at, side(at)?))) {
                Some((at, side)) => {
                    (*of_segments.entry(at).or_insert_with(|| number(side)), side.start)
                }
                None => (number(range), range.start),
            };
            let from = |offset: usize| offset.saturating_sub(start);
            told.insert((it.rule, text, ByteRange::new(from(range.start), from(range.end))))
        })
    });
}
