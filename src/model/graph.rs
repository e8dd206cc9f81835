//! The graph: what we hold after deciding who is who, as columns.

use std::borrow::Cow;
use std::ops::Range;

use rayon::prelude::*;

use crate::model::{Sym, Symbols, is_number, write_float, yes_or_no};

/// A directed multigraph whose nodes and edges carry attributes.
///
/// Nodes are sorted by id, edges by from, to, relation and label; the rest of the order is the
/// one they came in. Hyperedges, nested graphs and ports are beyond it.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// What it is called; may be empty.
    pub name: String,
    /// Every text of the graph.
    pub symbols: Symbols,
    /// The nodes.
    pub nodes: Nodes,
    /// The edges.
    pub edges: Edges,
    /// The attributes of edges that have got the name they are meant by, each with the one it had,
    /// for whoever reads a file to say so.
    pub(crate) renamed: Vec<(String, &'static str)>,
}

/// The nodes of a [`Graph`], column by column; every column has one entry for every node.
#[derive(Clone, Debug, Default)]
pub struct Nodes {
    /// Distinct, never empty.
    pub ids: Vec<Sym>,
    /// What people read.
    pub labels: Vec<Option<Sym>>,
    /// The kind of thing it is.
    pub types: Vec<Option<Sym>>,
    /// Further attributes.
    pub columns: Vec<Column>,
}

/// The edges of a [`Graph`], column by column; every column has one entry for every edge.
#[derive(Clone, Debug, Default)]
pub struct Edges {
    /// Distinct ids, if the edges have ids.
    pub ids: Option<Vec<Sym>>,
    /// The number of the node it goes out from.
    pub from: Vec<u32>,
    /// The number of the node it goes to.
    pub to: Vec<u32>,
    /// The id of the relation. Parallel edges differ in it, or Gephi merges them.
    pub relations: Vec<Option<Sym>>,
    /// What people read, where that isn't the relation itself.
    pub labels: Vec<Option<Sym>>,
    /// Finite weights, if the edges have weights.
    pub weights: Option<Vec<f64>>,
    /// Whether it holds in both directions alike.
    pub undirected: Vec<bool>,
    /// Further attributes.
    pub columns: Vec<Column>,
}

/// A named attribute of all nodes or all edges.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Distinct among the columns of nodes or edges.
    pub name: String,
    /// One cell for every node or edge.
    pub cells: Cells,
}

/// The cells of a [`Column`], all of one kind; each may be absent.
#[derive(Clone, Debug, PartialEq)]
pub enum Cells {
    /// Yes or no.
    Bool(Vec<Option<bool>>),
    /// Whole numbers.
    Int(Vec<Option<i64>>),
    /// Finite numbers.
    Float(Vec<Option<f64>>),
    /// Text.
    Text(Vec<Option<Sym>>),
    /// Lists of texts; an empty list is an absent one.
    List(Lists),
}

/// Many lists in two arrays: the items of all, and where each list ends.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lists {
    ends: Vec<u32>,
    items: Vec<Sym>,
}

/// What kind of cells a column has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Yes or no.
    Bool,
    /// Whole numbers.
    Int,
    /// Finite numbers.
    Float,
    /// Text.
    Text,
    /// Lists of texts.
    List,
}

/// A cell that is there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A finite number.
    Float(f64),
    /// A text.
    Text(&'a str),
    /// The symbols of a list's texts.
    List(&'a [Sym]),
}

impl Graph {
    /// The text of a symbol.
    #[inline]
    pub fn text(&self, symbol: Sym) -> &str {
        self.symbols.text(symbol)
    }

    /// The id of a node.
    #[inline]
    pub fn node_id(&self, node: usize) -> &str {
        self.text(self.nodes.ids[node])
    }

    /// What people read for a node: its label, or its id if it has none.
    pub fn node_label(&self, node: usize) -> &str {
        self.text(self.nodes.labels[node].unwrap_or(self.nodes.ids[node]))
    }

    /// What people read for an edge: its label, or its relation, or nothing.
    pub fn edge_label(&self, edge: usize) -> Option<&str> {
        self.symbols.text_of(self.edges.labels[edge].or(self.edges.relations[edge]))
    }

    /// The number of the node with this id.
    pub fn find(&self, id: &str) -> Option<usize> {
        let at = self.nodes.ids.binary_search_by(|symbol| self.text(*symbol).cmp(id));
        at.ok()
    }

    /// A cell of a column, its text looked up.
    #[inline]
    pub fn value<'a>(&'a self, cells: &'a Cells, row: usize) -> Option<Value<'a>> {
        match cells {
            Cells::Bool(cells) => cells[row].map(Value::Bool),
            Cells::Int(cells) => cells[row].map(Value::Int),
            Cells::Float(cells) => cells[row].map(Value::Float),
            Cells::Text(cells) => cells[row].map(|symbol| Value::Text(self.text(symbol))),
            Cells::List(lists) => Some(lists.get(row)).filter(|l| !l.is_empty()).map(Value::List),
        }
    }

    /// The words in a cell: those of a list, or of a text, which may be several joined by `|`, as
    /// most formats have lists.
    pub fn words<'a>(&'a self, cells: &'a Cells, row: usize) -> Vec<&'a str> {
        match self.value(cells, row) {
            Some(Value::Text(text)) => text.split('|').collect(),
            Some(Value::List(items)) => items.iter().map(|item| self.text(*item)).collect(),
            _ => Vec::new(),
        }
    }

    /// The text in a cell, also as the only one of a list.
    pub(crate) fn only_text<'a>(&'a self, cells: &'a Cells, row: usize) -> Option<&'a str> {
        match self.value(cells, row)? {
            Value::Text(text) => Some(text),
            Value::List([item]) => Some(self.text(*item)),
            _ => None,
        }
    }

    /// Whether a cell says yes, be it in words or as a number.
    pub(crate) fn says_yes(&self, cells: &Cells, row: usize) -> bool {
        self.yes_or_no(cells, row) == Some(true)
    }

    /// What a cell says, if it is yes or no. Many programs have 1 and 0 for them, and 1.0 and 0.0
    /// where some cells are absent.
    pub(crate) fn yes_or_no(&self, cells: &Cells, row: usize) -> Option<bool> {
        let number = match self.value(cells, row)? {
            Value::Bool(yes) => return Some(yes),
            Value::Int(number) => number as f64,
            Value::Float(number) => number,
            _ => {
                let text = self.only_text(cells, row)?;
                let said = yes_or_no(text);
                // Among numbers, a format gives it back as one.
                let number = || text.parse().ok().filter(|_| is_number(text));
                return said.or_else(|| number().and_then(yes_or_no_of));
            }
        };
        yes_or_no_of(number)
    }

    /// Whether a value says nothing, also as a list that is one text.
    pub(crate) fn is_blank(&self, value: Value) -> bool {
        let is_blank = |text: &str| text.split('|').all(|part| part.trim().is_empty());
        match value {
            Value::Text(text) => is_blank(text),
            Value::List(items) => items.iter().all(|item| is_blank(self.text(*item))),
            _ => false,
        }
    }

    /// Brings the ids and labels of some nodes near, as [`Symbols::fetch`] does: nodes stand in the
    /// order of their ids, their texts in the order in which they were read.
    pub(crate) fn fetch_nodes(&self, range: Range<usize>) {
        self.symbols.fetch(self.nodes.ids[range.clone()].iter().copied());
        self.symbols.fetch(self.nodes.labels[range].iter().flatten().copied());
    }

    /// A value as one text; a number that isn't a whole one by kind has a point, and the parts of a
    /// list are joined by `|`.
    pub fn render<'a>(&'a self, value: Value<'a>) -> Cow<'a, str> {
        match value {
            Value::Bool(value) => if value { "true" } else { "false" }.into(),
            Value::Int(value) => value.to_string().into(),
            Value::Float(value) => {
                let mut text = Vec::new();
                write_float(value, &mut text);
                String::from_utf8_lossy(&text).into_owned().into()
            }
            Value::Text(text) => text.into(),
            Value::List(items) => {
                let texts: Vec<&str> = items.iter().map(|item| self.text(*item)).collect();
                texts.join("|").into()
            }
        }
    }
}

impl Nodes {
    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is no node.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Keeps only these nodes, in this order.
    pub(crate) fn reorder(&mut self, order: &[u32]) {
        pick(&mut self.ids, order);
        pick(&mut self.labels, order);
        pick(&mut self.types, order);
        self.columns.iter_mut().for_each(|column| column.cells.reorder(order));
    }
}

impl Edges {
    /// How many edges there are.
    pub fn len(&self) -> usize {
        self.from.len()
    }

    /// Whether there is no edge.
    pub fn is_empty(&self) -> bool {
        self.from.is_empty()
    }

    /// The column with this name.
    pub fn column(&self, name: &str) -> Option<&Cells> {
        self.columns.iter().find(|column| column.name == name).map(|column| &column.cells)
    }

    /// Keeps only these edges, in this order.
    pub(crate) fn reorder(&mut self, order: &[u32]) {
        self.ids.iter_mut().for_each(|ids| pick(ids, order));
        pick(&mut self.from, order);
        pick(&mut self.to, order);
        pick(&mut self.relations, order);
        pick(&mut self.labels, order);
        self.weights.iter_mut().for_each(|weights| pick(weights, order));
        pick(&mut self.undirected, order);
        self.columns.iter_mut().for_each(|column| column.cells.reorder(order));
    }
}

impl Cells {
    /// No cells of a kind.
    pub fn empty(kind: Kind) -> Cells {
        match kind {
            Kind::Bool => Cells::Bool(Vec::new()),
            Kind::Int => Cells::Int(Vec::new()),
            Kind::Float => Cells::Float(Vec::new()),
            Kind::Text => Cells::Text(Vec::new()),
            Kind::List => Cells::List(Lists::default()),
        }
    }

    /// The kind of its cells.
    pub fn kind(&self) -> Kind {
        match self {
            Cells::Bool(_) => Kind::Bool,
            Cells::Int(_) => Kind::Int,
            Cells::Float(_) => Kind::Float,
            Cells::Text(_) => Kind::Text,
            Cells::List(_) => Kind::List,
        }
    }

    /// How many cells there are, absent ones included.
    pub fn len(&self) -> usize {
        match self {
            Cells::Bool(cells) => cells.len(),
            Cells::Int(cells) => cells.len(),
            Cells::Float(cells) => cells.len(),
            Cells::Text(cells) => cells.len(),
            Cells::List(lists) => lists.len(),
        }
    }

    /// Whether there is no cell.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many cells are there and not absent.
    pub fn present(&self) -> usize {
        match self {
            Cells::Bool(cells) => cells.iter().flatten().count(),
            Cells::Int(cells) => cells.iter().flatten().count(),
            Cells::Float(cells) => cells.iter().flatten().count(),
            Cells::Text(cells) => cells.iter().flatten().count(),
            Cells::List(lists) => (0..lists.len()).filter(|at| !lists.get(*at).is_empty()).count(),
        }
    }

    /// Adds absent cells, or cuts, to this length.
    pub(crate) fn resize(&mut self, length: usize) {
        match self {
            Cells::Bool(cells) => cells.resize(length, None),
            Cells::Int(cells) => cells.resize(length, None),
            Cells::Float(cells) => cells.resize(length, None),
            Cells::Text(cells) => cells.resize(length, None),
            Cells::List(lists) => lists.resize(length),
        }
    }

    /// Makes room for so many more cells, and no more than that.
    pub(crate) fn reserve(&mut self, more: usize) {
        match self {
            Cells::Bool(cells) => cells.reserve_exact(more),
            Cells::Int(cells) => cells.reserve_exact(more),
            Cells::Float(cells) => cells.reserve_exact(more),
            Cells::Text(cells) => cells.reserve_exact(more),
            Cells::List(lists) => lists.ends.reserve_exact(more),
        }
    }

    /// Adds the cells of another column of the same kind after these, its texts renamed.
    pub(crate) fn append(&mut self, other: &Cells, rename: impl Fn(Sym) -> Sym) {
        match (self, other) {
            (Cells::Bool(cells), Cells::Bool(more)) => cells.extend(more),
            (Cells::Int(cells), Cells::Int(more)) => cells.extend(more),
            (Cells::Float(cells), Cells::Float(more)) => cells.extend(more),
            (Cells::Text(cells), Cells::Text(more)) => {
                cells.extend(more.iter().map(|cell| cell.map(&rename)));
            }
            (Cells::List(cells), Cells::List(more)) => {
                for at in 0..more.len() {
                    cells.push(more.get(at).iter().map(|item| rename(*item)));
                }
            }
            _ => debug_assert!(false, "the kinds are the same"),
        }
    }

    /// Keeps only these cells, in this order.
    pub(crate) fn reorder(&mut self, order: &[u32]) {
        match self {
            Cells::Bool(cells) => pick(cells, order),
            Cells::Int(cells) => pick(cells, order),
            Cells::Float(cells) => pick(cells, order),
            Cells::Text(cells) => pick(cells, order),
            Cells::List(lists) => *lists = lists.reordered(order),
        }
    }
}

impl Kind {
    /// The word people read for it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Bool => "yes/no",
            Kind::Int => "whole number",
            Kind::Float => "number",
            Kind::Text => "text",
            Kind::List => "list",
        }
    }
}

impl Lists {
    /// So many empty lists.
    pub fn empty(count: usize) -> Lists {
        Lists { ends: vec![0; count], items: Vec::new() }
    }

    /// How many lists there are, empty ones included.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no list.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The items of a list.
    pub fn get(&self, at: usize) -> &[Sym] {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.items[start as usize..self.ends[at] as usize]
    }

    /// The items of several lists.
    pub(crate) fn all_of(&self, range: Range<usize>) -> &[Sym] {
        let before = |end: usize| end.checked_sub(1).map_or(0, |last| self.ends[last] as usize);
        &self.items[before(range.start)..before(range.end)]
    }

    /// Adds a list after the others.
    pub fn push(&mut self, items: impl IntoIterator<Item = Sym>) {
        self.items.extend(items);
        self.ends.push(self.end());
    }

    /// Where the next list starts.
    fn end(&self) -> u32 {
        u32::try_from(self.items.len()).expect("memory ends before 2^32 list items")
    }

    /// Puts the lists of another after these.
    pub fn append(&mut self, other: Lists) {
        let before = self.end();
        self.items.extend(other.items);
        // If the last end fits, all before it do.
        self.end();
        self.ends.extend(other.ends.into_iter().map(|end| before + end));
    }

    fn resize(&mut self, length: usize) {
        let end = self.ends.last().copied().unwrap_or(0);
        self.ends.resize(length, end);
        self.items.truncate(self.ends.last().copied().unwrap_or(0) as usize);
    }

    fn reordered(&self, order: &[u32]) -> Lists {
        let mut lists = Lists::default();
        for at in order {
            lists.push(self.get(*at as usize).iter().copied());
        }
        lists
    }
}

fn yes_or_no_of(number: f64) -> Option<bool> {
    match number {
        1.0 => Some(true),
        0.0 => Some(false),
        _ => None,
    }
}

fn pick<T: Copy + Send + Sync>(list: &mut Vec<T>, order: &[u32]) {
    let picked = order.par_iter().with_min_len(1 << 14).map(|at| list[*at as usize]);
    *list = picked.collect();
}
