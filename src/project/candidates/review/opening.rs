//! What there is to decide on when a review begins.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use crate::error::Result;
use crate::formats::Staged;
use crate::formats::records::Style;
use crate::model::{Ledger, Table};
use crate::project::candidates::list;
use crate::project::candidates::mark::Mark;
use crate::project::candidates::review::searched::Searched;
use crate::project::candidates::review::tables::Kept;
use crate::project::candidates::review::{Review, vocabulary};
use crate::project::candidates::table_file::TableFile;
use crate::project::candidates::table_row::TableRow;
use crate::project::load;
use crate::text::Files;

/// What people typed into the column `review` that no review would.
#[derive(Clone, Debug, Default)]
pub struct Doubts {
    /// How many candidates are marked as accepted and aren't among the claims.
    pub unclaimed: usize,
    /// Words that mean nothing there, of candidates that are open still.
    pub unclear: Vec<String>,
}

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
        let is_accepted = |row: &&TableRow| mark(row) == Some(Mark::Accepted);
        // A claim may have got another id, or none; its words stay.
        let words = |row: usize| {
            ["source", "quote"].map(|name| ledger.symbols.text_of(ledger.claims.cell(row, name)))
        };
        let quoted: HashSet<_> = (0..ledger.claims.len()).map(words).collect();
        let is_quoted = |row: &&TableRow| quoted.contains(&["source", "quote"].map(|c| row.get(c)));
        let accepted = decided.iter().filter(is_accepted);
        let unclaimed = accepted.filter(|row| !is_claimed(row) && !is_quoted(row)).count();
        let unclear = pending.iter().filter_map(|row| row.get("review")).map(str::to_string);
        let doubts = Doubts { unclaimed, unclear: unclear.collect() };
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

/// The number that a text in a style stands for, where it surely isn't one already: `0.125` is.
pub(super) fn typed(style: Style, text: &str) -> Option<String> {
    style.plain(text).filter(|_| text.contains(','))
}

/// Makes numbers that are written as the claims have them those that programs read.
fn read_numbers(row: &mut TableRow, styles: &BTreeMap<String, Style>) {
    for (column, style) in styles {
        if let Some(number) = row.get(column).and_then(|text| typed(*style, text)) {
            row.set(column, &number);
        }
    }
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
