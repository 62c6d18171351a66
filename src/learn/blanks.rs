//! Blanks before marks, and between letters of unlike scripts.

use super::{Aspect, Evidence};
use crate::inline::OBJECT;
use crate::locale::Script;

/// The marks that may have a blank before them.
pub(super) const MARKS: [char; 5] = [':', ';', '?', '!', '%'];

/// No blank.
pub(super) const NONE: &str = "none";
/// An ordinary blank.
pub(super) const BLANK: &str = "blank";
/// A no-break space, narrow or not.
pub(super) const NO_BREAK: &str = "no-break";

/// What may follow a mark that ends words, beside blanks.
const BEHIND: &str = ".,;)]}»”“„\"'’…、。，；」』）】—–-/";

/// What may stand between words and a mark.
const CLOSING: &str = ")]»«“”\"’'」』";

/// Counts the blanks before the marks of a text.
pub(super) fn before_marks(text: &str, evidence: &mut Evidence) {
    for (at, mark) in text.char_indices().filter(|it| MARKS.contains(&it.1)) {
        let (before, behind) = (&text[..at], &text[at + mark.len_utf8()..]);
        let words = before.trim_end();
        if follows_words(mark, words) && ends_words(mark, behind) {
            evidence.add(Aspect::BlankBefore(mark), kind(&before[words.len()..]));
        }
    }
}

/// Whether a mark can belong to the words before it. The second of two marks belongs to the first.
fn follows_words(mark: char, words: &str) -> bool {
    let Some(last) = words.chars().next_back() else {
        return false;
    };
    let closes = last == OBJECT || CLOSING.contains(last);
    if mark == '%' { last.is_numeric() } else { last.is_alphanumeric() || closes }
}

/// Whether words end behind a mark: it stands in no time, address or smiley.
fn ends_words(mark: char, behind: &str) -> bool {
    let Some(next) = behind.chars().next() else {
        return true;
    };
    let is_smiley = matches!(mark, ':' | ';') && matches!(next, ')' | '-' | '/');
    !is_smiley
        && (next.is_whitespace() || next == OBJECT || BEHIND.contains(next) || is_ideographic(next))
}

fn kind(gap: &str) -> &'static str {
    match gap {
        "" => NONE,
        gap if gap.contains(['\u{A0}', '\u{202F}']) => NO_BREAK,
        _ => BLANK,
    }
}

/// Counts the blanks between ideographs or kana and Latin letters or digits.
pub(super) fn beside_latin(text: &str, evidence: &mut Evidence) {
    let characters: Vec<char> = text.chars().collect();
    let mut meeting = |a: char, b: char, gap: &str| {
        let meet = is_ideographic(a) && b.is_ascii_alphanumeric()
            || a.is_ascii_alphanumeric() && is_ideographic(b);
        if meet {
            evidence.add(Aspect::BlankBesideLatin, gap);
        }
    };
    for pair in characters.windows(2) {
        meeting(pair[0], pair[1], NONE);
    }
    for three in characters.windows(3).filter(|it| matches!(it[1], ' ' | '\u{A0}')) {
        meeting(three[0], three[2], BLANK);
    }
}

/// Whether a character is a letter of a script that writes words without blanks and widths in full.
pub(super) fn is_ideographic(character: char) -> bool {
    matches!(Script::of(character), Some(Script::Han | Script::Japanese))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(text: &str, aspect: Aspect) -> Vec<(String, usize)> {
        let mut evidence = Evidence::default();
        before_marks(text, &mut evidence);
        beside_latin(text, &mut evidence);
        let ranked = evidence.tally(aspect).ranked();
        ranked.into_iter().map(|(what, number)| (what.to_owned(), number)).collect()
    }

    #[test]
    fn blanks_before_marks_are_told_apart() {
        let text = "Le port\u{A0}: ici\u{202F}: là : eh: fin";
        let expected = [(NO_BREAK, 2), (BLANK, 1), (NONE, 1)];
        let counts = counted(text, Aspect::BlankBefore(':'));
        assert_eq!(counts, expected.map(|(what, number)| (what.to_owned(), number)));
        let percent = counted("5 % или 5% или 5\u{A0}%.", Aspect::BlankBefore('%'));
        assert_eq!(percent.iter().map(|it| it.1).sum::<usize>(), 3);
    }

    #[test]
    fn marks_that_end_no_words_are_left_out() {
        for text in ["10:30", "https://a.b", "a :) b", ": a", "%20", "a::b", "x%y"] {
            for mark in MARKS {
                assert!(counted(text, Aspect::BlankBefore(mark)).is_empty(), "{text} {mark}");
            }
        }
        // Of two marks the first one counts.
        assert_eq!(counted("Wie?!", Aspect::BlankBefore('!')), []);
        assert_eq!(counted("Wie?!", Aspect::BlankBefore('?')), []);
    }

    #[test]
    fn latin_beside_ideographs() {
        let counts = counted("使用 Harbor 港口v2 的 3 個", Aspect::BlankBesideLatin);
        assert_eq!(counts, [(BLANK.to_owned(), 5), (NONE.to_owned(), 1)]);
        assert!(counted("использует Harbor", Aspect::BlankBesideLatin).is_empty());
    }
}
