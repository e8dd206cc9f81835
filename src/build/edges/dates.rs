//! When edges hold.

use crate::build::edges::Gather;
use crate::build::edges::lists::put;
use crate::build::facts::Fold;
use crate::build::ranking::{Ranking, distinct_in};
use crate::model::{Cells, Graph, Sym, When};
use crate::text::Diagnostic;

impl Gather<'_> {
    pub(super) fn dates(&self, fold: &Fold, graph: &mut Graph) {
        let cells = self.ledger.claims.column("when");
        if cells.iter().all(Option::is_none) {
            return;
        }
        let symbols = &self.ledger.symbols;
        let start = |text: &str| {
            let Some(when) = When::parse(text) else { return Reach::Undated };
            Reach::of(when, when.is_open_start(), when.earliest())
        };
        let end = |text: &str| {
            let Some(when) = When::parse(text) else { return Reach::Undated };
            Reach::of(when, when.is_open_end(), when.latest().map(|day| -day))
        };
        let times = distinct_in(cells, symbols);
        let starts = Ranking::by_key(&times, symbols, start);
        let ends = Ranking::by_key(&times, symbols, end);
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

    /// Says that times without a year, such as `XXXX-10`, are neither first nor last of an edge that
    /// has others.
    pub(super) fn undated(&self, fold: &Fold) -> Option<Diagnostic> {
        let cells = self.ledger.claims.column("when");
        let has_no_year = |symbol: &Sym| {
            When::parse(self.ledger.text(*symbol)).is_some_and(|when| {
                let is_open = when.is_open_start() || when.is_open_end();
                !is_open && when.earliest().or(when.latest()).is_none()
            })
        };
        // There are far fewer times than claims.
        let mut undated = distinct_in(cells, &self.ledger.symbols);
        undated.retain(has_no_year);
        let example = undated.iter().copied().min_by_key(|symbol| self.ledger.text(*symbol))?;
        undated.sort_unstable_by_key(|symbol| symbol.index());
        let is_undated = |cell: Sym| {
            undated.binary_search_by_key(&cell.index(), |symbol| symbol.index()).is_ok()
        };
        let lacks = |edge: &usize| {
            let whens = || fold.rows(*edge).filter_map(|row| cells[row]);
            fold.count(*edge) > 1 && whens().any(is_undated) && !whens().all(is_undated)
        };
        let edges = (0..fold.len()).filter(lacks).count();
        let text = self.ledger.text(example);
        let message = format!(
            "`first` and `last` are without the times that have no year, such as `{text}`, where \
             an edge has others: {edges} of the edges"
        );
        let told = Diagnostic::note("undated", message);
        (edges > 0).then(|| told.hint("`--edges claims` has every time in `when`"))
    }
}

/// How far the time of a claim reaches to one side, the furthest first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    /// Without end.
    Open,
    /// Nobody knows how far, so an edge may hold on any day there.
    Unknown,
    /// To this day, or to this many days before none.
    Day(i64),
    /// It has no year, so it tells nothing of how far.
    Undated,
}

impl Reach {
    fn of(when: When, is_open: bool, day: Option<i64>) -> Reach {
        match day {
            _ if is_open => Reach::Open,
            Some(day) => Reach::Day(day),
            None if when.earliest().or(when.latest()).is_some() => Reach::Unknown,
            None => Reach::Undated,
        }
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
