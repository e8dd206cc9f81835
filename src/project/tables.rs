//! Which files of a folder are a project's tables, and which look as if they were meant to be.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::project::file_names::MANIFEST;
use crate::text::{Diagnostic, some_of, visible_name, without_compression};

/// The tables of a project by name.
const TABLES: [&str; 6] = ["entities", "claims", "sources", "evidence", "same", "candidates"];

/// The most files that are named of those that might be any table.
const MOST_NAMED: usize = 8;

/// The files of a folder that are tables.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// By the name of the table, in the order of their own.
    of: BTreeMap<&'static str, Vec<PathBuf>>,
    /// What is said of files that seem to be tables and aren't read, and of those read beside
    /// another that may be the same.
    pub(super) told: Vec<Diagnostic>,
    /// The names of files that might be any table.
    others: Vec<String>,
}

impl Tables {
    /// Looks through a folder.
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
        tables.tell_twins();
        // What lies beside a bare table is nobody's business.
        if folder.join(MANIFEST).exists() {
            tables.tell_others();
        }
        Ok(tables)
    }

    /// The files of a table.
    pub(super) fn of(&self, name: &str) -> &[PathBuf] {
        self.of.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    fn add(&mut self, path: PathBuf) {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return };
        let Some(Parts { stem, ending, .. }) = Parts::of(name) else { return };
        match (named(&stem), is_table(&ending), is_sheet(&ending)) {
            (Some(table), true, _) => self.of.entry(table).or_default().push(path),
            (Some(table), _, true) => {
                let hint = format!("save it as `{table}.csv` (UTF-8)");
                self.overlook(name, hint);
            }
            (None, true, _) => {
                let is_meant = |table: &&str| is_nearly(&stem, table) || holds(&stem, table);
                match TABLES.into_iter().find(is_meant) {
                    Some(table) => {
                        self.overlook(name, format!("call it `{table}.csv`, if it is that table"));
                    }
                    None => self.others.push(name.to_string()),
                }
            }
            _ => {}
        }
    }

    /// Tells of files of one table: whoever packs or converts it and keeps the old one beside it has
    /// everything twice.
    fn tell_twins(&mut self) {
        for (table, files) in self.of.iter().filter(|(_, files)| files.len() > 1) {
            let names = files.iter().filter_map(|file| file.file_name());
            let names = names.map(|name| format!("`{}`", visible_name(&name.to_string_lossy())));
            let names = names.collect::<Vec<_>>().join(" and ");
            let all = if files.len() == 2 { "both" } else { "all" };
            let message = format!("{names} are {all} read, as one table: `{table}`");
            let hint = "take out of the folder what says the same as another";
            self.told.push(Diagnostic::warning("several-files", message).hint(hint));
        }
    }

    /// Tells of tables that have names of their own, where one of those is missing that a project
    /// mostly has.
    fn tell_others(&mut self) {
        let missing = ["entities", "claims", "sources"].into_iter();
        let missing: Vec<&str> = missing.filter(|table| self.of(table).is_empty()).collect();
        if missing.is_empty() || self.others.is_empty() {
            return;
        }
        let names = some_of(self.others.iter().map(String::as_str), MOST_NAMED);
        let are = if self.others.len() == 1 { "isn't" } else { "aren't" };
        let message = format!("{names} {are} read");
        let missing: Vec<String> = missing.iter().map(|table| format!("`{table}.csv`")).collect();
        let hint = format!("the project has no {}: is it one of these?", missing.join(" and no "));
        self.told.push(Diagnostic::note("other-tables", message).hint(hint));
    }

    fn overlook(&mut self, name: &str, hint: String) {
        let message = format!("`{}` isn't read", visible_name(name));
        self.told.push(Diagnostic::warning("overlooked-table", message).hint(hint));
    }
}

/// The table that a file of this name is in a project; nothing if it is none.
pub(super) fn table_of(file_name: &str) -> Option<&'static str> {
    let Parts { stem, ending, .. } = Parts::of(file_name)?;
    named(&stem).filter(|_| is_table(&ending))
}

/// The files of a table to which rows are added, the one that gets them first: that of its usual
/// name, where the folder has none.
///
/// # Errors
///
/// If the folder can't be read, or one of the files can't be added to. A second one beside it would
/// say things that are said already.
pub(super) fn files_to_add_to(folder: &Path, table: &str) -> Result<Vec<PathBuf>> {
    let mut files = Tables::within(folder)?.of(table).to_vec();
    if let Some(file) = files.iter().find(|file| !can_be_added_to(file)) {
        let message = format!("`{}` can't be added to", file.display());
        let hint = format!("save it as `{table}.csv`, and take it out of the folder");
        return Err(Error::new(message).hint(hint));
    }
    if files.is_empty() {
        files.push(folder.join(format!("{table}.csv")));
    }
    Ok(files)
}

/// Whether a file has rows of cells, and isn't compressed.
fn can_be_added_to(file: &Path) -> bool {
    let parts = file.file_name().and_then(|name| Parts::of(name.to_str()?));
    parts.is_some_and(|of| !of.is_compressed && matches!(&*of.ending, "csv" | "tsv"))
}

/// A file's name in small letters: capitals make no difference.
struct Parts {
    stem: String,
    /// What follows the first dot, but for that of a compression.
    ending: String,
    is_compressed: bool,
}

impl Parts {
    fn of(name: &str) -> Option<Parts> {
        let name = name.to_lowercase();
        let plain = without_compression(&name);
        let (stem, ending) = plain.split_once('.')?;
        let is_compressed = plain.len() < name.len();
        Some(Parts { stem: stem.to_string(), ending: ending.to_string(), is_compressed })
    }
}

fn named(stem: &str) -> Option<&'static str> {
    TABLES.into_iter().find(|table| *table == stem)
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

/// Whether a name begins or ends with that of a table, as a copy or a part of one does: `claims (1)`,
/// `claims_anna`, `old claims`.
fn holds(stem: &str, table: &str) -> bool {
    let is_bound = |next: Option<char>| next.is_some_and(|c| !c.is_alphabetic());
    let begins = stem.strip_prefix(table).is_some_and(|rest| is_bound(rest.chars().next()));
    let ends = || stem.strip_suffix(table).is_some_and(|rest| is_bound(rest.chars().next_back()));
    begins || ends()
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
            "sources (1).csv",
            "claims_anna.csv",
            "my claims.csv",
            "claimsmen.csv",
            "claims",
        ];
        names.into_iter().for_each(|name| tables.add(PathBuf::from(name)));
        assert_eq!(tables.of("claims").len(), 2);
        assert_eq!(tables.of("evidence").len(), 1);
        let told: Vec<&str> = tables.told.iter().map(|told| &*told.message).collect();
        let wanted = [
            "entites.csv",
            "entity.csv",
            "same.xlsx",
            "sames.csv",
            "sources (1).csv",
            "claims_anna.csv",
            "my claims.csv",
        ];
        assert_eq!(told, wanted.map(|name| format!("`{name}` isn't read")));
        tables.tell_others();
        let others = tables.told.last().unwrap();
        assert_eq!(others.message, "`notes.csv`, `games.csv`, `claimsmen.csv` aren't read");
        let hint = "the project has no `entities.csv` and no `sources.csv`: is it one of these?";
        assert_eq!(others.hints, [hint]);
    }

    #[test]
    fn rows_go_into_the_table_there_is() {
        let folder = tempfile::tempdir().unwrap();
        let files = |table| files_to_add_to(folder.path(), table);
        let place = |name: &str| folder.path().join(name);
        assert_eq!(files("claims").unwrap(), [place("claims.csv")]);
        for name in ["Claims.TSV", "sources.jsonl", "entities.csv", "entities.csv.gz"] {
            std::fs::write(place(name), "").unwrap();
        }
        assert_eq!(files("claims").unwrap(), [place("Claims.TSV")]);
        for (table, file) in [("sources", "sources.jsonl"), ("entities", "entities.csv.gz")] {
            let error = files(table).unwrap_err();
            let message = format!("`{}` can't be added to", place(file).display());
            assert_eq!(error.to_string(), message);
            let hint = format!("save it as `{table}.csv`, and take it out of the folder");
            assert_eq!(error.hint_text(), Some(&*hint));
        }
    }
}
