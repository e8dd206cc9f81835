//! What people read of an edge in other programs: its label, with `not: ` before that of a denial.
//!
//! Most programs show a label and nothing else, so that a denial must say so there. On the way back
//! [`Graph`] takes it off where the edge says itself that it denies.

use crate::model::{Denials, Graph, NOT, Sym, default_statuses};

/// The labels of the edges of a graph that deny.
pub(super) struct EdgeLabels<'a> {
    graph: &'a Graph,
    denials: Option<Denials<'a>>,
}

impl<'a> EdgeLabels<'a> {
    pub(super) fn of(graph: &'a Graph) -> EdgeLabels<'a> {
        let denials = Denials::of(graph, &default_statuses());
        EdgeLabels { graph, denials: Some(denials).filter(|denials| !denials.are_none()) }
    }

    /// Whether some label isn't written as it stands.
    pub(super) fn are_some_denied(&self) -> bool {
        let edges = &self.graph.edges;
        let label = |edge: usize| edges.labels[edge].or(edges.relations[edge]);
        let is_denied = |edge| label(edge).is_some_and(|label| self.denied(edge, label).is_some());
        self.denials.is_some() && (0..edges.len()).any(is_denied)
    }

    /// What is written in place of this label of an edge, if it isn't written as it stands.
    pub(super) fn denied(&self, edge: usize, label: Sym) -> Option<String> {
        let denials = self.denials.as_ref()?;
        let text = self.graph.text(label);
        let says_so = text.is_empty() || text.starts_with(NOT);
        (!says_so && denials.mark_label(edge)).then(|| format!("{NOT}{text}"))
    }
}
