//! `bilint explain`: one rule, or all of a family, with their examples.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::args::ExplainArgs;
use super::output::{self, Failure};
use super::{CLEAN, rules};
use crate::report::visible;
use crate::rules::{Example, Fixed, Rule};

/// Runs the command.
///
/// # Errors
/// Where there is no such rule, or the output cannot be written.
pub fn run(args: &ExplainArgs) -> Result<u8, Failure> {
    let registry = rules::registry(&args.folders)?;
    let mut text = String::new();
    for at in registry.named(&args.rule)? {
        if !text.is_empty() {
            text.push('\n');
        }
        push_markdown(&registry.rules()[at], &mut text);
    }
    output::tell(&text)?;
    Ok(CLEAN)
}

/// Adds what there is to say of a rule, as Markdown, which also reads well on a terminal.
pub fn push_markdown(rule: &Rule, out: &mut String) {
    let mqm = rule.mqm.as_deref().map(|it| format!(", MQM {}", shown(it))).unwrap_or_default();
    let why: Vec<String> = rule.why.trim_end().lines().map(shown).collect();
    // Writing to a `String` cannot fail.
    let _ = write!(
        out,
        "## {}\n\n{}.\n\nLevel {} · ITS 2.0 {}{mqm}\n\n{}\n",
        rule.id,
        shown(&rule.summary),
        rule.level.name(),
        shown(&rule.its),
        why.join("\n"),
    );
    let _ = write!(out, "\nHelp: {}\n", shown(&rule.help));
    for (place, rules) in [("in the segment", &rule.suppresses), ("at the place", &rule.outranks)] {
        if !rules.is_empty() {
            let _ = write!(out, "\nWhere it hits, it stands {place} for: {}\n", rules.join(", "));
        }
    }
    let (hits, others): (Vec<&Example>, Vec<&Example>) =
        rule.examples.iter().partition(|it| !it.expect.is_empty());
    push_examples("Reported", &hits, out);
    push_examples("Not reported", &others, out);
}

fn push_examples(title: &str, examples: &[&Example], out: &mut String) {
    let _ = write!(out, "\n### {title}\n");
    for example in examples {
        let _ = write!(out, "\n- {}\n", shown(&example.name));
        let settings = [
            ("locale", example.locale.clone()),
            ("path", example.path.clone()),
            ("config", example.config.as_ref().map(ToString::to_string)),
            ("source", example.source.clone()),
            ("target", example.target.clone()),
            ("base64", example.base64.clone()),
            ("files", example.files.as_ref().map(paths)),
        ];
        for (name, value) in settings {
            if let Some(value) = value {
                let _ = writeln!(out, "\n      {name}: {}", shown(&value));
            }
        }
        if let Some(before) = &example.before {
            out.push_str("\n      before:\n");
            push_article(before, out);
            out.push_str("\n      today:\n");
        }
        if let Some(article) = &example.article {
            push_article(article, out);
        }
        push_texts("sibling", example.siblings.as_ref(), out);
        push_texts("english", example.english.as_ref(), out);
        for found in &example.expect {
            let _ = writeln!(out, "\n      → {}", shown(found));
        }
        push_fixed(example.fixed.as_ref(), out);
    }
}

/// Texts by their names: a locale, a path.
fn push_texts(kind: &str, texts: Option<&BTreeMap<String, String>>, out: &mut String) {
    for (name, text) in texts.into_iter().flatten() {
        let _ = writeln!(out, "\n      {kind} {}:", shown(name));
        push_article(text, out);
    }
}

fn push_article(text: &str, out: &mut String) {
    out.push('\n');
    for line in text.lines() {
        let _ = writeln!(out, "      {}", shown(line));
    }
}

/// The paths of files, as far as an example is understood by them.
fn paths(files: &BTreeMap<String, String>) -> String {
    let paths: Vec<&str> = files.keys().map(String::as_str).collect();
    if paths.is_empty() { "none".to_owned() } else { paths.join(", ") }
}

fn push_fixed(fixed: Option<&Fixed>, out: &mut String) {
    match fixed {
        Some(Fixed::Text(text)) => {
            for (at, line) in text.lines().enumerate() {
                let name = if at == 0 { "\n      fixed: " } else { "      " };
                let _ = writeln!(out, "{name}{}", shown(line));
            }
        }
        Some(Fixed::Refused) => out.push_str("\n      no fix is offered\n"),
        None => {}
    }
}

/// A line that may be hostile: nothing hidden in it.
fn shown(text: &str) -> String {
    visible(text.trim_end_matches(['\n', '\r']), false)
}
