//! Emphasis, code, tags, entities and directives inside the segments.

use std::ops::Range;

use super::article::Spot;
use super::languages::Language;
use super::link::particle;
use super::mutation::{Edits, Mutation, cut, insert, replace, swallow};
use super::text::{
    Marked, all, bolds, char_at, char_before, char_behind, codes, is_cjk, is_statement, links,
    plain_piece, plain_words, swaps,
};

pub const MUTATIONS: &[Mutation] = &[
    Mutation::target("markup/broken-emphasis", "one of the closing asterisks is lost", |it| {
        each(it, |bold| vec![cut(bold.inner.end..bold.inner.end + 1)])
    }),
    Mutation::target("markup/broken-emphasis", "a blank in front of the asterisks", |it| {
        each(it, |bold| vec![insert(bold.inner.end, " ")])
    }),
    Mutation::target("markup/broken-emphasis", "the words stand in front of the bold", |it| {
        each(it, |bold| vec![cut(bold.all.start..bold.inner.start), insert(bold.inner.end, "**")])
    }),
    Mutation::target("markup/lost-emphasis", "the words stay, the bold goes", unbold),
    Mutation::target("markup/dropped-marker-scar", "a double blank where bold began", scar)
        .or(&["markup/lost-emphasis"]),
    Mutation::target("markup/visible-escape", "the asterisks are escaped", escaped),
    Mutation::target("markup/visible-escape", "escaped asterisks join the bold", |it| {
        each(it, |bold| vec![insert(bold.all.end, "\\*\\*")])
    }),
    Mutation::target("markup/emphasis-swallows-punctuation", "the mark slips inside", swallowed)
        // Between two letters without a blank the asterisks show as well.
        .or(&["markup/broken-emphasis"]),
    Mutation::target("markup/emphasis-on-function-word", "the bold slips to a word", slipped),
    Mutation::target("markup/emphasis-swallows-verb", "the bold begins at the verb", verb),
    Mutation::target("markup/emphasis-crosses-link", "it opens inside the link", |it| {
        bold_links(it, |bold, _| {
            vec![cut(bold.all.start..bold.inner.start), insert(bold.inner.start + 1, "**")]
        })
    }),
    Mutation::target("markup/emphasis-crosses-link", "it closes inside the link", |it| {
        bold_links(it, |bold, text| vec![insert(text.end, "**"), cut(bold.inner.end..bold.all.end)])
    }),
    Mutation::target("markup/empty-emphasis", "bold around an empty link", |it| {
        bold_links(it, |bold, text| vec![cut(bold.all.start..text.start), insert(text.end, " **[")])
    })
    .or(&["link/empty-text"]),
    Mutation::target("markup/empty-emphasis", "bold around a link with a blank", |it| {
        bold_links(it, |bold, text| {
            vec![cut(bold.all.start..text.start), insert(text.end, " **[ ")]
        })
    })
    .or(&["link/empty-text"]),
    Mutation::target("markup/menu-path-collapsed", "two labels side by side", |it| {
        path(it, |path| path.replacen("** > **", " ", 1).replacen("** > **", "** > > **", 1))
    }),
    Mutation::target(
        "markup/menu-path-collapsed",
        "all labels stand in front of the marks",
        |it| path(it, |path| format!("{} > >", path.replace("** > **", "** **"))),
    ),
    Mutation::target("markup/torn-bar-list", "a bar is lost", |it| {
        let bars = all(it.target, " | ");
        bars.into_iter().map(|at| vec![cut(at.start + 1..at.end)]).collect()
    }),
    Mutation::target("markup/torn-bar-list", "an item slips over the bar", |it| {
        let slip = |pair: &[Range<usize>]| {
            let item = &it.target[pair[0].end..pair[1].start];
            vec![cut(pair[0].end..pair[1].start), insert(pair[1].end, format!("{item} "))]
        };
        all(it.target, " | ").windows(2).map(slip).collect()
    }),
    Mutation::target("markup/missing-code", "the backticks go", |it| {
        let drop =
            |it: &Marked| vec![cut(it.all.start..it.inner.start), cut(it.inner.end..it.all.end)];
        codes(it.target).iter().map(drop).collect()
    }),
    Mutation::target("markup/changed-code", "the first letter is recased", |it| {
        let change = |code: &Marked| {
            let first = char_at(it.target, code.inner.start);
            vec![replace(first.clone(), it.target[first].to_uppercase())]
        };
        codes(it.target).iter().map(change).collect()
    }),
    Mutation::target("markup/changed-code", "a blank slips in", |it| {
        let change = |code: &Marked| vec![insert(code.inner.start + 2, " ")];
        codes(it.target).iter().map(change).collect()
    }),
    Mutation::target("markup/extra-code", "a plain word becomes code", |it| {
        let code = |it: Range<usize>| vec![insert(it.start, "`"), insert(it.end, "`")];
        plain_piece(it.target).map(code).into_iter().collect()
    }),
    Mutation::target("markup/code-fused", "the word between two spans moves away", fused),
    Mutation::target("markup/code-parked", "the code moves behind the full stop", parked),
    Mutation::target("markup/escape-split", "a blank behind the underscore", |it| {
        swaps(it.target, &[("\\_", "\\_ ")])
    })
    .or(&["verbatim/split-identifier"]),
    Mutation::target("markup/escape-split", "blanks around the underscore", |it| {
        swaps(it.target, &[("\\_", " \\_ ")])
    })
    .or(&["verbatim/split-identifier"]),
    Mutation::target("markup/malformed-entity", "a blank, no semicolon, or escaped twice", |it| {
        let pairs = [
            ("&nbsp;", "& nbsp;"),
            ("&nbsp;", "&amp;nbsp;"),
            ("&lt;", "&lt ;"),
            ("&lt;", "&amp;lt;"),
        ];
        swaps(it.target, &pairs)
    }),
    Mutation::target("markup/malformed-tag", "a blank behind the bracket", |it| {
        swaps(it.target, &[("<kbd", "< kbd"), ("</kbd", "</ kbd")])
    }),
    Mutation::target("markup/tag-mismatch", "a tag is lost", |it| {
        swaps(it.target, &[("<kbd>", ""), ("</kbd>", "")])
    }),
    Mutation::target("markup/changed-directive", "a blank or another name slips in", |it| {
        swaps(it.target, &[("[!INCLUDE", "[! INCLUDE"), ("<xref:Harbor", "<xref:harbor")])
    }),
];

fn each(it: &Spot, change: fn(&Marked) -> Edits) -> Vec<Edits> {
    bolds(it.target).iter().map(change).collect()
}

/// Plants for bold labels that are links: the label and the text of the link.
fn bold_links(it: &Spot, change: fn(&Marked, &Range<usize>) -> Edits) -> Vec<Edits> {
    let plant = |bold: &Marked| {
        let links = links(it.target);
        let link = links.iter().find(|link| link.all == bold.inner)?;
        Some(change(bold, &link.text))
    };
    bolds(it.target).iter().filter_map(plant).collect()
}

fn without_marks(bold: &Marked) -> Edits {
    vec![cut(bold.all.start..bold.inner.start), cut(bold.inner.end..bold.all.end)]
}

fn unbold(it: &Spot) -> Vec<Edits> {
    let bolds = bolds(it.target);
    bolds.iter().filter(|_| !is_cjk(it.locale)).map(without_marks).collect()
}

fn scar(it: &Spot) -> Vec<Edits> {
    let change = |bold: &Marked| {
        let is_inside = char_before(it.target, bold.all.start) == Some(' ');
        let behind = char_behind(it.target, bold.all.end) == Some(' ');
        let tail = if behind { " " } else { "" };
        is_inside.then(|| {
            vec![
                replace(bold.all.start..bold.inner.start, " "),
                replace(bold.inner.end..bold.all.end, tail),
            ]
        })
    };
    bolds(it.target).iter().filter_map(change).collect()
}

fn escaped(it: &Spot) -> Vec<Edits> {
    each(it, |bold| {
        vec![
            replace(bold.all.start..bold.inner.start, "\\*\\*"),
            replace(bold.inner.end..bold.all.end, "\\*\\*"),
        ]
    })
}

fn swallowed(it: &Spot) -> Vec<Edits> {
    let marks = ".,;。，；、،؛";
    let change = |bold: &Marked| swallow(it.target, bold.inner.end, bold.all.end, marks);
    bolds(it.target).iter().filter_map(change).collect()
}

fn slipped(it: &Spot) -> Vec<Edits> {
    let language = Language::of(it.locale);
    let change = |bold: &Marked| {
        let near = |it: &Range<usize>| it.start.abs_diff(bold.all.start);
        let mut words = plain_words(it.target);
        words.extend(particle(it, bold.all.end));
        words.retain(|word| language.is_function_word(&it.target[word.clone()]));
        let word = words.into_iter().min_by_key(near)?;
        let mut edits = without_marks(bold);
        edits.extend([insert(word.start, "**"), insert(word.end, "**")]);
        Some(edits)
    };
    let is_path = it.target.contains("** > **");
    bolds(it.target).iter().filter(|_| !is_path).filter_map(change).collect()
}

/// Lets the bold begin at the verb in front of it, or end behind the one that follows.
fn verb(it: &Spot) -> Vec<Edits> {
    let verbs = Language::of(it.locale).verbs;
    let change = |bold: &Marked| {
        let before = &it.target[..bold.all.start];
        let clause = before.rfind([',', ';', '.', '，', '；', '、']).unwrap_or(0);
        if let Some(at) = verbs.iter().filter_map(|verb| before[clause..].rfind(verb)).max() {
            let at = clause + at;
            let is_near = !before[at..].contains(['*', '[', '`']) && before[at..].len() <= 40;
            return is_near.then(|| vec![insert(at, "**"), cut(bold.all.start..bold.inner.start)]);
        }
        let behind = it.target[bold.all.end..].trim_start_matches(' ');
        let verb = verbs.iter().find(|verb| behind.starts_with(**verb))?;
        let end = it.target.len() - behind.len() + verb.len();
        Some(vec![cut(bold.inner.end..bold.all.end), insert(end, "**")])
    };
    bolds(it.target).iter().filter_map(change).collect()
}

fn path(it: &Spot, change: fn(&str) -> String) -> Vec<Edits> {
    let bolds = bolds(it.target);
    let (Some(first), Some(end)) = (bolds.first(), bolds.last()) else {
        return Vec::new();
    };
    let path = first.all.start..end.all.end;
    let is_path = !all(&it.target[path.clone()], "** > **").is_empty();
    let new = change(&it.target[path.clone()]);
    if is_path { vec![vec![replace(path, new)]] } else { Vec::new() }
}

fn fused(it: &Spot) -> Vec<Edits> {
    let codes = codes(it.target);
    let change = |pair: &[Marked]| {
        let between = pair[0].all.end..pair[1].all.start;
        let words = it.target[between.clone()].trim_start_matches(',').trim();
        let blank = if is_cjk(it.locale) { "" } else { " " };
        vec![insert(pair[0].all.start, format!("{words}{blank}")), cut(between)]
    };
    codes.windows(2).map(change).collect()
}

fn parked(it: &Spot) -> Vec<Edits> {
    let change = |code: &Marked| {
        let blank = usize::from(char_before(it.target, code.all.start) == Some(' '));
        vec![
            cut(code.all.start - blank..code.all.end),
            insert(it.target.len(), format!(" {}", &it.target[code.all.clone()])),
        ]
    };
    codes(it.target).iter().filter(|_| is_statement(it.target)).map(change).collect()
}
