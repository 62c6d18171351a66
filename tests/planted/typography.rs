//! Blanks, marks, brackets and quotation marks.

use std::ops::Range;

use super::article::{Clean, Segment, Spot};
use super::languages::Language;
use super::mutation::{Edit, Edits, Mutation, Plant, cut, insert, replace};
use super::text::{
    Marked, all, char_at, char_before, char_behind, is_cjk, is_cjk_letter, is_inside_code, last,
    words,
};

pub const MUTATIONS: &[Mutation] = &[
    Mutation::target("typography/space-before-punctuation", "a blank slips in", space_before),
    Mutation::target("typography/missing-space-after-punctuation", "the blank is lost", |it| {
        let is_plain = |at: usize| {
            let before = char_before(it.target, at).is_some_and(char::is_alphabetic);
            let behind = char_behind(it.target, at + 2).is_some_and(char::is_alphabetic);
            before && behind && !is_inside_code(it.target, at)
        };
        let places = all(it.target, ", ").into_iter().filter(|at| is_plain(at.start));
        places.map(|at| vec![cut(at.start + 1..at.end)]).collect()
    }),
    Mutation::target("typography/elision-space", "a blank behind the apostrophe", |it| {
        let is_elided = matches!(it.locale, "fr-FR" | "it-IT");
        let places = all(it.target, "'").into_iter().filter(|_| is_elided);
        places.map(|at| vec![insert(at.end, " ")]).collect()
    }),
    Mutation::target("typography/doubled-word", "a word stands twice", |it| {
        let double = |word: Range<usize>| {
            let text = &it.target[word.clone()];
            let is_long = text.chars().count() >= 3;
            is_long.then(|| vec![insert(word.end, format!(" {text}"))])
        };
        words(it.target).into_iter().skip(1).filter_map(double).collect()
    }),
    Mutation::target("typography/double-space", "one blank more", |it| {
        let is_plain = |at: usize| {
            char_before(it.target, at).is_some_and(char::is_alphabetic)
                && char_behind(it.target, at + 1).is_some_and(char::is_alphabetic)
                && !is_inside_code(it.target, at)
        };
        let places = all(it.target, " ").into_iter().filter(|at| is_plain(at.start));
        places.map(|at| vec![insert(at.start, " ")]).collect()
    }),
    Mutation::target("typography/unbalanced-brackets", "one of two is lost", brackets),
    Mutation::target("typography/empty-brackets", "the words stand in front of them", emptied),
    Mutation::target("typography/inner-blank", "a blank inside brackets", inner_blank),
    Mutation::target("typography/inner-blank", "a blank inside quotation marks", |it| {
        let (open, close) = Language::of(it.locale).quotes;
        let marks = all(it.target, open).into_iter().enumerate();
        let is_opening = |index: usize| open != close || index.is_multiple_of(2);
        let opening = marks.filter(|it| is_opening(it.0) && !open.ends_with('\u{A0}'));
        opening.map(|(_, at)| vec![insert(at.end, " ")]).collect()
    }),
    Mutation::article("typography/small-initial", "a sentence begins small", small_initials),
    Mutation::target("typography/unbalanced-quotes", "one of two is lost", |it| {
        let (open, close) = Language::of(it.locale).quotes;
        let mut places = all(it.target, open);
        places.extend(all(it.target, close).into_iter().filter(|_| open != close));
        places.into_iter().map(|at| vec![cut(at)]).collect()
    }),
    Mutation::target("typography/terminal-mark", "a question becomes a statement", |it| {
        terminal(it, &[("?", "."), ("؟", "."), ("\u{A0}?", "."), ("？", "。")])
    }),
    Mutation::target("typography/terminal-mark", "an exclamation becomes a question", |it| {
        terminal(it, &[("!", "?"), ("！", "？"), ("\u{A0}!", "\u{A0}?")])
    }),
    Mutation::target("typography/terminal-mark", "a statement becomes a question", |it| {
        let mark = if it.locale == "zh-TW" { "？" } else { "?" };
        terminal(it, &[(".", mark), ("。", mark)])
    }),
    Mutation::target("typography/full-stop", "the full stop is lost", |it| {
        terminal(it, &[(".", ""), ("。", "")])
    }),
    Mutation::article("typography/list-parallelism", "a full stop behind one item", list),
    Mutation::target("typography/quote-style", "marks of another language", |it| {
        let language = Language::of(it.locale);
        let (open, close) = language.other_quotes;
        let mut marks = all(it.target, language.quotes.0);
        marks.extend(all(it.target, language.quotes.1));
        marks.sort_by_key(|at| at.start);
        marks.dedup();
        let pair = |pair: &[Range<usize>]| {
            vec![replace(pair[0].clone(), open), replace(pair[1].clone(), close)]
        };
        marks.chunks_exact(2).map(pair).collect()
    }),
    Mutation::target("typography/cjk-spacing", "the blank beside Latin letters is lost", |it| {
        let is_cjk_at = |it: Option<char>| it.is_some_and(is_cjk_letter);
        let is_latin_at = |it: Option<char>| it.is_some_and(|it| it.is_ascii_alphabetic());
        let is_border = |at: usize| {
            let (a, b) = (char_before(it.target, at), char_behind(it.target, at + 1));
            is_cjk_at(a) && is_latin_at(b) || is_latin_at(a) && is_cjk_at(b)
        };
        let places = all(it.target, " ").into_iter().filter(|at| is_border(at.start));
        places.map(|at| vec![cut(at)]).collect()
    }),
    Mutation::target("typography/no-break-space", "a plain blank in front of the mark", |it| {
        let is_mark =
            |at: usize| matches!(char_behind(it.target, at), Some('?' | '!' | ':' | ';' | '»'));
        let places = all(it.target, "\u{A0}").into_iter().filter(|at| is_mark(at.end));
        places.map(|at| vec![replace(at, " ")]).collect()
    }),
    Mutation::target("typography/inverted-marks", "the opening mark is lost or turned", |it| {
        let lost = ["¿", "¡"].into_iter().flat_map(|mark| all(it.target, mark));
        lost.map(|at| vec![cut(at)]).collect()
    }),
];

fn space_before(it: &Spot) -> Vec<Edits> {
    let is_end = |at: usize| {
        let before = char_before(it.target, at);
        let behind = char_behind(it.target, at + 1);
        let is_text = before.is_some_and(|it| it.is_alphabetic() || ")*`".contains(it));
        is_text && behind.is_none_or(|it| it == ' ') && !is_inside_code(it.target, at)
    };
    let marks = [".", ","].into_iter().flat_map(|mark| all(it.target, mark));
    let places = marks.filter(|at| !is_cjk(it.locale) && is_end(at.start));
    places.map(|at| vec![insert(at.start, " ")]).collect()
}

/// Pairs of brackets of the text, not those of links and identifiers.
fn pairs(text: &str) -> Vec<Marked> {
    let closing = |open: usize| {
        let mut depth = 0;
        let mut rest = text[open..].char_indices();
        let end = rest.find(|(_, it)| {
            depth += i32::from(*it == '(') - i32::from(*it == ')');
            depth == 0
        });
        end.map(|(at, _)| open + at)
    };
    let pair = |open: Range<usize>| {
        let open = open.end - 1;
        let close = closing(open)?;
        Some(Marked { all: open..close + 1, inner: open + 1..close })
    };
    all(text, " (").into_iter().filter_map(pair).collect()
}

fn brackets(it: &Spot) -> Vec<Edits> {
    let either = |it: Marked| [it.all.start..it.inner.start, it.inner.end..it.all.end];
    pairs(it.target).into_iter().flat_map(either).map(|at| vec![cut(at)]).collect()
}

/// What stands in brackets moves behind them.
fn emptied(it: &Spot) -> Vec<Edits> {
    let change = |pair: Marked| {
        let words = &it.target[pair.inner.clone()];
        vec![insert(pair.all.start, format!("{words} ")), cut(pair.inner)]
    };
    pairs(it.target).into_iter().map(change).collect()
}

fn inner_blank(it: &Spot) -> Vec<Edits> {
    let either = |it: Marked| [it.inner.start, it.inner.end];
    pairs(it.target).into_iter().flat_map(either).map(|at| vec![insert(at, " ")]).collect()
}

/// Sentences outside lists and tables.
fn small_initials(article: &Clean) -> Vec<Plant> {
    let is_prose = |it: &Segment| {
        let line = article.text[..it.whole.start].rfind('\n').unwrap() + 1;
        article.text[line..].starts_with(['<', '#', '>'])
    };
    let plant = |it: &Segment| {
        let start = it.target.start;
        let first = small_initial(&article.spot(it))?;
        let shift = |edit: Edit| replace(edit.at.start + start..edit.at.end + start, edit.with);
        Some(Plant::of(vec![shift(first)], &[&it.id]))
    };
    article.segments.iter().filter(|it| is_prose(it)).filter_map(plant).collect()
}

/// Sentences of languages with capitals that begin with one, as their sources do.
fn small_initial(it: &Spot) -> Option<Edit> {
    let opening = it.target.starts_with(['¿', '¡']);
    let first = char_at(it.target, if opening { '¿'.len_utf8() } else { 0 });
    let letter = &it.target[first.clone()];
    let second = char_behind(it.target, first.end).unwrap_or(' ');
    let is_name = it.target.starts_with("Harbor") || it.target.starts_with("Quayside");
    let is_sentence = it.target.ends_with(['.', '?', '!'])
        && it.source.starts_with(char::is_uppercase)
        && letter.to_lowercase() != letter
        && !second.is_uppercase();
    (is_sentence && !is_name).then(|| replace(first.clone(), letter.to_lowercase()))
}

/// Changes the last mark of a segment that ends in the same mark as its source, more or less. In
/// Spanish the opening mark goes with it, and in Japanese a question may end in a full stop.
fn terminal(it: &Spot, pairs: &[(&str, &str)]) -> Vec<Edits> {
    let pair = pairs.iter().filter(|(mark, _)| it.target.ends_with(mark));
    let Some((mark, new)) = pair.max_by_key(|it| it.0.len()) else {
        return Vec::new();
    };
    let start = it.target.len() - mark.len();
    // Behind an abbreviation two full stops would stand, which is another fault.
    let is_abbreviated = it.target[..start].ends_with('.');
    let is_sentence = last(it.target) > 0 && it.source.ends_with(['.', '?', '!']);
    let is_japanese_question = it.locale == "ja-JP" && *mark == "?";
    if !is_sentence || is_japanese_question || is_abbreviated {
        return Vec::new();
    }
    let mut edits = vec![replace(start..it.target.len(), *new)];
    for opening in ["¿", "¡"] {
        edits.extend(it.target.starts_with(opening).then(|| cut(0..opening.len())));
    }
    vec![edits]
}

/// Items of the list in the clean articles, none of which ends in a full stop.
fn list(article: &Clean) -> Vec<Plant> {
    let stop = if is_cjk(&article.locale) { "。" } else { "." };
    let is_item = |start: usize| article.text[..start].ends_with("\n-   ");
    let items = article.segments.iter().filter(|it| is_item(it.whole.start));
    items.map(|it| Plant::of(vec![insert(it.target.end, stop)], &[&it.id])).collect()
}
