//! The columns of a table, put together from the parts it was read in.

use std::collections::HashMap;

use crate::formats::records::{Head, MOST_COLUMNS, Part, Shape};
use crate::model::{Room, TableColumn};

/// The columns of all parts, in the order in which they come.
#[derive(Default)]
pub(super) struct Columns {
    list: Vec<TableColumn>,
    numbers: HashMap<String, usize>,
    kept: Vec<bool>,
    refused: usize,
}

impl Columns {
    /// The columns that parts have, still without cells.
    pub(super) fn of(shape: &Shape, parts: &[Part], rows: usize) -> Columns {
        let mut columns = Columns::default();
        let mut values = Vec::new();
        for part in parts {
            let own = columns.numbers_of(part);
            values.resize(columns.list.len(), 0);
            for (column, ..) in &part.sparse {
                match own[*column as usize] {
                    Some(at) => values[at] += 1,
                    None => columns.refused += 1,
                }
            }
            columns.refused += part.beyond;
        }
        for head in &shape.heads {
            columns.number(head);
        }
        values.resize(columns.list.len(), 0);
        columns.kept = vec![true; columns.list.len()];
        // The cells of delimited text are all in the file; only lines of JSON leave some out.
        if shape.heads.is_empty() {
            let mut room = Room::of(values.iter().sum());
            columns.kept = room.kept(&values, rows);
            columns.refused += room.refused();
        }
        for (column, _) in columns.list.iter_mut().zip(&columns.kept).filter(|(_, kept)| **kept) {
            column.cells.reserve_exact(rows);
        }
        columns
    }

    /// Moves the cells of a part here, whose rows come after so many others.
    pub(super) fn append(&mut self, part: &mut Part, start: usize) {
        let own = self.numbers_of(part);
        let kept = |at: &usize| self.kept[*at];
        for (at, cells) in own.iter().zip(&mut part.columns) {
            if let Some(at) = at.filter(kept) {
                self.list[at].cells.resize(start, None);
                self.list[at].cells.append(cells);
            }
        }
        for (column, row, symbol) in part.sparse.drain(..) {
            if let Some(at) = own[column as usize].filter(kept) {
                let cells = &mut self.list[at].cells;
                cells.resize(start + row as usize, None);
                cells.push(symbol);
            }
        }
    }

    /// How many values have no column.
    pub(super) fn refused(&self) -> usize {
        self.refused
    }

    /// The columns with so many rows, and the model's names for them.
    pub(super) fn finish(self, shape: &Shape, rows: usize) -> Vec<TableColumn> {
        let kept = self.list.into_iter().zip(self.kept).filter(|(_, kept)| *kept);
        let mut columns: Vec<TableColumn> = kept.map(|(column, _)| column).collect();
        let headers: Vec<String> = columns.iter().map(|column| column.header.clone()).collect();
        for (column, name) in columns.iter_mut().zip((shape.naming)(&headers)) {
            column.cells.resize(rows, None);
            column.name = name;
        }
        columns
    }

    fn numbers_of(&mut self, part: &Part) -> Vec<Option<usize>> {
        part.heads.iter().map(|head| self.number(head)).collect()
    }

    /// The number of a column, new if there is none; nothing if there are too many.
    fn number(&mut self, Head { header, name }: &Head) -> Option<usize> {
        if let Some(at) = self.numbers.get(header) {
            return Some(*at);
        }
        if self.list.len() >= MOST_COLUMNS {
            return None;
        }
        let (name, cells) = (name.clone(), Vec::new());
        self.list.push(TableColumn { name, header: header.clone(), cells });
        self.numbers.insert(header.clone(), self.list.len() - 1);
        Some(self.list.len() - 1)
    }
}
