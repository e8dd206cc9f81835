//! A block of delimited text as columns of symbols.

use std::io::Read;

use crate::formats::records::{CellText, Part, Shape};
use crate::model::{Sym, Symbols};
use crate::text::{Block, Diagnostic, Place, clean, clean_word};

/// How many rows are gathered before their cells are looked up, column by column.
const BATCH: usize = 128;

/// Rows whose cells wait to be looked up: their text in one string, their bounds row by row.
struct Batch {
    text: String,
    bounds: Vec<(usize, usize)>,
    width: usize,
    texts: Vec<CellText>,
}

pub(super) fn parse(shape: &Shape, block: &Block, delimiter: u8, symbols: &mut Symbols) -> Part {
    let mut part = Part {
        heads: shape.heads.clone(),
        columns: vec![Vec::new(); shape.heads.len()],
        ..Part::default()
    };
    let mut batch = Batch::new(shape);
    let plain = is_plain(&block.bytes);
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
        batch.add(&record, text, plain);
        if batch.bounds.len() == BATCH * batch.width {
            batch.flush(symbols, &mut part.columns);
        }
    }
    batch.flush(symbols, &mut part.columns);
    part
}

/// Whether every cell is clean as it stands: ASCII without control characters but line ends.
fn is_plain(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| (b' '..0x7f).contains(byte) || *byte == b'\n' || *byte == b'\t')
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
        let width = shape.heads.len();
        let texts = (0..width).map(|column| shape.text_of(column)).collect();
        Batch { text: String::new(), bounds: Vec::new(), width, texts }
    }

    fn add(&mut self, record: &csv::ByteRecord, text: &str, plain: bool) {
        let start = self.text.len();
        if plain {
            self.text.push_str(text);
            for column in 0..self.width {
                let range = record.range(column).unwrap_or_default();
                let cell = match self.texts[column] {
                    CellText::Exact => (range.start, range.end),
                    _ => trimmed(text, range.start, range.end),
                };
                self.bounds.push((start + cell.0, start + cell.1));
            }
            return;
        }
        for column in 0..self.width {
            let cell = record.range(column).and_then(|range| text.get(range)).unwrap_or_default();
            let start = self.text.len();
            match self.texts[column] {
                CellText::Words => self.text.push_str(&clean_word(cell)),
                CellText::Long => self.text.push_str(&clean(cell.trim())),
                CellText::Exact => self.text.push_str(&clean(cell)),
            }
            self.bounds.push((start, self.text.len()));
        }
    }

    fn flush(&mut self, symbols: &mut Symbols, columns: &mut [Vec<Option<Sym>>]) {
        let mut texts = Vec::with_capacity(BATCH);
        for (at, column) in columns.iter_mut().enumerate() {
            texts.clear();
            let cells = self.bounds.iter().skip(at).step_by(self.width);
            texts.extend(cells.map(|(start, end)| &self.text[*start..*end]));
            match self.texts[at] {
                CellText::Long => column.extend(
                    texts.iter().map(|text| (!text.is_empty()).then(|| symbols.push(text))),
                ),
                _ => symbols.intern_all(&texts, column),
            }
        }
        self.text.clear();
        self.bounds.clear();
    }
}

/// The bounds without blanks at either end, in text that is ASCII.
fn trimmed(text: &str, mut start: usize, mut end: usize) -> (usize, usize) {
    let bytes = text.as_bytes();
    while start < end && bytes[start] <= b' ' {
        start += 1;
    }
    while end > start && bytes[end - 1] <= b' ' {
        end -= 1;
    }
    (start, end)
}
