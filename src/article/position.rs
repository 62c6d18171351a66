//! Places in an article: byte ranges inside the program, lines and columns outside it.

use memchr::{memchr, memchr_iter};

/// A half-open range of bytes of an article's file, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ByteRange {
    /// The first byte.
    pub start: usize,
    /// The byte behind the last one.
    pub end: usize,
}

impl ByteRange {
    /// The range from `start` up to, not including, `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether the range holds no byte.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies wholly inside this range.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two ranges share a byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The text at this range; empty where the range does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// The range less the white space at both of its edges.
    pub fn trimmed(self, text: &str) -> Self {
        let inner = self.of(text);
        let start = self.start + (inner.len() - inner.trim_start().len());
        Self::new(start, start + inner.trim().len())
    }
}

/// A place as people and editors count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Position {
    /// Bytes from the start of the file, from 0.
    pub offset: usize,
    /// The line, from 1.
    pub line: usize,
    /// The column in Unicode characters, from 1.
    pub column: usize,
}

/// The lines of a range of `text`, which begins at a line start, without their line feeds.
pub(super) fn lines(text: &str, range: ByteRange) -> impl Iterator<Item = ByteRange> {
    let bytes = &text.as_bytes()[..range.end];
    let mut at = range.start;
    std::iter::from_fn(move || {
        if at >= bytes.len() {
            return None;
        }
        let end = memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |length| at + length);
        let line = ByteRange::new(at, end);
        at = end + 1;
        Some(line)
    })
}

/// Bytes between two counts of a [`LineIndex`].
const STEP: usize = 1024;

/// Turns offsets of one text into lines and columns. It counts from the nearest of many known
/// places: an article may be one line of megabytes with thousands of diagnostics in it.
#[derive(Debug)]
pub struct LineIndex<'a> {
    text: &'a str,
    starts: Vec<usize>,
    /// The characters before every `STEP`th byte.
    characters: Vec<usize>,
}

impl<'a> LineIndex<'a> {
    /// Counts `text` once. A line ends with its line feed.
    pub fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let starts = std::iter::once(0).chain(memchr_iter(b'\n', bytes).map(|at| at + 1)).collect();
        let mut sum = 0;
        let mut counts = Vec::with_capacity(bytes.len() / STEP + 2);
        counts.push(0);
        for block in bytes.chunks(STEP) {
            sum += characters(block);
            counts.push(sum);
        }
        Self { text, starts, characters: counts }
    }

    /// The place of the byte `offset`. Inside a character it is the place behind that character,
    /// behind the text that of its end.
    pub fn position(&self, offset: usize) -> Position {
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.starts[line - 1];
        let column = self.characters_before(offset) - self.characters_before(start) + 1;
        // A byte-order mark is no character that anybody counts.
        let mark = usize::from(line == 1 && offset >= 3 && self.text.starts_with('\u{FEFF}'));
        Position { offset, line, column: column - mark }
    }

    /// The bytes of a line, counted from 1, with its line end.
    pub fn line(&self, line: usize) -> ByteRange {
        let start = |line: usize| self.starts.get(line).copied().unwrap_or(self.text.len());
        ByteRange::new(start(line - 1), start(line))
    }

    fn characters_before(&self, offset: usize) -> usize {
        let end = offset.min(self.text.len());
        let nearest = end / STEP;
        self.characters[nearest] + characters(&self.text.as_bytes()[nearest * STEP..end])
    }
}

/// Counts the first bytes of characters; in short runs, whose sums fit a byte, which is much faster.
fn characters(bytes: &[u8]) -> usize {
    let runs = bytes.chunks(usize::from(u8::MAX));
    runs.map(|run| usize::from(run.iter().map(|&it| u8::from(it & 0xC0 != 0x80)).sum::<u8>())).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "eins\nzwölf 漢字 x\n";
        let lines = LineIndex::new(text);
        let at = text.find('x').unwrap();
        assert_eq!(lines.position(at), Position { offset: at, line: 2, column: 10 });
        assert_eq!(lines.position(0), Position { offset: 0, line: 1, column: 1 });
        assert_eq!(lines.position(text.len()).line, 3);
    }

    #[test]
    fn a_byte_order_mark_is_not_a_column() {
        let text = "\u{FEFF}---\n";
        let lines = LineIndex::new(text);
        assert_eq!(lines.position(3).column, 1);
        assert_eq!(lines.position(0).column, 1);
    }

    #[test]
    fn far_places_are_counted_right() {
        for text in ["漢字 e\u{301}\r\n\n".repeat(120), "ж".repeat(3 * STEP), "\n".repeat(2 * STEP)]
        {
            let lines = LineIndex::new(&text);
            let (mut line, mut column) = (1, 1);
            for (offset, character) in text.char_indices() {
                assert_eq!(lines.position(offset), Position { offset, line, column });
                let ends = character == '\n';
                (line, column) = if ends { (line + 1, 1) } else { (line, column + 1) };
            }
        }
    }

    #[test]
    fn trimmed_drops_edge_blanks_only() {
        let text = "  a b\u{A0}";
        assert_eq!(ByteRange::new(0, text.len()).trimmed(text), ByteRange::new(2, 5));
        assert_eq!(ByteRange::new(0, 2).trimmed(text).len(), 0);
    }
}
