//! bilint reads bilingual articles and reports what a reader of the translation would trip over.
//!
//! The way of an article through the crate, which is also the order of the modules:
//!
//! 1. [`input`] finds the files and reads their bytes;
//! 2. [`article`] turns the bytes into an [`article::Article`]: front matter, segments with the
//!    exact places of both sides, loose text, code;
//! 3. [`inline`] parses each side of a segment once into a CommonMark tree and tokens;
//! 4. [`checks`] look at these trees; what they may find is said by the [`rules`], which are data,
//!    and what is usual in a language by the profiles in [`locale`];
//! 5. [`engine`] runs the checks, lets one cause give one [`diagnostic::Diagnostic`], applies the
//!    comments that [`suppress`] it and the levels that the [`config`] sets;
//! 6. [`baseline`] takes away what is known, [`changes`] what is not new since a commit;
//! 7. [`report`] writes the diagnostics for a terminal or for another program.
//!
//! [`pages`] tells the checks of links what stands around an article.
//!
//! [`fix`] mends what is certain; [`shard`] spreads a run over machines.
//! [`source_root`] finds the English file of an article, [`freshness`] tells whether the article is
//! still a translation of it, and [`status`] adds that up. [`history`] finds what git says of the
//! flag of an article.
//!
//! [`terminology`] reads glossaries and finds their terms, and [`mine`] proposes one.
//!
//! [`learn`] counts what human translators do and writes it as a profile of their locale.
//!
//! [`lsp`] shows in an editor what is found.
//!
//! [`cli`] joins these into the commands of the program.

pub mod article;
pub mod baseline;
pub mod changes;
pub mod checks;
pub mod cli;
pub mod config;
pub mod diagnostic;
mod digest;
pub mod engine;
pub mod fix;
pub mod freshness;
mod hidden;
pub mod history;
pub mod inline;
pub mod input;
pub mod learn;
pub mod locale;
pub mod looked;
pub mod lsp;
mod memo;
pub mod mine;
pub mod pages;
mod redirections;
mod replace;
pub mod report;
pub mod rules;
pub mod shard;
pub mod sibling;
pub mod source_root;
pub mod status;
pub mod suppress;
pub mod terminology;
mod uri;
pub mod yaml;
