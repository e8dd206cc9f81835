//! The parts of a table put together: common numbers for new symbols, rows in the file's order.

use std::collections::BTreeMap;

use crate::formats::records::columns::Columns;
use crate::formats::records::odd::Oddities;
use crate::formats::records::part::{NotUtf8, Quoted, Values, Worker};
use crate::formats::records::shape::Shape;
use crate::formats::records::source::{Read, Source};
use crate::formats::remarks::{mixed_kinds, too_many_attributes};
use crate::model::{
    CLAIM_COLUMNS, Cells, DECISION_COLUMNS, ENTITY_COLUMNS, EVIDENCE_COLUMNS, Kind, SOURCE_COLUMNS,
    Symbols, Table, TableColumn, infer,
};
use crate::text::{CONVERT_TO_UTF_8, Diagnostic, FileId, Place, SAVE_AS_UTF_8};

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
    let (mut quoted, mut values) = (Quoted::new(), BTreeMap::<String, Values>::new());
    for (_, (part, _)) in &mut parts {
        for (header, found) in std::mem::take(&mut part.values) {
            values.entry(header).or_default().add(found);
        }
        for (header, (first, count)) in std::mem::take(&mut part.quoted) {
            quoted.entry(header).or_insert((first, 0)).1 += count;
        }
    }
    let parts = parts.into_iter().map(|(_, read)| read).collect();
    let (table, mut diagnostics) = put_together(shape, parts, sources);
    diagnostics.extend(texts_as_values(shape.file, &table, &quoted, symbols));
    diagnostics.extend(values_as_texts(shape.file, &table, &values));
    (table, diagnostics)
}

/// Says of which columns without a meaning some values are texts from here on, as no other kind
/// fits all of them.
fn values_as_texts<'a>(
    file: FileId,
    table: &'a Table,
    values: &'a BTreeMap<String, Values>,
) -> impl Iterator<Item = Diagnostic> + 'a {
    let become_texts = |header: &str| values.get(header).is_some_and(|found| found.become_texts());
    let columns = table.columns.iter().filter(|column| !has_meaning(column));
    let changed = columns.filter(move |column| become_texts(&column.header));
    changed.map(move |column| mixed_kinds(&column.header).at(Place::start(file)))
}

/// Whether a column has a meaning in some table.
fn has_meaning(column: &TableColumn) -> bool {
    let known = [CLAIM_COLUMNS, ENTITY_COLUMNS, SOURCE_COLUMNS, EVIDENCE_COLUMNS, DECISION_COLUMNS];
    known.iter().any(|names| names.contains(&column.name.as_str()))
}

/// Says which texts of JSON are numbers, or yes and no, from here on: those of columns without a
/// meaning that hold nothing else.
fn texts_as_values(
    file: FileId,
    table: &Table,
    quoted: &Quoted,
    symbols: &Symbols,
) -> Option<Diagnostic> {
    let changes = |column: &&TableColumn| {
        !has_meaning(column)
            && quoted.contains_key(&column.header)
            && infer(Cells::Text(column.cells.clone()), symbols).kind() != Kind::Text
    };
    let columns: Vec<&TableColumn> = table.columns.iter().filter(changes).collect();
    let names: Vec<String> = columns.iter().map(|column| format!("`{}`", column.header)).collect();
    let found: Vec<(u64, usize)> =
        columns.iter().filter_map(|column| quoted.get(&column.header).copied()).collect();
    let first = found.iter().map(|(first, _)| *first).min()?;
    let count: usize = found.iter().map(|(_, count)| count).sum();
    let message =
        format!("texts of {} are read as numbers, or as yes and no: {count}", names.join(", "));
    let told = Diagnostic::warning("texts-as-values", message).at(Place::record(file, first));
    let hint = "leave out the quotes if that is meant; in a table, a column is one of texts only if \
                some cell can be nothing else";
    Some(told.hint(hint).counting(count))
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
    let (mut odd, mut not_utf8) = (Oddities::default(), None::<NotUtf8>);
    for (part, worker) in &mut parts {
        columns.append(part, *worker, table.offsets.len());
        table.offsets.extend_from_slice(&sources[*worker].offsets[part.rows.clone()]);
        table.rows_read += part.rows_read;
        diagnostics.append(&mut part.diagnostics);
        untold += part.untold;
        odd.join(part.odd);
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
    let unkept = columns.refused();
    diagnostics.extend((unkept > 0).then(|| too_many_attributes(unkept).at(start.clone())));
    table.columns = columns.finish(shape, rows, &mut sources);
    diagnostics.extend(odd.told(shape.file, shape.list_separator));
    if untold > 0 {
        let message = format!("{untold} more rows of this table can't be used");
        let told = Diagnostic::error("more-rows-rejected", message).at(start);
        let hint = "repair those that are told first; the others may have the same cause";
        diagnostics.push(told.hint(hint).counting(untold));
    }
    (table, diagnostics)
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
            .hint(SAVE_AS_UTF_8)
            .hint(CONVERT_TO_UTF_8)
    }
}
