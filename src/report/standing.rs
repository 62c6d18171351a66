//! Whether a diagnostic counts, or why it does not.

/// Whether a diagnostic counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is shown, and counts for the exit status.
    Shown,
    /// The same, and no baseline holds it.
    New,
    /// The baseline holds it.
    Known,
    /// The article itself suppresses it.
    Suppressed,
}

impl Standing {
    /// Whether it is shown, and counts for the exit status.
    pub const fn counts(self) -> bool {
        matches!(self, Self::Shown | Self::New)
    }
}
