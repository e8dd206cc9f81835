//! What the edges for pairs are called.

use std::borrow::Cow;

use crate::build::edges::gather::Gather;
use crate::build::facts::Fold;
use crate::build::hedges::Put;
use crate::build::ranking::Ranking;
use crate::model::{Graph, NOT, Sym};

/// A relation of an edge: the rank of its name, and how its firmest claim puts it, with which status.
type Said = (u32, Put, u32);

impl Gather<'_> {
    /// What people read for the relation of each claim; `not` before a denied one.
    pub(super) fn relation_names(&self, graph: &mut Graph) -> Vec<Option<Sym>> {
        let claims = &self.ledger.claims;
        let names = claims.column("relation").iter().enumerate().map(|(row, name)| {
            let id = self.relations.id((*name)?)?;
            let label = self.ledger.schema.relation_label(graph.symbols.text(id)).to_string();
            let label = if self.denies(row) { format!("{NOT}{label}") } else { label };
            Some(graph.symbols.intern(&label))
        });
        names.collect()
    }

    /// Calls edges by their relations, whose names are given for each claim, and ranked. Where
    /// these are put in several ways, each says in which: `employed; poisoned (alleged)`. If any is
    /// hedged, each says so: a hedge behind them all would be taken for that of the last.
    pub(super) fn label_pairs(
        &self,
        fold: &Fold,
        names: &[Option<Sym>],
        ranking: &Ranking,
        graph: &mut Graph,
    ) {
        let mut said: Vec<Said> = Vec::new();
        for edge in 0..fold.len() {
            said.clear();
            for rows in fold.propositions(edge) {
                let name = rows.clone().next().and_then(|row| names[row]);
                let firmest = self.firmest(rows);
                said.extend(firmest.map(|(_, how, status)| (ranking.rank(name), how, status)));
            }
            said.sort_unstable();
            said.dedup();
            let text = |said: &Said| self.relation_text(*said, ranking, graph);
            let name = |said: &Said| Cow::Borrowed(name_of(*said, ranking, graph));
            let texts: Vec<Cow<str>> = match self.are_told_apart(&said) {
                true => said.iter().map(text).collect(),
                false => said.iter().map(name).collect(),
            };
            let label = texts.join("; ");
            graph.edges.labels[edge] = Some(graph.symbols.intern(&label));
        }
    }

    /// Whether the label has to say how each relation is put: there are several, and some are put in
    /// another way than others, or hedged. A denial is another way, too: beside it, what is only
    /// possible would be taken for an assertion. A status that nobody declares is always said.
    fn are_told_apart(&self, said: &[Said]) -> bool {
        let Some((_, put, status)) = said.first() else { return false };
        let is_other = |(_, how, other): &Said| how.is_hedge() || (how, other) != (put, status);
        said.len() > 1 && said.iter().any(is_other) || self.statuses.undeclared(*status).is_some()
    }

    /// The name of a relation, and how it is put where that has to be said.
    fn relation_text<'g>(&self, said: Said, names: &Ranking, graph: &'g Graph) -> Cow<'g, str> {
        let (_, put, status) = said;
        let name = name_of(said, names, graph);
        let status = self.statuses.beside(status, self.ledger).map(|status| graph.text(status));
        let hedge = self.hedges.and_then(|hedges| hedges.word(put, self.ledger));
        let how: Vec<&str> = status.into_iter().chain(hedge).collect();
        match how.is_empty() {
            true => Cow::Borrowed(name),
            false => Cow::Owned(format!("{name} ({})", how.join(", "))),
        }
    }
}

fn name_of<'g>((name, ..): Said, names: &Ranking, graph: &'g Graph) -> &'g str {
    names.order.get(name as usize).map_or("", |name| graph.text(*name))
}
