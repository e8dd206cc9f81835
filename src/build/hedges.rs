//! Which claims don't say that it is so already.

use crate::build::facts::Fold;
use crate::build::ranking::distinct_in;
use crate::model::{Ledger, Modality, Sym};

/// How claims are hedged, by the index of the symbols of their modalities.
pub(super) struct Hedges<'a> {
    cells: &'a [Option<Sym>],
    modality_of: Vec<Modality>,
}

impl Hedges<'_> {
    /// The hedges of a ledger; nothing if no claim is hedged, as in most.
    pub(super) fn of(ledger: &Ledger) -> Option<Hedges<'_>> {
        let cells = ledger.claims.column("modality");
        let distinct = distinct_in(cells, &ledger.symbols);
        let modality = |symbol: Sym| Modality::of(ledger.text(symbol)).unwrap_or_default();
        if !distinct.iter().any(|symbol| modality(*symbol).is_hedge()) {
            return None;
        }
        let mut modality_of = vec![Modality::Actual; ledger.symbols.len()];
        distinct.into_iter().for_each(|symbol| modality_of[symbol.index()] = modality(symbol));
        Some(Hedges { cells, modality_of })
    }

    /// The modality of the claim in a row. One that doesn't say means that it is so.
    #[inline]
    pub(super) fn modality(&self, row: usize) -> Modality {
        let cell = self.cells.get(row).copied().flatten();
        cell.map_or(Modality::Actual, |cell| self.modality_of[cell.index()])
    }

    /// Whether the claim in each row counts as support of its proposition: whoever doubts it, or only
    /// thinks it possible, confirms nobody who says that it is so.
    pub(super) fn counted(&self, fold: &Fold) -> Vec<bool> {
        let mut counted = vec![true; self.cells.len()];
        for edge in 0..fold.len() {
            let is_hedged = |row: &usize| self.modality(*row).is_hedge();
            if !fold.rows(edge).all(|row| is_hedged(&row)) {
                fold.rows(edge).filter(is_hedged).for_each(|row| counted[row] = false);
            }
        }
        counted
    }
}
