//! The ids of nodes, ready to be written again and again.

use super::escape::attribute;
use crate::model::Graph;

/// The ids of all nodes as attribute values, side by side.
///
/// Every edge names two nodes, in no order that memory likes; here they are a few megabytes close
/// together, and escaped once.
pub(crate) struct Ids {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Ids {
    /// The ids of a graph's nodes.
    pub(crate) fn of(graph: &Graph) -> Ids {
        let mut ids = Ids { bytes: Vec::new(), ends: Vec::with_capacity(graph.nodes.len()) };
        for node in 0..graph.nodes.len() {
            attribute(&mut ids.bytes, graph.node_id(node));
            ids.ends.push(ids.bytes.len());
        }
        ids
    }

    /// Writes ` name="id"`.
    pub(crate) fn named(&self, out: &mut Vec<u8>, name: &str, node: usize) {
        let start = node.checked_sub(1).map_or(0, |before| self.ends[before]);
        out.push(b' ');
        out.extend_from_slice(name.as_bytes());
        out.extend_from_slice(b"=\"");
        out.extend_from_slice(&self.bytes[start..self.ends[node]]);
        out.push(b'"');
    }
}
