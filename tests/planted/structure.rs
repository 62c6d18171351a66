//! Spans, ids and blocks of the format.

use super::article::{Clean, Segment};
use super::mutation::{Edits, Mutation, Plant, cut, insert, replace};
use super::text::{all, codes, links, swaps};

pub const MUTATIONS: &[Mutation] = &[
    Mutation::article("structure/conflict-marker", "both versions of a line", |article| {
        each(article, |it, article| {
            let text = &article.text;
            let start = text[..it.whole.start].rfind('\n').unwrap() + 1;
            let end = start + text[start..].find('\n').unwrap() + 1;
            let line = &text[start..end];
            let both = format!("<<<<<<< HEAD\n{line}=======\n{line}>>>>>>> main\n");
            vec![replace(start..end, both)]
        })
    }),
    Mutation::article("structure/duplicate-id", "a segment is pasted twice", |article| {
        each(article, |it, article| {
            vec![insert(it.whole.end, format!(" {}", &article.text[it.whole.clone()]))]
        })
    }),
    Mutation::article("structure/empty-source", "the source is gone", |article| {
        of_segment(article, |it, _| vec![cut(it.source.clone())])
    }),
    Mutation::article("structure/empty-target", "the translation is gone", |article| {
        of_segment(article, |it, _| vec![cut(it.target.clone())])
    }),
    Mutation::article("structure/empty-target", "only a blank is left", |article| {
        of_segment(article, |it, _| vec![replace(it.target.clone(), " ")])
    }),
    Mutation::target("structure/glued-list-marker", "the blank is lost", |it| {
        if it.target.starts_with("- ") { vec![vec![cut(1..2)]] } else { Vec::new() }
    }),
    Mutation::article("structure/id-mismatch", "the source has another number", |article| {
        each(article, |it, _| {
            let start = it.source.start - 2;
            vec![insert(start, "9")]
        })
    }),
    Mutation::article(
        "structure/invalid-front-matter",
        "a colon, a quotation mark, no end",
        |it| {
            let pairs = [
                ("\ndescription: ", "\ndescription: A: "),
                ("\ntitle: ", "\ntitle: \""),
                ("\nms.topic: how-to\n", "\nms.topic: 'how-to\n"),
            ];
            swaps(&it.text, &pairs).into_iter().map(Plant::anywhere).collect()
        },
    ),
    Mutation::article("structure/invalid-utf8", "bytes of another encoding", |article| {
        each(article, |it, _| vec![insert(it.target.end, vec![0xFC])])
    }),
    Mutation::target("structure/invalid-utf8", "a character cut in the middle", |it| {
        let mut letters = it.target.char_indices().filter(|it| it.0 > 0 && it.1.len_utf8() > 1);
        let cut = letters.next_back().map(|(at, it)| vec![cut(at + 1..at + it.len_utf8())]);
        cut.into_iter().collect()
    }),
    Mutation::article("structure/nested-span", "a segment pasted into its neighbour", |article| {
        let pair = |pair: &[Segment]| {
            let second = article.text[pair[1].whole.clone()].to_owned();
            Plant::anywhere(vec![insert(pair[0].target.end, second), cut(pair[1].whole.clone())])
        };
        article.segments.windows(2).map(pair).collect()
    }),
    Mutation::article("structure/span-in-code", "the fence is not closed", |article| {
        let text = &article.text;
        let closing = all(text, "\n```\n").into_iter();
        closing.map(|it| Plant::anywhere(vec![cut(it.start + 1..it.end)])).collect()
    })
    // Code becomes text and text code up to the end: each block that is code now is told.
    .beside(&["structure/span-in-code"]),
    Mutation::article("structure/unclosed-span", "behind the translation", |article| {
        each(article, |it, _| vec![cut(it.target.end..it.target.end + "</span>".len())])
    }),
    Mutation::article("structure/unclosed-span", "behind the source", |article| {
        each(article, |it, _| vec![cut(it.source.end..it.source.end + "</span>".len())])
    }),
    Mutation::article("structure/unpaired-segment", "the source is cut", |article| {
        each(article, |it, _| vec![cut(it.target.end + "</span>".len()..it.whole.end)])
    }),
    Mutation::article("structure/unpaired-segment", "the translation is cut", |article| {
        each(article, |it, _| vec![cut(it.whole.start..it.target.end + "</span>".len())])
    }),
    Mutation::article("structure/unused-suppression", "in front of a clean paragraph", |article| {
        let comment = "<!-- bilint-disable-next-segment link/missing no such page -->\n";
        let paragraphs = all(&article.text, "\n\n<span").into_iter();
        paragraphs.map(|it| Plant::anywhere(vec![insert(it.start + 2, comment)])).collect()
    }),
    Mutation::article("structure/misaligned", "two translations change places", misaligned),
];

fn each(article: &Clean, change: impl Fn(&Segment, &Clean) -> Edits) -> Vec<Plant> {
    article.segments.iter().map(|it| Plant::anywhere(change(it, article))).collect()
}

fn of_segment(article: &Clean, change: impl Fn(&Segment, &Clean) -> Edits) -> Vec<Plant> {
    article.segments.iter().map(|it| Plant::of(change(it, article), &[&it.id])).collect()
}

/// Neighbours whose sources hold something that must stand in their own translations.
fn misaligned(article: &Clean) -> Vec<Plant> {
    let pair = |pair: &[Segment]| {
        let (first, second) = (article.spot(&pair[0]), article.spot(&pair[1]));
        let (a, b) = (facts(first.source), facts(second.source));
        let tells_apart = !a.is_empty() && !b.is_empty() && !a.iter().any(|it| b.contains(it));
        let edits = vec![
            replace(pair[0].target.clone(), second.target),
            replace(pair[1].target.clone(), first.target),
        ];
        tells_apart.then(|| Plant::of(edits, &[&pair[0].id, &pair[1].id]))
    };
    article.segments.windows(2).filter_map(pair).collect()
}

/// The addresses, the code and the long numbers of a text.
fn facts(text: &str) -> Vec<&str> {
    let links = links(text).into_iter().map(|it| &text[it.address]);
    let codes = codes(text).into_iter().map(|it| &text[it.inner]);
    let numbers = text.split(|it: char| !it.is_ascii_digit()).filter(|it| it.len() >= 4);
    links.chain(codes).chain(numbers).collect()
}
