//! What a segment did not keep, for its siblings to say whether that matters. Weaker evidence than
//! the other checks ask for is enough here: it only counts where the siblings contradict it.

mod kept;
mod names;

use std::collections::HashSet;

use crate::article::{Article, ByteRange, Side};
use crate::checks::verbatim::names_of_code;
use crate::checks::{Check, Finding, SegmentContext};
use crate::sibling::{Claim, ClaimKind, Outcome, Verdict};

pub(super) static CHECKS: &[Check] = &[Check {
    name: "siblings",
    rules: RULES,
    placeholders: &["thing", "kept", "siblings", "agreeing", "text", "rule", "type", "others"],
    ..Check::NONE
}];

const RULES: &[&str] = &[
    "sibling/lost-here",
    "sibling/untranslated-here",
    "sibling/translated-here",
    SOURCE_FAULT,
    "sibling/flag-differs",
];

/// The rule under which a fault that most siblings have is told once.
pub const SOURCE_FAULT: &str = "sibling/source-fault";

/// Something about a segment that its siblings are asked about.
#[derive(Debug, Clone)]
pub struct Claimed {
    /// The segment, as an index of the article's.
    pub segment: usize,
    /// What is claimed.
    pub claim: Claim,
    /// What it is about, as the source has it.
    pub text: String,
    /// Where the source has it.
    pub range: ByteRange,
}

/// The names of code that the translation of an article keeps.
pub fn names_kept(article: &Article) -> HashSet<&str> {
    let targets = article.segments.iter().map(|it| article.at(it.target.text));
    targets.flat_map(names_of_code).map(|it| it.1).collect()
}

/// What a segment with this number did not keep, or did.
pub fn claims(cx: &SegmentContext, number: u32) -> Vec<Claimed> {
    let whole = cx.segment.source.text.trimmed(cx.source.text);
    let claimed = |kind, text: String, range| Claimed {
        segment: cx.index,
        claim: Claim::new(number, kind, &text),
        text,
        range,
    };
    if cx.source.written().trim() == cx.target.written().trim() {
        // All of them make the same claim, whatever the text.
        let claim = Claim { number, kind: ClaimKind::Same, key: 0 };
        let text = cx.context.at(whole).to_owned();
        let is_text = text.chars().any(char::is_alphabetic);
        let claimed = Claimed { segment: cx.index, claim, text, range: whole };
        return if is_text { vec![claimed] } else { Vec::new() };
    }
    let lost = kept::lost(cx).into_iter();
    lost.map(|(kind, text, range)| claimed(kind, text, range)).collect()
}

/// A finding in the words that the rules have for it, where the siblings bear it out.
pub fn confirmed(
    cx: &SegmentContext,
    claimed: &Claimed,
    verdict: &Verdict,
    kept_elsewhere: &HashSet<&str>,
) -> Option<Finding<'static>> {
    // A product may have a name in the language; a column that the article names elsewhere has none.
    let is_product = claimed.claim.kind == ClaimKind::Identifier
        && !names::is_most_of(cx.source.written(), &claimed.text)
        && !(kept_elsewhere.contains(&*claimed.text) && names::is_marked_off(cx, &claimed.text));
    if is_product {
        return None;
    }
    let target = cx.segment.target.text.trimmed(cx.target.text);
    let rule = match verdict.outcome {
        Outcome::LostHere => "sibling/lost-here",
        Outcome::UntranslatedHere if names::is_translatable(cx) => "sibling/untranslated-here",
        _ => return None,
    };
    let thing = thing(claimed.claim.kind);
    let finding = Finding::in_target(rule, cx, target).and_source(claimed.range);
    Some(worded(finding, verdict).with("thing", thing).with("text", &*claimed.text))
}

/// A finding about a segment that nobody but this article translated.
pub fn translated(cx: &SegmentContext, verdict: &Verdict) -> Option<Finding<'static>> {
    if !names::is_name(cx) {
        return None;
    }
    let target = cx.segment.target.text.trimmed(cx.target.text);
    let source = cx.segment.source.text.trimmed(cx.source.text);
    let finding = Finding::in_target("sibling/translated-here", cx, target).and_source(source);
    Some(worded(finding, verdict).with("text", cx.context.at(source)))
}

/// A finding about a fault that most siblings have at this segment.
pub fn source_fault(
    cx_segment: usize,
    source: ByteRange,
    rule: &str,
    verdict: &Verdict,
) -> Finding<'static> {
    let finding = Finding::in_segment(SOURCE_FAULT, cx_segment, Side::Source, source);
    worded(finding, verdict).with("rule", rule)
}

/// With who says so.
pub fn worded(finding: Finding<'static>, verdict: &Verdict) -> Finding<'static> {
    finding
        .with("kept", verdict.locales.join(", "))
        .with("agreeing", verdict.agreeing.to_string())
        .with("siblings", verdict.siblings.to_string())
}

const fn thing(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Link => "link",
        ClaimKind::Code => "code",
        ClaimKind::Emphasis => "emphasis of",
        ClaimKind::Number => "number",
        ClaimKind::Identifier => "name",
        ClaimKind::Placeholder => "placeholder",
        ClaimKind::Same | ClaimKind::Fault | ClaimKind::Wording => "text",
    }
}
