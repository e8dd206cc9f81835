//! Columns that mean nothing here, and are kept as they are.

use crate::model::{
    CLAIM_COLUMNS, DECISION_COLUMNS, DIRECTION, ENTITY_COLUMNS, EVIDENCE_COLUMNS, Ledger,
    SOURCE_COLUMNS, TYPE_COLUMNS, Table, TableColumn,
};
use crate::text::{Diagnostic, Place, some_of};

/// Columns that change nothing of what is read, or of what is looked for: no table need have them.
const MAY_LACK: &[&str] = &[
    "id",
    "when_text",
    "locator",
    "confidence",
    "weight",
    "review",
    "note",
    "description",
    "external_ids",
    "title",
    "publisher",
    "author",
    "url",
    "archive_url",
    "published",
    "retrieved",
    "score",
    "why",
    "by",
    "date",
];

/// The most columns that are named.
const MOST_NAMED: usize = 12;

/// Says of each table of a project which columns mean nothing to it, because they may be meant to:
/// `bestritten` is a column of its own, and leaves every denial an assertion.
///
/// Of a table that has all columns on which something depends it says nothing.
pub fn kept_columns(ledger: &Ledger) -> Vec<Diagnostic> {
    let tables = [
        (&ledger.entities, ENTITY_COLUMNS),
        (&ledger.claims, CLAIM_COLUMNS),
        (&ledger.sources, SOURCE_COLUMNS),
        (&ledger.evidence, EVIDENCE_COLUMNS),
        (&ledger.decisions, DECISION_COLUMNS),
    ];
    tables.into_iter().filter_map(|(table, known)| kept(table, known)).collect()
}

fn kept(table: &Table, known: &[&str]) -> Option<Diagnostic> {
    let (_, file) = table.files.first()?;
    let has_meaning = |name: &str| {
        known.contains(&name)
            || name.starts_with("q.")
            || name == DIRECTION
            || TYPE_COLUMNS.contains(&name)
    };
    // Another name than its own was told where it was given.
    let is_kept = |column: &&TableColumn| {
        !has_meaning(&column.name) && column.name.eq_ignore_ascii_case(&column.header)
    };
    let kept: Vec<&TableColumn> = table.columns.iter().filter(is_kept).collect();
    let lacks = |name: &&str| !MAY_LACK.contains(name) && table.position(name).is_none();
    let lacking: Vec<&str> = known.iter().copied().filter(lacks).collect();
    if kept.is_empty() || lacking.is_empty() {
        return None;
    }
    let names = some_of(kept.iter().map(|column| column.header.as_str()), MOST_NAMED);
    let message = format!("columns kept as they are, without a meaning here: {names}");
    let hint =
        format!("the table has no {}; if one of them is meant, call it so", lacking.join(", "));
    Some(Diagnostic::note("kept-columns", message).at(Place::start(*file)).hint(hint))
}
