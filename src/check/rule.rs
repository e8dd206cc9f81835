//! What a rule is; each has a file of its own in `rules/`.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::model::{Ledger, Level};

/// Something that is looked for in every ledger.
pub struct Rule {
    /// The name, for the manifest's `[lints]` and for searching.
    pub name: &'static str,
    /// How much its findings weigh, unless the manifest says otherwise.
    pub level: Level,
    /// What it looks for, in one sentence.
    pub summary: &'static str,
    pub(super) look: fn(&Context, &mut Findings),
}

impl Rule {
    /// The level the project sets for it, or else its own.
    pub fn level_in(&self, ledger: &Ledger) -> Level {
        ledger.schema.lints.get(self.name).map_or(self.level, |lint| lint.level)
    }
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Rule({})", self.name)
    }
}
