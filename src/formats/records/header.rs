//! The first line of a table: what separates its cells, and what they are called.

use std::collections::BTreeSet;

use crate::error::Result;
use crate::formats::limits::MOST_COLUMNS;
use crate::formats::records::shape::{Head, Shape, Taking};
use crate::model::{Symbols, Table, TableColumn};
use crate::text::{
    Block, DELIMITERS, Diagnostic, FileId, Files, Layout, Place, before_header, clean, clean_word,
    count_cells, named_separator, objects, of_columns, without_compression, without_mark,
};

/// How much of a file is looked at to tell how it is laid out.
pub(crate) const GLANCE: u64 = 1 << 16;

/// How the records of a file are laid out: told by its ending, or its first line.
pub(crate) fn layout(files: &Files, file: FileId) -> Result<Layout> {
    let name = files.name(file).to_lowercase();
    let name = without_compression(&name);
    if name.ends_with(".jsonl") || name.ends_with(".ndjson") {
        return Ok(Layout::JsonLines);
    }
    let mut start = Vec::new();
    let reading =
        |error| crate::Error::from(error).context(format!("reading `{}`", files.name(file)));
    std::io::Read::read_to_end(&mut std::io::Read::take(files.open(file)?, GLANCE), &mut start)
        .map_err(reading)?;
    let text = without_mark(&start);
    let is_tsv = name.ends_with(".tsv") || name.ends_with(".tab");
    if let (false, Some(layout)) = (is_tsv || name.ends_with(".csv"), layout_of_json(text)) {
        return Ok(layout);
    }
    let usual = || if is_tsv { b'\t' } else { delimiter(text) };
    Ok(Layout::Delimited(named_separator(text).map_or_else(usual, |(separator, _)| separator)))
}

/// How JSON that starts so is laid out, if it is some.
fn layout_of_json(text: &[u8]) -> Option<Layout> {
    let text = text.trim_ascii_start();
    let list = text.strip_prefix(b"[").map(<[u8]>::trim_ascii_start);
    if list.is_some_and(|list| list.starts_with(b"{") || list.trim_ascii_end() == b"]") {
        return Some(Layout::JsonObjects);
    }
    let line = text.split_inclusive(|byte| *byte == b'\n').next()?;
    let goes_on = line.ends_with(b"\n") && objects(line).any(|piece| !piece.is_whole);
    let layout = if goes_on { Layout::JsonObjects } else { Layout::JsonLines };
    text.starts_with(b"{").then_some(layout)
}

/// What cuts the first record into the most cells.
fn delimiter(text: &[u8]) -> u8 {
    let count = |delimiter: &u8| count_cells(text.trim_ascii_start(), *delimiter);
    let most = DELIMITERS.iter().map(count).max();
    DELIMITERS.into_iter().find(|delimiter| Some(count(delimiter)) == most).unwrap_or(b',')
}

/// Cuts the header off the first block. A header with too many cells is refused before anything
/// is made of them.
pub(super) fn take(
    first: &mut Block,
    delimiter: u8,
    shape: &Shape,
    diagnostics: &mut Vec<Diagnostic>,
) -> std::result::Result<Vec<Head>, Diagnostic> {
    if first.at == 0 {
        let length = before_header(&first.bytes, delimiter);
        first.bytes.drain(..length);
        first.at += length as u64;
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(first.bytes.as_slice());
    let mut record = csv::ByteRecord::new();
    // Reading from memory and without a fixed length, this can't fail.
    let _ = reader.read_byte_record(&mut record);
    if record.len() > MOST_COLUMNS {
        return Err(too_wide(shape.file, delimiter, record.len()));
    }
    let end = usize::try_from(reader.position().byte()).unwrap_or(first.bytes.len());
    let place = Place::record(shape.file, first.at);
    let headers = distinct(headers(&record, &shape.taking), place, diagnostics);
    first.bytes.drain(..end.min(first.bytes.len()));
    first.at += end as u64;
    let names = (shape.naming)(&headers);
    Ok(headers.into_iter().zip(names).map(|(header, name)| Head { header, name }).collect())
}

/// Says that a header has too many cells.
fn too_wide(file: FileId, delimiter: u8, width: usize) -> Diagnostic {
    let message = format!("the header has {width} columns; no table has more than {MOST_COLUMNS}");
    let separator = char::from(delimiter).escape_default();
    Diagnostic::error("too-many-columns", message)
        .at(Place::start(file))
        .hint(format!("its cells are separated by `{separator}`: is that right?"))
}

/// Takes out the rows that repeat the header, as tables have them that were put behind one another,
/// and says so.
pub(super) fn take_repeated(table: &mut Table, symbols: &Symbols) -> Option<Diagnostic> {
    let [first, rest @ ..] = table.columns.as_slice() else { return None };
    if rest.is_empty() {
        return None;
    }
    // Nearly no table has the word at all.
    let word = symbols.find(&first.header)?;
    let repeats = |row: usize, column: &TableColumn| {
        symbols.text_of(column.cells.get(row).copied().flatten()) == Some(column.header.as_str())
    };
    let suspects = first.cells.iter().enumerate().filter(|(_, cell)| **cell == Some(word));
    let rows: Vec<usize> = suspects
        .map(|(row, _)| row)
        .filter(|row| rest.iter().all(|column| repeats(*row, column)))
        .collect();
    let place = table.place(*rows.first()?);
    table.remove(&rows);
    let message = match rows.len() {
        1 => "the row repeats the header, and is left out".to_string(),
        many => format!("{many} rows repeat the header, and are left out"),
    };
    let hint = "of tables that are put behind one another, only the first keeps its header";
    Some(Diagnostic::warning("repeated-header", message).at(place).hint(hint).counting(rows.len()))
}

fn headers(record: &csv::ByteRecord, taking: &Taking) -> Vec<String> {
    let text = |bytes| match (taking, String::from_utf8_lossy(bytes)) {
        (Taking::Meant, text) => clean_word(text.trim_start_matches('\u{feff}')).into_owned(),
        (Taking::AsItStands { .. }, text) => clean(&text).into_owned(),
    };
    record.iter().map(text).collect()
}

/// Gives columns that have no name, or that of one before, another: one that no column has.
fn distinct(headers: Vec<String>, place: Place, diagnostics: &mut Vec<Diagnostic>) -> Vec<String> {
    let mut taken: BTreeSet<String> = headers.iter().cloned().collect();
    let mut seen = BTreeSet::new();
    // It only grows, so that no header makes many tries.
    let mut number = 0;
    let mut free = |at: usize, name: &dyn Fn(usize) -> String| {
        number = number.max(at + 1);
        while !taken.insert(name(number)) {
            number += 1;
        }
        name(number)
    };
    let (mut distinct, mut alike) = (Vec::new(), Vec::new());
    for (at, header) in headers.into_iter().enumerate() {
        if header.is_empty() {
            distinct.push(free(at, &|number| format!("column {number}")));
        } else if seen.insert(header.clone()) {
            distinct.push(header);
        } else {
            let other = free(at, &|number| format!("{header} ({number})"));
            let message = format!("two columns are called `{header}`");
            let told = Diagnostic::warning("duplicate-column", message).at(place.clone());
            alike.push(told.hint(format!("the second one is read as `{other}`")));
            distinct.push(other);
        }
    }
    diagnostics.extend(of_columns(alike));
    distinct
}
