//! The parts of a table put together: common numbers for new symbols, rows in the file's order.

use crate::formats::records::columns::Columns;
use crate::formats::records::source::{Read, Source};
use crate::formats::records::{NotUtf8, Shape, Worker};
use crate::formats::remarks::no_room;
use crate::model::{Symbols, Table};
use crate::text::{Diagnostic, FileId, Place};

pub(super) fn merge(
    shape: &Shape,
    workers: Vec<Worker>,
    symbols: &mut Symbols,
) -> (Table, Vec<Diagnostic>) {
    let below = symbols.len();
    let (mut sources, mut parts) = (Vec::new(), Vec::new());
    for (worker, read) in workers.into_iter().enumerate() {
        let Worker { symbols: own, columns, offsets, parts: read, .. } = read;
        sources.push(Source { below, common: own.merge_into(symbols), columns, offsets });
        parts.extend(read.into_iter().map(|(block, part)| (block, (part, worker))));
    }
    parts.sort_by_key(|(block, _)| *block);
    let parts = parts.into_iter().map(|(_, read)| read).collect();
    put_together(shape, parts, sources)
}

fn put_together(
    shape: &Shape,
    mut parts: Vec<Read>,
    mut sources: Vec<Source>,
) -> (Table, Vec<Diagnostic>) {
    let rows = parts.iter().map(|(part, _)| part.rows.len()).sum();
    let mut columns = Columns::of(shape, &parts, rows);
    let mut table = Table { files: vec![(0, shape.file)], ..Table::default() };
    table.offsets = Vec::with_capacity(rows);
    let (mut diagnostics, mut untold) = (Vec::new(), 0);
    let (mut controls, mut repeated, mut not_utf8) = (None, None, None::<NotUtf8>);
    for (part, worker) in &mut parts {
        columns.append(part, *worker, table.offsets.len());
        table.offsets.extend_from_slice(&sources[*worker].offsets[part.rows.clone()]);
        table.rows_read += part.rows_read;
        diagnostics.append(&mut part.diagnostics);
        untold += part.untold;
        controls = counted(controls, part.controls);
        repeated = counted(repeated, part.repeated);
        not_utf8 = match (not_utf8, part.not_utf8) {
            (Some(first), Some(more)) => Some(NotUtf8 { rows: first.rows + more.rows, ..first }),
            (known, found) => known.or(found),
        };
    }
    sources.iter_mut().for_each(|source| source.offsets = Vec::new());
    if let Some(rows) = not_utf8 {
        let before =
            |told: &Diagnostic| told.place.as_ref().is_some_and(|place| place.at < rows.at);
        let at = diagnostics.iter().take_while(|told| before(told)).count();
        diagnostics.insert(at, rows.told(shape.file));
    }
    let start = Place::start(shape.file);
    diagnostics.extend(no_room(columns.refused()).map(|told| told.at(start.clone())));
    table.columns = columns.finish(shape, rows, &mut sources);
    if let Some((first, rows)) = controls {
        let rows = if rows == 1 { "a row holds".into() } else { format!("{rows} rows hold") };
        let message = format!("{rows} control characters, which are read as U+FFFD");
        let place = Place::record(shape.file, first);
        let hint = "take them out: no format carries them, and terminals obey some";
        diagnostics.push(Diagnostic::warning("control-character", message).at(place).hint(hint));
    }
    if let Some((first, rows)) = repeated {
        let rows = if rows == 1 { "a row says".into() } else { format!("{rows} rows say") };
        let message = format!("{rows} something twice, of which the first counts");
        let place = Place::record(shape.file, first);
        let hint = "give every key of an object once";
        diagnostics.push(Diagnostic::warning("repeated-key", message).at(place).hint(hint));
    }
    if untold > 0 {
        let message = format!("{untold} more rows of this table can't be used");
        let told = Diagnostic::error("more-rows-rejected", message).at(start);
        let hint = "repair those that are told first; the others may have the same cause";
        diagnostics.push(told.hint(hint).counting(untold));
    }
    (table, diagnostics)
}

/// The first row of some kind, and how many there are, with those of a later part.
fn counted(known: Option<(u64, usize)>, found: Option<(u64, usize)>) -> Option<(u64, usize)> {
    match (known, found) {
        (Some((first, rows)), Some((_, more))) => Some((first, rows + more)),
        (known, found) => known.or(found),
    }
}

impl NotUtf8 {
    fn told(self, file: FileId) -> Diagnostic {
        let NotUtf8 { at, byte, rows } = self;
        let message = match rows {
            1 => format!("the row isn't UTF-8, from byte {byte} of its text"),
            _ => format!("{rows} rows aren't UTF-8, the first from byte {byte} of its text"),
        };
        Diagnostic::error("not-utf-8", message)
            .at(Place::record(file, at))
            .hint("save the file as UTF-8; in a spreadsheet, as `CSV UTF-8`")
            .hint("or convert it, as with `iconv -f WINDOWS-1252 -t UTF-8`")
    }
}
