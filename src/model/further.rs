//! Which claim a piece of further evidence is for.

use rayon::prelude::*;

use crate::model::{Ledger, Sym};

/// What the id in a row of the table of further evidence means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvidenceFor {
    /// The claim in a row.
    Claim(u32),
    /// One of several claims that have this id, nobody knows which.
    Several,
    /// No claim at all.
    NoClaim,
}

impl Ledger {
    /// What each piece of further evidence is for, in the order of their rows: a claim by its own
    /// id, or, where it has none, by the one made of what it means.
    pub fn evidence_for(&self) -> Vec<EvidenceFor> {
        let names = self.evidence.column("claim");
        if names.is_empty() {
            return Vec::new();
        }
        let mut meant = vec![EvidenceFor::NoClaim; self.symbols.len()];
        for (row, id) in self.claims.column("id").iter().enumerate() {
            let Some(id) = id else { continue };
            meant[id.index()] = match meant[id.index()] {
                EvidenceFor::NoClaim => EvidenceFor::Claim(row as u32),
                _ => EvidenceFor::Several,
            };
        }
        let is_made = |id: &Sym| {
            meant[id.index()] == EvidenceFor::NoClaim && self.text(*id).starts_with("c-")
        };
        if names.iter().flatten().any(is_made) {
            for (row, id) in self.made_ids() {
                // Claims that share such an id are the same one, written twice: the first will do.
                if meant[id.index()] == EvidenceFor::NoClaim {
                    meant[id.index()] = EvidenceFor::Claim(row);
                }
            }
        }
        names.iter().map(|id| id.map_or(EvidenceFor::NoClaim, |id| meant[id.index()])).collect()
    }

    /// The rows of claims without an id of their own, each with the one made of what it means, as
    /// far as any table names that and no other claim has it.
    fn made_ids(&self) -> Vec<(u32, Sym)> {
        let ids = self.claims.column("id");
        let has_own = |row: usize| ids.get(row).is_some_and(Option::is_some);
        let made = |row: usize| Some((row as u32, self.symbols.find(&self.claim(row).id())?));
        let nameless = (0..self.claims.len()).into_par_iter().filter(|row| !has_own(*row));
        nameless.filter_map(made).collect()
    }
}
