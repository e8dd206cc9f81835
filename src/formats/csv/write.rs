//! Tables of edges and tables of nodes, written.

use std::borrow::Cow;
use std::io::Write;

use memchr::memchr;

use crate::error::Result;
use crate::formats::csv::carries::{EDGES, NODES};
use crate::formats::csv::dialect::Dialect;
use crate::formats::csv::names;
use crate::formats::ids::{Ids, in_sight};
use crate::formats::kinds::{kinds, numbered};
use crate::formats::texts::Texts;
use crate::formats::xml::is_lost_on_gephi;
use crate::formats::{Consumer, WriteOptions, rows};
use crate::model::{Carries, Cells, Column, EdgeLabels, Graph, Sym, write_float, write_number};

/// The first columns of a table of edges, but for an `Id`.
pub(super) const FIXED: [&str; 6] = ["Source", "Target", "Type", "Kind", "Label", "Weight"];

/// Writes the edges, one a row.
pub(super) fn edges(
    graph: &Graph,
    options: &WriteOptions,
    delimiter: u8,
    out: &mut (dyn Write + Send),
) -> Result<()> {
    let gephi = options.consumer == Consumer::Gephi;
    let all_one = graph.edges.weights.iter().flatten().all(|weight| *weight == 1.0);
    let dialect = Dialect { delimiter, gephi, all_one };
    let columns = on_paper(graph, &graph.edges.columns, EDGES);
    let mut fixed = FIXED.to_vec();
    if graph.edges.ids.is_some() {
        fixed.insert(0, "Id");
    }
    let kinds = repeating_kinds(graph);
    if kinds.is_some() {
        fixed.push("relation");
    }
    let mut weights = graph.edges.weights.iter().flatten();
    let raw_weights = gephi && weights.any(|weight| is_lost_on_gephi(*weight));
    if raw_weights {
        fixed.push("weight_raw");
    }
    out.write_all(&header(dialect, &fixed, &columns, names::OF_EDGES))?;
    let nodes = Ids::of(graph, |id, out| dialect.word(id, out));
    let labels = EdgeLabels::of(graph);
    nodes.write_edges(
        graph,
        out,
        || OnPaper::of(graph, dialect),
        |paper, range, out| {
            paper.values.fetch_edges(range.clone());
            for edge in range {
                let number = kinds.as_ref().map(|kinds| kinds[edge]);
                edge_row(graph, dialect, (&nodes, &labels), edge, number, &mut paper.words, out);
                if raw_weights {
                    raw_weight(graph, dialect, edge, out);
                }
                cells(graph, dialect, &columns, edge, &mut paper.values, out);
            }
        },
    )
}

/// Writes the nodes, one a row.
pub(super) fn nodes(
    graph: &Graph,
    options: &WriteOptions,
    delimiter: u8,
    out: &mut (dyn Write + Send),
) -> Result<()> {
    let gephi = options.consumer == Consumer::Gephi;
    let dialect = Dialect { delimiter, gephi, all_one: false };
    let columns = on_paper(graph, &graph.nodes.columns, NODES);
    out.write_all(&header(dialect, &["Id", "Label", "Type"], &columns, names::OF_NODES))?;
    rows(
        out,
        graph.nodes.len(),
        || OnPaper::of(graph, dialect),
        |paper, range, out| {
            for near in in_sight(range) {
                graph.fetch_nodes(near.clone());
                for node in near {
                    node_row(graph, dialect, node, &mut paper.words, out);
                    cells(graph, dialect, &columns, node, &mut paper.values, out);
                }
            }
        },
    )
}

/// Texts as they were written before.
struct OnPaper<'a> {
    words: Texts<'a>,
    values: Texts<'a>,
}

impl<'a> OnPaper<'a> {
    fn of(graph: &'a Graph, dialect: Dialect) -> OnPaper<'a> {
        let words = Texts::new(graph, move |text, out| dialect.word(text, out));
        OnPaper { words, values: Texts::new(graph, move |text, out| dialect.value(text, out)) }
    }
}

/// The columns that every node has.
fn node_row(graph: &Graph, dialect: Dialect, node: usize, words: &mut Texts, out: &mut Vec<u8>) {
    let Dialect { delimiter, gephi, .. } = dialect;
    let id = graph.node_id(node);
    let label = graph.symbols.text_of(graph.nodes.labels[node]);
    dialect.word(id, out);
    out.push(delimiter);
    // Gephi puts the id in place of a missing label everywhere but here.
    let label = label.filter(|label| !label.is_empty());
    dialect.word(label.unwrap_or(if gephi { id } else { "" }), out);
    out.push(delimiter);
    if let Some(kind) = graph.nodes.types[node] {
        words.write(kind, out);
    }
}

/// A number without a point where it is whole, as people write weights.
fn write_plain(number: f64, out: &mut Vec<u8>) {
    let is_long = number.abs() >= (1_u64 << 53) as f64;
    if is_long || (number == 0.0 && number.is_sign_negative()) {
        write_float(number, out);
    } else {
        write_number(number, out);
    }
}

/// A column as it is written.
struct Written<'a> {
    name: &'a str,
    cells: Cow<'a, Cells>,
}

/// The columns that have something to write.
fn on_paper<'a>(graph: &'a Graph, columns: &'a [Column], carries: Carries) -> Vec<Written<'a>> {
    let says = |column: &&Column| match &column.cells {
        Cells::Text(cells) => cells.iter().flatten().any(|cell| !graph.text(*cell).is_empty()),
        Cells::List(lists) => (0..lists.len()).any(|at| match lists.get(at) {
            [] => false,
            [one] => !graph.text(*one).is_empty(),
            _ => true,
        }),
        cells => cells.present() > 0,
    };
    let written = |column: &'a Column| Written {
        name: &column.name,
        cells: crate::model::on_paper(&column.cells, &graph.symbols, carries),
    };
    columns.iter().filter(says).map(written).collect()
}

fn header(dialect: Dialect, fixed: &[&str], columns: &[Written], reserved: &[&str]) -> Vec<u8> {
    let consumer = if dialect.gephi { Consumer::Gephi } else { Consumer::Any };
    let headers = names::headers(columns.iter().map(|column| column.name), reserved, consumer);
    let plain = Dialect { gephi: false, ..dialect };
    let mut line = Vec::new();
    for header in fixed.iter().copied().chain(headers.iter().map(String::as_str)) {
        plain.word(header, &mut line);
        line.push(dialect.delimiter);
    }
    line.pop();
    line.push(b'\n');
    line
}

/// The numbers of kinds, if a kind repeats that says something.
fn repeating_kinds(graph: &Graph) -> Option<Vec<u32>> {
    let says = |edge: usize| graph.edges.relations[edge].is_some_and(|r| !graph.text(r).is_empty());
    kinds(graph).filter(|numbers| (0..numbers.len()).any(|edge| numbers[edge] > 1 && says(edge)))
}

/// The columns that every edge has. Where kinds repeat, there is a `number` behind the kind, and
/// the relation has a column of its own.
fn edge_row(
    graph: &Graph,
    dialect: Dialect,
    (nodes, labels): (&Ids, &EdgeLabels),
    edge: usize,
    number: Option<u32>,
    words: &mut Texts,
    out: &mut Vec<u8>,
) {
    let edges = &graph.edges;
    let Dialect { delimiter, gephi, .. } = dialect;
    if let Some(ids) = &edges.ids {
        dialect.word(graph.text(ids[edge]), out);
        out.push(delimiter);
    }
    out.extend_from_slice(nodes.get(edges.from[edge]));
    out.push(delimiter);
    out.extend_from_slice(nodes.get(edges.to[edge]));
    out.push(delimiter);
    let undirected = edges.undirected[edge];
    out.extend_from_slice(if undirected { b"Undirected" } else { b"Directed" });
    out.push(delimiter);
    let relation = edges.relations[edge];
    match (relation, number) {
        (Some(relation), Some(number)) if number > 1 && !graph.text(relation).is_empty() => {
            let mut kind = graph.text(relation).as_bytes().to_vec();
            numbered(&mut kind, number);
            dialect.word(&String::from_utf8_lossy(&kind), out);
        }
        _ => relation.into_iter().for_each(|relation| words.write(relation, out)),
    }
    out.push(delimiter);
    let label = edges.labels[edge].filter(|label| !graph.text(*label).is_empty());
    if let Some(label) = label.or(relation) {
        match labels.marked(edge, graph.text(label)) {
            Some(marked) => dialect.word(&marked, out),
            None => words.write(label, out),
        }
    }
    out.push(delimiter);
    match edges.weights.as_ref().map(|weights| weights[edge]) {
        None => out.push(b'1'),
        // Gephi deletes an edge that weighs nothing.
        Some(weight) if gephi && is_lost_on_gephi(weight) => {}
        // A table where all weights read `1` has none.
        Some(1.0) if dialect.all_one => out.extend_from_slice(b"1.0"),
        Some(weight) => write_plain(weight, out),
    }
    if number.is_some() {
        out.push(delimiter);
        relation.into_iter().for_each(|relation| words.write(relation, out));
    }
}

/// A weight that Gephi must not see, where it doesn't.
fn raw_weight(graph: &Graph, dialect: Dialect, edge: usize, out: &mut Vec<u8>) {
    out.push(dialect.delimiter);
    let weight = graph.edges.weights.as_ref().map(|weights| weights[edge]);
    let raw = weight.filter(|weight| is_lost_on_gephi(*weight));
    raw.into_iter().for_each(|raw| write_plain(raw, out));
}

/// Texts with `|` between them in one cell.
fn joined(graph: &Graph, dialect: Dialect, texts: &[Sym], values: &mut Texts, out: &mut Vec<u8>) {
    let start = out.len();
    for text in texts {
        values.write(*text, out);
        out.push(b'|');
    }
    out.truncate(out.len() - usize::from(!texts.is_empty()));
    // What isn't plain has to be treated as the one text that it is.
    if dialect.gephi || memchr(b'"', &out[start..]).is_some() {
        out.truncate(start);
        dialect.list(texts.iter().map(|text| graph.text(*text)), out);
    }
}

/// The cells of a row's attributes, and the end of the row.
fn cells(
    graph: &Graph,
    dialect: Dialect,
    columns: &[Written],
    row: usize,
    values: &mut Texts,
    out: &mut Vec<u8>,
) {
    for column in columns {
        out.push(dialect.delimiter);
        match column.cells.as_ref() {
            Cells::Text(cells) => {
                cells[row].into_iter().for_each(|cell| values.write(cell, out));
            }
            Cells::List(lists) => match lists.get(row) {
                [one] => values.write(*one, out),
                items => joined(graph, dialect, items, values, out),
            },
            Cells::Bool(cells) => out.extend_from_slice(match cells[row] {
                Some(true) => b"true",
                Some(false) => b"false",
                None => b"",
            }),
            Cells::Int(cells) => {
                if let Some(number) = cells[row] {
                    out.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
                }
            }
            Cells::Float(cells) => {
                if let Some(number) = cells[row] {
                    write_float(number, out);
                }
            }
        }
    }
    out.push(b'\n');
}
