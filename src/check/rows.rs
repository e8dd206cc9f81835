//! Rows looked through on all cores, and answers that are worked out once for each symbol.

use std::sync::atomic::{AtomicU8, Ordering};

use rayon::prelude::*;

use crate::model::Sym;

/// The most findings of one rule that are told; the others are counted.
pub(super) const MOST_TOLD: usize = 1000;

/// How many rows one core looks through at a time.
const CHUNK: usize = 1 << 16;

/// Rows that something is the matter with: the first of them, and how many there are.
pub(super) struct Rows {
    /// The first of them, in ascending order.
    pub(super) first: Vec<usize>,
    /// How many there are.
    pub(super) count: usize,
}

/// The rows of a table of this length that a question is answered with yes for.
pub(super) fn rows_where(length: usize, is_bad: impl Fn(usize) -> bool + Sync) -> Rows {
    let look = |chunk: usize| {
        let mut rows = Rows { first: Vec::new(), count: 0 };
        for row in chunk * CHUNK..length.min((chunk + 1) * CHUNK) {
            if is_bad(row) {
                rows.count += 1;
                if rows.first.len() < MOST_TOLD {
                    rows.first.push(row);
                }
            }
        }
        rows
    };
    let parts: Vec<Rows> = (0..length.div_ceil(CHUNK)).into_par_iter().map(look).collect();
    let mut rows = Rows { first: Vec::new(), count: 0 };
    for part in parts {
        let room = MOST_TOLD - rows.first.len();
        rows.first.extend(part.first.into_iter().take(room));
        rows.count += part.count;
    }
    rows
}

/// The rows without a cell in a column that most rows fill, but for those that need none. No rows,
/// if it is as often left empty: then that means something.
pub(super) fn rows_without(
    cells: &[Option<Sym>],
    needs_none: impl Fn(usize) -> bool + Sync,
) -> Rows {
    let rows = rows_where(cells.len(), |row| cells[row].is_none() && !needs_none(row));
    let filled = || cells.iter().flatten().count();
    if rows.count > 0 && rows.count < filled() {
        rows
    } else {
        Rows { first: Vec::new(), count: 0 }
    }
}

/// Answers to one question about numbered things, each worked out once.
///
/// Threads that ask at the same time may both work it out; they get the same answer.
pub(super) struct Memo(Vec<AtomicU8>);

const YES: u8 = 1;
const NO: u8 = 2;

impl Memo {
    /// No answers yet, for things numbered below `length`.
    pub(super) fn new(length: usize) -> Memo {
        Memo((0..length).map(|_| AtomicU8::new(0)).collect())
    }

    /// The answer for one thing.
    #[inline]
    pub(super) fn get(&self, number: usize, answer: impl FnOnce() -> bool) -> bool {
        let Some(known) = self.0.get(number) else { return answer() };
        match known.load(Ordering::Relaxed) {
            YES => true,
            NO => false,
            _ => {
                let answer = answer();
                known.store(if answer { YES } else { NO }, Ordering::Relaxed);
                answer
            }
        }
    }
}

/// Numbered things that were seen, marked by several threads.
pub(super) struct Marks(Vec<AtomicU8>);

impl Marks {
    /// Nothing is marked yet, of things numbered below `length`.
    pub(super) fn new(length: usize) -> Marks {
        Marks((0..length).map(|_| AtomicU8::new(NO)).collect())
    }

    /// Marks a thing, and says whether it was marked before.
    #[inline]
    pub(super) fn mark(&self, number: usize) -> bool {
        // Most are marked already, and looking is cheaper than writing. Of two threads that mark
        // the same thing only one learns that it was first.
        self.has(number) || self.0[number].swap(YES, Ordering::Relaxed) == YES
    }

    /// Whether a thing is marked.
    #[inline]
    pub(super) fn has(&self, number: usize) -> bool {
        self.0[number].load(Ordering::Relaxed) == YES
    }
}

/// The cell of a row; nothing if the table has no such column.
#[inline]
pub(super) fn at(cells: &[Option<Sym>], row: usize) -> Option<Sym> {
    cells.get(row).copied().flatten()
}
