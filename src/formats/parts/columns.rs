//! The columns of nodes or edges, and the room they have.

use std::collections::{BTreeSet, HashMap};
use std::ops::Index;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Draft, Unfit};
use crate::formats::limits::MOST_COLUMNS;
use crate::formats::remarks::mixed_kinds;
use crate::model::{Cells, Column, Kind, Room, Sym, Symbols, infer, is_mere_text};
use crate::text::Diagnostic;

/// Columns, found by number or by name.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    list: Vec<Draft>,
    numbers: HashMap<String, usize>,
    room: Room,
}

/// The columns of a part.
#[derive(Debug)]
pub(super) struct Columned {
    pub(super) columns: Columns,
    /// How many rows the part has.
    pub(super) rows: usize,
    /// What its symbols are among those of all parts, unless the same.
    pub(super) renamed: Option<Arc<Vec<Sym>>>,
}

impl Columns {
    /// Sets how much room there is.
    pub(super) fn set_room(&mut self, room: Room) {
        self.room = room;
    }

    /// Makes as much room as these have used.
    pub(super) fn reserve_as(&mut self, other: &Columns) {
        for (own, other) in self.list.iter_mut().zip(&other.list) {
            own.cells.reserve(other.cells.len());
        }
    }

    /// For how many values there was no room.
    pub(super) fn refused(&self) -> usize {
        self.room.refused()
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// The number of the column with this name.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        self.numbers.get(name).copied()
    }

    /// The number of the column with this name, new if there is none.
    pub(crate) fn column(&mut self, name: &str, kind: Option<Kind>) -> usize {
        if let Some(at) = self.find(name) {
            return at;
        }
        let cells = Cells::empty(kind.unwrap_or(Kind::Text));
        self.list.push(Draft { name: name.to_string(), kind, cells, is_mixed: false });
        self.numbers.insert(name.to_string(), self.list.len() - 1);
        self.list.len() - 1
    }

    /// The number of the column that is declared with this name and kind. If it was declared with
    /// another one, all its values tell its kind.
    pub(crate) fn declared(&mut self, name: &str, kind: Kind) -> usize {
        let at = self.column(name, Some(kind));
        let draft = &mut self.list[at];
        if draft.kind != Some(kind) && draft.cells.is_empty() {
            draft.kind = None;
            draft.is_mixed = true;
            draft.cells = Cells::empty(Kind::Text);
        }
        at
    }

    /// Sets the value of a row from its text; in a column of lists, a list of one.
    #[inline]
    pub(crate) fn set(
        &mut self,
        column: usize,
        row: usize,
        text: &str,
        symbols: &mut Symbols,
    ) -> Result<(), Unfit> {
        let draft = &mut self.list[column];
        if self.room.admits(draft.cells.len(), row) {
            draft.set(row, text, symbols)
        } else {
            Ok(())
        }
    }

    /// Sets the value of a row in the column with this name, which is new if there is none and may
    /// be declared to be of a kind that the text isn't.
    pub(crate) fn set_by_name(
        &mut self,
        name: &str,
        row: usize,
        text: &str,
        symbols: &mut Symbols,
    ) -> Result<(), Unfit> {
        if self.len() >= MOST_COLUMNS && self.find(name).is_none() {
            return Err(Unfit::TooMany);
        }
        let column = self.column(name, None);
        self.set(column, row, text, symbols)
    }

    /// Sets the value of a row in a column of texts.
    #[inline]
    pub(super) fn put(&mut self, column: usize, row: usize, symbol: Sym) {
        let draft = &mut self.list[column];
        if self.room.admits(draft.cells.len(), row) {
            draft.put(row, symbol);
        }
    }

    /// Sets the list of a row, if the column is one of lists and no later row has one.
    pub(crate) fn set_list(
        &mut self,
        column: usize,
        row: usize,
        items: impl IntoIterator<Item = Sym>,
    ) {
        let draft = &mut self.list[column];
        if self.room.admits(draft.cells.len(), row) {
            draft.set_list(row, items);
        }
    }

    /// Whether the columns of parts have room when they are put together.
    pub(super) fn fit<'a>(parts: impl Iterator<Item = (&'a Columns, usize)>) -> bool {
        let (mut room, mut names, mut rows) = (Room::default(), BTreeSet::new(), 0);
        for (part, own_rows) in parts {
            room.join(&part.room);
            let used = part.list.iter().filter(|draft| !draft.cells.is_empty());
            names.extend(used.map(|draft| draft.name.as_str()));
            rows += own_rows;
        }
        room.fits(names.len(), rows)
    }

    /// Puts the columns of parts together. The answer has those that can have a cell in every row,
    /// and how many values were refused.
    pub(super) fn joined(parts: Vec<Columned>, rows: usize) -> (Columns, usize) {
        let mut all = Columns::default();
        let mut values: Vec<usize> = Vec::new();
        for Columned { columns: part, .. } in &parts {
            all.room.join(&part.room);
            for draft in &part.list {
                let at = all.column(&draft.name, draft.kind);
                values.resize(all.len(), 0);
                values[at] += draft.cells.present();
                all.list[at].is_mixed |= draft.is_mixed;
            }
        }
        let kept = all.room.kept(&values, rows);
        let mut pieces: Vec<Vec<Piece>> = all.list.iter().map(|_| Vec::new()).collect();
        let mut start = 0;
        for Columned { columns: part, rows, renamed } in parts {
            for Draft { name, cells, .. } in part.list {
                let at = all.numbers[&name];
                if kept[at] && !cells.is_empty() {
                    pieces[at].push(Piece { start, cells, renamed: renamed.clone() });
                }
            }
            start += rows;
        }
        let columns = all.list.par_iter_mut().zip(pieces);
        columns.for_each(|(draft, pieces)| {
            draft.cells = Piece::joined(pieces, draft.cells.kind(), start)
        });
        let refused = all.room.refused();
        (all, refused)
    }

    /// The columns that have values, with so many rows, and what there is to say: where values of
    /// several kinds are declared and no kind fits all, they are texts.
    pub(super) fn finished(self, rows: usize, symbols: &Symbols) -> (Vec<Column>, Vec<Diagnostic>) {
        let (mut columns, mut told) = (Vec::new(), Vec::new());
        for Draft { name, kind, mut cells, is_mixed } in self.list {
            cells.resize(rows);
            if cells.present() > 0 {
                let cells = if kind.is_none() { infer(cells, symbols) } else { cells };
                if is_mixed && lost_kind(&cells, symbols) {
                    told.push(mixed_kinds(&name));
                }
                columns.push(Column { name, cells });
            }
        }
        (columns, told)
    }
}

/// Whether cells are texts, though some of them aren't what a text usually is.
fn lost_kind(cells: &Cells, symbols: &Symbols) -> bool {
    let Cells::Text(cells) = cells else { return false };
    cells.iter().flatten().any(|text| !is_mere_text(symbols.text(*text).trim()))
}

/// Cells of a column that a part has, from this row on.
struct Piece {
    start: usize,
    cells: Cells,
    renamed: Option<Arc<Vec<Sym>>>,
}

impl Piece {
    /// A column of these pieces, which stand in the order of their rows, with room for all rows.
    fn joined(mut pieces: Vec<Piece>, kind: Kind, rows: usize) -> Cells {
        if let [Piece { start: 0, renamed: None, .. }] = pieces.as_slice() {
            return pieces.swap_remove(0).cells;
        }
        let mut all = Cells::empty(kind);
        if !pieces.is_empty() {
            all.reserve(rows);
        }
        for Piece { start, cells, renamed } in pieces {
            all.resize(start);
            match renamed {
                None => all.append(&cells, |symbol| symbol),
                Some(place) => all.append(&cells, |symbol| place[symbol.index()]),
            }
        }
        all
    }
}

impl Index<usize> for Columns {
    type Output = Draft;

    fn index(&self, column: usize) -> &Draft {
        &self.list[column]
    }
}
