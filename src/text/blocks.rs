//! A file cut into blocks of whole records, exactly and at memory speed.
//!
//! Only quotes are looked at, and line ends where a block may be cut. A quote opens a cell only at
//! the start of one, as the `csv` crate has it, so a stray quote inside a cell can't shift the
//! cuts of everything behind it, which counting quotes would let it do.

use std::io::Read;

use memchr::{memchr, memrchr};

use crate::error::{Error, Result};
use crate::text::cells::{closing, opens_behind};
use crate::text::{objects, without_mark};

/// Whole records of a file, and where they start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// The bytes of the records.
    pub bytes: Vec<u8>,
    /// Where they start in the file.
    pub at: u64,
    /// Where text follows a closed quote within a cell, in bytes from the start of the file.
    pub after_quote: Vec<u64>,
    /// Where records start whose quote is never closed. They are not among the bytes.
    pub open_quote: Vec<u64>,
}

/// The blocks of a file, one after the other.
pub struct Blocks<R> {
    input: R,
    records: Records,
    rest: Vec<u8>,
    at: u64,
    size: usize,
    ended: bool,
    open_quotes: usize,
    looked_at_again: usize,
}

/// What the records of a file are.
#[derive(Clone, Copy)]
enum Records {
    /// Rows of cells with this byte between them.
    Cells(u8),
    Lines,
    Objects,
}

/// The longest record. A quote that isn't closed within it would otherwise swallow memory.
const LONGEST_RECORD: usize = 64 << 20;

/// The most quotes that aren't closed, and the most bytes that are looked at again for them: all
/// that is behind each.
const MOST_OPEN_QUOTES: usize = 100;
const MOST_LOOKED_AT_AGAIN: usize = 128 << 20;

impl<R: Read> Blocks<R> {
    /// Cuts delimited text, where a quoted cell may hold line ends.
    pub fn of_cells(input: R, delimiter: u8, size: usize) -> Self {
        Blocks::of(input, Records::Cells(delimiter), size)
    }

    /// Cuts lines.
    pub fn of_lines(input: R, size: usize) -> Self {
        Blocks::of(input, Records::Lines, size)
    }

    /// Cuts objects of JSON, which may be in a list or over several lines.
    pub fn of_objects(input: R, size: usize) -> Self {
        Blocks::of(input, Records::Objects, size)
    }

    fn of(input: R, records: Records, size: usize) -> Self {
        let (rest, at, ended) = (Vec::new(), 0, false);
        Blocks { input, records, rest, at, size, ended, open_quotes: 0, looked_at_again: 0 }
    }

    /// The next block; nothing at the end of the file.
    ///
    /// # Errors
    ///
    /// If the file can't be read, a record is longer than 64 MiB, or no end of quotes is open.
    pub fn next_block(&mut self) -> Result<Option<Block>> {
        self.next_block_into(Vec::new())
    }

    /// The next block, as [`Blocks::next_block`] gives it, in memory that an earlier one had.
    ///
    /// # Errors
    ///
    /// If the file can't be read, a record is longer than 64 MiB, or no end of quotes is open.
    pub fn next_block_into(&mut self, mut spare: Vec<u8>) -> Result<Option<Block>> {
        let mut wanted = self.size;
        loop {
            self.fill(wanted)?;
            if self.rest.is_empty() {
                return Ok(None);
            }
            let scan = self.scan();
            if let Some(block) = self.cut(scan, &mut spare) {
                self.count_open_quotes(block.open_quote.len())?;
                return Ok(Some(block));
            }
            if wanted >= LONGEST_RECORD {
                let message = format!("the record at byte {} is longer than 64 MiB", self.at);
                return Err(Error::new(message).hint("is a quote opened there and never closed?"));
            }
            wanted = (wanted * 2).min(LONGEST_RECORD);
        }
    }

    fn count_open_quotes(&mut self, more: usize) -> Result<()> {
        self.open_quotes += more;
        self.looked_at_again += more * self.rest.len();
        if self.open_quotes > MOST_OPEN_QUOTES || self.looked_at_again > MOST_LOOKED_AT_AGAIN {
            let message =
                format!("at least {} quotes are opened and never closed", self.open_quotes);
            return Err(Error::new(message).hint("double the quotes that belong to a text"));
        }
        Ok(())
    }

    fn fill(&mut self, wanted: usize) -> Result<()> {
        if !self.ended && self.rest.len() < wanted {
            let missing = wanted - self.rest.len();
            self.rest.reserve_exact(missing);
            let read = self.input.by_ref().take(missing as u64).read_to_end(&mut self.rest)?;
            self.ended = read < missing;
        }
        Ok(())
    }

    fn cut(&mut self, scan: Scan, spare: &mut Vec<u8>) -> Option<Block> {
        let mut block = Block { at: self.at, after_quote: scan.after_quote, ..Block::default() };
        let end = match scan.open {
            Some(_) if !self.ended && scan.cut == 0 => return None,
            // The end of the file comes before the end of the quote: give up its line only.
            Some(_) if self.ended && scan.cut == 0 => {
                block.open_quote.push(self.at);
                let line = memchr(b'\n', &self.rest).map_or(self.rest.len(), |end| end + 1);
                self.rest.drain(..line);
                self.at += line as u64;
                block.after_quote.clear();
                return Some(block);
            }
            None if self.ended => self.rest.len(),
            _ if scan.cut == 0 => return None,
            _ => scan.cut,
        };
        spare.clear();
        spare.extend_from_slice(&self.rest[end..]);
        self.rest.truncate(end);
        block.bytes = std::mem::replace(&mut self.rest, std::mem::take(spare));
        self.at += end as u64;
        block.after_quote.retain(|at| *at < self.at);
        Some(block)
    }

    fn scan(&self) -> Scan {
        let bytes = &self.rest;
        let mut scan = Scan::default();
        let delimiter = match self.records {
            Records::Cells(delimiter) => delimiter,
            Records::Lines => {
                scan.cut = memrchr(b'\n', bytes).map_or(0, |end| end + 1);
                return scan;
            }
            Records::Objects => {
                let whole = objects(bytes).take_while(|piece| piece.is_whole);
                scan.cut = whole.last().map_or(0, |piece| piece.range.end);
                return scan;
            }
        };
        // A mark of the byte order is no text that a quote could stand in.
        let start = if self.at == 0 { bytes.len() - without_mark(bytes).len() } else { 0 };
        let (mut outside, mut at) = (0, 0);
        while let Some(quote) = memchr(b'"', &bytes[at..]).map(|found| found + at) {
            let before = quote.checked_sub(1).filter(|before| *before >= start);
            if !opens_behind(before.map(|before| bytes[before]), delimiter) {
                at = quote + 1;
                continue;
            }
            scan.cut_at_line_end(bytes, outside, quote);
            let closed = closing(bytes, quote + 1);
            let Some(end) = closed.filter(|end| self.ended || *end < bytes.len()) else {
                scan.open = Some(quote);
                return scan;
            };
            if bytes.get(end).is_some_and(|b| *b != delimiter && *b != b'\n' && *b != b'\r') {
                scan.after_quote.push(self.at + end as u64);
            }
            (outside, at) = (end, end);
        }
        scan.cut_at_line_end(bytes, outside, bytes.len());
        scan
    }
}

/// What a look at the bytes found.
#[derive(Default)]
struct Scan {
    /// The end of the last record that is whole.
    cut: usize,
    /// Where a quote starts that isn't closed yet.
    open: Option<usize>,
    after_quote: Vec<u64>,
}

impl Scan {
    fn cut_at_line_end(&mut self, bytes: &[u8], from: usize, to: usize) {
        if let Some(end) = memrchr(b'\n', &bytes[from..to]) {
            self.cut = from + end + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str, size: usize) -> Vec<Block> {
        let mut blocks = Blocks::of_cells(text.as_bytes(), b',', size);
        std::iter::from_fn(|| blocks.next_block().unwrap()).collect()
    }

    #[test]
    fn a_block_is_never_cut_inside_a_record() {
        let records =
            ["a,b\n", "\"x\n,\"\"y\n\",2\n", "5\" disk,3\n", "\"\"\"\",\"\n\"\n", "end,e\n"];
        let text = records.concat();
        for size in 1..text.len() + 2 {
            let found = blocks(&text, size);
            let mut at = 0;
            for block in &found {
                assert_eq!(block.at, at);
                at += block.bytes.len() as u64;
                let whole =
                    (0..records.len()).any(|n| records[..n + 1].concat().len() as u64 == at);
                assert!(whole, "size {size}: cut at {at}");
            }
            assert_eq!(at as usize, text.len());
        }
    }

    #[test]
    fn a_block_is_never_cut_inside_an_object() {
        let text = "[{\"a\": 1},\n{\n\"b\": {}},{}]\n";
        for size in 1..text.len() + 2 {
            let mut blocks = Blocks::of_objects(text.as_bytes(), size);
            let found: Vec<Block> = std::iter::from_fn(|| blocks.next_block().unwrap()).collect();
            let bytes: Vec<u8> = found.iter().flat_map(|block| block.bytes.clone()).collect();
            assert_eq!(bytes, text.as_bytes());
            let pieces = found.iter().flat_map(|block| objects(&block.bytes).collect::<Vec<_>>());
            assert_eq!(pieces.filter(|piece| piece.is_whole).count(), 3, "size {size}");
        }
    }

    #[test]
    fn a_quote_that_is_never_closed_costs_its_own_line() {
        let found = blocks("a,b\nc,\"d\ne,f\n", 100);
        let bytes: Vec<u8> = found.iter().flat_map(|block| block.bytes.clone()).collect();
        assert_eq!(String::from_utf8(bytes).unwrap(), "a,b\ne,f\n");
        let open: Vec<u64> = found.iter().flat_map(|block| block.open_quote.clone()).collect();
        assert_eq!(open, [4]);
    }

    #[test]
    fn text_after_a_closed_quote_is_pointed_at() {
        assert_eq!(blocks("\"a\"x,b\n", 100)[0].after_quote, [3]);
    }
}
