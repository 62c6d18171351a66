//! Siblings: the articles of other locales that were made from the same English file. They have its
//! hash in common, and the numbers of their segments. [`Facts`] say of one article what it did not
//! keep, [`judge`] says which of that the others kept.

mod facts;
mod judge;
mod wordings;

pub use facts::{Claim, ClaimKind, Facts, Wording};
pub use judge::{Outcome, Said, Verdict, judge};
