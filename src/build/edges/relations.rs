//! What the edges for pairs are called.

use crate::build::edges::Gather;
use crate::model::{Cells, Graph, NOT, Sym};

impl Gather<'_> {
    /// What people read for the relation of each claim; `not` before a denied one.
    pub(super) fn relation_names(&self, graph: &mut Graph) -> Vec<Option<Sym>> {
        let claims = &self.ledger.claims;
        let names = claims.column("relation").iter().enumerate().map(|(row, name)| {
            let id = self.relations.id((*name)?);
            let label = self.ledger.schema.relation_label(graph.symbols.text(id)).to_string();
            let label = if self.denies(row) { format!("{NOT}{label}") } else { label };
            Some(graph.symbols.intern(&label))
        });
        names.collect()
    }

    pub(super) fn label_pairs(&self, graph: &mut Graph) {
        let Some(Cells::List(lists)) = graph.edges.column("relations").cloned() else { return };
        for edge in 0..lists.len() {
            let texts: Vec<&str> = lists.get(edge).iter().map(|s| graph.symbols.text(*s)).collect();
            let label = texts.join("; ");
            graph.edges.labels[edge] = Some(graph.symbols.intern(&label));
        }
    }
}
