//! Which files of a folder are a project's tables, and which look as if they were meant to be.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::text::{Diagnostic, visible_name};

/// The tables of a project by name.
const TABLES: [&str; 6] = ["entities", "claims", "sources", "evidence", "same", "candidates"];

/// The files of a folder that are tables.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// By the name of the table, in the order of their own.
    of: BTreeMap<&'static str, Vec<PathBuf>>,
    /// What is said of files that aren't, though they seem to be.
    pub(super) overlooked: Vec<Diagnostic>,
}

impl Tables {
    /// Looks through a folder. Capitals in a name make no difference.
    ///
    /// # Errors
    ///
    /// If it can't be read.
    pub(super) fn within(folder: &Path) -> Result<Tables> {
        let reading = |error| Error::from(error).context(format!("reading `{}`", folder.display()));
        let mut files = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(reading)? {
            files.push(entry.map_err(reading)?.path());
        }
        files.sort();
        let mut tables = Tables::default();
        for path in files {
            tables.add(path);
        }
        Ok(tables)
    }

    /// The files of a table.
    pub(super) fn of(&self, name: &str) -> &[PathBuf] {
        self.of.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    fn add(&mut self, path: PathBuf) {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return };
        let plain = name.strip_suffix(".gz").or(name.strip_suffix(".zst")).unwrap_or(name);
        let Some((stem, ending)) = plain.split_once('.') else { return };
        let stem = stem.to_lowercase();
        let table = TABLES.into_iter().find(|table| *table == stem);
        match (table, is_table(ending), is_sheet(ending)) {
            (Some(table), true, _) => self.of.entry(table).or_default().push(path),
            (Some(table), _, true) => {
                let hint = format!("save it as `{table}.csv` (UTF-8)");
                self.overlook(name, hint);
            }
            (None, true, _) => {
                if let Some(table) = TABLES.into_iter().find(|table| is_nearly(&stem, table)) {
                    self.overlook(name, format!("call it `{table}.csv`, if it is that table"));
                }
            }
            _ => {}
        }
    }

    fn overlook(&mut self, name: &str, hint: String) {
        let message = format!("`{}` isn't read", visible_name(name));
        self.overlooked.push(Diagnostic::warning("overlooked-table", message).hint(hint));
    }
}

fn is_table(ending: &str) -> bool {
    matches!(ending, "csv" | "tsv" | "jsonl" | "ndjson")
}

/// Whether a file of this kind may hold a table that isn't read.
fn is_sheet(ending: &str) -> bool {
    matches!(ending, "xlsx" | "xls" | "ods" | "numbers" | "json" | "tab" | "txt")
}

/// Whether a name is that of a table but for a letter, or two of many, or its number.
fn is_nearly(stem: &str, table: &str) -> bool {
    let most = if table.len() > 6 { 2 } else { 1 };
    let singular = table.strip_suffix("ies").map(|root| format!("{root}y"));
    strsim::damerau_levenshtein(stem, table) <= most || singular.is_some_and(|one| one == stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_look_like_tables_are_told() {
        let mut tables = Tables::default();
        let names = [
            "claims.csv",
            "Claims.tsv.gz",
            "entites.csv",
            "entity.csv",
            "same.xlsx",
            "notes.csv",
            "evidence.jsonl",
            "README.md",
            "games.csv",
            "sames.csv",
            "claims",
        ];
        names.into_iter().for_each(|name| tables.add(PathBuf::from(name)));
        assert_eq!(tables.of("claims").len(), 2);
        assert_eq!(tables.of("evidence").len(), 1);
        let told: Vec<&str> = tables.overlooked.iter().map(|told| &*told.message).collect();
        let wanted = ["`entites.csv`", "`entity.csv`", "`same.xlsx`", "`sames.csv`"];
        assert_eq!(told, wanted.map(|name| format!("{name} isn't read")));
    }
}
