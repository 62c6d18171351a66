//! What a text holds at all, found out in one pass, so that a check can pass over a text that holds
//! nothing of what it looks for.

/// The kinds of bytes of a text, and those that follow a blank.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Features {
    seen: u32,
    behind_blank: u32,
}

/// A kind of byte, or several of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind(u32);

impl Kind {
    /// A space or a tab.
    pub const BLANK: Self = Self(1);
    /// `.` or `,`
    pub const STOP: Self = Self(1 << 1);
    /// `;`, `:`, `!` or `?`
    pub const PAUSE: Self = Self(1 << 2);
    /// An ASCII digit.
    pub const DIGIT: Self = Self(1 << 3);
    /// An ASCII capital.
    pub const CAPITAL: Self = Self(1 << 4);
    /// `"`, `'` or `` ` ``
    pub const QUOTE: Self = Self(1 << 5);
    /// Round, square or curly.
    pub const BRACKET: Self = Self(1 << 6);
    /// `*`
    pub const STAR: Self = Self(1 << 7);
    /// `_`
    pub const LOW_LINE: Self = Self(1 << 8);
    /// A backslash.
    pub const BACKSLASH: Self = Self(1 << 9);
    /// `/`
    pub const SLASH: Self = Self(1 << 10);
    /// `@`
    pub const AT: Self = Self(1 << 11);
    /// `%` or `$`
    pub const PERCENT_OR_DOLLAR: Self = Self(1 << 12);
    /// `-`
    pub const HYPHEN: Self = Self(1 << 13);
    /// `<`, `>`, `&` or `=`
    pub const ANGLE: Self = Self(1 << 14);
    /// A control character other than tab and line end.
    pub const CONTROL: Self = Self(1 << 15);
    /// The first byte of U+0080 to U+00BF: no-break spaces, guillemets, more control characters.
    pub const SIGN: Self = Self(1 << 16);
    /// The first byte of U+2000 to U+2FFF: dashes, quotation marks, invisible characters, symbols.
    pub const SYMBOL: Self = Self(1 << 17);
    /// The first byte of U+3000 to U+DFFF: ideographs, kana, Hangul, their punctuation.
    pub const EAST_ASIAN: Self = Self(1 << 18);
    /// The first byte of U+F000 to U+FFFF: full width forms, the replacement character.
    pub const FULL_WIDTH: Self = Self(1 << 19);
    /// The first byte of any other character beyond ASCII.
    pub const OTHER: Self = Self(1 << 20);
    /// An ASCII small letter.
    pub const SMALL: Self = Self(1 << 21);
    /// A line end.
    pub const LINE_END: Self = Self(1 << 22);
    /// The first byte of U+00C0 to U+00FF: letters with accents.
    pub const ACCENTED: Self = Self(1 << 23);
    /// The first byte of U+0300 to U+037F: accents that join the letter before them.
    pub const COMBINING: Self = Self(1 << 24);
    /// The first byte of Greek and Cyrillic letters.
    pub const GREEK_OR_CYRILLIC: Self = Self(1 << 25);
    /// Any further byte of a character beyond ASCII.
    pub const CONTINUATION: Self = Self(1 << 26);
    /// The first byte of U+0800 to U+1FFF: scripts of India and South East Asia, vowels and
    /// consonants of Hangul by themselves, Latin and Greek letters with several accents.
    pub const INDIC: Self = Self(1 << 27);

    /// Both kinds.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// An ASCII letter.
    pub const LETTER: Self = Self::CAPITAL.or(Self::SMALL);
}

impl Features {
    /// The features of a text.
    pub fn of(text: &str) -> Self {
        let (mut seen, mut behind_blank, mut before) = (0, 0, 0);
        for &byte in text.as_bytes() {
            let kind = KINDS[byte as usize];
            seen |= kind;
            // All ones where the byte before is a blank.
            behind_blank |= kind & 0u32.wrapping_sub(before & Kind::BLANK.0);
            before = kind;
        }
        Self { seen, behind_blank }
    }

    /// Whether a byte of one of these kinds is in the text.
    pub const fn has(self, kind: Kind) -> bool {
        self.seen & kind.0 != 0
    }

    /// Whether a byte of one of these kinds follows a blank.
    pub const fn has_behind_blank(self, kind: Kind) -> bool {
        self.behind_blank & kind.0 != 0
    }
}

static KINDS: [u32; 256] = kinds();

const fn kinds() -> [u32; 256] {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = kind(byte as u8).0;
        byte += 1;
    }
    kinds
}

const fn kind(byte: u8) -> Kind {
    match byte {
        b' ' | b'\t' => Kind::BLANK,
        b'\n' | b'\r' => Kind::LINE_END,
        b'.' | b',' => Kind::STOP,
        b';' | b':' | b'!' | b'?' => Kind::PAUSE,
        b'0'..=b'9' => Kind::DIGIT,
        b'A'..=b'Z' => Kind::CAPITAL,
        b'a'..=b'z' => Kind::SMALL,
        b'"' | b'\'' | b'`' => Kind::QUOTE,
        b'(' | b')' | b'[' | b']' | b'{' | b'}' => Kind::BRACKET,
        b'*' => Kind::STAR,
        b'_' => Kind::LOW_LINE,
        b'\\' => Kind::BACKSLASH,
        b'/' => Kind::SLASH,
        b'@' => Kind::AT,
        b'%' | b'$' => Kind::PERCENT_OR_DOLLAR,
        b'-' => Kind::HYPHEN,
        b'<' | b'>' | b'&' | b'=' => Kind::ANGLE,
        0..=0x1F | 0x7F => Kind::CONTROL,
        0x80..=0xBF => Kind::CONTINUATION,
        0xC2 => Kind::SIGN,
        0xC3 => Kind::ACCENTED,
        0xCC | 0xCD => Kind::COMBINING,
        0xCE..=0xD3 => Kind::GREEK_OR_CYRILLIC,
        0xE0 | 0xE1 => Kind::INDIC,
        0xE2 => Kind::SYMBOL,
        0xE3..=0xED => Kind::EAST_ASIAN,
        0xEF => Kind::FULL_WIDTH,
        0xC0 | 0xC1 | 0xC4..=0xCB | 0xD4..=0xDF | 0xEE | 0xF0.. => Kind::OTHER,
        _ => Kind(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_seen() {
        let features = Features::of("Ab 1 , c");
        for kind in [Kind::CAPITAL, Kind::SMALL, Kind::DIGIT, Kind::STOP, Kind::BLANK] {
            assert!(features.has(kind), "{kind:?}");
        }
        assert!(features.has_behind_blank(Kind::STOP) && features.has_behind_blank(Kind::DIGIT));
        assert!(!features.has_behind_blank(Kind::BLANK) && !features.has(Kind::QUOTE));
        assert!(Features::of("a  b").has_behind_blank(Kind::BLANK));
        assert!(Features::of("漢").has(Kind::EAST_ASIAN) && Features::of("é").has(Kind::ACCENTED));
        assert!(Features::of("\u{a0}").has(Kind::SIGN) && !Features::of("é").has(Kind::SIGN));
        assert!(Features::of("я").has(Kind::GREEK_OR_CYRILLIC));
        assert!(!Features::of("я漢é").has(Kind::OTHER) && Features::of("עا").has(Kind::OTHER));
        assert!(Features::of("e\u{301}").has(Kind::COMBINING));
        assert!(Features::of("\u{1b}").has(Kind::CONTROL));
        assert!(Features::of("\u{200b}").has(Kind::SYMBOL));
        assert!(Features::of("\u{fffd}").has(Kind::FULL_WIDTH));
    }
}
