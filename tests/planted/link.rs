//! Links and images: lost, changed, torn, slipped to a neighbouring word.

use std::ops::Range;

use super::article::Spot;
use super::languages::Language;
use super::mutation::{Edits, Mutation, cut, insert, replace, swallow};
use super::text::{
    Link, all_links, char_at, char_before, char_behind, images, is_cjk, is_statement, last, links,
    plain_piece, plain_words, references, words,
};

pub const MUTATIONS: &[Mutation] = &[
    Mutation::target("link/missing", "the words stay, the link goes", |it| each(it, unlink)),
    Mutation::target("link/extra", "a plain word becomes a link", extra),
    Mutation::target("link/changed", "a letter more in the file name", file_name),
    Mutation::target("link/changed", "the fragment changes", fragment),
    Mutation::target("link/changed", "a full stop slips into the address", |it| {
        each(it, |link, _| vec![insert(link.address.end, ".")])
    }),
    Mutation::target("link/empty-text", "the words stand in front of the link", emptied),
    Mutation::target("link/broken-syntax", "a blank between bracket and parenthesis", |it| {
        each(it, |link, _| vec![insert(link.text.end + 1, " ")])
    }),
    Mutation::target("link/broken-syntax", "the closing parenthesis is lost", unclosed),
    Mutation::target("link/broken-syntax", "parentheses of full width", full_width),
    Mutation::target("link/undefined-reference", "the label changes", |it| {
        let label = |link: &Link| vec![insert(link.address.end, "-1")];
        references(it.target).iter().map(label).collect()
    }),
    Mutation::target("link/missing-image", "the alternative text stays", |it| {
        let drop = |it: &Link| vec![cut(it.all.start..it.text.start), cut(it.text.end..it.all.end)];
        images(it.target).iter().map(drop).collect()
    }),
    Mutation::target("link/changed-image", "the folder is recased", |it| {
        let recase = |it: &Link| vec![replace(char_range(it.address.start, 1), "M")];
        images(it.target).iter().map(recase).collect()
    }),
    Mutation::target("link/changed-image", "the ending differs", |it| {
        let ending = |it: &Link| vec![replace(it.address.end - 3..it.address.end, "svg")];
        images(it.target).iter().map(ending).collect()
    }),
    Mutation::target("link/swallows-punctuation", "the mark slips into the text", swallowed),
    Mutation::target("link/glued-text", "the blank behind the link is lost", glued),
    Mutation::target("link/edge-space", "a blank at the start", |it| {
        each(it, |link, _| vec![insert(link.text.start, " ")])
    }),
    Mutation::target("link/edge-space", "a blank at the end", |it| {
        each(it, |link, _| vec![insert(link.text.end, " ")])
    }),
    Mutation::target("link/text-too-short", "one short word keeps the link", one_word)
        .or(&["link/text-is-function-word"]),
    Mutation::target("link/text-is-function-word", "the link slips to the next word", slipped)
        .or(&["link/text-too-short"]),
    Mutation::target("link/text-is-function-word", "only the mark is linked", only_mark)
        .or(&["link/swallows-punctuation"]),
    Mutation::target("link/parked-at-end", "the link moves behind the full stop", parked),
    Mutation::target("link/nested", "a link is wrapped into itself", |it| {
        each(it, |link, address| {
            vec![insert(link.all.start, "["), insert(link.all.end, format!("]({address})"))]
        })
    }),
];

fn each(it: &Spot, change: fn(&Link, &str) -> Edits) -> Vec<Edits> {
    let address = |link: &Link| it.target[link.address.clone()].to_owned();
    links(it.target).iter().map(|link| change(link, &address(link))).collect()
}

fn char_range(at: usize, length: usize) -> Range<usize> {
    at..at + length
}

fn unlink(link: &Link, _: &str) -> Edits {
    vec![cut(link.all.start..link.text.start), cut(link.text.end..link.all.end)]
}

fn extra(it: &Spot) -> Vec<Edits> {
    let link = |it: Range<usize>| vec![insert(it.start, "["), insert(it.end, "](port-plan.md)")];
    plain_piece(it.target).map(link).into_iter().collect()
}

fn file_name(it: &Spot) -> Vec<Edits> {
    let change = |link: &Link| {
        let at = it.target[link.address.clone()].find(".md")?;
        Some(vec![insert(link.address.start + at, "n")])
    };
    links(it.target).iter().filter_map(change).collect()
}

fn fragment(it: &Spot) -> Vec<Edits> {
    let change = |link: &Link| {
        let at = it.target[link.address.clone()].find('#')?;
        Some(vec![replace(link.address.start + at + 1..link.address.end, "abc")])
    };
    links(it.target).iter().filter_map(change).collect()
}

fn emptied(it: &Spot) -> Vec<Edits> {
    let blank = if is_cjk(it.locale) { "" } else { " " };
    let change = |link: &Link| {
        vec![cut(link.all.start..link.text.start), insert(link.text.end, format!("{blank}["))]
    };
    links(it.target).iter().map(change).collect()
}

/// Where another parenthesis closes the address in its stead, it is another fault.
fn unclosed(it: &Spot) -> Vec<Edits> {
    let links = links(it.target).into_iter();
    let is_last = |link: &Link| {
        !it.target[link.all.end..].split(' ').next().is_some_and(|rest| rest.contains(')'))
    };
    links.filter(is_last).map(|link| vec![cut(link.address.end..link.all.end)]).collect()
}

fn full_width(it: &Spot) -> Vec<Edits> {
    let change = |link: &Link| {
        vec![
            replace(char_range(link.text.end + 1, 1), "（"),
            replace(char_range(link.address.end, 1), "）"),
        ]
    };
    let links = links(it.target);
    links.iter().filter(|_| is_cjk(it.locale)).map(change).collect()
}

fn swallowed(it: &Spot) -> Vec<Edits> {
    let change = |link: &Link| swallow(it.target, link.text.end, link.all.end, ".,;。，、");
    all_links(it.target).iter().filter_map(change).collect()
}

fn glued(it: &Spot) -> Vec<Edits> {
    let change = |link: &Link| {
        let rest = it.target[link.all.end..].strip_prefix(' ')?;
        rest.starts_with(char::is_alphabetic).then(|| vec![cut(char_range(link.all.end, 1))])
    };
    let links = all_links(it.target);
    links.iter().filter(|_| !is_cjk(it.locale)).filter_map(change).collect()
}

/// Leaves the link on the one word of its text that is far too short for the source.
fn one_word(it: &Spot) -> Vec<Edits> {
    let language = Language::of(it.locale);
    let change = |link: &Link| {
        let address = &it.target[link.address.clone()];
        let sources = links(it.source);
        let source = sources.iter().find(|link| &it.source[link.address.clone()] == address)?;
        let long = it.source[source.text.clone()].chars().count();
        let mut words = inner_words(it.target, &link.text);
        words.retain(|word| {
            let text = &it.target[word.clone()];
            let is_short = text.chars().count() * 100 <= long * 34;
            is_short && !language.is_function_word(text) && *word != link.text
        });
        let word = words.into_iter().next()?;
        Some(moved(it.target, link, &word))
    };
    links(it.target).iter().filter(|_| !is_cjk(it.locale)).filter_map(change).collect()
}

/// What stands between blanks in a range.
fn inner_words(text: &str, range: &Range<usize>) -> Vec<Range<usize>> {
    let mut from = range.start;
    let word = |it: &str| {
        let word = from..from + it.len();
        from = word.end + 1;
        word
    };
    text[range.clone()].split(' ').map(word).collect()
}

/// Takes the link from its text and puts it around another range, inside the text or outside.
fn moved(text: &str, link: &Link, to: &Range<usize>) -> Edits {
    let tail = text[link.text.end..link.all.end].to_owned();
    vec![
        cut(link.all.start..link.text.start),
        insert(to.start, "["),
        insert(to.end, tail),
        cut(link.text.end..link.all.end),
    ]
}

fn slipped(it: &Spot) -> Vec<Edits> {
    let language = Language::of(it.locale);
    let change = |link: &Link| {
        let near = |it: &Range<usize>| it.start.abs_diff(link.all.start);
        let mut words = plain_words(it.target);
        words.extend(particle(it, link.all.end));
        words.retain(|word| language.is_function_word(&it.target[word.clone()]));
        let word = words.into_iter().min_by_key(near)?;
        Some(moved(it.target, link, &word))
    };
    links(it.target).iter().filter_map(change).collect()
}

/// The letter behind a place, in a language without blanks.
pub fn particle(it: &Spot, at: usize) -> Option<Range<usize>> {
    let blank = usize::from(it.target[at..].starts_with(' '));
    is_cjk(it.locale).then(|| char_at(it.target, at + blank))
}

fn only_mark(it: &Spot) -> Vec<Edits> {
    let change = |link: &Link| {
        let mark = char_at(it.target, link.all.end);
        let is_mark = ['.', ',', '。', '，', '、'].contains(&char_behind(it.target, mark.start)?);
        is_mark.then(|| moved(it.target, link, &mark))
    };
    links(it.target).iter().filter_map(change).collect()
}

fn parked(it: &Spot) -> Vec<Edits> {
    let change = |link: &Link| {
        let blank = usize::from(char_before(it.target, link.all.start) == Some(' '));
        let others = words(&it.target[..link.all.start]);
        let is_bold = it.target[..link.all.start].ends_with("**");
        let rest = !is_bold && (!others.is_empty() || is_cjk(it.locale) && link.all.start > 0);
        rest.then(|| {
            vec![
                cut(link.all.start - blank..link.all.end),
                insert(it.target.len(), format!(" {}", &it.target[link.all.clone()])),
            ]
        })
    };
    let links = links(it.target);
    let can_park = is_statement(it.target) && last(it.target) > 0;
    links.iter().filter(|_| can_park).filter_map(change).collect()
}
