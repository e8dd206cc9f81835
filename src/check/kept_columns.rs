//! Columns that mean nothing here, and are kept as they are.

use crate::check::rules::MISSPELT_COLUMN;
use crate::model::{
    CLAIM_COLUMNS, DECISION_COLUMNS, DIRECTION, ENTITY_COLUMNS, EVIDENCE_COLUMNS, Ledger,
    SOURCE_COLUMNS, TYPE_COLUMNS, Table, TableColumn,
};
use crate::text::{Diagnostic, Part, Place, some_of};

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

/// Says of each table which columns mean nothing to it, because they may be meant to:
/// `bestritten` is a column of its own, and leaves every denial an assertion.
///
/// Of a table that has all columns on which something depends it says nothing, nor of a column that
/// was `told` to be misspelt.
pub fn kept_columns(ledger: &Ledger, told: &[Diagnostic]) -> Vec<Diagnostic> {
    let misspelt: Vec<&Place> = told
        .iter()
        .filter(|told| told.rule == MISSPELT_COLUMN)
        .filter_map(|told| told.place.as_ref())
        .collect();
    let tables = [
        (&ledger.entities, ENTITY_COLUMNS),
        (&ledger.claims, CLAIM_COLUMNS),
        (&ledger.sources, SOURCE_COLUMNS),
        (&ledger.evidence, EVIDENCE_COLUMNS),
        (&ledger.decisions, DECISION_COLUMNS),
    ];
    tables.into_iter().filter_map(|(table, known)| kept(table, known, &misspelt)).collect()
}

fn kept(table: &Table, known: &[&str], misspelt: &[&Place]) -> Option<Diagnostic> {
    let (_, file) = table.files.first()?;
    let is_misspelt = |header: &str| {
        let is_it = |place: &&Place| matches!(&place.part, Part::Column(name) if name == header);
        misspelt.iter().any(|place| place.file == *file && is_it(place))
    };
    let has_meaning = |name: &str| {
        known.contains(&name)
            || name.starts_with("q.")
            || name == DIRECTION
            || TYPE_COLUMNS.contains(&name)
    };
    // Another name than its own was told where it was given.
    let is_kept = |column: &&TableColumn| {
        !has_meaning(&column.name)
            && column.name.eq_ignore_ascii_case(&column.header)
            && !is_misspelt(&column.header)
    };
    let kept: Vec<&TableColumn> = table.columns.iter().filter(is_kept).collect();
    let lacks = |name: &&str| !MAY_LACK.contains(name) && table.position(name).is_none();
    let lacking: Vec<&str> = known.iter().copied().filter(lacks).collect();
    // A table without ends is told to lack them, and has no column that is kept.
    let lacks_end = ["subject", "object"].iter().any(|end| lacking.contains(end));
    if kept.is_empty() || lacking.is_empty() || lacks_end {
        return None;
    }
    let names = some_of(kept.iter().map(|column| column.header.as_str()), MOST_NAMED);
    let message = format!("columns kept as they are, without a meaning here: {names}");
    let hint =
        format!("the table has no {}; if one of them is meant, call it so", lacking.join(", "));
    Some(Diagnostic::note("kept-columns", message).at(Place::start(*file)).hint(hint))
}
