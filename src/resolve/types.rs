//! The types that claims give the entities they name, as edge lists do beside each end.

use std::collections::BTreeMap;

use smallvec::SmallVec;

use crate::model::{Ledger, Resolution, Sym};
use crate::text::Diagnostic;

/// The ends of a claim, and the columns that hold their types.
const ENDS: [(&str, &str); 3] =
    [("subject", "subject_type"), ("object", "object_type"), ("speaker", "speaker_type")];

/// The most conflicts that are told; the rest of them is counted.
const MOST_TOLD: usize = 200;

/// How many rows give an entity a type, and the first of them.
#[derive(Clone, Copy)]
struct Given {
    rows: usize,
    first: (usize, &'static str),
}

type Types = SmallVec<[(Sym, Given); 1]>;

/// The type of each entity by its number; nothing where no claim gives any. What most rows say
/// counts, of equally frequent ones the first by text, and that others say something else is told.
pub(super) fn given(
    ledger: &Ledger,
    resolution: &Resolution,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Option<Sym>> {
    let mut types = Vec::new();
    let mut untold = 0_usize;
    let before = diagnostics.len();
    for (number, mut given) in all(ledger, resolution) {
        given.sort_by_key(|(kind, given)| (std::cmp::Reverse(given.rows), ledger.text(*kind)));
        types.resize(resolution.entities.len(), None);
        types[number as usize] = given.first().map(|(kind, _)| *kind);
        match given.len() {
            0 | 1 => {}
            _ if diagnostics.len() - before < MOST_TOLD => {
                let id = ledger.text(resolution.entities[number as usize].id);
                diagnostics.push(conflict(ledger, id, &given));
            }
            _ => untold += 1,
        }
    }
    if untold > 0 {
        let message = format!("{untold} more entities have several types");
        diagnostics.push(Diagnostic::warning("several-types", message));
    }
    types
}

/// The types of each entity, hardly ever more than one.
fn all(ledger: &Ledger, resolution: &Resolution) -> BTreeMap<u32, Types> {
    let mut all: BTreeMap<u32, Types> = BTreeMap::new();
    for (end, column) in ENDS {
        let kinds = ledger.claims.column(column).iter();
        for (row, (kind, name)) in kinds.zip(ledger.claims.column(end)).enumerate() {
            let entity = name.and_then(|name| resolution.entity(name));
            let (Some(kind), Some(entity)) = (kind, entity) else { continue };
            let types = all.entry(entity).or_default();
            match types.iter_mut().find(|(known, _)| known == kind) {
                Some((_, given)) => {
                    given.rows += 1;
                    given.first = given.first.min((row, column));
                }
                None => types.push((*kind, Given { rows: 1, first: (row, column) })),
            }
        }
    }
    all
}

fn conflict(ledger: &Ledger, id: &str, given: &[(Sym, Given)]) -> Diagnostic {
    let rows = |rows: usize| if rows == 1 { "1 row".into() } else { format!("{rows} rows") };
    let said =
        |(kind, given): &(Sym, Given)| format!("`{}` in {}", ledger.text(*kind), rows(given.rows));
    let list: Vec<String> = given.iter().map(said).collect();
    let kept = given.first().map_or("", |(kind, _)| ledger.text(*kind));
    let (row, column) = given.get(1).map_or((0, ""), |(_, given)| given.first);
    Diagnostic::warning("several-types", format!("`{id}` is {}", list.join(", ")))
        .at(ledger.claims.place_of(row, column))
        .hint(format!("`{kept}` counts; write the same type wherever `{id}` is named"))
}
