//! Pieces that hang together.

use petgraph::unionfind::UnionFind;

use crate::model::Graph;

/// The pieces of a graph that hang together, whatever the direction of edges.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pieces {
    /// A number for each node that those of its piece share.
    pub piece_of: Vec<u32>,
    /// How many pieces there are.
    pub count: usize,
    /// The number of the largest piece; of several equally large ones the one with the smallest id.
    pub largest: Option<u32>,
    /// How many nodes that has.
    pub largest_size: usize,
}

/// Finds the pieces.
///
/// ```
/// use claimgraph::model::GraphBuilder;
/// let mut draft = GraphBuilder::default();
/// let [ada, bob, _eve] = ["ada", "bob", "eve"].map(|id| draft.node(id));
/// draft.edge(bob, ada);
/// let pieces = claimgraph::ask::pieces(&draft.finish());
/// assert_eq!((pieces.count, pieces.largest_size), (2, 2));
/// ```
pub fn pieces(graph: &Graph) -> Pieces {
    let mut sets = UnionFind::<u32>::new(graph.nodes.len());
    for (from, to) in graph.edges.from.iter().zip(&graph.edges.to) {
        sets.union(*from, *to);
    }
    let piece_of = sets.into_labeling();
    let mut sizes = vec![0_usize; piece_of.len()];
    piece_of.iter().for_each(|piece| sizes[*piece as usize] += 1);
    let mut pieces =
        Pieces { count: sizes.iter().filter(|s| **s > 0).count(), ..Pieces::default() };
    // Nodes stand in the order of their ids, so the first of several equal pieces stays.
    for piece in &piece_of {
        if sizes[*piece as usize] > pieces.largest_size {
            pieces.largest = Some(*piece);
            pieces.largest_size = sizes[*piece as usize];
        }
    }
    pieces.piece_of = piece_of;
    pieces
}
