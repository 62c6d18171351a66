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
    /// The first byte of U+0080 to U+00FF: no-break spaces, guillemets, letters with accents.
    pub const LATIN_1: Self = Self(1 << 16);
    /// The first byte of U+2000 to U+2FFF: dashes, quotation marks, invisible characters, symbols.
    pub const SYMBOL: Self = Self(1 << 17);
    /// The first byte of U+3000 to U+DFFF: ideographs, kana, Hangul, their punctuation.
    pub const EAST_ASIAN: Self = Self(1 << 18);
    /// The first byte of U+F000 to U+FFFF: full width forms, the replacement character.
    pub const FULL_WIDTH: Self = Self(1 << 19);
    /// Any other byte beyond ASCII.
    pub const OTHER: Self = Self(1 << 20);
    /// An ASCII small letter.
    pub const SMALL: Self = Self(1 << 21);
    /// A line end.
    pub const LINE_END: Self = Self(1 << 22);

    /// Both kinds.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Any byte beyond ASCII.
    pub const NOT_ASCII: Self =
        Self::LATIN_1.or(Self::SYMBOL).or(Self::EAST_ASIAN).or(Self::FULL_WIDTH).or(Self::OTHER);
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
        0xC2 | 0xC3 => Kind::LATIN_1,
        0xE2 => Kind::SYMBOL,
        0xE3..=0xED => Kind::EAST_ASIAN,
        0xEF => Kind::FULL_WIDTH,
        0x80.. => Kind::OTHER,
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
        assert!(Features::of("漢").has(Kind::EAST_ASIAN) && Features::of("é").has(Kind::LATIN_1));
        assert!(
            Features::of("я").has(Kind::NOT_ASCII) && Features::of("\u{1b}").has(Kind::CONTROL)
        );
        assert!(Features::of("\u{200b}").has(Kind::SYMBOL));
        assert!(Features::of("\u{fffd}").has(Kind::FULL_WIDTH));
    }
}
