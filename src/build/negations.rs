//! Which claims deny what they say.

use rayon::prelude::*;

use crate::build::ranking::distinct_in;
use crate::model::{Ledger, Sym, yes_or_no};

/// Whether each claim of a ledger denies, by its row.
pub(super) struct Negations(Vec<Said>);

/// What a claim says of what it is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    /// That it is so.
    Yes,
    /// That it isn't so.
    No,
    /// Nobody can tell which.
    Unclear,
}

impl Negations {
    /// What denies in a ledger; nothing if its table of claims has no place for it.
    pub(super) fn of(ledger: &Ledger) -> Option<Negations> {
        let (status, negated) = (ledger.claims.column("status"), ledger.claims.column("negated"));
        if status.is_empty() && negated.is_empty() {
            return None;
        }
        let by_status = meanings(ledger, status, |text| match ledger.schema.denies(text) {
            true => Said::No,
            false => Said::Yes,
        });
        let by_cell = meanings(ledger, negated, |text| match yes_or_no(text) {
            Some(true) => Said::No,
            Some(false) => Said::Yes,
            None => Said::Unclear,
        });
        let said = |cells: &[Option<Sym>], meanings: &[Said], row: usize| {
            cells.get(row).copied().flatten().map_or(Said::Yes, |cell| meanings[cell.index()])
        };
        let rows = (0..ledger.claims.len()).into_par_iter().with_min_len(1 << 14);
        let of_row = |row| match said(status, &by_status, row) {
            Said::No => Said::No,
            _ => said(negated, &by_cell, row),
        };
        Some(Negations(rows.map(of_row).collect()))
    }

    /// Whether nobody can tell if the claim in a row denies. It isn't taken for either, because it
    /// may mean the opposite.
    #[inline]
    pub(super) fn are_unclear(&self, row: usize) -> bool {
        self.0.get(row) == Some(&Said::Unclear)
    }

    /// Whether the claim in a row denies.
    #[inline]
    pub(super) fn deny(&self, row: usize) -> bool {
        self.0.get(row) == Some(&Said::No)
    }
}

/// Whether a cell says yes.
pub(super) fn is_yes(text: &str) -> bool {
    yes_or_no(text) == Some(true)
}

/// What each symbol of a column means, by its index.
fn meanings(ledger: &Ledger, cells: &[Option<Sym>], of: impl Fn(&str) -> Said) -> Vec<Said> {
    let mut meanings = vec![Said::Yes; ledger.symbols.len()];
    for symbol in distinct_in(cells, &ledger.symbols) {
        meanings[symbol.index()] = of(ledger.text(symbol));
    }
    meanings
}
