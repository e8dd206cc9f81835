//! A block of delimited text as columns of symbols.

use std::io::Read;
use std::ops::Range;

use crate::formats::records::{CellText, Part, Shape};
use crate::model::{Layer, Sym, Symbols};
use crate::text::{Block, Diagnostic, Place, clean, clean_word, holds_controls};

/// How many rows are gathered before their cells are looked up, column by column.
const BATCH: usize = 128;

/// Rows whose cells wait to be looked up: their text in one string, and where the cells of each
/// column stand in it.
struct Batch {
    text: String,
    columns: Vec<Waiting>,
    rows: usize,
}

/// The cells of a column that wait.
struct Waiting {
    cells: Vec<Range<usize>>,
    text: CellText,
    layer: Layer,
}

pub(super) fn parse(shape: &Shape, block: &Block, delimiter: u8, symbols: &mut Symbols) -> Part {
    let mut part = Part {
        heads: shape.heads.clone(),
        columns: vec![Vec::new(); shape.heads.len()],
        ..Part::default()
    };
    let mut batch = Batch::new(shape);
    // The reader would take a text's first character off if it is the one of a byte order mark,
    // but not behind an empty line.
    let lead: &[u8] = if block.bytes.starts_with(b"\xef\xbb\xbf") { b"\n" } else { b"" };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(lead.chain(block.bytes.as_slice()));
    let start = block.at.saturating_sub(lead.len() as u64);
    let mut record = csv::ByteRecord::new();
    let mut stray = block.after_quote.iter().copied().peekable();
    // From memory and without a fixed length, reading can't fail but at the end.
    while let Ok(true) = reader.read_byte_record(&mut record) {
        part.rows_read += 1;
        let at = block.at.max(start + record.position().map_or(0, |position| position.byte()));
        let end = start + reader.position().byte();
        let after_quote = stray.next_if(|stray| *stray < end).is_some();
        while stray.next_if(|stray| *stray < end).is_some() {}
        let text = match record_text(&record, shape.heads.len(), after_quote) {
            Ok(text) => text,
            Err(trouble) => {
                part.tell(trouble.at(Place::record(shape.file, at)));
                continue;
            }
        };
        part.offsets.push(at);
        batch.add(&record, text);
        if holds_controls(text) {
            part.controls = Some(part.controls.map_or((at, 1), |(first, rows)| (first, rows + 1)));
        }
        if batch.rows == BATCH {
            batch.flush(symbols, &mut part.columns);
        }
    }
    batch.flush(symbols, &mut part.columns);
    part
}

/// Whether text is clean as it stands: ASCII without control characters. Without a way out
/// in the middle, many bytes are looked at in one step.
fn is_plain(bytes: &[u8]) -> bool {
    bytes.iter().fold(true, |plain, byte| plain & (byte.wrapping_sub(b' ') < 0x5f))
}

/// The text of all cells of a record, one behind the other, or why the record can't be used.
fn record_text(
    record: &csv::ByteRecord,
    width: usize,
    after_quote: bool,
) -> Result<&str, Diagnostic> {
    if after_quote {
        let message = "text follows a closed quote within a cell";
        let hint = "quote the whole cell, and double the quotes inside it";
        return Err(Diagnostic::error("text-after-quote", message).hint(hint));
    }
    if record.len() != width {
        let message = format!("the row has {}, the header {width}", cell_count(record.len()));
        let hint = "quote a cell that holds a separator or a line end";
        return Err(Diagnostic::error("wrong-number-of-cells", message).hint(hint));
    }
    let not_utf8 = |at: usize| {
        let message = format!("the row isn't UTF-8, from byte {at} of its text");
        Diagnostic::error("not-utf-8", message).hint("save the file as UTF-8")
    };
    let text = std::str::from_utf8(record.as_slice());
    let text = text.map_err(|error| not_utf8(error.valid_up_to()))?;
    // Two halves of a character in two cells are none, although together they would be.
    let ends = (0..record.len()).filter_map(|cell| record.range(cell)).map(|range| range.end);
    match ends.into_iter().find(|end| !text.is_char_boundary(*end)) {
        Some(end) => Err(not_utf8(end)),
        None => Ok(text),
    }
}

fn cell_count(count: usize) -> String {
    if count == 1 { "1 cell".to_string() } else { format!("{count} cells") }
}

impl Batch {
    fn new(shape: &Shape) -> Batch {
        let column = |column: usize| Waiting {
            cells: Vec::with_capacity(BATCH),
            text: shape.text_of(column),
            layer: Layer::default(),
        };
        let columns = (0..shape.heads.len()).map(column).collect();
        Batch { text: String::new(), columns, rows: 0 }
    }

    fn add(&mut self, record: &csv::ByteRecord, text: &str) {
        self.rows += 1;
        let start = self.text.len();
        let ranges = (0..).map_while(|column| record.range(column));
        if is_plain(text.as_bytes()) {
            self.text.push_str(text);
            for (column, range) in self.columns.iter_mut().zip(ranges) {
                let cell = match column.text {
                    CellText::Exact => range,
                    CellText::Words | CellText::Long => trimmed(text.as_bytes(), range),
                };
                column.cells.push(start + cell.start..start + cell.end);
            }
            return;
        }
        for (column, range) in self.columns.iter_mut().zip(ranges) {
            let (cell, start) = (text.get(range).unwrap_or_default(), self.text.len());
            match column.text {
                CellText::Words => self.text.push_str(&clean_word(cell)),
                CellText::Long => self.text.push_str(&clean(cell.trim())),
                CellText::Exact => self.text.push_str(&clean(cell)),
            }
            column.cells.push(start..self.text.len());
        }
    }

    fn flush(&mut self, symbols: &mut Symbols, columns: &mut [Vec<Option<Sym>>]) {
        for (waiting, column) in self.columns.iter_mut().zip(columns) {
            let Waiting { cells, text, layer } = waiting;
            if *text == CellText::Long {
                let texts = cells.iter().map(|cell| &self.text[cell.clone()]);
                column.extend(texts.map(|text| (!text.is_empty()).then(|| symbols.push(text))));
            } else {
                let word = |at: usize| &self.text[cells[at].clone()];
                symbols.intern_all(cells.len(), word, layer, column);
            }
            cells.clear();
        }
        self.text.clear();
        self.rows = 0;
    }
}

/// The range without blanks at either end, in text that is ASCII.
fn trimmed(bytes: &[u8], mut range: Range<usize>) -> Range<usize> {
    while range.start < range.end && bytes[range.start] <= b' ' {
        range.start += 1;
    }
    while range.end > range.start && bytes[range.end - 1] <= b' ' {
        range.end -= 1;
    }
    range
}
