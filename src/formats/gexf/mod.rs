//! GEXF, Gephi's own format.
//!
//! <https://gexf.net>. Read are all versions, written 1.3 or, for programs that haven't heard of
//! it, the draft of 1.2. Beyond the model, and named when they are read, are nodes inside nodes,
//! values that change over time, spells, colours, sizes and places.
//!
//! The dates at which an edge of another program starts and ends are its `first` and `last`; other
//! times, such as numbers, are attributes, which is told.
//!
//! # What is written
//!
//! The relation of an edge is its `kind`, from which Gephi knows that two edges between the same
//! nodes are two; one that repeats is written `owns #2`. It is also an attribute, unless it is
//! every edge's label anyway. Edges with the columns `first` and `last` get a `start` and an `end`
//! besides, in days, which reading leaves alone where those columns are; years there have four digits
//! and no sign. A node without a label
//! gets its id as one, because Gephi would show nothing; an attribute `label` says when a label
//! really is the id. For Gephi, a weight of 0, for which it drops the edge, or one beyond its 32
//! bits is the attribute `weight_raw`; other programs would take an edge without `weight` for one of
//! weight 1. An attribute with a name that means something to a program gets a `_` at its end.

mod attributes;
mod lists;
mod names;
mod open_ends;
mod read;
mod rows;
mod spells;
mod time;
mod write;

use crate::formats::{Format, Writes};
use crate::model::Carries;

/// GEXF.
pub(super) static FORMAT: Format = Format {
    name: "gexf",
    extensions: &["gexf"],
    summary: "GEXF, for Gephi: types, lists, colours, and when each edge held",
    rows: None,
    reads: Some(read::read),
    writes: Some(Writes {
        carries: Carries::EVERYTHING,
        write: write::write,
        names: names::on_paper,
        rewritten: |graph, _| time::rewritten(graph),
    }),
};
