//! The order in which people read findings: file by file, row by row, from left to right.

use std::collections::BTreeMap;

use crate::model::Ledger;
use crate::text::{Diagnostic, FileId, Part};

/// Sorts by place, then by rule; what has no place comes last.
pub(super) fn by_place(ledger: &Ledger, diagnostics: &mut [Diagnostic]) {
    let columns = columns(ledger);
    diagnostics.sort_by_cached_key(|diagnostic| {
        let place = diagnostic.place.as_ref().map(|place| {
            let column = match &place.part {
                Part::Record | Part::Bytes(_) => 0,
                Part::Column(header) => {
                    1 + columns
                        .get(&(place.file, header.as_str()))
                        .copied()
                        .unwrap_or(usize::MAX - 1)
                }
            };
            (place.file, place.at, column)
        });
        (place.is_none(), place, diagnostic.rule)
    });
}

/// The number of each column, by its file and header.
fn columns(ledger: &Ledger) -> BTreeMap<(FileId, &str), usize> {
    let tables =
        [&ledger.entities, &ledger.claims, &ledger.sources, &ledger.evidence, &ledger.decisions];
    let mut columns = BTreeMap::new();
    for table in tables {
        for (_, file) in &table.files {
            for (at, column) in table.columns.iter().enumerate() {
                columns.insert((*file, column.header.as_str()), at);
            }
        }
    }
    columns
}
