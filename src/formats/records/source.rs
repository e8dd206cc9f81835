//! What one thread read of a table, for the common one.

use crate::formats::records::part::Part;
use crate::model::Sym;

/// The rows that a worker read, and what the symbols of its own layer are called in the common
/// table.
pub(super) struct Source {
    /// How many symbols the table below has.
    pub(super) below: usize,
    /// The symbols of the layer's own texts.
    pub(super) common: Vec<Sym>,
    /// Its cells, column by column.
    pub(super) columns: Vec<Vec<Option<Sym>>>,
    /// Where each of its rows starts.
    pub(super) offsets: Vec<u64>,
}

impl Source {
    /// A cell of the worker's, in the common table.
    #[inline]
    pub(super) fn of(&self, cell: Option<Sym>) -> Option<Sym> {
        cell.map(|symbol| match symbol.index().checked_sub(self.below) {
            Some(own) => self.common[own],
            None => symbol,
        })
    }
}

/// A part, and the number of the worker that read it.
pub(super) type Read = (Part, usize);
