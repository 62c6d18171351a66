//! One source, one target.

use crate::checks::Check;

pub(super) static CHECKS: &[Check] = &[];
