//! A table whose columns have a meaning, on its way to a graph.

use crate::formats::Reading;
use crate::formats::gaps;
use crate::formats::records::with_points;
use crate::formats::remarks::Remarks;
use crate::model::{Cells, Column, Graph, Sym, Symbols, infer};
use crate::text::{Diagnostic, Layout, Place};

/// What a column holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Role {
    /// The id of a node or an edge.
    Id,
    /// The node an edge goes out from.
    From,
    /// The node it goes to.
    To,
    /// Whether an edge has a direction, or the type of a node.
    Type,
    /// The id of a relation.
    Relation,
    /// The same beside a `Kind`, which may have a number behind it.
    PlainRelation,
    /// Nothing that another column doesn't say.
    Repeated,
    /// What people read.
    Label,
    /// A weight.
    Weight,
    /// A weight where `Weight` has none.
    RawWeight,
    /// An attribute of this name.
    Attribute(String),
}

/// A table with the meaning of its columns, on its way to a graph.
pub(super) struct Sheet {
    pub(super) table: crate::model::Table,
    pub(super) roles: Vec<Role>,
    pub(super) symbols: Symbols,
    pub(super) remarks: Remarks,
}

impl Sheet {
    /// The cells of the column with this role, which are taken out of the table.
    pub(super) fn take(&mut self, role: &Role) -> Option<Vec<Option<Sym>>> {
        let at = self.roles.iter().position(|known| known == role)?;
        Some(std::mem::take(&mut self.table.columns[at].cells))
    }

    /// Turns rows away that lack a cell of this role.
    pub(super) fn require(&mut self, role: &Role, what: &str) {
        let Some(at) = self.roles.iter().position(|known| known == role) else { return };
        let column = &self.table.columns[at];
        let lacking: Vec<usize> =
            (0..self.table.len()).filter(|row| column.cells[*row].is_none()).collect();
        for row in &lacking {
            self.remarks.tell_of("missing-cell", || {
                let place = self.table.place(*row).in_column(&column.header);
                let hint = format!("fill in `{}`, or delete the row", column.header);
                let message = format!("the row has no {what}");
                Diagnostic::error("missing-cell", message).at(place).hint(hint)
            });
        }
        self.table.remove(&lacking);
    }

    /// Makes numbers of what people write for them: of weights, and of attributes where semicolons
    /// separate the cells. With commas or tabs, an attribute may be a text that we wrote ourselves.
    pub(super) fn write_numbers_with_points(&mut self, delimiter: u8) {
        let may_be = |role: &Role| match role {
            Role::Weight | Role::RawWeight => true,
            Role::Attribute(_) => delimiter == b';',
            _ => false,
        };
        let columns = self.table.columns.iter().zip(&self.roles);
        let headers: Vec<String> = columns
            .filter(|(_, role)| may_be(role))
            .map(|(column, _)| column.header.clone())
            .collect();
        let layout = Layout::Delimited(delimiter);
        let Sheet { table, symbols, remarks, .. } = self;
        let told = with_points(table, layout, symbols, |column| headers.contains(&column.header));
        told.into_iter().for_each(|diagnostic| remarks.tell(diagnostic));
    }

    /// The place of a cell.
    pub(super) fn place(&self, row: usize, role: &Role) -> Place {
        let place = self.table.place(row);
        match self.roles.iter().position(|known| known == role) {
            Some(at) => place.in_column(&self.table.columns[at].header),
            None => place,
        }
    }

    /// The columns that are attributes, their kinds inferred.
    pub(super) fn attributes(&mut self) -> Vec<Column> {
        let mut columns: Vec<Column> = Vec::new();
        for (at, role) in self.roles.iter().enumerate() {
            let Role::Attribute(name) = role else { continue };
            let cells = Cells::Text(std::mem::take(&mut self.table.columns[at].cells));
            if cells.present() == 0 {
                continue;
            }
            let mut name = name.clone();
            while columns.iter().any(|column| column.name == name) {
                name.push('_');
            }
            columns.push(Column { name, cells: infer(cells, &self.symbols) });
        }
        columns
    }

    /// What was read, as a graph with these symbols.
    pub(super) fn finish(mut self, mut graph: Graph) -> Reading {
        graph.symbols = self.symbols;
        if let Some(told) = gaps::among_numbers(&graph) {
            let place = Place::start(self.remarks.file());
            self.remarks.tell(told.at(place));
        }
        graph.sort();
        Reading { graph, diagnostics: self.remarks.finish() }
    }
}
