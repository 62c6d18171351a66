//! What the reader stumbles over. It says so, reads on behind the place, and leaves the wording to
//! the rules.

use super::ByteRange;

/// One place that breaks the format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// Where it is wrong.
    pub range: ByteRange,
    /// A second place that belongs to it: the first of two equal ids, the other of two that differ.
    pub related: Option<ByteRange>,
    /// The segment id that it is about, or the reason in words.
    pub detail: String,
}

/// The kinds of fault, one a rule of the family `structure`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FaultKind {
    /// A target span that no source span follows.
    UnpairedTarget,
    /// A source span that no target span precedes.
    UnpairedSource,
    /// Target and source span with two ids.
    IdMismatch,
    /// An id that stood before.
    DuplicateId,
    /// A span that does not end before the next segment begins.
    UnclosedSpan,
    /// A segment that begins inside another one.
    NestedSpan,
    /// A segment inside a code block.
    SpanInCode,
    /// Bytes that are not UTF-8.
    InvalidUtf8,
    /// Front matter that never closes, is not YAML, or was cut into segments.
    InvalidFrontMatter,
}

impl Fault {
    /// Whether only a bilingual article can have this fault.
    pub fn is_of_segment(&self) -> bool {
        !matches!(
            self.kind,
            FaultKind::InvalidUtf8 | FaultKind::InvalidFrontMatter | FaultKind::SpanInCode
        )
    }
}
