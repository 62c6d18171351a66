//! A side of a segment as a CommonMark inline tree, parsed once and read by every check.

mod directives;
mod features;
mod flat;
mod parser;
mod tokens;

pub use features::{Features, Kind};
pub use flat::{Flat, OBJECT};
pub use parser::Parser;
pub use tokens::{Token, TokenKind, tokens};

use std::borrow::Cow;

use crate::article::ByteRange;

/// The tree of one side. Nodes stand in the order of the text, parents before their children.
#[derive(Debug)]
pub struct Tree<'a> {
    /// The text of the whole article, which all ranges are ranges of.
    pub text: &'a str,
    /// The side.
    pub range: ByteRange,
    /// What bytes the side holds, marks and all.
    pub features: Features,
    /// The nodes.
    pub nodes: Vec<Node>,
}

/// A piece of a side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// The node with its marks.
    pub range: ByteRange,
    /// The content without the marks.
    pub inner: ByteRange,
    /// The index behind the last node inside this one.
    pub end: usize,
}

/// The kinds of node, by their names in CommonMark where it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NodeKind {
    /// Text that reads as it is written.
    Text,
    /// A backslash and the character that it escapes.
    Escape,
    /// An entity, with what it stands for.
    Entity(Box<str>),
    /// A code span.
    Code,
    /// `*x*` or `_x_`
    Emphasis,
    /// `**x**` or `__x__`
    Strong,
    /// A link.
    Link(Target),
    /// An image.
    Image(Target),
    /// A tag or a comment.
    Html,
    /// A directive of the format: `[!NOTE]`, `[!INCLUDE[…](…)]`, `<xref:…>`, `:::…:::`.
    Directive,
}

/// Where a link or an image leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The destination, with entities and escapes resolved.
    pub destination: Box<str>,
    /// The destination as it stands in the text; for a reference its label.
    pub written: ByteRange,
}

impl<'a> Tree<'a> {
    /// A tree without nodes.
    fn empty(text: &'a str, range: ByteRange) -> Self {
        Self { text, range, features: Features::of(range.of(text)), nodes: Vec::new() }
    }

    /// The text of a range.
    pub fn at(&self, range: ByteRange) -> &'a str {
        range.of(self.text)
    }

    /// The whole side as it is written.
    pub fn written(&self) -> &'a str {
        self.at(self.range)
    }

    /// Whether the side is text alone.
    pub fn is_plain(&self) -> bool {
        matches!(self.nodes.as_slice(), [] | [Node { kind: NodeKind::Text, .. }])
    }

    /// The nodes inside the node at `index`.
    pub fn inside(&self, index: usize) -> &[Node] {
        &self.nodes[index + 1..self.nodes[index].end]
    }

    /// All links with their index, links around images included.
    pub fn links(&self) -> impl Iterator<Item = (usize, &Node, &Target)> {
        self.nodes.iter().enumerate().filter_map(|(index, node)| match &node.kind {
            NodeKind::Link(target) => Some((index, node, target)),
            _ => None,
        })
    }

    /// All images with their index.
    pub fn images(&self) -> impl Iterator<Item = (usize, &Node, &Target)> {
        self.nodes.iter().enumerate().filter_map(|(index, node)| match &node.kind {
            NodeKind::Image(target) => Some((index, node, target)),
            _ => None,
        })
    }

    /// All nodes of one kind that holds no data.
    pub fn of_kind(&self, kind: &NodeKind) -> impl Iterator<Item = (usize, &Node)> {
        self.nodes.iter().enumerate().filter(move |(_, node)| node.kind == *kind)
    }

    /// What a reader sees of the nodes: escapes and entities resolved, marks gone, code included.
    pub fn visible(&self, nodes: &[Node]) -> String {
        let mut visible = String::new();
        for node in nodes {
            match &node.kind {
                NodeKind::Text => visible.push_str(self.at(node.range)),
                NodeKind::Escape | NodeKind::Code => visible.push_str(self.at(node.inner)),
                NodeKind::Entity(character) => visible.push_str(character),
                _ => {}
            }
        }
        visible
    }

    /// The words of a link or an emphasis as a reader sees them.
    pub fn visible_inside(&self, index: usize) -> String {
        self.visible(self.inside(index))
    }

    /// The content of a code span: line ends as blanks, and one blank less at both edges where
    /// CommonMark takes it away.
    pub fn code(&self, node: &Node) -> Cow<'a, str> {
        let content = self.at(node.inner);
        let stripped = content
            .strip_prefix(' ')
            .and_then(|it| it.strip_suffix(' '))
            .filter(|it| !it.trim().is_empty())
            .unwrap_or(content);
        if stripped.contains(['\n', '\r']) || stripped.contains("  ") {
            return Cow::Owned(stripped.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        Cow::Borrowed(stripped)
    }
}
