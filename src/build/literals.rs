//! Claims whose object is a value become attributes of their subject.

use std::collections::{BTreeMap, HashMap};

use crate::build::claims::Claims;
use crate::build::negations::is_yes;
use crate::model::{Cells, ClaimRef, Column, DISPUTED, Graph, Ledger, Lists, Modality, Sym};

/// That somebody is or has a value: the node, the relation and the value.
type Proposition = (u32, Sym, Sym);

/// Whether values are said, and whether they are denied.
pub(super) struct Sides<'a> {
    claims: &'a Claims<'a>,
    taken: HashMap<Proposition, [bool; 2]>,
}

impl<'a> Sides<'a> {
    /// The sides that some claims take.
    pub(super) fn of(claims: &'a Claims<'a>, literals: &[(u32, u32)]) -> Sides<'a> {
        let mut sides = Sides { claims, taken: HashMap::new() };
        // Whoever doubts a value takes no side.
        for literal in literals.iter().filter(|(row, _)| !claims.doubt(*row as usize)) {
            let denies = claims.deny(literal.0 as usize);
            if let Some(proposition) = sides.proposition(*literal) {
                sides.taken.entry(proposition).or_default()[usize::from(denies)] = true;
            }
        }
        sides
    }

    /// Whether what a claim says of a value is both said and denied.
    pub(super) fn dispute(&self, literal: (u32, u32)) -> bool {
        let taken = self.proposition(literal).and_then(|said| self.taken.get(&said));
        taken == Some(&[true, true]) && !self.claims.doubt(literal.0 as usize)
    }

    /// For each value that has one side here, and two among all that is said, the node it is about.
    pub(super) fn one_sided_among(&self, all: &Sides) -> Vec<u32> {
        let is_disputed = |said: &Proposition| all.taken.get(said) == Some(&[true, true]);
        let here = self.taken.iter().filter(|(_, sides)| **sides != [true, true]);
        here.filter(|(said, _)| is_disputed(said)).map(|((node, ..), _)| *node).collect()
    }

    fn proposition(&self, (row, node): (u32, u32)) -> Option<Proposition> {
        let Claims { ledger, relations, .. } = self.claims;
        let cell = |name: &str| ledger.claims.cell(row as usize, name);
        Some((node, relations.id(cell("relation")?)?, cell("object")?))
    }
}

/// Adds an attribute for each relation with values: what is said, and how it is put where that
/// isn't plain assertion, so that an allegation doesn't turn into a fact on the way.
pub(super) fn add(claims: &Claims, literals: &[(u32, u32)], sides: &Sides, graph: &mut Graph) {
    let Claims { ledger, resolution, relations, .. } = claims;
    let mut said: BTreeMap<String, BTreeMap<u32, Vec<String>>> = BTreeMap::new();
    for (row, node) in literals {
        let claim = ledger.claim(*row as usize);
        let name = ledger.claims.cell(*row as usize, "relation");
        let Some(relation) = name.and_then(|name| relations.id(name)) else { continue };
        let relation = graph.symbols.text(relation).to_string();
        let values = said.entry(relation).or_default().entry(*node).or_default();
        let speaker = ledger.claims.cell(*row as usize, "speaker");
        let speaker = speaker.map(|name| ledger.text(resolution.id_of(name)));
        values.push(put(ledger, claim, sides.dispute((*row, *node)), speaker));
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

fn put(ledger: &Ledger, claim: ClaimRef, is_disputed: bool, speaker: Option<&str>) -> String {
    let value = claim.get("object").unwrap_or_default();
    let firmest = ledger.schema.statuses.first().map(|status| status.id.as_str());
    let denied = claim.get("negated").is_some_and(is_yes);
    let mut how: Vec<&str> = Vec::new();
    if denied {
        how.push("negated");
    }
    how.extend(claim.get("status").filter(|status| Some(*status) != firmest));
    how.extend(claim.get("modality").filter(|modality| *modality != Modality::Actual.name()));
    how.extend(is_disputed.then_some(DISPUTED));
    how.extend(speaker);
    if how.is_empty() { value.to_string() } else { format!("{value} ({})", how.join(", ")) }
}
