//! Mending what is found. A check proposes edits ([`crate::diagnostic::Fix`]); [`settle`] keeps the
//! proposals that mend their diagnostic and set off no other, [`mend`] applies them until nothing is
//! left to apply, [`write`] puts the result in the place of the file, [`unified`] only shows it.

mod apply;
mod checker;
mod diff;
mod held;
mod markup;
mod passes;
mod verify;
mod write;

pub use apply::apply;
pub use checker::Checker;
pub use diff::unified;
pub use held::Held;
pub use passes::{Mended, mend, mend_some};
pub use verify::settle;
pub use write::{WriteError, replace};
