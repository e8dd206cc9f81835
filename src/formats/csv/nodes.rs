//! A table of nodes as a graph without edges.

use crate::formats::Reading;
use crate::formats::csv::edges::Numbers;
use crate::formats::csv::names::folded;
use crate::formats::csv::sheet::{Role, Sheet};
use crate::formats::csv::timeset;
use crate::formats::remarks::IS_CALLED_LABEL;
use crate::model::Graph;
use crate::text::{Diagnostic, Place};

/// The graph whose nodes are the rows.
pub(super) fn graph(mut sheet: Sheet) -> Reading {
    sheet.require(&Role::Id, "id");
    tell_label(&mut sheet);
    join_rows_of_one_node(&mut sheet);
    timeset::read(&mut sheet, ["start", "end"]);
    let mut graph = Graph::default();
    let ids = sheet.take(&Role::Id).unwrap_or_default();
    let rows = ids.len();
    graph.nodes.ids = ids.into_iter().flatten().collect();
    graph.nodes.labels = sheet.take(&Role::Label).unwrap_or_else(|| vec![None; rows]);
    graph.nodes.types = sheet.take(&Role::Type).unwrap_or_else(|| vec![None; rows]);
    graph.nodes.columns = sheet.attributes();
    sheet.finish(graph)
}

/// Says that a column is the label without being called so: other programs that read what is written
/// look for it in vain.
fn tell_label(sheet: &mut Sheet) {
    let Some(at) = sheet.roles.iter().position(|role| *role == Role::Label) else { return };
    let header = &sheet.table.columns[at].header;
    if folded(header) != "label" {
        let message = format!("`{header}` of nodes is read as their label");
        let place = Place::start(sheet.remarks.file());
        let told = Diagnostic::note("read-as-label", message).at(place).hint(IS_CALLED_LABEL);
        sheet.remarks.tell(told);
    }
}

/// Where a node has several rows, the first that says something counts.
fn join_rows_of_one_node(sheet: &mut Sheet) {
    let Some(at) = sheet.roles.iter().position(|role| *role == Role::Id) else { return };
    let ids = sheet.table.columns[at].cells.clone();
    let mut numbers = Numbers::new(&sheet.symbols);
    let mut nodes = crate::model::Nodes::default();
    let mut first_rows = Vec::new();
    let mut repeated = Vec::new();
    for (row, id) in ids.into_iter().enumerate() {
        let Some(id) = id else { continue };
        let number = numbers.of(id, &mut nodes) as usize;
        if number == first_rows.len() {
            first_rows.push(row);
            continue;
        }
        for column in &mut sheet.table.columns {
            column.cells[first_rows[number]] =
                column.cells[first_rows[number]].or(column.cells[row]);
        }
        repeated.push(row);
        let message = format!("the node `{}` has a row already", sheet.symbols.text(id));
        let hint = "what the first one says counts; delete one of them";
        let told = Diagnostic::warning("repeated-node", message);
        sheet.remarks.tell(told.at(sheet.place(row, &Role::Id)).hint(hint));
    }
    sheet.table.remove(&repeated);
}
