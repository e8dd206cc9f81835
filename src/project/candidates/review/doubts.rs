//! What people typed into a table of candidates that no review would.

use std::collections::HashSet;

use crate::model::Ledger;
use crate::project::candidates::table_row::TableRow;

/// What people typed into the column `review` that no review would.
#[derive(Clone, Debug, Default)]
pub struct Doubts {
    /// How many candidates are marked as accepted and aren't among the claims.
    pub unclaimed: usize,
    /// Words that mean nothing there, of candidates that are open still.
    pub unclear: Vec<String>,
}

impl Doubts {
    /// What there is of it among candidates: those to decide on, and those that were accepted and
    /// whose id no claim has.
    pub(super) fn of<'r>(
        pending: &[TableRow],
        accepted: impl Iterator<Item = &'r TableRow>,
        ledger: &Ledger,
    ) -> Doubts {
        // A claim may have got another id, or none; its words stay.
        let words = |row: usize| {
            ["source", "quote"].map(|name| ledger.symbols.text_of(ledger.claims.cell(row, name)))
        };
        let quoted: HashSet<_> = (0..ledger.claims.len()).map(words).collect();
        let is_quoted = |row: &TableRow| quoted.contains(&["source", "quote"].map(|c| row.get(c)));
        let unclaimed = accepted.filter(|row| !is_quoted(row)).count();
        let unclear = pending.iter().filter_map(|row| row.get("review")).map(str::to_string);
        Doubts { unclaimed, unclear: unclear.collect() }
    }
}
