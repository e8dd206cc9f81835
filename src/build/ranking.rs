//! The distinct symbols of a column, put into an order, so that gathering compares numbers.

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
    /// Ranks by text.
    pub(super) fn by_text(cells: &[Option<Sym>], symbols: &Symbols) -> Ranking {
        let mut ranking = Ranking::distinct(cells, symbols);
        let order = ranks(symbols, &ranking.order);
        ranking.put(order);
        ranking
    }

    /// Ranks by a key, and by text where keys are equal.
    pub(super) fn by_key<K: Ord>(
        cells: &[Option<Sym>],
        symbols: &Symbols,
        key: impl Fn(&str) -> K,
    ) -> Ranking {
        let mut ranking = Ranking::distinct(cells, symbols);
        let text = |at: u32| symbols.text(ranking.order[at as usize]);
        let mut order: Vec<u32> = (0..ranking.order.len() as u32).collect();
        order.sort_by_cached_key(|at| (key(text(*at)), text(*at)));
        ranking.put(order);
        ranking
    }

    /// The rank of a cell.
    #[inline]
    pub(super) fn rank(&self, cell: Option<Sym>) -> u32 {
        cell.map_or(UNRANKED, |symbol| {
            self.rank_of.get(symbol.index()).copied().unwrap_or(UNRANKED)
        })
    }

    fn distinct(cells: &[Option<Sym>], symbols: &Symbols) -> Ranking {
        if cells.is_empty() {
            return Ranking::default();
        }
        let mut ranking = Ranking { rank_of: vec![UNRANKED; symbols.len()], order: Vec::new() };
        for symbol in cells.iter().flatten() {
            let rank = &mut ranking.rank_of[symbol.index()];
            if *rank == UNRANKED {
                *rank = 0;
                ranking.order.push(*symbol);
            }
        }
        ranking
    }

    fn put(&mut self, order: Vec<u32>) {
        self.order = order.into_iter().map(|at| self.order[at as usize]).collect();
        for (rank, symbol) in self.order.iter().enumerate() {
            self.rank_of[symbol.index()] = rank as u32;
        }
    }
}
