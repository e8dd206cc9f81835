//! Reading GEXF.

use super::attributes::{Class, Use};
use super::rows::Rows;
use crate::error::Result;
use crate::formats::Reading;
use crate::formats::parts::join;
use crate::formats::remarks::Remarks;
use crate::formats::xml::{Event, Events, Tag, guess_relations, utf8};
use crate::model::Graph;
use crate::text::{FileId, Files, clean};

/// The most bytes of a document.
const MOST: u64 = 4 << 30;

/// Reads a GEXF file.
pub(super) fn read(files: &Files, file: FileId) -> Result<Reading> {
    let bytes = files.read(file, MOST)?;
    Ok(match utf8(&bytes, file) {
        Ok(text) => read_text(text, file),
        Err(diagnostic) => Reading { graph: Graph::default(), diagnostics: vec![*diagnostic] },
    })
}

fn read_text(text: &str, file: FileId) -> Reading {
    let mut events = Events::new(text, Remarks::new(file));
    let mut document = Document::default();
    document.read(&mut events);
    let Document { rows, name, .. } = document;
    let says_relation = rows.has_kinds || rows.edges.uses(Use::Relation);
    let mut remarks = events.remarks;
    let mut graph = join(vec![rows.part], &mut remarks);
    if !says_relation {
        guess_relations(&mut graph);
    }
    graph.name = name;
    graph.sort();
    Reading { graph, diagnostics: remarks.finish() }
}

/// A document as far as it has been read.
#[derive(Default)]
struct Document {
    rows: Rows,
    name: String,
    ours: bool,
    graphs: usize,
    inside: Vec<Inside>,
}

/// An element that is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inside {
    Root,
    Meta,
    Graph,
    Attributes(Class),
    /// `<nodes>` and `<edges>`.
    List,
    /// `<attvalues>` and `<spells>`, of which only the children count.
    Values,
    Node,
    Edge,
}

impl Document {
    fn read(&mut self, events: &mut Events) {
        while let Some(event) = events.next() {
            match event {
                Event::Start(tag) => self.start(tag, events),
                Event::End => match self.inside.pop() {
                    Some(Inside::Node) => self.rows.end_node(events),
                    Some(Inside::Edge) => self.rows.end_edge(events),
                    _ => {}
                },
                Event::Text(text) if text.trim_ascii().is_empty() => {}
                Event::Text(text) => {
                    let at = events.at() - text.len() as u64;
                    let what = "text between elements isn't kept";
                    let hint = "put it into an `<attvalue>`";
                    events.remarks.count(what, at, text.len().min(40), hint);
                }
            }
        }
    }

    fn start(&mut self, tag: Tag, events: &mut Events) {
        use Inside::{Attributes, Edge, Graph, List, Meta, Node, Root, Values};
        let parent = self.inside.last().copied();
        let inside = match (parent, tag.name) {
            (None, "gexf") => Root,
            (None, name) => {
                let message = format!("the document is `{name}`, not `gexf`");
                events.stop(message, tag.at, tag.length, "name the format it is in");
                return;
            }
            (Some(Root), "meta") => Meta,
            (Some(Meta), name) => return self.meta(name, events),
            (Some(Root), "graph") => {
                self.graph(tag, events);
                Graph
            }
            (Some(Graph), "attributes") => {
                let edges = tag.get("class").is_some_and(|class| class == "edge");
                Attributes(if edges { Class::Edge } else { Class::Node })
            }
            (Some(Attributes(class)), "attribute") => {
                return self.rows.declare(tag, class, self.ours, events);
            }
            (Some(Graph | Node), "nodes" | "edges") => List,
            (Some(List), "node") => {
                if self.inside.contains(&Node) {
                    let what = "nodes inside nodes aren't kept as such, only the nodes";
                    let hint = "say where a node belongs in an attribute, or by an edge";
                    events.remarks.count(what, tag.at, tag.length, hint);
                }
                if !self.rows.node(tag, events) {
                    return events.skip_element();
                }
                Node
            }
            (Some(List), "edge") => {
                if !self.rows.edge(tag, events) {
                    return events.skip_element();
                }
                Edge
            }
            (Some(Node | Edge), "attvalues" | "spells") => Values,
            (Some(Node | Edge | Values), "attvalue") => {
                let class = self.class();
                self.rows.value(tag, class, events);
                return events.skip_element();
            }
            (Some(Values), "spell") => {
                let class = self.class();
                self.rows.spell(tag, class, events);
                return events.skip_element();
            }
            (Some(_), name) => return not_kept(name, tag, events),
        };
        self.inside.push(inside);
    }

    /// What the innermost node or edge is.
    fn class(&self) -> Class {
        match self.inside.iter().rev().find(|i| matches!(i, Inside::Node | Inside::Edge)) {
            Some(Inside::Edge) => Class::Edge,
            _ => Class::Node,
        }
    }

    fn meta(&mut self, name: &str, events: &mut Events) {
        let text = events.text().0;
        match name {
            "creator" => self.ours = text == "claimgraph",
            "description" => self.name = clean(&text).into_owned(),
            "title" if self.name.is_empty() => self.name = clean(&text).into_owned(),
            _ => {}
        }
    }

    fn graph(&mut self, tag: Tag, events: &mut Events) {
        self.graphs += 1;
        if self.graphs > 1 {
            let what = "further graphs aren't kept as such, only their nodes and edges";
            events.remarks.count(what, tag.at, tag.length, "write each graph into its own file");
        }
        // GEXF says that edges without a type are undirected unless the graph says otherwise.
        let default = tag.get("defaultedgetype");
        self.rows.undirected = !matches!(default.as_deref(), Some("directed" | "mutual"));
    }
}

fn not_kept(name: &str, tag: Tag, events: &mut Events) {
    match name {
        "color" | "size" | "position" | "shape" | "thickness" => {
            let what = "colours, sizes, shapes and places aren't kept";
            let hint = "declare looks by type in the project";
            events.remarks.count(what, tag.at, tag.length, hint);
        }
        _ => {
            let what = format!("elements `{name}` aren't kept");
            let hint = "put what they say into an `<attvalue>`";
            events.remarks.count(&what, tag.at, tag.length, hint);
        }
    }
    events.skip_element();
}
