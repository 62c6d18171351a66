//! Languages: tags, scripts, what is usual in each, and which one a text is in.

mod file;
mod language;
mod profile;
mod script;
mod tag;

pub use language::{Prose, identify, is_rather_source, reads_as_source};
pub use profile::{Profile, UiMarks, profile, source_profile};
pub use script::Script;
pub use tag::LanguageTag;
