//! The types that claims give the entities they name, as edge lists do beside each end.

use smallvec::SmallVec;

use crate::model::{Ledger, Resolution, Sym, TYPED_ENDS};
use crate::text::Diagnostic;

/// The most conflicts that are told; the rest of them is counted.
const MOST_TOLD: usize = 200;

/// How many rows give an entity a type, and the first of them with its end's place in [`TYPED_ENDS`].
/// Small, because there is one for every entity.
#[derive(Clone, Copy)]
struct Given {
    rows: u32,
    first: (u32, u8),
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
    for (entity, mut given) in resolution.entities.iter().zip(all(ledger, resolution)) {
        given.sort_by_key(|(kind, given)| (std::cmp::Reverse(given.rows), ledger.text(*kind)));
        types.push(given.first().map(|(kind, _)| *kind));
        match given.len() {
            0 | 1 => {}
            _ if diagnostics.len() - before < MOST_TOLD => {
                let id = ledger.text(entity.id);
                diagnostics.push(conflict(ledger, id, &given));
            }
            _ => untold += 1,
        }
    }
    if untold > 0 {
        let message = format!("{untold} more entities have several types");
        diagnostics.push(Diagnostic::warning("several-types", message).counting(untold));
    }
    types
}

/// The types of each entity, hardly ever more than one; nothing at all where no claim gives any.
fn all(ledger: &Ledger, resolution: &Resolution) -> Vec<Types> {
    let claims = &ledger.claims;
    let says = |(_, column): &(&str, &str)| claims.column(column).iter().any(Option::is_some);
    if !TYPED_ENDS.iter().any(says) {
        return Vec::new();
    }
    let mut all = vec![Types::new(); resolution.entities.len()];
    for ((end, column), number) in TYPED_ENDS.into_iter().zip(0..) {
        let kinds = ledger.claims.column(column).iter();
        for (row, (kind, name)) in kinds.zip(ledger.claims.column(end)).enumerate() {
            let entity = name.and_then(|name| resolution.entity(name));
            let (Some(kind), Some(entity)) = (kind, entity) else { continue };
            let (types, first) = (&mut all[entity as usize], (row as u32, number));
            match types.iter_mut().find(|(known, _)| known == kind) {
                Some((_, given)) => {
                    given.rows += 1;
                    given.first = given.first.min(first);
                }
                None => types.push((*kind, Given { rows: 1, first })),
            }
        }
    }
    all
}

fn conflict(ledger: &Ledger, id: &str, given: &[(Sym, Given)]) -> Diagnostic {
    let rows = |rows: u32| if rows == 1 { "1 row".into() } else { format!("{rows} rows") };
    let said =
        |(kind, given): &(Sym, Given)| format!("`{}` in {}", ledger.text(*kind), rows(given.rows));
    let list: Vec<String> = given.iter().map(said).collect();
    let kept = given.first().map_or("", |(kind, _)| ledger.text(*kind));
    let (row, end) = given.get(1).map_or((0, 0), |(_, given)| given.first);
    let (_, column) = TYPED_ENDS[usize::from(end)];
    Diagnostic::warning("several-types", format!("`{id}` is {}", list.join(", ")))
        .at(ledger.claims.place_of(row as usize, column))
        .hint(format!("`{kept}` counts; write the same type wherever `{id}` is named"))
}
