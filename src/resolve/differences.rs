//! What two descriptions say differently of those who are one now.

use crate::model::{Entity, Ledger};
use crate::text::Diagnostic;

/// Columns whose cells are all kept: an id or a label becomes another name, lists are united, and
/// sentences follow one another with a sign between them.
const UNITED: [&str; 6] = ["id", "label", "aliases", "external_ids", "description", "note"];

/// The most differences that are told; the rest of them is counted.
const MOST_TOLD: usize = 200;

/// Tells every cell that is left out of an entity because a row before it says something else.
pub(super) fn tell<'e>(
    ledger: &Ledger,
    merged: impl Iterator<Item = &'e Entity>,
) -> Vec<Diagnostic> {
    let (mut told, mut untold) = (Vec::new(), 0_usize);
    for entity in merged.filter(|entity| entity.rows.len() > 1) {
        for column in ledger.entities.columns.iter().map(|column| column.name.as_str()) {
            if UNITED.contains(&column) {
                continue;
            }
            for note in in_column(ledger, entity, column) {
                match told.len() < MOST_TOLD {
                    true => told.push(note),
                    false => untold += 1,
                }
            }
        }
    }
    if untold > 0 {
        let message = format!("{untold} more cells that differ are left out");
        told.push(Diagnostic::note("merged-cells", message));
    }
    told
}

fn in_column(ledger: &Ledger, entity: &Entity, column: &str) -> Vec<Diagnostic> {
    let text =
        |row: u32, column: &str| ledger.symbols.text_of(ledger.entities.cell(row as usize, column));
    let mut said = entity.rows.iter().filter_map(|row| Some((*row, text(*row, column)?)));
    let Some((_, kept)) = said.next() else { return Vec::new() };
    let note = |(row, left): (u32, &str)| {
        let id = ledger.text(entity.id);
        let other = text(row, "id").unwrap_or_default();
        let message = format!("`{other}` is the same as `{id}`, but its `{column}` is `{left}`");
        let place = ledger.entities.place_of(row as usize, column);
        Diagnostic::note("merged-cells", message)
            .at(place)
            .hint(format!("`{kept}` counts; write what is right into the row of `{id}`"))
    };
    said.filter(|(_, left)| *left != kept).map(note).collect()
}
