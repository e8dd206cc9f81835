//! The two tables that a review writes, read again only if somebody else wrote them meanwhile.
//!
//! Whoever is about to write a table takes it out, and puts it back when it is on the disk: what
//! couldn't be written is read anew.

use std::collections::HashMap;
use std::path::Path;

use crate::error::Result;
use crate::model::NEW_CLAIM_COLUMNS;
use crate::project::candidates::list::{self, candidates_file, file_of};
use crate::project::candidates::table_file::TableFile;
use crate::project::naming;

/// The tables as they were written last.
#[derive(Debug, Default)]
pub(super) struct Kept {
    pub(super) list: Option<List>,
    pub(super) claims: Option<TableFile>,
}

/// The list of candidates.
#[derive(Debug)]
pub(super) struct List {
    pub(super) table: TableFile,
    /// The rows by their ids. A list edited by hand may have an id twice.
    rows: HashMap<String, Vec<usize>>,
}

impl Kept {
    /// The list of candidates as it is on the disk.
    pub(super) fn take_list(&mut self, folder: &Path) -> Result<List> {
        let path = candidates_file(folder)?;
        match self.list.take().filter(|list| list.table.is_still(&path)) {
            Some(list) => Ok(list),
            None => Ok(List::of(list::open(folder)?)),
        }
    }

    /// The table of claims as it is on the disk.
    pub(super) fn take_claims(&mut self, folder: &Path) -> Result<TableFile> {
        let path = file_of(folder, "claims")?;
        match self.claims.take().filter(|claims| claims.is_still(&path)) {
            Some(claims) => Ok(claims),
            None => TableFile::open(&path, &naming::claims, &NEW_CLAIM_COLUMNS),
        }
    }
}

impl List {
    fn of(table: TableFile) -> List {
        let mut rows: HashMap<String, Vec<usize>> = HashMap::new();
        for row in 0..table.len() {
            if let Some(id) = table.cell(row, "id") {
                rows.entry(id).or_default().push(row);
            }
        }
        List { table, rows }
    }

    /// The rows of a candidate.
    pub(super) fn rows(&self, id: &str) -> &[usize] {
        self.rows.get(id).map(Vec::as_slice).unwrap_or_default()
    }
}
