//! A block of delimited text as columns of symbols.

use std::ops::Range;

use crate::formats::records::{Head, Part, Shape, is_long};
use crate::model::{Layer, Sym, Symbols};
use crate::text::{Block, Diagnostic, Place, clean, clean_word};

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
    is_long: bool,
    layer: Layer,
}

pub(super) fn parse(shape: &Shape, block: &Block, delimiter: u8, symbols: &mut Symbols) -> Part {
    let mut part = Part {
        heads: shape.heads.clone(),
        columns: vec![Vec::new(); shape.heads.len()],
        ..Part::default()
    };
    let mut batch = Batch::new(&shape.heads);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(block.bytes.as_slice());
    let mut record = csv::ByteRecord::new();
    let mut stray = block.after_quote.iter().copied().peekable();
    // From memory and without a fixed length, reading can't fail but at the end.
    while let Ok(true) = reader.read_byte_record(&mut record) {
        part.rows_read += 1;
        let at = block.at + record.position().map_or(0, |position| position.byte());
        let end = block.at + reader.position().byte();
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
    std::str::from_utf8(record.as_slice()).map_err(|error| {
        let message = format!("the row isn't UTF-8, from byte {} of its text", error.valid_up_to());
        let hint = "save the file as UTF-8";
        Diagnostic::error("not-utf-8", message).hint(hint)
    })
}

fn cell_count(count: usize) -> String {
    if count == 1 { "1 cell".to_string() } else { format!("{count} cells") }
}

impl Batch {
    fn new(heads: &[Head]) -> Batch {
        let column = |head: &Head| Waiting {
            cells: Vec::with_capacity(BATCH),
            is_long: is_long(&head.name),
            layer: Layer::default(),
        };
        Batch { text: String::new(), columns: heads.iter().map(column).collect(), rows: 0 }
    }

    fn add(&mut self, record: &csv::ByteRecord, text: &str) {
        self.rows += 1;
        let start = self.text.len();
        let ranges = (0..).map_while(|column| record.range(column));
        if is_plain(text.as_bytes()) {
            self.text.push_str(text);
            for (column, range) in self.columns.iter_mut().zip(ranges) {
                let cell = trimmed(text.as_bytes(), range);
                column.cells.push(start + cell.start..start + cell.end);
            }
            return;
        }
        for (column, range) in self.columns.iter_mut().zip(ranges) {
            let (cell, start) = (text.get(range).unwrap_or_default(), self.text.len());
            match column.is_long {
                true => self.text.push_str(&clean(cell.trim())),
                false => self.text.push_str(&clean_word(cell)),
            }
            column.cells.push(start..self.text.len());
        }
    }

    fn flush(&mut self, symbols: &mut Symbols, columns: &mut [Vec<Option<Sym>>]) {
        for (waiting, column) in self.columns.iter_mut().zip(columns) {
            let Waiting { cells, is_long, layer } = waiting;
            if *is_long {
                let texts = cells.iter().map(|cell| &self.text[cell.clone()]);
                column.extend(texts.map(|text| (!text.is_empty()).then(|| symbols.push(text))));
            } else {
                symbols.intern_all(&self.text, cells, layer, column);
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
