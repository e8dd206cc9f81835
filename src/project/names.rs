//! Names as people read them: what looks the same is the same.

use memchr::memmem;
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
    if table.is_empty() {
        return;
    }
    let odd = odd_texts(symbols);
    if odd.is_empty() {
        return;
    }
    let mut read_as: Vec<Option<Sym>> = vec![None; symbols.len()];
    for name in odd {
        let name_as_read = clean_name(symbols.text(name)).into_owned();
        read_as[name.index()] = Some(symbols.intern(&name_as_read));
    }
    let columns = table.columns.par_iter_mut().filter(|column| is_name(&column.name));
    columns.for_each(|column| {
        for cell in column.cells.iter_mut().flatten() {
            *cell = read_as.get(cell.index()).copied().flatten().unwrap_or(*cell);
        }
    });
}

/// The texts that read otherwise than they stand as names, each looked at once.
fn odd_texts(symbols: &Symbols) -> Vec<Sym> {
    let all = (0..symbols.len()).into_par_iter().with_min_len(1 << 12).map(Sym::at);
    let is_odd = |symbol: &Sym| {
        let text = symbols.text(*symbol);
        !is_plain(text.as_bytes()) && clean_name(text) != text
    };
    all.filter(is_odd).collect()
}

/// Whether a text is of letters that anybody sees, with no more than a blank between them. Nearly
/// all names are, and this is found many letters at a time.
fn is_plain(text: &[u8]) -> bool {
    let has_others = text.iter().fold(false, |found, b| found | (*b < b' ') | (*b > b'~'));
    !has_others && memmem::find(text, b"  ").is_none() && !text.ends_with(b" ")
}
