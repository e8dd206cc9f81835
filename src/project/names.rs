//! Names as people read them: what looks the same is the same.

use std::collections::HashSet;

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

/// Writes every name in these columns on one line, with one blank between its words and without what
/// nobody sees. Spreadsheets and web pages leave blanks of all kinds in names, and who is called so
/// would else be two. Quotes and notes stay as they are.
///
/// A label keeps its lines, which may be meant: drawings show them. So does who is called by it:
/// these are the `labels` that somebody declares.
pub(super) fn as_read(
    table: &mut Table,
    names: &[&str],
    labels: &[Option<Sym>],
    symbols: &mut Symbols,
) {
    let is_name = |name: &str| names.contains(&name) || name.starts_with("q.");
    if table.is_empty() {
        return;
    }
    let mut odd = odd_texts(symbols);
    if odd.is_empty() {
        return;
    }
    let columns = || table.columns.iter().filter(|column| is_name(&column.name));
    let mut is_used = vec![false; symbols.len()];
    for cell in columns().flat_map(|column| &column.cells).flatten() {
        is_used[cell.index()] = true;
    }
    odd.retain(|name| is_used[name.index()]);
    let with_lines: HashSet<String> = labels
        .iter()
        .filter_map(|label| symbols.text_of(*label))
        .filter(|label| label.contains('\n'))
        .map(str::to_string)
        .collect();
    let mut read_as: Vec<Option<Read>> = vec![None; symbols.len()];
    for name in odd {
        let label = clean_name(symbols.text(name)).into_owned();
        let is_declared = with_lines.contains(&label);
        let one_line = if is_declared { label.clone() } else { in_one_line(&label) };
        let read = Read { as_label: symbols.intern(&label), as_name: symbols.intern(&one_line) };
        read_as[name.index()] = Some(read);
    }
    let columns = table.columns.par_iter_mut().filter(|column| is_name(&column.name));
    columns.for_each(|column| {
        let is_label = column.name == "label";
        for cell in column.cells.iter_mut().flatten() {
            if let Some(read) = read_as.get(cell.index()).copied().flatten() {
                *cell = if is_label { read.as_label } else { read.as_name };
            }
        }
    });
}

/// What a text is read as.
#[derive(Clone, Copy)]
struct Read {
    /// Where it is a label.
    as_label: Sym,
    /// Where it names somebody.
    as_name: Sym,
}

/// A clean name with a blank in place of every line end.
fn in_one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// The texts that read otherwise than they stand as names, each looked at once.
fn odd_texts(symbols: &Symbols) -> Vec<Sym> {
    let all = (0..symbols.len()).into_par_iter().with_min_len(1 << 12).map(Sym::at);
    let is_odd = |symbol: &Sym| {
        let text = symbols.text(*symbol);
        !is_plain(text.as_bytes()) && (text.contains('\n') || clean_name(text) != text)
    };
    all.filter(is_odd).collect()
}

/// Whether a text is of letters that anybody sees, with no more than a blank between them. Nearly
/// all names are, and this is found many letters at a time.
fn is_plain(text: &[u8]) -> bool {
    let has_others = text.iter().fold(false, |found, b| found | (*b < b' ') | (*b > b'~'));
    !has_others && memmem::find(text, b"  ").is_none() && !text.ends_with(b" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TableColumn;

    /// The cells of a table with one column, as they are read.
    fn read(name: &str, cells: &[&str], labels: &[&str]) -> Vec<String> {
        let mut symbols = Symbols::new();
        let labels: Vec<_> = labels.iter().map(|text| Some(symbols.intern(text))).collect();
        let cells = cells.iter().map(|cell| Some(symbols.intern(cell))).collect();
        let column = TableColumn { name: name.into(), header: name.into(), cells };
        let mut table = Table { columns: vec![column], ..Table::default() };
        let names = if name == "label" { ELSEWHERE } else { IN_CLAIMS };
        table.offsets = vec![0; table.columns[0].cells.len()];
        as_read(&mut table, &names, &labels, &mut symbols);
        let texts = table.columns[0].cells.iter().flatten();
        texts.map(|cell| symbols.text(*cell).to_string()).collect()
    }

    #[test]
    fn a_line_end_in_a_name_is_a_blank() {
        let cells = ["Müller\nGmbH", "Müller \n GmbH", "Müller GmbH"];
        assert_eq!(read("subject", &cells, &[]), ["Müller GmbH"; 3]);
        assert_eq!(read("q.via", &cells[..1], &[]), ["Müller GmbH"]);
        assert_eq!(read("quote", &cells[..1], &[]), ["Müller\nGmbH"]);
    }

    #[test]
    fn a_label_keeps_its_lines_and_is_found_by_them() {
        assert_eq!(read("label", &["Müller \n GmbH"], &[]), ["Müller\nGmbH"]);
        let cells = ["Müller\nGmbH", "Maier\nAG"];
        assert_eq!(read("object", &cells, &["Müller\nGmbH"]), ["Müller\nGmbH", "Maier AG"]);
    }
}
