//! What is shown over a place: what is wrong there, and the source of the translation.

use serde_json::{Value, json};

use super::Seen;
use super::lines::{Encoding, Lines, offset};
use super::markdown::Shown;
use super::protocol::Position;
use crate::article::{Article, ByteRange, Segment};
use crate::diagnostic::Diagnostic;
use crate::report::markdown_paragraphs;
use crate::rules::{Registry, Rule};

/// So many diagnostics are explained at one place.
const MOST_EXPLAINED: usize = 5;

/// The hover over a place, where there is anything to show.
pub fn hover(seen: &Seen, position: Position, encoding: Encoding, shown: Shown) -> Option<Value> {
    let article = &seen.article;
    let at = offset(&article.text, position, encoding);
    let touches = |it: ByteRange| it.start <= at && at <= it.end;
    let is_here =
        |it: &&Diagnostic| touches(it.range) || it.related.iter().any(|it| touches(it.range));
    let here: Vec<&Diagnostic> =
        seen.diagnostics.iter().filter(is_here).take(MOST_EXPLAINED).collect();
    let segment = segment_at(article, at);
    let mut parts: Vec<String> = here.iter().map(|it| explained(it, shown)).collect();
    parts.extend(segment.map(|it| source(article, it, shown)));
    if parts.is_empty() {
        return None;
    }
    let first = here.first().map(|it| it.range).filter(|it| touches(*it));
    let range = first.or(segment.map(|it| it.target.text));
    let value = parts.join(shown.rule());
    let mut hover = json!({"contents": {"kind": shown.name(), "value": value}});
    if let Some(range) = range {
        hover["range"] = json!(Lines::new(&article.text, encoding).range(range));
    }
    Some(hover)
}

/// The segment in whose translation a byte lies, or at whose end.
fn segment_at(article: &Article, at: usize) -> Option<&Segment> {
    let next = article.segments.partition_point(|it| it.range.end <= at);
    let segment = article.segments.get(next)?;
    let text = segment.target.text;
    (text.start <= at && at <= text.end).then_some(segment)
}

fn source(article: &Article, segment: &Segment, shown: Shown) -> String {
    let kind = article.translation_type().name().unwrap_or("unknown translation type");
    let about = [article.id(segment), article.locale(), kind];
    let about: Vec<String> =
        about.iter().filter(|it| !it.is_empty()).map(|it| shown.text(it)).collect();
    let text = shown.text(article.at(segment.source.text));
    format!("{}\n\n{text}", [vec![shown.strong("Source")], about].concat().join(" · "))
}

fn explained(it: &Diagnostic, shown: Shown) -> String {
    format!(
        "{}: {}\n\n{}: {}\n\n{}",
        shown.strong(&format!("{}[{}]", it.level.name(), it.rule.id)),
        shown.text(&it.message),
        shown.strong("Help"),
        shown.text(&it.help),
        why(&it.rule, shown),
    )
}

/// The documentation of a rule. What a repository brings along is text, whatever it looks like.
fn why(rule: &Rule, shown: Shown) -> String {
    if shown == Shown::Plain || Registry::ships(rule) {
        return Shown::own(&rule.why);
    }
    markdown_paragraphs(&rule.why)
}
