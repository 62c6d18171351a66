//! Directives of the format inside a text. Markdown knows nothing of them, so they are found first
//! and the parser never sees what is in them.

use memchr::{memchr, memchr3_iter, memmem};

use crate::article::ByteRange;

/// No directive is longer (bytes).
const LONGEST: usize = 4096;

/// Finds `[!NOTE]`, `[!INCLUDE[x](y)]`, `<xref:…>` and `:::…:::` in a range of `text`.
pub fn find(text: &str, range: ByteRange) -> Vec<ByteRange> {
    let bytes = range.of(text).as_bytes();
    let mut found = Vec::new();
    let mut behind = 0;
    for at in memchr3_iter(b'[', b'<', b':', bytes) {
        if at < behind {
            continue;
        }
        let near = &bytes[at..bytes.len().min(at + LONGEST)];
        let length = match near {
            [b'[', b'!', ..] => bracketed(near),
            [b'<', b'x', b'r', b'e', b'f', b':', ..] => memchr(b'>', near).map(|end| end + 1),
            [b':', b':', b':', ..] => colons(near),
            _ => None,
        };
        if let Some(length) = length {
            behind = at + length;
            found.push(ByteRange::new(range.start + at, range.start + behind));
        }
    }
    found
}

/// `[!` and a keyword, up to the bracket that closes it.
fn bracketed(near: &[u8]) -> Option<usize> {
    let keyword = near[2..].trim_ascii_start();
    if keyword.first().is_none_or(|&byte| byte.is_ascii_punctuation() || byte.is_ascii_digit()) {
        return None;
    }
    let mut depth = 0_usize;
    for (at, byte) in near.iter().enumerate() {
        match byte {
            b'[' => depth += 1,
            b']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}

/// `:::` and a keyword, up to the next `:::` where there is one.
fn colons(near: &[u8]) -> Option<usize> {
    let keyword = near[3..].trim_ascii_start();
    if !keyword.first().is_some_and(u8::is_ascii_alphabetic) {
        return None;
    }
    memmem::find(&near[3..], b":::").map(|at| at + 6)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        find(text, ByteRange::new(0, text.len())).into_iter().map(|it| it.of(text)).collect()
    }

    #[test]
    fn each_form_is_found() {
        assert_eq!(texts("[!NOTE] a [! Hinweis]"), ["[!NOTE]", "[! Hinweis]"]);
        assert_eq!(texts("x [!INCLUDE [a](b.md)] y"), ["[!INCLUDE [a](b.md)]"]);
        assert_eq!(
            texts("<xref:A.B> :::image alt-text=\"[x]\"::: ."),
            ["<xref:A.B>", ":::image alt-text=\"[x]\":::"]
        );
    }

    #[test]
    fn look_alikes_are_left_alone() {
        assert_eq!(texts("[![x](a.png)](b) a::b [!] [!1] ::: <x> [!never"), Vec::<&str>::new());
    }
}
