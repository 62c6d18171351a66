//! A diagnostic: one thing that is wrong, as plain data.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::article::{ByteRange, Side};
use crate::rules::{Level, Rule};

/// One finding in one article.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// The rule that it breaks.
    pub rule: Arc<Rule>,
    /// The level in force here: the rule's own, or what the configuration says.
    pub level: Level,
    /// The segment, as an index of the article's segments; `None` for front matter, loose text and
    /// faults of structure that belong to no segment.
    pub segment: Option<usize>,
    /// The side of the segment that `range` lies on.
    pub side: Option<Side>,
    /// The place.
    pub range: ByteRange,
    /// What is said at the place itself.
    pub label: Option<String>,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: String,
    /// Further places of the same article that belong to it.
    pub related: Vec<Related>,
    /// What would mend it, where that is certain.
    pub fix: Option<Fix>,
    /// The fingerprint, where others were taken away after it was made: equal ones are numbered.
    pub fingerprint: Option<String>,
}

/// Edits that mend a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// Whether it may be applied without a look.
    pub safety: Safety,
    /// What to change: sorted by place, none overlaps another.
    pub edits: Vec<Edit>,
}

/// Whether a fix may be applied without a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// The meaning stays the same, whatever was meant.
    Safe,
    /// A person should look at it.
    Unsafe,
}

/// One change to an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What goes; empty where something is only put in.
    pub range: ByteRange,
    /// What comes in its place.
    pub text: String,
}

/// A further place of a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The side of the segment that it lies on; `None` outside segments.
    pub side: Option<Side>,
    /// The place.
    pub range: ByteRange,
    /// What is said there.
    pub message: String,
}

impl Diagnostic {
    /// The order in which an article's diagnostics are told: by place, then by rule.
    pub fn sort_key(&self) -> (usize, usize, &str) {
        (self.range.start, self.range.end, &self.rule.id)
    }
}
