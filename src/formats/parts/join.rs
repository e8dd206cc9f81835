//! Putting the parts of a graph together.

use std::mem::take;
use std::sync::Arc;

use rayon::Scope;
use rayon::prelude::*;

use super::columns::Columned;
use super::{Columns, EdgeRows, NodeRows, Part};
use crate::formats::remarks::{Remarks, WEIGHTLESS, WEIGHTLESS_HINT};
use crate::model::{Graph, Sym, Symbols};
use crate::text::{Diagnostic, Place};

/// What the symbols of a table are among those of all tables, unless the same.
type Renamed = Option<Arc<Vec<Sym>>>;

/// The columns of all parts.
#[derive(Default)]
struct AllColumns {
    nodes: Vec<Columned>,
    edges: Vec<Columned>,
}

/// Whether the attributes of all parts have room when they are put together. If not, what is left
/// out depends on where they were cut.
pub(crate) fn fit<'a>(parts: impl Iterator<Item = &'a Part> + Clone) -> bool {
    let nodes = parts.clone().map(|part| (&part.nodes.columns, part.nodes.ids.len()));
    Columns::fit(nodes)
        && Columns::fit(parts.map(|part| (&part.edges.columns, part.edges.from.len())))
}

/// The graph of all parts, in the order of the file; it still has to be sorted. Each part comes with
/// the number of the table that has its texts.
///
/// Of several nodes with one id, the first counts. A node that only an edge names is made. Ids of
/// edges are kept if they are distinct and every edge has one.
pub(crate) fn join(
    tables: Vec<Symbols>,
    mut parts: Vec<(Part, usize)>,
    remarks: &mut Remarks,
) -> Graph {
    let mut symbols = Symbols::new();
    let renamed = tables.into_iter().map(|table| match symbols.is_empty() {
        true => {
            symbols = table;
            None
        }
        false => Some(Arc::new(table.merge_into(&mut symbols))),
    });
    let renamed: Vec<Renamed> = renamed.collect();
    let mut columns = AllColumns::default();
    for (part, table) in &mut parts {
        columns.take(part, renamed[*table].clone());
    }
    let (nodes, edges) = all_rows(parts, &renamed);
    let mut graph = Graph { symbols, ..Graph::default() };
    let rows = nodes.ids.len() + strays(&nodes, &edges, &graph.symbols);
    let (node_columns, refused) = Columns::joined(columns.nodes, rows);
    let (edge_columns, refused_of_edges) = Columns::joined(columns.edges, edges.from.len());
    remarks.unkept(refused + refused_of_edges, Place::start(remarks.file()));
    let numbers = take_nodes(&mut graph, nodes, node_columns, remarks);
    take_edges(&mut graph, edges, edge_columns, numbers, remarks);
    graph
}

impl AllColumns {
    fn take(&mut self, part: &mut Part, renamed: Renamed) {
        let Part { nodes, edges, .. } = part;
        let columns = take(&mut nodes.columns);
        let rows = nodes.ids.len();
        self.nodes.push(Columned { columns, rows, renamed: renamed.clone() });
        let columns = take(&mut edges.columns);
        self.edges.push(Columned { columns, rows: edges.from.len(), renamed });
    }
}

/// The nodes and the edges of all parts, but for their columns, one list a thread. What the parts
/// have of a list is freed as soon as it is put together: nothing is held twice for long.
fn all_rows(mut parts: Vec<(Part, usize)>, renamed: &[Renamed]) -> (NodeRows, EdgeRows) {
    let (mut nodes, mut edges) = (NodeRows::default(), EdgeRows::default());
    let mut lists = Lists { parts: &mut parts, renamed };
    rayon::scope(|scope| {
        lists.symbols(scope, &mut edges.from, |part| &mut part.edges.from);
        lists.symbols(scope, &mut edges.to, |part| &mut part.edges.to);
        lists.texts(scope, &mut edges.relations, |part| &mut part.edges.relations);
        lists.texts(scope, &mut edges.labels, |part| &mut part.edges.labels);
        lists.texts(scope, &mut edges.ids, |part| &mut part.edges.ids);
        lists.values(scope, &mut edges.weights, |part| &mut part.edges.weights);
        lists.values(scope, &mut edges.undirected, |part| &mut part.edges.undirected);
        lists.values(scope, &mut edges.places, |part| &mut part.edges.places);
        lists.symbols(scope, &mut nodes.ids, |part| &mut part.nodes.ids);
        lists.texts(scope, &mut nodes.labels, |part| &mut part.nodes.labels);
        lists.texts(scope, &mut nodes.types, |part| &mut part.nodes.types);
        lists.values(scope, &mut nodes.places, |part| &mut part.nodes.places);
    });
    (nodes, edges)
}

/// Parts whose lists are put together.
struct Lists<'a> {
    parts: &'a mut [(Part, usize)],
    renamed: &'a [Renamed],
}

/// One of the lists of a part.
type Of<T> = fn(&mut Part) -> &mut Vec<T>;

impl<'a> Lists<'a> {
    fn values<T: Copy + Send>(&mut self, scope: &Scope<'a>, all: &'a mut Vec<T>, of: Of<T>) {
        self.join(scope, all, of, |value, _| value);
    }

    fn symbols(&mut self, scope: &Scope<'a>, all: &'a mut Vec<Sym>, of: Of<Sym>) {
        self.join(scope, all, of, |symbol, place| place[symbol.index()]);
    }

    fn texts(&mut self, scope: &Scope<'a>, all: &'a mut Vec<Option<Sym>>, of: Of<Option<Sym>>) {
        let rename =
            |symbol: Option<Sym>, place: &[Sym]| symbol.map(|symbol| place[symbol.index()]);
        self.join(scope, all, of, rename);
    }

    fn join<T: Copy + Send>(
        &mut self,
        scope: &Scope<'a>,
        all: &'a mut Vec<T>,
        of: Of<T>,
        rename: fn(T, &[Sym]) -> T,
    ) {
        let renamed = self.renamed;
        let taken = self.parts.iter_mut().map(|(part, table)| (take(of(part)), &renamed[*table]));
        let lists: Vec<(Vec<T>, &Renamed)> = taken.collect();
        scope.spawn(move |_| {
            all.reserve_exact(lists.iter().map(|(list, _)| list.len()).sum());
            for (list, renamed) in lists {
                match renamed {
                    Some(place) => all.extend(list.iter().map(|value| rename(*value, place))),
                    None => all.extend_from_slice(&list),
                }
            }
        });
    }
}

/// How many nodes only edges name.
fn strays(nodes: &NodeRows, edges: &EdgeRows, symbols: &Symbols) -> usize {
    let mut known = vec![false; symbols.len()];
    nodes.ids.iter().for_each(|id| known[id.index()] = true);
    let is_known = |id: &Sym| known[id.index()];
    if edges.from.par_iter().all(is_known) && edges.to.par_iter().all(is_known) {
        return 0;
    }
    let is_new = |id: &&Sym| !std::mem::replace(&mut known[id.index()], true);
    edges.from.iter().chain(&edges.to).filter(is_new).count()
}

/// A symbol that is no node's id.
const NOBODY: u32 = u32::MAX;

/// Moves the nodes into the graph. The answer has the number of the node for every symbol.
fn take_nodes(
    graph: &mut Graph,
    rows: NodeRows,
    columns: Columns,
    remarks: &mut Remarks,
) -> Vec<u32> {
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
    let (columns, mixed) = columns.finished(count, &graph.symbols);
    tell_mixed(mixed, remarks);
    graph.nodes.columns = columns;
    (graph.nodes.ids, graph.nodes.labels, graph.nodes.types) = (rows.ids, rows.labels, rows.types);
    if firsts.len() < count {
        graph.nodes.reorder(&firsts);
    }
    numbers
}

fn take_edges(
    graph: &mut Graph,
    rows: EdgeRows,
    columns: Columns,
    mut numbers: Vec<u32>,
    remarks: &mut Remarks,
) {
    let count = rows.from.len();
    let (columns, mixed) = columns.finished(count, &graph.symbols);
    tell_mixed(mixed, remarks);
    graph.edges.columns = columns;
    graph.edges.ids = distinct(graph, rows.ids, &rows.places, remarks);
    for row in 0..count {
        for id in [rows.from[row], rows.to[row]] {
            let number = &mut numbers[id.index()];
            if *number == NOBODY {
                *number = stray(graph, id, remarks.place(rows.places[row], 5), remarks);
            }
        }
    }
    let number = |id: &Sym| numbers[id.index()];
    graph.edges.from = rows.from.par_iter().map(number).collect();
    graph.edges.to = rows.to.par_iter().map(number).collect();
    let nodes = graph.nodes.len();
    graph.nodes.columns.iter_mut().for_each(|column| column.cells.resize(nodes));
    graph.edges.relations = rows.relations;
    graph.edges.labels = rows.labels;
    graph.edges.undirected = rows.undirected;
    if rows.weights.iter().any(|weight| !weight.is_nan()) {
        let mut weights = rows.weights;
        for (weight, place) in weights.iter_mut().zip(rows.places).filter(|(w, _)| w.is_nan()) {
            remarks.count(WEIGHTLESS, place, 5, WEIGHTLESS_HINT);
            *weight = 1.0;
        }
        graph.edges.weights = Some(weights);
    }
}

fn tell_mixed(mixed: Vec<Diagnostic>, remarks: &mut Remarks) {
    let start = Place::start(remarks.file());
    mixed.into_iter().for_each(|told| remarks.tell(told.at(start.clone())));
}

/// Makes a node that only an edge names, and gives its number.
fn stray(graph: &mut Graph, id: Sym, place: Place, remarks: &mut Remarks) -> u32 {
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
