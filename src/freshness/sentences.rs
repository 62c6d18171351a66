//! The sentences of an English file: what a translator would get to see, one by one.

use super::words::words;
use crate::article::{self, Article, ByteRange};

/// Lines that begin so hold directives and no text.
const DIRECTIVE: &str = ":::";

/// A sentence, a heading, or the text of a table cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The words, as [`words`] gives them; never empty.
    pub words: String,
    /// Whether it stands in a heading.
    pub is_heading: bool,
    /// Whether there is anything to translate: more than code and addresses.
    pub is_prose: bool,
}

/// The sentences of the text outside the front matter, code blocks and comments.
pub fn sentences(bytes: &[u8]) -> Vec<Sentence> {
    let article = article::read(bytes.to_vec());
    let text = masked(&article);
    let mut found = Vec::new();
    let mut block = String::new();
    for line in text.lines() {
        let line = unquoted(line);
        if line.is_empty() || line.starts_with(DIRECTIVE) || is_rule(line) {
            flush(&mut block, &mut found);
            continue;
        }
        if let Some(heading) = heading(line) {
            flush(&mut block, &mut found);
            split(heading, true, &mut found);
            continue;
        }
        let item = without_marker(line);
        if item.len() < line.len() || item.contains('|') {
            flush(&mut block, &mut found);
        }
        if item.contains('|') {
            cells(item).for_each(|it| split(it, false, &mut found));
            continue;
        }
        if !block.is_empty() {
            block.push(' ');
        }
        block.push_str(item);
    }
    flush(&mut block, &mut found);
    found
}

/// The text with blanks in the place of what is no text.
fn masked(article: &Article) -> String {
    // A title may stand behind the destination, and the text of a comment does.
    let line_end =
        |at: usize| article.text.get(at..).and_then(|it| it.find('\n')).map(|it| at + it);
    let definitions = article.definitions.iter().map(|it| {
        let end = line_end(it.destination.end).unwrap_or(article.text.len());
        ByteRange::new(it.label.start.saturating_sub(1), end)
    });
    let front = article.front_matter.iter().map(|it| it.range);
    let ranges = article.code_blocks.iter().chain(&article.comments).copied();
    let mut bytes = article.text.clone().into_bytes();
    for range in ranges.chain(definitions).chain(front) {
        let piece = bytes.get_mut(range.start..range.end).unwrap_or_default();
        piece.iter_mut().filter(|it| !matches!(it, b'\n' | b'\r')).for_each(|it| *it = b' ');
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A line without the marks of block quotes and the blanks around it.
fn unquoted(line: &str) -> &str {
    line.trim_start_matches(|it: char| it == '>' || it.is_whitespace()).trim_end()
}

/// Whether a line is drawn: the line below the head of a table, or one that parts sections.
fn is_rule(line: &str) -> bool {
    line.chars().all(|it| matches!(it, '-' | '|' | ':' | '=' | '*' | '_' | ' ' | '+'))
}

fn heading(line: &str) -> Option<&str> {
    let text = line.trim_start_matches('#');
    let is_heading = text.len() < line.len() && text.starts_with([' ', '\t', '\u{A0}', '<']);
    is_heading.then(|| text.trim().trim_end_matches('#').trim())
}

/// A line without the marker of a list item.
fn without_marker(line: &str) -> &str {
    let digits = line.trim_start_matches(|it: char| it.is_ascii_digit());
    let behind = if digits.len() < line.len() {
        digits.strip_prefix(['.', ')'])
    } else {
        line.strip_prefix(['-', '*', '+'])
    };
    let item = behind.filter(|it| it.starts_with([' ', '\t'])).map(str::trim_start);
    item.map_or(line, |it| if it.len() < line.len() { without_marker_once_more(it) } else { it })
}

/// An item may begin with an item.
fn without_marker_once_more(item: &str) -> &str {
    item.strip_prefix("- ").or_else(|| item.strip_prefix("* ")).map_or(item, str::trim_start)
}

/// The cells of a row: an escaped bar is text.
fn cells(row: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    let ends = row.match_indices('|').map(|it| it.0).filter(|&at| !row[..at].ends_with('\\'));
    let ends: Vec<usize> = ends.chain([row.len()]).collect();
    ends.into_iter().map(move |end| {
        let cell = row.get(start..end).unwrap_or_default();
        start = end + 1;
        cell
    })
}

fn flush(block: &mut String, found: &mut Vec<Sentence>) {
    split(block, false, found);
    block.clear();
}

/// Splits a block behind the marks that end a sentence.
fn split(block: &str, is_heading: bool, found: &mut Vec<Sentence>) {
    let mut start = 0;
    let ends = block.char_indices().filter(|(_, it)| matches!(it, '.' | '?' | '!'));
    for (at, _) in ends {
        let behind = &block[at + 1..];
        let gap = behind.trim_start();
        let begins = gap.starts_with(|it: char| it.is_uppercase() || "[*`<\"'(!".contains(it));
        if gap.len() < behind.len() && begins {
            push(&block[start..=at], is_heading, found);
            start = at + 1;
        }
    }
    push(&block[start..], is_heading, found);
}

fn push(text: &str, is_heading: bool, found: &mut Vec<Sentence>) {
    let words = words(text);
    if !words.is_empty() {
        let is_prose = is_prose(text);
        found.push(Sentence { words, is_heading, is_prose });
    }
}

/// Whether a text is more than code, addresses and signs.
fn is_prose(text: &str) -> bool {
    let without_code: String = text.split('`').step_by(2).collect::<Vec<_>>().join(" ");
    let words = words(&without_code);
    let is_address = without_code.trim_start().starts_with(['@'])
        || (without_code.contains("://")
            && !without_code.trim().contains(' ')
            && !without_code.contains("]("));
    let is_word = |it: &str| it.chars().filter(|it| it.is_alphabetic()).count() > 1;
    !is_address && words.split(' ').any(is_word)
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn what_a_translator_sees() {
        let text = "\u{FEFF}---\ntitle: Tides\n---\n# Tides ##\n\nThe tide turns. It *turns*\ntwice a day.\n\n\
            <!-- no. -->\n> [!NOTE]\n> Ask the pilot.\n\n- One\n- Two\n\n| A | B \\| C |\n|---|:--|\n| `x` | <https://a.b> |\n\n\
            ```\nCode. Here.\n```\n![Alt text](a.png)\n\n::: row\n[ref]: https://a.b\n[comment]: # (A remark.)\n\n[!INCLUDE [x](y.md)]\n";
        let found = sentences(text.as_bytes());
        let words: Vec<&str> = found.iter().map(|it| it.words.trim()).collect();
        assert_eq!(
            words,
            [
                "Tides",
                "The tide turns",
                "It turns twice a day",
                "Ask the pilot",
                "One",
                "Two",
                "A",
                "B C",
                "x"
            ]
        );
        assert!(found[0].is_heading && !found[1].is_heading);
        assert!(found[1].is_prose && !found[8].is_prose);
    }
}
