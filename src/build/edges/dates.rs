//! When edges hold.

use crate::build::edges::Gather;
use crate::build::edges::lists::put;
use crate::build::facts::Fold;
use crate::build::ranking::Ranking;
use crate::model::{Cells, Graph, Sym, When};

impl Gather<'_> {
    pub(super) fn dates(&self, fold: &Fold, graph: &mut Graph) {
        let cells = self.ledger.claims.column("when");
        if cells.iter().all(Option::is_none) {
            return;
        }
        let symbols = &self.ledger.symbols;
        // Dates without a year come after all others, whichever end is asked for.
        // An end that is open reaches further than any other.
        let rank = |day: Option<i64>, open: bool, sign: i64| match day {
            _ if open => (false, i64::MIN),
            Some(day) => (false, sign * day),
            None => (true, 0),
        };
        let start = |text: &str| {
            let when = When::parse(text);
            rank(when.and_then(|w| w.earliest()), when.is_some_and(|w| w.is_open_start()), 1)
        };
        let end = |text: &str| {
            let when = When::parse(text);
            rank(when.and_then(|w| w.latest()), when.is_some_and(|w| w.is_open_end()), -1)
        };
        let starts = Ranking::by_key(cells, symbols, start);
        let ends = Ranking::by_key(cells, symbols, end);
        let first = halves(&starts, graph, |when| when.start_text());
        let last = halves(&ends, graph, |when| when.end_text());
        let cells = fold.each_claim(|row| cells[row]);
        let best = |ranking: &Ranking, shown: &[Option<Sym>], edge: usize| {
            let rank = cells[fold.run(edge)].iter().map(|cell| ranking.rank(*cell)).min();
            rank.and_then(|rank| shown.get(rank as usize).copied().flatten())
        };
        let first = fold.each(|edge| best(&starts, &first, edge));
        let last = fold.each(|edge| best(&ends, &last, edge));
        put(graph, "first", Cells::Text(first));
        put(graph, "last", Cells::Text(last));
    }
}

/// For each time of a ranking the half of an interval that an end of the edge's time means.
fn halves(
    ranking: &Ranking,
    graph: &mut Graph,
    half: impl Fn(When<'_>) -> &str,
) -> Vec<Option<Sym>> {
    let of = |symbol: &Sym| {
        let text = graph.symbols.text(*symbol);
        if !text.contains('/') {
            return Some(*symbol);
        }
        let half = When::parse(text).map_or(text, &half).to_string();
        (!half.is_empty()).then(|| graph.symbols.intern(&half))
    };
    ranking.order.iter().map(of).collect()
}
