//! The words of a text, in the runs that no mark cuts.

/// What stands between the parts of a compound.
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

/// A word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// The first byte.
    pub start: usize,
    /// The byte behind the last one.
    pub end: usize,
    /// Whether a mark, or what is no prose, stands between this word and the one before.
    pub begins_run: bool,
}

impl Word {
    /// What is written there.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// How words stand beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spacing {
    /// With blanks between them.
    Blanks,
    /// With blanks, and in compounds with hyphens.
    Hyphens,
    /// Without blanks: each ideograph is a word of its own.
    None,
}

/// The words of a text. Addresses, paths and identifiers are none.
pub(super) fn words(text: &str, spacing: Spacing) -> Vec<Word> {
    let mut words = Words { text, spacing, words: Vec::new(), begins_run: true };
    let mut start = 0;
    for (at, blank) in text.match_indices(char::is_whitespace) {
        words.chunk(start, at);
        start = at + blank.len();
        // A tab or the end of a line is no more of a cut than a blank: articles are wrapped.
    }
    words.chunk(start, text.len());
    words.words
}

struct Words<'t> {
    text: &'t str,
    spacing: Spacing,
    words: Vec<Word>,
    begins_run: bool,
}

impl Words<'_> {
    /// Takes in what stands between two blanks.
    fn chunk(&mut self, start: usize, end: usize) {
        let chunk = self.text.get(start..end).unwrap_or_default();
        let Some(first) = chunk.find(char::is_alphanumeric) else {
            self.begins_run |= !chunk.is_empty();
            return;
        };
        let last = chunk.rfind(char::is_alphanumeric).unwrap_or(first);
        let last =
            last + chunk.get(last..).and_then(|it| it.chars().next()).map_or(1, char::len_utf8);
        let inner = chunk.get(first..last).unwrap_or_default();
        self.begins_run |= first > 0;
        if self.spacing == Spacing::None && !inner.is_ascii() {
            self.unspaced(start + first, inner);
        } else if is_word(inner) && self.spacing == Spacing::Hyphens {
            let mut from = start + first;
            for (at, hyphen) in inner.match_indices(HYPHENS).chain([(inner.len(), "")]) {
                if from < start + first + at {
                    self.push(from, start + first + at);
                }
                from = start + first + at + hyphen.len();
            }
        } else if is_word(inner) {
            self.push(start + first, start + last);
        } else {
            self.begins_run = true;
        }
        self.begins_run |= last < chunk.len();
    }

    /// Takes in a chunk that holds words without blanks between them.
    fn unspaced(&mut self, offset: usize, chunk: &str) {
        let mut run: Option<(usize, char)> = None;
        for (at, character) in chunk.char_indices().chain([(chunk.len(), '\0')]) {
            let joins = run.is_some_and(|it| joins(it.1, character));
            if let Some((start, _)) = run.filter(|_| !joins) {
                self.push(offset + start, offset + at);
                run = None;
            }
            if !character.is_alphanumeric() {
                self.begins_run = true;
            } else if run.is_none() {
                run = Some((at, character));
            }
        }
    }

    fn push(&mut self, start: usize, end: usize) {
        let begins_run = std::mem::take(&mut self.begins_run);
        self.words.push(Word { start, end, begins_run });
    }
}

/// Whether two characters next to each other are of one word, in a language without blanks.
fn joins(before: char, behind: char) -> bool {
    let is_whole = |it: char| it.is_ascii_alphanumeric() || ('\u{30A0}'..='\u{30FF}').contains(&it);
    is_whole(before) && is_whole(behind)
}

/// Whether a chunk without marks at its ends is a word: letters and digits, with hyphens, apostrophes
/// and ampersands inside.
fn is_word(chunk: &str) -> bool {
    chunk.chars().all(|it| {
        it.is_alphanumeric()
            || HYPHENS.contains(&it)
            || "'’&".contains(it)
            || unicode_normalization::char::is_combining_mark(it)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, spacing: Spacing) -> String {
        let words = words(text, spacing);
        let mut shown = String::new();
        for it in words {
            shown.push_str(if it.begins_run { "|" } else { " " });
            shown.push_str(&text[it.start..it.end]);
        }
        shown
    }

    #[test]
    fn marks_cut_runs() {
        assert_eq!(
            shown("The tide table, the harbor's\nquay-side", Spacing::Blanks),
            "|The tide table|the harbor's quay-side"
        );
        assert_eq!(shown("(see) a/b x_y quay.com \u{FFFC} e", Spacing::Blanks), "|see|e");
        assert_eq!(shown("", Spacing::Blanks), "");
    }

    #[test]
    fn parts_of_compounds_are_words() {
        assert_eq!(shown("Azure-Kai, x", Spacing::Hyphens), "|Azure Kai|x");
    }

    #[test]
    fn ideographs_are_words() {
        assert_eq!(shown("選擇Azure泊位。確定", Spacing::None), "|選 擇 Azure 泊 位|確 定");
        assert_eq!(shown("ドックを開く", Spacing::None), "|ドック を 開 く");
    }
}
