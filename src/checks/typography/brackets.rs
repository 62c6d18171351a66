//! Brackets that open and never close, close and never opened, or stand the wrong way round.

use super::scan;
use crate::article::{ByteRange, Side};
use crate::checks::{Finding, SegmentContext};
use crate::inline::{Flat, Kind, NodeKind, Tree};

const RULE: &str = "typography/unbalanced-brackets";

/// A segment of more pairs or more marks than this is not searched for one torn apart.
const MOST_PAIRS: usize = 64;

/// What opens and what closes; full and half width count as one.
const PAIRS: [(&str, &str); 5] =
    [("(（", ")）"), ("[［", "]］"), ("{｛", "}｝"), ("【", "】"), ("〔", "〕")];

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    let kinds = Kind::BRACKET.or(Kind::FULL_WIDTH).or(Kind::EAST_ASIAN);
    if !cx.target.features.has(kinds)
        || is_balanced_at_sight(cx.target.written())
        || scan::is_copy(cx)
    {
        return;
    }
    let flat = cx.target_flat();
    match lone(&flat.text) {
        Err(lone) => findings.extend(alone(cx, lone)),
        Ok(pairs) => findings.extend(torn_apart(cx, &pairs)),
    }
}

fn alone(cx: &SegmentContext, lone: Lone) -> Option<Finding<'static>> {
    let in_source = self::lone(&cx.source_flat().text).err().filter(|it| it.pair == lone.pair);
    // Where a segment ends inside brackets, another one of the block closes them.
    if block_balances(cx, Side::Target, lone.pair) {
        return None;
    }
    let fault =
        if lone.opens { "opens and nothing closes it" } else { "closes what nothing opened" };
    let finding = Finding::in_target(RULE, cx, lone.range(cx.target_flat()))
        .with("bracket", lone.bracket.to_string())
        .with("fault", fault)
        .with("partner", lone.partner().to_string());
    match in_source {
        Some(_) if block_balances(cx, Side::Source, lone.pair) => Some(finding),
        // A notation that both sides hold: `[0..n)`.
        Some(same) if is_kept(cx, same.at) => None,
        Some(same) => Some(finding.in_source_too(same.range(cx.source_flat()))),
        None => Some(finding),
    }
}

/// Whether the piece of the source around an offset stands in the target as it is.
fn is_kept(cx: &SegmentContext, at: usize) -> bool {
    let token = scan::token(&cx.source_flat().text, at);
    token.len() > 2 && cx.target_flat().text.contains(token)
}

fn torn_apart(cx: &SegmentContext, pairs: &[(usize, usize)]) -> Option<Finding<'static>> {
    let (range, is_link) = torn(cx.target, cx.target_flat(), pairs)?;
    let source = cx.source_flat();
    let source_pairs = lone(&source.text).ok()?;
    if torn(cx.source, source, &source_pairs).is_some() {
        return None;
    }
    let bracket = cx.context.at(range).trim_start_matches('\\');
    let what = if is_link { "link" } else { "emphasis" };
    let partner = kind(bracket.chars().next()?).map(|(pair, opens)| {
        Lone { at: 0, bracket: bracket.chars().next().unwrap_or('('), pair, opens }.partner()
    })?;
    let finding = Finding::in_target(RULE, cx, range)
        .with("bracket", bracket)
        .with("fault", format!("stands inside the {what} and its partner outside"))
        .with("partner", partner.to_string());
    Some(finding)
}

/// A bracket that has no partner.
#[derive(Debug, Clone, Copy)]
struct Lone {
    at: usize,
    bracket: char,
    pair: usize,
    opens: bool,
}

impl Lone {
    fn range(&self, flat: &Flat) -> ByteRange {
        flat.range(self.at, self.at + self.bracket.len_utf8())
    }

    fn partner(&self) -> char {
        let (open, close) = PAIRS[self.pair];
        let (own, other) = if self.opens { (open, close) } else { (close, open) };
        let place = own.chars().position(|it| it == self.bracket).unwrap_or(0);
        other.chars().nth(place).unwrap_or(self.bracket)
    }
}

/// Whether the raw text holds as many of each opening as of each closing bracket, never more
/// closing ones up to any place, and as many inside of links and emphasis. The marks of links are
/// in pairs, too.
fn is_balanced_at_sight(raw: &str) -> bool {
    let mut depths = [0i32; 3];
    let (mut at_link, mut at_star) = (0, 0);
    let mut before = 0;
    for (at, byte) in raw.bytes().enumerate() {
        match byte {
            b'(' => {
                // `](`
                if before == b']' && depths[0] != at_link {
                    return false;
                }
                depths[0] += 1;
            }
            b')' => depths[0] -= 1,
            b'[' => {
                at_link = depths[0];
                depths[1] += 1;
            }
            b']' => depths[1] -= 1,
            b'{' => depths[2] += 1,
            b'}' => depths[2] -= 1,
            b'*' if before != b'*' => {
                if depths[0] != at_star {
                    // An emphasis may stand inside brackets; the tree tells.
                    if at_star != 0 || depths[0] < at_star {
                        return false;
                    }
                }
                at_star = depths[0];
            }
            0xE3 | 0xEF => match raw.as_bytes().get(at + 1..at + 3) {
                Some([0xBC, 0x88]) => depths[0] += 1,
                Some([0xBC, 0x89]) => depths[0] -= 1,
                // The other brackets beyond ASCII.
                Some([0x80, 0x90..=0x95] | [0xBC, 0xBB | 0xBD] | [0xBD, 0x9B | 0x9D]) => {
                    return false;
                }
                _ => {}
            },
            _ => {}
        }
        if depths.iter().any(|it| *it < 0) {
            return false;
        }
        before = byte;
    }
    depths == [0; 3]
}

/// Which pair a bracket belongs to, and whether it opens.
const fn kind(character: char) -> Option<(usize, bool)> {
    Some(match character {
        '(' | '（' => (0, true),
        ')' | '）' => (0, false),
        '[' | '［' => (1, true),
        ']' | '］' => (1, false),
        '{' | '｛' => (2, true),
        '}' | '｝' => (2, false),
        '【' => (3, true),
        '】' => (3, false),
        '〔' => (4, true),
        '〕' => (4, false),
        _ => return None,
    })
}

/// The first bracket that closes nothing, else the last one that nothing closes, else the first pair
/// that a mark of Markdown tears apart.
fn lone(text: &str) -> Result<Vec<(usize, usize)>, Lone> {
    let mut open: [Vec<usize>; PAIRS.len()] = Default::default();
    let mut pairs = Vec::new();
    for (at, bracket) in text.char_indices() {
        let Some((pair, opens)) = kind(bracket) else { continue };
        if is_smiley(text, at) {
            continue;
        }
        if opens {
            open[pair].push(at);
        } else if let Some(start) = open[pair].pop() {
            pairs.push((start, at));
        } else if !is_enumerator(text, at) && !ends_interval(text, at, &mut open) {
            return Err(Lone { at, bracket, pair, opens: false });
        }
    }
    let last = open.iter().enumerate().filter_map(|(pair, it)| Some((*it.last()?, pair))).max();
    let lone = last.and_then(|(at, pair)| {
        Some(Lone { at, bracket: scan::behind(text, at)?, pair, opens: true })
    });
    lone.map_or(Ok(pairs), Err)
}

/// `a)`, `12)`, `iv)` at the start of a text or behind a blank.
fn is_enumerator(text: &str, at: usize) -> bool {
    let left = text[..at].trim_end_matches(char::is_alphanumeric);
    let name = &text[left.len()..at];
    let is_figure = name.len() < 5 && name.bytes().all(|it| b"ivxIVX0123456789".contains(&it));
    (is_figure && !name.is_empty() || name.chars().count() == 1)
        && left.chars().next_back().is_none_or(char::is_whitespace)
}

/// `:)`, `;-(`
fn is_smiley(text: &str, at: usize) -> bool {
    let left = text[..at].trim_end_matches('-');
    let eyes = left.strip_suffix([':', ';']);
    let alone = |it: Option<char>| it.is_none_or(|it| it.is_whitespace() || it == '.');
    eyes.is_some_and(|it| alone(it.chars().next_back())) && alone(scan::behind(text, at + 1))
}

/// `[0, 1)`: another kind of bracket opened shortly before, and only figures stand between the two.
fn ends_interval(text: &str, at: usize, open: &mut [Vec<usize>; PAIRS.len()]) -> bool {
    let is_figure = |it: char| it.is_numeric() || " ,;.-–+∞".contains(it);
    for pair in &mut open[..2] {
        if let Some(&start) = pair.last()
            && at - start < 32
            && text.get(start + 1..at).is_some_and(|it| it.len() > 2 && it.chars().all(is_figure))
        {
            pair.pop();
            return true;
        }
    }
    false
}

/// A pair that a link or an emphasis holds only one half of.
fn torn(tree: &Tree, flat: &Flat, pairs: &[(usize, usize)]) -> Option<(ByteRange, bool)> {
    if tree.is_plain() || pairs.len() > MOST_PAIRS {
        return None;
    }
    let place =
        |at: usize| flat.range(at, at + scan::behind(&flat.text, at).map_or(1, char::len_utf8));
    let places: Vec<(ByteRange, ByteRange)> =
        pairs.iter().map(|it| (place(it.0), place(it.1))).collect();
    let spans = tree
        .nodes
        .iter()
        .filter(|it| matches!(it.kind, NodeKind::Link(_) | NodeKind::Strong | NodeKind::Emphasis));
    spans.take(MOST_PAIRS).find_map(|node| {
        let holds = |it: ByteRange| node.inner.start <= it.start && it.end <= node.inner.end;
        let (open, close) = places.iter().find(|it| holds(it.0) != holds(it.1))?;
        let is_link = matches!(node.kind, NodeKind::Link(_));
        Some((if holds(*open) { *open } else { *close }, is_link))
    })
}

/// Whether the other segments of the block and what stands between them make good for what one
/// segment lacks.
fn block_balances(cx: &SegmentContext, side: Side, pair: usize) -> bool {
    let article = cx.context.article;
    let (open, close) = PAIRS[pair];
    let net = |text: &str| -> i64 {
        text.chars().map(|it| i64::from(open.contains(it)) - i64::from(close.contains(it))).sum()
    };
    let own = if side == Side::Target { cx.target_flat() } else { cx.source_flat() };
    let own = net(&own.text);
    let others = scan::neighbours(article, cx.index).map(|(index, gap)| {
        let text = article.segments.get(index).map_or("", |it| article.at(it.side(side).text));
        net(text) + net(gap)
    });
    let others: i64 = others.sum();
    own != 0 && own + others == 0
}
