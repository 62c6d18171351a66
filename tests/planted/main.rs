//! Plants defects in clean articles, one at a time, and measures what the linter finds of them.
//!
//! `cargo run --example planted` prints the table; with ids of rules or families it runs only
//! these, and says what was missed.

#![allow(missing_docs, clippy::unwrap_used)]

mod article;
mod characters;
mod languages;
mod layout;
mod length;
mod link;
mod markup;
mod mutation;
mod number;
mod provenance;
mod run;
mod structure;
mod table;
mod terminology;
mod terms;
mod text;
mod typography;
mod untranslated;
mod verbatim;

pub use run::{baseline, run};
pub use table::{notes, table};

use mutation::Mutation;

/// All mutations, one table a family.
const FAMILIES: &[&[Mutation]] = &[
    link::MUTATIONS,
    markup::MUTATIONS,
    layout::MUTATIONS,
    verbatim::MUTATIONS,
    number::MUTATIONS,
    untranslated::MUTATIONS,
    typography::MUTATIONS,
    characters::MUTATIONS,
    length::MUTATIONS,
    terminology::MUTATIONS,
    structure::MUTATIONS,
    provenance::MUTATIONS,
];

/// The mutations of these rules and families; all where none is named.
pub fn mutations(names: &[String]) -> Vec<&'static Mutation> {
    let is_named = |it: &&Mutation| {
        let family = it.rule.split('/').next().unwrap_or_default();
        names.is_empty() || names.iter().any(|name| name == it.rule || name == family)
    };
    FAMILIES.iter().flat_map(|it| it.iter()).filter(is_named).collect()
}

#[cfg(test)]
mod tests;
