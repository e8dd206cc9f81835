//! A graph as text, to be compared.

use std::fmt::Write;

use claimgraph::model::{Column, Graph, Value};

/// Everything a graph says, as text: two graphs are the same if and only if theirs are, whatever
/// the order of their columns.
pub(crate) fn dump(graph: &Graph) -> String {
    let mut text = format!("name {:?}\n", graph.name);
    let word = |symbol| graph.symbols.text_of(symbol);
    for node in 0..graph.nodes.len() {
        let (label, kind) = (word(graph.nodes.labels[node]), word(graph.nodes.types[node]));
        let _ = write!(text, "node {:?} {label:?} {kind:?}", graph.node_id(node));
        text += &dump_cells(graph, &graph.nodes.columns, node);
    }
    let edges = &graph.edges;
    for edge in 0..edges.len() {
        let id = edges.ids.as_ref().map(|ids| graph.text(ids[edge]));
        let weight = edges.weights.as_ref().map(|weights| weights[edge]);
        let (from, to) = (edges.from[edge] as usize, edges.to[edge] as usize);
        let (relation, label) = (word(edges.relations[edge]), word(edges.labels[edge]));
        let (from, to) = (graph.node_id(from), graph.node_id(to));
        let line = if edges.undirected[edge] { "--" } else { "->" };
        let _ =
            write!(text, "edge {id:?} {from:?} {line} {to:?} {relation:?} {label:?} {weight:?}");
        text += &dump_cells(graph, &edges.columns, edge);
    }
    text
}

fn dump_cells(graph: &Graph, columns: &[Column], row: usize) -> String {
    let mut cells: Vec<String> = columns
        .iter()
        .filter_map(|column| {
            let value = match graph.value(&column.cells, row)? {
                Value::List(items) => {
                    let items: Vec<&str> = items.iter().map(|item| graph.text(*item)).collect();
                    format!("List({items:?})")
                }
                value => format!("{value:?}"),
            };
            Some(format!("\n  {:?} = {value}", column.name))
        })
        .collect();
    cells.sort();
    cells.concat() + "\n"
}
