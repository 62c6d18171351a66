//! Commands to build servers. A runner reads what a program prints: `##[…]` (GitHub, Azure), `##vso[…]`
//! and `##teamcity[…]` anywhere in a line, `::name …::` at its beginning. No text of an article, of a
//! path or of a rule may say one, so a backslash goes between its two first marks.

use std::borrow::Cow;

use memchr::memchr2_iter;

use crate::article::ByteRange;

/// What makes a command of two number signs.
const BEHIND_SIGNS: [&str; 3] = ["[", "vso[", "teamcity["];

/// The commands of GitHub that two colons begin.
const NAMES: [&str; 15] = [
    "add-mask",
    "add-matcher",
    "add-path",
    "debug",
    "echo",
    "endgroup",
    "error",
    "group",
    "notice",
    "remove-matcher",
    "save-state",
    "set-env",
    "set-output",
    "stop-commands",
    "warning",
];

/// What breaks a command, between its two first marks.
const BREAK: char = '\\';

/// Whether the second mark of a command stands at `at`, in bytes.
pub fn begins(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let before = at.checked_sub(1).and_then(|it| bytes.get(it));
    let rest = bytes.get(at + 1..).unwrap_or_default();
    match (before, bytes.get(at)) {
        (Some(b'#'), Some(b'#')) => BEHIND_SIGNS.iter().any(|it| follows(rest, it)),
        (Some(b':'), Some(b':')) => colons_begin(text.get(..at - 1).unwrap_or_default(), rest),
        _ => false,
    }
}

/// Whether two colons between these texts begin a command: any name at the beginning of a line, where
/// runners look; elsewhere one that GitHub knows, unless it belongs to a name as in `std::error::Error`.
fn colons_begin(before: &str, rest: &[u8]) -> bool {
    if !rest.first().is_some_and(u8::is_ascii_alphabetic) {
        return false;
    }
    // Runners trim a line.
    if before.chars().rev().take_while(|c| *c != '\n').all(char::is_whitespace) {
        return true;
    }
    let joins = |c: char| c.is_alphanumeric() || ['_', ':', '>'].contains(&c);
    let ends = |name: &&str| matches!(rest.get(name.len()), None | Some(b' ' | b':'));
    !before.ends_with(joins) && NAMES.iter().filter(|it| follows(rest, it)).any(ends)
}

/// Whether `rest` begins with a text; runners do not tell capitals apart.
fn follows(rest: &[u8], text: &str) -> bool {
    rest.get(..text.len()).is_some_and(|it| it.eq_ignore_ascii_case(text.as_bytes()))
}

/// The second marks of all commands in a text.
fn places(text: &str) -> impl Iterator<Item = usize> {
    memchr2_iter(b'#', b':', text.as_bytes()).filter(|it| begins(text, *it))
}

/// `text` with its commands broken.
pub fn broken(text: &str) -> Cow<'_, str> {
    let mut places = places(text).peekable();
    if places.peek().is_none() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut from = 0;
    for at in places {
        out.push_str(&text[from..at]);
        out.push(BREAK);
        from = at;
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

/// The same for a text that was appended from `start` on.
pub fn break_from(start: usize, out: &mut String) {
    if let Cow::Owned(broken) = broken(out.get(start..).unwrap_or_default()) {
        out.truncate(start);
        out.push_str(&broken);
    }
}

/// The same for a text with a part of it, which moves along.
pub fn broken_around(text: String, part: ByteRange) -> (String, ByteRange) {
    let Cow::Owned(broken) = broken(&text) else {
        return (text, part);
    };
    let before = |end: usize| places(&text).filter(|at| *at < end).count() * BREAK.len_utf8();
    // What breaks a command at the very beginning of the part stands before it.
    let start = part.start + before(part.start + 1);
    let end = (part.end + before(part.end)).max(start);
    (broken, ByteRange::new(start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_broken_wherever_a_runner_looks() {
        for (text, expected) in [
            ("a ##[error]b", r"a #\#[error]b"),
            ("###[x] ##VSO[task.complete]", r"##\#[x] #\#VSO[task.complete]"),
            ("x##teamcity[buildStop]", r"x#\#teamcity[buildStop]"),
            ("::set-output name=a::b", r":\:set-output name=a::b"),
            ("a\n \t::anything::b", "a\n \t:\\:anything::b"),
            ("“::Set-Output name=a::b”", r"“:\:Set-Output name=a::b”"),
            ("x ::debug::y", r"x :\:debug::y"),
        ] {
            assert_eq!(broken(text), expected);
            assert_eq!(broken(expected), expected);
        }
    }

    #[test]
    fn what_is_no_command_stays() {
        for text in [
            "## Heading",
            "a ##vs[",
            "##",
            "#[x]",
            "std::error::Error",
            "[Math]::Round",
            ":::image source=\"x\":::",
            "a ::1",
            "x ::errors::",
            "IPv6 ::ffff:0:0",
            "::",
            "",
        ] {
            assert_eq!(broken(text), text);
        }
    }

    #[test]
    fn a_part_moves_along() {
        let text = "ab ##[x] cd ##[y]";
        let of = |from: usize, to: usize| {
            let (broken, part) = broken_around(text.to_owned(), ByteRange::new(from, to));
            broken[part.start..part.end].to_owned()
        };
        assert_eq!(of(9, 11), "cd");
        assert_eq!(of(0, 2), "ab");
        assert_eq!(of(3, 8), r"#\#[x]");
        assert_eq!(of(4, 8), "#[x]");
        assert_eq!(of(0, 17), r"ab #\#[x] cd #\#[y]");
    }

    #[test]
    fn many_take_no_time() {
        let text = " ::a ##[".repeat(200_000);
        let start = std::time::Instant::now();
        assert!(broken(&text).len() > text.len());
        assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
    }
}
