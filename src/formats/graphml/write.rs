//! Writing GraphML.

use std::io::Write;

use memchr::memchr2;

use super::names::{self, SHOWN_EDGE, SHOWN_NODE};
use super::yed::Drawing;
use crate::error::Result;
use crate::formats::guesses::needs_attribute;
use crate::formats::ids::{Ids, in_sight};
use crate::formats::kinds::{kinds, numbered};
use crate::formats::texts::Texts;
use crate::formats::xml::{
    Taken, attribute, content, float, is_lost_on_gephi, named, ready, value,
};
use crate::formats::{Consumer, Of, WriteOptions, rows};
use crate::model::{Cells, Column, EdgeLabels, Graph, Sym};

/// Writes a graph as GraphML.
pub(super) fn write(
    graph: &Graph,
    options: &WriteOptions,
    out: &mut (dyn Write + Send),
) -> Result<()> {
    let drawing = (options.consumer == Consumer::Yed).then(|| Drawing::new(graph, options));
    let plan = Plan::of(graph, options);
    let mut head = Vec::new();
    plan.head(&mut head, drawing.is_some());
    out.write_all(&head)?;
    rows(
        out,
        graph.nodes.len(),
        || OnPaper::of(graph),
        |paper, range, buffer| {
            for near in in_sight(range) {
                graph.fetch_nodes(near.clone());
                near.for_each(|node| plan.node(buffer, node, paper, drawing.as_ref()));
            }
        },
    )?;
    plan.ids.write_edges(
        graph,
        out,
        || OnPaper::of(graph),
        |paper, range, buffer| {
            paper.contents.fetch_edges(range.clone());
            range.for_each(|edge| plan.edge(buffer, edge, paper, drawing.as_ref()));
        },
    )?;
    out.write_all(b"  </graph>\n</graphml>\n")?;
    Ok(())
}

/// Texts as they were written before.
struct OnPaper<'a> {
    attributes: Texts<'a>,
    contents: Texts<'a>,
}

impl<'a> OnPaper<'a> {
    fn of(graph: &'a Graph) -> OnPaper<'a> {
        let attributes = Texts::new(graph, |text, out| attribute(out, text));
        OnPaper { attributes, contents: Texts::new(graph, |text, out| content(out, text)) }
    }
}

/// A key and the cells behind it.
struct Field<'a> {
    /// `<data key="…">`.
    open: Vec<u8>,
    cells: &'a Cells,
}

/// Everything that is decided before the first row.
struct Plan<'a> {
    graph: &'a Graph,
    ids: Ids,
    labels: EdgeLabels<'a>,
    keys: Vec<u8>,
    nodes: Vec<Field<'a>>,
    edges: Vec<Field<'a>>,
    /// The numbers of edges whose kind repeats.
    kinds: Option<Vec<u32>>,
    /// Whether the relation is a key besides being the kind.
    relation: bool,
    /// Whether weights that Gephi can't take go where it doesn't see them.
    raw_weights: bool,
    mixed: bool,
    /// Whether Cytoscape's own columns say what nodes and edges are called.
    shown: bool,
}

impl<'a> Plan<'a> {
    fn of(graph: &'a Graph, options: &WriteOptions) -> Plan<'a> {
        let kinds = kinds(graph);
        let mut taken = Taken::default();
        for fixed in ["n_label", "n_type", "n_graphics", "e_label", "e_weight", "e_weight_raw"] {
            taken.distinct(fixed.to_string());
        }
        for fixed in ["e_relation", "e_rid", "e_graphics", "g_name", SHOWN_NODE, SHOWN_EDGE] {
            taken.distinct(fixed.to_string());
        }
        let for_gephi = options.consumer == Consumer::Gephi;
        let weights = graph.edges.weights.as_deref().unwrap_or_default();
        let labels = EdgeLabels::of(graph);
        let mut plan = Plan {
            graph,
            ids: Ids::of(graph, |id, bytes| attribute(bytes, id)),
            relation: needs_attribute(graph, kinds.is_some(), &labels),
            labels,
            keys: Vec::new(),
            nodes: Vec::new(),
            edges: Vec::new(),
            kinds,
            raw_weights: for_gephi && weights.iter().any(|weight| is_lost_on_gephi(*weight)),
            mixed: graph.mixes_directions(),
            shown: options.consumer == Consumer::Cytoscape,
        };
        plan.declare(options.consumer == Consumer::Yed);
        let columns = |of: Of| of.columns(graph).iter().zip(names::on_paper(graph, of, options));
        let nodes = fields(columns(Of::Nodes), "node", &mut taken, &mut plan.keys);
        let edges = fields(columns(Of::Edges), "edge", &mut taken, &mut plan.keys);
        (plan.nodes, plan.edges) = (nodes, edges);
        plan
    }

    /// Declares the keys that aren't further attributes. A drawing has words on it, which are
    /// labels unless there are keys for labels.
    fn declare(&mut self, drawn: bool) {
        let Graph { name, nodes, edges, .. } = self.graph;
        let some = |list: &[Option<Sym>]| list.iter().any(Option::is_some);
        let keys: [(&str, &str, &str, bool); 8] = [
            ("graph", "name", "string", !name.is_empty()),
            ("node", "label", "string", drawn || some(&nodes.labels)),
            ("node", "type", "string", some(&nodes.types)),
            ("edge", "label", "string", drawn || some(&edges.labels) || some(&edges.relations)),
            ("edge", "weight", "double", edges.weights.is_some()),
            ("edge", "weight_raw", "double", self.raw_weights),
            ("edge", "relation", "string", self.relation),
            ("edge", "rid", "string", edges.ids.is_some()),
        ];
        for (target, name, kind, _) in keys.iter().filter(|key| key.3) {
            let id = format!("{}_{name}", &target[..1]);
            key(&mut self.keys, &id, target, name, kind);
        }
        if self.shown {
            key(&mut self.keys, SHOWN_NODE, "node", "name", "string");
            key(&mut self.keys, SHOWN_EDGE, "edge", "interaction", "string");
        }
    }

    fn head(&self, out: &mut Vec<u8>, drawn: bool) {
        out.extend_from_slice(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"");
        if drawn {
            out.extend_from_slice(b" xmlns:y=\"http://www.yworks.com/xml/graphml\"");
        }
        out.extend_from_slice(b">\n");
        out.extend_from_slice(&self.keys);
        if drawn {
            Drawing::keys(out);
        }
        let undirected = &self.graph.edges.undirected;
        let all_undirected = !undirected.is_empty() && undirected.iter().all(|u| *u);
        let default = if all_undirected { "undirected" } else { "directed" };
        out.extend_from_slice(b"  <graph id=\"G\"");
        named(out, "edgedefault", default);
        out.extend_from_slice(b">\n");
        if !self.graph.name.is_empty() {
            out.extend_from_slice(b"    <data key=\"g_name\">");
            content(out, &self.graph.name);
            out.extend_from_slice(b"</data>\n");
        }
    }

    fn node(&self, out: &mut Vec<u8>, node: usize, paper: &mut OnPaper, drawing: Option<&Drawing>) {
        let Graph { nodes, .. } = self.graph;
        let contents = &mut paper.contents;
        out.extend_from_slice(b"    <node");
        ready(out, "id", self.ids.get(node as u32));
        out.push(b'>');
        own_text(out, b"<data key=\"n_label\">", self.graph.symbols.text_of(nodes.labels[node]));
        text(out, b"<data key=\"n_type\">", nodes.types[node], contents);
        if self.shown {
            shown(out, SHOWN_NODE, self.graph.node_label(node));
        }
        self.fields(out, &self.nodes, node, contents);
        if let Some(drawing) = drawing {
            drawing.node(out, node);
        }
        out.extend_from_slice(b"</node>\n");
    }

    fn edge(&self, out: &mut Vec<u8>, edge: usize, paper: &mut OnPaper, drawing: Option<&Drawing>) {
        let Graph { edges, .. } = self.graph;
        self.edge_tag(out, edge, &mut paper.attributes);
        let (label, contents) = (edges.labels[edge].or(edges.relations[edge]), &mut paper.contents);
        let marked = label.and_then(|label| self.labels.marked(edge, self.graph.text(label)));
        match &marked {
            Some(marked) => own_text(out, b"<data key=\"e_label\">", Some(marked)),
            None => text(out, b"<data key=\"e_label\">", label, contents),
        }
        if let (true, Some(read)) = (self.shown, marked.as_deref().or(self.graph.edge_label(edge)))
        {
            shown(out, SHOWN_EDGE, read);
        }
        if let Some(weights) = &edges.weights {
            let raw = self.raw_weights && is_lost_on_gephi(weights[edge]);
            let open: &[u8] =
                if raw { b"<data key=\"e_weight_raw\">" } else { b"<data key=\"e_weight\">" };
            out.extend_from_slice(open);
            float(out, weights[edge]);
            out.extend_from_slice(b"</data>");
        }
        if self.relation {
            text(out, b"<data key=\"e_relation\">", edges.relations[edge], contents);
        }
        if let Some(ids) = &edges.ids {
            own_text(out, b"<data key=\"e_rid\">", Some(self.graph.text(ids[edge])));
        }
        self.fields(out, &self.edges, edge, contents);
        if let Some(drawing) = drawing {
            drawing.edge(out, edge);
        }
        out.extend_from_slice(b"</edge>\n");
    }

    fn edge_tag(&self, out: &mut Vec<u8>, edge: usize, attributes: &mut Texts) {
        let Graph { edges, .. } = self.graph;
        out.extend_from_slice(b"    <edge");
        if let Some(ids) = &edges.ids {
            named(out, "id", self.graph.text(ids[edge]));
        }
        ready(out, "source", self.ids.get(edges.from[edge]));
        ready(out, "target", self.ids.get(edges.to[edge]));
        if self.mixed && edges.undirected[edge] {
            out.extend_from_slice(b" directed=\"false\"");
        }
        if let Some(relation) = edges.relations[edge] {
            out.extend_from_slice(b" label=\"");
            attributes.write(relation, out);
            numbered(out, self.kinds.as_ref().map_or(1, |kinds| kinds[edge]));
            out.push(b'"');
        }
        out.push(b'>');
    }

    fn fields(&self, out: &mut Vec<u8>, fields: &[Field], row: usize, contents: &mut Texts) {
        for field in fields {
            let start = out.len();
            out.extend_from_slice(&field.open);
            if self.cell(out, field.cells, row, contents) {
                out.extend_from_slice(b"</data>");
            } else {
                out.truncate(start);
            }
        }
    }

    /// Writes a cell; the answer is no if it is absent.
    fn cell(&self, out: &mut Vec<u8>, cells: &Cells, row: usize, contents: &mut Texts) -> bool {
        match cells {
            Cells::Text(cells) => match cells[row] {
                Some(value) => contents.write(value, out),
                None => return false,
            },
            Cells::List(lists) => match lists.get(row) {
                [] => return false,
                [one] => contents.write(*one, out),
                several => self.joined(out, several, contents),
            },
            numbers => return value(out, numbers, row),
        }
        true
    }

    /// Writes texts with `|` between them.
    fn joined(&self, out: &mut Vec<u8>, texts: &[Sym], contents: &mut Texts) {
        let start = out.len();
        for text in texts {
            contents.write(*text, out);
            out.push(b'|');
        }
        out.pop();
        // What isn't plain has to be treated as the one text that it is.
        if memchr2(b'<', b'&', &out[start..]).is_some() {
            out.truncate(start);
            let texts: Vec<&str> = texts.iter().map(|text| self.graph.text(*text)).collect();
            content(out, &texts.join("|"));
        }
    }
}

/// Writes what people read in Cytoscape.
fn shown(out: &mut Vec<u8>, key: &str, text: &str) {
    out.extend_from_slice(b"<data");
    named(out, "key", key);
    out.push(b'>');
    content(out, text);
    out.extend_from_slice(b"</data>");
}

/// Writes a text that no other row has.
fn own_text(out: &mut Vec<u8>, open: &[u8], text: Option<&str>) {
    if let Some(text) = text {
        out.extend_from_slice(open);
        content(out, text);
        out.extend_from_slice(b"</data>");
    }
}

fn text(out: &mut Vec<u8>, open: &[u8], text: Option<Sym>, contents: &mut Texts) {
    if let Some(text) = text {
        out.extend_from_slice(open);
        contents.write(text, out);
        out.extend_from_slice(b"</data>");
    }
}

/// The fields of columns that have a value, which are declared in `keys`.
fn fields<'a>(
    columns: impl Iterator<Item = (&'a Column, String)>,
    target: &str,
    taken: &mut Taken,
    keys: &mut Vec<u8>,
) -> Vec<Field<'a>> {
    let mut fields = Vec::new();
    for (Column { cells, .. }, name) in columns.filter(|(column, _)| column.cells.present() > 0) {
        let id = taken.id(&format!("{}_", &target[..1]), &name);
        key(keys, &id, target, &name, kind(cells));
        fields.push(Field { open: format!("<data key=\"{id}\">").into_bytes(), cells });
    }
    fields
}

fn key(out: &mut Vec<u8>, id: &str, target: &str, name: &str, kind: &str) {
    out.extend_from_slice(b"  <key");
    named(out, "id", id);
    named(out, "for", target);
    named(out, "attr.name", name);
    named(out, "attr.type", kind);
    out.extend_from_slice(b"/>\n");
}

fn kind(cells: &Cells) -> &'static str {
    match cells {
        Cells::Bool(_) => "boolean",
        Cells::Int(cells) if cells.iter().flatten().all(|n| i32::try_from(*n).is_ok()) => "int",
        Cells::Int(_) => "long",
        Cells::Float(_) => "double",
        Cells::Text(_) | Cells::List(_) => "string",
    }
}
