//! Numbers, versions and dates, compared by their values.

use crate::checks::Check;

pub(super) static CHECKS: &[Check] = &[];
