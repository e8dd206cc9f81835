//! What there is to decide on when a review begins.

use std::collections::HashSet;
use std::path::Path;

use crate::error::Result;
use crate::formats::Staged;
use crate::model::{Ledger, Table};
use crate::project::candidates::list;
use crate::project::candidates::mark::Mark;
use crate::project::candidates::review::doubts::Doubts;
use crate::project::candidates::review::numbers::read_numbers;
use crate::project::candidates::review::searched::Searched;
use crate::project::candidates::review::tables::Kept;
use crate::project::candidates::review::{Review, vocabulary};
use crate::project::candidates::table_file::TableFile;
use crate::project::candidates::table_row::TableRow;
use crate::project::load;
use crate::text::Files;

impl Review {
    /// Reads what there is to decide on.
    ///
    /// # Errors
    ///
    /// If the folder is no project, or its files can't be read.
    pub fn open(folder: &Path) -> Result<Review> {
        let mut list = list::open(folder)?;
        // What can't be accepted isn't worth being asked about.
        let styles = Kept::default().take_claims(folder)?.styles_by_name();
        name_all(&mut list)?;
        let mut files = Files::default();
        let ledger = load(folder, &mut files)?.ledger;
        let claimed = ledger.claims.column("id").iter().flatten();
        let claimed: HashSet<&str> = claimed.map(|id| ledger.text(*id)).collect();
        let rows = (0..list.len()).map(|row| list.row(row)).filter(|row| row.get("id").is_some());
        let mut rows: Vec<TableRow> = rows.collect();
        rows.iter_mut().for_each(|row| read_numbers(row, &styles));
        let types = vocabulary::types(&rows);
        // A run that was killed may have written the claim and not the mark.
        let is_claimed = |row: &TableRow| claimed.contains(row.get("id").unwrap_or_default());
        let (pending, decided): (Vec<TableRow>, Vec<TableRow>) =
            rows.into_iter().partition(|row| mark(row).is_none() && !is_claimed(row));
        let accepted = decided.iter().filter(|row| mark(row) == Some(Mark::Accepted));
        let doubts = Doubts::of(&pending, accepted.filter(|row| !is_claimed(row)), &ledger);
        let file = files.add_bytes("candidates.csv", Vec::new());
        Ok(Review {
            folder: folder.to_path_buf(),
            ledger: Ledger { claims: Table::default(), ..ledger },
            files,
            file,
            pending,
            decided: decided.len(),
            doubts,
            done: Vec::new(),
            kept: Kept::default(),
            searched: Searched::default(),
            types,
            styles,
        })
    }
}

/// What was decided about a candidate, be it by hand.
fn mark(row: &TableRow) -> Option<Mark> {
    row.get("review").and_then(Mark::of)
}

/// Gives an id to each candidate that a person put into the list without one.
fn name_all(list: &mut TableFile) -> Result<()> {
    let mut named = false;
    for at in 0..list.len() {
        let row = list.row(at);
        if row.get("id").is_none() && row.iter().next().is_some() {
            list.set(at, "id", &row.meaning_id());
            named = true;
        }
    }
    if named { Staged::finish_all(vec![list.stage()?]) } else { Ok(()) }
}
