//! Nodes and edges as they are read, one behind the other.

use crate::formats::parts::columns::Columns;
use crate::model::{Room, Sym, Symbols};

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
