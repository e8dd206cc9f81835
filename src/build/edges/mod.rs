//! The runs of a fold become edges, and their claims' cells the edges' attributes.

mod claim_ids;
mod dates;
mod gather;
mod lists;
mod manner;
mod qualifiers;
mod quotes;
mod relations;
mod statuses;
mod weights;

use crate::build::EdgeMode;
use crate::build::claims::Claims;
use crate::build::edges::claim_ids::ranks_of;
use crate::build::edges::gather::Gather;
use crate::build::edges::lists::{distinct, lists_of_numbers, lists_of_texts, put};
use crate::build::edges::statuses::Statuses;
use crate::build::evidence::Evidence;
use crate::build::facts::Fold;
use crate::build::listed::holds_lists;
use crate::build::ranking::Ranking;
use crate::model::{Cells, Graph, Sym, infer};
use crate::text::Diagnostic;

/// Puts the edges of a fold into the graph, and says what they don't hold of their claims.
pub(super) fn build(
    claims: &Claims,
    fold: &Fold,
    evidence: Option<&Evidence<'_>>,
    mode: EdgeMode,
    graph: &mut Graph,
) -> Vec<Diagnostic> {
    let Claims { ledger, resolution, relations, negations, hedges, .. } = claims;
    let (negations, hedges) = (negations.as_ref(), hedges.as_ref());
    let statuses = Statuses::of(ledger);
    let counted = hedges.map(|hedges| hedges.counted(fold));
    let gather =
        Gather { ledger, resolution, relations, evidence, negations, hedges, counted, statuses };
    let told = match mode {
        EdgeMode::Relations => {
            gather.ends(fold, mode, graph);
            gather.folded(fold, fold, mode, graph)
        }
        EdgeMode::Pairs => {
            let paired = fold.paired(relations);
            gather.ends(&paired, mode, graph);
            gather.folded(fold, &paired, mode, graph)
        }
        EdgeMode::Claims => {
            let ids = gather.claim_ids(graph);
            let ranks = ranks_of(&ids, graph);
            let apart = fold.apart(&ranks);
            gather.ends(&apart, mode, graph);
            gather.single(fold, &apart, &ids, graph);
            Vec::new()
        }
    };
    if mode == EdgeMode::Pairs || gather.statuses.any_undeclared() {
        // What stands for the relation of an edge, or behind it, is known only now.
        graph.sort_edges();
    }
    told
}

impl Gather<'_> {
    fn ends(&self, fold: &Fold, mode: EdgeMode, graph: &mut Graph) {
        let edges = &mut graph.edges;
        (edges.from, edges.to) = fold.ends();
        if mode == EdgeMode::Pairs {
            edges.relations = vec![None; fold.len()];
            edges.labels = vec![None; fold.len()];
        } else {
            edges.relations = fold.each(|edge| Some(self.relations.ids[fold.relation(edge)]));
            edges.labels = fold.each(|edge| self.relations.label(fold.relation(edge)));
            self.name_undeclared(fold, graph);
        }
        let edges = &mut graph.edges;
        edges.undirected = fold.each(|edge| fold.is_undirected(edge));
        edges.weights = Some(self.weights(fold));
    }

    /// The columns of edges that stand for several claims, perhaps of several propositions.
    fn folded(
        &self,
        propositions: &Fold,
        fold: &Fold,
        mode: EdgeMode,
        graph: &mut Graph,
    ) -> Vec<Diagnostic> {
        let counts = fold.each(|edge| Some(fold.count(edge) as i64));
        put(graph, "count", Cells::Int(counts));
        if mode == EdgeMode::Pairs {
            let names = self.relation_names(graph);
            let ranking = Ranking::by_text(&names, &graph.symbols);
            put(graph, "relations", distinct(fold, |row| ranking.rank(names[row]), &ranking.order));
            self.label_pairs(fold, &names, &ranking, graph);
        }
        self.negated(fold, mode, graph);
        self.put_statuses(fold, graph);
        self.states(propositions, fold, graph);
        self.modalities(fold, graph);
        let speakers = self.speakers();
        if !speakers.is_empty() {
            let ranking = Ranking::by_text(&speakers, &graph.symbols);
            let rank = |row: usize| ranking.rank(speakers[row]);
            put(graph, "speakers", distinct(fold, rank, &ranking.order));
        }
        self.sources(fold, graph);
        self.dates(fold, graph);
        self.quotes(fold, graph);
        let further = self.further_columns();
        for column in &further {
            self.qualifier(fold, column, graph);
        }
        // Nothing that stands in a table vanishes from its graph.
        self.gathered(fold, "when_text", graph);
        self.locators(fold, graph);
        for column in ["confidence", "review", "note"] {
            self.gathered(fold, column, graph);
        }
        self.listed(fold, "id", "claims", graph);
        let is_single = |name: &String| !holds_lists(self.ledger, self.ledger.claims.column(name));
        let single: Vec<String> = further.iter().filter(|name| is_single(name)).cloned().collect();
        let told = [
            self.undated(fold),
            self.repeated_numbers(fold, &further),
            lists_of_numbers(graph, &single),
            lists_of_texts(graph, &single),
        ];
        told.into_iter().flatten().collect()
    }

    /// The columns of edges that are one claim each.
    fn single(&self, fold: &Fold, apart: &Fold, ids: &[Sym], graph: &mut Graph) {
        let row = |edge: usize| apart.rows(edge).next().unwrap_or_default();
        graph.edges.ids = Some(apart.each(|edge| ids[row(edge)]));
        self.negated(apart, EdgeMode::Claims, graph);
        self.states(fold, apart, graph);
        let speakers = self.speakers();
        let speakers = apart.each(|edge| speakers.get(row(edge)).copied().flatten());
        put(graph, "speaker", Cells::Text(speakers));
        self.dates(apart, graph);
        let own = ["status", "modality", "when", "when_text", "source", "quote", "locator"];
        let rest = ["confidence", "review", "note"];
        let names = own.into_iter().chain(rest).map(str::to_string).chain(self.further_columns());
        for name in names {
            let cells = self.cells(&name);
            if let Some(named) = self.named(&name, graph) {
                let rows: Vec<usize> = (0..apart.len()).map(row).collect();
                self.named_by_each(&named, &rows, &name, graph);
            } else if !cells.is_empty() {
                let texts = apart.each(|edge| cells[row(edge)]);
                // An edge's source is the node it goes out from, wherever people read tables.
                let name = if name == "source" { "source_id".to_string() } else { name };
                put(graph, &name, infer(Cells::Text(texts), &graph.symbols));
            }
        }
        if self.evidence.is_some_and(|evidence| !evidence.is_single()) {
            self.all_evidence(apart, graph);
        }
        if let Some(evidence) = self.evidence.filter(|evidence| evidence.has_urls()) {
            let url = |edge: usize| evidence.addressed(row(edge)).and_then(|s| evidence.url(s));
            put(graph, "source_url", Cells::Text(apart.each(url)));
        }
    }
}
