//! Text for a hover, in which nothing of an article is markup, nor hidden.

use crate::report::{markdown_words, one_line, visible};

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
        match self {
            Self::Markdown => markdown_words(text),
            Self::Plain => one_line(text),
        }
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
    fn nothing_is_hidden() {
        assert_eq!(Shown::Plain.text("a*\r\nb\0"), "a* b␀");
    }
}
