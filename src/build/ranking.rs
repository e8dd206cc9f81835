//! The distinct symbols of a column, put into an order, so that gathering compares numbers.

use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use crate::model::{Sym, Symbols, ranks};

/// The rank of each symbol of a column among its distinct ones.
#[derive(Debug, Default)]
pub(super) struct Ranking {
    rank_of: Vec<u32>,
    /// The symbols, by rank.
    pub(super) order: Vec<Sym>,
}

/// The rank of a symbol that the column doesn't have.
pub(super) const UNRANKED: u32 = u32::MAX;

impl Ranking {
    /// Ranks the symbols of a column by text.
    pub(super) fn by_text(cells: &[Option<Sym>], symbols: &Symbols) -> Ranking {
        if cells.is_empty() {
            return Ranking::default();
        }
        let found = distinct_in(cells, symbols);
        let order = ranks(symbols, &found).into_iter().map(|at| found[at as usize]);
        Ranking::of(order.collect(), symbols)
    }

    /// Ranks distinct symbols by a key, and by text where keys are equal.
    pub(super) fn by_key<K: Ord>(
        found: &[Sym],
        symbols: &Symbols,
        key: impl Fn(&str) -> K,
    ) -> Ranking {
        let mut order = found.to_vec();
        order.sort_by_cached_key(|symbol| (key(symbols.text(*symbol)), symbols.text(*symbol)));
        Ranking::of(order, symbols)
    }

    fn of(order: Vec<Sym>, symbols: &Symbols) -> Ranking {
        let mut rank_of = vec![UNRANKED; symbols.len()];
        for (rank, symbol) in order.iter().enumerate() {
            rank_of[symbol.index()] = rank as u32;
        }
        Ranking { rank_of, order }
    }

    /// The rank of a cell.
    #[inline]
    pub(super) fn rank(&self, cell: Option<Sym>) -> u32 {
        cell.map_or(UNRANKED, |symbol| {
            self.rank_of.get(symbol.index()).copied().unwrap_or(UNRANKED)
        })
    }
}

/// The distinct symbols of a column, in no order that means anything.
pub(super) fn distinct_in(cells: &[Option<Sym>], symbols: &Symbols) -> Vec<Sym> {
    const CHUNK: usize = 1 << 16;
    if cells.is_empty() {
        return Vec::new();
    }
    let seen: Vec<AtomicBool> = (0..symbols.len()).map(|_| AtomicBool::new(false)).collect();
    let is_new = |symbol: &&Sym| {
        let seen = &seen[symbol.index()];
        // Most have been, and looking costs less than writing.
        !seen.load(Ordering::Relaxed) && !seen.swap(true, Ordering::Relaxed)
    };
    let new = |chunk: &[Option<Sym>]| -> Vec<Sym> {
        chunk.iter().flatten().filter(is_new).copied().collect()
    };
    cells.par_chunks(CHUNK).flat_map_iter(new).collect()
}
