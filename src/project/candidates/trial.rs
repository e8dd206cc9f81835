//! A project as it would be with a candidate as its only claim.

use std::sync::Arc;

use crate::model::{LONG_COLUMNS, Ledger, Relation, Sym, Symbols, Table, TableColumn};
use crate::project::candidates::declare::Unknown;
use crate::project::candidates::table_row::{OWN_COLUMNS, TableRow};
use crate::text::FileId;

/// The project with this candidate as its only claim, which stands in a file, and with these names
/// declared. A declared name is its own id, so that the candidate may stay as it is.
pub(super) fn trial(
    project: &Ledger,
    candidate: &TableRow,
    file: FileId,
    declared: &[Unknown],
) -> Ledger {
    let mut ledger = project.clone();
    let mut symbols = Symbols::over(Arc::clone(&project.symbols));
    ledger.claims = claim(candidate, file, &mut symbols);
    for name in declared {
        match name {
            Unknown::Entity(name, kind) => {
                let cells = [("id", Some(name)), ("type", kind.as_ref())];
                let cells = cells.map(|(column, text)| (column, text.map(|t| symbols.intern(t))));
                ledger.entities.append(row(cells, file));
            }
            Unknown::Relation(name) => {
                let relation = Relation { label: name.clone(), loops: true, ..Relation::default() };
                ledger.schema.relations.insert(name.clone(), relation);
            }
        }
    }
    ledger.symbols = Arc::new(symbols);
    let id = |row: usize| ledger.symbols.text_of(ledger.sources.cell(row, "id"));
    let documents = ledger.documents.iter().copied();
    // Nobody wants all documents to be read for one sentence.
    ledger.documents = documents.filter(|(row, _)| id(*row) == candidate.get("source")).collect();
    ledger
}

fn claim(candidate: &TableRow, file: FileId, symbols: &mut Symbols) -> Table {
    let own = |(column, _): &(&str, &str)| OWN_COLUMNS.contains(column) || *column == "review";
    let cells = candidate.iter().filter(|cell| !own(cell)).map(|(column, text)| {
        let cell = match LONG_COLUMNS.contains(&column) {
            true => symbols.push(text),
            false => symbols.intern(text),
        };
        (column, Some(cell))
    });
    row(cells, file)
}

fn row<'c>(cells: impl IntoIterator<Item = (&'c str, Option<Sym>)>, file: FileId) -> Table {
    let column = |(name, cell): (&str, Option<Sym>)| {
        let (name, header) = (name.to_string(), name.to_string());
        TableColumn { name, header, cells: vec![cell] }
    };
    let columns = cells.into_iter().map(column).collect();
    Table { columns, offsets: vec![0], files: vec![(0, file)], rows_read: 1 }
}
