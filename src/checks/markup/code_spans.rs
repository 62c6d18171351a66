//! Code spans of both sides, compared by content.

use std::borrow::Cow;

use crate::checks::multiset::difference;
use crate::checks::{Finding, SegmentContext, place};
use crate::diagnostic::{Edit, Fix, Safety};
use crate::inline::{Node, NodeKind, Tree};

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    if cx.is_plain() {
        return;
    }
    let (source, source_codes) = codes(cx.source);
    let (target, target_codes) = codes(cx.target);
    let mut difference = difference(&source_codes, &target_codes);
    let likeness = |s: usize, t: usize| likeness(&source_codes[s], &target_codes[t]);
    while let Some((s, t)) = difference.take_pair(likeness) {
        findings.push(
            Finding::in_target("markup/changed-code", cx, target[t].range)
                .with("code", &*source_codes[s])
                .with("found", &*target_codes[t])
                .mended_by(copied(cx, (&source_codes[s], source[s]), (&target_codes[t], target[t])))
                .and_source(source[s].range),
        );
        // Two that melted into one are one fault.
        difference.missing.retain(|&it| !target_codes[t].contains(&*source_codes[it]));
    }
    for &index in &difference.missing {
        let code = &source_codes[index];
        let range = place::of_lost(cx, code);
        let finding = Finding::in_target("markup/missing-code", cx, range);
        findings.push(finding.with("code", &**code).and_source(source[index].range));
    }
    for &index in &difference.extra {
        let finding = Finding::in_target("markup/extra-code", cx, target[index].range);
        findings.push(finding.with("found", &*target_codes[index]));
    }
}

/// Puts the code of the source back; where more than blanks and case differ, a person should look.
fn copied(cx: &SegmentContext, wanted: (&str, &Node), found: (&str, &Node)) -> Fix {
    let folded = |it: &str| it.split_whitespace().collect::<String>().to_lowercase();
    let is_same = folded(wanted.0) == folded(found.0);
    let safety = if is_same { Safety::Safe } else { Safety::Unsafe };
    let edit = Edit::replace(found.1.range, cx.source.at(wanted.1.range));
    Fix::new(safety, vec![edit])
}

fn codes<'t>(tree: &'t Tree) -> (Vec<&'t Node>, Vec<Cow<'t, str>>) {
    let nodes: Vec<_> = tree.of_kind(&NodeKind::Code).map(|it| it.1).collect();
    let codes = nodes.iter().map(|node| tree.code(node)).collect();
    (nodes, codes)
}

fn likeness(wanted: &str, found: &str) -> f64 {
    if found.contains(wanted) { 1.0 } else { strsim::jaro_winkler(wanted, found) }
}
