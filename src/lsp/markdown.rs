//! Text for a hover, in which nothing of an article is markup, nor hidden.

use crate::report::visible;

/// How a text is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// As Markdown.
    Markdown,
    /// As it is.
    Plain,
}

impl Shown {
    /// The name in the protocol.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Plain => "plaintext",
        }
    }

    /// Text that somebody else wrote, on one line.
    pub fn text(self, text: &str) -> String {
        let line = text.split(['\n', '\r']).filter(|it| !it.is_empty()).collect::<Vec<_>>();
        let line = visible(&line.join(" "), false);
        if self == Self::Plain {
            return line;
        }
        let mut out = String::with_capacity(line.len() * 2);
        for c in line.trim().chars() {
            if c.is_ascii_punctuation() {
                out.push('\\');
            }
            out.push(c);
        }
        out
    }

    /// Paragraphs of Markdown that we wrote.
    pub fn own(text: &str) -> String {
        let lines: Vec<String> = text.trim_end().lines().map(|it| visible(it, false)).collect();
        lines.join("\n")
    }

    /// A word or two that stand out.
    pub fn strong(self, text: &str) -> String {
        match self {
            Self::Markdown => format!("**{}**", self.text(text)),
            Self::Plain => self.text(text),
        }
    }

    /// What parts two parts.
    pub const fn rule(self) -> &'static str {
        match self {
            Self::Markdown => "\n\n---\n\n",
            Self::Plain => "\n\n",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_markup_or_hidden() {
        let hostile = "![x](https://x/y) <img src=x>\n# `a` \x1b[0m\u{202E}b";
        let text = Shown::Markdown.text(hostile);
        assert_eq!(
            text,
            "\\!\\[x\\]\\(https\\:\\/\\/x\\/y\\) \\<img src\\=x\\> \\# \\`a\\` ␛\\[0m\\<U\\+202E\\>b"
        );
        let events: Vec<_> = pulldown_cmark::Parser::new(&text)
            .filter(|it| !matches!(it, pulldown_cmark::Event::Text(_)))
            .collect();
        assert_eq!(events.len(), 2, "{events:?}");
        assert_eq!(Shown::Plain.text("a*\r\nb\0"), "a* b␀");
    }
}
