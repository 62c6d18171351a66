//! How it is checked: one folder a family of rules, one file a check. Each family says what it has
//! in a table; [`all`] goes through them.

mod characters;
mod context;
pub mod declared;
mod freshness;
mod length;
mod link;
mod markup;
mod mend;
mod multiset;
mod number;
mod phrase;
mod place;
mod prose;
mod provenance;
mod punctuation;
pub mod sibling;
mod structure;
mod terminology;
mod typography;
mod untranslated;
mod validate;
mod verbatim;

pub use context::{Context, Finding, SegmentContext};
pub use terminology::wording;
pub use validate::{Unusable, validate};
pub use verbatim::Facts;

/// A way of looking for faults.
pub struct Check {
    /// The name in rule files.
    pub name: &'static str,
    /// The rules that it may report.
    pub rules: &'static [&'static str],
    /// The placeholders that it fills in messages.
    pub placeholders: &'static [&'static str],
    /// What it does with an article, if anything.
    pub article: Option<fn(&Context, &mut Vec<Finding<'static>>)>,
    /// What it does with a segment, if anything.
    pub segment: Option<fn(&SegmentContext, &mut Vec<Finding<'static>>)>,
    /// What it makes of everything that the other checks found in an article, if anything.
    pub verdict: Option<Verdict>,
}

/// Looks at an article and at what was found in it, and adds to that.
pub type Verdict = fn(&Context, &[Finding], &mut Vec<Finding<'static>>);

impl Check {
    /// A check that does nothing, to fill up from.
    const NONE: Self = Self {
        name: "",
        rules: &[],
        placeholders: &[],
        article: None,
        segment: None,
        verdict: None,
    };
}

/// The tables of all families.
static FAMILIES: [&[Check]; 13] = [
    structure::CHECKS,
    link::CHECKS,
    markup::CHECKS,
    verbatim::CHECKS,
    number::CHECKS,
    untranslated::CHECKS,
    typography::CHECKS,
    characters::CHECKS,
    length::CHECKS,
    terminology::CHECKS,
    sibling::CHECKS,
    freshness::CHECKS,
    // Last: it judges by what the others found.
    provenance::CHECKS,
];

/// All checks that are code. Those that rule files declare stand in [`declared`].
pub fn all() -> impl Iterator<Item = &'static Check> {
    FAMILIES.iter().copied().flatten()
}
