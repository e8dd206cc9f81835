//! How the claims of an edge put it: status, denial, state, modality, and who says so.

use crate::build::EdgeMode;
use crate::build::edges::Gather;
use crate::build::edges::lists::{distinct, put};
use crate::build::facts::Fold;
use crate::build::ranking::{Ranking, distinct_in};
use crate::build::states;
use crate::build::support::Support;
use crate::model::{Cells, Graph, Ledger, Modality, Sym};

/// The statuses of claims, the firmest first.
pub(super) fn status_ranking(ledger: &Ledger) -> Ranking {
    let rank = |text: &str| ledger.schema.status_rank(text).unwrap_or(usize::MAX);
    let statuses = distinct_in(ledger.claims.column("status"), &ledger.symbols);
    Ranking::by_key(&statuses, &ledger.symbols, rank)
}

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

    /// The strongest status of each edge, and all of them from the firmest to the weakest. That of a
    /// denial says nothing of what others of the edge affirm.
    pub(super) fn statuses(&self, fold: &Fold, graph: &mut Graph) {
        let cells = self.ledger.claims.column("status");
        let ranking = &self.status_ranking;
        if ranking.order.is_empty() {
            return;
        }
        let rank = |row: usize| ranking.rank(cells[row]);
        let strongest = fold.each(|edge| {
            let best = fold.rows(edge).map(|row| (self.denies(row), rank(row))).min();
            best.and_then(|(_, best)| ranking.order.get(best as usize).copied())
        });
        put(graph, "status", Cells::Text(strongest));
        put(graph, "statuses", distinct(fold, rank, &ranking.order));
    }

    /// The states of propositions, on edges that may be single claims of them.
    pub(super) fn states(&self, fold: &Fold, shown: &Fold, graph: &mut Graph) {
        let status = (&self.status_ranking, self.ledger.claims.column("status"));
        // Without a table of sources nobody knows which of them have it from one another.
        let evidence = self.evidence.filter(|_| self.ledger.sources.rows_read > 0);
        let support = evidence.map(|e| Support::of(self.ledger, e, self.counted.as_deref()));
        let lists = states::of(fold, support.as_ref(), status, &mut graph.symbols);
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
        let ranking = Ranking::by_text(&cells, symbols);
        // What is actually so needs no saying where nothing else is.
        if ranking.order.iter().any(|symbol| Some(*symbol) != actual) {
            let rank = |row: usize| ranking.rank(cells[row]);
            put(graph, "modalities", distinct(fold, rank, &ranking.order));
        }
    }
}
