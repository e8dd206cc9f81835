//! Rows whose cells wait to be looked up, column by column.

use std::ops::Range;

use crate::formats::records::shape::{CellText, Shape};
use crate::model::{Recent, Sym, Symbols};
use crate::text::{clean, clean_word};

/// How many rows are gathered before their cells are looked up.
pub(super) const ROWS: usize = 1024;

/// The most columns of a table that remember what they had. Each memory is about a tenth of a
/// megabyte, and every thread has its own.
const MOST: usize = 64;

/// The cells of some rows of a block.
pub(super) struct Batch<'a> {
    /// The text of the block, if it is text.
    block: &'a str,
    /// The text of cells that don't stand in the block as they are meant.
    apart: String,
    columns: Vec<Waiting<'a>>,
    pub(super) rows: usize,
}

/// The cells of a column that wait.
struct Waiting<'a> {
    /// Where each stands: in the block, or, as if it were put behind that, in the text apart.
    cells: Vec<Range<usize>>,
    text: CellText,
    recent: &'a mut Recent,
}

impl<'a> Batch<'a> {
    /// No rows yet. What each column had lately is remembered from block to block.
    pub(super) fn new(shape: &Shape, block: &'a str, recent: &'a mut Vec<Recent>) -> Batch<'a> {
        let width = shape.heads.len();
        recent.resize_with(width, if width > MOST { Recent::idle } else { Recent::default });
        let columns = recent.iter_mut().enumerate().map(|(column, recent)| Waiting {
            cells: Vec::with_capacity(ROWS),
            text: shape.text_of(column),
            recent,
        });
        Batch { block, apart: String::new(), columns: columns.collect(), rows: 0 }
    }

    /// Adds a row whose cells stand in the block and are ASCII without control characters.
    pub(super) fn add_plain(&mut self, cells: &[Range<usize>]) {
        self.rows += 1;
        for (column, range) in self.columns.iter_mut().zip(cells) {
            column.cells.push(match column.text {
                CellText::Exact => range.clone(),
                CellText::Words | CellText::Long => trimmed(self.block.as_bytes(), range.clone()),
            });
        }
    }

    /// Adds a row whose cells stand in this text.
    pub(super) fn add(&mut self, text: &str, cells: &[Range<usize>]) {
        self.rows += 1;
        for (column, range) in self.columns.iter_mut().zip(cells) {
            let cell = text.get(range.clone()).unwrap_or_default();
            let start = self.block.len() + self.apart.len();
            match column.text {
                CellText::Words => self.apart.push_str(&clean_word(cell)),
                CellText::Long => self.apart.push_str(&clean(cell.trim())),
                CellText::Exact => self.apart.push_str(&clean(cell)),
            }
            column.cells.push(start..self.block.len() + self.apart.len());
        }
    }

    /// Looks the cells up and puts them into their columns.
    pub(super) fn flush(&mut self, symbols: &mut Symbols, columns: &mut [Vec<Option<Sym>>]) {
        let (block, apart) = (self.block.as_bytes(), self.apart.as_bytes());
        for (waiting, column) in self.columns.iter_mut().zip(columns) {
            let Waiting { cells, text, recent } = waiting;
            let word = |at: usize| {
                let Range { start, end } = cells[at];
                match start.checked_sub(block.len()) {
                    Some(start) => &apart[start..end - block.len()],
                    None => &block[start..end],
                }
            };
            if *text == CellText::Long {
                let texts = (0..cells.len()).map(|at| String::from_utf8_lossy(word(at)));
                column.extend(texts.map(|text| (!text.is_empty()).then(|| symbols.push(&text))));
            } else {
                symbols.intern_all(cells.len(), word, recent, column);
            }
            cells.clear();
        }
        self.apart.clear();
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
