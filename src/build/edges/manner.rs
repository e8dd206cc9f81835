//! How the claims of an edge put it: status, denial, state, modality, and who says so.

use std::cmp::Reverse;
use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::build::EdgeMode;
use crate::build::edges::gather::Gather;
use crate::build::edges::lists::{distinct, put};
use crate::build::facts::Fold;
use crate::build::hedges::Put;
use crate::build::ranking::{Ranking, distinct_in};
use crate::build::states;
use crate::build::support::Support;
use crate::model::{Cells, Graph, Modality, Sym};

/// How firm a claim is, the firmest first: whether it denies, whether it says that it is so
/// already, and the rank of its status. A doubt isn't made firmer by who asserts it.
pub(super) type Firmness = (bool, Put, u32);

impl Gather<'_> {
    /// Whether all claims of an edge deny what it says.
    pub(super) fn negated(&self, fold: &Fold, mode: EdgeMode, graph: &mut Graph) {
        if self.negations.is_some() {
            let all_deny = |edge: usize| match mode {
                EdgeMode::Pairs => fold.rows(edge).all(|row| self.denies(row)),
                EdgeMode::Relations | EdgeMode::Claims => fold.is_negated(edge),
            };
            put(graph, "negated", Cells::Bool(fold.each(|edge| Some(all_deny(edge)))));
        }
        if self.relations.any_symmetric() {
            // Either all relations of an edge are, or none.
            let symmetric = |edge: usize| self.relations.is_symmetric(fold.relation(edge));
            put(graph, "symmetric", Cells::Bool(fold.each(|edge| Some(symmetric(edge)))));
        }
    }

    pub(super) fn denies(&self, row: usize) -> bool {
        self.negations.is_some_and(|known| known.deny(row))
    }

    #[inline]
    pub(super) fn firmness(&self, row: usize) -> Firmness {
        let put = self.hedges.map_or(Put::default(), |hedges| hedges.put(row));
        (self.denies(row), put, self.statuses.rank(row))
    }

    /// How firm the firmest of some claims is.
    pub(super) fn firmest(&self, rows: impl Iterator<Item = usize>) -> Option<Firmness> {
        rows.map(|row| self.firmness(row)).min()
    }

    /// How firm an edge is: a relation is as firm as its firmest claim, and several as the weakest of
    /// them, so that nobody takes an allegation for the assertion beside it. What is denied says
    /// nothing of what others of the edge affirm.
    pub(super) fn decisive(&self, fold: &Fold, edge: usize) -> Option<Firmness> {
        let each = fold.propositions(edge).filter_map(|rows| self.firmest(rows));
        each.min_by_key(|(denies, put, status)| {
            (*denies, Reverse((self.statuses.weakness(*status), *put)))
        })
    }

    /// Says behind the labels of edges whose status nobody declares what it is: it may mean that they
    /// are not so.
    pub(super) fn name_undeclared(&self, fold: &Fold, graph: &mut Graph) {
        if !self.statuses.any_undeclared() {
            return;
        }
        let undeclared = fold.each(|edge| {
            let (.., status) = self.decisive(fold, edge)?;
            self.statuses.undeclared(status)
        });
        let mut named = HashMap::<_, Sym, FixedState>::default();
        for (edge, status) in undeclared.into_iter().enumerate() {
            let Some(status) = status else { continue };
            let (relation, label) = (graph.edges.relations[edge], graph.edges.labels[edge]);
            let name = *named.entry((relation, label, status)).or_insert_with(|| {
                let label = graph.edge_label(edge).unwrap_or_default();
                let label = format!("{label} ({})", graph.text(status));
                graph.symbols.intern(&label)
            });
            graph.edges.labels[edge] = Some(name);
        }
    }

    /// The status of each edge, and those of all its claims from the firmest to the weakest.
    pub(super) fn put_statuses(&self, fold: &Fold, graph: &mut Graph) {
        let order = &self.statuses.ranking.order;
        if order.is_empty() {
            return;
        }
        let decisive = fold.each(|edge| {
            let (.., status) = self.decisive(fold, edge)?;
            order.get(status as usize).copied()
        });
        put(graph, "status", Cells::Text(decisive));
        put(graph, "statuses", distinct(fold, |row| self.statuses.rank(row), order));
    }

    /// The states of propositions, on edges that may be single claims of them.
    pub(super) fn states(&self, fold: &Fold, shown: &Fold, graph: &mut Graph) {
        let has_statuses = !self.statuses.cells.is_empty();
        let manner = has_statuses.then_some(|row: usize| self.statuses.firmness(row));
        // Without a table of sources nobody knows which of them have it from one another.
        let evidence = self.evidence.filter(|_| self.ledger.sources.rows_read > 0);
        let hedged = self.hedges.zip(self.counted.as_deref());
        let support = evidence.map(|evidence| Support::of(self.ledger, evidence, hedged));
        let lists = states::of(fold, support.as_ref(), manner, &mut graph.symbols);
        if std::ptr::eq(fold, shown) {
            return put(graph, "state", Cells::List(lists));
        }
        let own = states::on(shown, fold, &lists, support.as_ref(), &mut graph.symbols);
        put(graph, "state", Cells::List(own));
    }

    /// Who says each claim: the id of an entity, or what stands there.
    pub(super) fn speakers(&self) -> Vec<Option<Sym>> {
        let who = |name: Sym| self.resolution.id_of(name);
        self.ledger.claims.column("speaker").iter().map(|cell| cell.map(who)).collect()
    }

    /// How each edge holds, according to its claims: one that doesn't say means that it does.
    pub(super) fn modalities(&self, fold: &Fold, graph: &mut Graph) {
        let symbols = &self.ledger.symbols;
        let actual = symbols.find(Modality::Actual.name());
        let cells = self.ledger.claims.column("modality");
        let cells: Vec<Option<Sym>> = cells.iter().map(|cell| cell.or(actual)).collect();
        // The first of them is that of the firmest claim.
        let rank = |text: &str| match Modality::of(text) {
            Some(modality) => (modality, false),
            None => (Modality::Planned, true),
        };
        let ranking = Ranking::by_key(&distinct_in(&cells, symbols), symbols, rank);
        // What is actually so needs no saying where nothing else is.
        if ranking.order.iter().any(|symbol| Some(*symbol) != actual) {
            let rank = |row: usize| ranking.rank(cells[row]);
            put(graph, "modalities", distinct(fold, rank, &ranking.order));
        }
    }
}
