//! Which edges hold in both directions alike.

use crate::model::Graph;

/// Whether each edge of a graph holds in both directions alike: because it has no direction, or
/// because its `symmetric` says that its relation has none, whoever is named first.
///
/// ```
/// use claimgraph::model::{GraphBuilder, Kind, two_way};
/// let mut draft = GraphBuilder::default();
/// let (ada, bob) = (draft.node("ada"), draft.node("bob"));
/// let symmetric = draft.edge_column("symmetric", Some(Kind::Text));
/// for said in ["false", "true"] {
///     let edge = draft.edge(ada, bob);
///     draft.set_edge(symmetric, edge, said);
/// }
/// assert_eq!(two_way(&draft.finish()), [false, true]);
/// ```
pub fn two_way(graph: &Graph) -> Vec<bool> {
    let mut two_way = graph.edges.undirected.clone();
    let Some(cells) = graph.edges.column("symmetric") else { return two_way };
    for (edge, two_way) in two_way.iter_mut().enumerate() {
        *two_way |= graph.says_yes(cells, edge);
    }
    two_way
}
