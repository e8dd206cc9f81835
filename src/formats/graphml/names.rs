//! The names of keys that mean something to us or to a program that reads GraphML.

use crate::formats::xml::on_paper_without;
use crate::formats::{Consumer, Of, WriteOptions};
use crate::model::{Column, Graph};

/// What all attributes of nodes or edges are called on paper.
pub(super) fn on_paper(graph: &Graph, of: Of, options: &WriteOptions) -> Vec<String> {
    let reserved = if of == Of::Nodes { NODE } else { EDGE };
    let free = if options.consumer == Consumer::Networkx { FREE_FOR_NETWORKX } else { &[] };
    let name = |column: &Column| on_paper_without(free, &column.name, reserved);
    of.columns(graph).iter().map(name).collect()
}

/// The ids of the keys by which Cytoscape shows a node and an edge: they say again what others say.
pub(super) const SHOWN_NODE: &str = "n_name_in_cytoscape";
pub(super) const SHOWN_EDGE: &str = "e_interaction_in_cytoscape";

/// Names that attributes of nodes don't have on paper.
pub(super) const NODE: &[&str] = &[
    "color",
    "edge label",
    "edgelabel",
    "g",
    "b",
    "id",
    "key",
    "label",
    "name",
    "node label",
    "node_for_adding",
    "nodelabel",
    "r",
    "selected",
    "self",
    "shared name",
    "size",
    "SUID",
    "type",
    "x",
    "xpos",
    "y",
    "ypos",
    "z",
    "zpos",
];

/// Names that attributes of edges don't have on paper.
pub(super) const EDGE: &[&str] = &[
    "b",
    "color",
    "edge label",
    "edge weight",
    "edgelabel",
    "g",
    "id",
    "key",
    "label",
    "name",
    "r",
    "relation",
    "rid",
    "selected",
    "self",
    "shared interaction",
    "shared name",
    "size",
    "SUID",
    "u_for_edge",
    "v_for_edge",
    "weight",
    "weight_raw",
    "x",
    "y",
    "z",
];

/// Names that mean something to Gephi or Cytoscape, and nothing to networkx.
const FREE_FOR_NETWORKX: &[&str] = &[
    "b",
    "color",
    "g",
    "r",
    "selected",
    "shared interaction",
    "shared name",
    "size",
    "SUID",
    "x",
    "xpos",
    "y",
    "ypos",
    "z",
    "zpos",
];

/// What the label of a node is called, the likeliest first.
pub(super) const NODE_LABEL: &[&str] = &["label", "nodelabel", "node label", "name"];

/// What the label of an edge is called.
pub(super) const EDGE_LABEL: &[&str] = &["label", "edgelabel", "edge label"];

/// What the weight of an edge is called.
pub(super) const WEIGHT: &[&str] = &["weight", "edge weight"];

/// What the name of a graph is called.
pub(super) const GRAPH_NAME: &[&str] = &["name", "label", "title"];
