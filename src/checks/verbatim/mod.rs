//! What no translation may change: identifiers, addresses, placeholders, paths, terms.

use crate::checks::Check;

pub(super) static CHECKS: &[Check] = &[];
