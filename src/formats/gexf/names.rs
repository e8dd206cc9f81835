//! The names of attributes that mean something to us or to a program that reads GEXF.

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

/// Names that attributes of nodes don't have on paper.
pub(super) const NODE: &[&str] = &[
    "color",
    "end",
    "id",
    "key",
    "kind",
    "label",
    "node_for_adding",
    "parents",
    "pid",
    "position",
    "self",
    "shape",
    "size",
    "start",
    "thickness",
    "timeset",
    "type",
    "viz",
    "weight",
];

/// Names that attributes of edges don't have on paper.
pub(super) const EDGE: &[&str] = &[
    "color",
    "end",
    "id",
    "key",
    "kind",
    "label",
    "parents",
    "pid",
    "position",
    "relation",
    "self",
    "shape",
    "size",
    "start",
    "thickness",
    "timeset",
    "u_for_edge",
    "v_for_edge",
    "viz",
    "weight",
    "weight_raw",
];

/// Names that mean something to Gephi or graphology, and nothing to networkx.
const FREE_FOR_NETWORKX: &[&str] = &["color", "position", "shape", "size", "thickness", "timeset"];
