//! An article as the reader sees it: front matter, segments, loose text, code; all of it as byte
//! ranges of one text, so that every later step can point at the file.

mod blocks;
mod faults;
mod front_matter;
mod position;
mod provenance;
mod segments;
mod sxs;
mod wrappers;

pub use faults::{Fault, FaultKind};
pub use front_matter::{Entry, FrontMatter, LOCALIZATION_KEYS, TranslationType};
pub use position::{ByteRange, LineIndex, Position};
pub use sxs::read;

use serde::{Deserialize, Serialize};

/// One document, read once.
#[derive(Debug, Default)]
pub struct Article {
    /// The file's text. Bytes that are not UTF-8 are replaced one by one with U+001A, so that
    /// every offset is an offset of the file.
    pub text: String,
    /// The YAML block at the top, where there is one.
    pub front_matter: Option<FrontMatter>,
    /// The segments in the order of the file.
    pub segments: Vec<Segment>,
    /// Links and images whose brackets stand outside the spans of the segments that they hold.
    pub wrappers: Vec<Wrapper>,
    /// Text for readers that stands outside every segment.
    pub loose_texts: Vec<LooseText>,
    /// Fenced code, `<pre>`, `<script>` and `<style>`, with their fences and tags.
    pub code_blocks: Vec<ByteRange>,
    /// HTML comments outside code and segments, with their marks.
    pub comments: Vec<ByteRange>,
    /// Link reference definitions outside code and segments.
    pub definitions: Vec<Definition>,
    /// Bracket directives outside code and segments: `[!NOTE]`.
    pub directives: Vec<ByteRange>,
    /// Conflict markers that a merge left, outside code.
    pub conflict_markers: Vec<ByteRange>,
    /// What the reader could not make sense of.
    pub faults: Vec<Fault>,
}

impl Article {
    /// The text at a range.
    pub fn at(&self, range: ByteRange) -> &str {
        range.of(&self.text)
    }

    /// Whether this is a bilingual article at all: it has segments, localization keys, or a fault
    /// that only a broken segment gives. A README or a contents page has none of these.
    pub fn is_bilingual(&self) -> bool {
        !self.segments.is_empty()
            || self.faults.iter().any(Fault::is_of_segment)
            || self.front_matter.as_ref().is_some_and(|it| {
                it.has_localization_keys(&self.text)
                    || provenance::is_of_other_family(it, &self.text)
            })
    }

    /// The value of `ms.contentlocale`, as written; empty where it is missing.
    pub fn locale(&self) -> &str {
        let entry =
            self.front_matter.as_ref().and_then(|it| it.get(&self.text, "ms.contentlocale"));
        entry.map_or("", |entry| entry.plain_value(&self.text))
    }

    /// Where the translation comes from.
    pub fn translation_type(&self) -> TranslationType {
        let front_matter = self.front_matter.as_ref();
        front_matter
            .map_or(TranslationType::Unknown, |it| provenance::translation_type(it, &self.text))
    }

    /// The commit of the English file, where the article is of a family that names no hash beside
    /// it: `source-git-commit`, `default_lang_commit`, or `sourceCommit` under `l10n`.
    pub fn source_commit(&self) -> Option<ByteRange> {
        provenance::source_commit(self.front_matter.as_ref()?, &self.text)
    }

    /// The id of a segment, as its target span has it.
    pub fn id(&self, segment: &Segment) -> &str {
        self.at(segment.target.id)
    }
}

/// A pair of source and target text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// Both spans, from the first `<` to the last `>`.
    pub range: ByteRange,
    /// The translation.
    pub target: SideRanges,
    /// The text that was translated.
    pub source: SideRanges,
    /// Where the segment stands.
    pub place: Place,
}

impl Segment {
    /// The ranges of one side.
    pub fn side(&self, side: Side) -> &SideRanges {
        match side {
            Side::Target => &self.target,
            Side::Source => &self.source,
        }
    }
}

/// One side of a segment in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SideRanges {
    /// The opening tag that carries the id.
    pub tag: ByteRange,
    /// The id inside the tag.
    pub id: ByteRange,
    /// The text between the tags.
    pub text: ByteRange,
}

/// One of the two sides of a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The translation.
    Target,
    /// The text that was translated.
    Source,
}

impl Side {
    /// The name in messages and in machine formats.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Target => "target",
            Self::Source => "source",
        }
    }
}

/// Where a segment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// The leaf block.
    pub block: Block,
    /// Whether the block stands in a block quote.
    pub in_block_quote: bool,
    /// The link or image around the segment, as an index of [`Article::wrappers`].
    pub wrapper: Option<usize>,
}

/// The kinds of leaf block that hold segments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Block {
    /// Running text.
    #[default]
    Paragraph,
    /// A line that begins with `#`.
    Heading,
    /// An item of a bullet or ordered list, its continuation lines included.
    ListItem,
    /// A cell of a table.
    TableCell,
    /// A line of HTML.
    Html,
    /// Inside the front matter, where a broken one was cut into segments.
    FrontMatter,
}

impl Block {
    /// The name in machine formats.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Heading => "heading",
            Self::ListItem => "list-item",
            Self::TableCell => "table-cell",
            Self::Html => "html",
            Self::FrontMatter => "front-matter",
        }
    }
}

/// A link or an image outside the spans, around one segment or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wrapper {
    /// What it is.
    pub kind: WrapperKind,
    /// From the opening bracket to the closing parenthesis.
    pub range: ByteRange,
    /// The destination as written.
    pub destination: ByteRange,
}

/// What stands around a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrapperKind {
    /// `[<span…>…</span>…](destination)`
    Link,
    /// `![<span…>…</span>…](destination)`
    Image,
}

/// Target text outside every segment: nothing stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LooseText {
    /// What it is.
    pub kind: LooseKind,
    /// The text, without its marks.
    pub range: ByteRange,
}

/// The kinds of loose text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LooseKind {
    /// The alternative text of `![text](x.png)`.
    ImageAlt,
    /// The alternative text of `:::image … alt-text="text":::`.
    DirectiveAlt,
    /// The title of an `<img>`.
    ImageTitle,
}

/// A link reference definition: `[label]: destination`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Definition {
    /// The label, without brackets.
    pub label: ByteRange,
    /// The destination, without angle brackets.
    pub destination: ByteRange,
}
