//! What the parts of a document say together.

use super::rows::Rows;
use crate::formats::Reading;
use crate::formats::guesses::guess_relations;
use crate::formats::parts::{Part, fit, join};
use crate::formats::remarks::Remarks;
use crate::model::{Graph, Symbols};
use crate::text::Place;

/// What was found in a part of a document.
pub(super) struct Found {
    pub(super) part: Part,
    name: Option<String>,
    late: Vec<(String, String)>,
    has_relations: bool,
    remarks: Remarks,
}

impl Found {
    /// What rows hold, and what there is to say about them.
    pub(super) fn of(rows: Rows, remarks: Remarks) -> Found {
        let Rows { part, name, has_relations, .. } = rows;
        let late = rows.late.into_iter().map(|key| (key.id, key.name)).collect();
        Found { part, name, late, has_relations, remarks }
    }
}

/// What the parts of a document say together.
pub(super) struct Document {
    /// The texts of the parts.
    pub(super) tables: Vec<Symbols>,
    parts: Vec<(Part, usize)>,
    name: Option<String>,
    id: Option<String>,
    late: Vec<(String, String)>,
    relation_is_declared: bool,
    has_relations: bool,
    remarks: Remarks,
}

impl Document {
    /// A document of which everything up to the first row was read.
    pub(super) fn of(mut head: Rows, remarks: Remarks) -> Document {
        let mut document = Document {
            tables: vec![std::mem::take(&mut head.part.symbols)],
            parts: Vec::new(),
            name: None,
            id: head.id.take(),
            late: Vec::new(),
            relation_is_declared: head.declares_relation(),
            has_relations: false,
            remarks,
        };
        let no_more = Remarks::new(document.remarks.file());
        document.take(Found::of(head, no_more), 0);
        document
    }

    /// Adds the next part, whose texts are in the table with this number.
    pub(super) fn take(&mut self, found: Found, table: usize) {
        self.has_relations |= found.has_relations;
        self.name = self.name.take().or(found.name);
        self.late.extend(found.late);
        self.remarks.append(found.remarks);
        if !found.part.nodes.ids.is_empty() || !found.part.edges.from.is_empty() {
            self.parts.push((found.part, table));
        }
    }

    /// Whether the attributes of all parts have room together, in a document of so many bytes.
    pub(super) fn fits(&mut self, length: usize) -> bool {
        self.parts.iter_mut().for_each(|(part, _)| part.set_room(length));
        fit(self.parts.iter().map(|(part, _)| part))
    }

    /// The graph, and what there is to say.
    pub(super) fn reading(mut self) -> Reading {
        let mut graph = join(
            std::mem::take(&mut self.tables),
            std::mem::take(&mut self.parts),
            &mut self.remarks,
        );
        self.name_late_columns(&mut graph);
        if !self.relation_is_declared && !self.has_relations {
            let told = guess_relations(&mut graph);
            let start = Place::start(self.remarks.file());
            told.into_iter().for_each(|told| self.remarks.tell(told.at(start.clone())));
        }
        graph.name = self.name.or(self.id.filter(|id| id != "G")).unwrap_or_default();
        graph.sort();
        Reading { graph, diagnostics: self.remarks.finish() }
    }

    /// Gives columns whose key was declared late the name that it gives them.
    fn name_late_columns(&self, graph: &mut Graph) {
        for columns in [&mut graph.nodes.columns, &mut graph.edges.columns] {
            for (id, name) in &self.late {
                let is_free = columns.iter().all(|column| column.name != *name);
                if let Some(column) = columns.iter_mut().find(|column| column.name == *id)
                    && is_free
                {
                    column.name.clone_from(name);
                }
            }
        }
    }
}
