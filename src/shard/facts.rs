//! The lines that a report of a part has beside its diagnostics.

use serde::{Deserialize, Serialize};

use super::{Finding, Shard};
use crate::baseline::SeenArticle;
use crate::digest::sha256;
use crate::input::File;
use crate::report::{Summary, push_json};
use crate::sibling;

/// The version of the lines.
pub const VERSION: u32 = 1;

/// The first line of a report: which part it is, and of what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header<O> {
    /// The version of the lines.
    pub version: u32,
    /// The version of the program that wrote them.
    pub bilint: String,
    /// Which part it is.
    #[serde(flatten)]
    pub shard: Shard,
    /// What stands for the names of all files of the run: see [`names`].
    pub files: String,
    /// What was asked for.
    pub options: O,
}

/// What came of one file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Facts {
    /// Its place among all files of the run, from 0.
    pub at: usize,
    /// For its bytes, where it could be read: their SHA-256.
    pub digest: Option<String>,
    /// The counts.
    pub summary: Summary,
    /// The diagnostics, sorted.
    pub diagnostics: Vec<Finding>,
    /// Those that the article suppresses, sorted.
    pub silenced: Vec<Finding>,
    /// Those that the baseline holds, sorted; `None` without a baseline.
    pub known: Option<Vec<Finding>>,
    /// What its siblings are to know of it.
    pub siblings: Option<sibling::Facts>,
    /// What a baseline would hold of it.
    pub seen: Option<SeenArticle>,
    /// What kept it from being read or checked.
    pub error: Option<String>,
}

/// What stands for the names of all files of a run: as many, and the same ones in the same order.
pub fn names(files: &[File]) -> String {
    let names: Vec<&str> = files.iter().map(|it| &*it.shown).collect();
    format!("{}:{}", files.len(), sha256(names.join("\0").as_bytes()))
}

/// Appends `{"name":value}` as a line. Articles are hostile: nothing is written as it is that a
/// terminal or a CI runner obeys.
pub fn push_line(name: &'static str, value: &impl Serialize, out: &mut String) {
    out.push_str("{\"");
    out.push_str(name);
    out.push_str("\":");
    push_json(value, out);
    out.push_str("}\n");
}
