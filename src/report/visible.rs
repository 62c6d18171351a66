//! Makes visible what a terminal would obey, or hide, instead of show. Whatever comes from an
//! article goes through here on its way to a person.

use std::fmt::Write;

use unicode_width::UnicodeWidthChar;

pub use crate::hidden::is_hidden;

/// Appends `text` with stand-ins for its hidden characters.
pub fn push(text: &str, ascii: bool, out: &mut String) {
    let mut rest = text;
    while let Some((at, hidden)) = rest.char_indices().find(|&(_, c)| is_hidden(c)) {
        out.push_str(&rest[..at]);
        push_stand_in(hidden, ascii, out);
        rest = &rest[at + hidden.len_utf8()..];
    }
    out.push_str(rest);
}

/// `text` with stand-ins for its hidden characters.
pub fn shown(text: &str, ascii: bool) -> String {
    let mut out = String::with_capacity(text.len());
    push(text, ascii, &mut out);
    out
}

/// How many columns `text` takes when it is shown.
pub fn columns(text: &str, ascii: bool) -> usize {
    text.chars().map(|c| width(c, ascii)).sum()
}

fn width(c: char, ascii: bool) -> usize {
    if !is_hidden(c) {
        return c.width().unwrap_or(0);
    }
    let mut stand_in = String::new();
    push_stand_in(c, ascii, &mut stand_in);
    stand_in.chars().count()
}

fn push_stand_in(c: char, ascii: bool, out: &mut String) {
    let code = u32::from(c);
    // Writing to a `String` cannot fail.
    let _ = match (code, ascii) {
        // The reader of articles puts U+001A where a byte is not UTF-8.
        (0x1A, true) => out.write_char('?'),
        (0x1A, false) => out.write_char(char::REPLACEMENT_CHARACTER),
        (0x7F, false) => out.write_char('␡'),
        (0..=0x1F, false) => out.write_char(control_picture(code)),
        (0..=0x1F | 0x7F, true) => write!(out, "\\x{code:02x}"),
        _ => write!(out, "<U+{code:04X}>"),
    };
}

fn control_picture(code: u32) -> char {
    char::from_u32(0x2400 + code).unwrap_or(char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_becomes_visible() {
        assert_eq!(shown("a\x1b[31mb\r\n\0\x7f", false), "a␛[31mb␍␊␀␡");
        assert_eq!(shown("a\x1b[31mb\r\n\0\x7f", true), r"a\x1b[31mb\x0d\x0a\x00\x7f");
        assert_eq!(shown("x\u{202E}y\u{200D}z\u{9B}", false), "x<U+202E>y<U+200D>z<U+009B>");
        assert_eq!(
            shown("\u{2028}\u{2029}\u{FEFF}\u{61C}", true),
            "<U+2028><U+2029><U+FEFF><U+061C>"
        );
        assert_eq!(shown("\u{E0041}", false), "<U+E0041>");
    }

    #[test]
    fn a_byte_that_was_not_utf_8_is_a_replacement_character() {
        assert_eq!(shown("caf\x1A", false), "caf\u{FFFD}");
        assert_eq!(shown("caf\x1A", true), "caf?");
    }

    #[test]
    fn letters_of_all_scripts_stay() {
        for text in
            ["„Größe“ – naïve", "漢字かな", "مرحبا بالعالم", "👩\u{1F3FD} हिन्दी", "e\u{301}"]
        {
            assert_eq!(shown(text, false), text);
            assert_eq!(shown(text, true), text);
        }
    }

    #[test]
    fn columns_are_those_of_the_stand_ins() {
        assert_eq!(columns("漢e\u{301}", false), 3);
        assert_eq!(columns("\x1b\u{202E}", false), 1 + 8);
        assert_eq!(columns("\x1b\x1A", true), 4 + 1);
    }
}
