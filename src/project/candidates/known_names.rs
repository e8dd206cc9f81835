//! Which id each name of a project means.

use std::collections::BTreeMap;

use crate::model::Ledger;

/// The names of a project: which id each name means.
pub(super) struct Names {
    entities: BTreeMap<String, Option<String>>,
    relations: BTreeMap<String, String>,
}

impl Names {
    pub(super) fn of(ledger: &Ledger) -> Names {
        let mut entities: BTreeMap<String, Option<String>> = BTreeMap::new();
        let table = &ledger.entities;
        let ids = || table.column("id").iter().map(|id| ledger.symbols.text_of(*id));
        for (row, id) in ids().enumerate() {
            let label = ledger.symbols.text_of(table.cell(row, "label"));
            for name in label.into_iter().chain(ledger.list(table.cell(row, "aliases"))) {
                let meant = entities.entry(name.to_string()).or_insert(id.map(str::to_string));
                if meant.as_deref() != id {
                    *meant = None;
                }
            }
        }
        // An id comes last, so that it wins over a label.
        entities.extend(ids().flatten().map(|id| (id.to_string(), Some(id.to_string()))));
        let declared = &ledger.schema.relations;
        let labels = declared.iter().map(|(id, relation)| (relation.label.clone(), id.clone()));
        let ids = declared.keys().map(|id| (id.clone(), id.clone()));
        Names { entities, relations: labels.chain(ids).collect() }
    }

    /// The id that a name means; the name itself if it means none, or several.
    pub(super) fn entity<'n>(&'n self, name: &'n str) -> &'n str {
        self.entities.get(name).and_then(Option::as_deref).unwrap_or(name)
    }

    /// Whether a name means somebody.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.entities.contains_key(name)
    }

    /// All that the one is called whom an id means, the id among it.
    pub(super) fn called<'n>(&'n self, id: &'n str) -> impl Iterator<Item = &'n str> {
        let is_it = move |meant: &Option<String>| meant.as_deref() == Some(id);
        let names = self.entities.iter().filter(move |(_, meant)| is_it(meant));
        std::iter::once(id).chain(names.map(|(name, _)| name.as_str()))
    }

    /// The id that the name of a relation means; the name itself if it means none.
    pub(super) fn relation<'n>(&'n self, name: &'n str) -> &'n str {
        self.relations.get(name).map_or(name, String::as_str)
    }
}
