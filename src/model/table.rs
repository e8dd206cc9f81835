//! A table as it was read: columns of symbols, and where each row stands.

use crate::model::Sym;
use crate::text::{FileId, Place};

/// Rows of cells, column by column. A cell that was empty, or not there, is nothing.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The columns, in the order in which they were first seen.
    pub columns: Vec<TableColumn>,
    /// Where each row starts, in bytes of its file after decompression.
    pub offsets: Vec<u64>,
    /// The files the rows came from: each from this row on.
    pub files: Vec<(usize, FileId)>,
    /// How many rows were seen, those turned away included.
    pub rows_read: u64,
}

/// One column of a [`Table`].
#[derive(Clone, Debug)]
pub struct TableColumn {
    /// The model's name where the column has a meaning there, else the name in the file.
    pub name: String,
    /// The name in the file.
    pub header: String,
    /// One cell for every row.
    pub cells: Vec<Option<Sym>>,
}

impl Table {
    /// How many rows were kept.
    pub fn len(&self) -> usize {
        self.offsets.len()
    }

    /// Whether no row was kept.
    pub fn is_empty(&self) -> bool {
        self.offsets.is_empty()
    }

    /// Whether its files are no table that can be read: not even a header is known.
    pub fn is_unread(&self) -> bool {
        self.columns.is_empty() && !self.files.is_empty()
    }

    /// How many rows were turned away, each with a diagnostic.
    pub fn rejected(&self) -> u64 {
        self.rows_read - self.len() as u64
    }

    /// The number of the column with this name.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    /// The cells of the column with this name; no cells if there is no such column.
    pub fn column(&self, name: &str) -> &[Option<Sym>] {
        self.position(name).map_or(&[], |at| &self.columns[at].cells)
    }

    /// The cell of a row in the column with this name.
    pub fn cell(&self, row: usize, name: &str) -> Option<Sym> {
        self.column(name).get(row).copied().flatten()
    }

    /// Whether any row has something in this column.
    pub fn has(&self, name: &str) -> bool {
        self.column(name).iter().any(Option::is_some)
    }

    /// Where a row stands.
    pub fn place(&self, row: usize) -> Place {
        Place::record(self.file(row), self.offsets[row])
    }

    /// Where a cell stands; the row, if it has no such column.
    pub fn place_of(&self, row: usize, name: &str) -> Place {
        match self.position(name) {
            Some(at) => self.place(row).in_column(&self.columns[at].header),
            None => self.place(row),
        }
    }

    /// Puts the rows of another table of the same kind after these.
    pub fn append(&mut self, other: Table) {
        if self.files.is_empty() {
            *self = other;
            return;
        }
        let (before, added) = (self.len(), other.len());
        for mut column in other.columns {
            let at = self.position(&column.name).unwrap_or_else(|| {
                let cells = vec![None; before];
                self.columns.push(TableColumn { cells, ..column.clone() });
                self.columns.len() - 1
            });
            self.columns[at].cells.append(&mut column.cells);
        }
        for column in &mut self.columns {
            column.cells.resize(before + added, None);
        }
        self.offsets.extend(other.offsets);
        self.files.extend(other.files.into_iter().map(|(row, file)| (row + before, file)));
        self.rows_read += other.rows_read;
    }

    /// Takes rows out, which must be in ascending order. They stay counted as read.
    pub fn remove(&mut self, rows: &[usize]) {
        let mut gone = vec![false; self.len()];
        rows.iter().for_each(|row| gone[*row] = true);
        for column in &mut self.columns {
            retain(&mut column.cells, &gone);
        }
        retain(&mut self.offsets, &gone);
        for (first, _) in &mut self.files {
            *first -= rows.partition_point(|row| row < first);
        }
    }

    /// Adds a column that says the same in every row.
    pub fn fill(&mut self, name: &str, symbol: Sym) {
        let cells = vec![Some(symbol); self.len()];
        self.columns.push(TableColumn { name: name.into(), header: name.into(), cells });
    }

    fn file(&self, row: usize) -> FileId {
        let after = self.files.partition_point(|(first, _)| *first <= row);
        self.files[after - 1].1
    }
}

fn retain<T>(list: &mut Vec<T>, gone: &[bool]) {
    let mut row = 0;
    list.retain(|_| {
        row += 1;
        !gone[row - 1]
    });
}
