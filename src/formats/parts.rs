//! A graph read in parts, each on its own thread, and put together.
//!
//! A part names the ends of its edges by symbols, because the node may be in another part, or
//! further down. Only [`join`] knows which nodes there are.

use std::borrow::Cow;

use crate::formats::remarks::Remarks;
use crate::model::{Cells, Column, Graph, Kind, Sym, Symbols, infer};
use crate::text::Diagnostic;

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
    pub(crate) columns: Vec<Draft>,
}

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
    /// Their weights, all finite.
    pub(crate) weights: Vec<Option<f64>>,
    /// Which have no direction.
    pub(crate) undirected: Vec<bool>,
    /// Further attributes.
    pub(crate) columns: Vec<Draft>,
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
}

impl NodeRows {
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
    /// Adds a directed edge and gives its number.
    pub(crate) fn push(&mut self, from: Sym, to: Sym, place: u64) -> usize {
        self.places.push(place);
        self.ids.push(None);
        self.from.push(from);
        self.to.push(to);
        self.relations.push(None);
        self.labels.push(None);
        self.weights.push(None);
        self.undirected.push(false);
        self.from.len() - 1
    }
}

/// The number of the column with this name, new if there is none.
pub(crate) fn column(columns: &mut Vec<Draft>, name: &str, kind: Option<Kind>) -> usize {
    if let Some(at) = columns.iter().position(|draft| draft.name == name) {
        return at;
    }
    let cells = Cells::empty(kind.unwrap_or(Kind::Text));
    columns.push(Draft { name: name.to_string(), kind, cells });
    columns.len() - 1
}

/// Texts that still have to get their symbols.
///
/// Looking up one word after the other waits for memory most of the time, so they are collected
/// and looked up together.
#[derive(Debug, Default)]
pub(crate) struct Words<'a> {
    texts: Vec<&'a str>,
    slots: Vec<(Slot, u32)>,
    symbols: Vec<Option<Sym>>,
}

/// Where in a row a text belongs.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Slot {
    /// The id of a node.
    Node,
    /// What people read for a node.
    NodeLabel,
    /// The type of a node.
    Type,
    /// A column of texts of nodes.
    NodeColumn(u32),
    /// The id of an edge.
    Edge,
    /// The node an edge goes out from.
    From,
    /// The node an edge goes to.
    To,
    /// The relation of an edge.
    Relation,
    /// What people read for an edge.
    EdgeLabel,
    /// A column of texts of edges.
    EdgeColumn(u32),
}

impl<'a> Words<'a> {
    /// How many are looked up together.
    const MANY: usize = 1024;

    /// Puts a text into a slot of a row, now or by the next [`Words::settle`].
    #[inline]
    pub(crate) fn put(&mut self, part: &mut Part, slot: Slot, row: usize, text: Cow<'a, str>) {
        match text {
            Cow::Borrowed(text) if !text.is_empty() => {
                self.texts.push(text);
                self.slots.push((slot, row as u32));
                if self.texts.len() >= Words::MANY {
                    self.settle(part);
                }
            }
            text => {
                self.settle(part);
                let symbol = part.symbols.intern(&text);
                part.put(slot, row, symbol);
            }
        }
    }

    /// Gives all texts their symbols, in the order in which they came.
    pub(crate) fn settle(&mut self, part: &mut Part) {
        part.symbols.intern_all(&self.texts, &mut self.symbols);
        for ((slot, row), symbol) in self.slots.drain(..).zip(self.symbols.drain(..)) {
            if let Some(symbol) = symbol {
                part.put(slot, row as usize, symbol);
            }
        }
        self.texts.clear();
    }
}

impl Part {
    #[inline]
    fn put(&mut self, slot: Slot, row: usize, symbol: Sym) {
        let Part { nodes, edges, .. } = self;
        match slot {
            Slot::Node => nodes.ids[row] = symbol,
            Slot::NodeLabel => nodes.labels[row] = Some(symbol),
            Slot::Type => nodes.types[row] = Some(symbol),
            Slot::NodeColumn(column) => nodes.columns[column as usize].put(row, symbol),
            Slot::Edge => edges.ids[row] = Some(symbol),
            Slot::From => edges.from[row] = symbol,
            Slot::To => edges.to[row] = symbol,
            Slot::Relation => edges.relations[row] = Some(symbol),
            Slot::EdgeLabel => edges.labels[row] = Some(symbol),
            Slot::EdgeColumn(column) => edges.columns[column as usize].put(row, symbol),
        }
    }
}

/// Why a text is no cell of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// It is no value of the column's kind.
    Kind,
    /// It is a number that isn't finite, which some programs write for none.
    Infinite,
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
    pub(crate) fn set(
        &mut self,
        row: usize,
        text: &str,
        symbols: &mut Symbols,
    ) -> Result<(), Unfit> {
        match &mut self.cells {
            Cells::Bool(cells) => put(cells, row, boolean(text).ok_or(Unfit::Kind)?),
            Cells::Int(cells) => put(cells, row, text.trim().parse().map_err(|_| Unfit::Kind)?),
            Cells::Float(cells) => put(cells, row, finite(text)?),
            Cells::Text(cells) => put(cells, row, symbols.intern(text)),
            Cells::List(_) => self.set_list(row, [symbols.intern(text)]),
        }
        Ok(())
    }

    /// Sets the list of a row, if the column is one of lists and no later row has one.
    pub(crate) fn set_list(&mut self, row: usize, items: impl IntoIterator<Item = Sym>) {
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

fn boolean(text: &str) -> Option<bool> {
    let text = text.trim();
    if text == "1" || text.eq_ignore_ascii_case("true") {
        return Some(true);
    }
    (text == "0" || text.eq_ignore_ascii_case("false")).then_some(false)
}

/// A finite number from its text.
pub(crate) fn finite(text: &str) -> Result<f64, Unfit> {
    let number: f64 = text.trim().parse().map_err(|_| Unfit::Kind)?;
    if number.is_finite() { Ok(number) } else { Err(Unfit::Infinite) }
}

/// The graph of all parts, in the order of the file; it still has to be sorted.
///
/// Of several nodes with one id, the first counts. A node that only an edge names is made. Ids of
/// edges are kept if they are distinct and every edge has one.
pub(crate) fn join(parts: Vec<Part>, remarks: &mut Remarks) -> Graph {
    let mut parts = parts.into_iter();
    let mut all = parts.next().unwrap_or_default();
    for part in parts {
        let place = all.symbols.absorb(&part.symbols);
        append(&mut all, part, |symbol| place[symbol.index()]);
    }
    let Part { symbols, nodes, edges } = all;
    let mut graph = Graph { symbols, ..Graph::default() };
    let numbers = take_nodes(&mut graph, nodes, remarks);
    take_edges(&mut graph, edges, numbers, remarks);
    graph
}

fn append(all: &mut Part, part: Part, rename: impl Fn(Sym) -> Sym) {
    let (nodes, edges) = (&mut all.nodes, &mut all.edges);
    let several = |list: &mut Vec<Option<Sym>>, more: Vec<Option<Sym>>| {
        list.extend(more.into_iter().map(|symbol| symbol.map(&rename)));
    };
    let (node_count, edge_count) = (nodes.ids.len(), edges.from.len());
    nodes.places.extend(part.nodes.places);
    nodes.ids.extend(part.nodes.ids.into_iter().map(&rename));
    several(&mut nodes.labels, part.nodes.labels);
    several(&mut nodes.types, part.nodes.types);
    append_columns(&mut nodes.columns, node_count, part.nodes.columns, &rename);
    edges.places.extend(part.edges.places);
    several(&mut edges.ids, part.edges.ids);
    edges.from.extend(part.edges.from.into_iter().map(&rename));
    edges.to.extend(part.edges.to.into_iter().map(&rename));
    several(&mut edges.relations, part.edges.relations);
    several(&mut edges.labels, part.edges.labels);
    edges.weights.extend(part.edges.weights);
    edges.undirected.extend(part.edges.undirected);
    append_columns(&mut edges.columns, edge_count, part.edges.columns, &rename);
}

fn append_columns(
    columns: &mut Vec<Draft>,
    rows: usize,
    more: Vec<Draft>,
    rename: impl Fn(Sym) -> Sym,
) {
    for draft in more {
        let at = column(columns, &draft.name, draft.kind);
        if !draft.cells.is_empty() {
            columns[at].cells.resize(rows);
            columns[at].cells.append(&draft.cells, &rename);
        }
    }
}

/// A symbol that is no node's id.
const NOBODY: u32 = u32::MAX;

/// Moves the nodes into the graph. The answer has the number of the node for every symbol.
fn take_nodes(graph: &mut Graph, rows: NodeRows, remarks: &mut Remarks) -> Vec<u32> {
    let mut numbers = vec![NOBODY; graph.symbols.len()];
    let mut firsts = Vec::with_capacity(rows.ids.len());
    for (row, id) in rows.ids.iter().enumerate() {
        let number = &mut numbers[id.index()];
        if *number != NOBODY {
            let message = format!("node `{}` is there already", graph.symbols.text(*id));
            let told = Diagnostic::error("duplicate-node", message);
            let hint = "the first one counts; make their ids differ, or leave one out";
            remarks.tell(told.at(remarks.place(rows.places[row], 5)).hint(hint));
            continue;
        }
        *number = firsts.len() as u32;
        firsts.push(row as u32);
    }
    let count = rows.ids.len();
    graph.nodes.columns = finished(rows.columns, count, &graph.symbols);
    (graph.nodes.ids, graph.nodes.labels, graph.nodes.types) = (rows.ids, rows.labels, rows.types);
    if firsts.len() < count {
        graph.nodes.reorder(&firsts);
    }
    numbers
}

fn take_edges(graph: &mut Graph, rows: EdgeRows, mut numbers: Vec<u32>, remarks: &mut Remarks) {
    let count = rows.from.len();
    graph.edges.columns = finished(rows.columns, count, &graph.symbols);
    graph.edges.ids = distinct(graph, rows.ids, &rows.places, remarks);
    let mut end = |id: Sym, row: usize| {
        if numbers[id.index()] == NOBODY {
            numbers[id.index()] = stray(graph, id, remarks.place(rows.places[row], 5), remarks);
        }
        numbers[id.index()]
    };
    let ends = |row: usize| (end(rows.from[row], row), end(rows.to[row], row));
    let (from, to) = (0..count).map(ends).unzip();
    graph.edges.from = from;
    graph.edges.to = to;
    let nodes = graph.nodes.len();
    graph.nodes.columns.iter_mut().for_each(|column| column.cells.resize(nodes));
    graph.edges.relations = rows.relations;
    graph.edges.labels = rows.labels;
    graph.edges.undirected = rows.undirected;
    if rows.weights.iter().any(Option::is_some) {
        let weights = rows.weights.into_iter().map(|weight| weight.unwrap_or(1.0));
        graph.edges.weights = Some(weights.collect());
    }
}

/// Makes a node that only an edge names, and gives its number.
fn stray(graph: &mut Graph, id: Sym, place: crate::text::Place, remarks: &mut Remarks) -> u32 {
    let message = format!("the edge names node `{}`, which isn't there", graph.symbols.text(id));
    let told = Diagnostic::warning("unknown-node", message).at(place);
    remarks
        .tell(told.hint("it is made without attributes; add it to the nodes, or correct the id"));
    graph.nodes.ids.push(id);
    graph.nodes.labels.push(None);
    graph.nodes.types.push(None);
    graph.nodes.ids.len() as u32 - 1
}

/// The ids, if there is one for every edge and no two are the same.
fn distinct(
    graph: &Graph,
    ids: Vec<Option<Sym>>,
    places: &[u64],
    remarks: &mut Remarks,
) -> Option<Vec<Sym>> {
    let some = ids.iter().flatten().count();
    if some == 0 {
        return None;
    }
    let mut seen = vec![false; graph.symbols.len()];
    let repeats = |id: &&Sym| std::mem::replace(&mut seen[id.index()], true);
    let repeated = ids.iter().flatten().filter(repeats).count();
    if repeated == 0 && some == ids.len() {
        return ids.into_iter().collect();
    }
    let message = match repeated {
        0 => format!("ids of edges aren't kept: {} of {} have one", some, ids.len()),
        _ => format!("ids of edges aren't kept: {repeated} of {some} are there already"),
    };
    let first = ids.iter().position(Option::is_some).unwrap_or(0);
    let told = Diagnostic::warning("edge-ids", message).at(remarks.place(places[first], 5));
    remarks.tell(told.hint("give every edge an id of its own to keep them"));
    None
}

fn finished(drafts: Vec<Draft>, rows: usize, symbols: &Symbols) -> Vec<Column> {
    let mut columns = Vec::new();
    for Draft { name, kind, mut cells } in drafts {
        cells.resize(rows);
        if cells.present() > 0 {
            let cells = if kind.is_none() { infer(cells, symbols) } else { cells };
            columns.push(Column { name, cells });
        }
    }
    columns
}
