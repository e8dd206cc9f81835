//! GraphML, as Gephi, yEd, Cytoscape, networkx and igraph read it.
//!
//! <http://graphml.graphdrawing.org/specification.html>. It can't carry lists: their parts are
//! joined by `|`. Beyond the model, and named when they are read, are hyperedges, ports, nested
//! graphs, attributes of the graph, and yEd's drawings.
//!
//! # What is written
//!
//! The relation of an edge is its `label=`, from which Gephi knows that two edges between the same
//! nodes are two; one that repeats is written `owns #2`. Because no other program reads it there,
//! the relation is also a key, unless it is every edge's label anyway. So are the ids of edges,
//! `rid`. For Gephi, a weight of 0, for which it drops the edge, or one beyond its 32 bits is
//! `weight_raw`; other programs would take an edge without `weight` for one of weight 1. An
//! attribute with a name that means something to a program gets a `_` at its end. For Cytoscape, what
//! people read is `name` and `interaction` as well, by which it shows nodes and edges; the ids of
//! these keys tell that they say nothing else.
//!
//! # What is read
//!
//! A node's label is the key `label`, or else `name`, or else yEd's; its type is the key `type`.
//! An edge's relation is the key `relation`, or `label=`; in a file without either it is the first
//! of `predicate`, `interaction`, `type`, `label`, `role` and `kind` that there is. An edge of
//! yEd has the direction of its arrows, and what is written on a drawing beside a label is a further
//! attribute. An entity of Maltego is a node with its type, and with the value that Maltego shows as its label.

mod content;
mod data;
mod defaults;
mod document;
mod drawing;
mod keys;
mod names;
mod pieces;
mod read;
mod rows;
mod values;
mod write;
mod yed;

use crate::formats::{Format, Writes, nothing};
use crate::model::Carries;

/// GraphML.
pub(super) static FORMAT: Format = Format {
    name: "graphml",
    extensions: &["graphml", "graphml.xml"],
    summary: "GraphML, for Gephi, yEd, Cytoscape, networkx and igraph",
    rows: None,
    reads: Some(read::read),
    writes: Some(Writes {
        carries: Carries { lists: false, ..Carries::EVERYTHING },
        write: write::write,
        names: names::on_paper,
        rewritten: nothing,
    }),
};
