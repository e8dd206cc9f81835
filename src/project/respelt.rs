//! Cells that mean a word which is written otherwise here.

use crate::model::{Sym, Symbols, Table};

/// Writes the cells of a column that have a spelling as it is. The answer is the first that had
/// another, and how it is spelt.
pub(super) fn respell(
    table: &mut Table,
    column: &str,
    spelling: impl Fn(&str) -> Option<String>,
    symbols: &mut Symbols,
) -> Option<(Sym, Sym)> {
    let at = table.position(column)?;
    let cells = &mut table.columns[at].cells;
    let mut known: Vec<(Sym, Sym)> = Vec::new();
    let mut seen = vec![false; symbols.len()];
    for cell in cells.iter().flatten() {
        if std::mem::replace(&mut seen[cell.index()], true) {
            continue;
        }
        let text = symbols.text(*cell);
        if let Some(spelt) = spelling(text).filter(|spelt| spelt != text) {
            known.push((*cell, symbols.intern(&spelt)));
        }
    }
    let first = known.first().copied()?;
    known.sort_unstable_by_key(|(typed, _)| typed.index());
    for cell in cells.iter_mut().flatten() {
        let index = cell.index();
        if let Ok(at) = known.binary_search_by_key(&index, |(typed, _)| typed.index()) {
            *cell = known[at].1;
        }
    }
    Some(first)
}
