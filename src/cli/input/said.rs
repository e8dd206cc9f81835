//! What a graph was built from: the claims, and who is who in them.

use std::collections::BTreeSet;

use claimgraph::build::OneSided;
use claimgraph::model::{Graph, Ledger, Namesakes, Resolution, Sym};
use claimgraph::text::clean_name;

/// What a graph was built from.
pub(crate) struct Said {
    /// The claims.
    pub(crate) ledger: Ledger,
    /// Who is who.
    pub(crate) resolution: Resolution,
    /// How many claims the filters left out.
    pub(crate) filtered: usize,
    /// How many claims have no place in the graph.
    pub(crate) unplaced: usize,
    /// How many became attributes, how many of those are disputed, and how many are without their
    /// evidence or qualifiers.
    pub(crate) values: usize,
    pub(crate) disputed_values: usize,
    pub(crate) bare_values: usize,
    /// What is disputed, though the filters left out one side of it.
    pub(crate) one_sided: OneSided,
}

impl Said {
    /// The id in the graph of whom a name means, also by an id that was decided to be the same as
    /// another, or by a label that no claim names; nothing if no table tells.
    pub(crate) fn id_of(&self, name: &str) -> Option<&str> {
        let Said { ledger, resolution, .. } = self;
        let name = &*clean_name(name);
        let meant = ledger.symbols.find(name).and_then(|name| resolution.entity(name));
        let number = meant.or_else(|| resolution.names(ledger).get(name).copied().flatten())?;
        Some(ledger.text(resolution.entities[number as usize].id))
    }

    /// The types that entities have, be they in the graph or not.
    pub(super) fn types(&self) -> BTreeSet<&str> {
        let Said { ledger, resolution, .. } = self;
        let declared = ledger.entities.column("type");
        let entities = resolution.entities.iter().zip(0_u32..);
        let of_each = entities.filter_map(|(entity, number)| {
            let own =
                entity.rows.iter().find_map(|row| declared.get(*row as usize).copied().flatten());
            own.or_else(|| resolution.given_type(number))
        });
        of_each.map(|kind| ledger.text(kind)).collect()
    }

    /// What people read for a name: the label, and the id beside it where somebody else has that
    /// label.
    pub(crate) fn name(&self, name: Sym, namesakes: &Namesakes) -> String {
        let Said { ledger, resolution, .. } = self;
        let label = ledger.text(resolution.label(name, ledger));
        named_apart(label, ledger.text(resolution.id_of(name)), namesakes)
    }

    /// The labels that several entities have, be they in the graph or not.
    pub(crate) fn namesakes(&self) -> Namesakes {
        let Said { ledger, resolution, .. } = self;
        let label = |id: Sym| ledger.text(resolution.label(id, ledger));
        let labels: Vec<&str> = resolution.entities.iter().map(|entity| label(entity.id)).collect();
        Namesakes::of(&labels)
    }

    /// Which nodes of its graph are values and nobody.
    pub(super) fn values(&self, graph: &Graph) -> Vec<bool> {
        let known = self.ledger.symbols.len();
        let is_value = |id: &Sym| id.index() >= known || self.resolution.entity(*id).is_none();
        graph.nodes.ids.iter().map(is_value).collect()
    }
}

/// A label, with the id that tells whom it means where it is shared: `Karl Weber (weber-c)`.
pub(crate) fn named_apart(label: &str, id: &str, namesakes: &Namesakes) -> String {
    match label != id && namesakes.have(label) {
        true => format!("{label} ({id})"),
        false => label.to_string(),
    }
}
