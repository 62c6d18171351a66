//! Plain string work on clean texts: where their links, bold labels, code and words stand.

use std::ops::Range;

use super::mutation::{Edits, replace};

/// A thing with brackets: a link, an image or a reference.
pub struct Link {
    pub all: Range<usize>,
    pub text: Range<usize>,
    /// The address, or the label of a reference.
    pub address: Range<usize>,
}

/// A thing between two marks.
pub struct Marked {
    pub all: Range<usize>,
    pub inner: Range<usize>,
}

/// Whether a language writes no blanks between words.
pub fn is_cjk(locale: &str) -> bool {
    matches!(locale, "ja-JP" | "zh-TW")
}

/// Whether a character is a letter of Chinese or Japanese.
pub fn is_cjk_letter(it: char) -> bool {
    matches!(it, '\u{3041}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}')
}

/// All places of a text in another.
pub fn all(text: &str, what: &str) -> Vec<Range<usize>> {
    text.match_indices(what).map(|(at, it)| at..at + it.len()).collect()
}

/// One plant for each place of each left text, which becomes the right one.
pub fn swaps(text: &str, pairs: &[(&str, &str)]) -> Vec<Edits> {
    let swap = |&(from, to): &(&str, &str)| {
        let (head, tail) = common(from, to);
        all(text, from)
            .into_iter()
            .map(|it| vec![replace(it.start + head..it.end - tail, &to[head..to.len() - tail])])
            .collect::<Vec<_>>()
    };
    pairs.iter().flat_map(swap).collect()
}

/// The lengths of what two texts begin and end with, both.
fn common(a: &str, b: &str) -> (usize, usize) {
    let same = |(x, y): &(char, char)| x == y;
    let head = a.chars().zip(b.chars()).take_while(same).map(|it| it.0.len_utf8()).sum();
    let (a, b) = (&a[head..], &b[head..]);
    let tail = a.chars().rev().zip(b.chars().rev()).take_while(same);
    (head, tail.map(|it| it.0.len_utf8()).sum())
}

fn bracketed(text: &str, between: &str, close: char) -> Vec<Link> {
    let link = |it: Range<usize>| {
        let open = text[..it.start].rfind('[')?;
        let end = it.end + text[it.end..].find(close)?;
        Some(Link { all: open..end + 1, text: open + 1..it.start, address: it.end..end })
    };
    all(text, between).into_iter().filter_map(link).collect()
}

/// The links of a text, images and directives left out.
pub fn links(text: &str) -> Vec<Link> {
    let is_link = |it: &Link| {
        let before = &text[..it.all.start];
        !before.ends_with('!') && !before.ends_with("!INCLUDE")
    };
    bracketed(text, "](", ')').into_iter().filter(is_link).collect()
}

/// The images of a text; their range begins with the exclamation mark.
pub fn images(text: &str) -> Vec<Link> {
    let images = bracketed(text, "](", ')').into_iter();
    images
        .filter(|it| text[..it.all.start].ends_with('!'))
        .map(|it| Link { all: it.all.start - 1..it.all.end, ..it })
        .collect()
}

/// The links of a text that name their address by a label.
pub fn references(text: &str) -> Vec<Link> {
    bracketed(text, "][", ']')
}

/// The links of a text, whatever they name their address by.
pub fn all_links(text: &str) -> Vec<Link> {
    links(text).into_iter().chain(references(text)).collect()
}

/// What stands between pairs of a mark.
pub fn marked(text: &str, mark: &str) -> Vec<Marked> {
    let marks = all(text, mark);
    let pair =
        |it: &[Range<usize>]| Marked { all: it[0].start..it[1].end, inner: it[0].end..it[1].start };
    marks.chunks_exact(2).map(pair).collect()
}

pub fn bolds(text: &str) -> Vec<Marked> {
    marked(text, "**")
}

pub fn codes(text: &str) -> Vec<Marked> {
    marked(text, "`")
}

/// What no reader takes for a word of the language.
const NAMES: [&str; 12] = [
    "Harbor",
    "Quayside",
    "Core",
    "Desk",
    "Elmhaven",
    "Norrvik",
    "CargoManifest",
    "BerthPlanner",
    "GET",
    "POST",
    "HTTP",
    "ID",
];

/// The words of the language, two letters and more, between blanks; none that markup touches.
pub fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let is_edge = |it: char| ".,;:!?()„“”\"«»¿¡،؛؟—".contains(it);
    for (start, token) in tokens(text) {
        let core = token.trim_matches(is_edge);
        let at = start + (token.len() - token.trim_start_matches(is_edge).len());
        let is_word = !token.contains("()")
            && core.chars().count() >= 2
            && core.chars().all(char::is_alphabetic)
            && !core.chars().any(is_cjk_letter)
            && !NAMES.contains(&core);
        if is_word && !is_inside_code(text, at) {
            words.push(at..at + core.len());
        }
    }
    words
}

/// What stands between blanks, and where.
fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let place = |it: &str| it.as_ptr() as usize - text.as_ptr() as usize;
    text.split([' ', '\u{A0}']).filter(|it| !it.is_empty()).map(move |it| (place(it), it))
}

pub fn is_inside_code(text: &str, at: usize) -> bool {
    codes(text).iter().any(|it| it.all.contains(&at))
}

/// Runs of Chinese or Japanese letters, this many and more.
pub fn runs(text: &str, fewest: usize) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, letter) in text.char_indices().filter(|it| is_cjk_letter(it.1)) {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end += letter.len_utf8(),
            _ => runs.push(at..at + letter.len_utf8()),
        }
    }
    runs.retain(|it| text[it.clone()].chars().count() >= fewest);
    runs
}

/// Whether a place stands in a link, an image or bold text.
pub fn is_marked_up(text: &str, at: usize) -> bool {
    let inside = |it: &Range<usize>| it.contains(&at);
    links(text).iter().chain(&images(text)).chain(&references(text)).any(|it| inside(&it.all))
        || bolds(text).iter().chain(&marked(text, "*")).any(|it| inside(&it.all))
}

/// The words that no markup surrounds, of languages with blanks between them.
pub fn plain_words(text: &str) -> Vec<Range<usize>> {
    words(text).into_iter().filter(|it| !is_marked_up(text, it.start)).collect()
}

/// A word, or two letters of a language without blanks, in the middle of the plain text.
pub fn plain_piece(text: &str) -> Option<Range<usize>> {
    let words = plain_words(text).into_iter().filter(|it| text[it.clone()].chars().count() >= 4);
    let runs = runs(text, 4).into_iter().filter(|it| !is_marked_up(text, it.start));
    let two = |it: Range<usize>| {
        let end = text[it.clone()].char_indices().nth(2).map_or(it.end, |(at, _)| it.start + at);
        it.start..end
    };
    let pieces: Vec<_> = words.chain(runs.map(two)).collect();
    pieces.get(pieces.len() / 2).cloned()
}

/// Whether a sentence stands here that ends in a full stop.
pub fn is_statement(text: &str) -> bool {
    text.ends_with(['.', '。'])
}

pub fn char_before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

pub fn char_behind(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

/// Where the last character of a text begins.
pub fn last(text: &str) -> usize {
    text.char_indices().next_back().map_or(0, |it| it.0)
}

/// The range of the character that begins here.
pub fn char_at(text: &str, at: usize) -> Range<usize> {
    at..at + char_behind(text, at).map_or(0, char::len_utf8)
}
