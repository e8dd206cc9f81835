//! The columns of a table, put together from the parts it was read in.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use rayon::prelude::*;

use crate::formats::limits::MOST_COLUMNS;
use crate::formats::records::part::Part;
use crate::formats::records::shape::{Head, Shape};
use crate::formats::records::source::{Read, Source};
use crate::model::{Room, Sym, TableColumn};

/// The columns of all parts, in the order in which they come.
#[derive(Default)]
pub(super) struct Columns {
    list: Vec<TableColumn>,
    /// The cells of each, still in pieces.
    pieces: Vec<Vec<Piece>>,
    numbers: HashMap<String, usize>,
    kept: Vec<bool>,
    refused: usize,
}

/// Cells of a column, as a worker numbered their symbols.
struct Piece {
    /// The row of the first of them.
    start: usize,
    worker: usize,
    cells: PieceCells,
}

enum PieceCells {
    /// Those of some rows of the worker's.
    Rows(Range<usize>),
    /// Some, each with its row.
    Some(Vec<(u32, Option<Sym>)>),
}

impl Columns {
    /// The columns that parts have, still without cells.
    pub(super) fn of(shape: &Shape, parts: &[Read], rows: usize) -> Columns {
        let mut columns = Columns::default();
        let mut values = Vec::new();
        for (part, _) in parts {
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
        columns
    }

    /// Moves the cells of a part here, whose rows come after so many others.
    pub(super) fn append(&mut self, part: &mut Part, worker: usize, start: usize) {
        let own = self.numbers_of(part);
        self.pieces.resize_with(self.list.len(), Vec::new);
        let kept = |at: &usize| self.kept[*at];
        if part.sparse.is_empty() {
            for at in own.iter().flatten().copied().filter(kept) {
                let cells = PieceCells::Rows(part.rows.clone());
                self.pieces[at].push(Piece { start, worker, cells });
            }
        }
        let mut sparse: BTreeMap<usize, Vec<(u32, Option<Sym>)>> = BTreeMap::new();
        for (column, row, symbol) in part.sparse.drain(..) {
            if let Some(at) = own[column as usize].filter(kept) {
                sparse.entry(at).or_default().push((row, symbol));
            }
        }
        for (at, cells) in sparse {
            self.pieces[at].push(Piece { start, worker, cells: PieceCells::Some(cells) });
        }
    }

    /// How many values have no column.
    pub(super) fn refused(&self) -> usize {
        self.refused
    }

    /// The columns with so many rows, and the model's names for them.
    pub(super) fn finish(
        mut self,
        shape: &Shape,
        rows: usize,
        sources: &mut [Source],
    ) -> Vec<TableColumn> {
        self.pieces.resize_with(self.list.len(), Vec::new);
        // All columns of a delimited table are in its header, in this order.
        let cells = |at: usize| -> Vec<Vec<Option<Sym>>> {
            let own = |source: &mut Source| source.columns.get_mut(at).map(std::mem::take);
            sources.iter_mut().map(|source| own(source).unwrap_or_default()).collect()
        };
        let cells: Vec<_> = (0..self.list.len()).map(cells).collect();
        let whole = self.list.into_iter().zip(self.pieces.into_iter().zip(cells)).zip(self.kept);
        let kept: Vec<_> = whole.filter(|(_, kept)| *kept).map(|(column, _)| column).collect();
        let sources = &*sources;
        let joined = |(column, (pieces, cells))| TableColumn {
            cells: join(pieces, cells, rows, sources),
            ..column
        };
        let mut columns: Vec<TableColumn> = kept.into_par_iter().map(joined).collect();
        let headers: Vec<String> = columns.iter().map(|column| column.header.clone()).collect();
        for (column, name) in columns.iter_mut().zip((shape.naming)(&headers)) {
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

/// The cells of all rows from those that pieces have, some of which are the workers' `own`.
fn join(
    pieces: Vec<Piece>,
    own: Vec<Vec<Option<Sym>>>,
    rows: usize,
    sources: &[Source],
) -> Vec<Option<Sym>> {
    let mut joined = Vec::with_capacity(rows);
    for Piece { start, worker, cells } in pieces {
        let source = &sources[worker];
        joined.resize(start, None);
        match cells {
            PieceCells::Rows(range) => {
                // Lines whose cells are all empty have none here.
                let cells = own[worker].get(range).unwrap_or_default();
                joined.extend(cells.iter().map(|cell| source.of(*cell)));
            }
            PieceCells::Some(cells) => {
                for (row, cell) in cells {
                    joined.resize(start + row as usize, None);
                    joined.push(source.of(cell));
                }
            }
        }
    }
    joined.resize(rows, None);
    joined
}
