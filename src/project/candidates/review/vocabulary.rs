//! What a project calls things, for whoever reads a candidate or changes one.

use std::collections::BTreeMap;

use crate::model::{Modality, TYPE_COLUMNS, TYPED_ENDS};
use crate::project::candidates::review::Review;
use crate::project::candidates::table_row::TableRow;

impl Review {
    /// What a column may hold in this project: ids with what people read for them, by id. Nothing
    /// for a column that may hold anything.
    pub fn names(&self, column: &str) -> Vec<(String, String)> {
        let pair = |(id, label): (&str, &str)| (id.to_string(), label.to_string());
        let mut names: Vec<(String, String)> = self.all_names(column).map(pair).collect();
        names.sort();
        names
    }

    fn all_names<'r>(&'r self, column: &str) -> Box<dyn Iterator<Item = (&'r str, &'r str)> + 'r> {
        let (ledger, schema) = (&self.ledger, &self.ledger.schema);
        match column {
            "subject" | "object" | "speaker" => {
                let label = |row| ledger.symbols.text_of(ledger.entities.cell(row, "label"));
                let ids = ledger.entities.column("id").iter().enumerate();
                Box::new(ids.filter_map(move |(row, id)| {
                    let id = ledger.text((*id)?);
                    Some((id, label(row).unwrap_or(id)))
                }))
            }
            "relation" => {
                let relations = schema.relations.iter();
                Box::new(relations.map(|(id, relation)| (id.as_str(), relation.label.as_str())))
            }
            kind if TYPE_COLUMNS.contains(&kind) => {
                Box::new(schema.types.iter().map(|(id, kind)| (id.as_str(), kind.label.as_str())))
            }
            "status" => Box::new(schema.statuses.iter().map(|s| (s.id.as_str(), s.label.as_str()))),
            "modality" => Box::new(Modality::NAMES.into_iter().map(|word| (word, word))),
            "negated" => Box::new(["yes", "no"].into_iter().map(|word| (word, word))),
            _ => Box::new(std::iter::empty()),
        }
    }

    /// What people read for a name in a column, if it is known.
    pub fn label(&self, column: &str, name: &str) -> Option<String> {
        let is_it = |(id, label): &(&str, &str)| *id == name || *label == name;
        self.all_names(column).filter(is_it).min().map(|(_, label)| label.to_string())
    }

    /// Whether a status says by itself that something isn't so.
    pub fn denies(&self, status: &str) -> bool {
        self.ledger.schema.denies(status)
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
    pub(super) fn kind(&self, candidate: &TableRow, column: &str) -> Option<String> {
        let other = candidate.get(column).and_then(|name| self.types.get(name));
        let kind = candidate.get(&format!("{column}_type")).or(other.map(String::as_str));
        let kind = kind.or((column == "speaker").then_some("person"));
        let types = &self.ledger.schema.types;
        let kind = kind.filter(|kind| types.is_empty() || types.contains_key(*kind));
        kind.map(str::to_string)
    }
}

/// The types that rows give the names in them.
pub(super) fn types(rows: &[TableRow]) -> BTreeMap<String, String> {
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
