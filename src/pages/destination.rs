//! Destinations of links that mean a file among the articles, or a place in one.

/// Longer destinations (bytes) mean no file.
const LONGEST: usize = 2048;

/// Where a path begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Start {
    /// In the folder of the article.
    Here,
    /// At the top of the set of articles: `~/`, or `/` before a Markdown file.
    Docset,
}

/// A destination that means a file among the articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// Where the path begins.
    pub start: Start,
    /// The path, with escapes resolved; empty for the article itself.
    pub path: String,
    /// The name of an anchor, with escapes resolved.
    pub anchor: Option<String>,
    /// How many bytes of the destination are the path.
    pub path_length: usize,
}

impl Destination {
    /// Reads a destination whose entities are resolved. `None` for addresses, for paths of the site,
    /// and for what can be no path on every system.
    pub fn read(destination: &str) -> Option<Self> {
        if destination.len() > LONGEST || destination.is_empty() {
            return None;
        }
        let (rest, fragment) = match destination.split_once('#') {
            Some((rest, fragment)) => (rest, Some(fragment)),
            None => (destination, None),
        };
        let (written, query) = match rest.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (rest, None),
        };
        let decoded = percent_decoded(written)?;
        if decoded.contains(is_unusual) {
            return None;
        }
        let (start, path) = match (decoded.strip_prefix("~/"), decoded.strip_prefix('/')) {
            (Some(path), _) => (Start::Docset, path),
            // Another path that begins with a slash is one of the site, or an address.
            (None, Some(path)) if path.ends_with(".md") && !path.starts_with('/') => {
                (Start::Docset, path)
            }
            (None, Some(_)) => return None,
            (None, None) => (Start::Here, decoded.as_str()),
        };
        // The query may show another part of the page.
        let fragment = fragment.filter(|_| query.is_none()).and_then(percent_decoded);
        Some(Self {
            start,
            path: path.to_owned(),
            anchor: fragment.filter(|it| is_anchor(it)),
            path_length: written.len(),
        })
    }

    /// The ending of the path's last name, in small letters.
    pub fn extension(&self) -> Option<String> {
        let name = self.path.rsplit('/').next()?;
        let (stem, extension) = name.rsplit_once('.')?;
        (!stem.is_empty()).then(|| extension.to_ascii_lowercase())
    }

    /// Whether the path means an article.
    pub fn is_markdown(&self) -> bool {
        self.extension().is_some_and(|it| it == "md" || it == "markdown")
    }
}

/// Characters that no file of a repository has that is checked out on every system: they begin
/// addresses (`https:`, `xref:`, `C:`), separate folders elsewhere, or stand in placeholders.
fn is_unusual(character: char) -> bool {
    character.is_control()
        || matches!(character, '\\' | ':' | '<' | '>' | '|' | '"' | '*' | '{' | '}')
}

/// Whether a fragment can only be the name of an anchor: no tab (`tab/windows`), no text to look for
/// (`:~:text=`), no top of the page.
fn is_anchor(fragment: &str) -> bool {
    let is_part = |it: char| it.is_alphanumeric() || matches!(it, '-' | '_' | '.');
    !fragment.is_empty() && !fragment.eq_ignore_ascii_case("top") && fragment.chars().all(is_part)
}

fn percent_decoded(text: &str) -> Option<String> {
    if !text.contains('%') {
        return Some(text.to_owned());
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        rest = tail;
        if first != b'%' {
            bytes.push(first);
            continue;
        }
        let (digits, behind) = tail.split_at_checked(2)?;
        let digits = std::str::from_utf8(digits).ok()?;
        if !digits.bytes().all(|it| it.is_ascii_hexdigit()) {
            return None;
        }
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        rest = behind;
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Start, String, Option<String>)> {
        Destination::read(text).map(|it| (it.start, it.path, it.anchor))
    }

    #[test]
    fn paths_and_anchors_are_told_apart() {
        let here = |path: &str, anchor: Option<&str>| {
            Some((Start::Here, path.to_owned(), anchor.map(str::to_owned)))
        };
        assert_eq!(read("fees.md"), here("fees.md", None));
        assert_eq!(read("../a%20b.md#late-payment"), here("../a b.md", Some("late-payment")));
        assert_eq!(read("#%D0%B0"), here("", Some("а")));
        assert_eq!(read("fees.md?view=all#late"), here("fees.md", None));
        for left_alone in ["a.md#tab/linux", "a.md#:~:text=fee", "a.md#", "a.md#top", "a.md#a=b"] {
            assert_eq!(read(left_alone), here("a.md", None), "{left_alone}");
        }
        assert_eq!(read("~/a/b.md"), Some((Start::Docset, "a/b.md".to_owned(), None)));
        assert_eq!(read("/a/b.md"), Some((Start::Docset, "a/b.md".to_owned(), None)));
    }

    #[test]
    fn what_is_no_path_is_left_alone() {
        let long = "a/".repeat(2000) + "b.md";
        for text in [
            "https://harbor.example/a.md",
            "mailto:a@harbor.example",
            "xref:Harbor.Fee",
            "//host/a.md",
            "/azure/a",
            "C:\\a.md",
            "C:/a.md",
            "a\\b.md",
            "a%00.md",
            "a%5Cb.md",
            "a%2",
            "a%zz.md",
            "a%FF.md",
            "<name>.md",
            "{name}.md",
            "a%0A.md",
            "",
            &long,
            "file:///etc/passwd",
            "%2F%2Fhost/a.md",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
