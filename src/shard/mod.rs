//! One run on several machines: [`Shard`] cuts the files into parts, a report of one part carries a
//! line of [`Facts`] a file beside its diagnostics, and [`Reports`] joins the parts again.

mod facts;
mod finding;
mod reports;
mod slice;

pub use facts::{Facts, Header, VERSION, names, push_line};
pub use finding::Finding;
pub use reports::{ReportError, Reports};
pub use slice::{NotAShard, Shard};
