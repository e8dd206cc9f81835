//! What one says and another denies.

use crate::model::{Cells, DISPUTED, Denials, Graph, Hedges, Modality, Status};

/// A proposition that is both said and denied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dispute {
    /// The edges that say it.
    pub said: Vec<usize>,
    /// The edges of which nobody says more than that it is doubtful: they take neither side.
    pub doubted: Vec<usize>,
    /// The edges that deny it.
    pub denied: Vec<usize>,
}

impl Dispute {
    /// All its edges: those that say it, doubt it and deny it.
    pub fn edges(&self) -> impl Iterator<Item = &usize> {
        self.said.iter().chain(&self.doubted).chain(&self.denied)
    }
}

/// Every dispute of a graph whose edges have these statuses, in the order of its edges: the same
/// relation between the same two nodes in the same direction, or without one, said and denied.
///
/// One side is empty where edges are marked as disputed, but the other side has no edge of its own:
/// one that stands for several relations has both sides within it, and a filter may have taken one.
pub fn disputes(graph: &Graph, statuses: &[Status]) -> Vec<Dispute> {
    let edges = &graph.edges;
    let (denials, hedges) = (Denials::of(graph, statuses), Hedges::of(graph));
    let (relations, state) = (edges.column("relations"), edges.column("state"));
    let several = |edge: usize| {
        let listed = |cells: &Cells| graph.value(cells, edge).is_some();
        edges.relations[edge].is_none() && relations.is_some_and(listed)
    };
    let is_marked =
        |edge: &usize| state.is_some_and(|state| graph.words(state, *edge).contains(&DISPUTED));
    let dispute = |edges: Vec<usize>| {
        let clear = edges.into_iter().filter(|edge| !denials.are_unclear(*edge));
        let (denied, others): (Vec<usize>, _) = clear.partition(|edge| denials.contains(*edge));
        // Whoever doubts a thing and whoever denies it don't disagree.
        let is_doubt = |edge: &usize| hedges.get(*edge) == Some(Modality::Doubted.name());
        let (doubted, said) = others.into_iter().partition(is_doubt);
        let mut dispute = Dispute { said, doubted, denied };
        if dispute.said.is_empty() || dispute.denied.is_empty() {
            dispute.said.retain(is_marked);
            dispute.denied.retain(is_marked);
        }
        (!dispute.said.is_empty() || !dispute.denied.is_empty()).then_some(dispute)
    };
    let between = |edge: usize| (edges.from[edge], edges.to[edge], edges.relations[edge]);
    let mut disputes = Vec::new();
    let mut start = 0;
    while start < edges.len() {
        let same = |edge: &usize| {
            let apart = several(start) || several(*edge);
            *edge == start || (!apart && between(*edge) == between(start))
        };
        let run: Vec<usize> = (start..edges.len()).take_while(same).collect();
        start += run.len();
        let first = edges.undirected[run[0]];
        let (alike, others) = run.into_iter().partition(|edge| edges.undirected[*edge] == first);
        disputes.extend([alike, others].into_iter().filter_map(dispute));
    }
    disputes
}
