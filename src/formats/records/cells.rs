//! A block of delimited text as columns of symbols.

use crate::formats::records::{Head, Part, Shape, is_long};
use crate::model::{Layer, Sym, Symbols};
use crate::text::{Block, Diagnostic, Place, clean, clean_word};

/// How many rows are gathered before their cells are looked up, column by column.
const BATCH: usize = 128;

/// Rows whose cells wait to be looked up: their text in one string, their bounds row by row.
struct Batch {
    text: String,
    bounds: Vec<(usize, usize)>,
    width: usize,
    long: Vec<bool>,
    layers: Vec<Layer>,
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
        if batch.bounds.len() == BATCH * batch.width {
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
        let long = heads.iter().map(|head| is_long(&head.name)).collect();
        let layers = vec![Layer::default(); heads.len()];
        Batch { text: String::new(), bounds: Vec::new(), width: heads.len(), long, layers }
    }

    fn add(&mut self, record: &csv::ByteRecord, text: &str) {
        let start = self.text.len();
        if is_plain(text.as_bytes()) {
            self.text.push_str(text);
            for column in 0..self.width {
                let range = record.range(column).unwrap_or_default();
                let cell = trimmed(text, range.start, range.end);
                self.bounds.push((start + cell.0, start + cell.1));
            }
            return;
        }
        for column in 0..self.width {
            let cell = record.range(column).and_then(|range| text.get(range)).unwrap_or_default();
            let start = self.text.len();
            match self.long[column] {
                true => self.text.push_str(&clean(cell.trim())),
                false => self.text.push_str(&clean_word(cell)),
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
            match self.long[at] {
                true => column.extend(
                    texts.iter().map(|text| (!text.is_empty()).then(|| symbols.push(text))),
                ),
                false => symbols.intern_all(&texts, &mut self.layers[at], column),
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
