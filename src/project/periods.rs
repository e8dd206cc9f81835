//! When a claim holds, from two columns: since when and until when, as registers have it.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::model::{Sym, Symbols, Table, When, edtf_of};
use crate::project::column_names::own_name;
use crate::project::named::PERIOD;
use crate::project::{NamedColumns, holds_candidates};
use crate::text::{Diagnostic, Place};

/// What registers call them.
const WORDS: [(&str, &str); 9] = [
    ("start", "end"),
    ("start_date", "end_date"),
    ("valid_from", "valid_to"),
    ("valid_from", "valid_until"),
    ("date_from", "date_to"),
    ("from_date", "to_date"),
    ("since", "until"),
    ("begin", "end"),
    // Where they aren't the ends of claims.
    FROM_TO,
];

const FROM_TO: (&str, &str) = ("from", "to");

/// Makes the interval `when` of two columns in rows that have no other time, if most of what they
/// hold are dates, or the user named them. A date that is missing is an end that nobody knows; what
/// is no date stays in `when`, for whoever checks it. What was done is told.
pub(super) fn settle(
    table: &mut Table,
    symbols: &mut Symbols,
    named: &NamedColumns,
) -> Option<Diagnostic> {
    let has_all = || !table.is_empty() && table.column("when").iter().all(Option::is_some);
    let lacks_end = ["subject", "object"].iter().any(|end| table.position(end).is_none());
    if lacks_end || holds_candidates(table) || table.has("when") && has_all() {
        return None;
    }
    let (words, start, end) = WORDS.iter().find_map(|words| {
        Some((*words, column_called(table, words.0)?, column_called(table, words.1)?))
    })?;
    let headers = [start, end].map(|at| table.columns[at].header.clone());
    let file = table.files.first()?.1;
    let is_sure = PERIOD.iter().all(|name| named.has(name));
    let may_be_bytes = || headers.iter().any(|header| PERIOD.contains(&&*own_name(header)));
    if !is_sure && table.has("quote") && may_be_bytes() {
        match beside_quotes(table, [start, end], symbols) {
            Holds::Times => {}
            Holds::Bytes => return None,
            Holds::Either => return Some(in_doubt(&headers).at(Place::start(file))),
        }
    }
    let Intervals { cells, example, dates, others, odd } = intervals(table, [start, end], symbols);
    if let Some((row, odd)) = odd
        && !is_sure
        && (example.is_none() || others >= dates)
    {
        // These may be anything.
        return (words != FROM_TO).then(|| no_period(table, row, &odd, &headers));
    }
    if cells.iter().all(Option::is_none) {
        return None;
    }
    let how = if table.has("when") {
        beside_others(table, &cells, &headers)
    } else {
        in_place_of(table, [start, end], cells);
        let such = example.map(|example| format!(", as in `{}`", symbols.text(example)));
        such.unwrap_or_default()
    };
    let [from, to] = headers;
    let message = format!("`{from}` and `{to}` are read as the interval `when`{how}");
    Some(Diagnostic::note("guessed-columns", message).at(Place::start(file)))
}

/// Puts a column of intervals in place of the two that they were made of.
fn in_place_of(table: &mut Table, [start, end]: [usize; 2], cells: Vec<Option<Sym>>) {
    let empty = table.position("when");
    table.columns[start].cells = cells;
    table.columns[start].name = "when".to_string();
    let mut gone: Vec<usize> = empty.into_iter().chain([end]).collect();
    gone.sort_unstable();
    gone.into_iter().rev().for_each(|at| {
        table.columns.remove(at);
    });
}

/// Gives rows that have no time their intervals. The two columns stay attributes, for those that
/// have both.
fn beside_others(
    table: &mut Table,
    intervals: &[Option<Sym>],
    [start, end]: &[String; 2],
) -> String {
    let Some(at) = table.position("when") else { return String::new() };
    let mut both = 0;
    for (time, interval) in table.columns[at].cells.iter_mut().zip(intervals) {
        both += usize::from(time.is_some() && interval.is_some());
        *time = time.or(*interval);
    }
    let header = &table.columns[at].header;
    let rows_have = match both {
        0 => return format!(" in rows without `{header}`"),
        1 => "1 row has".to_string(),
        both => format!("{both} rows have"),
    };
    format!(
        " in rows without `{header}`; {rows_have} it beside `{start}` or `{end}`, and there it \
         counts"
    )
}

/// The column with this name or header that means nothing else.
fn column_called(table: &Table, word: &str) -> Option<usize> {
    let is = |name: &str| {
        let name = own_name(name);
        name == word || name == word.replace('_', "")
    };
    table.columns.iter().position(|column| is(&column.name))
}

/// What two columns beside a quote are about.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Holds {
    /// When a claim holds.
    Times,
    /// The bytes, or the characters, of a document at which its quote starts and ends.
    Bytes,
    /// Years that may as well be bytes.
    Either,
}

/// What two columns hold in the rows of a table that has quotes.
fn beside_quotes(table: &Table, columns: [usize; 2], symbols: &Symbols) -> Holds {
    let quotes = table.column("quote");
    let text = |cell: Option<Sym>| symbols.text_of(cell).unwrap_or_default();
    let (mut times, mut bytes, mut has_doubts) = (0, 0, false);
    for (row, quote) in quotes.iter().enumerate() {
        let ends = columns.map(|at| text(table.columns[at].cells[row]));
        match held(ends, text(*quote)) {
            Some(Holds::Times) => times += 1,
            Some(Holds::Bytes) => bytes += 1,
            Some(Holds::Either) => has_doubts = true,
            None => {}
        }
    }
    match (times > bytes, bytes > 0 || !has_doubts) {
        (true, _) => Holds::Times,
        (false, true) => Holds::Bytes,
        (false, false) => Holds::Either,
    }
}

/// What two ends beside a quote are; nothing if they tell nothing. A quote has room between its
/// bytes, which two years rarely have.
fn held(ends: [&str; 2], quote: &str) -> Option<Holds> {
    if ends == ["", ""] {
        return None;
    }
    let [Ok(start), Ok(end)] = ends.map(str::parse::<usize>) else {
        return ends.into_iter().all(is_end).then_some(Holds::Times);
    };
    let is_year = |end: &str| end.len() == 4 && end.starts_with(['1', '2']);
    if !ends.into_iter().all(is_year) {
        return Some(Holds::Bytes);
    }
    let has_room = end.checked_sub(start).is_some_and(|room| room >= quote.chars().count());
    Some(if has_room && !quote.is_empty() { Holds::Either } else { Holds::Times })
}

/// Says that two columns may be times or bytes.
fn in_doubt([start, end]: &[String; 2]) -> Diagnostic {
    let message = format!(
        "`{start}` and `{end}` may be years, or where a quote starts and ends, so they aren't read \
         as times"
    );
    let hint = "if they are times, call them `since` and `until`";
    Diagnostic::note("guessed-columns", message).hint(hint)
}

/// What two columns say of the times of rows.
#[derive(Default)]
struct Intervals {
    /// The interval of each row, or what stands in place of one.
    cells: Vec<Option<Sym>>,
    /// An interval to show, with both ends if any has them.
    example: Option<Sym>,
    /// How many of the cells are dates.
    dates: usize,
    /// How many say something else.
    others: usize,
    /// The first row whose ends make no interval, and what stands there.
    odd: Option<(usize, String)>,
}

/// What two ends are together.
#[derive(Clone, Copy)]
struct Ends {
    cell: Sym,
    is_interval: bool,
    dates: usize,
    others: usize,
}

fn intervals(table: &Table, columns: [usize; 2], symbols: &mut Symbols) -> Intervals {
    let mut known: HashMap<[Option<Sym>; 2], Ends> = HashMap::new();
    let (mut found, mut has_whole) = (Intervals::default(), false);
    for row in 0..table.len() {
        let ends = columns.map(|at| table.columns[at].cells[row]);
        if ends == [None, None] {
            found.cells.push(None);
            continue;
        }
        let read = *known.entry(ends).or_insert_with(|| together(ends, symbols));
        found.cells.push(Some(read.cell));
        found.dates += read.dates;
        found.others += read.others;
        let is_whole = !ends.contains(&None);
        if read.is_interval && (found.example.is_none() || is_whole && !has_whole) {
            (found.example, has_whole) = (Some(read.cell), is_whole);
        }
        if !read.is_interval && found.odd.is_none() {
            let texts = ends.map(|end| as_edtf(symbols.text_of(end).unwrap_or_default()));
            let odd = interval(texts.each_ref().map(|text| &**text)).err();
            found.odd = odd.map(|odd| (row, odd));
        }
    }
    found
}

/// Reads two ends, of which one is there at least.
fn together(ends: [Option<Sym>; 2], symbols: &mut Symbols) -> Ends {
    let texts = ends.map(|end| as_edtf(symbols.text_of(end).unwrap_or_default()));
    let texts = texts.each_ref().map(|text| &**text);
    let [start, end] = texts;
    let present = texts.iter().filter(|text| !text.is_empty()).count();
    let dates = texts.iter().filter(|text| !text.is_empty() && is_end(text)).count();
    let read = interval(texts);
    let is_interval = read.is_ok();
    // A cell alone is shown as it stands.
    let as_typed = || [start, end].map(str::to_string).join(if present > 1 { "/" } else { "" });
    let text = read.unwrap_or_else(|_| as_typed());
    Ends { cell: symbols.intern(&text), is_interval, dates, others: present - dates }
}

/// A time of day as EDTF has it, or what stands there.
fn as_edtf(text: &str) -> Cow<'_, str> {
    edtf_of(text).map_or(Cow::Borrowed(text), Cow::Owned)
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
    use super::*;
    use crate::project::load_table_as;
    use crate::text::Files;

    fn read_as(table: &str, named: &NamedColumns) -> (Vec<Option<String>>, Vec<String>) {
        let mut files = Files::default();
        let file = files.add_bytes("claims.csv", table.as_bytes().to_vec());
        let loaded = load_table_as(file, &mut files, named).unwrap();
        let ledger = &loaded.ledger;
        let text = |cell: &Option<_>| ledger.symbols.text_of(*cell).map(str::to_string);
        let times = ledger.claims.column("when").iter().map(text).collect();
        (times, loaded.diagnostics.into_iter().map(|told| told.message).collect())
    }

    fn times_of(table: &str) -> Vec<Option<String>> {
        read_as(table, &NamedColumns::default()).0
    }

    #[test]
    fn beside_a_quote_only_years_that_leave_room_for_it_are_in_doubt() {
        let table = [
            (["2020", "2021"], "A owes B", Some(Holds::Times)),
            (["2020-03", "2021"], "A owes B", Some(Holds::Times)),
            (["2020", ""], "A owes B", Some(Holds::Times)),
            (["1000", "2000"], "", Some(Holds::Times)),
            (["2020", "2028"], "A owes B", Some(Holds::Either)),
            (["1000", "2000"], "A owes B", Some(Holds::Either)),
            (["17", "25"], "A owes B", Some(Holds::Bytes)),
            (["2990", "3002"], "A owes B", Some(Holds::Bytes)),
            (["heute", "2021"], "A owes B", None),
            (["", ""], "A owes B", None),
        ];
        for (ends, quote, wanted) in table {
            assert_eq!(held(ends, quote), wanted, "{ends:?}");
        }
        let header = "subject,relation,object,start,end,quote\n";
        let rows = "a,is,b,2020,2028,A owes B\n";
        let (times, told) = read_as(&format!("{header}{rows}"), &NamedColumns::default());
        assert_eq!(times, []);
        assert_eq!(
            told,
            [
                "`start` and `end` may be years, or where a quote starts and ends, so they aren't read \
              as times"
            ]
        );
        let more = "a,is,c,2020,2021,A owes C\n";
        let both = vec![Some("2020/2028".to_string()), Some("2020/2021".to_string())];
        assert_eq!(times_of(&format!("{header}{rows}{more}")), both);
        let mut named = NamedColumns::default();
        named.add("start", "start").unwrap();
        named.add("end", "end").unwrap();
        assert_eq!(read_as(&format!("{header}{rows}"), &named).0, both[..1]);
    }

    #[test]
    fn a_cell_that_is_no_date_takes_the_time_from_no_other_row() {
        let header = "subject,relation,object,von,bis\n";
        let table = format!("{header}a,is,b,2020,2021\na,is,c,2018,heute\na,is,d,2021,2020\n");
        let times = |texts: [&str; 3]| texts.map(|text| Some(text.to_string())).to_vec();
        let wanted = times(["2020/2021", "2018/heute", "2021/2020"]);
        assert_eq!(times_of(&table.replace("von,bis", "start,end")), wanted);
        let mut named = NamedColumns::default();
        named.add("start", "von").unwrap();
        named.add("end", "bis").unwrap();
        assert_eq!(read_as(&table, &named).0, wanted);
        let (day, words) = ("a,is,b,01.01.2020,31.12.2020\n", "a,is,c,2020,2021\n");
        assert_eq!(
            read_as(&format!("{header}{day}"), &named).0,
            [Some("01.01.2020/31.12.2020".to_string())]
        );
        let unnamed = format!("{header}{day}{words}").replace("von,bis", "start,end");
        assert_eq!(times_of(&unnamed), []);
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
        let some = "subject,relation,object,when,start,end\na,is,b,2014,2015,2017\na,is,c,,2018,\n\
                    a,is,d,,,\na,is,e,,2021,2020\n";
        let times = [Some("2014"), Some("2018/"), None, Some("2021/2020")];
        assert_eq!(times_of(some), times.map(|time| time.map(str::to_string)));
        assert_eq!(
            times_of("subject,relation,object,when,since,until\na,is,b,,2015,2017\n"),
            when("2015/2017")
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
