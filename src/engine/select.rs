//! What of the findings is told, at which level and in which words.

use std::sync::Arc;

use super::Found;
use super::words::fill;
use crate::article::{ByteRange, Side};
use crate::config::{ArticleFacts, Config, Selection};
use crate::diagnostic::{Diagnostic, Related};
use crate::rules::Level;

/// A diagnostic names no more of what its cause set off.
const MOST_CONSEQUENCES: usize = 8;

/// Keeps what the configuration and the command line want, and puts it into words. The number is
/// that of the findings that `--advice` would have shown.
pub(super) fn select(
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
    diagnostic.message.push_str(" (in the source too)");
    diagnostic.fix = None;
    // What stands around a segment is of both sides.
    if diagnostic.range == range {
        return;
    }
    let repeated = Related {
        side: diagnostic.side,
        range: diagnostic.range,
        message: "repeated in the translation".to_owned(),
    };
    diagnostic.side = Some(Side::Source);
    diagnostic.range = range;
    diagnostic.related = vec![repeated];
}
