//! Candidates as if they were claims, for a first look at the graph they would make.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::error::Result;
use crate::model::{Ledger, Sym, TYPED_ENDS, Table, TableColumn};
use crate::project::candidates::known_names::Names;
use crate::project::candidates::shared::shared;
use crate::project::candidates::table_row::OWN_COLUMNS;
use crate::project::load::NO_CLAIMS;
use crate::project::{Loaded, load, load_table};
use crate::text::{FileId, Files};

/// Reads a table of candidates as claims. Whoever they name exists, with the type that they give.
///
/// In a project, its entities, types, relations and sources describe what is named; its own claims
/// are left out.
///
/// # Errors
///
/// If a file can't be read.
pub fn load_candidates(table: FileId, project: Option<&Path>, files: &mut Files) -> Result<Loaded> {
    let mut loaded = load_table(table, files)?;
    let typed = typed(&loaded.ledger);
    loaded.ledger.claims.columns.retain(|column| !OWN_COLUMNS.contains(&column.name.as_str()));
    let Some(folder) = project else {
        loaded.ledger.entities = entities(&mut loaded.ledger, &typed, None);
        loaded.diagnostics.extend(shared(&loaded.ledger, |_| false));
        return Ok(loaded);
    };
    let project = load(folder, files)?;
    let mut ledger = project.ledger;
    let mut symbols = Arc::unwrap_or_clone(std::mem::take(&mut ledger.symbols));
    let claims = &mut loaded.ledger.claims;
    for cell in claims.columns.iter_mut().flat_map(|column| &mut column.cells) {
        *cell = cell.map(|cell| symbols.intern(loaded.ledger.symbols.text(cell)));
    }
    let typed: Vec<(Sym, Sym)> = typed
        .iter()
        .map(|pair| [pair.0, pair.1].map(|name| symbols.intern(loaded.ledger.symbols.text(name))))
        .map(|[name, kind]| (name, kind))
        .collect();
    ledger.claims = std::mem::take(claims);
    ledger.evidence = Table::default();
    ledger.documents.clear();
    ledger.declares_entities = false;
    ledger.symbols = Arc::new(symbols);
    let names = Names::of(&ledger);
    let shared = shared(&ledger, |name| names.knows(name));
    let declared = ledger.entities.clone();
    ledger.entities = entities(&mut ledger, &typed, Some(declared));
    let diagnostics = [project.diagnostics, loaded.diagnostics].concat();
    let diagnostics = diagnostics.into_iter().filter(|told| told.rule != NO_CLAIMS);
    let diagnostics = diagnostics.chain(shared).collect();
    Ok(Loaded { ledger, diagnostics })
}

/// The names that the candidates give a type, each with the first one.
fn typed(ledger: &Ledger) -> Vec<(Sym, Sym)> {
    let claims = &ledger.claims;
    let (mut seen, mut typed) = (BTreeSet::new(), Vec::new());
    for row in 0..claims.len() {
        // Who only speaks is no node.
        for (end, kind) in TYPED_ENDS.into_iter().filter(|(end, _)| *end != "speaker") {
            if let (Some(name), Some(kind)) = (claims.cell(row, end), claims.cell(row, kind))
                && seen.insert(name.index())
            {
                typed.push((name, kind));
            }
        }
    }
    typed
}

/// A table of entities with those that are declared, and behind them those that are typed.
fn entities(ledger: &mut Ledger, typed: &[(Sym, Sym)], declared: Option<Table>) -> Table {
    let mut table = declared.unwrap_or_default();
    let names = Names::of(&Ledger {
        entities: table.clone(),
        symbols: Arc::clone(&ledger.symbols),
        ..Ledger::default()
    });
    let is_new = |(name, _): &&(Sym, Sym)| !names.knows(ledger.text(*name));
    let new: Vec<(Sym, Sym)> = typed.iter().filter(is_new).copied().collect();
    let Some((_, file)) = ledger.claims.files.first() else { return table };
    let column = |name: &str, cells: Vec<Option<Sym>>| {
        let (name, header) = (name.to_string(), name.to_string());
        TableColumn { name, header, cells }
    };
    let rows = new.len();
    let more = Table {
        columns: vec![
            column("id", new.iter().map(|(name, _)| Some(*name)).collect()),
            column("type", new.iter().map(|(_, kind)| Some(*kind)).collect()),
        ],
        offsets: vec![0; rows],
        files: vec![(0, *file)],
        rows_read: rows as u64,
    };
    if rows > 0 {
        table.append(more);
    }
    table
}
