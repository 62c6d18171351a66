//! Markup that stands around the segments: images, directives, spans, escaped regions.

use std::ops::Range;

use super::article::{Clean, Segment};
use super::languages::Language;
use super::mutation::{Mutation, Plant, cut, insert, replace};
use super::text::{all, is_statement};

pub const MUTATIONS: &[Mutation] = &[
    Mutation::article("markup/changed-directive", "the keyword is translated", |article| {
        let note = Language::of(&article.locale).note;
        keywords(article, |_| note.to_owned())
    }),
    Mutation::article("markup/changed-directive", "a blank in front of the keyword", |article| {
        keywords(article, |keyword| format!(" {keyword}"))
    }),
    Mutation::article("markup/directive-trailing-text", "a full stop behind it", |article| {
        let plant = |it: Range<usize>| Plant::anywhere(vec![insert(it.end - 1, ".")]);
        all(&article.text, "\":::\n").into_iter().map(plant).collect()
    }),
    Mutation::article("markup/truncated-alt", "the second sentence is lost", |article| {
        let plant = |alt: Range<usize>| {
            let text = &article.text[alt.clone()];
            let at = text.find(['.', '。'])?;
            let end = at + text[at..].chars().next()?.len_utf8();
            (end < text.len()).then(|| Plant::anywhere(vec![cut(alt.start + end..alt.end)]))
        };
        alternative_texts(article).into_iter().filter_map(plant).collect()
    }),
    Mutation::article("markup/lost-spans", "only the translation is left", lost_spans),
    Mutation::article("markup/quote-escaped-region", "from an image to a parenthesis", region),
];

/// Plants for the alerts of an article.
fn keywords(article: &Clean, change: impl Fn(&str) -> String) -> Vec<Plant> {
    let plant = |it: Range<usize>| {
        let start = it.end;
        let end = start + article.text[start..].find(']').unwrap();
        Plant::anywhere(vec![replace(start..end, change(&article.text[start..end]))])
    };
    all(&article.text, "> [!").into_iter().map(plant).collect()
}

/// The alternative texts outside the segments.
pub fn alternative_texts(article: &Clean) -> Vec<Range<usize>> {
    let text = &article.text;
    let until = |start: usize, end: char| start..start + text[start..].find(end).unwrap();
    let directives = all(text, "alt-text=\"").into_iter().map(|it| until(it.end, '"'));
    let images = all(text, "\n![").into_iter().map(|it| until(it.end, ']'));
    directives.chain(images).collect()
}

/// The first and the last segment leave no gap in the numbers that anyone could see, and a label of
/// a word or two may stand without a span, as names do.
fn lost_spans(article: &Clean) -> Vec<Plant> {
    let inner = &article.segments[1..article.segments.len() - 1];
    let plant = |it: &Segment| {
        let target = &article.text[it.target.clone()];
        Plant::anywhere(vec![replace(it.whole.clone(), target)])
    };
    let is_sentence = |it: &&Segment| is_statement(article.spot(it).source);
    inner.iter().filter(is_sentence).map(plant).collect()
}

/// Every quotation mark between the first one behind an image and the one in front of the next
/// parenthesis is escaped.
fn region(article: &Clean) -> Vec<Plant> {
    let text = &article.text;
    let end = |from: usize| text[from..].find("\")").map(|at| from + at);
    let plant = |image: Range<usize>| {
        let start = image.end + text[image.end..].find('"')? + 1;
        let marks = all(&text[..end(start)?], "\"").into_iter().filter(|it| it.start >= start);
        Some(Plant::anywhere(marks.map(|it| replace(it, "&quot;")).collect()))
    };
    all(text, ".png)").into_iter().filter_map(plant).collect()
}
