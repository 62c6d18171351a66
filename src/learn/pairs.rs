//! Quotation marks and brackets, in pairs.

use crate::locale::Script;

/// A mark that opens, the marks that may close it, and whether the pair is a quotation.
type Opening = (char, &'static str, bool);

/// Where two marks may close, the first of them that comes does.
static OPENINGS: [Opening; 24] = [
    ('"', "\"", true),
    ('\'', "'", true),
    ('“', "”", true),
    ('”', "”“", true),
    ('„', "“”", true),
    ('‘', "’", true),
    ('’', "’", true),
    ('‚', "‘’", true),
    ('«', "»", true),
    ('»', "«»", true),
    ('‹', "›", true),
    ('›', "‹", true),
    ('「', "」", true),
    ('『', "』", true),
    ('《', "》", true),
    ('〈', "〉", true),
    ('〝', "〟", true),
    ('＂', "＂", true),
    ('״', "״", true),
    ('׳', "׳", true),
    ('`', "'", true),
    ('[', "]", false),
    ('［', "］", false),
    ('【', "】", false),
];

/// The pairs of quotation marks in a text, each with a blank between the two, in the order in which
/// they open.
pub(super) fn quotes(text: &str) -> Vec<String> {
    pairs(text, |is_quotation| is_quotation)
}

/// The pairs of quotation marks and square brackets in a text.
pub(super) fn quotes_and_brackets(text: &str) -> Vec<String> {
    pairs(text, |_| true)
}

fn pairs(text: &str, wanted: impl Fn(bool) -> bool) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let mut closed = vec![false; characters.len()];
    let mut pairs = Vec::new();
    for (at, &mark) in characters.iter().enumerate() {
        let Some(opening) = OPENINGS.iter().find(|it| it.0 == mark && wanted(it.2)) else {
            continue;
        };
        if closed[at] || !opens(&characters, at) {
            continue;
        }
        if let Some(end) = end(&characters, at, opening.1, &closed) {
            closed[end] = true;
            pairs.push(format!("{mark} {}", characters[end]));
        }
    }
    pairs
}

/// Whether a mark can open: something stands behind it, and no letter before it that would make it
/// an apostrophe. Scripts without blanks between words need none.
fn opens(characters: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|it| characters.get(it));
    let behind = characters.get(at + 1);
    behind.is_some_and(|it| *it != ' ')
        && before.is_none_or(|it| !it.is_alphanumeric() || is_unspaced(*it))
}

/// Where the pair that opens at `start` ends.
fn end(characters: &[char], start: usize, closing: &str, closed: &[bool]) -> Option<usize> {
    let rest = characters.iter().enumerate().skip(start + 2);
    let mut ends = rest.filter(|(at, it)| closing.contains(**it) && !closed[*at]);
    // An apostrophe stands within a word.
    let is_single = closing.contains(['\'', '’']);
    ends.find(|(at, _)| {
        !is_single
            || characters.get(at + 1).is_none_or(|it| !it.is_alphanumeric() || is_unspaced(*it))
    })
    .map(|it| it.0)
}

fn is_unspaced(character: char) -> bool {
    matches!(Script::of(character), Some(Script::Han | Script::Japanese | Script::Thai))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_paired_as_each_language_does() {
        for (text, expected) in [
            ("der „Hafen“, die „Mole“", &["„ “", "„ “"][..]),
            ("der »Hafen«, «порт» und »satama»", &["» «", "« »", "» »"]),
            ("“harbor” and ”hamn”", &["“ ”", "” ”"]),
            ("選取「港口」或『碼頭』", &["「 」", "『 』"]),
            ("„außen ‚innen‘ außen“", &["„ “", "‚ ‘"]),
            ("a \"b\" c \"d\"", &["\" \"", "\" \""]),
            ("選\"擇\"一", &["\" \""]),
        ] {
            assert_eq!(quotes(text), expected, "{text}");
        }
    }

    #[test]
    fn apostrophes_and_lone_marks_are_no_quotations() {
        for text in ["l’eau et d’air", "don't and can't", "17\" wide", "«open", "ships' crews", "”"]
        {
            assert!(quotes(text).is_empty(), "{text}");
        }
        assert_eq!(quotes("‘don’t’"), ["‘ ’"]);
    }

    #[test]
    fn brackets_are_counted_where_they_are_asked_for() {
        assert!(quotes("選取 [確定]").is_empty());
        assert_eq!(quotes_and_brackets("選取 [確定]【是】"), ["[ ]", "【 】"]);
    }
}
