//! URIs of files, paths, and what both escape.

use std::fmt::Write;
use std::path::{Path, PathBuf};

/// How paths are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathStyle {
    /// `/a/b`
    Unix,
    /// `C:\a\b` and `\\host\share`
    Windows,
}

/// The style of this system.
pub const HERE: PathStyle = if cfg!(windows) { PathStyle::Windows } else { PathStyle::Unix };

/// The path that a `file:` URI means; `None` for other URIs and for what no file can be called.
pub fn path_of(uri: &str) -> Option<PathBuf> {
    let bytes = path_bytes(uri, HERE)?;
    path_from(bytes)
}

#[cfg(unix)]
fn path_from(bytes: Vec<u8>) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStringExt;
    Some(PathBuf::from(std::ffi::OsString::from_vec(bytes)))
}

#[cfg(not(unix))]
fn path_from(bytes: Vec<u8>) -> Option<PathBuf> {
    String::from_utf8(bytes).ok().map(PathBuf::from)
}

/// The bytes of the path, before the system makes a path of them.
fn path_bytes(uri: &str, style: PathStyle) -> Option<Vec<u8>> {
    let (scheme, rest) = uri.split_once(':')?;
    if !scheme.eq_ignore_ascii_case("file") {
        return None;
    }
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let (host, path) = match rest.strip_prefix("//") {
        Some(rest) => rest.split_at(rest.find('/')?),
        None => ("", rest),
    };
    let mut path = decoded(path);
    if path.contains(&0) || path.first() != Some(&b'/') {
        return None;
    }
    if style == PathStyle::Windows {
        let has_drive =
            matches!(path.as_slice(), [b'/', letter, b':', ..] if letter.is_ascii_alphabetic());
        if has_drive {
            path.remove(0);
        } else if !host.is_empty() && !host.eq_ignore_ascii_case("localhost") {
            path = [b"//", decoded(host).as_slice(), &path].concat();
        }
    }
    Some(path)
}

/// Text with its `%41` as bytes; a `%` that begins none of them stays.
fn decoded(text: &str) -> Vec<u8> {
    let digit = |at: usize| {
        let byte = text.as_bytes().get(at).copied()?;
        char::from(byte).to_digit(16).and_then(|it| u8::try_from(it).ok())
    };
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        match (byte, digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                out.push(high * 16 + low);
                at += 3;
            }
            _ => {
                out.push(byte);
                at += 1;
            }
        }
    }
    out
}

/// The URI of a path: one of a whole path is `file:`, any other stays relative.
pub fn uri_of(path: &Path) -> String {
    uri_of_text(&path.to_string_lossy(), HERE)
}

fn uri_of_text(path: &str, style: PathStyle) -> String {
    let (path, drive) = match style {
        PathStyle::Unix => (path.to_owned(), ""),
        PathStyle::Windows => (path.replace('\\', "/"), drive(path)),
    };
    // A path of two slashes begins with a host.
    let start = match () {
        () if !drive.is_empty() => "file:///",
        () if path.starts_with("//") => "file:",
        () if path.starts_with('/') => "file://",
        () => "",
    };
    let rest = path.get(drive.len()..).unwrap_or_default();
    format!("{start}{drive}{}", escaped(rest, b"-._~/"))
}

/// The drive that a path of Windows begins with.
fn drive(path: &str) -> &str {
    match path.as_bytes() {
        [letter, b':', ..] if letter.is_ascii_alphabetic() => path.get(..2).unwrap_or_default(),
        _ => "",
    }
}

/// A text with `%41` for every byte but ASCII letters, digits and those that stay.
pub fn escaped(text: &str, stays: &[u8]) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || stays.contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a `String` cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(uri: &str, style: PathStyle) -> Option<String> {
        path_bytes(uri, style).map(|it| String::from_utf8(it).unwrap())
    }

    #[test]
    fn escapes_and_drives_are_read() {
        use PathStyle::{Unix, Windows};
        let read = |uri, style| path(uri, style).unwrap();
        assert_eq!(read("file:///a/H%C3%A4fen%20%231.md", Unix), "/a/Häfen #1.md");
        assert_eq!(read("file:///a/100%.md", Unix), "/a/100%.md");
        assert_eq!(read("FILE:/a/b.md", Unix), "/a/b.md");
        assert_eq!(read("file://localhost/a.md", Unix), "/a.md");
        assert_eq!(read("file:///c%3A/docs/a.md", Windows), "c:/docs/a.md");
        assert_eq!(read("file:///C:/docs/a.md", Windows), "C:/docs/a.md");
        assert_eq!(read("file://server/share/a.md", Windows), "//server/share/a.md");
        assert_eq!(read("file:///c%3A/a.md", Unix), "/c:/a.md");
    }

    #[test]
    fn other_uris_are_no_paths() {
        for uri in
            ["untitled:Untitled-1", "git:/a.md", "a.md", "", "file:", "file:///a%00b", "file://x"]
        {
            assert_eq!(path(uri, PathStyle::Unix), None, "{uri}");
        }
    }

    #[test]
    fn a_path_comes_back() {
        for text in ["/a/Häfen #1 100%.md", "/漢字/🚢?.yaml"] {
            let uri = uri_of_text(text, PathStyle::Unix);
            assert!(uri.is_ascii());
            assert_eq!(path(&uri, PathStyle::Unix).as_deref(), Some(text));
        }
        assert_eq!(uri_of_text(r"C:\a\b.md", PathStyle::Windows), "file:///C:/a/b.md");
        assert_eq!(uri_of_text(r"\\host\a b", PathStyle::Windows), "file://host/a%20b");
        assert_eq!(uri_of_text("c:d", PathStyle::Unix), "c%3Ad");
        assert_eq!(uri_of_text("../a b/c.md", PathStyle::Unix), "../a%20b/c.md");
    }
}
