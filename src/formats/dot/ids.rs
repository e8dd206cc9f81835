//! Node ids as they stand in a file, quoted, and with a stand-in where a reader would change them.

use std::io::Write;
use std::ops::Range;

use crate::formats::dot::quote;
use crate::formats::ids;
use crate::model::Graph;

/// The ids of all nodes, ready for the file.
pub(super) struct Ids {
    quoted: ids::Ids,
    /// The nodes whose id is a stand-in, in order.
    renamed: Vec<u32>,
}

impl Ids {
    pub(super) fn of(graph: &Graph) -> Ids {
        let (mut renamed, mut node, mut next) = (Vec::new(), 0, 0_usize);
        let quoted = ids::Ids::of(graph, |id, out| {
            out.push(b'"');
            if quote::is_safe_id(id) {
                out.extend_from_slice(quote::plain(id).as_bytes());
            } else {
                renamed.push(node);
                while graph.find(&format!("n{next}")).is_some() {
                    next += 1;
                }
                // Writing into memory can't go wrong.
                let _ = write!(out, "n{next}");
                next += 1;
            }
            out.push(b'"');
            node += 1;
        });
        Ids { quoted, renamed }
    }

    /// The id of a node with its quotes.
    pub(super) fn quoted(&self, node: usize) -> &str {
        self.quoted.text(node as u32)
    }

    /// Brings what some edges name near.
    pub(super) fn fetch_edges(&self, graph: &Graph, range: Range<usize>) {
        self.quoted.fetch_edges(graph, range);
    }

    /// Whether the id is a stand-in.
    pub(super) fn is_renamed(&self, node: usize) -> bool {
        !self.renamed.is_empty() && self.renamed.binary_search(&(node as u32)).is_ok()
    }
}
