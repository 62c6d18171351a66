//! Languages: tags, scripts, what is usual in each, and which one a text is in.

mod file;
mod language;
mod overrides;
mod profile;
mod script;
mod tag;
mod validate;
mod words;
mod write;

pub use file::{Blank, Dates, Length, Numbers, ProfileFile, TerminalMarks};
pub use language::{Prose, identify, is_rather_source, reads_as_source};
pub use overrides::ProfileOverrides;
pub use profile::{Marks, Profile, profile, profile_file, profile_tags, source_profile};
pub use script::Script;
pub use tag::LanguageTag;
pub use validate::{ProfileFault, validate};
pub use write::{keys_of, push_key, quoted};
