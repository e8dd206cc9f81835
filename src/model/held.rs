//! Columns that are called like the ends of edges, and hold times.

use crate::model::{Sym, Symbols, Table, TableColumn, When, find_ends, is_called};
use crate::text::month;

/// Names of ends that may as well be those of times.
const MAY_BE_TIMES: [(&str, &str); 2] = [("from", "to"), ("start", "end")];

/// How many cells of a column are looked at to tell what it holds.
const MOST_LOOKED_AT: usize = 200;

/// What a table relates whose columns that are called like ends hold times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct InPlaceOfTimes {
    /// The other columns that are called like ends, if there are some.
    pub(crate) ends: Option<[usize; 2]>,
}

/// What to take in place of two columns for ends, if they hold times, and names stand beside them:
/// other ends, or names in columns that mean nothing. Nobody relates one year to another.
pub(crate) fn in_place_of_times(
    table: &Table,
    ends: [usize; 2],
    symbols: &Symbols,
    means_nothing: impl Fn(usize) -> bool,
) -> Option<InPlaceOfTimes> {
    let [from, to] = ends.map(|at| &table.columns[at]);
    let may_be = |(start, end): &(&str, &str)| is_named(from, start) && is_named(to, end);
    if !MAY_BE_TIMES.iter().any(may_be) {
        return None;
    }
    let held = [from, to].map(|column| Held::by(column, symbols));
    if !held.iter().all(Held::are_times) {
        return None;
    }
    let find = |word: &str| {
        let is_it = |at: &usize| !ends.contains(at) && is_named(&table.columns[*at], word);
        (0..table.columns.len()).find(is_it)
    };
    let others = find_ends(|_| true, find).map(|(from, to)| [from, to]);
    // Years may be the numbers of nodes.
    let needed = if held.iter().all(Held::are_years) { 2 } else { 1 };
    let names = (0..table.columns.len())
        .filter(|at| means_nothing(*at) && Held::by(&table.columns[*at], symbols).are_names());
    (others.is_some() || names.count() >= needed).then_some(InPlaceOfTimes { ends: others })
}

/// Forms have a colon behind the name of a field.
fn is_named(column: &TableColumn, word: &str) -> bool {
    is_called(column.header.trim_end_matches(|c: char| c == ':' || c.is_whitespace()), word)
}

/// What the first cells of a column are.
#[derive(Default)]
pub(crate) struct Held {
    years: usize,
    times: usize,
    numbers: usize,
    others: usize,
}

impl Held {
    /// What those of this column are.
    pub(crate) fn by(column: &TableColumn, symbols: &Symbols) -> Held {
        let mut held = Held::default();
        let texts = column.cells.iter().flatten().map(|cell: &Sym| symbols.text(*cell));
        for text in texts.take(MOST_LOOKED_AT) {
            let count = match text {
                _ if is_year(text) => &mut held.years,
                _ if is_time(text) => &mut held.times,
                _ if text.starts_with(|first: char| first.is_ascii_digit()) => &mut held.numbers,
                _ => &mut held.others,
            };
            *count += 1;
        }
        held
    }

    /// An end that is open may be a word.
    fn are_times(&self) -> bool {
        let times = self.years + self.times;
        times > 0 && self.numbers == 0 && self.others * 2 <= times
    }

    fn are_years(&self) -> bool {
        self.times == 0
    }

    /// Whether most of them are names.
    pub(crate) fn are_names(&self) -> bool {
        self.others > self.years + self.times + self.numbers
    }
}

fn is_year(text: &str) -> bool {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits && text.parse().is_ok_and(|year: u32| (1000..=2100).contains(&year))
}

/// Whether a text is a date or a time of the day, however it is written.
fn is_time(text: &str) -> bool {
    let is_number = |part: &str| (1..=4).contains(&part.len()) && part.parse::<u32>().is_ok();
    let parts = || text.split(['.', '/', ':', '-', ' ', ',']).filter(|part| !part.is_empty());
    let all = parts().all(|part| is_number(part) || month(part).is_some());
    let (several, has_number) = ((2..=6).contains(&parts().count()), parts().any(is_number));
    // Four numbers with points are the address of a computer.
    let is_address = text.matches('.').count() > 2;
    let is_date = || text.len() > 4 && When::parse(text).is_some();
    (all && several && has_number && !is_address) || is_date()
}
