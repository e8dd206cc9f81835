//! Disputes of which a filter leaves one side.

use crate::build::facts::Fold;
use crate::model::{Graph, Sym};
use crate::text::Diagnostic;

/// What is marked as disputed, though a filter left out all claims of the other side.
#[derive(Clone, Debug, Default)]
pub struct OneSided {
    /// The ids of the nodes between which each such relation is.
    edges: Vec<(Sym, Sym)>,
    /// The id of the node of which each such value is said.
    values: Vec<Sym>,
}

impl OneSided {
    /// Those of a fold, and of values that are said of some nodes.
    pub(super) fn of(fold: &Fold, values: &[u32], graph: &Graph) -> OneSided {
        let id = |node: u32| graph.nodes.ids[node as usize];
        let edges = (0..fold.len()).filter(|edge| fold.is_disputed_elsewhere(*edge));
        let ends = edges.map(|edge| fold.ends_of(edge)).map(|(from, to)| (id(from), id(to)));
        OneSided { edges: ends.collect(), values: values.iter().map(|node| id(*node)).collect() }
    }

    /// Says how many of them are in a graph, which may be a part of the one that was built.
    pub fn within(&self, graph: &Graph) -> Option<Diagnostic> {
        let mut is_there = vec![false; graph.symbols.len()];
        graph.nodes.ids.iter().for_each(|id| is_there[id.index()] = true);
        let has = |id: &Sym| is_there[id.index()];
        let edges = self.edges.iter().filter(|(from, to)| has(from) && has(to)).count();
        let values = self.values.iter().filter(|id| has(id)).count();
        let several = |count: usize, what: &str| match count {
            0 => None,
            1 => Some(format!("1 {what}")),
            _ => Some(format!("{count} {what}s")),
        };
        let counts: Vec<String> =
            [several(edges, "edge"), several(values, "value")].into_iter().flatten().collect();
        let are = match edges + values {
            0 => return None,
            1 => "is",
            _ => "are",
        };
        let counts = counts.join(" and ");
        let message = format!("{counts} {are} disputed by claims that the filter leaves out");
        let hint = "they are marked as disputed; without the filter both sides are there";
        Some(Diagnostic::note("one-sided-dispute", message).hint(hint))
    }
}
