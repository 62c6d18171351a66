//! Marks and blanks as the language of the target has them.

use crate::checks::Check;

pub(super) static CHECKS: &[Check] = &[];
