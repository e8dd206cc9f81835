//! Graphs as JSON.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use crate::error::Result;
use crate::formats::guesses::{NAME, are_labels_named, needs_attribute};
use crate::formats::ids::{Ids, in_sight};
use crate::formats::json::escape;
use crate::formats::json::names::{
    AMONG_BOTH, AMONG_EDGES, AMONG_NODES, CLASH, MADE_ID, OF_EDGES, OF_NODES, key,
};
use crate::formats::json::parallel::{is_directed, keys, parallel_edges};
use crate::formats::texts::Texts;
use crate::formats::{Consumer, Of, WriteOptions, rows};
use crate::model::{Becomes, Cells, Column, EdgeLabels, Graph, Loss, Sym, write_float};

/// Whose form of JSON it is.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// networkx's node-link data.
    NodeLink,
    /// The same objects, one a line.
    Lines,
    /// What graphology imports.
    Graphology,
    /// The elements of Cytoscape and Cytoscape.js.
    Cytoscape,
}

impl Form {
    fn of(options: &WriteOptions) -> Form {
        match options.consumer {
            Consumer::Graphology => Form::Graphology,
            Consumer::Cytoscape => Form::Cytoscape,
            _ => Form::NodeLink,
        }
    }

    fn is_node_link(self) -> bool {
        matches!(self, Form::NodeLink | Form::Lines)
    }
}

/// The largest whole number that JavaScript doesn't round.
const LARGEST_IN_JAVASCRIPT: u64 = (1 << 53) - 1;

/// An attribute on its way to a file.
struct Written<'a> {
    /// The key with its quotes and colon.
    key: Vec<u8>,
    cells: &'a Cells,
    /// Whether its numbers are written as text.
    quoted: bool,
}

/// How nodes and edges are written.
struct Writer<'a> {
    graph: &'a Graph,
    form: Form,
    ids: Ids,
    labels: EdgeLabels<'a>,
    nodes: Vec<Written<'a>>,
    edges: Vec<Written<'a>>,
    /// Whether an edge says that it has no direction, because the graph doesn't.
    says_direction: bool,
    /// Whether it has to be said that edges have no relation, as it would be guessed.
    says_no_relation: bool,
    /// Whether networkx finds keys of edges.
    has_keys: bool,
    /// Ids of edges that a node has, too, where that matters, and what they are called instead.
    clashes: BTreeMap<&'a str, String>,
    /// What stands before the number of an edge in an id that is made for it.
    made_ids: Option<String>,
}

/// Writes the graph as one object.
pub(super) fn whole(
    graph: &Graph,
    options: &WriteOptions,
    out: &mut (dyn Write + Send),
) -> Result<()> {
    let form = Form::of(options);
    let writer = Writer::new(graph, form);
    let texts = || Texts::new(graph, escape::text);
    out.write_all(&writer.head())?;
    rows(out, graph.nodes.len(), texts, |texts, range, out| {
        for near in in_sight(range) {
            graph.fetch_nodes(near.clone());
            for node in near {
                out.extend_from_slice(if node > 0 { b",\n" } else { b"\n" });
                writer.node(node, texts, out);
            }
        }
    })?;
    out.write_all(b"\n],\n\"edges\": [")?;
    writer.ids.write_edges(graph, out, texts, |texts, range, out| {
        texts.fetch_edges(range.clone());
        for edge in range {
            out.extend_from_slice(if edge > 0 { b",\n" } else { b"\n" });
            writer.edge(edge, texts, out);
        }
    })?;
    out.write_all(if form == Form::Cytoscape { b"\n]\n}\n}\n" } else { b"\n]\n}\n" })?;
    Ok(())
}

/// What attributes are called in one object.
pub(super) fn names(graph: &Graph, of: Of, options: &WriteOptions) -> Vec<String> {
    names_in(Form::of(options), graph, of)
}

/// What attributes are called in an object a line.
pub(super) fn names_in_lines(graph: &Graph, of: Of, _: &WriteOptions) -> Vec<String> {
    names_in(Form::Lines, graph, of)
}

/// The whole numbers that are written as text.
pub(super) fn quoted_numbers(graph: &Graph, options: &WriteOptions) -> Vec<Loss> {
    let form = Form::of(options);
    let how = "as text, because JavaScript rounds whole numbers beyond 2^53";
    let in_columns = |of: Of, what: &'static str| {
        let quoted = of.columns(graph).iter().filter(move |column| is_quoted(column, form));
        quoted.map(move |column| Loss {
            what: what.to_string(),
            column: Some(column.name.clone()),
            count: column.cells.present(),
            becomes: Becomes::Rewritten(how),
        })
    };
    in_columns(Of::Nodes, "node values").chain(in_columns(Of::Edges, "edge values")).collect()
}

fn names_in(form: Form, graph: &Graph, of: Of) -> Vec<String> {
    let reserved = if of == Of::Nodes { OF_NODES } else { OF_EDGES };
    let meant = match (form, of) {
        (Form::NodeLink, Of::Nodes) => AMONG_NODES,
        (Form::Lines, Of::Nodes) => AMONG_BOTH,
        (Form::NodeLink | Form::Lines, Of::Edges) => AMONG_EDGES,
        (Form::Graphology | Form::Cytoscape, _) => reserved,
    };
    // networkx finds the key of an edge under its own name.
    let keys = if form.is_node_link() && of == Of::Edges { keys(graph) } else { None };
    // A name means the label only where there is no other.
    let means_label = are_labels_named(graph);
    let meant: Vec<&str> =
        meant.iter().copied().filter(|meant| *meant != NAME || means_label).collect();
    let name = |column: &Column| match keys {
        Some(keys) if std::ptr::eq(&column.cells, keys) => column.name.clone(),
        _ => key(&column.name, &meant, reserved),
    };
    of.columns(graph).iter().map(name).collect()
}

/// Writes an object a line.
pub(super) fn lines(graph: &Graph, _: &WriteOptions, out: &mut (dyn Write + Send)) -> Result<()> {
    let writer = Writer::new(graph, Form::Lines);
    let texts = || Texts::new(graph, escape::text);
    rows(out, graph.nodes.len(), texts, |texts, range, out| {
        for near in in_sight(range) {
            graph.fetch_nodes(near.clone());
            for node in near {
                writer.node(node, texts, out);
                out.push(b'\n');
            }
        }
    })?;
    writer.ids.write_edges(graph, out, texts, |texts, range, out| {
        texts.fetch_edges(range.clone());
        for edge in range {
            writer.edge(edge, texts, out);
            out.push(b'\n');
        }
    })
}

impl<'a> Writer<'a> {
    fn new(graph: &'a Graph, form: Form) -> Writer<'a> {
        let written = |of: Of| -> Vec<Written<'a>> {
            let columns = of.columns(graph).iter().zip(names_in(form, graph, of));
            let some = columns.filter(|(column, _)| column.cells.present() > 0);
            some.map(|(column, name)| Written::new(column, &name, form)).collect()
        };
        let clashes = match form {
            Form::Cytoscape => clashes(graph),
            _ => BTreeMap::new(),
        };
        let labels = EdgeLabels::of(graph);
        Writer {
            graph,
            form,
            ids: Ids::of(graph, escape::text),
            nodes: written(Of::Nodes),
            edges: written(Of::Edges),
            says_direction: form != Form::NodeLink || is_directed(graph),
            says_no_relation: has_no_relation(graph, &labels),
            labels,
            has_keys: form.is_node_link() && keys(graph).is_some(),
            clashes,
            // Cytoscape.js leaves out edges without an id where it reads a whole graph.
            made_ids: (form == Form::Cytoscape && graph.edges.ids.is_none())
                .then(|| made_ids(graph)),
        }
    }

    /// Everything up to the first node.
    fn head(&self) -> Vec<u8> {
        let directed = is_directed(self.graph);
        let mut name = Vec::new();
        if !self.graph.name.is_empty() {
            name.extend_from_slice(b"\"name\": ");
            escape::text(&self.graph.name, &mut name);
        }
        let kind = match (directed, self.graph.mixes_directions()) {
            (_, true) => "mixed",
            (true, _) => "directed",
            (false, _) => "undirected",
        };
        let (before, after) = match self.form {
            Form::NodeLink | Form::Lines => {
                let multigraph = self.has_keys || !parallel_edges(self.graph).is_empty();
                let before =
                    format!("\"directed\": {directed},\n\"multigraph\": {multigraph},\n\"graph\"");
                (before, ",\n\"nodes\": [".to_string())
            }
            Form::Graphology => {
                let options =
                    format!("{{\"type\": \"{kind}\", \"multi\": true, \"allowSelfLoops\": true}}");
                let after = format!(",\n\"options\": {options},\n\"nodes\": [");
                ("\"attributes\"".to_string(), after)
            }
            Form::Cytoscape => {
                ("\"data\"".to_string(), ",\n\"elements\": {\n\"nodes\": [".to_string())
            }
        };
        [b"{\n", before.as_bytes(), b": {", &name, b"}", after.as_bytes()].concat()
    }

    fn node(&self, node: usize, texts: &mut Texts, out: &mut Vec<u8>) {
        let Writer { graph, form, .. } = self;
        out.extend_from_slice(match form {
            Form::NodeLink | Form::Lines => b"{\"id\":",
            Form::Graphology => b"{\"key\":",
            Form::Cytoscape => b"{\"data\":{\"id\":",
        });
        out.extend_from_slice(self.ids.get(node as u32));
        out.push(b',');
        if *form == Form::Graphology {
            out.extend_from_slice(b"\"attributes\":{");
        }
        if let Some(label) = graph.nodes.labels[node] {
            out.extend_from_slice(b"\"label\":");
            escape::text(graph.text(label), out);
            out.push(b',');
        }
        word(b"\"type\":", graph.nodes.types[node], texts, out);
        attributes(&self.nodes, node, texts, out);
        self.close(out);
    }

    fn edge(&self, edge: usize, texts: &mut Texts, out: &mut Vec<u8>) {
        let Writer { graph, form, .. } = self;
        let edges = &graph.edges;
        out.extend_from_slice(if *form == Form::Cytoscape { b"{\"data\":{" } else { b"{" });
        if let Some(prefix) = &self.made_ids {
            out.extend_from_slice(b"\"id\":");
            escape::text(&format!("{prefix}{}", edge + 1), out);
            out.push(b',');
        }
        if let Some(ids) = &edges.ids {
            let id = graph.text(ids[edge]);
            out.extend_from_slice(if *form == Form::Graphology { b"\"key\":" } else { b"\"id\":" });
            escape::text(self.clashes.get(id).map_or(id, String::as_str), out);
            out.push(b',');
        }
        out.extend_from_slice(b"\"source\":");
        out.extend_from_slice(self.ids.get(edges.from[edge]));
        out.extend_from_slice(b",\"target\":");
        out.extend_from_slice(self.ids.get(edges.to[edge]));
        out.push(b',');
        if edges.undirected[edge] && self.says_direction {
            out.extend_from_slice(b"\"undirected\":true,");
        }
        if *form == Form::Graphology {
            out.extend_from_slice(b"\"attributes\":{");
        }
        if self.says_no_relation {
            out.extend_from_slice(b"\"relation\":null,");
        }
        word(b"\"relation\":", edges.relations[edge], texts, out);
        self.label(edge, texts, out);
        if let Some(weights) = &edges.weights {
            out.extend_from_slice(b"\"weight\":");
            float(weights[edge], out);
            out.push(b',');
        }
        attributes(&self.edges, edge, texts, out);
        self.close(out);
    }

    fn label(&self, edge: usize, texts: &mut Texts, out: &mut Vec<u8>) {
        let edges = &self.graph.edges;
        let label = edges.labels[edge].or(edges.relations[edge]);
        match label.and_then(|label| self.labels.marked(edge, self.graph.text(label))) {
            Some(marked) => {
                out.extend_from_slice(b"\"label\":");
                escape::text(&marked, out);
                out.push(b',');
            }
            None => word(b"\"label\":", label, texts, out),
        }
    }

    /// Ends an element, whose last key has a comma behind it.
    fn close(&self, out: &mut Vec<u8>) {
        if out.last() == Some(&b',') {
            out.pop();
        }
        out.extend_from_slice(if self.form.is_node_link() { b"}" } else { b"}}" });
    }
}

/// Whether no edge has a relation, though a reader would take something else for it.
fn has_no_relation(graph: &Graph, labels: &EdgeLabels) -> bool {
    graph.edges.relations.iter().all(Option::is_none) && needs_attribute(graph, false, labels)
}

fn word(key: &[u8], word: Option<Sym>, texts: &mut Texts, out: &mut Vec<u8>) {
    if let Some(word) = word {
        out.extend_from_slice(key);
        texts.write(word, out);
        out.push(b',');
    }
}

fn attributes(columns: &[Written], row: usize, texts: &mut Texts, out: &mut Vec<u8>) {
    for column in columns {
        let start = out.len();
        out.extend_from_slice(&column.key);
        match value(column, row, texts, out) {
            true => out.push(b','),
            false => out.truncate(start),
        }
    }
}

/// Writes a value, if there is one.
fn value(column: &Written, row: usize, texts: &mut Texts, out: &mut Vec<u8>) -> bool {
    match column.cells {
        Cells::Bool(cells) => cells[row].is_some_and(|value| {
            out.extend_from_slice(if value { b"true" } else { b"false" });
            true
        }),
        Cells::Int(cells) => cells[row].is_some_and(|number| {
            let mut buffer = itoa::Buffer::new();
            match column.quoted {
                true => escape::text(buffer.format(number), out),
                false => out.extend_from_slice(buffer.format(number).as_bytes()),
            }
            true
        }),
        Cells::Float(cells) => cells[row].is_some_and(|number| {
            float(number, out);
            true
        }),
        Cells::Text(cells) => cells[row].is_some_and(|text| {
            texts.write(text, out);
            true
        }),
        Cells::List(lists) => {
            let items = lists.get(row);
            for (at, item) in items.iter().enumerate() {
                out.push(if at == 0 { b'[' } else { b',' });
                texts.write(*item, out);
            }
            out.push(b']');
            !items.is_empty()
        }
    }
}

/// What the ids that are made for edges start with, and no node's does.
fn made_ids(graph: &Graph) -> String {
    let mut prefix = MADE_ID.to_string();
    while (0..graph.nodes.len()).any(|node| graph.node_id(node).starts_with(&prefix)) {
        prefix.insert_str(0, CLASH);
    }
    prefix
}

/// The ids of edges that a node has, too, and a free one for each.
fn clashes(graph: &Graph) -> BTreeMap<&str, String> {
    let ids: BTreeSet<&str> = graph.edges.ids.iter().flatten().map(|id| graph.text(*id)).collect();
    let free = |id: &&str| {
        let mut other = format!("{CLASH}{id}");
        while graph.find(&other).is_some() || ids.contains(other.as_str()) {
            other.insert_str(0, CLASH);
        }
        other
    };
    let clashing = ids.iter().filter(|id| graph.find(id).is_some());
    clashing.map(|id| (*id, free(id))).collect()
}

impl<'a> Written<'a> {
    fn new(column: &'a Column, name: &str, form: Form) -> Written<'a> {
        let mut key = Vec::new();
        escape::text(name, &mut key);
        key.push(b':');
        Written { key, cells: &column.cells, quoted: is_quoted(column, form) }
    }
}

/// Whether the numbers of an attribute are written as text, because JavaScript rounds one of them.
fn is_quoted(column: &Column, form: Form) -> bool {
    let is_large = |number: &i64| number.unsigned_abs() > LARGEST_IN_JAVASCRIPT;
    match &column.cells {
        Cells::Int(cells) => !form.is_node_link() && cells.iter().flatten().any(is_large),
        _ => false,
    }
}

fn float(number: f64, out: &mut Vec<u8>) {
    if (1e-4..1e15).contains(&number.abs()) {
        write_float(number, out);
    } else {
        // Into memory, this can't fail.
        let _ = write!(out, "{number:?}");
    }
}
