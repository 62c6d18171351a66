//! What was found once and is lived with: a file of fingerprints, and what a run has seen of it.

mod entry;
mod error;
mod file;
mod key;
mod seen;

pub use entry::Entry;
pub use error::BaselineError;
pub use file::Baseline;
pub use key::{Key, number};
pub use seen::{Seen, SeenArticle};

/// The name of the file where nobody names another.
pub const FILE_NAME: &str = "bilint-baseline.jsonl";
