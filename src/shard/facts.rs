//! The lines that a report of a part has beside its diagnostics.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Finding, Shard};
use crate::baseline::SeenArticle;
use crate::hex::hex;
use crate::input::File;
use crate::report::{Summary, push_json};

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
    /// What stands for its bytes where something is told of it: see [`digest`].
    pub digest: Option<String>,
    /// The counts.
    pub summary: Summary,
    /// The diagnostics, sorted.
    pub diagnostics: Vec<Finding>,
    /// Those that the article suppresses, sorted.
    pub silenced: Vec<Finding>,
    /// Those that the baseline holds, sorted; `None` without a baseline.
    pub known: Option<Vec<Finding>>,
    /// What a baseline would hold of it.
    pub seen: Option<SeenArticle>,
    /// What kept it from being read or checked.
    pub error: Option<String>,
}

/// What stands for the bytes of a file: their SHA-256.
pub fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// What stands for the names of all files of a run: as many, and the same ones in the same order.
pub fn names(files: &[File]) -> String {
    let mut digest = Sha256::new();
    for file in files {
        digest.update(file.shown.as_bytes());
        digest.update([0]);
    }
    format!("{}:{}", files.len(), hex(&digest.finalize()))
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
