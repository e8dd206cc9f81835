//! What people decided about who is who, and where they contradict each other.

use petgraph::unionfind::UnionFind;

use crate::model::{Ledger, Meaning, Resolution};
use crate::text::{Diagnostic, did_you_mean};

/// Pairs of entity numbers that were decided about.
#[derive(Debug, Default)]
pub(super) struct Decided {
    /// Left and right are one.
    pub(super) same: Vec<(u32, u32)>,
    /// They are not; and the row that says so.
    different: Vec<(u32, u32, usize)>,
}

/// Reads the table of decisions. `unsure` decides nothing, which is what it says.
pub(super) fn read(
    ledger: &Ledger,
    resolution: &Resolution,
    diagnostics: &mut Vec<Diagnostic>,
) -> Decided {
    let table = &ledger.decisions;
    let mut decided = Decided::default();
    for row in 0..table.len() {
        let decision = ledger.symbols.text_of(table.cell(row, "decision")).unwrap_or_default();
        if !["same", "different", "unsure"].contains(&decision) {
            let message = format!("`{decision}` is no decision");
            let hint = did_you_mean(decision, ["same", "different", "unsure"]);
            let hint = hint.unwrap_or_else(|| "write same, different or unsure".to_string());
            let place = table.place_of(row, "decision");
            let diagnostic = Diagnostic::error("unknown-decision", message).at(place).hint(hint);
            diagnostics.push(diagnostic);
            continue;
        }
        let side = |name| entity(ledger, resolution, row, name);
        let (left, right) = (side("left"), side("right"));
        match (left, right) {
            (Ok(left), Ok(right)) if decision == "same" => decided.same.push((left, right)),
            (Ok(left), Ok(right)) if decision == "different" => {
                decided.different.push((left, right, row));
            }
            (left, right) => diagnostics.extend(left.err().into_iter().chain(right.err())),
        }
    }
    contradictions(ledger, resolution, &mut decided, diagnostics);
    decided
}

fn entity(
    ledger: &Ledger,
    resolution: &Resolution,
    row: usize,
    side: &str,
) -> Result<u32, Diagnostic> {
    let name = ledger.decisions.cell(row, side);
    let text = ledger.symbols.text_of(name).unwrap_or_default();
    let message = match name.map_or(Meaning::Nobody, |name| resolution.meaning(name)) {
        Meaning::Entity(number) => return Ok(number),
        Meaning::Ambiguous => format!("several entities are called `{text}`; use an id"),
        Meaning::Nobody => format!("`{text}` is no entity"),
    };
    let ids = resolution.entities.iter().take(10_000).map(|entity| ledger.text(entity.id));
    let place = ledger.decisions.place_of(row, side);
    Err(Diagnostic::error("unknown-entity", message).at(place).hints(did_you_mean(text, ids)))
}

fn contradictions(
    ledger: &Ledger,
    resolution: &Resolution,
    decided: &mut Decided,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut sets = UnionFind::<usize>::new(resolution.entities.len());
    for (left, right) in &decided.same {
        sets.union(*left as usize, *right as usize);
    }
    let mut contested = Vec::new();
    for (left, right, row) in &decided.different {
        if sets.equiv(*left as usize, *right as usize) {
            contested.push(sets.find(*left as usize));
            let id = |number: u32| ledger.text(resolution.entities[number as usize].id);
            let message = format!(
                "`{}` and `{}` are decided to be different, but other rows make them the same",
                id(*left),
                id(*right)
            );
            let place = ledger.decisions.place(*row);
            let hint = "change this row, or one of the rows that say same";
            let diagnostic = Diagnostic::error("contradicting-decisions", message);
            diagnostics.push(diagnostic.at(place).hint(hint));
        }
    }
    // Until somebody settles it, those that are contested stay apart.
    decided.same.retain(|(left, _)| !contested.contains(&sets.find(*left as usize)));
}
