//! Making a graph as a reader finds it: nodes and edges in any order, attributes as they come.

use std::collections::HashMap;

use crate::model::{Cells, Column, Graph, Kind, Room, Sym, Symbols, declared_yes_or_no, infer};

/// A graph in the making: nodes and edges in any order, attributes as they come.
///
/// ```
/// use claimgraph::model::{GraphBuilder, Kind};
/// let mut draft = GraphBuilder::default();
/// let (ada, lovelace) = (draft.node("ada"), draft.node("lovelace"));
/// let founded = draft.node_column("born", None);
/// assert!(draft.set_node(founded, ada, "1815"));
/// let edge = draft.edge(ada, lovelace);
/// draft.set_relation(edge, "same name as");
/// let graph = draft.finish();
/// assert_eq!(graph.nodes.columns[0].cells.kind(), Kind::Int);
/// assert_eq!(graph.edge_label(0), Some("same name as"));
/// ```
#[derive(Debug, Default)]
pub struct GraphBuilder {
    graph: Graph,
    nodes: HashMap<Sym, u32>,
    edge_ids: Vec<Option<Sym>>,
    weights: Vec<Option<f64>>,
    node_columns: Drafts,
    edge_columns: Drafts,
}

/// A column whose kind may still be unknown, to be told from all its texts.
#[derive(Debug)]
struct Draft {
    column: Column,
    inferred: bool,
}

/// The columns of nodes or edges, and the room they have.
#[derive(Debug, Default)]
struct Drafts {
    list: Vec<Draft>,
    numbers: HashMap<String, usize>,
    room: Room,
}

/// A column of nodes, as [`GraphBuilder::node_column`] names it.
#[derive(Clone, Copy, Debug)]
pub struct NodeColumn(usize);

/// A column of edges, as [`GraphBuilder::edge_column`] names it.
#[derive(Clone, Copy, Debug)]
pub struct EdgeColumn(usize);

impl GraphBuilder {
    /// A graph that is read from a text of so many bytes, which says how much room its attributes
    /// may take.
    pub(crate) fn of_text(length: usize) -> GraphBuilder {
        let mut builder = GraphBuilder::default();
        builder.node_columns.room = Room::of(length);
        builder.edge_columns.room = Room::of(length);
        builder
    }

    /// Names the graph.
    pub fn set_name(&mut self, name: &str) {
        self.graph.name = name.to_string();
    }

    /// The number of the node with this id, which exists from now on.
    pub fn node(&mut self, id: &str) -> usize {
        let symbol = self.graph.symbols.intern(id);
        let nodes = &mut self.graph.nodes;
        let number = *self.nodes.entry(symbol).or_insert_with(|| {
            nodes.ids.push(symbol);
            nodes.labels.push(None);
            nodes.types.push(None);
            nodes.ids.len() as u32 - 1
        });
        number as usize
    }

    /// Gives a node another id; the old one still finds it while the graph is read. The answer is
    /// no, and nothing happens, if the new one is taken or empty.
    pub fn rename_node(&mut self, node: usize, id: &str) -> bool {
        let symbol = self.graph.symbols.intern(id);
        let free = !id.is_empty() && !self.nodes.contains_key(&symbol);
        if free {
            self.nodes.insert(symbol, node as u32);
            self.graph.nodes.ids[node] = symbol;
        }
        free
    }

    /// How many nodes there are so far.
    pub fn node_count(&self) -> usize {
        self.graph.nodes.len()
    }

    /// How many edges there are so far.
    pub fn edge_count(&self) -> usize {
        self.graph.edges.len()
    }

    /// Sets what people read for a node.
    pub fn set_node_label(&mut self, node: usize, label: &str) {
        self.graph.nodes.labels[node] = Some(self.graph.symbols.intern(label));
    }

    /// Sets the type of a node.
    pub fn set_node_type(&mut self, node: usize, kind: &str) {
        self.graph.nodes.types[node] = Some(self.graph.symbols.intern(kind));
    }

    /// Adds a directed edge and gives its number.
    pub fn edge(&mut self, from: usize, to: usize) -> usize {
        let edges = &mut self.graph.edges;
        edges.from.push(from as u32);
        edges.to.push(to as u32);
        edges.relations.push(None);
        edges.labels.push(None);
        edges.undirected.push(false);
        self.edge_ids.push(None);
        self.weights.push(None);
        edges.len() - 1
    }

    /// Sets the id of an edge.
    pub fn set_edge_id(&mut self, edge: usize, id: &str) {
        self.edge_ids[edge] = Some(self.graph.symbols.intern(id));
    }

    /// Sets the relation of an edge.
    pub fn set_relation(&mut self, edge: usize, relation: &str) {
        self.graph.edges.relations[edge] = Some(self.graph.symbols.intern(relation));
    }

    /// Sets what people read for an edge.
    pub fn set_edge_label(&mut self, edge: usize, label: &str) {
        self.graph.edges.labels[edge] = Some(self.graph.symbols.intern(label));
    }

    /// Sets the weight of an edge; nothing happens, and the answer is no, if it isn't finite.
    pub fn set_weight(&mut self, edge: usize, weight: f64) -> bool {
        if weight.is_finite() {
            self.weights[edge] = Some(weight);
        }
        weight.is_finite()
    }

    /// Takes the direction from an edge.
    pub fn set_undirected(&mut self, edge: usize) {
        self.graph.edges.undirected[edge] = true;
    }

    /// Gives an edge a direction, from the one of its ends to the other.
    pub fn direct(&mut self, edge: usize, from: usize, to: usize) {
        let edges = &mut self.graph.edges;
        (edges.from[edge], edges.to[edge]) = (from as u32, to as u32);
        edges.undirected[edge] = false;
    }

    /// The column of nodes with this name, new if there is none. Without a kind, it is inferred
    /// from all values at the end.
    pub fn node_column(&mut self, name: &str, kind: Option<Kind>) -> NodeColumn {
        NodeColumn(self.node_columns.column(name, kind))
    }

    /// The column of edges with this name, new if there is none. Without a kind, it is inferred
    /// from all values at the end.
    pub fn edge_column(&mut self, name: &str, kind: Option<Kind>) -> EdgeColumn {
        EdgeColumn(self.edge_columns.column(name, kind))
    }

    /// Sets a value from its text. The answer is no, and nothing happens, if the text is none of
    /// the column's kind, or the attributes have no room for it.
    pub fn set_node(&mut self, column: NodeColumn, node: usize, text: &str) -> bool {
        self.node_columns.set(column.0, node, text, &mut self.graph.symbols)
    }

    /// Sets a value from its text. The answer is no, and nothing happens, if the text is none of
    /// the column's kind, or the attributes have no room for it.
    pub fn set_edge(&mut self, column: EdgeColumn, edge: usize, text: &str) -> bool {
        self.edge_columns.set(column.0, edge, text, &mut self.graph.symbols)
    }

    /// Sets a list. The column must have been made with [`Kind::List`], and lists must be set in
    /// the order of the nodes; the answer is no, and nothing happens, otherwise.
    pub fn set_node_list(&mut self, column: NodeColumn, node: usize, items: &[&str]) -> bool {
        self.node_columns.set_list(column.0, node, items, &mut self.graph.symbols)
    }

    /// Sets a list. The column must have been made with [`Kind::List`], and lists must be set in
    /// the order of the edges; the answer is no, and nothing happens, otherwise.
    pub fn set_edge_list(&mut self, column: EdgeColumn, edge: usize, items: &[&str]) -> bool {
        self.edge_columns.set_list(column.0, edge, items, &mut self.graph.symbols)
    }

    /// How many edges have an id while others have none, so that no id can be kept.
    pub(crate) fn lone_edge_ids(&self) -> usize {
        let some = self.edge_ids.iter().flatten().count();
        if some == self.edge_ids.len() { 0 } else { some }
    }

    /// How many edges have no weight while others have one.
    pub(crate) fn weightless_edges(&self) -> usize {
        let none = self.weights.iter().filter(|weight| weight.is_none()).count();
        if none == self.weights.len() { 0 } else { none }
    }

    /// How many values had no room, because there are too many attributes for so many rows.
    pub(crate) fn without_room(&self) -> usize {
        self.node_columns.room.refused() + self.edge_columns.room.refused()
    }

    /// Leaves out the rarest attributes, if not all can have a cell in every row.
    pub(crate) fn make_room(&mut self) {
        self.node_columns.make_room(self.graph.nodes.len());
        self.edge_columns.make_room(self.graph.edges.len());
    }

    /// The graph, sorted. Edge ids are kept if all edges have one; an edge without a weight among
    /// others that have one weighs 1.
    pub fn finish(mut self) -> Graph {
        self.make_room();
        let mut graph = self.graph;
        let (nodes, edges) = (graph.nodes.len(), graph.edges.len());
        graph.nodes.columns = finished(self.node_columns.list, nodes, &mut graph.symbols);
        graph.edges.columns = finished(self.edge_columns.list, edges, &mut graph.symbols);
        let ids: Option<Vec<Sym>> = self.edge_ids.into_iter().collect();
        graph.edges.ids = ids.filter(|ids| !ids.is_empty());
        if self.weights.iter().any(Option::is_some) {
            graph.edges.weights =
                Some(self.weights.into_iter().map(|w| w.unwrap_or(1.0)).collect());
        }
        graph.sort();
        graph
    }
}

impl Drafts {
    fn column(&mut self, name: &str, kind: Option<Kind>) -> usize {
        if let Some(at) = self.numbers.get(name) {
            return *at;
        }
        let cells = Cells::empty(kind.unwrap_or(Kind::Text));
        let column = Column { name: name.to_string(), cells };
        self.list.push(Draft { column, inferred: kind.is_none() });
        self.numbers.insert(name.to_string(), self.list.len() - 1);
        self.list.len() - 1
    }

    fn set(&mut self, column: usize, row: usize, text: &str, symbols: &mut Symbols) -> bool {
        let cells = &mut self.list[column].column.cells;
        self.room.admits(cells.len(), row) && set(cells, row, text, symbols)
    }

    fn set_list(
        &mut self,
        column: usize,
        row: usize,
        items: &[&str],
        symbols: &mut Symbols,
    ) -> bool {
        let cells = &mut self.list[column].column.cells;
        self.room.admits(cells.len(), row) && set_list(cells, row, items, symbols)
    }

    fn make_room(&mut self, rows: usize) {
        let values: Vec<usize> =
            self.list.iter().map(|draft| draft.column.cells.present()).collect();
        let kept = self.room.kept(&values, rows);
        for (draft, _) in self.list.iter_mut().zip(kept).filter(|(_, kept)| !kept) {
            draft.column.cells = Cells::empty(draft.column.cells.kind());
        }
    }
}

fn set(cells: &mut Cells, row: usize, text: &str, symbols: &mut Symbols) -> bool {
    fn put<T: Clone>(cells: &mut Vec<Option<T>>, row: usize, value: Option<T>) -> bool {
        if cells.len() <= row {
            cells.resize(row + 1, None);
        }
        let set = value.is_some();
        if set {
            cells[row] = value;
        }
        set
    }
    match cells {
        Cells::Bool(cells) => put(cells, row, declared_yes_or_no(text)),
        Cells::Int(cells) => put(cells, row, text.trim().parse().ok()),
        Cells::Float(cells) => {
            put(cells, row, text.trim().parse().ok().filter(|number: &f64| number.is_finite()))
        }
        Cells::Text(cells) => put(cells, row, Some(symbols.intern(text))),
        Cells::List(_) => set_list(cells, row, &[text], symbols),
    }
}

fn set_list(cells: &mut Cells, row: usize, items: &[&str], symbols: &mut Symbols) -> bool {
    let Cells::List(_) = cells else { return false };
    if cells.len() > row {
        return false;
    }
    cells.resize(row);
    if let Cells::List(lists) = cells {
        lists.push(items.iter().map(|item| symbols.intern(item)));
    }
    true
}

fn finished(drafts: Vec<Draft>, rows: usize, symbols: &mut Symbols) -> Vec<Column> {
    let mut columns = Vec::new();
    for Draft { mut column, inferred } in drafts {
        column.cells.resize(rows);
        if column.cells.present() == 0 {
            continue;
        }
        if inferred {
            column.cells = infer(column.cells, symbols);
        }
        columns.push(column);
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_renamed_node_is_found_by_both_ids_and_no_two_are_alike() {
        let mut draft = GraphBuilder::default();
        let (first, second) = (draft.node("n0"), draft.node("b"));
        assert!(draft.rename_node(first, "a\\b"));
        assert!(!draft.rename_node(second, "a\\b") && !draft.rename_node(second, "n0"));
        assert_eq!((draft.node("n0"), draft.node("a\\b")), (first, first));
        let graph = draft.finish();
        assert_eq!((graph.node_id(0), graph.node_id(1)), ("a\\b", "b"));
    }
}
