//! When an edge held, in the days that GEXF knows.

use std::collections::BTreeMap;

use crate::model::{Becomes, Cells, Graph, Loss, Sym, When};

/// The columns that say since when and until when an edge is known to hold.
pub(super) struct Time<'a> {
    first: Option<Ends<'a>>,
    last: Option<Ends<'a>>,
    /// What is in the columns, each date once.
    dates: Vec<Date>,
    /// Which of them a symbol is.
    numbers: Vec<u32>,
    /// Which of them a year is that stands there as a number.
    years: BTreeMap<i64, u32>,
}

/// One of the columns. A table's years are numbers.
#[derive(Clone, Copy)]
enum Ends<'a> {
    Texts(&'a [Option<Sym>]),
    Years(&'a [Option<i64>]),
}

/// The days that a date can mean, and what stands for them on paper.
#[derive(Default)]
struct Date {
    is_date: bool,
    /// Whether nothing is said at all.
    is_blank: bool,
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
        let ends = |name: &str| match graph.edges.column(name) {
            Some(Cells::Text(cells)) => Some(Ends::Texts(cells)),
            Some(Cells::Int(cells)) => Some(Ends::Years(cells)),
            _ => None,
        };
        let (first, last) = (ends("first"), ends("last"));
        let mut time =
            Time { first, last, dates: Vec::new(), numbers: Vec::new(), years: BTreeMap::new() };
        for ends in [first, last].into_iter().flatten() {
            match ends {
                Ends::Texts(cells) => time.read_texts(cells, graph),
                Ends::Years(cells) => time.read_years(cells),
            }
        }
        time
    }

    fn read_texts(&mut self, cells: &[Option<Sym>], graph: &Graph) {
        self.numbers.resize(graph.symbols.len(), NO_DATE);
        for symbol in cells.iter().flatten() {
            let number = &mut self.numbers[symbol.index()];
            if *number == NO_DATE {
                *number = self.dates.len() as u32;
                self.dates.push(Date::of(graph.text(*symbol)));
            }
        }
    }

    fn read_years(&mut self, cells: &[Option<i64>]) {
        for year in cells.iter().flatten() {
            self.years.entry(*year).or_insert_with(|| {
                self.dates.push(Date::of(&year.to_string()));
                self.dates.len() as u32 - 1
            });
        }
    }

    /// How many starts and ends of edges are in years that Gephi can't read.
    fn unreadable(&self, edges: usize) -> usize {
        let is_lost = |edge: &usize, ends, known: fn(&Date) -> (bool, bool)| {
            self.date(ends, *edge).is_some_and(|date| known(date) == (true, false))
        };
        let first = |date: &Date| (date.earliest.is_some(), date.first_day.is_some());
        let last = |date: &Date| (date.latest.is_some(), date.last_day.is_some());
        (0..edges).filter(|edge| is_lost(edge, self.first, first)).count()
            + (0..edges).filter(|edge| is_lost(edge, self.last, last)).count()
    }

    fn date(&self, ends: Option<Ends>, edge: usize) -> Option<&Date> {
        let number = match ends? {
            Ends::Texts(cells) => self.numbers[cells[edge]?.index()],
            Ends::Years(cells) => *self.years.get(&cells[edge]?)?,
        };
        self.dates.get(number as usize)
    }

    /// How many starts and ends are no dates, where others are: if none is, they aren't times.
    fn undated(&self, edges: usize) -> usize {
        if !self.dates.iter().any(|date| date.is_date) {
            return 0;
        }
        let columns = [self.first, self.last];
        let starts_and_ends = columns.iter().flat_map(|ends| (0..edges).map(|at| (*ends, at)));
        starts_and_ends
            .filter_map(|(ends, edge)| self.date(ends, edge))
            .filter(|date| !date.is_date && !date.is_blank)
            .count()
    }

    /// How many edges have a last day before their first.
    fn reversed(&self, edges: usize) -> usize {
        (0..edges).filter(|edge| self.is_reversed(*edge)).count()
    }

    fn is_reversed(&self, edge: usize) -> bool {
        let start = self.date(self.first, edge).and_then(|date| date.earliest);
        let end = self.date(self.last, edge).and_then(|date| date.latest);
        start.zip(end).is_some_and(|(start, end)| start > end)
    }

    /// The first and the last day of an edge. None of them if the first is after the last.
    pub(super) fn span(&self, edge: usize) -> (Option<&Day>, Option<&Day>) {
        if self.is_reversed(edge) {
            return (None, None);
        }
        let (first, last) = (self.date(self.first, edge), self.date(self.last, edge));
        let first_day = first.and_then(|date| date.first_day.as_ref());
        (first_day, last.and_then(|date| date.last_day.as_ref()))
    }
}

/// The times of edges that no timeline shows.
pub(super) fn rewritten(graph: &Graph) -> Vec<Loss> {
    let (time, edges) = (Time::read(graph), graph.edges.len());
    let loss = |(what, count): (&str, usize)| Loss {
        what: what.to_string(),
        column: None,
        count,
        becomes: Becomes::Rewritten("as attributes alone, because no `start` or `end` has them"),
    };
    let losses = [
        ("edge times (before the year 0 or after 9999)", time.unreadable(edges)),
        ("edge times (no dates)", time.undated(edges)),
        ("edge times (the end before the start)", time.reversed(edges)),
    ];
    losses.into_iter().filter(|(_, count)| *count > 0).map(loss).collect()
}

impl Date {
    fn of(text: &str) -> Date {
        let Some(when) = When::parse(text) else {
            return Date { is_blank: text.trim().is_empty(), ..Date::default() };
        };
        Date {
            is_date: true,
            is_blank: false,
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
