//! The tags of a side: real HTML elements by name, placeholders by number.

use crate::article::ByteRange;
use crate::inline::{Node, NodeKind, Tree};

/// HTML elements, current and obsolete, that articles may hold.
const ELEMENTS: &str = " a abbr address area article aside audio b base bdi bdo big blockquote body br button \
    canvas caption center cite code col colgroup dd del details dfn div dl dt em embed fieldset figcaption \
    figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li \
    link main map mark meta meter nav noscript object ol optgroup option output p param picture pre progress \
    q rp rt ruby s samp script section select small source span strike strong style sub summary sup svg table \
    tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr ";

/// Elements that come and go with a language's typography or stand for emphasis.
const FREE: [&str; 8] = ["sup", "br", "wbr", "bdi", "b", "strong", "i", "em"];

/// A tag of a side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    /// What it is compared by: `kbd`, `/kbd`, or `<>` for every placeholder.
    pub key: String,
    /// The place.
    pub range: ByteRange,
    /// Whether a browser takes it for a tag and shows nothing.
    pub is_html: bool,
}

/// The key of every placeholder.
pub(super) const PLACEHOLDER: &str = "<>";

/// Whether `name` (small letters) is an HTML element.
pub(super) fn is_element(name: &str) -> bool {
    !name.is_empty() && ELEMENTS.contains(&format!(" {name} "))
}

/// The tags of a side in order, without those that may come and go.
pub(super) fn of(tree: &Tree) -> Vec<Tag> {
    let mut tags = Vec::new();
    for node in &tree.nodes {
        match node.kind {
            NodeKind::Html => tags.extend(html(tree, node.range)),
            NodeKind::Text => placeholders(tree, node.range, &mut tags),
            _ => {}
        }
    }
    tags
}

fn html(tree: &Tree, range: ByteRange) -> Option<Tag> {
    let inner = tree.at(range).strip_prefix('<')?;
    let (closing, inner) = inner.strip_prefix('/').map_or(("", inner), |it| ("/", it));
    let end = inner.find(|it: char| !it.is_ascii_alphanumeric()).unwrap_or(inner.len());
    let name = inner[..end].to_ascii_lowercase();
    if name.is_empty() || FREE.contains(&name.as_str()) {
        return None;
    }
    let key = if is_element(&name) { format!("{closing}{name}") } else { PLACEHOLDER.to_owned() };
    Some(Tag { key, range, is_html: true })
}

/// Placeholders that CommonMark takes for text: `<ship name>` it takes for a tag, `<причал>` not.
fn placeholders(tree: &Tree, range: ByteRange, tags: &mut Vec<Tag>) {
    let text = tree.at(range);
    for (at, _) in text.match_indices('<') {
        let inner = &text[at + 1..];
        let Some(length) = inner.find(['<', '>']).filter(|&it| inner[it..].starts_with('>')) else {
            continue;
        };
        let name = &inner[..length];
        if name.starts_with(char::is_alphabetic) && name.chars().count() <= 60 {
            let start = range.start + at;
            let range = ByteRange::new(start, start + length + 2);
            tags.push(Tag { key: PLACEHOLDER.to_owned(), range, is_html: false });
        }
    }
}

/// How many brackets of a side are escaped or written as entities, so that they read as text.
pub(super) fn escaped(tree: &Tree) -> usize {
    let is_bracket = |node: &&Node| match &node.kind {
        NodeKind::Escape => tree.at(node.inner) == "<",
        NodeKind::Entity(character) => &**character == "<",
        _ => false,
    };
    tree.nodes.iter().filter(is_bracket).count()
}
