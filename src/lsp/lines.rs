//! Places as editors count them: lines from 0, and in a line bytes, UTF-16 units or characters,
//! whatever client and server agreed on. A line ends with `\n`, `\r\n` or `\r`.

use memchr::memchr2;

use super::protocol::{Position, Range};
use crate::article::ByteRange;

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// Units of UTF-16, which every client knows.
    #[default]
    Utf16,
    /// Unicode characters.
    Utf32,
}

impl Encoding {
    /// The name in the protocol.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16 => "utf-16",
            Self::Utf32 => "utf-32",
        }
    }

    /// The one to use with a client that knows these: bytes cost nothing to count.
    pub fn agreed(offered: &[String]) -> Self {
        let is_offered = |it: &Self| offered.iter().any(|name| name == it.name());
        [Self::Utf8, Self::Utf16, Self::Utf32].into_iter().find(is_offered).unwrap_or_default()
    }

    /// How many units there are in these bytes of UTF-8.
    pub fn units(self, bytes: &[u8]) -> usize {
        let first = |it: &&u8| **it & 0xC0 != 0x80;
        match self {
            Self::Utf8 => bytes.len(),
            Self::Utf16 => bytes
                .iter()
                .map(|it| usize::from(*it & 0xC0 != 0x80) + usize::from(*it >= 0xF0))
                .sum(),
            Self::Utf32 => bytes.iter().filter(first).count(),
        }
    }

    fn width(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => c.len_utf16(),
            Self::Utf32 => 1,
        }
    }
}

/// Bytes between two counts.
const STEP: usize = 1024;

/// The lines of one text. It counts from the nearest of many known places: an article may be one
/// line of megabytes with thousands of diagnostics in it.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a str,
    encoding: Encoding,
    starts: Vec<usize>,
    /// The units before every `STEP`th byte.
    counts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Counts `text` once.
    pub fn new(text: &'a str, encoding: Encoding) -> Self {
        let mut starts = vec![0];
        let mut at = 0;
        while let Some(next) = line_behind(text, at) {
            starts.push(next);
            at = next;
        }
        let mut sum = 0;
        let mut counts = vec![0];
        for block in text.as_bytes().chunks(STEP) {
            sum += encoding.units(block);
            counts.push(sum);
        }
        Self { text, encoding, starts, counts }
    }

    /// The place of a byte.
    pub fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let line = self.starts.partition_point(|&it| it <= offset).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or_default();
        let character = self.before(offset) - self.before(start);
        Position { line: number(line), character: number(character) }
    }

    /// The places of both ends.
    pub fn range(&self, range: ByteRange) -> Range {
        Range { start: self.position(range.start), end: self.position(range.end) }
    }

    fn before(&self, offset: usize) -> usize {
        let nearest = offset / STEP;
        let known = self.counts.get(nearest).copied().unwrap_or_default();
        let rest = self.text.as_bytes().get(nearest * STEP..offset).unwrap_or_default();
        known + self.encoding.units(rest)
    }
}

fn number(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

/// Where the line behind the one around `at` begins, if there is one.
fn line_behind(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let end = at + memchr2(b'\n', b'\r', bytes.get(at..)?)?;
    let is_pair = bytes.get(end..end + 2) == Some(b"\r\n");
    Some(end + if is_pair { 2 } else { 1 })
}

/// The byte at a place. Behind the end of a line it is that end, behind the text the text's; inside
/// a character it is the character's start.
pub fn offset(text: &str, position: Position, encoding: Encoding) -> usize {
    let mut start = 0;
    for _ in 0..position.line {
        match line_behind(text, start) {
            Some(next) => start = next,
            None => return text.len(),
        }
    }
    let rest = text.get(start..).unwrap_or_default();
    let line = memchr2(b'\n', b'\r', rest.as_bytes()).and_then(|it| rest.get(..it)).unwrap_or(rest);
    let wanted = usize::try_from(position.character).unwrap_or(usize::MAX);
    let mut units = 0;
    for (at, c) in line.char_indices() {
        units += encoding.width(c);
        if units > wanted {
            return start + at;
        }
    }
    start + line.len()
}

/// The bytes of a range, whichever of its ends comes first.
pub fn bytes(text: &str, range: Range, encoding: Encoding) -> ByteRange {
    let (a, b) = (offset(text, range.start, encoding), offset(text, range.end, encoding));
    ByteRange::new(a.min(b), a.max(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    #[test]
    fn columns_are_counted_as_agreed() {
        let text = "a\n漢🚢é x";
        let at = text.find('x').unwrap();
        let columns = ALL.map(|it| Lines::new(text, it).position(at).character);
        assert_eq!(columns, [3 + 4 + 2 + 1, 1 + 2 + 1 + 1, 4]);
    }

    #[test]
    fn every_place_comes_back() {
        let text = "漢🚢\r\n\r\rx\n".repeat(700) + &"é🚢".repeat(900);
        for encoding in ALL {
            let lines = Lines::new(&text, encoding);
            for (at, c) in text.char_indices().step_by(37) {
                let is_inside_end = c == '\n' && text.as_bytes()[at - 1] == b'\r';
                if !is_inside_end {
                    assert_eq!(offset(&text, lines.position(at), encoding), at, "{encoding:?}");
                }
            }
        }
    }

    #[test]
    fn places_that_are_none_are_the_nearest() {
        let text = "a🚢\r\nb";
        let at = |line, character| offset(text, Position { line, character }, Encoding::Utf16);
        assert_eq!([at(0, 99), at(0, 2), at(1, 9), at(9, 0)], [5, 1, 8, 8]);
        let swapped = Range {
            start: Position { line: 1, character: 1 },
            end: Position { line: 0, character: 1 },
        };
        assert_eq!(bytes(text, swapped, Encoding::Utf16), ByteRange::new(1, 8));
    }

    #[test]
    fn the_encoding_is_one_that_the_client_knows() {
        let agreed = |names: &[&str]| {
            Encoding::agreed(&names.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>()).name()
        };
        assert_eq!(agreed(&[]), "utf-16");
        assert_eq!(agreed(&["utf-16", "utf-8"]), "utf-8");
        assert_eq!(agreed(&["utf-32", "utf-16"]), "utf-16");
        assert_eq!(agreed(&["utf-32"]), "utf-32");
        assert_eq!(agreed(&["utf-7"]), "utf-16");
    }
}
