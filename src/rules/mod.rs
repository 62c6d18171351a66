//! What is checked: the rules that ship, read by `build.rs` from `rules/**`, and those of users.

pub mod examples;
mod file;
mod registry;
mod user;

pub use file::{Example, Level, Rule, Scope};
pub use registry::{Registry, UnknownName};
pub use user::{RuleFileError, load_folder};
