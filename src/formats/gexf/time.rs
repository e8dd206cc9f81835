//! When an edge held, in the days that GEXF knows.

use std::borrow::Cow;

use crate::model::{Cells, Graph, Loss, Sym, When};

/// The columns that say since when and until when an edge is known to hold.
pub(super) struct Time<'a> {
    first: Option<&'a [Option<Sym>]>,
    last: Option<&'a [Option<Sym>]>,
    /// What is in the columns, each date once.
    dates: Vec<Date>,
    /// Which of them a symbol is.
    numbers: Vec<u32>,
}

/// The days that a date can mean, and what stands for them on paper.
#[derive(Default)]
struct Date {
    earliest: Option<i64>,
    latest: Option<i64>,
    first_day: Option<Day>,
    last_day: Option<Day>,
}

/// A day as Gephi reads it, such as `2021-04-30`.
type Day = [u8; 10];

/// A symbol that is no date of the columns.
const NO_DATE: u32 = u32::MAX;

impl<'a> Time<'a> {
    /// The columns of a graph, if some edge has a day in them.
    pub(super) fn of(graph: &'a Graph) -> Option<Time<'a>> {
        let time = Time::read(graph);
        let any = (0..graph.edges.len()).any(|edge| time.span(edge) != (None, None));
        any.then_some(time)
    }

    fn read(graph: &'a Graph) -> Time<'a> {
        let texts = |name: &str| match graph.edges.column(name) {
            Some(Cells::Text(cells)) => Some(cells.as_slice()),
            _ => None,
        };
        let (first, last) = (texts("first"), texts("last"));
        let (dates, mut numbers) = (Vec::new(), Vec::new());
        if first.is_some() || last.is_some() {
            numbers = vec![NO_DATE; graph.symbols.len()];
        }
        let mut time = Time { first, last, dates, numbers };
        let cells = [first, last].into_iter().flatten().flatten().flatten();
        for symbol in cells {
            let number = &mut time.numbers[symbol.index()];
            if *number == NO_DATE {
                *number = time.dates.len() as u32;
                time.dates.push(Date::of(graph.text(*symbol)));
            }
        }
        time
    }

    /// How many starts and ends of edges are in years that Gephi can't read.
    fn unreadable(&self) -> usize {
        let count = |cells: Option<&[Option<Sym>]>, is_lost: fn(&Date) -> bool| {
            let symbols = cells.unwrap_or_default().iter().flatten();
            symbols.filter(|symbol| is_lost(self.date(**symbol))).count()
        };
        count(self.first, |date| date.earliest.is_some() && date.first_day.is_none())
            + count(self.last, |date| date.latest.is_some() && date.last_day.is_none())
    }

    fn date(&self, symbol: Sym) -> &Date {
        &self.dates[self.numbers[symbol.index()] as usize]
    }

    /// The first and the last day of an edge. None of them if the first is after the last.
    pub(super) fn span(&self, edge: usize) -> (Option<&Day>, Option<&Day>) {
        let date = |cells: Option<&[Option<Sym>]>| {
            let symbol = cells.and_then(|cells| cells[edge]);
            symbol.map(|symbol| self.date(symbol))
        };
        let (first, last) = (date(self.first), date(self.last));
        let start = first.and_then(|date| date.earliest);
        let end = last.and_then(|date| date.latest);
        if let (Some(start), Some(end)) = (start, end)
            && start > end
        {
            return (None, None);
        }
        let first_day = first.and_then(|date| date.first_day.as_ref());
        (first_day, last.and_then(|date| date.last_day.as_ref()))
    }
}

/// The times of edges that no timeline shows.
pub(super) fn rewritten(graph: &Graph) -> Vec<Loss> {
    let count = Time::read(graph).unreadable();
    let loss = Loss {
        what: "edge times (before the year 0 or after 9999)".to_string(),
        column: None,
        count,
        becomes: Cow::Borrowed("written as attributes alone, because no `start` or `end` has them"),
    };
    if count > 0 { vec![loss] } else { Vec::new() }
}

impl Date {
    fn of(text: &str) -> Date {
        let Some(when) = When::parse(text) else { return Date::default() };
        Date {
            earliest: when.earliest(),
            latest: when.latest(),
            first_day: when.first_day().and_then(|day| plain(&day)),
            last_day: when.last_day().and_then(|day| plain(&day)),
        }
    }
}

/// A day that Gephi can read: years have four digits there, and one bad day ends the import.
fn plain(day: &str) -> Option<Day> {
    let day = Day::try_from(day.as_bytes()).ok()?;
    day[0].is_ascii_digit().then_some(day)
}
