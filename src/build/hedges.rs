//! Which claims don't say that it is so already, or say it in a way that nobody knows.

use rayon::prelude::*;

use crate::build::facts::Fold;
use crate::build::ranking::distinct_in;
use crate::model::{Ledger, Modality, Sym};

/// How each claim of a ledger is hedged, by its row.
pub(super) struct Hedges {
    rows: Vec<Hedge>,
    /// The modalities that nobody knows, in the order of their texts.
    unknown: Vec<Sym>,
}

/// How a claim is hedged, the least first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Hedge {
    put: Put,
    /// Whether its status is declared by nobody: it may mean anything.
    is_undeclared: bool,
}

/// Whether what is claimed is so, by its modality, the firmest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Put {
    /// What nobody knows is weaker than what is planned, and no doubt.
    modality: Modality,
    /// Which of those it is that nobody knows, counted from 1; 0 if it is known.
    unknown: u32,
}

impl Put {
    /// Whether it isn't so, or not yet, or perhaps not.
    pub(super) fn is_hedge(self) -> bool {
        self.modality.is_hedge()
    }
}

impl Hedges {
    /// The hedges of a ledger; nothing if no claim is hedged, as in most.
    pub(super) fn of(ledger: &Ledger) -> Option<Hedges> {
        let (claims, symbols) = (&ledger.claims, &ledger.symbols);
        let (modalities, statuses) = (claims.column("modality"), claims.column("status"));
        let mut hedges = distinct_in(modalities, symbols);
        hedges.retain(|symbol| Modality::hedge_of(ledger.text(*symbol)).is_some());
        let mut undeclared = distinct_in(statuses, symbols);
        undeclared.retain(|symbol| ledger.schema.status_rank(ledger.text(*symbol)).is_none());
        if hedges.is_empty() && undeclared.is_empty() {
            return None;
        }
        hedges.sort_unstable_by_key(|symbol| ledger.text(*symbol));
        let (mut unknown, mut put_of) = (Vec::new(), vec![Put::default(); symbols.len()]);
        for symbol in hedges {
            let known = Modality::of(ledger.text(symbol));
            unknown.extend(known.is_none().then_some(symbol));
            put_of[symbol.index()] = match known {
                Some(modality) => Put { modality, unknown: 0 },
                None => Put { modality: Modality::Planned, unknown: unknown.len() as u32 },
            };
        }
        let mut is_undeclared = vec![false; symbols.len()];
        undeclared.iter().for_each(|symbol| is_undeclared[symbol.index()] = true);
        let hedge = |row: usize| {
            let modality = modalities.get(row).copied().flatten();
            let status = statuses.get(row).copied().flatten();
            Hedge {
                put: modality.map_or(Put::default(), |cell| put_of[cell.index()]),
                is_undeclared: status.is_some_and(|cell| is_undeclared[cell.index()]),
            }
        };
        let rows = (0..claims.len()).into_par_iter().with_min_len(1 << 14);
        Some(Hedges { rows: rows.map(hedge).collect(), unknown })
    }

    /// Whether what the claim in a row says is so. One that doesn't say means that it is.
    #[inline]
    pub(super) fn put(&self, row: usize) -> Put {
        self.rows[row].put
    }

    /// The word for it, if it isn't so, or not yet, or perhaps not.
    pub(super) fn word<'l>(&self, put: Put, ledger: &'l Ledger) -> Option<&'l str> {
        let unknown = (put.unknown as usize).checked_sub(1).and_then(|at| self.unknown.get(at));
        let known = || put.is_hedge().then(|| put.modality.name());
        unknown.map(|symbol| ledger.text(*symbol)).or_else(known)
    }

    /// Whether the claim in a row only doubts.
    #[inline]
    pub(super) fn doubts(&self, row: usize) -> bool {
        self.put(row).modality == Modality::Doubted
    }

    /// Whether claims are no support of one another, however many they are: doubts aren't, nor is
    /// what is put in a way that nobody knows.
    pub(super) fn never_add_up(&self, mut rows: impl Iterator<Item = usize>) -> bool {
        let is_unknown = |row: usize| self.rows[row].is_undeclared || self.put(row).unknown > 0;
        rows.all(|row| self.doubts(row) || is_unknown(row))
    }

    /// Whether the claim in each row counts as support of its proposition: whoever doubts it, or only
    /// thinks it possible, confirms nobody who says that it is so; and whoever doubts it, or plans it,
    /// nobody who thinks it possible.
    pub(super) fn counted(&self, fold: &Fold) -> Vec<bool> {
        let least: Vec<Option<Hedge>> =
            fold.each(|edge| fold.rows(edge).map(|row| self.rows[row]).min());
        let mut counted = vec![true; self.rows.len()];
        for (edge, least) in least.into_iter().enumerate() {
            let is_weaker = |row: &usize| Some(self.rows[*row]) != least;
            fold.rows(edge).filter(is_weaker).for_each(|row| counted[row] = false);
        }
        counted
    }
}
