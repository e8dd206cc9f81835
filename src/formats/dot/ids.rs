//! Node ids as they stand in a file, quoted, and with a stand-in where a reader would change them.

use std::fmt::Write;

use crate::formats::dot::quote;
use crate::model::Graph;

/// The ids of all nodes, ready for the file.
#[derive(Debug)]
pub(super) struct Ids {
    text: String,
    ends: Vec<usize>,
    /// The nodes whose id is a stand-in, in order.
    renamed: Vec<u32>,
}

impl Ids {
    pub(super) fn of(graph: &Graph) -> Ids {
        let count = graph.nodes.len();
        let (mut text, mut ends) = (String::new(), Vec::with_capacity(count));
        let (mut renamed, mut next) = (Vec::new(), 0_usize);
        for node in 0..count {
            let id = graph.node_id(node);
            text.push('"');
            if quote::is_safe_id(id) {
                text.push_str(&quote::plain(id));
            } else {
                renamed.push(node as u32);
                while graph.find(&format!("n{next}")).is_some() {
                    next += 1;
                }
                // Writing into memory can't go wrong.
                let _ = write!(text, "n{next}");
                next += 1;
            }
            text.push('"');
            ends.push(text.len());
        }
        Ids { text, ends, renamed }
    }

    /// The id of a node with its quotes.
    pub(super) fn quoted(&self, node: usize) -> &str {
        let start = node.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[node]]
    }

    /// Whether the id is a stand-in.
    pub(super) fn is_renamed(&self, node: usize) -> bool {
        !self.renamed.is_empty() && self.renamed.binary_search(&(node as u32)).is_ok()
    }
}
