//! Which characters a terminal, or an editor, would not simply show.
//!
//! `build.rs` compiles this file too.

/// Whether a character would be obeyed or hidden instead of shown: control characters, marks of
/// direction, characters without width that are no marks of a letter, line ends.
pub fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\0'..='\x1F'
            | '\x7F'..='\u{9F}'
            | '\u{AD}'
            | '\u{61C}'
            | '\u{180E}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E007F}'
    )
}
