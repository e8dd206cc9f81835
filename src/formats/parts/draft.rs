//! A column of attributes that grows while rows are read.

use crate::formats::parts::unfit::{Unfit, finite};
use crate::model::{Cells, Kind, Sym, Symbols, declared_yes_or_no};

/// A column that grows; shorter than the rows where the last ones have no value.
#[derive(Debug)]
pub(crate) struct Draft {
    /// Distinct among the columns.
    pub(crate) name: String,
    /// The kind of its cells, if it isn't to be told from all its texts.
    pub(crate) kind: Option<Kind>,
    /// The cells.
    pub(crate) cells: Cells,
    /// Whether it was declared with several kinds.
    pub(crate) is_mixed: bool,
}

impl Draft {
    pub(super) fn put(&mut self, row: usize, symbol: Sym) {
        if let Cells::Text(cells) = &mut self.cells {
            put(cells, row, symbol);
        }
    }

    /// Whether its cells are texts.
    pub(crate) fn is_text(&self) -> bool {
        matches!(self.cells, Cells::Text(_))
    }

    /// The value of a row, if it is a text.
    pub(crate) fn text<'s>(&self, row: usize, symbols: &'s Symbols) -> Option<&'s str> {
        let Cells::Text(cells) = &self.cells else { return None };
        symbols.text_of(cells.get(row).copied().flatten())
    }

    /// Whether a row has a value.
    pub(crate) fn has(&self, row: usize) -> bool {
        match &self.cells {
            Cells::Bool(cells) => cells.get(row).is_some_and(Option::is_some),
            Cells::Int(cells) => cells.get(row).is_some_and(Option::is_some),
            Cells::Float(cells) => cells.get(row).is_some_and(Option::is_some),
            Cells::Text(cells) => cells.get(row).is_some_and(Option::is_some),
            Cells::List(lists) => row < lists.len() && !lists.get(row).is_empty(),
        }
    }

    /// Sets the value of a row from its text; in a column of lists, a list of one.
    pub(super) fn set(
        &mut self,
        row: usize,
        text: &str,
        symbols: &mut Symbols,
    ) -> Result<(), Unfit> {
        match &mut self.cells {
            Cells::Bool(cells) => put(cells, row, declared_yes_or_no(text).ok_or(Unfit::Kind)?),
            Cells::Int(cells) => put(cells, row, text.trim().parse().map_err(|_| Unfit::Kind)?),
            Cells::Float(cells) => put(cells, row, finite(text)?),
            Cells::Text(cells) => put(cells, row, symbols.intern(text)),
            Cells::List(_) => self.set_list(row, [symbols.intern(text)]),
        }
        Ok(())
    }

    /// Sets the list of a row, if the column is one of lists and no later row has one.
    pub(super) fn set_list(&mut self, row: usize, items: impl IntoIterator<Item = Sym>) {
        if self.cells.len() > row {
            return;
        }
        self.cells.resize(row);
        if let Cells::List(lists) = &mut self.cells {
            lists.push(items);
        }
    }
}

#[inline]
fn put<T>(cells: &mut Vec<Option<T>>, row: usize, value: T) {
    if cells.len() <= row {
        cells.resize_with(row, || None);
        cells.push(Some(value));
    } else {
        cells[row] = Some(value);
    }
}
