//! Rows on their way into a file whose columns are only known when all rows are.

use std::collections::BTreeSet;
use std::io::{BufReader, BufWriter, Seek, Write};

use serde_json::{Map, Value, json};
use tempfile::SpooledTempFile;

use crate::error::{Error, Result};
use crate::formats::csv::is_formula;
use crate::project::candidates::table_row::{CANDIDATE_COLUMNS, TableRow};
use crate::text::clean;

/// How much of the rows is kept in memory; the rest waits on the disk.
const IN_MEMORY: usize = 4 << 20;

/// Rows that wait, in bounded memory, in the order in which they came.
#[derive(Debug)]
pub struct Spool {
    rows: BufWriter<SpooledTempFile>,
    /// The columns that every row has.
    columns: &'static [&'static str],
    /// The columns beside these.
    more: BTreeSet<String>,
    count: usize,
    formulas: usize,
}

impl Default for Spool {
    fn default() -> Spool {
        Spool::of(CANDIDATE_COLUMNS)
    }
}

impl Spool {
    /// No rows, of which each will have these columns and may have others.
    pub fn of(columns: &'static [&'static str]) -> Spool {
        let rows = BufWriter::new(SpooledTempFile::new(IN_MEMORY));
        Spool { rows, columns, more: BTreeSet::new(), count: 0, formulas: 0 }
    }

    /// Adds a row behind the others.
    ///
    /// # Errors
    ///
    /// If the disk can't take it.
    pub fn push(&mut self, row: &TableRow) -> Result<()> {
        for (column, text) in row.iter() {
            if !self.columns.contains(&column) && !self.more.contains(column) {
                self.more.insert(column.to_string());
            }
            self.formulas += usize::from(is_formula(text));
        }
        self.count += 1;
        let cells: Vec<(&str, &str)> = row.iter().collect();
        let keeping = |error: Error| error.context("keeping candidates in a temporary file");
        serde_json::to_writer(&mut self.rows, &cells).map_err(|error| keeping(not_json(error)))?;
        self.rows.write_all(b"\n").map_err(|error| keeping(error.into()))
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// How many cells a spreadsheet would take for formulas.
    pub fn formulas(&self) -> usize {
        self.formulas
    }

    /// The rows from the first on.
    ///
    /// # Errors
    ///
    /// If the disk can't give them back.
    pub fn rows(&mut self) -> Result<impl Iterator<Item = Result<TableRow>> + '_> {
        self.rows.flush()?;
        let file = self.rows.get_mut();
        file.rewind()?;
        let rows = serde_json::Deserializer::from_reader(BufReader::new(file));
        let rows = rows.into_iter::<Vec<(String, String)>>();
        Ok(rows.take(self.count).map(|row| Ok(TableRow::from(row.map_err(not_json)?))))
    }

    /// Writes the rows as a table with these cells between which this byte stands.
    ///
    /// # Errors
    ///
    /// If the disk can't give the rows back, or writing fails.
    pub fn write_table(&mut self, delimiter: u8, out: &mut dyn Write) -> Result<()> {
        let columns: Vec<String> = self
            .columns
            .iter()
            .map(|column| (*column).to_string())
            .chain(self.more.iter().cloned())
            .collect();
        let mut table = csv::WriterBuilder::new().delimiter(delimiter).from_writer(out);
        table.write_record(&columns)?;
        for row in self.rows()? {
            let row = row?;
            let cells = columns.iter().map(|column| row.get(column).unwrap_or_default());
            let cells = cells.map(|text| clean(text).into_owned());
            table.write_record(cells)?;
        }
        Ok(table.flush()?)
    }

    /// Writes the rows as JSON, an object a line: numbers, yes and no as such, no empty cells.
    ///
    /// # Errors
    ///
    /// If the disk can't give the rows back, or writing fails.
    pub fn write_lines(&mut self, out: &mut dyn Write) -> Result<()> {
        for row in self.rows()? {
            let row = row?;
            let cells = row.iter().map(|(column, text)| (column.to_string(), value(column, text)));
            let object: Map<String, Value> = cells.collect();
            serde_json::to_writer(&mut *out, &object).map_err(not_json)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }
}

fn value(column: &str, text: &str) -> Value {
    let number = || text.parse().ok().map(|number: f64| json!(number));
    let whole = || text.parse().ok().map(|number: u64| json!(number));
    let found = match column {
        "start" | "end" => whole(),
        "confidence" => number(),
        "negated" => crate::model::yes_or_no(text).map(Value::from),
        _ => None,
    };
    found.unwrap_or_else(|| Value::from(clean(text)))
}

fn not_json(error: serde_json::Error) -> Error {
    match error.io_error_kind() {
        Some(kind) => std::io::Error::from(kind).into(),
        None => Error::new(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_those_of_all_rows_and_rows_come_back_from_the_disk() {
        let long = "long ".repeat(IN_MEMORY / 500);
        let mut spool = Spool::default();
        for number in 0..200 {
            let number = number.to_string();
            spool
                .push(&TableRow::of([("subject", &number), ("note", &long), ("start", &number)]))
                .unwrap();
        }
        let last =
            [("subject", "=x\u{7}"), ("q.on", "a\"b"), ("negated", "no"), ("confidence", "0.50")];
        spool.push(&TableRow::of(last)).unwrap();
        assert_eq!((spool.len(), spool.formulas()), (201, 1));
        let mut table = Vec::new();
        spool.write_table(b',', &mut table).unwrap();
        let table = String::from_utf8(table).unwrap();
        assert!(table.lines().next().unwrap().ends_with(",relation_text,q.on"));
        assert!(table.ends_with(",=x\u{fffd},,,,no,,,,,,,,0.50,,,,,,,,\"a\"\"b\"\n"));
        assert_eq!(table.lines().filter(|line| line.contains(",199,,,,,")).count(), 1);
        let mut lines = Vec::new();
        spool.write_lines(&mut lines).unwrap();
        let lines = String::from_utf8(lines).unwrap();
        let want = r#"{"subject":"=x�","q.on":"a\"b","negated":false,"confidence":0.5}"#;
        assert_eq!(lines.lines().last(), Some(want));
        assert!(lines.lines().nth(199).unwrap().ends_with(r#","start":199}"#));
    }
}
