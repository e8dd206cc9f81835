//! The parts of a table put together: common numbers for new symbols, rows in the file's order.

use rayon::prelude::*;

use crate::formats::records::columns::Columns;
use crate::formats::records::{Part, Shape, Worker};
use crate::formats::remarks::no_room;
use crate::model::{Sym, Symbols, Table};
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
            part.sparse.iter_mut().for_each(|(_, _, cell)| renumber(cell));
        });
        parts.append(&mut read);
    }
    parts.sort_by_key(|(block, _)| *block);
    let parts = parts.into_iter().map(|(_, part)| part).collect();
    put_together(shape, parts)
}

fn put_together(shape: &Shape, mut parts: Vec<Part>) -> (Table, Vec<Diagnostic>) {
    let rows = parts.iter().map(|part| part.offsets.len()).sum();
    let mut columns = Columns::of(shape, &parts, rows);
    let mut table = Table { files: vec![(0, shape.file)], ..Table::default() };
    table.offsets = Vec::with_capacity(rows);
    let (mut diagnostics, mut untold) = (Vec::new(), 0);
    let mut controls = None;
    for part in &mut parts {
        columns.append(part, table.offsets.len());
        table.offsets.append(&mut part.offsets);
        table.rows_read += part.rows_read;
        diagnostics.append(&mut part.diagnostics);
        untold += part.untold;
        controls = match (controls, part.controls) {
            (Some((first, rows)), Some((_, more))) => Some((first, rows + more)),
            (known, found) => known.or(found),
        };
    }
    let start = Place::start(shape.file);
    diagnostics.extend(no_room(columns.refused()).map(|told| told.at(start.clone())));
    table.columns = columns.finish(shape, rows);
    if let Some((first, rows)) = controls {
        let rows = if rows == 1 { "a row holds".into() } else { format!("{rows} rows hold") };
        let message = format!("{rows} control characters, which are read as U+FFFD");
        let place = Place::record(shape.file, first);
        let hint = "take them out: no format carries them, and terminals obey some";
        diagnostics.push(Diagnostic::warning("control-character", message).at(place).hint(hint));
    }
    if untold > 0 {
        let message = format!("{untold} more rows of this table can't be used");
        diagnostics.push(Diagnostic::error("more-rows-rejected", message).at(start));
    }
    (table, diagnostics)
}
