//! Which claims don't say that it is so already, or say it in a way that nobody knows.

use rayon::prelude::*;

use crate::build::facts::Fold;
use crate::build::ranking::distinct_in;
use crate::model::{Ledger, Modality};

/// How each claim of a ledger is hedged, by its row.
pub(super) struct Hedges(Vec<Hedge>);

/// How a claim is hedged, the least first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Hedge {
    modality: Modality,
    /// Whether its status is declared by nobody: it may mean anything.
    is_undeclared: bool,
}

impl Hedges {
    /// The hedges of a ledger; nothing if no claim is hedged, as in most.
    pub(super) fn of(ledger: &Ledger) -> Option<Hedges> {
        let (claims, symbols) = (&ledger.claims, &ledger.symbols);
        let (modalities, statuses) = (claims.column("modality"), claims.column("status"));
        let modality = |text: &str| Modality::of(text).unwrap_or_default();
        let mut hedges = distinct_in(modalities, symbols);
        hedges.retain(|symbol| modality(ledger.text(*symbol)).is_hedge());
        let mut undeclared = distinct_in(statuses, symbols);
        undeclared.retain(|symbol| ledger.schema.status_rank(ledger.text(*symbol)).is_none());
        if hedges.is_empty() && undeclared.is_empty() {
            return None;
        }
        let mut modality_of = vec![Modality::Actual; symbols.len()];
        hedges.iter().for_each(|it| modality_of[it.index()] = modality(ledger.text(*it)));
        let mut is_undeclared = vec![false; symbols.len()];
        undeclared.iter().for_each(|symbol| is_undeclared[symbol.index()] = true);
        let hedge = |row: usize| {
            let modality = modalities.get(row).copied().flatten();
            let status = statuses.get(row).copied().flatten();
            Hedge {
                modality: modality.map_or(Modality::Actual, |cell| modality_of[cell.index()]),
                is_undeclared: status.is_some_and(|cell| is_undeclared[cell.index()]),
            }
        };
        let rows = (0..claims.len()).into_par_iter().with_min_len(1 << 14);
        Some(Hedges(rows.map(hedge).collect()))
    }

    /// The modality of the claim in a row. One that doesn't say means that it is so.
    #[inline]
    pub(super) fn modality(&self, row: usize) -> Modality {
        self.0[row].modality
    }

    /// Whether the claim in a row only doubts.
    #[inline]
    pub(super) fn doubts(&self, row: usize) -> bool {
        self.modality(row) == Modality::Doubted
    }

    /// Whether claims are no support of one another, however many they are: doubts aren't, nor is
    /// what is put in a way that nobody knows.
    pub(super) fn never_add_up(&self, mut rows: impl Iterator<Item = usize>) -> bool {
        rows.all(|row| self.doubts(row) || self.0[row].is_undeclared)
    }

    /// Whether the claim in each row counts as support of its proposition: whoever doubts it, or only
    /// thinks it possible, confirms nobody who says that it is so; and whoever doubts it, or plans it,
    /// nobody who thinks it possible.
    pub(super) fn counted(&self, fold: &Fold) -> Vec<bool> {
        let least: Vec<Option<Hedge>> =
            fold.each(|edge| fold.rows(edge).map(|row| self.0[row]).min());
        let mut counted = vec![true; self.0.len()];
        for (edge, least) in least.into_iter().enumerate() {
            let is_weaker = |row: &usize| Some(self.0[*row]) != least;
            fold.rows(edge).filter(is_weaker).for_each(|row| counted[row] = false);
        }
        counted
    }
}
