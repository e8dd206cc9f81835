//! What people decided about who an entity is, as `show` tells it.

use claimgraph::text::{Files, Place, locate};
use serde_json::{Value, json};

use crate::cli::input::Said;

/// A row of the table of decisions.
pub(crate) struct Decision {
    left: String,
    right: String,
    decision: String,
    /// Whether the graph has it so.
    applied: bool,
    why: Option<String>,
    by: Option<String>,
    date: Option<String>,
    file: String,
    line: usize,
}

/// The decisions about an entity, by its id, in the order of their table.
pub(crate) fn decisions(said: &Said, id: &str, files: &Files) -> Vec<Decision> {
    let (ledger, resolution) = (&said.ledger, &said.resolution);
    let table = &ledger.decisions;
    let is_about = |row: &usize| {
        ["left", "right"].iter().any(|side| {
            let meant = table.cell(*row, side).and_then(|name| resolution.entity(name));
            meant.is_some_and(|one| ledger.text(resolution.entities[one as usize].id) == id)
        })
    };
    let rows: Vec<usize> = (0..table.len()).filter(is_about).collect();
    let places: Vec<Place> = rows.iter().map(|row| table.place(*row)).collect();
    let located = locate(places.iter().map(Some), files);
    let decision = |((row, place), at): ((&usize, &Place), _)| {
        let at: Option<claimgraph::text::Located> = at;
        let cell = |name: &str| ledger.symbols.text_of(table.cell(*row, name)).map(str::to_string);
        Some(Decision {
            left: cell("left")?,
            right: cell("right")?,
            decision: cell("decision")?,
            applied: is_applied(said, *row),
            why: cell("why"),
            by: cell("by"),
            date: cell("date"),
            file: files.name(place.file).to_string(),
            line: at?.line,
        })
    };
    rows.iter().zip(&places).zip(located).filter_map(decision).collect()
}

/// Whether those whom a row is about are one if it says so, and two if it doesn't: a decision that
/// others contradict isn't applied, nor one about somebody whom nobody knows.
fn is_applied(said: &Said, row: usize) -> bool {
    let (table, symbols) = (&said.ledger.decisions, &said.ledger.symbols);
    let meant = |side| table.cell(row, side).and_then(|name| said.resolution.entity(name));
    let (Some(left), Some(right)) = (meant("left"), meant("right")) else { return false };
    match symbols.text_of(table.cell(row, "decision")) {
        Some("same") => left == right,
        Some("different" | "unsure") => left != right,
        _ => false,
    }
}

impl Decision {
    /// In words: `b is the same as a, because of the register (by M., 2026-01-02) · same.csv:2`.
    pub(crate) fn text(&self) -> String {
        let Decision { left, right, .. } = self;
        let said = match self.decision.as_str() {
            "same" => format!("{left} and {right} are the same"),
            "different" => format!("{left} and {right} are not the same"),
            "unsure" => format!("{left} and {right} may be the same"),
            other => format!("{left} and {right}: “{other}”"),
        };
        let applied = if self.applied { "" } else { ", which isn't applied (`check` says why)" };
        let why = self.why.as_ref().map(|why| format!(": {why}")).unwrap_or_default();
        let who: Vec<&str> = self.by.iter().chain(&self.date).map(String::as_str).collect();
        let who = if who.is_empty() { String::new() } else { format!(" ({})", who.join(", ")) };
        format!("{said}{applied}{why}{who} · {}:{}", self.file, self.line)
    }

    /// For programs.
    pub(crate) fn as_json(&self) -> Value {
        json!({
            "left": self.left,
            "right": self.right,
            "decision": self.decision,
            "applied": self.applied,
            "why": self.why,
            "by": self.by,
            "date": self.date,
            "file": self.file,
            "line": self.line,
        })
    }
}
