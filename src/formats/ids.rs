//! The ids of nodes, ready to be written again and again, and the edges that name them.

use std::hint::black_box;
use std::io::Write;
use std::ops::Range;

use crate::error::Result;
use crate::formats::rows;
use crate::model::Graph;

/// The ids of all nodes as they stand in a file, side by side.
///
/// Every edge names two nodes, in no order that memory likes; here they are a few megabytes close
/// together, and escaped once.
pub(crate) struct Ids {
    text: String,
    ends: Vec<usize>,
}

/// How many rows are fetched before they are written. What they name fits into the nearest memory.
const NEAR: usize = 128;

/// A range in pieces that can be fetched.
pub(crate) fn in_sight(range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let Range { start, end } = range;
    (start..end).step_by(NEAR).map(move |start| start..(start + NEAR).min(end))
}

impl Ids {
    /// The ids of a graph's nodes, as `put` puts them into the file.
    pub(crate) fn of(graph: &Graph, mut put: impl FnMut(&str, &mut Vec<u8>)) -> Ids {
        let (mut bytes, mut ends) = (Vec::new(), Vec::with_capacity(graph.nodes.len()));
        for near in graph.nodes.ids.chunks(NEAR) {
            graph.symbols.fetch(near.iter().copied());
            for id in near {
                put(graph.text(*id), &mut bytes);
                ends.push(bytes.len());
            }
        }
        Ids { text: String::from_utf8(bytes).expect("ids are put on paper as text"), ends }
    }

    /// The id of a node.
    #[inline]
    pub(crate) fn get(&self, node: u32) -> &[u8] {
        &self.text.as_bytes()[self.range(node)]
    }

    /// The id of a node, as text.
    #[inline]
    pub(crate) fn text(&self, node: u32) -> &str {
        &self.text[self.range(node)]
    }

    /// Writes the edges of a graph in order, as [`rows`] writes rows. The ids that a few of them
    /// name are fetched before they are written, so that `edge` needn't wait for each.
    ///
    /// # Errors
    ///
    /// If writing fails.
    pub(crate) fn write_edges<M>(
        &self,
        graph: &Graph,
        out: &mut (dyn Write + Send),
        memory: impl Fn() -> M + Sync,
        edges: impl Fn(&mut M, Range<usize>, &mut Vec<u8>) + Sync,
    ) -> Result<()> {
        rows(out, graph.edges.len(), memory, |memory, range, buffer| {
            for near in in_sight(range) {
                self.fetch_edges(graph, near.clone());
                edges(memory, near, buffer);
            }
        })
    }

    /// Brings the ids near that some edges name.
    pub(crate) fn fetch_edges(&self, graph: &Graph, range: Range<usize>) {
        self.fetch(&graph.edges.from[range.clone()]);
        self.fetch(&graph.edges.to[range]);
    }

    fn fetch(&self, nodes: &[u32]) {
        let byte = |at: usize| self.text.as_bytes().get(at).copied().unwrap_or_default();
        let seen = nodes.iter().fold(0, |seen, node| seen ^ self.ends[*node as usize]);
        black_box(seen);
        let seen = nodes
            .iter()
            .map(|node| self.range(*node))
            .fold(0, |seen, range| seen ^ byte(range.start) ^ byte(range.end.saturating_sub(1)));
        black_box(seen);
    }

    #[inline]
    fn range(&self, node: u32) -> Range<usize> {
        let start = node.checked_sub(1).map_or(0, |before| self.ends[before as usize]);
        start..self.ends[node as usize]
    }
}
