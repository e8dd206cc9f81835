//! Cells that mean a word or a time which is written otherwise here.

use crate::model::{Sym, Symbols, Table, edtf_of};
use crate::text::{Diagnostic, Place};

/// The columns of dates, in whichever table.
const DATES: [&str; 3] = ["when", "published", "retrieved"];

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

/// Writes times of day in the columns of dates as EDTF does, and tells it.
pub(super) fn with_times(table: &mut Table, symbols: &mut Symbols) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    for name in DATES {
        let Some((typed, spelt)) = respell(table, name, edtf_of, symbols) else { continue };
        let message = format!(
            "times of day in `{name}` are read as EDTF has them, `{}` as `{}`",
            symbols.text(typed),
            symbols.text(spelt)
        );
        let start = table.files.first().map(|(_, file)| Place::start(*file));
        let note = Diagnostic::note("read-as-edtf", message);
        told.push(Diagnostic { place: start, ..note });
    }
    told
}
