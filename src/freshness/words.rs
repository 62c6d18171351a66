//! A text as its words alone, so that it can be compared whatever markup stands in and around it.

/// A longer entity is none (bytes).
const LONGEST_ENTITY: usize = 12;

/// A longer tag or destination (bytes) is text.
const LONGEST_MARK: usize = 1024;

/// The words of a Markdown text with one blank before, between and behind them; empty where there
/// are none. Marks, escapes, tags, images, directives, destinations and punctuation are gone, and
/// entities are what they stand for.
pub fn words(text: &str) -> String {
    let mut words = Words { out: String::with_capacity(text.len() + 2), in_word: false };
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (length, replaced) = piece(rest, first);
        match replaced {
            Piece::Break => words.put(' '),
            Piece::Nothing => {}
            Piece::Character(character) => words.put(character),
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    if words.in_word {
        words.out.push(' ');
    }
    words.out
}

struct Words {
    out: String,
    in_word: bool,
}

impl Words {
    fn put(&mut self, character: char) {
        let is_word = character.is_alphanumeric() || is_joined(character);
        if is_word && !self.in_word && self.out.is_empty() {
            self.out.push(' ');
        }
        if is_word {
            self.out.push(character);
        } else if self.in_word {
            self.out.push(' ');
        }
        self.in_word = is_word;
    }
}

/// Combining marks, which belong to the letter before them.
fn is_joined(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}')
}

enum Piece {
    Break,
    /// It parts no words: `**B**old`.
    Nothing,
    Character(char),
}

/// What stands at the beginning of a text: its length and what it stands for.
fn piece(rest: &str, first: char) -> (usize, Piece) {
    let marked = match first {
        '\\' | '*' | '`' => return (1, Piece::Nothing),
        '<' => tag(rest),
        '&' => {
            return entity(rest).map_or((1, Piece::Break), |(len, it)| (len, Piece::Character(it)));
        }
        '!' if rest.starts_with("![") => image(rest),
        '[' if rest.starts_with("[!") => bracketed(rest, '[', ']'),
        ']' => destination(&rest[1..]).map(|it| it + 1),
        _ => None,
    };
    match marked {
        Some(length) => (length, Piece::Break),
        None => (first.len_utf8(), Piece::Character(first)),
    }
}

/// The length of a tag, a comment or an address in angle brackets.
fn tag(rest: &str) -> Option<usize> {
    let second = rest.get(1..)?.chars().next()?;
    if !(second.is_ascii_alphabetic() || matches!(second, '/' | '!')) {
        return None;
    }
    let end = near(rest).find('>')?;
    (!rest[1..end].contains('<')).then_some(end + 1)
}

fn entity(rest: &str) -> Option<(usize, char)> {
    let near = rest.as_bytes().iter().take(LONGEST_ENTITY);
    let end = near.clone().position(|it| *it == b';')?;
    let name = rest.get(1..end)?;
    let character = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => numbered(name).or_else(|| {
            // Whatever else has a name is a sign or a blank.
            (!name.is_empty() && name.bytes().all(|it| it.is_ascii_alphanumeric())).then_some(' ')
        })?,
    };
    Some((end + 1, character))
}

fn numbered(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let number = match digits.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => digits.parse().ok()?,
    };
    char::from_u32(number)
}

/// The length of an image with its destination.
fn image(rest: &str) -> Option<usize> {
    let end = bracketed(&rest[1..], '[', ']')? + 1;
    Some(end + destination(&rest[end..])?)
}

/// The length of what follows the text of a link: `(…)` or `[…]`.
fn destination(rest: &str) -> Option<usize> {
    match rest.as_bytes().first()? {
        b'(' => bracketed(rest, '(', ')'),
        b'[' => bracketed(rest, '[', ']'),
        _ => None,
    }
}

/// The length of what stands in brackets, which may nest.
fn bracketed(rest: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, character) in near(rest).char_indices() {
        if character == open {
            depth += 1;
        } else if character == close {
            depth = depth.checked_sub(1)?;
            if depth == 0 {
                return Some(at + 1);
            }
        }
    }
    None
}

/// The beginning of a text, so that a mark which nothing closes costs little.
fn near(rest: &str) -> &str {
    let mut end = rest.len().min(LONGEST_MARK);
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    &rest[..end]
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn only_words_are_left() {
        for (text, expected) in [
            ("Open the **tide** table.", " Open the tide table "),
            ("**T**ide [table](a(b).md \"t\"), [x][y]!", " Tide table x "),
            ("# <a name=\"x\"></a>Tides &amp; berths&nbsp;now", " Tides berths now "),
            ("a \\<name\\> `b_c` &#65; &lt;d&gt;", " a b c A d "),
            ("![alt](a.png) See [!INCLUDE [x](y.md)] it", " See it "),
            ("1 < 2 and 3 > 2", " 1 2 and 3 2 "),
            ("…", ""),
            ("", ""),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn marks_that_never_close_cost_little() {
        let begun = std::time::Instant::now();
        for mark in ["![", "[!", "<a", "](", "&"] {
            words(&mark.repeat(20_000));
        }
        assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
    }
}
