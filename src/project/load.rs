//! Reading a project's folder, or a bare table, into a ledger.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use crate::error::{Error, Result};
use crate::formats::records::{Naming, read_table, with_points};
use crate::model::{Ledger, Modality, Sym, Symbols, Table, TableColumn};
use crate::project::file_names::{DOCUMENTS, MANIFEST};
use crate::project::names::Names;
use crate::project::tables::Tables;
use crate::project::{
    NamedColumns, edge_lists, ends, exported, header, manifest, names, naming, negations, no_table,
    numbers, periods, respelt, statuses,
};
use crate::text::{Diagnostic, FileId, Files, Layout, Place, Severity};

/// The rule under which it is told that there is nothing to build a graph of.
pub(super) const NO_CLAIMS: &str = "no-claims";

/// The largest manifest that is read.
const LARGEST_MANIFEST: u64 = 16 << 20;

/// The most rows of a table that are told to lack a cell; the rest of them is counted.
const MOST_INCOMPLETE: usize = 200;

/// A ledger, and what was the matter with its files.
#[derive(Debug, Default)]
pub struct Loaded {
    /// What could be read.
    pub ledger: Ledger,
    /// What couldn't.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a project's folder: the manifest, if there is one, and the tables.
///
/// # Errors
///
/// If a file can't be read, or the folder has no table of claims.
pub fn load(folder: &Path, files: &mut Files) -> Result<Loaded> {
    let mut loader = Loader::new(files, false);
    let manifest = folder.join(MANIFEST);
    let has_manifest = manifest.exists();
    if has_manifest {
        loader.manifest(&manifest)?;
    }
    let tables = Tables::within(folder)?;
    let of = |name: &str| tables.of(name);
    if of("claims").is_empty() && !has_manifest {
        let error = Error::new(format!("`{}` has no table of claims", folder.display()));
        return Err(error.hint("put a `claims.csv` there, or see `claimgraph init --help`"));
    }
    loader.loaded.ledger.entities = loader.table(of("entities"), &naming::entities, &["id"])?;
    loader.loaded.ledger.sources = loader.table(of("sources"), &naming::sources, &["id"])?;
    loader.claims(of("claims"))?;
    if of("claims").is_empty() {
        loader.tell_that_claims_are_missing();
    } else if !has_manifest || loader.loaded.ledger.claims.columns.is_empty() {
        // A new project has a table without rows.
        loader.tell_if_no_claims();
    }
    let needed = ["claim", "source"];
    loader.loaded.ledger.evidence = loader.table(of("evidence"), &naming::evidence, &needed)?;
    let needed = ["left", "right", "decision"];
    loader.loaded.ledger.decisions = loader.table(of("same"), &naming::decisions, &needed)?;
    loader.loaded.diagnostics.extend(tables.told.iter().cloned());
    let can_be_read = !loader.loaded.ledger.entities.is_unread();
    loader.loaded.ledger.declares_entities =
        has_manifest && !of("entities").is_empty() && can_be_read;
    Ok(loader.finish(Some(folder)))
}

/// Whether a folder is a project: whether it has a manifest or a table of claims.
pub fn is_project(folder: &Path) -> bool {
    folder.join(MANIFEST).exists()
        || Tables::within(folder).is_ok_and(|tables| !tables.of("claims").is_empty())
}

/// Reads a single table of claims, whose entities are those it names.
///
/// # Errors
///
/// If the file can't be read.
pub fn load_table(file: FileId, files: &mut Files) -> Result<Loaded> {
    load_table_as(file, files, &NamedColumns::default())
}

/// Reads a single table of claims of whose columns its user says what some mean.
///
/// # Errors
///
/// If the file can't be read, has no column that was said to be there, or no end but one that was
/// said to be something else.
pub fn load_table_as(file: FileId, files: &mut Files, named: &NamedColumns) -> Result<Loaded> {
    let mut loader = Loader::new(files, true);
    loader.claims_from(vec![file], named)?;
    loader.tell_if_no_claims();
    Ok(loader.finish(None))
}

struct Loader<'f> {
    files: &'f mut Files,
    symbols: Symbols,
    loaded: Loaded,
    names: Names,
    /// Whether it reads a single table and no project.
    is_alone: bool,
}

impl<'f> Loader<'f> {
    fn new(files: &'f mut Files, is_alone: bool) -> Loader<'f> {
        let (symbols, loaded, names) = (Symbols::new(), Loaded::default(), Names::default());
        Loader { files, symbols, loaded, names, is_alone }
    }

    fn manifest(&mut self, path: &Path) -> Result<()> {
        let file = self.files.add_found(path);
        let bytes = self.files.read(file, LARGEST_MANIFEST)?;
        let (schema, diagnostics) = manifest::read(&bytes, file);
        self.loaded.ledger.schema = schema;
        self.loaded.diagnostics.extend(diagnostics);
        Ok(())
    }

    fn claims(&mut self, paths: &[PathBuf]) -> Result<()> {
        let files = paths.iter().map(|path| self.files.add_found(path)).collect();
        self.claims_from(files, &NamedColumns::default())
    }

    fn claims_from(&mut self, files: Vec<FileId>, named: &NamedColumns) -> Result<()> {
        let mut claims = Table::default();
        for file in files {
            let mut table = self.read(file, &|headers| naming::claims_as(headers, named))?;
            if table.rows_read > 0 {
                named.require(&table)?;
            }
            self.loaded.diagnostics.extend(ends::settle(&mut table, &self.symbols, named));
            let mut told = exported::settle(&mut table, &mut self.symbols);
            told.extend(edge_lists::settle(&mut table, &mut self.symbols));
            named.require_ends(&table)?;
            negations::settle(&mut table, &self.symbols, named);
            if self.is_alone {
                let schema = &self.loaded.ledger.schema;
                let settled = statuses::settle(&mut table, schema, &self.symbols);
                self.loaded.diagnostics.extend(settled);
            }
            self.loaded.diagnostics.extend(header::names(&table));
            self.loaded.diagnostics.extend(periods::settle(&mut table, &mut self.symbols, named));
            self.loaded.diagnostics.extend(told);
            claims.append(table);
        }
        let entities = &self.loaded.ledger.entities;
        let joined =
            self.names.as_read(&mut claims, &names::IN_CLAIMS, entities, &mut self.symbols);
        self.tell_joined(&claims, &joined);
        if claims.position("modality").is_some() {
            // A claim that says nothing else means this, be it in the table or not.
            self.symbols.intern(Modality::Actual.name());
        }
        self.require(&mut claims, &["subject", "relation", "object"]);
        statuses::as_declared(&mut claims, &self.loaded.ledger.schema, &mut self.symbols);
        self.loaded.ledger.claims = claims;
        Ok(())
    }

    /// Says which names had lines, that are one now: a cell may have held several.
    fn tell_joined(&mut self, claims: &Table, joined: &[Sym]) {
        let (Some(first), Some((_, file))) = (joined.first(), claims.files.first()) else { return };
        let name = self.symbols.text(*first);
        let message = match joined.len() {
            1 => format!("a name of several lines is read as one: `{name}`"),
            count => format!("{count} names of several lines are each read as one, as `{name}`"),
        };
        let hint = "if each line is a name, write a row for each";
        let told = Diagnostic::note("lines-in-name", message).at(Place::start(*file));
        self.loaded.diagnostics.push(told.hint(hint));
    }

    fn tell_if_no_claims(&mut self) {
        let claims = &self.loaded.ledger.claims;
        if claims.rows_read > 0 || self.has_errors() {
            return;
        }
        let mut warning = Diagnostic::warning(NO_CLAIMS, "there is no claim to read");
        if let Some((_, file)) = claims.files.first() {
            warning = warning.at(Place::start(*file));
        }
        let hint = "put one claim in each row below `subject,relation,object`";
        self.loaded.diagnostics.push(warning.hint(hint));
    }

    fn tell_that_claims_are_missing(&mut self) {
        let told = Diagnostic::warning(NO_CLAIMS, "the project has no table of claims");
        let hint = "has it another name? it is called `claims.csv`, with at least its header: \
                    `subject,relation,object`";
        self.loaded.diagnostics.push(told.hint(hint));
    }

    fn table(&mut self, paths: &[PathBuf], naming: Naming, needed: &[&str]) -> Result<Table> {
        let mut whole = Table::default();
        for path in paths {
            let file = self.files.add_found(path);
            whole.append(self.read(file, naming)?);
        }
        let entities = &self.loaded.ledger.entities;
        self.names.as_read(&mut whole, &names::ELSEWHERE, entities, &mut self.symbols);
        self.require(&mut whole, needed);
        Ok(whole)
    }

    fn read(&mut self, file: FileId, naming: Naming) -> Result<Table> {
        if let Some(told) = no_table::look(self.files, file)? {
            self.loaded.diagnostics.push(told);
            return Ok(Table { files: vec![(0, file)], ..Table::default() });
        }
        let separator = self.loaded.ledger.schema.list_separator;
        let reading = read_table(self.files, file, &mut self.symbols, naming, separator)?;
        let (mut table, layout) = (reading.table, self.files.layout(file));
        if table.columns.is_empty() {
            table.files = vec![(0, file)];
        }
        self.loaded.diagnostics.extend(reading.diagnostics);
        self.loaded.diagnostics.extend(header::alike(&table));
        self.loaded.diagnostics.extend(respelt::with_times(&mut table, &mut self.symbols));
        let may_hold_numbers = |column: &TableColumn| numbers::may_be(&column.name);
        let told = with_points(&mut table, layout, &mut self.symbols, may_hold_numbers);
        self.loaded.diagnostics.extend(told);
        Ok(table)
    }

    /// Turns away rows that lack a cell nothing can stand in for.
    fn require(&mut self, table: &mut Table, needed: &[&str]) {
        // What is given as a table and has no rows may be something else altogether.
        if table.rows_read == 0 && (!self.is_alone || table.columns.is_empty()) {
            return;
        }
        if table.is_empty() && table.columns.is_empty() && table.rejected() > 0 {
            // Of objects that can't be read, no keys are known.
            return;
        }
        let mut missing = needed.to_vec();
        missing.retain(|name| table.position(name).is_none());
        if missing.iter().any(|name| header::is_end(name)) {
            // With both ends there, a relation would have been found for all rows.
            missing.retain(|name| *name != "relation");
        }
        if !missing.is_empty() {
            self.tell_lacking(table, &missing);
        }
        let cells: Vec<_> = needed.iter().map(|name| (*name, table.column(name))).collect();
        if cells.iter().all(|(_, cells)| cells.len() == table.len() && !cells.contains(&None)) {
            return;
        }
        let lacks = |row: usize, cells: &[Option<Sym>]| cells.get(row).copied().flatten().is_none();
        let lacking = |row: usize| cells.iter().find(|(_, cells)| lacks(row, cells));
        let incomplete: Vec<(usize, &str)> =
            (0..table.len()).filter_map(|row| Some((row, lacking(row)?.0))).collect();
        if incomplete.is_empty() {
            return;
        }
        self.tell_incomplete(table, &incomplete);
        let rows: Vec<usize> = incomplete.into_iter().map(|(row, _)| row).collect();
        table.remove(&rows);
    }

    /// Tells which columns a table has to have and hasn't.
    fn tell_lacking(&mut self, table: &Table, missing: &[&str]) {
        let has_no_end = missing.iter().any(|name| header::is_end(name));
        let file = table.files.first().filter(|_| has_no_end && table.rows_read > 0);
        let below = file.and_then(|(_, file)| header::below(self.files, *file));
        let mut likely: Vec<&str> =
            ends::of_names(table, &self.symbols).map(|column| &*column.header).collect();
        if likely.is_empty() {
            likely.extend(table.columns.first().map(|column| &*column.header));
        }
        let is_sheet =
            |(_, file): &(usize, FileId)| matches!(self.files.layout(*file), Layout::Delimited(_));
        let is_sheet = below.is_none() && file.is_some_and(is_sheet);
        let no_header = is_sheet.then(|| header::is_missing(table, &self.symbols)).flatten();
        let may_be_named = self.is_alone && no_header.is_none();
        let told = header::lacks(table, missing, below, may_be_named.then_some(&*likely));
        self.loaded.diagnostics.push(told.hints(no_header));
    }

    /// Tells rows that lack a cell of a column that is there.
    fn tell_incomplete(&mut self, table: &Table, incomplete: &[(usize, &str)]) {
        let of_column = |(_, name): &&(usize, &str)| table.position(name).is_some();
        let mut rows = incomplete.iter().filter(of_column);
        let error = |message: String| Diagnostic::error("missing-cell", message);
        for (row, name) in rows.by_ref().take(MOST_INCOMPLETE) {
            let told = error(format!("the row has no {name}")).at(table.place(*row));
            let hint = format!("fill its `{name}`, or take the row out");
            self.loaded.diagnostics.push(told.hint(hint));
        }
        let untold = rows.count();
        if untold > 0 {
            let told = error(format!("{untold} more rows lack a cell")).counting(untold);
            let hint = "see to those that are told first; the others may have the same cause";
            self.loaded.diagnostics.push(told.hint(hint));
        }
    }

    fn has_errors(&self) -> bool {
        self.loaded.diagnostics.iter().any(|told| told.severity == Severity::Error)
    }

    fn finish(mut self, folder: Option<&Path>) -> Loaded {
        self.loaded.ledger.symbols = Arc::new(self.symbols);
        if let Some(folder) = folder {
            self.loaded.add_documents(folder, self.files);
        }
        self.loaded
    }
}

impl Loaded {
    /// Names the documents that sources pin. A path may not lead out of the project.
    fn add_documents(&mut self, folder: &Path, files: &mut Files) {
        let sources = &self.ledger.sources;
        for row in 0..sources.len() {
            let Some(path) = self.ledger.symbols.text_of(sources.cell(row, "file")) else {
                continue;
            };
            let relative = Path::new(path);
            if relative.components().all(|part| matches!(part, Component::Normal(_))) {
                self.ledger.documents.push((row, files.add_within(folder, relative)));
                continue;
            }
            let message = format!("`{path}` leads out of the project");
            let hint = "name a file in the project's folder, such as `documents/report.txt`";
            let place = sources.place_of(row, "file");
            let diagnostic = Diagnostic::error("document-outside", message).at(place).hint(hint);
            self.diagnostics.push(diagnostic);
        }
        self.tell_if_no_document_is_named(folder);
    }

    /// Says that documents lie there and no source names one, so that no quote can be looked for.
    fn tell_if_no_document_is_named(&mut self, folder: &Path) {
        let Ledger { claims, evidence, sources, documents, .. } = &self.ledger;
        let has_quotes = claims.has("quote") || evidence.has("quote");
        // What can't be read of the sources may name them all.
        let may_be_named = sources.has("file") || sources.is_unread() || sources.rejected() > 0;
        if !documents.is_empty() || may_be_named || !has_quotes || !has_documents(folder) {
            return;
        }
        let message = format!("no source names a file of `{DOCUMENTS}`, so no quote is looked for");
        let hint = "name it in the column `file` of `sources.csv`, such as `documents/report.txt`";
        self.diagnostics.push(Diagnostic::warning("unnamed-documents", message).hint(hint));
    }
}

/// Whether a project has a document that can be read.
fn has_documents(folder: &Path) -> bool {
    let is_text = |path: &Path| {
        let ending = path.extension().and_then(|ending| ending.to_str());
        ending.is_some_and(|ending| matches!(ending, "txt" | "md" | "html" | "htm"))
    };
    std::fs::read_dir(folder.join(DOCUMENTS)).is_ok_and(|entries| {
        entries.flatten().any(|entry| is_text(&entry.path()) && entry.path().is_file())
    })
}
