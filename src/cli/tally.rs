//! How much is the matter: errors and warnings, counted.

use claimgraph::text::{Diagnostic, Severity};

/// How many there are of each severity.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    /// Errors.
    pub(crate) errors: usize,
    /// Warnings.
    pub(crate) warnings: usize,
}

impl Tally {
    /// Counts diagnostics.
    pub(crate) fn of(diagnostics: &[Diagnostic]) -> Tally {
        let count = |severity| {
            let of_it = diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity);
            of_it.map(|diagnostic| diagnostic.count).sum()
        };
        Tally { errors: count(Severity::Error), warnings: count(Severity::Warning) }
    }
}
