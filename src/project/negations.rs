//! Denials under another name than `negated`.

use crate::model::{NEGATED, Symbols, Table, yes_or_no};
use crate::project::NamedColumns;
use crate::project::edge_lists::as_attribute;
use crate::project::naming::own_name;

/// Takes a column for an attribute that was found as `negated` under another name, unless its cells
/// say yes and no. Where words do, a cell that says neither is told like any of `negated`; numbers
/// that go beyond 1 count something.
pub(super) fn settle(claims: &mut Table, symbols: &Symbols, named: &NamedColumns) {
    let Some(at) = claims.position("negated").filter(|_| !named.has("negated")) else { return };
    let column = &claims.columns[at];
    if !NEGATED.contains(&&*own_name(&column.header)) {
        return;
    }
    let mut seen = vec![false; symbols.len()];
    let (mut are_all, mut have_words) = (true, false);
    for cell in column.cells.iter().flatten() {
        if !std::mem::replace(&mut seen[cell.index()], true) {
            let text = symbols.text(*cell);
            let says = yes_or_no(text).is_some();
            are_all &= says;
            have_words |= says && !text.starts_with(|first: char| first.is_ascii_digit());
        }
    }
    if !are_all && !have_words {
        as_attribute(claims, at);
    }
}
