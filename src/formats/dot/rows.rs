//! One node or edge as a statement: its data, then how it is drawn.

use std::borrow::Cow;

use dot_writer::Scope;

use crate::formats::dot::carries::CARRIES;
use crate::formats::dot::ids::Ids;
use crate::formats::dot::names;
use crate::formats::dot::put::{Put, Scratch};
use crate::formats::dot::quote::Mode;
use crate::formats::dot::style;
use crate::formats::edge_looks::{EdgeStyle, Marks};
use crate::formats::palette::Palette;
use crate::formats::{Consumer, Look, WriteOptions};
use crate::model::{Cells, Column, Graph, Namesakes, on_paper, write_float, write_number};

/// What is the same for all rows.
pub(super) struct Rows<'a> {
    pub(super) graph: &'a Graph,
    pub(super) palette: &'a Palette<'a>,
    pub(super) ids: Ids,
    node_columns: Vec<Written<'a>>,
    edge_columns: Vec<Written<'a>>,
    marks: Marks<'a>,
    namesakes: Namesakes,
    look: &'a Look,
    rich: bool,
    mixed: bool,
    weighs: bool,
    for_gephi: bool,
    description: Option<Cow<'a, Cells>>,
    node_url: Option<Cow<'a, Cells>>,
    edge_url: Option<Cow<'a, Cells>>,
    quote: Option<Cow<'a, Cells>>,
    quote_speaker: Option<Cow<'a, Cells>>,
}

/// A column under its name on paper, its numbers as a reader will find them.
struct Written<'a> {
    name: String,
    cells: Cow<'a, Cells>,
}

/// The weights other than 0 that `dot` can lay out by. It counts with 32 bits.
const WEIGHTS: std::ops::RangeInclusive<f64> = 1e-6..=1e6;

const NODE_WIDTH: usize = 20;
const EDGE_WIDTH: usize = 24;

impl<'a> Rows<'a> {
    pub(super) fn of(
        graph: &'a Graph,
        palette: &'a Palette<'a>,
        options: &'a WriteOptions,
    ) -> Self {
        let written = |column: &'a Column| Written {
            name: names::written(&column.name),
            cells: on_paper(&column.cells, &graph.symbols, CARRIES),
        };
        let cells = |columns: &'a [Column], name: &str| {
            let column = columns.iter().find(|column| column.name == name)?;
            Some(on_paper(&column.cells, &graph.symbols, CARRIES))
        };
        let undirected = graph.edges.undirected.iter().filter(|undirected| **undirected).count();
        let (nodes, edges) = (&graph.nodes.columns, &graph.edges.columns);
        Rows {
            graph,
            palette,
            ids: Ids::of(graph),
            node_columns: nodes.iter().map(written).collect(),
            edge_columns: edges.iter().map(written).collect(),
            marks: Marks::of(graph, &options.look),
            // For Gephi labels are data, and it shows the ids in a column of their own.
            namesakes: match options.consumer {
                Consumer::Gephi => Namesakes::default(),
                _ => Namesakes::of_graph(graph),
            },
            look: &options.look,
            rich: options.consumer == Consumer::Graphviz,
            mixed: undirected > 0 && undirected < graph.edges.len(),
            weighs: graph.edges.weights.as_ref().is_some_and(|w| w.iter().any(|w| *w != 1.0)),
            for_gephi: options.consumer == Consumer::Gephi,
            description: cells(nodes, "description"),
            node_url: cells(nodes, "source_url").or(cells(nodes, "url")),
            edge_url: cells(edges, "source_url"),
            quote: cells(edges, "quote"),
            // An edge that is one claim has its speaker alone.
            quote_speaker: cells(edges, "quote_speaker").or(cells(edges, "speaker")),
        }
    }

    /// Writes a node.
    pub(super) fn node(&self, at: usize, scope: &mut Scope, scratch: &mut Scratch<'a>) {
        let mut node = scope.node_named(self.ids.quoted(at));
        let (graph, nodes) = (self.graph, &self.graph.nodes);
        let mut put = Put::new(graph, scratch);
        let (label, renamed) = (graph.symbols.text_of(nodes.labels[at]), self.ids.is_renamed(at));
        let drawn = match label {
            None if !renamed && !self.rich => None,
            _ => Some(self.name(at)),
        };
        self.label(label, drawn.as_deref(), NODE_WIDTH, &mut put);
        let kind = graph.symbols.text_of(nodes.types[at]);
        if let Some(kind) = nodes.types[at] {
            put.symbol("type", kind, Mode::Data);
        }
        if renamed {
            put.whole("cid", graph.node_id(at));
        }
        self.cells(&self.node_columns, at, &mut put);
        let look = self.palette.look(kind);
        put.constant("shape", look.shape);
        put.constant("style", "filled");
        put.constant("fillcolor", &look.fill_hex());
        if let Some(text) = self.shown(&self.description, at) {
            put.short("tooltip", &text, "");
        }
        self.link(&self.node_url, at, &mut put);
        put.into_list(&mut node);
    }

    /// Writes an edge.
    pub(super) fn edge(&self, at: usize, scope: &mut Scope, scratch: &mut Scratch<'a>) {
        let (graph, edges) = (self.graph, &self.graph.edges);
        let (from, to) = (edges.from[at] as usize, edges.to[at] as usize);
        let mut list = scope.edge(self.ids.quoted(from), self.ids.quoted(to)).attributes();
        let mut put = Put::new(graph, scratch);
        if let Some(ids) = &edges.ids {
            put.whole("key", graph.text(ids[at]));
        }
        let style = self.marks.style(at);
        let label = graph.edge_label(at);
        match label {
            // A denial must read as one wherever the label goes, and a plan as a plan.
            Some(text) if style.is_marked() && !text.is_empty() => {
                let drawn = style.marked(text, self.marks.status_text(at));
                self.label(label, Some(&drawn), EDGE_WIDTH, &mut put);
            }
            // Drawn as it is, it is its own label.
            Some(_) if !self.rich => {
                let label = edges.labels[at].or(edges.relations[at]);
                label.into_iter().for_each(|label| put.symbol("label", label, Mode::Drawn));
            }
            drawn => self.label(label, drawn, EDGE_WIDTH, &mut put),
        }
        if let Some(relation) = edges.relations[at] {
            put.symbol("relation", relation, Mode::Data);
        }
        self.weight(at, &mut put);
        if self.mixed && edges.undirected[at] {
            put.constant("directed", "false");
            put.constant("dir", "none");
        }
        self.cells(&self.edge_columns, at, &mut put);
        self.edge_look(style, &mut put);
        if let Some(quote) = self.shown(&self.quote, at) {
            let speaker = self.shown(&self.quote_speaker, at).unwrap_or_default();
            put.short("tooltip", &quote, &self.speaker(&speaker));
        }
        self.link(&self.edge_url, at, &mut put);
        put.into_list(&mut list);
    }

    /// What people read for a node: the label, and the id beside it where another has that label.
    fn name(&self, node: usize) -> Cow<'_, str> {
        let (label, id) = (self.graph.node_label(node), self.graph.node_id(node));
        match label != id && self.namesakes.have(label) {
            true => Cow::Owned(format!("{label} ({id})")),
            false => Cow::Borrowed(label),
        }
    }

    /// What people read for a speaker, who is given by id.
    fn speaker<'s>(&'s self, id: &'s str) -> Cow<'s, str> {
        match self.graph.find(id) {
            Some(node) => self.name(node),
            None => Cow::Borrowed(self.look.speakers.get(id).map_or(id, String::as_str)),
        }
    }

    fn edge_look(&self, style: EdgeStyle<'_>, put: &mut Put) {
        if let Some(line) = style.line_name() {
            put.constant("style", line);
        }
        if style.denied {
            put.constant("arrowhead", "tee");
            put.constant("arrowsize", "1.4");
        } else if style.symmetric {
            put.constant("arrowhead", "none");
        }
        if style.thin {
            put.constant("penwidth", "0.4");
        } else if style.disputed {
            put.constant("penwidth", "2.5");
        }
        if style.stands_out() {
            put.constant("fontcolor", style.colour());
            if self.rich {
                put.constant("color", style.colour());
            }
        }
    }

    /// The label, and beside it what it really is if something else is drawn.
    fn label(&self, label: Option<&str>, drawn: Option<&str>, width: usize, put: &mut Put) {
        let Some(drawn) = drawn else { return };
        let shown = match self.rich {
            true => Cow::Owned(style::wrap(drawn, width, 6)),
            false => Cow::Borrowed(drawn),
        };
        put.text("label", &shown, Mode::Drawn);
        if let Some(label) = label.filter(|label| *label != shown) {
            put.text("plain_label", label, Mode::Data);
        }
        if label.is_none() {
            put.constant("no_label", "true");
        }
    }

    fn weight(&self, at: usize, put: &mut Put) {
        let Some(weights) = &self.graph.edges.weights else { return };
        if self.weighs {
            // Gephi drops an edge that weighs nothing, and `twopi` fails on one.
            let fits = match weights[at] {
                0.0 => !self.for_gephi && !self.rich,
                weight => WEIGHTS.contains(&weight.abs()),
            };
            let name = if fits { "weight" } else { "weight_raw" };
            put.number(name, weights[at], write_number);
        }
    }

    fn cells(&self, columns: &[Written], row: usize, put: &mut Put) {
        for Written { name, cells } in columns {
            match cells.as_ref() {
                Cells::Bool(cells) => {
                    let word = cells[row].map(|value| if value { "true" } else { "false" });
                    word.into_iter().for_each(|word| put.constant(name, word));
                }
                Cells::Int(cells) => {
                    let number = cells[row].into_iter();
                    number.for_each(|n| put.constant(name, itoa::Buffer::new().format(n)));
                }
                Cells::Float(cells) => {
                    let number = cells[row].into_iter();
                    number.for_each(|number| put.number(name, number, write_float));
                }
                Cells::Text(cells) => {
                    let text = cells[row].into_iter();
                    text.for_each(|text| put.symbol(name, text, Mode::Data));
                }
                Cells::List(lists) => match lists.get(row) {
                    [] => {}
                    [one] => put.symbol(name, *one, Mode::Data),
                    several => put.joined(name, several),
                },
            }
        }
    }

    fn link(&self, cells: &Option<Cow<Cells>>, row: usize, put: &mut Put) {
        let Some(urls) = self.shown(cells, row) else { return };
        if let Some(link) = urls.split('|').next().and_then(style::link) {
            put.constant("URL", &link);
        }
    }

    /// A value as it stands in the file, so that a file that was read says the same.
    fn shown<'s>(&'s self, cells: &'s Option<Cow<Cells>>, row: usize) -> Option<Cow<'s, str>> {
        Some(self.graph.render(self.graph.value(cells.as_deref()?, row)?))
    }
}
