//! Names that a project doesn't know yet get a line of their own in it.

use std::path::{Path, PathBuf};

use crate::check::is_pronoun;
use crate::error::{Error, Result};
use crate::formats::Staged;
use crate::model::{FIRST_ENTITY_COLUMNS, Ledger};
use crate::project::candidates::list::file_of;
use crate::project::candidates::pin::{free, slug};
use crate::project::candidates::table_file::TableFile;
use crate::project::candidates::table_row::TableRow;
use crate::project::{MANIFEST, naming};
use crate::text::{RESOLVE, is_conflict_mark, not_utf_8};

/// A name that nobody declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// The name of somebody or something, and its type, if the text tells one that the project has.
    Entity(String, Option<String>),
    /// A verb.
    Relation(String),
}

/// A name and the id that it got.
#[derive(Clone, Debug)]
pub(super) struct Declaration {
    name: Unknown,
    id: String,
    /// What was put behind the manifest.
    lines: String,
}

impl Unknown {
    /// The name.
    pub fn name(&self) -> &str {
        match self {
            Unknown::Entity(name, _) | Unknown::Relation(name) => name,
        }
    }

    /// Whether an entity has a name that is none: a pronoun or a bare number. A line of its own
    /// would make one of all who are called so.
    pub fn is_nobodys_name(&self) -> bool {
        let has_no_letter = |name: &str| !name.contains(char::is_alphabetic);
        matches!(self, Unknown::Entity(name, _) if is_pronoun(name) || has_no_letter(name))
    }
}

impl Declaration {
    /// Declares names: entities in their table, relations at the end of the manifest. Gives the
    /// files that are written and have no names yet.
    pub(super) fn of(
        folder: &Path,
        ledger: &Ledger,
        unknown: &[Unknown],
    ) -> Result<(Vec<Declaration>, Vec<Staged>)> {
        let mut table = entities(folder)?;
        let mut taken: Vec<String> = (0..table.len())
            .filter_map(|row| table.row(row).get("id").map(str::to_string))
            .collect();
        taken.extend(ledger.schema.relations.keys().cloned());
        let mut declared: Vec<Declaration> = Vec::new();
        for name in unknown {
            let between = if matches!(name, Unknown::Entity(..)) { '-' } else { '_' };
            let slug = slug(name.name(), between);
            let id = free(&slug, |id| taken.iter().any(|known| known == id));
            taken.push(id.clone());
            let mut lines = String::new();
            match name {
                Unknown::Entity(label, kind) => table.append(&entity(&id, label, kind)),
                Unknown::Relation(label) => lines = relation(&id, label),
            }
            declared.push(Declaration { name: name.clone(), id, lines });
        }
        let mut staged = Vec::new();
        if unknown.iter().any(|name| matches!(name, Unknown::Entity(..))) {
            staged.push(table.stage()?);
        }
        let lines: String = declared.iter().map(|declared| declared.lines.as_str()).collect();
        if !lines.is_empty() {
            let (path, mut text) = manifest(folder)?;
            text.extend_from_slice(lines.as_bytes());
            staged.push(write(&path, &text)?);
        }
        Ok((declared, staged))
    }

    /// Puts the id in place of the name.
    pub(super) fn rename_in(&self, claim: &mut TableRow) {
        let columns: &[&str] = match self.name {
            Unknown::Entity(..) => &["subject", "object", "speaker"],
            Unknown::Relation(_) => &["relation"],
        };
        for column in columns {
            if claim.get(column) == Some(self.name.name()) {
                claim.set(column, &self.id);
            }
        }
    }

    /// Takes declarations back, as far as nobody changed them since. Gives the files that are
    /// written and have no names yet.
    pub(super) fn take_back(folder: &Path, declared: &[Declaration]) -> Result<Vec<Staged>> {
        let mut staged = Vec::new();
        let mut table = entities(folder)?;
        let before = table.len();
        for Declaration { name, id, .. } in declared {
            if let Unknown::Entity(label, kind) = name {
                let own = entity(id, label, kind);
                if let Some(row) = (0..table.len()).rev().find(|row| same(&table.row(*row), &own)) {
                    table.remove(row);
                }
            }
        }
        if table.len() < before {
            staged.push(table.stage()?);
        }
        let lines: String = declared.iter().map(|declared| declared.lines.as_str()).collect();
        if !lines.is_empty() {
            let (path, text) = manifest(folder)?;
            if let Some(text) = text.strip_suffix(lines.as_bytes()) {
                staged.push(write(&path, text)?);
            }
        }
        Ok(staged)
    }
}

fn entities(folder: &Path) -> Result<TableFile> {
    TableFile::open(&file_of(folder, "entities")?, &naming::entities, &FIRST_ENTITY_COLUMNS)
}

fn same(one: &TableRow, other: &TableRow) -> bool {
    one.iter().count() == other.iter().count()
        && one.iter().all(|(column, text)| other.get(column) == Some(text))
}

fn entity(id: &str, label: &str, kind: &Option<String>) -> TableRow {
    TableRow::of([("id", id), ("type", kind.as_deref().unwrap_or_default()), ("label", label)])
}

/// A table of TOML may follow whatever stands before it.
fn relation(id: &str, label: &str) -> String {
    let declared = toml::Table::from_iter([("label".to_string(), toml::Value::from(label))]);
    let named = toml::Table::from_iter([(id.to_string(), toml::Value::Table(declared))]);
    let all = toml::Table::from_iter([("relations".to_string(), toml::Value::Table(named))]);
    format!("\n{}", toml::to_string(&all).unwrap_or_default())
}

fn manifest(folder: &Path) -> Result<(PathBuf, Vec<u8>)> {
    let path = folder.join(MANIFEST);
    let reading = |error| Error::from(error).context(format!("reading `{}`", path.display()));
    let mut text = std::fs::read(&path).map_err(reading)?;
    if let Some((what, _)) = not_utf_8(&text) {
        let error = Error::new(format!("`{}` can't be added to: {what}", path.display()));
        return Err(error.hint("save the file as UTF-8"));
    }
    let begins = |line: &[u8]| line.starts_with(b"<") && is_conflict_mark(line);
    if let Some(line) = text.split(|byte| *byte == b'\n').position(begins) {
        let why = format!("a merge conflict is open on line {}", line + 1);
        let error = Error::new(format!("`{}` can't be added to: {why}", path.display()));
        return Err(error.hint(RESOLVE));
    }
    if !text.ends_with(b"\n") {
        text.push(b'\n');
    }
    Ok((path, text))
}

fn write(path: &Path, text: &[u8]) -> Result<Staged> {
    Staged::write(path, |out| Ok(out.write_all(text)?))
}
