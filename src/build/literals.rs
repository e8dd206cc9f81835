//! Claims whose object is a value become attributes of their subject.

use std::collections::BTreeMap;

use crate::build::facts::{Relations, is_yes};
use crate::model::{Cells, ClaimRef, Column, Graph, Ledger, Lists, Modality, Resolution, Sym};

/// Adds an attribute for each relation with values: what is said, and how it is put where that
/// isn't plain assertion, so that an allegation doesn't turn into a fact on the way.
pub(super) fn add(
    ledger: &Ledger,
    resolution: &Resolution,
    relations: &Relations,
    literals: &[(u32, u32)],
    graph: &mut Graph,
) {
    let mut said: BTreeMap<String, BTreeMap<u32, Vec<String>>> = BTreeMap::new();
    for (row, node) in literals {
        let claim = ledger.claim(*row as usize);
        let Some(name) = ledger.claims.cell(*row as usize, "relation") else { continue };
        let relation = graph.symbols.text(relations.id(name)).to_string();
        let values = said.entry(relation).or_default().entry(*node).or_default();
        let speaker = ledger.claims.cell(*row as usize, "speaker");
        let speaker = speaker.map(|name| ledger.text(resolution.id_of(name)));
        values.push(put(ledger, claim, speaker));
    }
    for (relation, mut of_node) in said {
        let mut lists = Lists::default();
        for node in 0..graph.nodes.len() as u32 {
            let mut values = of_node.remove(&node).unwrap_or_default();
            values.sort();
            values.dedup();
            let symbols: Vec<Sym> =
                values.iter().map(|value| graph.symbols.intern(value)).collect();
            lists.push(symbols);
        }
        let taken = |name: &str| graph.nodes.columns.iter().any(|column| column.name == name);
        let mut name = relation;
        while taken(&name) {
            name.push('_');
        }
        graph.nodes.columns.push(Column { name, cells: Cells::List(lists) });
    }
}

fn put(ledger: &Ledger, claim: ClaimRef, speaker: Option<&str>) -> String {
    let value = claim.get("object").unwrap_or_default();
    let firmest = ledger.schema.statuses.first().map(|status| status.id.as_str());
    let denied = claim.get("negated").is_some_and(is_yes);
    let mut how: Vec<&str> = Vec::new();
    if denied {
        how.push("negated");
    }
    how.extend(claim.get("status").filter(|status| Some(*status) != firmest));
    how.extend(claim.get("modality").filter(|modality| *modality != Modality::Actual.name()));
    how.extend(speaker);
    if how.is_empty() { value.to_string() } else { format!("{value} ({})", how.join(", ")) }
}
