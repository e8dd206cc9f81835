//! Dates that are written with slashes, because Gephi makes times of others.

use std::borrow::Cow;

use crate::formats::Of;
use crate::formats::csv::sheet::{Role, Sheet};
use crate::model::{Becomes, Cells, Column, Graph, Loss, Sym, When, is_called};
use crate::text::{Diagnostic, Place};

/// The attributes whose texts are dates.
const DATES: [&str; 3] = ["first", "last", "when"];

/// Gephi makes a time of a column of dates such as `2020-05-01`, but leaves `2020/05/01` alone.
pub(super) fn slashed(text: &str) -> Cow<'_, str> {
    match is_date(text, '-') {
        true => Cow::Owned(text.replacen('-', "/", 2)),
        false => Cow::Borrowed(text),
    }
}

/// Whether a text is a day or a month of four, two and two digits with these signs between them.
fn is_date(text: &str, between: char) -> bool {
    let date = text.split_once('T').map_or(text, |(date, _)| date);
    let mut parts = date.split(between);
    let digits = |part: Option<&str>, count: usize| {
        part.is_some_and(|p| p.len() == count && p.bytes().all(|b| b.is_ascii_digit()))
    };
    digits(parts.next(), 4)
        && digits(parts.next(), 2)
        && parts.next().is_none_or(|day| digits(Some(day), 2))
        && parts.next().is_none()
}

/// The dates of the rows that are written with slashes, by attribute.
pub(super) fn slashed_dates(graph: &Graph, of: Of) -> Vec<Loss> {
    let is_changed = |symbol: &Sym| is_date(graph.text(*symbol).trim(), '-');
    let count = |column: &Column| match &column.cells {
        Cells::Text(cells) => cells.iter().flatten().filter(|cell| is_changed(cell)).count(),
        Cells::List(lists) => (0..lists.len())
            .filter(|row| matches!(lists.get(*row), [one] if is_changed(one)))
            .count(),
        _ => 0,
    };
    let what = if of == Of::Nodes { "node values" } else { "edge values" };
    let loss = |(column, count): (&Column, usize)| Loss {
        what: what.to_string(),
        column: Some(column.name.clone()),
        count,
        becomes: Becomes::Rewritten("with slashes, `2020/05/01`, or Gephi takes them for times"),
    };
    let counts = of.columns(graph).iter().map(|column| (column, count(column)));
    counts.filter(|(_, count)| *count > 0).map(loss).collect()
}

/// Reads the times of a table with hyphens again, and says how many that were.
pub(super) fn hyphen(sheet: &mut Sheet) {
    let is_date = |name: &str| DATES.iter().any(|date| is_called(name, date));
    let is_of_dates = |role: &Role| matches!(role, Role::Attribute(name) if is_date(name));
    let columns = sheet.roles.iter().enumerate().filter(|(_, role)| is_of_dates(role));
    let columns: Vec<usize> = columns.map(|(at, _)| at).collect();
    let (mut count, mut first) = (0, None);
    for at in columns {
        for row in 0..sheet.table.len() {
            let Some(cell) = sheet.table.columns[at].cells[row] else { continue };
            let Some(date) = hyphened(sheet.symbols.text(cell)) else { continue };
            first = first.or_else(|| {
                Some((place(sheet, row, at), sheet.symbols.text(cell).to_string(), date.clone()))
            });
            count += 1;
            sheet.table.columns[at].cells[row] = Some(sheet.symbols.intern(&date));
        }
    }
    if let Some((place, text, date)) = first {
        let message = format!(
            "dates with slashes are read as those with hyphens, `{text}` as `{date}`: {count}"
        );
        let told = Diagnostic::note("slashed-dates", message).at(place);
        sheet.remarks.tell(
            told.hint("`--for gephi` writes them with slashes, or Gephi takes them for times"),
        );
    }
}

fn place(sheet: &Sheet, row: usize, column: usize) -> Place {
    sheet.table.place(row).in_column(&sheet.table.columns[column].header)
}

/// A date with slashes as one with hyphens.
fn hyphened(text: &str) -> Option<String> {
    let date = is_date(text, '/').then(|| text.replacen('/', "-", 2))?;
    When::parse(&date).is_some().then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_with_slashes_is_the_one_it_was() {
        for text in ["2020-05-01", "2020-05", "2020-05-01T10:00:00"] {
            assert_eq!(hyphened(&slashed(text)).as_deref(), Some(text));
        }
        for text in ["2020/2021", "2020", "2020/13", "20/05/01", "2020-05/2021-06"] {
            assert_eq!(hyphened(text), None, "{text}");
        }
    }
}
