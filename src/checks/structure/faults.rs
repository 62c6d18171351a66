//! What the reader stumbled over, put down under the rules for it.

use crate::article::{ByteRange, Fault, FaultKind};
use crate::checks::{Context, Finding};

pub(super) const RULES: &[&str] = &[
    "structure/unpaired-segment",
    "structure/id-mismatch",
    "structure/duplicate-id",
    "structure/unclosed-span",
    "structure/nested-span",
    "structure/span-in-code",
    "structure/invalid-utf8",
    "structure/invalid-front-matter",
    "structure/conflict-marker",
];

pub(super) fn article(cx: &Context, findings: &mut Vec<Finding<'static>>) {
    let conflicts: Vec<ByteRange> =
        cx.article.conflict_markers.iter().map(|it| conflict(cx, *it)).collect();
    // Both versions of a conflict bear the same ids: that is what a conflict is.
    let is_repeated = |fault: &Fault| {
        let at = conflicts.partition_point(|it| it.end <= fault.range.start);
        fault.kind == FaultKind::DuplicateId
            && conflicts.get(at).is_some_and(|it| it.contains(fault.range))
    };
    let mut last = None;
    for fault in cx.article.faults.iter().filter(|it| !is_repeated(it)) {
        let is_code = fault.kind == FaultKind::SpanInCode;
        let block = if is_code { code_block(cx, fault) } else { None };
        // One lost fence makes code of all segments behind it.
        if block.is_none() || block != last {
            findings.push(finding(cx, fault));
        }
        last = block.or(last);
    }
    findings.extend(cx.article.conflict_markers.iter().map(|&range| {
        Finding::in_article("structure/conflict-marker", range).with("marker", cx.at(range))
    }));
}

/// From the first marker of a conflict to the last one; that one alone where it is all there is.
fn conflict(cx: &Context, marker: ByteRange) -> ByteRange {
    if !cx.at(marker).starts_with('<') {
        return marker;
    }
    let text = &cx.article.text[marker.start..];
    ByteRange::new(marker.start, marker.start + text.find("\n>>>>>>>").unwrap_or(marker.len()))
}

/// Where the code block begins that a segment stands in.
fn code_block(cx: &Context, fault: &Fault) -> Option<usize> {
    let blocks = &cx.article.code_blocks;
    let at = blocks.partition_point(|it| it.end <= fault.range.start);
    blocks.get(at).filter(|it| it.contains(fault.range)).map(|it| it.start)
}

fn finding(cx: &Context, fault: &Fault) -> Finding<'static> {
    let detail = fault.detail.clone();
    let related = fault.related.map(|it| cx.at(it).to_owned()).unwrap_or_default();
    let found = |rule| Finding::in_article(rule, fault.range);
    let mut finding = match fault.kind {
        FaultKind::UnpairedTarget => {
            found("structure/unpaired-segment").with("id", detail).with("missing", "source")
        }
        FaultKind::UnpairedSource => {
            found("structure/unpaired-segment").with("id", detail).with("missing", "target")
        }
        FaultKind::IdMismatch => found("structure/id-mismatch")
            .with("target_id", detail)
            .with("source_id", cx.at(fault.range)),
        FaultKind::DuplicateId => found("structure/duplicate-id").with("id", detail),
        FaultKind::UnclosedSpan => found("structure/unclosed-span").with("id", detail),
        FaultKind::NestedSpan => {
            found("structure/nested-span").with("id", detail).with("outer", related)
        }
        FaultKind::SpanInCode => found("structure/span-in-code").with("id", detail),
        FaultKind::InvalidUtf8 => found("structure/invalid-utf8").with("bytes", detail),
        FaultKind::InvalidFrontMatter => {
            found("structure/invalid-front-matter").with("reason", detail)
        }
    };
    finding.related.extend(fault.related.map(|it| (None, it)));
    let at = cx.article.segments.partition_point(|it| it.range.end <= fault.range.start);
    if fault.kind != FaultKind::InvalidFrontMatter
        && cx.article.segments.get(at).is_some_and(|it| it.range.contains(fault.range))
    {
        finding.segment = Some(at);
    }
    finding
}
