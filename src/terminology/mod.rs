//! Glossaries: which terms of the source have to be which words in the translation.
//!
//! One file a format ([`csv`], [`tbx`], [`yaml`]) reads into one model ([`Entry`]); [`Terminology`]
//! finds the terms of a text, and [`target`] tells whether a translation has the words.

mod builder;
pub mod csv;
mod error;
mod find;
mod language;
mod merge;
mod model;
mod read;
mod squeezed;
pub(crate) mod stems;
pub mod target;
pub mod tbx;
pub mod yaml;

pub use error::GlossaryError;
pub use find::{Match, Terminology};
pub use merge::merged;
pub use model::{Case, Entry, Status, TargetTerm, Targets};
pub use read::read;
