//! When an edge held, in the days that GEXF knows.

use crate::model::{Cells, Graph, Sym, When};

/// The columns that say since when and until when an edge is known to hold.
pub(super) struct Time<'a> {
    graph: &'a Graph,
    first: Option<&'a [Option<Sym>]>,
    last: Option<&'a [Option<Sym>]>,
}

impl<'a> Time<'a> {
    /// The columns of a graph, if some edge has a day in them.
    pub(super) fn of(graph: &'a Graph) -> Option<Time<'a>> {
        let texts = |name: &str| match graph.edges.column(name) {
            Some(Cells::Text(cells)) => Some(cells.as_slice()),
            _ => None,
        };
        let time = Time { graph, first: texts("first"), last: texts("last") };
        let any = (0..graph.edges.len()).any(|edge| time.span(edge) != (None, None));
        any.then_some(time)
    }

    /// The first and the last day of an edge. None of them if the first is after the last.
    pub(super) fn span(&self, edge: usize) -> (Option<String>, Option<String>) {
        let text = |cells: Option<&[Option<Sym>]>| {
            cells.and_then(|cells| self.graph.symbols.text_of(cells[edge]))
        };
        let first = text(self.first).and_then(When::parse);
        let last = text(self.last).and_then(When::parse);
        let start = first.and_then(|when| when.earliest());
        let end = last.and_then(|when| when.latest());
        if let (Some(start), Some(end)) = (start, end)
            && start > end
        {
            return (None, None);
        }
        let day = |day: Option<String>| day.filter(|day| is_plain(day));
        (day(first.and_then(|when| when.first_day())), day(last.and_then(|when| when.last_day())))
    }
}

/// Whether Gephi can read a day: years have four digits there, and one bad day ends the import.
fn is_plain(day: &str) -> bool {
    day.len() == 10 && day.starts_with(|c: char| c.is_ascii_digit())
}
