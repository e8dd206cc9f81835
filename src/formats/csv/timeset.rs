//! Gephi's column of times: `<[2019-01-01, 2020-01-01]>`.

use crate::formats::csv::names::folded;
use crate::formats::csv::sheet::{Role, Sheet};
use crate::model::{Sym, TableColumn, When};
use crate::text::{Diagnostic, Place};

/// When something holds: since and until when, and whether it does so more than once.
#[derive(Debug, PartialEq)]
struct Times {
    first: Option<String>,
    last: Option<String>,
    are_several: bool,
}

/// Reads the times of Gephi into the columns with these names for the start and the end, unless there
/// are such. What is no such time stays as it is.
pub(super) fn read(sheet: &mut Sheet, names: [&str; 2]) {
    let is_called =
        |role: &Role, word: &str| matches!(role, Role::Attribute(name) if folded(name) == word);
    let find = |word: &str| sheet.roles.iter().position(|role| is_called(role, word));
    let Some(at) = ["timeset", "interval", "timestamp"].into_iter().find_map(find) else { return };
    if names.into_iter().any(|name| find(name).is_some()) {
        return;
    }
    let rows = sheet.table.len();
    let (mut first, mut last) = (vec![None; rows], vec![None; rows]);
    let mut several = Vec::new();
    for row in 0..rows {
        let Some(cell) = sheet.table.columns[at].cells[row] else { continue };
        let Some(times) = times(sheet.symbols.text(cell)) else { continue };
        let mut symbol = |text: Option<String>| text.map(|text| sheet.symbols.intern(&text));
        (first[row], last[row]) = (symbol(times.first), symbol(times.last));
        several.extend(times.are_several.then_some(row));
        sheet.table.columns[at].cells[row] = None;
    }
    tell_several(sheet, at, &several);
    add(sheet, names[0], first);
    add(sheet, names[1], last);
}

fn add(sheet: &mut Sheet, name: &str, cells: Vec<Option<Sym>>) {
    sheet.roles.push(Role::Attribute(name.to_string()));
    sheet.table.columns.push(TableColumn { name: name.into(), header: name.into(), cells });
}

fn tell_several(sheet: &mut Sheet, column: usize, rows: &[usize]) {
    let Some(first) = rows.first() else { return };
    let place: Place = sheet.table.place(*first).in_column(&sheet.table.columns[column].header);
    let what = "several times aren't kept, only when the first starts and the last ends";
    let message = format!("{what} ({} in this file)", rows.len());
    let told = Diagnostic::warning("not-kept", message).at(place).counting(rows.len());
    sheet.remarks.tell(told.hint("make each time an edge of its own"));
}

/// The times of a cell: intervals, or moments; nothing if it is something else. Numbers may count
/// anything, so they are no times.
fn times(text: &str) -> Option<Times> {
    let all = text.trim().strip_prefix('<')?.strip_suffix('>')?;
    let mut times = Times { first: None, last: None, are_several: false };
    let (mut is_open_start, mut is_open_end) = (false, false);
    for (at, part) in all.split(';').enumerate() {
        let part = part.trim().strip_prefix('[')?.strip_suffix(']')?;
        let moments: Vec<&str> = part.split(',').map(str::trim).collect();
        times.are_several |= at > 0 || moments.len() > 2;
        for (at, moment) in moments.iter().enumerate() {
            match *moment {
                "-Infinity" if at == 0 => is_open_start = true,
                "Infinity" if at > 0 => is_open_end = true,
                moment => {
                    let day = day(moment)?;
                    times.first = times.first.filter(|first| *first <= day).or(Some(day.clone()));
                    times.last = times.last.filter(|last| *last >= day).or(Some(day));
                }
            }
        }
    }
    times.first = times.first.filter(|_| !is_open_start);
    times.last = times.last.filter(|_| !is_open_end);
    Some(times)
}

/// A date as Gephi writes one, which may have a time of day.
fn day(text: &str) -> Option<String> {
    let date = text.replacen(".000", "", 1);
    let is_date = When::parse(&date).is_some() && !date.contains('/');
    (is_date && date.parse::<f64>().is_err()).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_times_only_if_all_of_it_is() {
        let of = |text| times(text).map(|times| (times.first, times.last, times.are_several));
        let day = |text: &str| Some(text.to_string());
        let all = [
            ("<[2019-01-01, 2020-01-01]>", (day("2019-01-01"), day("2020-01-01"), false)),
            ("<[2019-01-01]>", (day("2019-01-01"), day("2019-01-01"), false)),
            ("<[2019-01-01, Infinity]>", (day("2019-01-01"), None, false)),
            ("<[-Infinity, 2019-01-01T10:00:00.000]>", (None, day("2019-01-01T10:00:00"), false)),
            (
                "<[2021-01-01, 2021-05-01]; [2019-01-01, 2019-02-01]>",
                (day("2019-01-01"), day("2021-05-01"), true),
            ),
        ];
        for (text, wanted) in all {
            assert_eq!(of(text), Some(wanted), "{text}");
        }
        for text in
            ["", "2019-01-01", "<[1.0, 2.0]>", "<[2019-01-01, soon]>", "<2019-01-01>", "<[]>"]
        {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
