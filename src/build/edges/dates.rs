//! When edges hold.

use crate::build::edges::gather::Gather;
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
        let starts = Ends::of(&times, start, |when| when.start_text(), graph);
        let ends = Ends::of(&times, end, |when| when.end_text(), graph);
        let cells = fold.each_claim(|row| cells[row]);
        let first = fold.each(|edge| starts.furthest(&cells[fold.run(edge)]));
        let last = fold.each(|edge| ends.furthest(&cells[fold.run(edge)]));
        put(graph, "first", Cells::Text(first));
        put(graph, "last", Cells::Text(last));
    }

    /// Says that times without a year, such as `XXXX-10`, are neither first nor last of an edge that
    /// has others, with a year or without.
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
            let mut whens = fold.rows(*edge).filter_map(|row| cells[row]);
            let first = whens.next();
            let others = || whens.clone().filter(|when| Some(*when) != first);
            others().next().is_some() && first.into_iter().chain(others()).any(is_undated)
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

/// One of the two ends of every time.
struct Ends {
    /// The times, the one that reaches furthest first.
    ranking: Ranking,
    /// The half of an interval that such an end means, or the time itself.
    shown: Vec<Option<Sym>>,
    /// How many of them have a year.
    dated: usize,
}

impl Ends {
    fn of(
        times: &[Sym],
        reach: impl Fn(&str) -> Reach,
        half: impl Fn(When<'_>) -> &str,
        graph: &mut Graph,
    ) -> Ends {
        let ranking = Ranking::by_key(times, &graph.symbols, &reach);
        let has_year = |time: &&Sym| reach(graph.symbols.text(**time)) != Reach::Undated;
        let dated = ranking.order.iter().take_while(has_year).count();
        let shown = halves(&ranking, graph, half);
        Ends { ranking, shown, dated }
    }

    /// The end of the time that reaches furthest. Of times without a year nobody knows which does.
    fn furthest(&self, times: &[Option<Sym>]) -> Option<Sym> {
        let all = || times.iter().copied().flatten();
        let furthest = all().min_by_key(|time| self.ranking.rank(Some(*time)))?;
        let rank = self.ranking.rank(Some(furthest)) as usize;
        let is_known = rank < self.dated || all().all(|time| time == furthest);
        self.shown.get(rank).copied().flatten().filter(|_| is_known)
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
