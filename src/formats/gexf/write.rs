//! Writing GEXF.

use std::collections::BTreeMap;
use std::io::Write;

use super::lists::{item, list};
use super::names;
use super::time::Time;
use crate::error::Result;
use crate::formats::edge_looks::Marks;
use crate::formats::guesses::needs_attribute;
use crate::formats::ids::{Ids, in_sight};
use crate::formats::kinds::{kinds, numbered};
use crate::formats::palette::{Palette, rgb};
use crate::formats::texts::Texts;
use crate::formats::xml::{
    Taken, attribute, escaped, float, is_lost_on_gephi, named, ready, value,
};
use crate::formats::{Consumer, GexfVersion, Of, WriteOptions, rows};
use crate::model::{Cells, Column, EdgeLabels, Graph, Sym};

/// Writes a graph as GEXF.
pub(super) fn write(
    graph: &Graph,
    options: &WriteOptions,
    out: &mut (dyn Write + Send),
) -> Result<()> {
    let plan = Plan::of(graph, options);
    let mut head = Vec::new();
    plan.head(&mut head, options.gexf_version);
    out.write_all(&head)?;
    rows(
        out,
        graph.nodes.len(),
        || OnPaper::of(graph),
        |paper, range, buffer| {
            for near in in_sight(range) {
                graph.fetch_nodes(near.clone());
                near.for_each(|node| plan.node(buffer, node, paper));
            }
        },
    )?;
    out.write_all(b"    </nodes>\n    <edges>\n")?;
    plan.ids.write_edges(
        graph,
        out,
        || OnPaper::of(graph),
        |paper, range, buffer| {
            paper.attributes.fetch_edges(range.clone());
            range.for_each(|edge| plan.edge(buffer, edge, paper));
        },
    )?;
    out.write_all(b"    </edges>\n  </graph>\n</gexf>\n")?;
    Ok(())
}

/// Texts as they were written before.
struct OnPaper<'a> {
    attributes: Texts<'a>,
    items: Texts<'a>,
}

impl<'a> OnPaper<'a> {
    fn of(graph: &'a Graph) -> OnPaper<'a> {
        let attributes = Texts::new(graph, |text, out| attribute(out, text));
        OnPaper { attributes, items: Texts::new(graph, item) }
    }
}

/// An attribute and the cells behind it.
struct Field<'a> {
    /// `<attvalue for="…" value="`.
    open: Vec<u8>,
    cells: &'a Cells,
}

/// Everything that is decided before the first row.
struct Plan<'a> {
    graph: &'a Graph,
    ids: Ids,
    labels: EdgeLabels<'a>,
    nodes: Vec<Field<'a>>,
    edges: Vec<Field<'a>>,
    node_attributes: Vec<u8>,
    edge_attributes: Vec<u8>,
    /// `<viz:color …/>` by type.
    colours: BTreeMap<&'a str, Vec<u8>>,
    /// What tells which edges have a colour, if any may.
    marks: Option<Marks<'a>>,
    time: Option<Time<'a>>,
    /// The numbers of edges whose kind repeats.
    kinds: Option<Vec<u32>>,
    /// Whether the relation is an attribute besides being the kind.
    relation: bool,
    /// Whether weights that Gephi can't take go where it doesn't see them.
    raw_weights: bool,
    mixed: bool,
}

impl<'a> Plan<'a> {
    fn of(graph: &'a Graph, options: &'a WriteOptions) -> Plan<'a> {
        let kinds = kinds(graph);
        let for_gephi = options.consumer == Consumer::Gephi;
        let weights = graph.edges.weights.as_deref().unwrap_or_default();
        let labels = EdgeLabels::of(graph);
        let relation = needs_attribute(graph, kinds.is_some(), &labels);
        let raw_weights = for_gephi && weights.iter().any(|weight| is_lost_on_gephi(*weight));
        let called_by_id = in_sight(0..graph.nodes.len()).any(|mut near| {
            graph.fetch_nodes(near.clone());
            near.any(|node| label_is_id(graph, node))
        });
        let types = graph.nodes.types.iter().any(Option::is_some);
        let node_names = [("label", "string", called_by_id), ("type", "string", types)];
        let edge_names = [("relation", "string", relation), ("weight_raw", "double", raw_weights)];
        let columns = |of: Of| of.columns(graph).iter().zip(names::on_paper(graph, of, options));
        let (nodes, node_attributes) = fields(columns(Of::Nodes), &node_names);
        let (edges, edge_attributes) = fields(columns(Of::Edges), &edge_names);
        Plan {
            graph,
            ids: Ids::of(graph, |id, bytes| attribute(bytes, id)),
            labels,
            nodes,
            edges,
            node_attributes,
            edge_attributes,
            colours: colours(graph, options),
            marks: (options.consumer != Consumer::Networkx)
                .then(|| Marks::of(graph, &options.look))
                .filter(|marks| !marks.are_none()),
            time: Time::of(graph),
            kinds,
            relation,
            raw_weights,
            mixed: graph.mixes_directions(),
        }
    }

    fn head(&self, out: &mut Vec<u8>, version: GexfVersion) {
        out.extend_from_slice(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.extend_from_slice(match version {
            GexfVersion::V1_3 => b"<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n".as_slice(),
            GexfVersion::V1_2 => b"<gexf xmlns=\"http://www.gexf.net/1.2draft\" xmlns:viz=\"http://www.gexf.net/1.2draft/viz\" version=\"1.2\">\n",
        });
        out.extend_from_slice(b"  <meta>\n    <creator>claimgraph</creator>\n");
        if !self.graph.name.is_empty() {
            out.extend_from_slice(b"    <description>");
            escaped(out, &self.graph.name);
            out.extend_from_slice(b"</description>\n");
        }
        out.extend_from_slice(b"  </meta>\n  <graph");
        let undirected = &self.graph.edges.undirected;
        if !self.mixed {
            let all = if undirected.contains(&true) { "undirected" } else { "directed" };
            named(out, "defaultedgetype", all);
        }
        if self.time.is_some() {
            out.extend_from_slice(b" mode=\"dynamic\" timeformat=\"date\"");
            if version == GexfVersion::V1_3 {
                out.extend_from_slice(b" timerepresentation=\"interval\"");
            }
        }
        out.extend_from_slice(b">\n");
        for (class, attributes) in
            [("node", &self.node_attributes), ("edge", &self.edge_attributes)]
        {
            if !attributes.is_empty() {
                out.extend_from_slice(b"    <attributes");
                named(out, "class", class);
                out.extend_from_slice(b">\n");
                out.extend_from_slice(attributes);
                out.extend_from_slice(b"    </attributes>\n");
            }
        }
        out.extend_from_slice(b"    <nodes>\n");
    }

    fn node(&self, out: &mut Vec<u8>, node: usize, paper: &mut OnPaper) {
        let nodes = &self.graph.nodes;
        out.extend_from_slice(b"      <node");
        ready(out, "id", self.ids.get(node as u32));
        named(out, "label", self.graph.node_label(node));
        let start = out.len();
        out.extend_from_slice(b"><attvalues>");
        let empty = out.len();
        if label_is_id(self.graph, node) {
            named_value(out, "label", nodes.labels[node], paper);
        }
        named_value(out, "type", nodes.types[node], paper);
        self.fields(out, &self.nodes, node, paper);
        let mut is_open = out.len() > empty;
        if is_open {
            out.extend_from_slice(b"</attvalues>");
        } else {
            out.truncate(start);
        }
        let kind = self.graph.symbols.text_of(nodes.types[node]);
        if let Some(colour) = kind.and_then(|kind| self.colours.get(kind)) {
            out.extend_from_slice(if is_open { b"" } else { b">" });
            out.extend_from_slice(colour);
            is_open = true;
        }
        out.extend_from_slice(if is_open { b"</node>\n" } else { b"/>\n" });
    }

    fn edge(&self, out: &mut Vec<u8>, edge: usize, paper: &mut OnPaper) {
        self.edge_tag(out, edge, &mut paper.attributes);
        let edges = &self.graph.edges;
        let start = out.len();
        out.extend_from_slice(b"><attvalues>");
        let empty = out.len();
        if self.relation {
            named_value(out, "relation", edges.relations[edge], paper);
        }
        if let Some(weights) = &edges.weights
            && self.raw_weights
            && is_lost_on_gephi(weights[edge])
        {
            out.extend_from_slice(b"<attvalue for=\"weight_raw\" value=\"");
            float(out, weights[edge]);
            out.extend_from_slice(b"\"/>");
        }
        self.fields(out, &self.edges, edge, paper);
        let mut is_open = out.len() > empty;
        if is_open {
            out.extend_from_slice(b"</attvalues>");
        } else {
            out.truncate(start);
        }
        if let Some(style) = self.marks.as_ref().map(|marks| marks.style(edge))
            && style.stands_out()
        {
            out.extend_from_slice(if is_open { b"" } else { b">" });
            out.extend_from_slice(colour(rgb(style.colour()).unwrap_or_default()).as_bytes());
            is_open = true;
        }
        out.extend_from_slice(if is_open { b"</edge>\n" } else { b"/>\n" });
    }

    fn edge_tag(&self, out: &mut Vec<u8>, edge: usize, attributes: &mut Texts) {
        let edges = &self.graph.edges;
        out.extend_from_slice(b"      <edge");
        if let Some(ids) = &edges.ids {
            named(out, "id", self.graph.text(ids[edge]));
        }
        ready(out, "source", self.ids.get(edges.from[edge]));
        ready(out, "target", self.ids.get(edges.to[edge]));
        if self.mixed {
            named(out, "type", if edges.undirected[edge] { "undirected" } else { "directed" });
        }
        if let Some(relation) = edges.relations[edge] {
            out.extend_from_slice(b" kind=\"");
            attributes.write(relation, out);
            numbered(out, self.kinds.as_ref().map_or(1, |kinds| kinds[edge]));
            out.push(b'"');
        }
        if let Some(label) = edges.labels[edge].or(edges.relations[edge]) {
            out.extend_from_slice(b" label=\"");
            match self.labels.marked(edge, self.graph.text(label)) {
                Some(marked) => attribute(out, &marked),
                None => attributes.write(label, out),
            }
            out.push(b'"');
        }
        if let Some(weights) = &edges.weights
            && !(self.raw_weights && is_lost_on_gephi(weights[edge]))
        {
            out.extend_from_slice(b" weight=\"");
            float(out, weights[edge]);
            out.push(b'"');
        }
        if let Some(time) = &self.time {
            let (start, end) = time.span(edge);
            // Days hold nothing to escape.
            start.iter().for_each(|day| ready(out, "start", day.as_slice()));
            end.iter().for_each(|day| ready(out, "end", day.as_slice()));
        }
    }

    fn fields(&self, out: &mut Vec<u8>, fields: &[Field], row: usize, paper: &mut OnPaper) {
        for field in fields {
            let start = out.len();
            out.extend_from_slice(&field.open);
            if self.cell(out, field.cells, row, paper) {
                out.extend_from_slice(b"\"/>");
            } else {
                out.truncate(start);
            }
        }
    }

    /// Writes a cell; the answer is no if it is absent.
    fn cell(&self, out: &mut Vec<u8>, cells: &Cells, row: usize, paper: &mut OnPaper) -> bool {
        match cells {
            Cells::Text(cells) => match cells[row] {
                Some(value) => paper.attributes.write(value, out),
                None => return false,
            },
            Cells::List(lists) => match lists.get(row) {
                [] => return false,
                items => list(out, items, |item, out| paper.items.write(*item, out)),
            },
            numbers => return value(out, numbers, row),
        }
        true
    }
}

fn named_value(out: &mut Vec<u8>, name: &str, text: Option<Sym>, paper: &mut OnPaper) {
    if let Some(text) = text {
        out.extend_from_slice(b"<attvalue");
        named(out, "for", name);
        out.extend_from_slice(b" value=\"");
        paper.attributes.write(text, out);
        out.extend_from_slice(b"\"/>");
    }
}

/// Whether a node has a label that can't be told from the one it would get without.
fn label_is_id(graph: &Graph, node: usize) -> bool {
    let (label, id) = (graph.nodes.labels[node], graph.nodes.ids[node]);
    label.is_some_and(|label| label == id || graph.text(label) == graph.text(id))
}

/// The fields of columns that have a value, and the declarations of these and of `fixed` ones.
fn fields<'a>(
    columns: impl Iterator<Item = (&'a Column, String)>,
    fixed: &[(&str, &str, bool)],
) -> (Vec<Field<'a>>, Vec<u8>) {
    let mut taken = Taken::default();
    let mut declared = Vec::new();
    for (name, kind, is_there) in fixed {
        taken.distinct(name.to_string());
        if *is_there {
            declare(&mut declared, name, name, kind);
        }
    }
    let mut fields = Vec::new();
    for (Column { cells, .. }, title) in columns.filter(|(column, _)| column.cells.present() > 0) {
        let id = taken.title(&title);
        declare(&mut declared, &id, &title, kind(cells));
        let mut open = b"<attvalue".to_vec();
        named(&mut open, "for", &id);
        open.extend_from_slice(b" value=\"");
        fields.push(Field { open, cells });
    }
    (fields, declared)
}

fn declare(out: &mut Vec<u8>, id: &str, title: &str, kind: &str) {
    out.extend_from_slice(b"      <attribute");
    named(out, "id", id);
    named(out, "title", title);
    named(out, "type", kind);
    out.extend_from_slice(b"/>\n");
}

fn kind(cells: &Cells) -> &'static str {
    match cells {
        Cells::Bool(_) => "boolean",
        Cells::Int(cells) if cells.iter().flatten().all(|n| i32::try_from(*n).is_ok()) => "integer",
        Cells::Int(_) => "long",
        Cells::Float(_) => "double",
        Cells::Text(_) => "string",
        Cells::List(_) => "liststring",
    }
}

/// The colours of nodes by type. networkx would make an attribute of them that most of its own
/// writers refuse.
fn colours<'a>(graph: &'a Graph, options: &'a WriteOptions) -> BTreeMap<&'a str, Vec<u8>> {
    if options.consumer == Consumer::Networkx {
        return BTreeMap::new();
    }
    let palette = Palette::of(graph, &options.look);
    palette.types().map(|(kind, look)| (kind, colour(look.fill).into_bytes())).collect()
}

fn colour([r, g, b]: [u8; 3]) -> String {
    format!("<viz:color r=\"{r}\" g=\"{g}\" b=\"{b}\"/>")
}
