//! A block of delimited text as columns of symbols.

use std::ops::Range;

use csv_core::ReadRecordResult;
use memchr::{memchr, memchr_iter, memchr2};

use crate::formats::records::batch::{self, Batch};
use crate::formats::records::marks::Marks;
use crate::formats::records::part::{NotUtf8, Part, Worker};
use crate::formats::records::shape::Shape;
use crate::model::{Sym, Symbols};
use crate::text::{Block, Diagnostic, Place, holds_controls};

pub(super) fn parse(shape: &Shape, block: &Block, delimiter: u8, worker: &mut Worker) -> Part {
    let Worker { symbols, columns, offsets, recent, .. } = worker;
    // No more rows than line ends, and each has all its delimiters.
    let lines = memchr_iter(b'\n', &block.bytes).count() + 1;
    let lines = lines.min(block.bytes.len() / shape.heads.len().max(1) + 1);
    let part =
        Part { heads: shape.heads.clone(), rows: offsets.len()..offsets.len(), ..Part::default() };
    columns.resize_with(shape.heads.len(), Vec::new);
    columns.iter_mut().for_each(|column| column.reserve(lines));
    offsets.reserve(lines);
    let text = std::str::from_utf8(&block.bytes).ok();
    let mut rows = Rows {
        shape,
        delimiter,
        block,
        text,
        symbols,
        columns,
        offsets,
        part,
        batch: Batch::new(shape, text.unwrap_or_default(), recent),
        quoted: Quoted::new(delimiter),
        cells: Vec::new(),
        count: 0,
    };
    let marks = text.map(|text| Marks::of(text.as_bytes(), delimiter));
    let mut at = 0;
    while at < block.bytes.len() {
        if let Some(marks) = &marks {
            at = rows.plain(at, marks);
        }
        at += match Line::of(&block.bytes[at..]) {
            Some(line) => rows.line(at, &line),
            None => rows.quoted(at),
        };
    }
    rows.batch.flush(rows.symbols, rows.columns);
    rows.part.rows.end = rows.offsets.len();
    rows.part
}

/// A line whose cells end where the delimiters are: it has no quotes.
struct Line<'a> {
    bytes: &'a [u8],
    /// How long it is, its end included.
    length: usize,
}

impl Line<'_> {
    /// The line that starts here; nothing if it takes more to tell its cells apart.
    fn of(rest: &[u8]) -> Option<Line<'_>> {
        let end = memchr(b'\n', rest).unwrap_or(rest.len());
        let (line, length) = (&rest[..end], (end + 1).min(rest.len()));
        let bytes = line.strip_suffix(b"\r").unwrap_or(line);
        memchr2(b'"', b'\r', bytes).is_none().then_some(Line { bytes, length })
    }
}

/// The rows of a block that is being read.
struct Rows<'a> {
    shape: &'a Shape<'a>,
    delimiter: u8,
    block: &'a Block,
    /// The bytes of the block as text, if that is what they are.
    text: Option<&'a str>,
    symbols: &'a mut Symbols,
    columns: &'a mut Vec<Vec<Option<Sym>>>,
    offsets: &'a mut Vec<u64>,
    part: Part,
    batch: Batch<'a>,
    quoted: Quoted,
    /// Where the cells of a row stand in its text, if it has no more than the header.
    cells: Vec<Range<usize>>,
    /// How many it has.
    count: usize,
}

/// A record whose cells may be quoted, as the `csv` crate reads it.
struct Quoted {
    reader: csv_core::Reader,
    /// The text of its cells, one behind the other.
    text: Vec<u8>,
    /// Where each cell ends in it.
    ends: Vec<usize>,
}

impl Quoted {
    fn new(delimiter: u8) -> Quoted {
        let mut reader = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
        // It would take the mark of a byte order off the first text it ever sees.
        reader.read_record(b"\n", &mut [0], &mut [0]);
        Quoted { reader, text: vec![0; 1 << 10], ends: vec![0; 1 << 6] }
    }

    /// Reads the record that starts here. The answer is how long it is, how many bytes of text it
    /// has and how many cells; there may be none behind the last line.
    fn read(&mut self, rest: &[u8]) -> (usize, Option<(usize, usize)>) {
        let (mut length, mut written, mut cells) = (0, 0, 0);
        loop {
            let Quoted { reader, text, ends } = self;
            let input = &rest[length..];
            let (result, read, more, ended) =
                reader.read_record(input, &mut text[written..], &mut ends[cells..]);
            (length, written, cells) = (length + read, written + more, cells + ended);
            match result {
                // That there is no more input ends the last record in the next call.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => text.resize(text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => ends.resize(ends.len() * 2, 0),
                ReadRecordResult::Record => return (length, Some((written, cells))),
                ReadRecordResult::End => return (length, None),
            }
        }
    }
}

impl Rows<'_> {
    /// Takes the rows from here on that are lines without anything odd in them, up to the first
    /// that isn't, whose place is the answer. The last line is left, too, if it has no end.
    fn plain(&mut self, start: usize, marks: &Marks) -> usize {
        let (mut line, mut cell) = (start, start);
        for end in marks.ends_from(start) {
            self.cell(cell..end);
            cell = end + 1;
            if self.block.bytes[end] != b'\n' {
                continue;
            }
            if marks.is_odd(line, end) {
                break;
            }
            // An empty line is no row.
            if !holds_nothing(&self.block.bytes[line..end], self.delimiter) {
                self.plain_row(line);
            }
            self.no_cells();
            line = cell;
        }
        self.no_cells();
        line
    }

    fn no_cells(&mut self) {
        self.cells.clear();
        self.count = 0;
    }

    fn plain_row(&mut self, at: usize) {
        self.part.rows_read += 1;
        let line = &self.block.bytes[at..];
        let at = self.block.at + at as u64;
        match fits(self.count, self.shape.heads.len()) {
            Ok(()) => {
                self.offsets.push(at);
                self.batch.add_plain(&self.cells);
                self.flush_if_full();
            }
            Err(trouble) => {
                let line = &line[..memchr(b'\n', line).unwrap_or(line.len())];
                if !self.part.is_conflict_mark(line, at) {
                    self.part.tell(trouble.at(Place::record(self.shape.file, at)));
                }
            }
        }
    }

    fn flush_if_full(&mut self) {
        if self.batch.rows == batch::ROWS {
            self.batch.flush(self.symbols, self.columns);
        }
    }

    /// Takes a line without quotes, if it isn't empty. The answer is how long it is.
    fn line(&mut self, at: usize, line: &Line) -> usize {
        if !holds_nothing(line.bytes, self.delimiter) {
            let mut start = 0;
            for end in memchr_iter(self.delimiter, line.bytes).chain([line.bytes.len()]) {
                self.cell(start..end);
                start = end + 1;
            }
            let text = self.text.and_then(|text| text.get(at..at + line.bytes.len()));
            self.row(at..at + line.length, line.bytes, text, Ok(()));
        }
        line.length
    }

    /// Takes a record that may have quotes. The answer is how long it is.
    fn quoted(&mut self, at: usize) -> usize {
        let (length, found) = self.quoted.read(&self.block.bytes[at..]);
        if let Some((bytes, cells)) = found {
            let mut start = 0;
            for cell in 0..cells {
                let end = self.quoted.ends[cell];
                self.cell(start..end);
                start = end;
            }
            let text = std::mem::take(&mut self.quoted.text);
            match text[..bytes].iter().all(|byte| *byte == b' ') {
                true => self.no_cells(),
                false => {
                    let quoting = self.quotes_end_cells(at, at + length);
                    self.row(at..at + length, &text[..bytes], None, quoting);
                }
            }
            self.quoted.text = text;
        }
        length
    }

    fn cell(&mut self, range: Range<usize>) {
        self.count += 1;
        if self.count <= self.shape.heads.len() {
            self.cells.push(range);
        }
    }

    /// Takes a row with the cells that were told, or says why it can't be used. Its bytes may be
    /// `known` to be text whose cells are text as well.
    fn row(
        &mut self,
        record: Range<usize>,
        bytes: &[u8],
        known: Option<&str>,
        quoting: Result<(), Diagnostic>,
    ) {
        self.part.rows_read += 1;
        let at = self.block.at + record.start as u64;
        let count = std::mem::take(&mut self.count);
        let width = fits(count, self.shape.heads.len());
        let text = match quoting.and(width) {
            Ok(()) => known.map_or_else(|| row_text(bytes, &self.cells), Ok),
            Err(trouble) => {
                self.cells.clear();
                let record = &self.block.bytes[record];
                if self.part.is_conflict_mark(record, at) {
                    return;
                }
                let trouble = trouble.hints(swallowed_lines(record));
                return self.part.tell(trouble.at(Place::record(self.shape.file, at)));
            }
        };
        let text = match text {
            Ok(text) => text,
            Err(byte) => {
                self.cells.clear();
                let first = NotUtf8 { at, byte, rows: 0 };
                self.part.not_utf8.get_or_insert(first).rows += 1;
                return;
            }
        };
        self.offsets.push(at);
        self.batch.add(text, &self.cells);
        self.cells.clear();
        if memchr(b'\r', text.as_bytes()).is_some() {
            self.part.odd.returns.at(at, 1);
        }
        if holds_controls(text) {
            self.part.odd.controls.at(at, 1);
        }
        self.flush_if_full();
    }

    /// Whether every quoted cell of the record between these bytes of the block ends at its quote.
    fn quotes_end_cells(&self, start: usize, end: usize) -> Result<(), Diagnostic> {
        let place = |at: usize| self.block.at + at as u64;
        let stray = &self.block.after_quote;
        let next = stray.partition_point(|stray| *stray < place(start));
        if stray.get(next).is_none_or(|stray| *stray >= place(end)) {
            return Ok(());
        }
        let message = "text follows a closed quote within a cell";
        let hint = "quote the whole cell, and double the quotes inside it";
        Err(Diagnostic::error("text-after-quote", message).hint(hint))
    }
}

/// Whether a line is empty but for separators, as a spreadsheet leaves them below a table.
#[inline]
fn holds_nothing(line: &[u8], delimiter: u8) -> bool {
    line.iter().all(|byte| *byte == delimiter || *byte == b' ')
}

/// That a record which can't be used has more than one line: a quote that nobody closed takes the
/// rows below with it.
fn swallowed_lines(record: &[u8]) -> Option<String> {
    let swallowed = memchr_iter(b'\n', record.trim_ascii()).count();
    let more = match swallowed {
        0 => return None,
        1 => "the next line belongs".to_string(),
        _ => format!("the next {swallowed} lines belong"),
    };
    Some(format!("{more} to the row; is a quote opened in it and never closed?"))
}

/// Whether a row has as many cells as the header.
fn fits(count: usize, width: usize) -> Result<(), Diagnostic> {
    if count == width {
        return Ok(());
    }
    let message = format!("the row has {}, the header {width}", cell_count(count));
    let hint = match count > width {
        true => "quote a cell that holds a separator or a line end",
        false => "put a separator for every cell that is missing, or join the row's lines",
    };
    Err(Diagnostic::error("wrong-number-of-cells", message).hint(hint))
}

/// The text of all cells of a row, or the first byte of it that is none.
fn row_text<'t>(bytes: &'t [u8], cells: &[Range<usize>]) -> Result<&'t str, usize> {
    let within_cells = |at: usize| -> usize {
        let before = |cell: &Range<usize>| cell.end.min(at).saturating_sub(cell.start);
        cells.iter().map(before).sum()
    };
    let text = std::str::from_utf8(bytes);
    let text = text.map_err(|error| within_cells(error.valid_up_to()))?;
    // Two halves of a character in two cells are none, although together they would be.
    match cells.iter().find(|cell| !text.is_char_boundary(cell.end)) {
        Some(cell) => Err(within_cells(cell.end)),
        None => Ok(text),
    }
}

fn cell_count(count: usize) -> String {
    if count == 1 { "1 cell".to_string() } else { format!("{count} cells") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::records::shape::{Head, Taking};
    use crate::text::{Blocks, Files, Layout, clean};

    /// The rows of two cells, and how many rows of any kind there are.
    type Found = (Vec<[String; 2]>, u64);

    fn ours(block: &Block) -> Found {
        let head = |name: &str| Head { header: name.to_string(), name: name.to_string() };
        let shape = Shape {
            file: Files::default().add("a.csv".as_ref()),
            layout: Layout::Delimited(b','),
            heads: vec![head("a"), head("b")],
            naming: &|headers| headers.to_vec(),
            list_separator: '|',
            taking: Taking::AsItStands { ids: Vec::new() },
        };
        let mut worker = Worker::default();
        let part = parse(&shape, block, b',', &mut worker);
        let Worker { symbols, columns, .. } = worker;
        let text = |cell: Option<Sym>| symbols.text_of(cell).unwrap_or_default().to_string();
        let rows = columns[0].iter().zip(&columns[1]);
        (rows.map(|(a, b)| [text(*a), text(*b)]).collect(), part.rows_read)
    }

    fn of_the_csv_crate(block: &Block) -> Found {
        let text = [b"\n", block.bytes.as_slice()].concat();
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_slice());
        let records = reader.records().map(Result::unwrap);
        // For us, a record without any text is an empty line.
        let records: Vec<csv::StringRecord> =
            records.filter(|record| !record.iter().all(str::is_empty)).collect();
        let rows = records.iter().filter(|record| record.len() == 2);
        let cells = rows.map(|row| [0, 1].map(|cell| clean(&row[cell]).into_owned()));
        (cells.collect(), records.len() as u64)
    }

    #[test]
    fn rows_are_those_that_the_csv_crate_finds() {
        let pieces = [",", "\"", "\n", "\r", "\"é\"", "\u{feff}"];
        for number in 0..pieces.len().pow(5) {
            let piece = |at: u32| pieces[number / pieces.len().pow(at) % pieces.len()];
            let text: String = (0..5).map(piece).collect();
            let mut blocks = Blocks::of_cells(text.as_bytes(), b',', 1 << 10);
            while let Some(block) = blocks.next_block().unwrap() {
                if block.after_quote.is_empty() {
                    assert_eq!(ours(&block), of_the_csv_crate(&block), "{text:?}");
                }
            }
        }
    }
}
