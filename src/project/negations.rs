//! Denials under another name than `negated`.

use crate::model::{NEGATED, Symbols, Table, TableColumn, say_yes_and_no};
use crate::project::NamedColumns;
use crate::project::column_names::own_name;
use crate::project::edge_lists::as_attribute;

/// Takes a column for an attribute that was found as `negated` under another name, unless its cells
/// say yes and no; the next of such a name whose cells do takes its place. Where words do, a cell that
/// says neither is told like any of `negated`.
pub(super) fn settle(claims: &mut Table, symbols: &Symbols, named: &NamedColumns) {
    let Some(at) = claims.position("negated").filter(|_| !named.has("negated")) else { return };
    let is_called = |column: &TableColumn, word: &str| own_name(&column.header) == word;
    let is_found = NEGATED.iter().any(|word| is_called(&claims.columns[at], word));
    if !is_found || says(&claims.columns[at], symbols) {
        return;
    }
    as_attribute(claims, at);
    let is_meant = |column: &TableColumn, word: &str| {
        column.name == column.header && is_called(column, word) && says(column, symbols)
    };
    let find = |word: &str| claims.columns.iter().position(|column| is_meant(column, word));
    if let Some(other) = NEGATED.into_iter().find_map(find) {
        claims.columns[other].name = "negated".to_string();
    }
}

/// Whether the cells of a column say yes and no.
fn says(column: &TableColumn, symbols: &Symbols) -> bool {
    let mut seen = vec![false; symbols.len()];
    let cells = column.cells.iter().flatten();
    let distinct = cells.filter(|cell| !std::mem::replace(&mut seen[cell.index()], true));
    say_yes_and_no(distinct.map(|cell| symbols.text(*cell)))
}
