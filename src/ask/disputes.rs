//! What one says and another denies.

use crate::model::{Cells, Denials, Graph, default_statuses};

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
///
/// One side is empty where edges are marked as disputed, but the other side has no edge of its own:
/// one that stands for several relations has both sides within it, and a filter may have taken one.
pub fn disputes(graph: &Graph) -> Vec<Dispute> {
    let edges = &graph.edges;
    let denials = Denials::of(graph, &default_statuses());
    let (relations, state) = (edges.column("relations"), edges.column("state"));
    let several = |edge: usize| {
        let listed = |cells: &Cells| graph.value(cells, edge).is_some();
        edges.relations[edge].is_none() && relations.is_some_and(listed)
    };
    let proposition = |edge: usize| (edges.from[edge], edges.to[edge], edges.relations[edge]);
    let mut disputes = Vec::new();
    let mut start = 0;
    while start < edges.len() {
        let same = |edge: &usize| {
            let apart = several(start) || several(*edge);
            *edge == start || (!apart && proposition(*edge) == proposition(start))
        };
        let run = (start..edges.len()).take_while(same);
        let (denied, said): (Vec<_>, Vec<_>) = run.partition(|edge| denials.contains(*edge));
        start += denied.len() + said.len();
        let mut dispute = Dispute { said, denied };
        if dispute.said.is_empty() || dispute.denied.is_empty() {
            let is_marked = |state, edge| graph.words(state, edge).contains(&"disputed");
            let marked = |edge: &usize| state.is_some_and(|state| is_marked(state, *edge));
            dispute.said.retain(marked);
            dispute.denied.retain(marked);
        }
        if dispute != Dispute::default() {
            disputes.push(dispute);
        }
    }
    disputes
}
