//! A graph that a command works on, with what it was made of.

use std::borrow::Cow;

use claimgraph::formats::Look;
use claimgraph::model::{Graph, Ledger, Status, default_statuses};
use claimgraph::text::Diagnostic;

use crate::cli::input::said::Said;
use crate::cli::tally::Tally;

/// A graph, where it comes from, and what was the matter.
pub(crate) struct Input {
    /// The graph.
    pub(crate) graph: Graph,
    /// What it was built from; nothing for a graph file.
    pub(crate) said: Option<Said>,
    /// What was the matter with the files.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// How it looks.
    pub(crate) look: Look,
    /// How many nodes and edges there were before a part of the graph was chosen, if one was.
    pub(crate) whole: Option<(usize, usize)>,
}

impl Input {
    /// Whether all that is in the files can't be read, or all claims, filters or not.
    pub(crate) fn is_unread(&self) -> bool {
        let nothing = match &self.said {
            Some(Said { ledger: Ledger { claims, entities, .. }, .. }) => {
                let are_lost = claims.columns.is_empty() || claims.rejected() > 0;
                claims.is_empty() && (entities.is_empty() || are_lost)
            }
            None => {
                let left = (self.graph.nodes.len(), self.graph.edges.len());
                self.whole.unwrap_or(left) == (0, 0)
            }
        };
        nothing && Tally::of(&self.diagnostics).errors > 0
    }

    /// How many claims, or edges of a graph file, could be read before filters left nothing of
    /// them, and what they are called.
    pub(crate) fn left_out(&self) -> Option<(usize, &'static str, &'static str)> {
        let left = match (&self.said, self.whole) {
            (Some(said), _) => (said.filtered, "claim", "claims"),
            (None, whole) => (whole?.1, "edge", "edges"),
        };
        (left.0 > 0).then_some(left)
    }

    /// Whether one of the tables can't be read at all, be it not that of the claims.
    pub(crate) fn lacks_a_table(&self) -> bool {
        self.said.as_ref().is_some_and(|Said { ledger, .. }| {
            let Ledger { entities, claims, sources, evidence, decisions, .. } = ledger;
            [entities, claims, sources, evidence, decisions].iter().any(|table| table.is_unread())
        })
    }

    /// The statuses that its edges may have: those of a project are its own.
    pub(crate) fn statuses(&self) -> Cow<'_, [Status]> {
        match &self.said {
            Some(said) => Cow::Borrowed(&said.ledger.schema.statuses),
            None => Cow::Owned(default_statuses()),
        }
    }

    /// Says which disputes have lost a side to the filters, as far as they are in the part that is
    /// left.
    pub(crate) fn tell_one_sided(&mut self) {
        let said = self.said.as_ref();
        self.diagnostics.extend(said.and_then(|said| said.one_sided.within(&self.graph)));
    }
}
