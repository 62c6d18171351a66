//! What is checked: the rules that ship, read by `build.rs` from `rules/**`, and those of users.

pub mod examples;
mod file;
mod its;
mod registry;
mod user;

pub(crate) use file::answers_to;
pub use file::{Example, Fixed, Level, Rule, Scope};
pub use its::ITS_TYPES;
pub use registry::{Registry, UnknownName};
pub use user::{RuleFileError, load_folder};
