//! What people read of an edge besides its name: that it is denied, or isn't said to be so already.
//!
//! Most programs show a label and nothing else, so a label must say it there: `not: owns`, `owns
//! (planned)`. In a graph it stays bare, because the edge says it itself.

use std::borrow::Cow;

use crate::model::{Cells, Denials, Graph, Hedges, NOT, UNCLEAR, default_statuses};

/// The labels of the edges of a graph, as people read them.
pub(crate) struct EdgeLabels<'a> {
    graph: &'a Graph,
    denials: Denials<'a>,
    hedges: Hedges<'a>,
    status: Option<&'a Cells>,
    are_bare: bool,
}

impl<'a> EdgeLabels<'a> {
    /// The labels of a graph.
    pub(crate) fn of(graph: &'a Graph) -> EdgeLabels<'a> {
        let denials = Denials::of(graph, &default_statuses());
        let hedges = Hedges::of(graph);
        let are_bare = denials.are_none() && hedges.are_none();
        let status = graph.edges.column("status");
        EdgeLabels { graph, denials, hedges, status, are_bare }
    }

    /// Whether each label is written as it stands, because no edge says how it is put.
    pub(crate) fn are_bare(&self) -> bool {
        self.are_bare
    }

    /// Whether some label isn't written as it stands.
    pub(crate) fn any_is_marked(&self) -> bool {
        let label = |edge: usize| self.graph.edge_label(edge);
        let is_marked = |edge| label(edge).is_some_and(|label| self.marked(edge, label).is_some());
        !self.are_bare && (0..self.graph.edges.len()).any(is_marked)
    }

    /// What is written in place of a label of an edge, if it isn't written as it stands.
    pub(crate) fn marked(&self, edge: usize, label: &str) -> Option<String> {
        if self.are_bare || label.is_empty() {
            return None;
        }
        let denies = !label.starts_with(NOT) && self.denials.mark_label(edge);
        let how = self.how(edge, self.hedges.unsaid(edge, label));
        if !denies && how.is_none() {
            return None;
        }
        let not = if denies { NOT } else { "" };
        match how {
            Some(how) => Some(format!("{not}{}", with_manner(label, self.status(edge), &how))),
            None => Some(format!("{not}{label}")),
        }
    }

    /// A label without what is written before and behind it, if it has that. One that is read as the
    /// relation, or is written as it, is the relation.
    pub(crate) fn bare<'t>(&'t self, edge: usize, label: &'t str) -> Option<Cow<'t, str>> {
        let relation = self.graph.symbols.text_of(self.graph.edges.relations[edge]);
        let mut bare = Cow::Borrowed(label);
        while let Some(less) = bare.strip_prefix(NOT)
            && Some(&*bare) != relation
            && self.denials.mark_label(edge)
        {
            bare = Cow::Owned(less.to_string());
        }
        let how = self.how(edge, self.hedges.get(edge));
        while let Some(less) =
            how.as_deref().and_then(|how| without_manner(&bare, self.status(edge), how))
            && Some(&*bare) != relation
            && !less.is_empty()
            && self.how(edge, self.hedges.unsaid(edge, &less)) == how
        {
            bare = Cow::Owned(less);
        }
        let written = self.marked(edge, &bare);
        if let Some(relation) = relation.filter(|relation| written.as_deref() == Some(relation)) {
            bare = Cow::Borrowed(relation);
        }
        (bare != label).then_some(bare)
    }

    /// How an edge is put that is hedged like this.
    fn how<'h>(&self, edge: usize, hedge: Option<&'h str>) -> Option<Cow<'h, str>> {
        match (hedge, self.denials.are_unclear(edge)) {
            (Some(hedge), true) => Some(Cow::Owned(format!("{hedge}, {UNCLEAR}"))),
            (Some(hedge), false) => Some(Cow::Borrowed(hedge)),
            (None, is_unclear) => is_unclear.then_some(Cow::Borrowed(UNCLEAR)),
        }
    }

    /// The status of an edge of one relation: the label of one that stands for several says itself
    /// how each is put.
    fn status(&self, edge: usize) -> Option<&'a str> {
        self.graph.edges.relations[edge]?;
        self.graph.only_text(self.status?, edge)
    }
}

/// A label that says how an edge is put: behind its status, if the label ends with that, as in `owns
/// (rumoured, possible)`; else by itself.
pub(crate) fn with_manner(label: &str, status: Option<&str>, how: &str) -> String {
    match label.strip_suffix(')').filter(|open| status.is_some_and(|word| ends_with(open, word))) {
        Some(open) => format!("{open}, {how})"),
        None => format!("{label} ({how})"),
    }
}

/// The label that [`with_manner`] made this of, if it did.
fn without_manner(label: &str, status: Option<&str>, how: &str) -> Option<String> {
    let rest = label.strip_suffix(')')?.strip_suffix(how)?;
    match rest.strip_suffix(", ").filter(|open| status.is_some_and(|word| ends_with(open, word))) {
        Some(open) => Some(format!("{open})")),
        None => rest.strip_suffix(" (").map(str::to_string),
    }
}

/// Whether a label ends with how its edge is put, and that alone: `owns (rumoured)`.
pub(crate) fn says_manner(label: &str, how: &str) -> bool {
    label.strip_suffix(')').is_some_and(|open| ends_with(open, how))
}

/// Whether a bracket that is still open has this word and no other.
fn ends_with(open: &str, word: &str) -> bool {
    open.strip_suffix(word).is_some_and(|before| before.ends_with(" ("))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{GraphBuilder, Kind};

    /// What is written for the label of an edge with these cells, and what is kept of that when it
    /// is read.
    fn written_and_kept(label: &str, cells: &[(&str, &str)]) -> (String, String) {
        let mut draft = GraphBuilder::default();
        let (a, b) = (draft.node("a"), draft.node("b"));
        let edge = draft.edge(a, b);
        draft.set_edge_label(edge, label);
        for (name, text) in cells {
            let column = draft.edge_column(name, Some(Kind::Text));
            draft.set_edge(column, edge, text);
        }
        let graph = draft.finish();
        let labels = EdgeLabels::of(&graph);
        let label = graph.edge_label(0).unwrap_or_default();
        let written = labels.marked(0, label).unwrap_or_else(|| label.to_string());
        let kept = labels.bare(0, &written).as_deref().unwrap_or(&written).to_string();
        (written, kept)
    }

    #[test]
    fn a_label_says_how_its_edge_is_put_and_is_bare_again_when_it_is_read() {
        let planned = ("modality", "planned");
        for (label, cells, written) in [
            ("owns", vec![("modality", "actual")], "owns"),
            ("owns", vec![planned], "owns (planned)"),
            ("owns", vec![planned, ("negated", "yes")], "not: owns (planned)"),
            ("owns", vec![planned, ("negated", "maybe")], "owns (planned, denied?)"),
            ("a; b", vec![planned], "a; b (planned)"),
        ] {
            let expected = (written.to_string(), label.to_string());
            assert_eq!(written_and_kept(label, &cells), expected);
            assert_eq!(written_and_kept(written, &cells), expected, "what says so already");
        }
    }

    #[test]
    fn a_relation_that_reads_like_what_is_written_stays_whole() {
        let (planned, denied) = (("modality", "planned"), ("negated", "yes"));
        for (relation, cells, label) in [
            ("owns (planned)", [planned], "owns (planned) (planned)"),
            ("owns (planned)", [planned], "owns"),
            ("not: owns", [denied], "not: not: owns"),
            ("not: owns", [denied], "owns"),
        ] {
            let mut draft = GraphBuilder::default();
            let (a, b) = (draft.node("a"), draft.node("b"));
            let edge = draft.edge(a, b);
            draft.set_relation(edge, relation);
            draft.set_edge_label(edge, label);
            for (name, text) in cells {
                let column = draft.edge_column(name, Some(Kind::Text));
                draft.set_edge(column, edge, text);
            }
            let graph = draft.finish();
            assert_eq!((graph.edges.labels[0], graph.edge_label(0)), (None, Some(relation)));
        }
    }

    #[test]
    fn a_status_in_a_label_and_a_hedge_share_a_bracket() {
        let rumoured = |label: &str, how: &[(&str, &str)]| {
            let mut draft = GraphBuilder::default();
            let (a, b) = (draft.node("a"), draft.node("b"));
            let edge = draft.edge(a, b);
            draft.set_relation(edge, "owns");
            draft.set_edge_label(edge, label);
            for (name, text) in [("status", "rumoured")].iter().chain(how) {
                let column = draft.edge_column(name, Some(Kind::Text));
                draft.set_edge(column, edge, text);
            }
            let graph = draft.finish();
            let labels = EdgeLabels::of(&graph);
            let label = graph.edge_label(0).unwrap_or_default();
            let written = labels.marked(0, label).unwrap_or_else(|| label.to_string());
            assert_eq!(labels.bare(0, &written).as_deref().unwrap_or(&written), label);
            written
        };
        let (possible, denied) = (("modality", "possible"), ("negated", "yes"));
        for (label, how, written) in [
            ("owns (rumoured)", vec![possible], "owns (rumoured, possible)"),
            ("owns (rumoured, possible)", vec![possible], "owns (rumoured, possible)"),
            ("owns (rumoured) (possible)", vec![possible], "owns (rumoured, possible)"),
            ("owns (rumoured)", vec![possible, denied], "not: owns (rumoured, possible)"),
            ("owns (rumoured)", vec![("negated", "maybe")], "owns (rumoured, denied?)"),
            ("owns", vec![possible], "owns (possible)"),
            ("owns (half)", vec![possible], "owns (half) (possible)"),
            ("owns rumoured)", vec![possible], "owns rumoured) (possible)"),
            ("owns (rumoured, half)", vec![possible], "owns (rumoured, half) (possible)"),
        ] {
            assert_eq!(rumoured(label, &how), written, "{label}");
        }
    }

    #[test]
    fn a_label_of_several_relations_keeps_what_it_says_of_each() {
        for label in ["owns (planned); runs (planned)", "owns (alleged, planned); runs (planned)"] {
            let expected = (label.to_string(), label.to_string());
            assert_eq!(written_and_kept(label, &[("modalities", "planned")]), expected);
        }
    }
}
