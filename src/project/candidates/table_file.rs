//! A table of a project that is added to: what isn't touched keeps every byte.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::formats::records::{Naming, Style, layout, style_of};
use crate::formats::{Staged, Version};
use crate::model::{Symbols, TableColumn};
use crate::project::candidates::TableRow;
use crate::project::numbers;
use crate::text::{
    Files, Layout, RESOLVE, SAVE_AS_UTF_8, cells, clean, is_conflict_mark, not_utf_8, records,
    unquoted, without_mark,
};

/// The largest table that is added to. It is held in memory, and written anew each time.
const LARGEST: u64 = 1 << 30;

/// A delimited table, record by record as its file has them.
///
/// Whoever reads a row or writes a cell has numbers as programs write them; in the file they are as
/// its column has them, with decimal commas where those are, because one number that isn't would
/// make all others of the column unreadable.
#[derive(Debug)]
pub(super) struct TableFile {
    path: PathBuf,
    delimiter: u8,
    line_end: &'static [u8],
    /// The model's name for each column.
    names: Vec<String>,
    /// The header, or nothing as long as there is none.
    header: Vec<u8>,
    rows: Vec<Vec<u8>>,
    /// How each column writes its numbers, once anybody asked.
    styles: OnceCell<Vec<Option<Style>>>,
    /// The file as it was read.
    version: Version,
}

impl TableFile {
    /// Reads a table; one that isn't there yet begins with these columns.
    ///
    /// # Errors
    ///
    /// If it can't be read, is no delimited text, or isn't UTF-8, which what is put behind it will
    /// be; if git has left a conflict in it; or if it has a quote that is never closed: what is put
    /// behind that would become part of its cell.
    pub(super) fn open(path: &Path, naming: Naming, columns: &[&str]) -> Result<TableFile> {
        let delimiter = if path.extension().is_some_and(|e| e == "tsv") { b'\t' } else { b',' };
        let mut table = TableFile {
            path: path.to_path_buf(),
            delimiter,
            line_end: b"\n",
            names: Vec::new(),
            header: Vec::new(),
            rows: Vec::new(),
            styles: OnceCell::new(),
            version: Version::of(path),
        };
        if path.exists() {
            table.read(naming)?;
        }
        if table.header.is_empty() {
            table.names = columns.iter().map(|name| (*name).to_string()).collect();
            table.header = table.record(&table.names);
        }
        Ok(table)
    }

    fn read(&mut self, naming: Naming) -> Result<()> {
        let mut files = Files::default();
        let file = files.add_found(&self.path);
        let bytes = files.read(file, LARGEST)?;
        let refuse = |why: &str| {
            let message = format!("`{}` can't be added to: {why}", self.path.display());
            Error::new(message)
        };
        if let Some((what, _)) = not_utf_8(&bytes) {
            return Err(refuse(&what).hint(SAVE_AS_UTF_8));
        }
        let Layout::Delimited(delimiter) = layout(&files, file)? else {
            return Err(refuse("it isn't a table with cells").hint("save it as CSV"));
        };
        self.delimiter = delimiter;
        let records = records(&bytes, delimiter).map_err(|quote| {
            let line = line_of(&bytes, quote);
            refuse(&format!("a quote opened on line {line} is never closed")).hint("close it first")
        })?;
        if let Some(at) = records.iter().position(|record| is_conflict_mark(record)) {
            let line = line_of(&bytes, records[..at].iter().map(|record| record.len()).sum());
            let why = format!("a merge conflict is open on line {line}");
            return Err(refuse(&why).hint(RESOLVE));
        }
        // The reader of tables takes the first line that isn't blank for the header, too.
        let is_blank = |record: &&&[u8]| without_mark(record).trim_ascii().is_empty();
        let blank = records.iter().take_while(is_blank).count();
        if blank < records.len() {
            self.header = records[..=blank].concat();
            self.rows = records[blank + 1..].iter().map(|record| record.to_vec()).collect();
        }
        if self.header.ends_with(b"\r\n") {
            self.line_end = b"\r\n";
        }
        self.names = naming(&self.cells(without_mark(&self.header)));
        Ok(())
    }

    /// How many rows there are, blank lines included.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The cells of a row that hold something.
    pub(super) fn row(&self, row: usize) -> TableRow {
        let mut read = TableRow::default();
        let cells = self.cells(&self.rows[row]);
        for (at, (name, text)) in self.names.iter().zip(cells).enumerate() {
            if !text.is_empty() && read.get(name).is_none() {
                let number = self.style(at).and_then(|style| style.plain(&text));
                read.set(name, &number.unwrap_or(text));
            }
        }
        read
    }

    /// The text of a row in one column, if there is any, as it stands there.
    pub(super) fn cell(&self, row: usize, name: &str) -> Option<String> {
        let cells = self.names.iter().zip(self.cells(&self.rows[row]));
        let mut own = cells.filter(|(known, text)| *known == name && !text.is_empty());
        own.next().map(|(_, text)| text)
    }

    /// Whether there is a column with this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.iter().any(|known| known == name)
    }

    /// How columns write their numbers that don't write them as programs do.
    pub(super) fn styles_by_name(&self) -> BTreeMap<String, Style> {
        let style = |(at, name): (usize, &String)| Some((name.clone(), self.style(at)?));
        self.names.iter().enumerate().filter_map(style).collect()
    }

    fn style(&self, at: usize) -> Option<Style> {
        // Most columns hold text, for which not all rows need be looked at.
        let styles = || self.styles.get_or_init(|| self.styles());
        numbers::may_be(&self.names[at]).then(styles)?.get(at).copied().flatten()
    }

    fn styles(&self) -> Vec<Option<Style>> {
        let mut symbols = Symbols::new();
        let column = |name: &String| TableColumn {
            name: name.clone(),
            header: name.clone(),
            cells: Vec::new(),
        };
        let mut columns: Vec<TableColumn> = self.names.iter().map(column).collect();
        for row in &self.rows {
            for (column, text) in columns.iter_mut().zip(self.cells(row)) {
                if !text.is_empty() && numbers::may_be(&column.name) {
                    column.cells.push(Some(symbols.intern(&text)));
                }
            }
        }
        let layout = Layout::Delimited(self.delimiter);
        columns.iter_mut().map(|column| style_of(column, layout, &mut symbols)).collect()
    }

    /// A text as a column has it.
    fn written(&self, at: usize, text: &str) -> String {
        self.style(at).map_or(text.to_string(), |style| style.written(text))
    }

    /// Puts a row behind the others, and columns behind the others for what has none.
    pub(super) fn append(&mut self, row: &TableRow) {
        row.iter().filter(|(_, text)| !text.is_empty()).for_each(|(name, _)| self.make_room(name));
        let cell =
            |(at, name): (usize, &String)| self.written(at, row.get(name).unwrap_or_default());
        let cells: Vec<String> = self.names.iter().enumerate().map(cell).collect();
        let record = self.record(&cells);
        let line_end = self.line_end;
        let last = self.rows.last_mut().unwrap_or(&mut self.header);
        if !last.is_empty() && !last.ends_with(b"\n") && !last.ends_with(b"\r") {
            last.extend_from_slice(line_end);
        }
        self.rows.push(record);
        cells.iter().enumerate().for_each(|(at, text)| self.reconsider_styles(at, text));
    }

    /// Writes a cell of a row.
    pub(super) fn set(&mut self, row: usize, name: &str, text: &str) {
        self.make_room(name);
        let mut cells = self.cells(&self.rows[row]);
        let Some(at) = self.names.iter().position(|known| known == name) else { return };
        cells.resize(cells.len().max(at + 1), String::new());
        cells[at] = self.written(at, text);
        self.rows[row] = self.record(&cells);
        self.reconsider_styles(at, &cells[at]);
    }

    /// Looks at numbers anew, if what was written could be one with a decimal comma.
    fn reconsider_styles(&mut self, at: usize, text: &str) {
        if text.contains(',') && numbers::may_be(&self.names[at]) {
            self.styles.take();
        }
    }

    /// Takes a row out.
    pub(super) fn remove(&mut self, row: usize) {
        self.rows.remove(row);
    }

    /// Writes the table without giving it its name yet, which it gets only in place of what was
    /// read: two runs at once would lose what the other one added. Whoever goes on with the table
    /// must give it its name first.
    pub(super) fn stage(&mut self) -> Result<Staged> {
        let staged = Staged::write(&self.path, |out| self.write(out))?;
        let written = staged.version().unwrap_or_default();
        Ok(staged.replacing(std::mem::replace(&mut self.version, written)))
    }

    /// Whether it is what the file at a path holds now.
    pub(super) fn is_still(&self, path: &Path) -> bool {
        self.path == path && self.version == Version::of(path)
    }

    fn write(&self, out: &mut dyn Write) -> Result<()> {
        out.write_all(&self.header)?;
        Ok(self.rows.iter().try_for_each(|row| out.write_all(row))?)
    }

    /// Adds a column, empty in every row, if there is none of this name.
    fn make_room(&mut self, name: &str) {
        if self.names.iter().any(|known| known == name) {
            return;
        }
        let width = self.names.len();
        self.names.push(name.to_string());
        let header = self.record(&[String::new(), name.to_string()]);
        let header = &header[..header.len() - self.line_end.len()];
        insert(&mut self.header, header);
        for at in 0..self.rows.len() {
            if self.rows[at].trim_ascii().is_empty() {
                continue;
            }
            let mut cells = self.cells(&self.rows[at]);
            // A cell that the row has too many would become one of the new column; blanks can't, and
            // written anew without them, the row would be none.
            if cells.len() > width && cells.iter().all(String::is_empty) {
                continue;
            } else if cells.len() > width {
                cells.insert(width, String::new());
                self.rows[at] = self.record(&cells);
            } else {
                insert(&mut self.rows[at], &[self.delimiter]);
            }
        }
    }

    fn cells(&self, record: &[u8]) -> Vec<String> {
        let cells = cells(record, self.delimiter).into_iter();
        cells.map(|cell| clean(unquoted(&record[cell]).trim()).into_owned()).collect()
    }

    fn record(&self, cells: &[String]) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(self.delimiter)
            .flexible(true)
            .terminator(csv::Terminator::Any(b'\n'))
            .from_writer(Vec::new());
        // Into memory, writing can't fail.
        let _ = writer.write_record(cells.iter().map(|text| clean(text).into_owned()));
        let mut record = writer.into_inner().unwrap_or_default();
        record.pop();
        record.extend_from_slice(self.line_end);
        record
    }
}

/// Puts bytes at the end of a record's line.
fn insert(record: &mut Vec<u8>, bytes: &[u8]) {
    let line = record.strip_suffix(b"\n").unwrap_or(record);
    let end = line.strip_suffix(b"\r").unwrap_or(line).len();
    record.splice(end..end, bytes.iter().copied());
}

fn line_of(bytes: &[u8], at: usize) -> usize {
    memchr::memchr_iter(b'\n', &bytes[..at]).count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str, change: impl FnOnce(&mut TableFile)) -> Result<String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("claims.csv");
        std::fs::write(&path, text).unwrap();
        let mut table = TableFile::open(&path, &|headers| headers.to_vec(), &["id", "subject"])?;
        change(&mut table);
        table.stage()?.finish()?;
        Ok(std::fs::read_to_string(&path).unwrap())
    }

    #[test]
    fn what_is_not_touched_keeps_every_byte() {
        let before = "\u{feff}id;subject;\"a;b\"\r\n\"x\"; one \r\n\r\n2;\"two\r\nlines\";'\r\n3;x";
        assert_eq!(table(before, |_| ()).unwrap(), before);
        let after = table(before, |table| {
            table.append(&TableRow::of([("id", "4"), ("note", "n;\"o\""), ("q.on", "")]));
            table.set(1, "id", "unused blank line");
            table.set(0, "subject", "uno");
        });
        let want = "\u{feff}id;subject;\"a;b\";note\r\nx;uno;\r\nunused blank line\r\n\
            2;\"two\r\nlines\";';\r\n3;x;\r\n4;;;\"n;\"\"o\"\"\"\r\n";
        assert_eq!(after.unwrap(), want);
    }

    #[test]
    fn of_two_runs_at_once_none_loses_what_the_other_added() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("claims.csv");
        let open = || TableFile::open(&path, &|headers| headers.to_vec(), &["id"]).unwrap();
        let said = ["was made by another run meanwhile", "was changed while it was worked on"];
        for (known, what) in said.into_iter().enumerate() {
            let (mut one, mut other) = (open(), open());
            assert_eq!(one.len(), known);
            one.append(&TableRow::of([("id", "1")]));
            other.append(&TableRow::of([("id", "2")]));
            let (one, other) = (one.stage().unwrap(), other.stage().unwrap());
            one.finish().unwrap();
            let error = other.finish().unwrap_err().to_string();
            assert!(error.ends_with(&format!("claims.csv` {what}")), "{error}");
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "id\n1\n1\n");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_cell_too_many_does_not_move_into_a_new_column() {
        let after = table("id,subject\n1,a,b\n2,c\n", |table| {
            table.set(1, "review", "accepted");
            assert_eq!(table.row(0).get("review"), None);
        });
        assert_eq!(after.unwrap(), "id,subject,review\n1,a,,b\n2,c,accepted\n");
        let after = table("id,subject\n1,a\n, ,,\n", |table| table.set(0, "review", "accepted"));
        assert_eq!(after.unwrap(), "id,subject,review\n1,a,accepted\n, ,,\n");
    }

    #[test]
    fn a_number_is_written_as_its_column_has_them() {
        let before = "id;confidence;weight;note\n1;0,9;7;a\n2;;1.500,25;0,5\n";
        let after = table(before, |table| {
            assert_eq!(table.row(0).get("confidence"), Some("0.9"));
            assert_eq!(table.row(1).get("weight"), Some("1500.25"));
            table.append(&TableRow::of([("id", "3"), ("confidence", "0.70"), ("note", "0.5")]));
            table.set(1, "confidence", "0.8");
        });
        let want = "id;confidence;weight;note\n1;0,9;7;a\n2;0,8;1.500,25;0,5\n3;0,70;;0.5\n";
        assert_eq!(after.unwrap(), want);
    }

    #[test]
    fn a_table_that_is_not_there_or_empty_begins_with_its_columns() {
        for nothing in ["", "\u{feff}"] {
            let after =
                table(nothing, |table| table.append(&TableRow::of([("subject", "a\u{7}")])));
            assert_eq!(after.unwrap(), "id,subject\n,a\u{fffd}\n");
        }
    }

    #[test]
    fn nothing_is_put_behind_a_quote_that_is_never_closed() {
        let error = table("id,subject\n1,\"open\n2,x\n", |_| ()).unwrap_err().to_string();
        assert!(error.ends_with("a quote opened on line 2 is never closed"), "{error}");
    }

    #[test]
    fn nothing_is_put_behind_what_is_not_utf_8() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("claims.csv");
        for (bytes, why) in [
            (&b"id,subject\n1,M\xfcller\n"[..], "line 2 isn't UTF-8"),
            (b"i\0d\0,\0", "it is UTF-16"),
        ] {
            std::fs::write(&path, bytes).unwrap();
            let error = TableFile::open(&path, &|headers| headers.to_vec(), &["id"]).unwrap_err();
            assert!(error.to_string().ends_with(&format!("can't be added to: {why}")), "{error}");
        }
    }

    #[test]
    fn rows_are_read_by_the_names_of_their_columns_and_taken_out() {
        let after = table("id,subject,id\n1, a ,2\n3\n", |table| {
            assert_eq!(table.row(0), TableRow::of([("id", "1"), ("subject", "a")]));
            assert_eq!(table.row(1), TableRow::of([("id", "3")]));
            table.remove(0);
        });
        assert_eq!(after.unwrap(), "id,subject,id\n3\n");
        let marked = table("id,subject\n\"\u{feff}1\",a\n", |table| {
            table.set(0, "subject", "b");
            assert_eq!(table.row(0).get("id"), Some("\u{feff}1"));
        });
        assert_eq!(marked.unwrap(), "id,subject\n\u{feff}1,b\n");
    }
}
