//! Emphasis that got lost, and asterisks that a reader sees.

use std::collections::HashSet;

use crate::article::ByteRange;
use crate::checks::{Finding, SegmentContext, place};
use crate::inline::{Node, NodeKind, Tree};
use crate::locale::{Marks, Profile};

const RULE_LOST: &str = "markup/lost-emphasis";

/// A segment with more emphasis than this is not searched for each of the phrases.
const MOST_TRIED: usize = 32;

/// A message names no more phrases than this.
const MOST_NAMED: usize = 4;

/// Marks that stand for emphasis in locales whose profile names none of their own.
const COMMON_MARKS: &[Marks] = &[
    Marks { open: '„', close: '“' },
    Marks { open: '“', close: '”' },
    Marks { open: '«', close: '»' },
    Marks { open: '"', close: '"' },
    Marks { open: '[', close: ']' },
    Marks { open: '‘', close: '’' },
    Marks { open: '「', close: '」' },
];

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    if cx.is_plain() {
        return;
    }
    let (source, target) = (Stars::of(cx.source), Stars::of(cx.target));
    if target.count() > source.count() {
        findings.extend(visible(cx, &source, &target));
    }
    findings.extend(lost(cx));
}

/// The asterisks of a side that a reader sees.
struct Stars {
    bare: Vec<ByteRange>,
    escaped: Vec<ByteRange>,
}

impl Stars {
    fn of(tree: &Tree) -> Self {
        let mut stars = Self { bare: Vec::new(), escaped: Vec::new() };
        for node in &tree.nodes {
            let text = tree.at(node.range);
            match node.kind {
                NodeKind::Text => {
                    for (at, _) in text.match_indices('*') {
                        push(
                            &mut stars.bare,
                            ByteRange::new(node.range.start + at, node.range.start + at + 1),
                        );
                    }
                }
                NodeKind::Escape if text == "\\*" => push(&mut stars.escaped, node.range),
                _ => {}
            }
        }
        stars
    }

    fn count(&self) -> usize {
        length(&self.bare) + length(&self.escaped) / 2
    }
}

/// The bytes of all runs together.
fn length(runs: &[ByteRange]) -> usize {
    runs.iter().map(|it| it.len()).sum()
}

/// Adds a mark to the run before it where the two touch.
fn push(runs: &mut Vec<ByteRange>, range: ByteRange) {
    match runs.last_mut() {
        Some(last) if last.end == range.start => last.end = range.end,
        _ => runs.push(range),
    }
}

fn visible(cx: &SegmentContext, source: &Stars, target: &Stars) -> Option<Finding<'static>> {
    let (rule, runs) = if length(&target.bare) > length(&source.bare) {
        ("markup/broken-emphasis", &target.bare)
    } else {
        ("markup/visible-escape", &target.escaped)
    };
    // Where the source shows single stars as well, the pairs are the new ones.
    let longest =
        runs.iter().copied().max_by_key(|it| (it.len().min(4), std::cmp::Reverse(it.start)));
    let first = if source.count() == 0 { runs.first().copied() } else { longest };
    let range = first?;
    Some(Finding::in_target(rule, cx, range).with("found", cx.context.at(range)))
}

fn lost(cx: &SegmentContext) -> Option<Finding<'static>> {
    let wanted: Vec<(usize, &Node)> = emphases(cx.source).collect();
    let missing = wanted.len().checked_sub(emphases(cx.target).count()).filter(|it| *it > 0)?;
    // A word that the source emphasizes every time needs it once.
    if repeated(cx, &wanted) >= missing {
        return None;
    }
    let profile = cx.context.profile.as_deref();
    let has_ui_style = profile.is_some_and(|it| !it.ui_labels.is_empty());
    let has_scar = |tree: &Tree| tree.written().trim().contains("  ");
    if has_ui_style && (!has_scar(cx.target) || has_scar(cx.source)) {
        return None;
    }
    let marks = profile.map(marks_of).unwrap_or(COMMON_MARKS);
    let more = |it: &Marks| pairs(cx.target, *it).saturating_sub(pairs(cx.source, *it));
    if marks.iter().map(more).sum::<usize>() >= missing
        || more(&Marks { open: '(', close: ')' }) >= missing
    {
        return None;
    }
    Some(match certain(cx, &wanted) {
        Some((range, node, text)) => Finding::in_target(RULE_LOST, cx, range)
            .with("fault", format!("drops the emphasis of “{text}”"))
            .with("text", text)
            .and_source(node.range),
        None => {
            let texts = wanted.iter().take(MOST_NAMED).map(|it| cx.source.visible_inside(it.0));
            let text = texts.collect::<Vec<_>>().join("”, “");
            let (more, less) = (wanted.len(), wanted.len() - missing);
            let phrases = match less {
                0 => "no emphasized phrase".to_owned(),
                1 => "1 emphasized phrase".to_owned(),
                _ => format!("{less} emphasized phrases"),
            };
            let fault = format!("has {phrases} where the source has {more}");
            Finding::in_target(RULE_LOST, cx, cx.target.range)
                .with("fault", fault)
                .with("text", text)
                .and_source(wanted[0].1.range)
        }
    })
}

/// How many emphasized phrases stand in the source emphasized before.
fn repeated(cx: &SegmentContext, wanted: &[(usize, &Node)]) -> usize {
    let text = |it: &(usize, &Node)| cx.source.visible_inside(it.0).trim().to_lowercase();
    let texts: HashSet<String> = wanted.iter().map(text).collect();
    wanted.len() - texts.len()
}

fn marks_of(profile: &Profile) -> &[Marks] {
    if profile.ui_labels.is_empty() { COMMON_MARKS } else { &profile.ui_labels }
}

/// Emphasis, strong emphasis and the HTML tags for these, as long as they hold words.
fn emphases<'t>(tree: &'t Tree) -> impl Iterator<Item = (usize, &'t Node)> + 't {
    tree.nodes.iter().enumerate().filter(move |(index, node)| match node.kind {
        NodeKind::Emphasis | NodeKind::Strong => {
            tree.inside(*index).iter().any(|it| is_word(tree, it))
        }
        NodeKind::Html => {
            let tag = tree.at(node.range).to_ascii_lowercase();
            ["<b>", "<i>", "<em>", "<strong>"].contains(&tag.as_str())
        }
        _ => false,
    })
}

fn is_word(tree: &Tree, node: &Node) -> bool {
    node.kind == NodeKind::Text && tree.at(node.range).chars().any(char::is_alphanumeric)
}

/// How often a pair of marks stands in the text of a side.
fn pairs(tree: &Tree, marks: Marks) -> usize {
    let count = |mark: char| {
        let of_node = |node: &Node| match node.kind {
            NodeKind::Text | NodeKind::Escape => {
                tree.at(node.inner).chars().filter(|it| *it == mark).count()
            }
            NodeKind::Entity(ref it) => it.chars().filter(|it| *it == mark).count(),
            _ => 0,
        };
        tree.nodes.iter().map(of_node).sum::<usize>()
    };
    if marks.open == marks.close {
        count(marks.open) / 2
    } else {
        count(marks.open).min(count(marks.close))
    }
}

/// The emphasis that got lost, with its place in the target and its words, where there is no doubt:
/// the only one of the source, or one whose words stand in the target without it.
fn certain<'t>(
    cx: &SegmentContext,
    wanted: &[(usize, &'t Node)],
) -> Option<(ByteRange, &'t Node, String)> {
    if let [(at, node)] = wanted {
        let text = cx.source.visible_inside(*at);
        let range = place::unemphasized(cx, &text).unwrap_or(cx.target.range);
        return Some((range, node, text));
    }
    let kept: HashSet<String> =
        emphases(cx.target).map(|(at, _)| cx.target.visible_inside(at)).collect();
    wanted.iter().take(MOST_TRIED).find_map(|(at, node)| {
        let text = cx.source.visible_inside(*at);
        let range = place::unemphasized(cx, &text).filter(|_| !kept.contains(&text))?;
        Some((range, *node, text))
    })
}
