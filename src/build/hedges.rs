//! Which claims don't say that it is so already, or say it in a way that nobody knows.

use crate::build::facts::Fold;
use crate::build::ranking::distinct_in;
use crate::model::{Ledger, Modality, Sym};

/// How claims are hedged, by the index of the symbols of their modalities and statuses.
pub(super) struct Hedges<'a> {
    modalities: &'a [Option<Sym>],
    statuses: &'a [Option<Sym>],
    modality_of: Vec<Modality>,
    is_undeclared: Vec<bool>,
    rows: usize,
}

impl Hedges<'_> {
    /// The hedges of a ledger; nothing if no claim is hedged, as in most.
    pub(super) fn of(ledger: &Ledger) -> Option<Hedges<'_>> {
        let (claims, symbols) = (&ledger.claims, &ledger.symbols);
        let (modalities, statuses) = (claims.column("modality"), claims.column("status"));
        let modality = |symbol: &Sym| Modality::of(ledger.text(*symbol)).unwrap_or_default();
        let is_declared = |symbol: &Sym| ledger.schema.status_rank(ledger.text(*symbol)).is_some();
        let mut hedges = distinct_in(modalities, symbols);
        hedges.retain(|symbol| modality(symbol).is_hedge());
        let mut undeclared = distinct_in(statuses, symbols);
        undeclared.retain(|symbol| !is_declared(symbol));
        if hedges.is_empty() && undeclared.is_empty() {
            return None;
        }
        let mut modality_of = vec![Modality::Actual; symbols.len()];
        hedges.iter().for_each(|symbol| modality_of[symbol.index()] = modality(symbol));
        let mut is_undeclared = vec![false; symbols.len()];
        undeclared.iter().for_each(|symbol| is_undeclared[symbol.index()] = true);
        Some(Hedges { modalities, statuses, modality_of, is_undeclared, rows: claims.len() })
    }

    /// The modality of the claim in a row. One that doesn't say means that it is so.
    #[inline]
    pub(super) fn modality(&self, row: usize) -> Modality {
        let cell = self.modalities.get(row).copied().flatten();
        cell.map_or(Modality::Actual, |cell| self.modality_of[cell.index()])
    }

    /// Whether the claim in a row only doubts.
    #[inline]
    pub(super) fn doubts(&self, row: usize) -> bool {
        self.modality(row) == Modality::Doubted
    }

    /// Whether the status of the claim in a row is declared by nobody: it may mean anything.
    fn is_undeclared(&self, row: usize) -> bool {
        let cell = self.statuses.get(row).copied().flatten();
        cell.is_some_and(|cell| self.is_undeclared[cell.index()])
    }

    /// Whether claims are no support of one another, however many they are: doubts aren't, nor is
    /// what is put in a way that nobody knows.
    pub(super) fn never_add_up(&self, mut rows: impl Iterator<Item = usize>) -> bool {
        rows.all(|row| self.doubts(row) || self.is_undeclared(row))
    }

    /// Whether the claim in each row counts as support of its proposition: whoever doubts it, or only
    /// thinks it possible, confirms nobody who says that it is so; and whoever doubts it, or plans it,
    /// nobody who thinks it possible.
    pub(super) fn counted(&self, fold: &Fold) -> Vec<bool> {
        let mut counted = vec![true; self.rows];
        let hedge = |row: usize| (self.modality(row), self.is_undeclared(row));
        for edge in 0..fold.len() {
            let least = fold.rows(edge).map(hedge).min();
            let is_weaker = |row: &usize| Some(hedge(*row)) != least;
            fold.rows(edge).filter(is_weaker).for_each(|row| counted[row] = false);
        }
        counted
    }
}
