//! Quotation marks that have no partner, and those that the language does not use.

use super::scan::{self, before, behind};
use crate::article::Side;
use crate::checks::{Finding, SegmentContext};
use crate::inline::{Kind, OBJECT};
use crate::locale::{Marks, Profile};

const RULE: &str = "typography/unbalanced-quotes";
const RULE_STYLE: &str = "typography/quote-style";

/// In a text of more open quotations nobody will look for the one that is not closed.
const DEEPEST: usize = 16;

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    let kinds = Kind::QUOTE.or(Kind::SYMBOL).or(Kind::SIGN).or(Kind::EAST_ASIAN);
    let Some(profile) = cx.profile().filter(|it| !it.quotes.is_empty()) else { return };
    if !cx.target.features.has(kinds)
        || !cx.target.written().contains(is_quote)
        || scan::is_copy(cx)
    {
        return;
    }
    let pairing = Pairing::of(&cx.target_flat().text, &profile.quotes);
    findings.extend(pairing.lone.and_then(|it| lone(cx, profile, it)));
    findings.extend(unusual(cx, profile, pairing.mixed));
}

/// Double quotation marks. Single ones are apostrophes far more often.
const fn is_quote(character: char) -> bool {
    matches!(character, '"' | '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』' | '《' | '》')
}

/// Marks that people take for each other.
const fn is_comma_like(mark: char) -> bool {
    matches!(mark, '"' | '“' | '”' | '„')
}

/// The double quotation marks of a text with their offsets.
fn marks(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.char_indices().filter(|it| is_quote(it.1))
}

/// A mark without a partner.
#[derive(Debug, Clone, Copy)]
struct Lone {
    at: usize,
    mark: char,
    opens: bool,
}

/// What the marks of a text make of each other.
#[derive(Debug, Default)]
struct Pairing {
    /// The first mark without a partner.
    lone: Option<Lone>,
    /// The first mark that closes one of another kind.
    mixed: Option<(usize, char)>,
}

impl Pairing {
    fn of(text: &str, quotes: &[Marks]) -> Self {
        let mut pairing = Self::default();
        let mut open: Vec<(usize, char)> = Vec::new();
        for (at, mark) in marks(text) {
            let is_pair = |open: char| {
                quotes.iter().any(|it| it.open == open && it.close == mark)
                    || open == '"' && mark == '"'
            };
            let last = open.last().map(|it| it.1);
            if is_inch(text, at, mark) && !open.iter().any(|it| it.1 == '"') {
                continue;
            }
            if last.is_some_and(is_pair) {
                open.pop();
            } else if last.is_some_and(is_comma_like)
                && is_comma_like(mark)
                && stands_behind(text, at, mark)
            {
                open.pop();
                pairing.mixed.get_or_insert((at, mark));
            } else if open.len() < DEEPEST
                && (matches!(mark, '"' | '„') || quotes.iter().any(|it| it.open == mark))
            {
                open.push((at, mark));
            } else if quotes.iter().any(|it| it.close == mark) {
                pairing.lone = Some(Lone { at, mark, opens: false });
                return pairing;
            }
        }
        pairing.lone = open.last().map(|&(at, mark)| Lone { at, mark, opens: true });
        pairing
    }
}

/// `13"`
fn is_inch(text: &str, at: usize, mark: char) -> bool {
    mark == '"' && before(text, at).is_some_and(char::is_numeric)
}

/// Whether a mark stands where a quotation ends: behind a word or a mark, and before none.
fn stands_behind(text: &str, at: usize, mark: char) -> bool {
    let left = before(text, at);
    left.is_some_and(|it| !it.is_whitespace() && it != '(')
        && !behind(text, at + mark.len_utf8()).is_some_and(char::is_alphanumeric)
}

/// Whether a mark opens and closes.
const fn is_straight(mark: char) -> bool {
    matches!(mark, '"' | '\'' | '＂')
}

fn lone(cx: &SegmentContext, profile: &Profile, lone: Lone) -> Option<Finding<'static>> {
    const ENGLISH: [Marks; 2] = [Marks { open: '"', close: '"' }, Marks { open: '“', close: '”' }];
    let source = Pairing::of(&cx.source_flat().text, &ENGLISH);
    if source.lone.is_some() || runs_on(cx) {
        return None;
    }
    let fault = match (is_straight(lone.mark), lone.opens) {
        (true, _) => "has no partner",
        (_, true) => "opens and nothing closes it",
        (_, false) => "closes what nothing opened",
    };
    let range = cx.target_flat().range(lone.at, lone.at + lone.mark.len_utf8());
    let finding = Finding::in_target(RULE, cx, range).with("mark", lone.mark.to_string());
    Some(finding.with("fault", fault).with("usual", usual(profile)))
}

/// Whether another segment of the block, or what stands between, holds a lone mark as well: then
/// the quotation runs over both.
fn runs_on(cx: &SegmentContext) -> bool {
    let article = cx.context.article;
    let is_odd = |text: &str| text.chars().filter(|it| is_quote(*it)).count() % 2 == 1;
    scan::neighbours(article, cx.index).any(|(index, gap)| {
        let side = article.segments.get(index).map(|it| it.side(Side::Target).text);
        side.is_some_and(|it| is_odd(article.at(it))) || is_odd(gap)
    })
}

fn usual(profile: &Profile) -> String {
    profile.quotes.first().map_or_else(String::new, |it| format!("{}…{}", it.open, it.close))
}

/// The first mark that no pair of the language has, else one that closes another kind.
fn unusual(
    cx: &SegmentContext,
    profile: &Profile,
    mixed: Option<(usize, char)>,
) -> Option<Finding<'static>> {
    let is_usual = |mark: char| profile.quotes.iter().any(|it| it.open == mark || it.close == mark);
    if mixed.is_none() && !cx.target.written().contains(|it| is_quote(it) && !is_usual(it)) {
        return None;
    }
    let flat = cx.target_flat();
    let text: &str = &flat.text;
    let unusual = marks(text)
        .find(|&(at, mark)| !is_usual(mark) && !is_inch(text, at, mark) && !is_value(text, at));
    let fault = if unusual.is_some() {
        "is not usual in this language"
    } else {
        "closes a quotation that another kind of mark opened"
    };
    let (at, mark) = unusual.or(mixed)?;
    let finding = Finding::in_target(RULE_STYLE, cx, flat.range(at, at + mark.len_utf8()));
    let finding = finding.with("mark", mark.to_string()).with("fault", fault);
    Some(finding.with("usual", usual(profile)))
}

/// Whether the mark stands at a value in code: `"name": …`, `="x"`, `"a_b"`.
fn is_value(text: &str, at: usize) -> bool {
    let token = scan::token(text, at);
    token.contains(['=', '_', '\\', '{', '}', '<', '>', OBJECT])
        || token.contains("\":")
        || behind(text, at + 1) == Some(':')
}
