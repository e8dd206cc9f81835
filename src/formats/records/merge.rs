//! The parts of a table put together: common numbers for new symbols, rows in the file's order.

use rayon::prelude::*;

use crate::formats::records::{Part, Shape, Worker};
use crate::model::{Sym, Symbols, Table, TableColumn};
use crate::text::{Diagnostic, Place};

pub(super) fn merge(
    shape: &Shape,
    workers: Vec<Worker>,
    symbols: &mut Symbols,
) -> (Table, Vec<Diagnostic>) {
    let below = symbols.len();
    let mut parts: Vec<(usize, Part)> = Vec::new();
    for Worker { symbols: own, parts: mut read } in workers {
        let common = own.merge_into(symbols);
        let renumber = |cell: &mut Option<Sym>| {
            if let Some(symbol) = cell
                && symbol.index() >= below
            {
                *symbol = common[symbol.index() - below];
            }
        };
        read.par_iter_mut().for_each(|(_, part)| {
            part.columns.iter_mut().flatten().for_each(renumber);
        });
        parts.append(&mut read);
    }
    parts.sort_by_key(|(block, _)| *block);
    let parts = parts.into_iter().map(|(_, part)| part).collect();
    put_together(shape, parts)
}

fn put_together(shape: &Shape, mut parts: Vec<Part>) -> (Table, Vec<Diagnostic>) {
    let rows = parts.iter().map(|part| part.offsets.len()).sum();
    let mut table = Table { files: vec![(0, shape.file)], ..Table::default() };
    table.offsets = Vec::with_capacity(rows);
    let (mut diagnostics, mut untold) = (Vec::new(), 0);
    let (mut start, mut controls) = (0, None);
    for part in &mut parts {
        let mut columns = std::mem::take(&mut part.columns);
        for (head, cells) in part.heads.iter().zip(&mut columns) {
            let column = column_of(&mut table, &head.header, &head.name, rows);
            column.cells.resize(start, None);
            column.cells.append(cells);
        }
        table.offsets.append(&mut part.offsets);
        table.rows_read += part.rows_read;
        diagnostics.append(&mut part.diagnostics);
        untold += part.untold;
        controls = match (controls, part.controls) {
            (Some((first, rows)), Some((_, more))) => Some((first, rows + more)),
            (known, found) => known.or(found),
        };
        start = table.offsets.len();
    }
    for head in &shape.heads {
        column_of(&mut table, &head.header, &head.name, rows);
    }
    table.columns.iter_mut().for_each(|column| column.cells.resize(rows, None));
    if let Some((first, rows)) = controls {
        let rows = if rows == 1 { "a row holds".into() } else { format!("{rows} rows hold") };
        let message = format!("{rows} control characters, which are read as U+FFFD");
        let place = Place::record(shape.file, first);
        let hint = "take them out: no format carries them, and terminals obey some";
        diagnostics.push(Diagnostic::warning("control-character", message).at(place).hint(hint));
    }
    if untold > 0 {
        let message = format!("{untold} more rows of this table can't be used");
        let place = Place::start(shape.file);
        diagnostics.push(Diagnostic::error("more-rows-rejected", message).at(place));
    }
    (table, diagnostics)
}

fn column_of<'a>(
    table: &'a mut Table,
    header: &str,
    name: &str,
    rows: usize,
) -> &'a mut TableColumn {
    let found = table.columns.iter().position(|column| column.header == header);
    let at = found.unwrap_or_else(|| {
        let cells = Vec::with_capacity(rows);
        table.columns.push(TableColumn { name: name.into(), header: header.into(), cells });
        table.columns.len() - 1
    });
    &mut table.columns[at]
}
