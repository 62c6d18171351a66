//! The names that headings get as anchors.

use crate::article::{Article, ByteRange};
use crate::inline::{Parser, Tree};

/// The name that publishing tools make of the words of a heading: small letters, blanks as hyphens,
/// no marks.
pub(super) fn slug(words: &str) -> String {
    let mut slug = String::with_capacity(words.len());
    for it in words.trim().chars().flat_map(char::to_lowercase) {
        match it {
            it if it.is_alphanumeric() || it == '-' || it == '_' => slug.push(it),
            it if it.is_whitespace() => slug.push('-'),
            _ => {}
        }
    }
    slug
}

/// What of a name all tools agree on: its letters and digits.
pub(super) fn letters(name: &str) -> String {
    name.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The words of headings as they are shown.
pub(super) fn words(headings: &[String]) -> Vec<String> {
    let mut article = Article::default();
    let mut ranges = Vec::with_capacity(headings.len());
    for heading in headings {
        let start = article.text.len();
        article.text.push_str(heading);
        ranges.push(ByteRange::new(start, article.text.len()));
        article.text.push('\n');
    }
    Parser::new(&article).parse_all(ranges).iter().map(shown).collect()
}

fn shown(tree: &Tree) -> String {
    tree.visible(&tree.nodes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_made_as_publishing_tools_make_them() {
        let slug = |heading: &str| {
            let words = words(&[heading.to_owned()]);
            slug(&words[0])
        };
        assert_eq!(slug("Pay a fee"), "pay-a-fee");
        assert_eq!(slug("What's new, and why?"), "whats-new-and-why");
        assert_eq!(slug("Tides & **berths**"), "tides--berths");
        assert_eq!(slug("The `fee_id` key"), "the-fee_id-key");
        assert_eq!(slug("See [Fees](fees.md#x) \\(new\\)"), "see-fees-new");
        assert_eq!(slug("Приливы и &amp; 潮汐"), "приливы-и--潮汐");
        assert_eq!(slug("a-b_c 2.0"), "a-b_c-20");
    }
}
