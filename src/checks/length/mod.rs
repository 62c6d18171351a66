//! Targets that are far too short or too long for their source.

use crate::checks::Check;

pub(super) static CHECKS: &[Check] = &[];
