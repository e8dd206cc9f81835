//! What a reader has to say about a file: every message of a rule, up to a limit.

use std::collections::BTreeMap;

use crate::text::{Diagnostic, FileId};

/// How many messages of one rule are told one by one.
const MOST: usize = 100;

/// The remarks of a reader, in the order in which it made them.
#[derive(Debug)]
pub(crate) struct Remarks {
    file: FileId,
    told: Vec<Diagnostic>,
    counts: BTreeMap<&'static str, usize>,
}

impl Remarks {
    /// No remarks about a file yet.
    pub(crate) fn new(file: FileId) -> Remarks {
        Remarks { file, told: Vec::new(), counts: BTreeMap::new() }
    }

    /// The file.
    pub(crate) fn file(&self) -> FileId {
        self.file
    }

    /// Tells something. Past the limit it is only counted.
    pub(crate) fn tell(&mut self, diagnostic: Diagnostic) {
        let count = self.counts.entry(diagnostic.rule).or_default();
        *count += 1;
        if *count <= MOST {
            self.told.push(diagnostic);
        }
    }

    /// All of them, as messages.
    pub(crate) fn finish(self) -> Vec<Diagnostic> {
        let mut all = self.told;
        for (rule, count) in self.counts.into_iter().filter(|(_, count)| *count > MOST) {
            let message = format!("{} more messages of `{rule}` aren't shown", count - MOST);
            all.push(Diagnostic::note(rule, message));
        }
        all
    }
}
