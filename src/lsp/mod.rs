//! The language server: what `bilint check` finds, shown in an editor while somebody types.
//!
//! [`serve`] reads messages from a client and answers them, one after the other; it looks at a
//! document only when no further change is waiting. What a document is checked with is the caller's
//! matter ([`Checks`]), so that the editor and the command line cannot find different things.

mod actions;
mod config_faults;
mod disable;
mod document;
mod fix_all;
mod hover;
mod lines;
mod markdown;
mod outgoing;
mod protocol;
mod requests;
mod server;
mod transport;

use std::path::Path;

use crate::article::Article;
use crate::config::{ConfigError, Selection};
use crate::diagnostic::Diagnostic;
use crate::input::{File, InputError};

pub use server::serve;
pub use transport::Stdio;

/// How documents are checked.
pub trait Checks {
    /// A document as the file at `path`, with the configuration that holds there.
    ///
    /// # Errors
    /// Where the configuration cannot be used.
    fn file(&self, path: &Path, text: &str) -> Result<File, Trouble>;

    /// What `bilint check` finds in it; `None` where it is no article.
    ///
    /// # Errors
    /// Where it is no text, or checking it failed.
    fn check(&self, file: &File) -> Result<Option<Seen>, InputError>;

    /// Which rules count.
    fn selection(&self) -> &Selection;

    /// Forgets everything that was read from the disk.
    fn forget(&mut self);
}

/// An article and what is found in it.
#[derive(Debug)]
pub struct Seen {
    /// The article.
    pub article: Article,
    /// What is found, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Why no document of a folder can be checked.
#[derive(Debug)]
pub enum Trouble {
    /// The configuration cannot be used.
    Config(ConfigError),
    /// Anything else, in words.
    Other(String),
}
