//! DOT, the language of Graphviz, for any reader or for a drawing.
//!
//! What is written by default is what all readers of DOT agree on: everything quoted, one
//! statement a line, attributes beside the node or edge they belong to, no defaults, subgraphs
//! or chains, and one statement about the graph, the last one. For Graphviz itself there are
//! wrapped labels, a legend with samples, frames and fonts; that file reads back here as well,
//! but not everywhere.
//!
//! It can't carry the kind of a value (all are text) nor lists, and cuts texts beyond 8,000
//! bytes, as some versions of Graphviz refuse a whole file for a string of 16 KiB. From files of
//! others, drawing attributes, ports and the nesting of subgraphs aren't kept.

mod carries;
mod gephi;
mod ids;
mod legend;
mod names;
mod put;
mod quote;
mod read;
mod rows;
mod style;
mod write;

#[cfg(test)]
mod laws;

use crate::formats::{Format, Writes};

use carries::CARRIES;

/// The format.
pub static FORMAT: Format = Format {
    name: "dot",
    extensions: &["dot", "gv"],
    summary: "Graphviz, and what reads its language: a drawing with shapes, lines and a legend",
    rows: None,
    reads: Some(read::read),
    writes: Some(Writes {
        carries: CARRIES,
        write: write::write,
        names: names::on_paper,
        rewritten: gephi::losses,
    }),
};
