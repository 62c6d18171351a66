//! Where to point when something of the source is missing in the target.

use super::SegmentContext;
use crate::article::ByteRange;
use crate::inline::{NodeKind, Tree};

/// Pairs of quotation marks and brackets that set words off.
const MARKS: &[(char, char)] = &[
    ('„', '“'),
    ('„', '”'),
    ('“', '”'),
    ('«', '»'),
    ('»', '«'),
    ('"', '"'),
    ('「', '」'),
    ('『', '』'),
    ('《', '》'),
    ('【', '】'),
    ('[', ']'),
    ('［', '］'),
];

/// The place in the target for a thing of the source whose own text is `lost`: that text where it
/// stands there, else the one phrase that is marked off there and not in the source, else all.
pub(super) fn of_lost(cx: &SegmentContext, lost: &str) -> ByteRange {
    verbatim(cx.target, texts(cx.target), lost)
        .or_else(|| only_marked_phrase(cx))
        .unwrap_or(cx.target.range)
}

/// Where words stand in the target without emphasis.
pub(super) fn unemphasized(cx: &SegmentContext, words: &str) -> Option<ByteRange> {
    let mut emphasized_until = 0;
    let bare = cx.target.nodes.iter().enumerate().filter_map(|(index, node)| {
        if matches!(node.kind, NodeKind::Emphasis | NodeKind::Strong) {
            emphasized_until = emphasized_until.max(node.end);
        }
        (node.kind == NodeKind::Text && index >= emphasized_until).then_some(node.range)
    });
    verbatim(cx.target, bare, words)
}

/// Where `words` stand in pieces of text, as words of their own.
fn verbatim(
    tree: &Tree,
    mut texts: impl Iterator<Item = ByteRange>,
    words: &str,
) -> Option<ByteRange> {
    let words = words.trim();
    if words.is_empty() {
        return None;
    }
    texts.find_map(|range| {
        let text = tree.at(range);
        let at = text.match_indices(words).map(|it| it.0).find(|&at| {
            let before = text[..at].chars().next_back();
            let behind = text[at + words.len()..].chars().next();
            let touches = |it: Option<char>, own: Option<char>| {
                it.is_some_and(char::is_alphanumeric)
                    && own.is_some_and(|it| it.is_ascii_alphanumeric())
            };
            !touches(before, words.chars().next()) && !touches(behind, words.chars().next_back())
        })?;
        Some(ByteRange::new(range.start + at, range.start + at + words.len()))
    })
}

fn texts<'t>(tree: &'t Tree) -> impl Iterator<Item = ByteRange> + 't {
    tree.of_kind(&NodeKind::Text).map(|(_, node)| node.range)
}

fn only_marked_phrase(cx: &SegmentContext) -> Option<ByteRange> {
    if !marked_phrases(cx.source).is_empty() {
        return None;
    }
    match marked_phrases(cx.target).as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// The phrases of a side in quotation marks, in brackets or emphasized.
fn marked_phrases(tree: &Tree) -> Vec<ByteRange> {
    let emphasized =
        tree.nodes.iter().filter(|it| matches!(it.kind, NodeKind::Emphasis | NodeKind::Strong));
    let mut found: Vec<ByteRange> = emphasized.map(|it| it.range).collect();
    for range in texts(tree) {
        found.extend(
            quoted(tree.at(range))
                .into_iter()
                .map(|it| ByteRange::new(range.start + it.start, range.start + it.end)),
        );
    }
    found
}

/// The phrases in quotation marks or brackets in one piece of text.
pub(super) fn quoted(text: &str) -> Vec<ByteRange> {
    let mut found = Vec::new();
    // Marks that nothing closes any more.
    let mut open_ended: Vec<char> = Vec::new();
    let mut at = 0;
    while let Some((start, open)) = text[at..]
        .char_indices()
        .find(|(_, it)| MARKS.iter().any(|mark| mark.0 == *it) && !open_ended.contains(it))
    {
        let start = at + start;
        let inner = start + open.len_utf8();
        let closes = |it: char| MARKS.iter().any(|mark| mark.0 == open && mark.1 == it);
        let Some((length, close)) = text[inner..].char_indices().find(|(_, it)| closes(*it)) else {
            open_ended.push(open);
            at = inner;
            continue;
        };
        let end = inner + length + close.len_utf8();
        if length > 0 {
            found.push(ByteRange::new(start, end));
        }
        at = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_phrases() {
        let text = "a „b“ «c d» \"e\" 「f」 [g] “open";
        let found: Vec<&str> = quoted(text).into_iter().map(|it| it.of(text)).collect();
        assert_eq!(found, ["„b“", "«c d»", "\"e\"", "「f」", "[g]"]);
    }
}
