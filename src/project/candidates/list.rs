//! The list of candidates of a project: what is new goes behind the others.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::error::Result;
use crate::formats::Staged;
use crate::model::Ledger;
use crate::project::candidates::known::Known;
use crate::project::candidates::mark::Mark;
use crate::project::candidates::table_file::TableFile;
use crate::project::candidates::table_row::{CANDIDATE_COLUMNS, TableRow};
use crate::project::naming;
use crate::project::tables::files_to_add_to;

/// What became of proposed rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// How many are candidates now.
    pub added: usize,
    /// How many were candidates, or claims from the same source, already.
    pub known: usize,
}

/// Puts rows behind the candidates of a project, but for those that are candidates already, decided
/// or not, or that say what the project claims from the same source.
///
/// # Errors
///
/// If the list can't be read or written, or a row is an error.
pub fn add_candidates(
    folder: &Path,
    ledger: &Ledger,
    rows: impl IntoIterator<Item = Result<TableRow>>,
) -> Result<Added> {
    let mut list = open(folder)?;
    let mut known = Known::of(ledger, &list);
    let mut added = Added::default();
    for row in rows {
        let mut row = row?;
        if row.get("id").is_none() {
            row.set("id", &row.meaning_id());
        }
        match known.propose(&row) {
            true => {
                list.append(&row);
                added.added += 1;
            }
            false => added.known += 1,
        }
    }
    if added.added > 0 {
        Staged::finish_all(vec![list.stage()?])?;
    }
    Ok(added)
}

/// How many candidates of a project wait for a decision. One that is a claim already doesn't, be it
/// marked or not.
///
/// # Errors
///
/// If the list can't be read.
pub fn count_waiting(folder: &Path, ledger: &Ledger) -> Result<usize> {
    let list = open(folder)?;
    let ids = ledger.claims.column("id").iter().flatten();
    let claimed: HashSet<&str> = ids.map(|id| ledger.text(*id)).collect();
    let waits = |row: &TableRow| {
        row.iter().next().is_some()
            && row.get("review").and_then(Mark::of).is_none()
            && !row.get("id").is_some_and(|id| claimed.contains(id))
    };
    Ok((0..list.len()).filter(|row| waits(&list.row(*row))).count())
}

/// The table of candidates.
pub(super) fn open(folder: &Path) -> Result<TableFile> {
    TableFile::open(&candidates_file(folder)?, &naming::claims, CANDIDATE_COLUMNS)
}

/// The file in which the candidates of a project are.
///
/// # Errors
///
/// If it can't be added to.
pub fn candidates_file(folder: &Path) -> Result<PathBuf> {
    file_of(folder, "candidates")
}

/// The file of a project's table that rows are put into.
pub(super) fn file_of(folder: &Path, table: &str) -> Result<PathBuf> {
    Ok(files_to_add_to(folder, table)?.swap_remove(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::load;
    use crate::text::Files;

    fn added(folder: &Path, rows: &[TableRow]) -> (usize, usize) {
        let loaded = load(folder, &mut Files::default()).unwrap();
        let rows = rows.iter().cloned().map(Ok);
        let Added { added, known } = add_candidates(folder, &loaded.ledger, rows).unwrap();
        (added, known)
    }

    #[test]
    fn nothing_is_proposed_twice_whatever_it_is_called_by_now() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        write("claimgraph.toml", "[relations.owns]\nlabel = \"owns\"\n");
        write("entities.csv", "id,label,aliases\nacme,Acme,the firm\n");
        write("claims.csv", "id,subject,relation,object,source\nk1,acme,owns,bolt,s\n");
        let row = |subject: &str, relation: &str, object: &str, start: &str| {
            let (who, what) = (("subject", subject), ("relation", relation));
            TableRow::of([("source", "s"), who, what, ("object", object), ("start", start)])
        };
        let rows = [
            row("The firm", "runs", "it", "1"),
            row("Acme", "sold", "Bolt Ltd", "2"),
            row("Acme", "sold", "Bolt Ltd", "3"),
            row("the firm", "owns", "bolt", "4"),
        ];
        assert_eq!(added(folder.path(), &rows), (3, 1));
        assert_eq!(added(folder.path(), &rows), (0, 4));
        let list = std::fs::read_to_string(folder.path().join("candidates.csv")).unwrap();
        write("candidates.csv", &list.replacen(",,2,", ",rejected,2,", 1));
        write("entities.csv", "id,label,aliases\nacme,Acme,The firm\nbolt,Bolt Ltd,\n");
        let mut sold = row("acme", "sold", "bolt", "2");
        assert_eq!(added(folder.path(), &[sold.clone(), row("acme", "runs", "it", "1")]), (0, 2));
        sold.set("negated", "yes");
        assert_eq!(added(folder.path(), &[sold]), (1, 0));
        let mut owns = row("acme", "owns", "it", "1");
        owns.set("relation_text", "runs");
        assert_eq!(added(folder.path(), &[owns]), (0, 1));
    }
}
