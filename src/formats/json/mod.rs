//! JSON: networkx's node-link form, graphology's and Cytoscape's, and JSON Lines.
//!
//! `json` is written as networkx's node-link data (`directed`, `multigraph`, `graph`, `nodes`,
//! `edges`), or for graphology or Cytoscape as those have it, one node or edge a line. A node has
//! `id`, `label`, `type` and its attributes, an edge `id`, `source`, `target`, `relation`, `label`,
//! `weight`, `undirected` and its attributes; what is absent is left out, and `undirected` where it
//! is so of all edges, which the graph says. All forms are read, and
//! d3's `links`, the lists of neighbours of networkx's `adjacency_data`, and the records of Neo4j and
//! FollowTheMoney. Where no edge has a `relation`, be it `null`, it is what edges are labelled, as in
//! other formats; so is a node's `name` its label where no node has one.
//!
//! A `graph` that has `nodes` and `edges` within it is one of JSON Graph Format.
//!
//! `jsonl` has the same objects, one a line, nodes first: `jq -c '.nodes[], .edges[]'` makes one of
//! the other, `select(.source)` finds the edges, and `pandas.read_json(lines=True)` a table.
//!
//! JSON carries everything but hyperedges, nested graphs and positions; JSON Lines has no place for
//! the name of the graph. An attribute whose name has a meaning gets a `_` behind it, but for a
//! `key` that tells parallel edges apart, as it does in networkx. `multigraph` is false where no
//! edges are parallel and none has a key. JavaScript
//! rounds whole numbers beyond 2^53, so columns that have one are text for graphology and
//! Cytoscape. There, too, an edge whose id is that of a node is called `e:` and its id, because
//! Cytoscape drops it otherwise; so it does an edge without an id, which gets one that is dropped on
//! reading.

mod columns;
mod element;
mod escape;
mod exported;
mod infinite;
mod jgf;
mod lines;
mod names;
mod parallel;
mod places;
mod read;
mod row;
mod sink;
mod value;
mod write;

use crate::formats::{Format, Writes, nothing};
use crate::model::Carries;

/// One JSON object for the whole graph.
pub static JSON: Format = Format {
    name: "json",
    extensions: &["json", "cyjs"],
    summary: "node-link JSON for networkx and d3, or what graphology and Cytoscape read",
    rows: None,
    reads: Some(read::read),
    writes: Some(Writes {
        carries: Carries::EVERYTHING,
        write: write::whole,
        names: write::names,
        rewritten: write::quoted_numbers,
    }),
};

/// One JSON object a line.
pub static JSONL: Format = Format {
    name: "jsonl",
    extensions: &["jsonl", "ndjson"],
    summary: "one JSON object a line, nodes first, for jq and pandas",
    rows: None,
    reads: Some(lines::read),
    writes: Some(Writes {
        carries: Carries { name: false, ..Carries::EVERYTHING },
        write: write::lines,
        names: write::names_in_lines,
        rewritten: nothing,
    }),
};
