//! What one says and another denies.

use crate::model::{Denials, Graph, default_statuses};

/// A proposition that is both said and denied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dispute {
    /// The edges that say it.
    pub said: Vec<usize>,
    /// The edges that deny it.
    pub denied: Vec<usize>,
}

/// Every dispute of a graph, in the order of its edges: the same relation between the same two
/// nodes in the same direction, said and denied.
pub fn disputes(graph: &Graph) -> Vec<Dispute> {
    let edges = &graph.edges;
    let denials = Denials::of(graph, &default_statuses());
    let proposition = |edge: usize| (edges.from[edge], edges.to[edge], edges.relations[edge]);
    let mut disputes = Vec::new();
    let mut start = 0;
    while start < edges.len() {
        let same = |edge: &usize| proposition(*edge) == proposition(start);
        let run = (start..edges.len()).take_while(same);
        let (denied, said): (Vec<_>, Vec<_>) = run.partition(|edge| denials.contains(*edge));
        start += denied.len() + said.len();
        if !denied.is_empty() && !said.is_empty() {
            disputes.push(Dispute { said, denied });
        }
    }
    disputes
}
