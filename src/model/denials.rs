//! Which edges say that something is not so.

use crate::model::schema::denies;
use crate::model::{Cells, Graph, Status, Value, listed};

/// What stands before the name of a relation that is denied, where one edge has several relations.
pub const NOT: &str = "not: ";

/// What is said of an edge of which nobody can tell if it denies.
pub const UNCLEAR: &str = "denied?";

/// The edges of a graph that deny, whoever wrote it.
///
/// An edge denies if its `negated` says so or its `status` is one that denies. One that has no
/// relation but stands for several `relations` denies if each of them is marked as denied: its
/// status is that of one.
#[derive(Clone, Debug)]
pub struct Denials<'a> {
    graph: &'a Graph,
    negated: Option<&'a Cells>,
    relations: Option<&'a Cells>,
    status: Option<&'a Cells>,
    statuses: Vec<Status>,
}

impl<'a> Denials<'a> {
    /// The denials of a graph whose edges have these statuses.
    ///
    /// ```
    /// use claimgraph::model::{Denials, GraphBuilder, Kind, default_statuses};
    /// let mut draft = GraphBuilder::default();
    /// let (paper, jane) = (draft.node("Paper"), draft.node("Jane"));
    /// let status = draft.edge_column("status", Some(Kind::Text));
    /// for said in ["asserted", "denied"] {
    ///     let edge = draft.edge(paper, jane);
    ///     draft.set_edge(status, edge, said);
    /// }
    /// let graph = draft.finish();
    /// let denials = Denials::of(&graph, &default_statuses());
    /// assert_eq!([0, 1].map(|edge| denials.contains(edge)), [false, true]);
    /// ```
    pub fn of(graph: &'a Graph, statuses: &[Status]) -> Denials<'a> {
        let column = |name| graph.edges.column(name);
        let (negated, relations, status) =
            (column("negated"), column("relations"), column("status"));
        Denials { graph, negated, relations, status, statuses: statuses.to_vec() }
    }

    /// Whether an edge denies.
    pub fn contains(&self, edge: usize) -> bool {
        self.negated.is_some_and(|cells| self.graph.says_yes(cells, edge))
            || self.relations_deny(edge).unwrap_or_else(|| self.has_denying_status(edge))
    }

    /// Whether each relation is marked as denied that an edge stands for; nothing if it has one.
    fn relations_deny(&self, edge: usize) -> Option<bool> {
        let is_single = self.graph.edges.relations[edge].is_some();
        match self.graph.value(self.relations.filter(|_| !is_single)?, edge)? {
            Value::List(items) => {
                Some(items.iter().all(|item| self.graph.text(*item).starts_with(NOT)))
            }
            Value::Text(text) => Some(text.split('|').all(|name| name.starts_with(NOT))),
            _ => None,
        }
    }

    /// Whether [`NOT`] before the label of an edge says no more than the edge does, which denies. One
    /// that stands for several relations, each of which is marked, is called by their names.
    pub(crate) fn mark_label(&self, edge: usize) -> bool {
        self.contains(edge) && self.relations_deny(edge) != Some(true)
    }

    /// Whether nobody can tell if an edge denies, because its `negated` is neither yes nor no. Taken
    /// for either, it might say the opposite.
    pub fn are_unclear(&self, edge: usize) -> bool {
        let Some(negated) = self.negated else { return false };
        self.graph.yes_or_no(negated, edge).is_none()
            && self.graph.value(negated, edge).is_some_and(|value| !self.graph.is_blank(value))
            && !self.contains(edge)
    }

    /// Whether nothing is said that could be a denial.
    pub(crate) fn are_none(&self) -> bool {
        self.negated.is_none() && self.relations.is_none() && self.status.is_none()
    }

    /// Whether the status denies, or each of several does.
    fn has_denying_status(&self, edge: usize) -> bool {
        let denies = |word: &str| denies(&self.statuses, word);
        match self.status.and_then(|cells| self.graph.value(cells, edge)) {
            Some(Value::Text(text)) => match listed(text) {
                Some(words) => !words.is_empty() && words.iter().all(|word| denies(word)),
                None => text.split('|').all(denies),
            },
            Some(Value::List(items)) => items.iter().all(|item| denies(self.graph.text(*item))),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{GraphBuilder, Kind, default_statuses};

    fn is_denial(cells: &[(&str, &str)]) -> bool {
        let mut draft = GraphBuilder::default();
        let (a, b) = (draft.node("a"), draft.node("b"));
        let edge = draft.edge(a, b);
        for (name, text) in cells {
            let column = draft.edge_column(name, Some(Kind::Text));
            draft.set_edge(column, edge, text);
        }
        let graph = draft.finish();
        Denials::of(&graph, &default_statuses()).contains(0)
    }

    #[test]
    fn an_edge_denies_by_a_number_as_by_a_word() {
        let is_denial = |text: &str, kind| {
            let mut draft = GraphBuilder::default();
            let (a, b) = (draft.node("a"), draft.node("b"));
            let (edge, column) = (draft.edge(a, b), draft.edge_column("negated", kind));
            draft.set_edge(column, edge, text);
            let graph = draft.finish();
            Denials::of(&graph, &default_statuses()).contains(0)
        };
        for kind in [None, Some(Kind::Text), Some(Kind::Int), Some(Kind::Bool)] {
            assert!(is_denial("1", kind) && !is_denial("0", kind), "{kind:?}");
        }
        assert!(is_denial("1.0", None) && !is_denial("0.0", None));
        for other in ["2", "0.5", "-1", "not"] {
            assert!(!is_denial(other, None), "{other}");
        }
    }

    #[test]
    fn an_edge_denies_by_its_status_unless_it_has_several_relations() {
        assert!(is_denial(&[("status", "Denied")]));
        assert!(is_denial(&[("status", "denied"), ("negated", "no")]));
        assert!(is_denial(&[("status", "alleged"), ("negated", "yes")]));
        assert!(!is_denial(&[("status", "alleged")]));
        for all_deny in [" denied ", "denied|Denied", r#"["denied"]"#] {
            assert!(is_denial(&[("status", all_deny)]), "{all_deny}");
        }
        for not_all in ["denied|alleged", r#"["denied","alleged"]"#, "[]", ""] {
            assert!(!is_denial(&[("status", not_all)]), "{not_all}");
        }
        assert!(is_denial(&[("relations", "not: owns|not: runs"), ("status", "denied")]));
        assert!(!is_denial(&[("relations", "not: owns|runs"), ("status", "denied")]));
    }
}
