//! A graph as some program sees it, and as it was meant, in one form that can be compared.

use std::collections::BTreeMap;

use claimgraph::model::{Cells, Column, Graph, Value as Cell};
use serde_json::Value;

/// Attributes by name.
pub(crate) type Attributes = BTreeMap<String, Value>;

/// A graph as somebody sees it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Picture {
    pub(crate) nodes: Vec<Node>,
    pub(crate) edges: Vec<Edge>,
}

/// A node as somebody sees it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Node {
    pub(crate) id: String,
    pub(crate) label: Option<String>,
    pub(crate) kind: Option<String>,
    pub(crate) attributes: Attributes,
}

/// An edge as somebody sees it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Edge {
    pub(crate) id: Option<String>,
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) directed: bool,
    pub(crate) relation: Option<String>,
    pub(crate) label: Option<String>,
    pub(crate) weight: Option<f64>,
    pub(crate) attributes: Attributes,
}

impl Picture {
    /// What a graph means.
    pub(crate) fn of(graph: &Graph) -> Picture {
        let word = |symbol| graph.symbols.text_of(symbol).map(str::to_string);
        let node = |at: usize| Node {
            id: graph.node_id(at).to_string(),
            label: word(graph.nodes.labels[at]),
            kind: word(graph.nodes.types[at]),
            attributes: attributes(graph, &graph.nodes.columns, at),
        };
        let edges = &graph.edges;
        let edge = |at: usize| Edge {
            id: edges.ids.as_ref().map(|ids| graph.text(ids[at]).to_string()),
            from: graph.node_id(edges.from[at] as usize).to_string(),
            to: graph.node_id(edges.to[at] as usize).to_string(),
            directed: !edges.undirected[at],
            relation: word(edges.relations[at]),
            label: word(edges.labels[at]),
            weight: edges.weights.as_ref().map(|weights| weights[at]),
            attributes: attributes(graph, &edges.columns, at),
        };
        Picture {
            nodes: (0..graph.nodes.len()).map(node).collect(),
            edges: (0..edges.len()).map(edge).collect(),
        }
    }

    fn attributes(&mut self) -> impl Iterator<Item = &mut Attributes> {
        let nodes = self.nodes.iter_mut().map(|node| &mut node.attributes);
        nodes.chain(self.edges.iter_mut().map(|edge| &mut edge.attributes))
    }

    /// Every value of every attribute that `change` makes something of; nothing drops it.
    pub(crate) fn change(&mut self, change: impl Fn(Value) -> Option<Value>) {
        for attributes in self.attributes() {
            let all = std::mem::take(attributes).into_iter();
            attributes.extend(all.filter_map(|(name, value)| Some((name, change(value)?))));
        }
    }

    /// Every name of an attribute.
    pub(crate) fn change_names(&mut self, change: impl Fn(&str) -> String) {
        self.attributes().for_each(|attributes| rename(attributes, &change));
    }

    /// Every text of every attribute that `change` makes something of; nothing drops it.
    pub(crate) fn change_texts(&mut self, change: impl Fn(String) -> Option<String>) {
        self.change(|value| match value {
            Value::String(text) => change(text).map(Value::String),
            other => Some(other),
        });
    }

    /// Everything that people read, and types and relations, that `change` makes something of.
    pub(crate) fn change_words(&mut self, change: impl Fn(String) -> Option<String>) {
        for node in &mut self.nodes {
            node.label = node.label.take().and_then(&change);
            node.kind = node.kind.take().and_then(&change);
        }
        for edge in &mut self.edges {
            edge.relation = edge.relation.take().and_then(&change);
            edge.label = edge.label.take().and_then(&change);
        }
    }

    /// Every id of a node, wherever it stands.
    pub(crate) fn change_ids(&mut self, change: impl Fn(&str) -> String) {
        self.nodes.iter_mut().for_each(|node| node.id = change(&node.id));
        for edge in &mut self.edges {
            (edge.from, edge.to) = (change(&edge.from), change(&edge.to));
        }
    }

    /// What is in only one of two pictures, at most a screen of it; nothing if they are the same.
    ///
    /// The ends of an undirected edge may be swapped.
    pub(crate) fn differences(&self, meant: &Picture) -> Vec<String> {
        let mut told = Vec::new();
        let lines = |picture: &Picture| {
            let nodes: Vec<String> = picture.nodes.iter().map(Node::line).collect();
            (nodes, picture.edges.iter().map(Edge::line).collect::<Vec<String>>())
        };
        let ((seen_nodes, seen_edges), (nodes, edges)) = (lines(self), lines(meant));
        only_one_has(seen_nodes, nodes, &mut told);
        only_one_has(seen_edges, edges, &mut told);
        told
    }
}

impl Node {
    fn line(&self) -> String {
        let Node { id, label, kind, attributes } = self;
        format!("node {id:?} {label:?} {kind:?} {}", shown(attributes))
    }
}

impl Edge {
    fn line(&self) -> String {
        let Edge { id, from, to, directed, relation, label, weight, attributes } = self;
        let swap = !directed && from > to;
        let (from, to) = if swap { (to, from) } else { (from, to) };
        let line = if *directed { "->" } else { "--" };
        let rest = shown(attributes);
        // An edge whose label isn't said is read as its relation.
        let label = label.as_ref().or(relation.as_ref());
        format!("edge {from:?} {line} {to:?} {id:?} {relation:?} {label:?} {weight:?} {rest}")
    }
}

/// The same values under other names.
pub(crate) fn rename(attributes: &mut Attributes, change: impl Fn(&str) -> String) {
    let all = std::mem::take(attributes).into_iter();
    attributes.extend(all.map(|(name, value)| (change(&name), value)));
}

fn shown(attributes: &Attributes) -> String {
    let each = attributes.iter().map(|(name, value)| format!("{name:?}={value}"));
    each.collect::<Vec<String>>().join(" ")
}

fn only_one_has(seen: Vec<String>, meant: Vec<String>, told: &mut Vec<String>) {
    const MOST: usize = 6;
    if seen.len() != meant.len() {
        told.push(format!("{} seen, {} meant", seen.len(), meant.len()));
    }
    // How many more times a line was seen than meant.
    let mut surplus: BTreeMap<String, i32> = BTreeMap::new();
    seen.into_iter().for_each(|line| *surplus.entry(line).or_default() += 1);
    meant.into_iter().for_each(|line| *surplus.entry(line).or_default() -= 1);
    let odd = surplus.iter().filter(|(_, count)| **count != 0);
    let lines = odd.map(|(line, count)| match *count > 0 {
        true => format!("seen   {line}"),
        false => format!("meant  {line}"),
    });
    let mut lines: Vec<String> = lines.collect();
    let more = lines.len().saturating_sub(MOST);
    lines.truncate(MOST);
    told.append(&mut lines);
    if more > 0 {
        told.push(format!("and {more} more"));
    }
}

fn attributes(graph: &Graph, columns: &[Column], row: usize) -> Attributes {
    let value = |cells: &Cells| {
        Some(match graph.value(cells, row)? {
            Cell::Bool(value) => value.into(),
            Cell::Int(number) => number.into(),
            Cell::Float(number) => number.into(),
            Cell::Text(text) => text.into(),
            Cell::List(items) => items.iter().map(|item| graph.text(*item)).collect(),
        })
    };
    let named = |column: &Column| Some((column.name.clone(), value(&column.cells)?));
    columns.iter().filter_map(named).collect()
}
