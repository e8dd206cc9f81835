//! What the threads that read a table keep of it.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::formats::records::odd::Oddities;
use crate::formats::records::shape::Head;
use crate::model::{Recent, Sym, Symbols};
use crate::text::{Diagnostic, is_conflict_mark};

/// The most diagnostics of one block; the rest of them is counted.
const MOST_TOLD: usize = 200;

/// The rows of one block.
#[derive(Default)]
pub(super) struct Part {
    pub(super) heads: Vec<Head>,
    /// Where its rows are among those of the thread that read it.
    pub(super) rows: Range<usize>,
    /// Cells of JSON Lines, where most rows may lack most columns: column, row and text.
    pub(super) sparse: Vec<(u32, u32, Option<Sym>)>,
    pub(super) rows_read: u64,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) untold: usize,
    pub(super) odd: Oddities,
    /// The first and how many of the texts that read as something else, by header.
    pub(super) quoted: Quoted,
    /// What values of JSON each column has, by header.
    pub(super) values: BTreeMap<String, Values>,
    pub(super) not_utf8: Option<NotUtf8>,
    /// How many cells have no column, because there are too many.
    pub(super) beyond: usize,
}

/// Where the first row with something starts, and how many there are, by the header of a column.
pub(super) type Quoted = BTreeMap<String, (u64, usize)>;

/// What sorts of values a column of JSON has.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Values(u8);

impl Values {
    pub(super) const ANSWER: Values = Values(1);
    pub(super) const NUMBER: Values = Values(2);
    pub(super) const TEXT: Values = Values(4);
    /// A whole number of more digits than one with a fraction can have.
    pub(super) const LONG: Values = Values(8 | 2);
    pub(super) const FRACTION: Values = Values(16 | 2);

    pub(super) fn add(&mut self, other: Values) {
        self.0 |= other.0;
    }

    /// Whether some of them are no texts, but will be, as no other kind fits all.
    pub(super) fn become_texts(self) -> bool {
        let has = |some: Values| self.0 & some.0 == some.0;
        let sorts = [Values::ANSWER, Values::NUMBER, Values::TEXT];
        let are_several = sorts.into_iter().filter(|sort| has(*sort)).count() > 1;
        are_several || has(Values::LONG) && has(Values::FRACTION)
    }
}

/// Rows that aren't text. A file that was saved in another encoding is full of them.
#[derive(Clone, Copy)]
pub(super) struct NotUtf8 {
    /// Where the first of them starts.
    pub(super) at: u64,
    /// From which byte of its text on it is none.
    pub(super) byte: usize,
    /// How many there are.
    pub(super) rows: usize,
}

/// What one thread read: its layer of symbols, the rows of all its blocks, and its parts by the
/// number of their block.
///
/// Rows aren't kept block by block, because memory in small pieces that another thread gives back
/// isn't used again.
#[derive(Default)]
pub(super) struct Worker {
    pub(super) symbols: Symbols,
    /// The cells of delimited text, column by column.
    pub(super) columns: Vec<Vec<Option<Sym>>>,
    /// Where each row starts.
    pub(super) offsets: Vec<u64>,
    /// What each column had lately.
    pub(super) recent: Vec<Recent>,
    pub(super) parts: Vec<(usize, Part)>,
}

impl Part {
    /// Takes a line for one that git puts around and between the sides of a conflict, if it is.
    pub(super) fn is_conflict_mark(&mut self, line: &[u8], at: u64) -> bool {
        let is_mark = is_conflict_mark(line);
        if is_mark {
            let begins = usize::from(line.starts_with(b"<"));
            self.odd.conflicts.at(at, begins);
        }
        is_mark
    }

    pub(super) fn tell(&mut self, diagnostic: Diagnostic) {
        if self.diagnostics.len() < MOST_TOLD {
            self.diagnostics.push(diagnostic);
        } else {
            self.untold += 1;
        }
    }
}
