//! The relations that claims name, as numbers.

use std::collections::BTreeMap;

use crate::model::{Ledger, Sym, Symbols, ranks};

/// The relations of the claims, in the order of their ids.
#[derive(Debug, Default)]
pub(super) struct Relations {
    number_of: Vec<u32>,
    /// The id of each.
    pub(super) ids: Vec<Sym>,
    labels: Vec<Sym>,
    symmetric: Vec<bool>,
    takes_values: Vec<bool>,
}

impl Relations {
    /// The relations that claims name, by id or label.
    pub(super) fn of(ledger: &Ledger, symbols: &mut Symbols) -> Relations {
        let schema = &ledger.schema;
        let id_of_label: BTreeMap<&str, &str> =
            schema.relations.iter().rev().map(|(id, r)| (r.label.as_str(), id.as_str())).collect();
        let mut id_of: Vec<Option<Sym>> = vec![None; ledger.symbols.len()];
        let mut ids = Vec::new();
        let shared = schema.shared_labels();
        for name in ledger.claims.column("relation").iter().flatten() {
            // Nobody can know which of several relations is meant.
            if id_of[name.index()].is_none() && !shared.contains_key(ledger.text(*name)) {
                let text = ledger.text(*name);
                let known = schema.relations.contains_key(text);
                let id = if known { None } else { id_of_label.get(text) };
                let id = id.map_or(*name, |id| symbols.intern(id));
                id_of[name.index()] = Some(id);
                ids.push(id);
            }
        }
        let mut ids: Vec<Sym> =
            ranks(symbols, &ids).into_iter().map(|at| ids[at as usize]).collect();
        ids.dedup();
        let number =
            |id: Sym| ids.binary_search_by(|other| symbols.text(*other).cmp(symbols.text(id)));
        let number_of = id_of
            .into_iter()
            .map(|id| id.and_then(|id| number(id).ok()).map_or(u32::MAX, |number| number as u32))
            .collect();
        let of = |id: &Sym| schema.relations.get(symbols.text(*id));
        let symmetric = ids.iter().map(|id| of(id).is_some_and(|r| r.symmetric)).collect();
        let takes_values = ids.iter().map(|id| schema.takes_values(symbols.text(*id))).collect();
        let labels = ids
            .iter()
            .map(|id| {
                let text = symbols.text(*id).to_string();
                symbols.intern(schema.relation_label(&text))
            })
            .collect();
        Relations { number_of, ids, labels, symmetric, takes_values }
    }

    /// The number of the relation that a claim names; nothing if that is the label of several.
    #[inline]
    pub(super) fn number(&self, name: Sym) -> Option<usize> {
        Some(self.number_of[name.index()] as usize).filter(|number| *number < self.ids.len())
    }

    /// The id of the relation that a claim names, if it is the name of one.
    pub(super) fn id(&self, name: Sym) -> Option<Sym> {
        self.number(name).map(|number| self.ids[number])
    }

    /// What people read for a relation, where that isn't its id.
    pub(super) fn label(&self, number: usize) -> Option<Sym> {
        Some(self.labels[number]).filter(|label| *label != self.ids[number])
    }

    /// Whether the relation that a claim names is declared to hold in both directions.
    pub(super) fn is_named_symmetric(&self, name: Sym) -> bool {
        self.number(name).is_some_and(|number| self.symmetric[number])
    }

    /// Whether it is declared to hold in both directions.
    #[inline]
    pub(super) fn is_symmetric(&self, number: usize) -> bool {
        self.symmetric[number]
    }

    /// Whether its objects may be values.
    #[inline]
    pub(super) fn takes_values(&self, number: usize) -> bool {
        self.takes_values[number]
    }

    /// Whether any holds in both directions.
    pub(super) fn any_symmetric(&self) -> bool {
        self.symmetric.iter().any(|symmetric| *symmetric)
    }
}
