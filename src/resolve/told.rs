//! Errors about rows, of each rule so many as anybody reads.

use std::collections::BTreeMap;

use crate::text::{Diagnostic, Severity};

/// The most errors of one rule that are told one by one; the rest of them is counted.
pub(super) const MOST_TOLD: usize = 200;

/// What is told of a table, row by row.
#[derive(Debug, Default)]
pub(super) struct Told {
    all: Vec<Diagnostic>,
    counts: BTreeMap<&'static str, usize>,
}

impl Told {
    /// Tells an error of a rule, or counts it.
    pub(super) fn tell(&mut self, rule: &'static str, error: impl FnOnce() -> Diagnostic) {
        let count = self.counts.entry(rule).or_default();
        *count += 1;
        if *count <= MOST_TOLD {
            self.all.push(error());
        }
    }

    /// All of them, with a last message for each rule that counts what isn't told.
    pub(super) fn finish(self) -> Vec<Diagnostic> {
        let mut all = self.all;
        for (rule, count) in self.counts.into_iter().filter(|(_, count)| *count > MOST_TOLD) {
            all.push(Diagnostic::untold(Severity::Error, rule, count - MOST_TOLD));
        }
        all
    }
}
