//! When a claim holds, from two columns: since when and until when, as registers have it.

use std::collections::HashMap;

use crate::model::{Sym, Symbols, Table, When};
use crate::project::holds_candidates;
use crate::project::naming::own_name;
use crate::text::{Diagnostic, Place};

/// The names that a user gives to two such columns.
pub(super) const PERIOD: [&str; 2] = ["start", "end"];

/// What registers call them.
const WORDS: [(&str, &str); 8] = [
    ("start", "end"),
    ("start_date", "end_date"),
    ("valid_from", "valid_to"),
    ("valid_from", "valid_until"),
    ("date_from", "date_to"),
    ("from_date", "to_date"),
    ("since", "until"),
    ("begin", "end"),
];

/// Makes the interval `when` of two columns, if the table has no other time and they hold nothing
/// but dates. A date that is missing is an end that nobody knows. What was done is told.
pub(super) fn settle(table: &mut Table, symbols: &mut Symbols) -> Option<Diagnostic> {
    if table.has("when") || holds_candidates(table) {
        return None;
    }
    let (start, end) = WORDS.iter().find_map(|(start, end)| {
        Some((column_called(table, start)?, column_called(table, end)?))
    })?;
    let headers = [start, end].map(|at| table.columns[at].header.clone());
    // Beside a quote, these are the bytes at which it starts and ends.
    if table.has("quote") && headers.iter().any(|header| PERIOD.contains(&&*own_name(header))) {
        return None;
    }
    let file = table.files.first()?.1;
    let (cells, example) = match intervals(table, [start, end], symbols) {
        Ok((cells, Some(example))) => (cells, example),
        Ok((_, None)) => return None,
        Err((row, odd)) => return Some(no_period(table, row, &odd, &headers)),
    };
    let [from, to] = headers;
    table.columns[start].cells = cells;
    table.columns[start].name = "when".to_string();
    table.columns.remove(end);
    let example = symbols.text(example);
    let message = format!("`{from}` and `{to}` are read as the interval `when`, as in `{example}`");
    Some(Diagnostic::note("guessed-columns", message).at(Place::start(file)))
}

/// The column with this name or header that means nothing else.
fn column_called(table: &Table, word: &str) -> Option<usize> {
    let is = |name: &str| {
        let name = own_name(name);
        name == word || name == word.replace('_', "")
    };
    table.columns.iter().position(|column| is(&column.name))
}

/// The interval of each row, and one to show, with both ends if any has them; or the row whose ends
/// make none, and what stands there.
type Intervals = Result<(Vec<Option<Sym>>, Option<Sym>), (usize, String)>;

fn intervals(table: &Table, columns: [usize; 2], symbols: &mut Symbols) -> Intervals {
    let mut known: HashMap<[Option<Sym>; 2], Sym> = HashMap::new();
    let (mut cells, mut example, mut has_whole) = (Vec::new(), None, false);
    for row in 0..table.len() {
        let ends = columns.map(|at| table.columns[at].cells[row]);
        if ends == [None, None] {
            cells.push(None);
            continue;
        }
        let interval = match known.get(&ends) {
            Some(interval) => *interval,
            None => {
                let text = interval(ends.map(|end| symbols.text_of(end).unwrap_or_default()));
                let text = text.map_err(|odd| (row, odd))?;
                *known.entry(ends).or_insert(symbols.intern(&text))
            }
        };
        let is_whole = !ends.contains(&None);
        if example.is_none() || is_whole && !has_whole {
            (example, has_whole) = (Some(interval), is_whole);
        }
        cells.push(Some(interval));
    }
    Ok((cells, example))
}

/// Two dates as an interval, or as one if they are the same; else what is none.
fn interval([start, end]: [&str; 2]) -> Result<String, String> {
    if let Some(odd) = [start, end].into_iter().find(|end| !is_end(end)) {
        return Err(odd.to_string());
    }
    let interval = if start == end { start.to_string() } else { format!("{start}/{end}") };
    if When::parse(&interval).is_some() { Ok(interval) } else { Err(interval) }
}

/// Whether a text can be an end of an interval: nothing, `..`, or a date.
fn is_end(text: &str) -> bool {
    text.is_empty() || text == ".." || (!text.contains('/') && When::parse(text).is_some())
}

/// Says why two columns stay attributes.
fn no_period(table: &Table, row: usize, odd: &str, [start, end]: &[String; 2]) -> Diagnostic {
    let message = match odd.contains('/') && odd.split('/').all(is_end) {
        true => {
            format!("`{start}` and `{end}` aren't read as times, because `{odd}` is no interval")
        }
        false => format!("`{start}` and `{end}` aren't read as times, because `{odd}` is no date"),
    };
    let hint = "write dates such as 2015, 2015-03 or 2015-03-28, the earlier one first, or an interval \
                into a column `when`, such as 2015/2017, or 2020/ if nobody knows until when";
    Diagnostic::note("guessed-columns", message).at(table.place(row)).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::interval;
    use crate::project::load_table;
    use crate::text::Files;

    fn times_of(table: &str) -> Vec<Option<String>> {
        let mut files = Files::default();
        let file = files.add_bytes("claims.csv", table.as_bytes().to_vec());
        let ledger = load_table(file, &mut files).unwrap().ledger;
        let text = |cell: &Option<_>| ledger.symbols.text_of(*cell).map(str::to_string);
        ledger.claims.column("when").iter().map(text).collect()
    }

    #[test]
    fn two_columns_are_a_time_where_there_is_no_other_and_they_are_no_bytes_of_a_quote() {
        let when = |text: &str| vec![Some(text.to_string())];
        let none: Vec<Option<String>> = Vec::new();
        assert_eq!(
            times_of("subject,relation,object,since,until\na,is,b,2015,2017\n"),
            when("2015/2017")
        );
        assert_eq!(
            times_of("subject,relation,object,startDate,endDate\na,is,b,2015,\n"),
            when("2015/")
        );
        assert_eq!(
            times_of("subject,relation,object,when,start,end\na,is,b,2014,2015,2017\n"),
            when("2014")
        );
        assert_eq!(
            times_of("subject,relation,object,quote,start,end\na,is,b,B!,1015,1017\n"),
            none
        );
        assert_eq!(times_of("start,relation,end\n2015,before,2017\n"), none);
    }

    #[test]
    fn an_end_that_is_missing_is_unknown() {
        let table = [
            (["2015", "2017-03"], Ok("2015/2017-03")),
            (["2015", ""], Ok("2015/")),
            (["", "2017"], Ok("/2017")),
            (["2015", ".."], Ok("2015/..")),
            (["2015-03-01", "2015-03-01"], Ok("2015-03-01")),
            (["2017", "2015"], Err("2017/2015")),
            (["15.3.2015", "2017"], Err("15.3.2015")),
            (["2015", "2016/2017"], Err("2016/2017")),
        ];
        for (ends, wanted) in table {
            let wanted = wanted.map(str::to_string).map_err(str::to_string);
            assert_eq!(interval(ends), wanted, "{ends:?}");
        }
    }
}
