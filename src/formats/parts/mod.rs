//! A graph read in parts, each on its own thread, and put together.
//!
//! A part names the ends of its edges by symbols, because the node may be in another part, or
//! further down. Only [`join`] knows which nodes there are.

mod columns;
mod join;
mod words;

use crate::formats::remarks::Remarks;
use crate::model::{Cells, Kind, Room, Sym, Symbols, declared_yes_or_no};
use crate::text::Diagnostic;

pub(crate) use columns::Columns;
pub(crate) use join::{fit, join};
pub(crate) use words::{Slot, Words};

/// Some of the nodes and edges of a file, in its order.
#[derive(Debug, Default)]
pub(crate) struct Part {
    /// Every text of this part.
    pub(crate) symbols: Symbols,
    /// Its nodes.
    pub(crate) nodes: NodeRows,
    /// Its edges.
    pub(crate) edges: EdgeRows,
}

/// Nodes as they are read.
#[derive(Debug, Default)]
pub(crate) struct NodeRows {
    /// Where each stands in the file.
    pub(crate) places: Vec<u64>,
    /// Their ids, which may repeat.
    pub(crate) ids: Vec<Sym>,
    /// What people read.
    pub(crate) labels: Vec<Option<Sym>>,
    /// The kinds of things they are.
    pub(crate) types: Vec<Option<Sym>>,
    /// Further attributes.
    pub(crate) columns: Columns,
}

/// Stands for a weight that isn't there: half the room of an option. It is no number, so ask with
/// `is_nan`.
pub(crate) const NO_WEIGHT: f64 = f64::NAN;

/// Edges as they are read.
#[derive(Debug, Default)]
pub(crate) struct EdgeRows {
    /// Where each stands in the file.
    pub(crate) places: Vec<u64>,
    /// Their ids, which may repeat.
    pub(crate) ids: Vec<Option<Sym>>,
    /// The ids of the nodes they go out from.
    pub(crate) from: Vec<Sym>,
    /// The ids of the nodes they go to.
    pub(crate) to: Vec<Sym>,
    /// Their relations.
    pub(crate) relations: Vec<Option<Sym>>,
    /// What people read.
    pub(crate) labels: Vec<Option<Sym>>,
    /// Their weights, all finite; [`NO_WEIGHT`] where there is none.
    pub(crate) weights: Vec<f64>,
    /// Which have no direction.
    pub(crate) undirected: Vec<bool>,
    /// Further attributes.
    pub(crate) columns: Columns,
}

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

impl Part {
    /// Sets how much room there is for attributes: as much as for a text of so many bytes.
    pub(crate) fn set_room(&mut self, length: usize) {
        self.nodes.columns.set_room(Room::of(length));
        self.edges.columns.set_room(Room::of(length));
    }

    /// Makes as much room as another part has used: those of one file are much alike, and a list
    /// that grows by and by leaves holes in memory.
    pub(crate) fn reserve_as(&mut self, other: &Part) {
        self.nodes.reserve(other.nodes.ids.len());
        self.nodes.columns.reserve_as(&other.nodes.columns);
        self.edges.reserve(other.edges.from.len());
        self.edges.columns.reserve_as(&other.edges.columns);
    }

    /// Whether there was no room for a value.
    pub(crate) fn was_refused_room(&self) -> bool {
        self.nodes.columns.refused() + self.edges.columns.refused() > 0
    }
}

impl NodeRows {
    fn reserve(&mut self, rows: usize) {
        self.places.reserve_exact(rows);
        self.ids.reserve_exact(rows);
        self.labels.reserve_exact(rows);
        self.types.reserve_exact(rows);
    }

    /// Adds a node and gives its number.
    pub(crate) fn push(&mut self, id: Sym, place: u64) -> usize {
        self.places.push(place);
        self.ids.push(id);
        self.labels.push(None);
        self.types.push(None);
        self.ids.len() - 1
    }
}

impl EdgeRows {
    fn reserve(&mut self, rows: usize) {
        self.places.reserve_exact(rows);
        self.ids.reserve_exact(rows);
        self.from.reserve_exact(rows);
        self.to.reserve_exact(rows);
        self.relations.reserve_exact(rows);
        self.labels.reserve_exact(rows);
        self.weights.reserve_exact(rows);
        self.undirected.reserve_exact(rows);
    }

    /// Adds a directed edge and gives its number.
    pub(crate) fn push(&mut self, from: Sym, to: Sym, place: u64) -> usize {
        self.places.push(place);
        self.ids.push(None);
        self.from.push(from);
        self.to.push(to);
        self.relations.push(None);
        self.labels.push(None);
        self.weights.push(NO_WEIGHT);
        self.undirected.push(false);
        self.from.len() - 1
    }
}

/// Why a text is no cell of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// It is no value of the column's kind.
    Kind,
    /// It is a number that isn't finite, which some programs write for none.
    Infinite,
    /// There are too many columns for one more.
    TooMany,
}

impl Unfit {
    /// Says so about a text that was meant for the attribute with this name.
    pub(crate) fn tell(self, name: &str, text: &str, at: u64, remarks: &mut Remarks) {
        match self {
            Unfit::Infinite => {
                let what = "numbers that aren't finite are read as absent";
                let hint = "leave the value out to say that there is none";
                remarks.count(what, at, text.len(), hint);
            }
            Unfit::TooMany => {
                let place = remarks.place(at, text.len());
                remarks.unkept(1, place);
            }
            Unfit::Kind => {
                let message =
                    format!("`{text}` is no value of the type that `{name}` is declared with");
                let hint = format!("it is left out; declare `{name}` as a string to keep it");
                let place = remarks.place(at, text.len());
                remarks.tell(Diagnostic::warning("unfit-value", message).at(place).hint(hint));
            }
        }
    }
}

impl Draft {
    fn put(&mut self, row: usize, symbol: Sym) {
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
    fn set(&mut self, row: usize, text: &str, symbols: &mut Symbols) -> Result<(), Unfit> {
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
    fn set_list(&mut self, row: usize, items: impl IntoIterator<Item = Sym>) {
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

/// A finite number from its text.
pub(crate) fn finite(text: &str) -> Result<f64, Unfit> {
    let number: f64 = text.trim().parse().map_err(|_| Unfit::Kind)?;
    if number.is_finite() { Ok(number) } else { Err(Unfit::Infinite) }
}
