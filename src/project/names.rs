//! Names as people read them: what looks the same is the same.

use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use crate::model::{Sym, Symbols, TYPE_COLUMNS, Table};
use crate::text::clean_name;

/// The columns of a table of claims that name somebody or something, but for qualifiers.
pub(super) const IN_CLAIMS: [&str; 9] = [
    "id",
    "subject",
    "relation",
    "object",
    "speaker",
    "source",
    TYPE_COLUMNS[0],
    TYPE_COLUMNS[1],
    TYPE_COLUMNS[2],
];

/// Those of all other tables.
pub(super) const ELSEWHERE: [&str; 9] =
    ["id", "type", "label", "aliases", "origin", "claim", "source", "left", "right"];

/// Writes every name in these columns with one blank between its words and without what nobody sees.
/// Spreadsheets and web pages leave blanks of all kinds in names, and who is called so would else
/// be two. Quotes and notes stay as they are.
pub(super) fn as_read(table: &mut Table, names: &[&str], symbols: &mut Symbols) {
    let is_name = |name: &str| names.contains(&name) || name.starts_with("q.");
    let mut columns: Vec<&mut Vec<Option<Sym>>> = (table.columns.iter_mut())
        .filter(|column| is_name(&column.name))
        .map(|column| &mut column.cells)
        .collect();
    let odd = odd_names(&columns, symbols);
    if odd.is_empty() {
        return;
    }
    let mut read_as: Vec<Option<Sym>> = vec![None; symbols.len()];
    for name in odd {
        let name_as_read = clean_name(symbols.text(name)).into_owned();
        read_as[name.index()] = Some(symbols.intern(&name_as_read));
    }
    for cell in columns.iter_mut().flat_map(|cells| cells.iter_mut().flatten()) {
        *cell = read_as.get(cell.index()).copied().flatten().unwrap_or(*cell);
    }
}

/// The names that read otherwise than they stand, each looked at once.
fn odd_names(columns: &[&mut Vec<Option<Sym>>], symbols: &Symbols) -> Vec<Sym> {
    let seen: Vec<AtomicBool> = (0..symbols.len()).map(|_| AtomicBool::new(false)).collect();
    let is_new = |name: &Sym| {
        let seen = &seen[name.index()];
        // Most were seen before, and looking is cheaper than writing.
        !seen.load(Ordering::Relaxed) && !seen.swap(true, Ordering::Relaxed)
    };
    let is_odd = |name: &Sym| {
        let text = symbols.text(*name);
        clean_name(text) != text
    };
    let names = columns.par_iter().flat_map(|cells| cells.par_iter().flatten().copied());
    names.filter(|name| is_new(name) && is_odd(name)).collect()
}
