//! Characters that no reader should meet.

use crate::checks::Check;

pub(super) static CHECKS: &[Check] = &[];
