//! What a project calls things, for whoever reads a candidate or changes one.

use std::collections::BTreeMap;

use crate::model::{Modality, TYPE_COLUMNS, TYPED_ENDS};
use crate::project::candidates::cells::Cells;
use crate::project::candidates::review::Review;

impl Review {
    /// What a column may hold in this project: ids with what people read for them, by id. Nothing
    /// for a column that may hold anything.
    pub fn names(&self, column: &str) -> Vec<(String, String)> {
        let (ledger, schema) = (&self.ledger, &self.ledger.schema);
        let pair = |id: &str, label: &str| (id.to_string(), label.to_string());
        let mut names: Vec<(String, String)> = match column {
            "subject" | "object" | "speaker" => {
                let ids = ledger.entities.column("id").iter().enumerate();
                let label = |row| ledger.symbols.text_of(ledger.entities.cell(row, "label"));
                let known = ids.filter_map(|(row, id)| {
                    let id = ledger.text((*id)?);
                    Some(pair(id, label(row).unwrap_or(id)))
                });
                known.collect()
            }
            "relation" => schema.relations.iter().map(|(id, r)| pair(id, &r.label)).collect(),
            kind if TYPE_COLUMNS.contains(&kind) => {
                schema.types.iter().map(|(id, kind)| pair(id, &kind.label)).collect()
            }
            "status" => schema.statuses.iter().map(|s| pair(&s.id, &s.label)).collect(),
            "modality" => Modality::NAMES.map(|m| pair(m, m)).into(),
            "negated" => ["yes", "no"].map(|word| pair(word, word)).into(),
            _ => Vec::new(),
        };
        names.sort();
        names
    }

    /// What people read for a name in a column, if it is known.
    pub fn label(&self, column: &str, name: &str) -> Option<String> {
        let is_it = |(id, label): &(String, String)| id == name || label == name;
        self.names(column).into_iter().find(is_it).map(|(_, label)| label)
    }

    /// All that somebody is called by: the name itself, and the label and aliases of whom it means.
    pub fn called(&self, name: &str) -> Vec<String> {
        let ledger = &self.ledger;
        let entities = &ledger.entities;
        let mut called = vec![name.to_string()];
        for row in 0..entities.len() {
            let text = |column| ledger.symbols.text_of(entities.cell(row, column));
            let aliases = ledger.list(entities.cell(row, "aliases"));
            let own: Vec<&str> =
                text("id").into_iter().chain(text("label")).chain(aliases).collect();
            if own.contains(&name) {
                called.extend(own.into_iter().map(str::to_string));
            }
        }
        called
    }

    /// What kind of entity a cell of a candidate names, as far as it or another one tells and the
    /// project has such a type. Who speaks is a person, unless somebody says otherwise.
    pub(super) fn kind(&self, candidate: &Cells, column: &str) -> Option<String> {
        let other = candidate.get(column).and_then(|name| self.types.get(name));
        let kind = candidate.get(&format!("{column}_type")).or(other.map(String::as_str));
        let kind = kind.or((column == "speaker").then_some("person"));
        let types = &self.ledger.schema.types;
        let kind = kind.filter(|kind| types.is_empty() || types.contains_key(*kind));
        kind.map(str::to_string)
    }
}

/// The types that rows give the names in them.
pub(super) fn types(rows: &[Cells]) -> BTreeMap<String, String> {
    let mut types = BTreeMap::new();
    for row in rows {
        for (end, kind) in TYPED_ENDS {
            if let (Some(name), Some(kind)) = (row.get(end), row.get(kind)) {
                types.entry(name.to_string()).or_insert(kind.to_string());
            }
        }
    }
    types
}
