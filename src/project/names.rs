//! Names as people read them: what looks the same is the same.

use std::collections::HashSet;

use rayon::prelude::*;

use crate::model::{Sym, Symbols, TYPE_COLUMNS, Table, TableColumn};
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

/// The texts that were looked at, and those among them that read otherwise as names than they stand.
#[derive(Debug, Default)]
pub(super) struct Names {
    looked_at: usize,
    odd: Vec<Sym>,
}

impl Names {
    /// Writes every name in these columns on one line, with one blank between its words and without
    /// what nobody sees. Spreadsheets and web pages leave blanks of all kinds in names, and who is
    /// called so would else be two. Quotes and notes stay as they are.
    ///
    /// A label keeps its lines, which may be meant: drawings show them. So does who is called by one
    /// that the table of `entities` has. Gives the names whose lines are one now.
    pub(super) fn as_read(
        &mut self,
        table: &mut Table,
        names: &[&str],
        entities: &Table,
        symbols: &mut Symbols,
    ) -> Vec<Sym> {
        if table.is_empty() {
            return Vec::new();
        }
        self.look(symbols);
        let is_name =
            |column: &TableColumn| names.contains(&&*column.name) || column.name.starts_with("q.");
        let used = self.used(table.columns.iter().filter(|column| is_name(column)), symbols);
        if used.is_empty() {
            return Vec::new();
        }
        let read_as = readings(&used, entities, symbols);
        let columns = table.columns.par_iter_mut().filter(|column| is_name(column));
        columns.for_each(|column| {
            let is_label = column.name == "label";
            for cell in column.cells.iter_mut().flatten() {
                if let Some(read) = read_as.get(cell.index()).copied().flatten() {
                    *cell = if is_label { read.as_label } else { read.as_name };
                }
            }
        });
        let joined = used.into_iter().filter_map(|name| read_as[name.index()]);
        let has_lines = |name: Sym| symbols.text(name).contains('\n');
        joined
            .filter(|read| has_lines(read.as_label) && !has_lines(read.as_name))
            .map(|read| read.as_name)
            .collect()
    }

    /// Looks at the texts that are new.
    fn look(&mut self, symbols: &Symbols) {
        let new = (self.looked_at..symbols.len()).into_par_iter().with_min_len(1 << 12);
        let is_odd = |symbol: &Sym| {
            let text = symbols.text(*symbol);
            !is_plain(text.as_bytes()) && (text.contains('\n') || clean_name(text) != text)
        };
        self.odd.par_extend(new.map(Sym::at).filter(is_odd));
        self.looked_at = symbols.len();
    }

    /// Those of the odd texts that stand in some columns.
    fn used<'t>(
        &self,
        columns: impl Iterator<Item = &'t TableColumn>,
        symbols: &Symbols,
    ) -> Vec<Sym> {
        if self.odd.is_empty() {
            return Vec::new();
        }
        let mut is_odd = vec![false; symbols.len()];
        self.odd.iter().for_each(|name| is_odd[name.index()] = true);
        let cells: Vec<&[Option<Sym>]> = columns.map(|column| column.cells.as_slice()).collect();
        let pieces = cells.into_par_iter().flat_map(|cells| cells.par_chunks(1 << 14));
        let used = pieces.flat_map_iter(|cells| cells.iter().flatten());
        let used: Vec<Sym> = used.filter(|cell| is_odd[cell.index()]).copied().collect();
        // One of each is enough.
        let mut is_first = |name: &Sym| std::mem::take(&mut is_odd[name.index()]);
        used.into_iter().filter(|name| is_first(name)).collect()
    }
}

/// What a text is read as.
#[derive(Clone, Copy)]
struct Read {
    /// Where it is a label.
    as_label: Sym,
    /// Where it names somebody.
    as_name: Sym,
}

/// What some texts are read as, by the number of their symbol.
fn readings(odd: &[Sym], entities: &Table, symbols: &mut Symbols) -> Vec<Option<Read>> {
    let have_lines = odd.iter().any(|name| symbols.text(*name).contains('\n'));
    let with_lines = if have_lines { labels_with_lines(entities, symbols) } else { HashSet::new() };
    let mut read_as = vec![None; symbols.len()];
    for name in odd {
        let label = clean_name(symbols.text(*name)).into_owned();
        let is_declared = with_lines.contains(&label);
        let one_line = if is_declared { label.clone() } else { in_one_line(&label) };
        let read = Read { as_label: symbols.intern(&label), as_name: symbols.intern(&one_line) };
        read_as[name.index()] = Some(read);
    }
    read_as
}

/// The labels of several lines that are nobody's id on one.
fn labels_with_lines(entities: &Table, symbols: &Symbols) -> HashSet<String> {
    let mut is_id = vec![false; symbols.len()];
    entities.column("id").iter().flatten().for_each(|id| is_id[id.index()] = true);
    let is_no_id =
        |label: &&str| symbols.find(&in_one_line(label)).is_none_or(|id| !is_id[id.index()]);
    let labels = entities.column("label").iter().filter_map(|label| symbols.text_of(*label));
    labels.filter(|label| label.contains('\n')).filter(is_no_id).map(str::to_string).collect()
}

/// A clean name with a blank in place of every line end.
fn in_one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// Whether a text is of letters that anybody sees, with no more than a blank between them, and none
/// around them. Nearly all names are, and eight letters are looked at together; the answer may be no
/// for one that is.
fn is_plain(text: &[u8]) -> bool {
    if text.starts_with(b" ") || text.ends_with(b" ") {
        return false;
    }
    let Some(last) = text.last_chunk::<8>() else {
        let is_letter = |b: &u8| (b' '..=b'~').contains(b);
        return text.iter().all(is_letter) && !text.windows(2).any(|two| two == b"  ");
    };
    // A step of seven, so that two blanks are never apart.
    let starts = (0..text.len() - 7).step_by(7);
    let words = starts.filter_map(|at| text[at..].first_chunk::<8>()).chain([last]);
    words.fold(0, |odd, word| odd | odd_letters(u64::from_le_bytes(*word))) == 0
}

/// A bit for each of eight letters that is not between blank and tilde, or is one of two blanks, and
/// perhaps for a letter behind a blank. After the tests for bytes in
/// <https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord>.
fn odd_letters(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = ONES << 7;
    let none = |word: u64| word.wrapping_sub(ONES) & !word & HIGH;
    let below_blank = word.wrapping_sub(ONES * 0x20) & !word & HIGH;
    let blanks = none(word ^ (ONES * 0x20));
    (word & HIGH) | below_blank | none(word ^ (ONES * 0x7f)) | (blanks & (blanks >> 8))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cells of a table with one column, as they are read.
    fn read(name: &str, cells: &[&str], entities: &[(&str, &[&str])]) -> Vec<String> {
        let mut symbols = Symbols::new();
        let mut column = |name: &str, cells: &[&str]| {
            let cells = cells.iter().map(|cell| Some(symbols.intern(cell))).collect();
            TableColumn { name: name.into(), header: name.into(), cells }
        };
        let columns = entities.iter().map(|(name, cells)| column(name, cells)).collect();
        let entities = Table { columns, ..Table::default() };
        let mut table = Table { columns: vec![column(name, cells)], ..Table::default() };
        let names = if name == "label" { ELSEWHERE } else { IN_CLAIMS };
        table.offsets = vec![0; table.columns[0].cells.len()];
        Names::default().as_read(&mut table, &names, &entities, &mut symbols);
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
        let label: (&str, &[&str]) = ("label", &["Müller\nGmbH"]);
        assert_eq!(read("object", &cells, &[label]), ["Müller\nGmbH", "Maier AG"]);
        let id: (&str, &[&str]) = ("id", &["Müller GmbH"]);
        assert_eq!(read("object", &cells, &[id, label]), ["Müller GmbH", "Maier AG"]);
    }

    #[test]
    fn what_is_plain_is_read_as_it_stands() {
        let parts = ["a", "!", " ", "  ", "~", "\t", "\u{7f}", "é", "\u{a0}", "letters and blanks"];
        for length in 0..20 {
            for part in parts {
                for at in 0..=length {
                    let text = format!("{}{part}{}", "x".repeat(at), "y".repeat(length - at));
                    let same = clean_name(&text) == text;
                    assert!(same || !is_plain(text.as_bytes()), "{text:?}");
                    let plain = ["a", "~", "letters and blanks"].contains(&part);
                    assert!(is_plain(text.as_bytes()) || !plain, "{text:?}");
                }
            }
        }
        assert!(!is_plain(b"ends with a blank "));
    }
}
