//! Which edges are not said to be so already.

use crate::model::{Cells, Graph, Modality, Value};

/// How the edges of a graph are hedged, whoever wrote it.
#[derive(Clone, Copy, Debug)]
pub struct Hedges<'a> {
    graph: &'a Graph,
    modalities: Option<&'a Cells>,
}

impl<'a> Hedges<'a> {
    /// The hedges of a graph, by the modalities of its edges.
    pub fn of(graph: &'a Graph) -> Hedges<'a> {
        let column = |name| graph.edges.column(name);
        Hedges { graph, modalities: column("modalities").or(column("modality")) }
    }

    /// The modality of an edge, unless one of its claims says that it is so.
    ///
    /// ```
    /// use claimgraph::model::{GraphBuilder, Hedges, Kind};
    /// let mut draft = GraphBuilder::default();
    /// let (paper, jane) = (draft.node("Paper"), draft.node("Jane"));
    /// let modalities = draft.edge_column("modalities", Some(Kind::Text));
    /// for said in ["planned", "actual|planned"] {
    ///     let edge = draft.edge(paper, jane);
    ///     draft.set_edge(modalities, edge, said);
    /// }
    /// let graph = draft.finish();
    /// let hedges = Hedges::of(&graph);
    /// assert_eq!([0, 1].map(|edge| hedges.get(edge)), [Some("planned"), None]);
    /// ```
    pub fn get(&self, edge: usize) -> Option<&'a str> {
        match self.graph.value(self.modalities?, edge)? {
            Value::Text(text) => first_if_all_hedge(text.split('|')),
            // A format without lists joins them.
            Value::List(items) => {
                first_if_all_hedge(items.iter().flat_map(|it| self.graph.text(*it).split('|')))
            }
            _ => None,
        }
    }

    /// The modality of an edge that is called so, unless the label says it: that of one which stands
    /// for several relations may say it of each, as in `owns (planned); runs (possible)`.
    pub(crate) fn unsaid(&self, edge: usize, label: &str) -> Option<&'a str> {
        let hedge = self.get(edge)?;
        let is_several = self.graph.edges.relations[edge].is_none();
        let says_so = |relation: &str| {
            let before = relation.strip_suffix(')').and_then(|text| text.strip_suffix(hedge));
            before.is_some_and(|before| before.ends_with(['(', ' ']))
        };
        (!is_several || !label.split("; ").any(says_so)).then_some(hedge)
    }

    /// Whether nothing is said that could be a hedge.
    pub(crate) fn are_none(&self) -> bool {
        self.modalities.is_none()
    }
}

/// The first of some modalities, if each of them hedges.
fn first_if_all_hedge<'a>(mut words: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let first = Modality::hedge_of(words.next()?)?;
    words.all(|word| Modality::hedge_of(word).is_some()).then_some(first)
}
