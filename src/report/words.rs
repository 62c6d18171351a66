//! Text in Markdown in which nothing is markup, nor hidden.

use super::visible::shown;

/// Text that somebody else wrote, on one line of Markdown.
pub fn words(text: &str) -> String {
    let line = line(text);
    let mut out = String::with_capacity(line.len() * 2);
    for c in line.trim().chars() {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// The paragraphs of a text that somebody else wrote, in Markdown.
pub fn paragraphs(text: &str) -> String {
    let paragraphs = text.split("\n\n").map(words).filter(|it| !it.is_empty());
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

/// The same text on one line, with nothing hidden in it.
pub fn line(text: &str) -> String {
    let lines: Vec<&str> = text.split(['\n', '\r']).filter(|it| !it.is_empty()).collect();
    shown(&lines.join(" "), false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_markup_or_hidden() {
        let text = words("![x](https://x/y) <img src=x>\n# `a` \x1b[0m\u{202E}b");
        assert_eq!(
            text,
            "\\!\\[x\\]\\(https\\:\\/\\/x\\/y\\) \\<img src\\=x\\> \\# \\`a\\` ␛\\[0m\\<U\\+202E\\>b"
        );
        let events: Vec<_> = pulldown_cmark::Parser::new(&text)
            .filter(|it| !matches!(it, pulldown_cmark::Event::Text(_)))
            .collect();
        assert_eq!(events.len(), 2, "{events:?}");
        assert_eq!(paragraphs("a*\nb\n\n\n# c"), "a\\* b\n\n\\# c");
    }
}
