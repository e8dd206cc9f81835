//! What a rule found, so many of it as anybody reads.

use crate::check::context::Context;
use crate::check::rows::{MOST_TOLD, Memo, Rows, rows_where};
use crate::model::{Sym, Table};
use crate::text::{Diagnostic, Place, Severity};

/// The findings of one rule.
pub(super) struct Findings {
    rule: &'static str,
    severity: Severity,
    told: Vec<Diagnostic>,
    count: usize,
}

/// A finding's message. Its place, rule and weight are given when it is told.
pub(super) fn say(message: impl Into<String>) -> Diagnostic {
    Diagnostic::warning("", message)
}

impl Findings {
    pub(super) fn new(rule: &'static str, severity: Severity) -> Findings {
        Findings { rule, severity, told: Vec::new(), count: 0 }
    }

    /// Tells something at a place, if the place is known.
    pub(super) fn tell(&mut self, place: Option<Place>, message: Diagnostic) {
        self.count += 1;
        if self.told.len() < MOST_TOLD {
            let (rule, severity) = (self.rule, self.severity);
            self.told.push(Diagnostic { rule, severity, place, ..message });
        }
    }

    /// Tells something about rows of a table, each at its cell in a column.
    pub(super) fn rows(
        &mut self,
        table: &Table,
        column: &str,
        rows: &Rows,
        mut message: impl FnMut(usize) -> Diagnostic,
    ) {
        let room = MOST_TOLD - self.told.len();
        for row in rows.first.iter().take(room) {
            self.tell(Some(table.place_of(*row, column)), message(*row));
        }
        self.count += rows.count - rows.first.len().min(room);
    }

    /// Tells something about every cell of a column whose text is bad.
    pub(super) fn cells(
        &mut self,
        context: &Context,
        table: &Table,
        column: &str,
        is_bad: impl Fn(&str) -> bool + Sync,
        mut message: impl FnMut(&str) -> Diagnostic,
    ) {
        let cells = table.column(column);
        let memo = Memo::new(if cells.is_empty() { 0 } else { context.ledger.symbols.len() });
        let is_bad = |symbol: Sym| memo.get(symbol.index(), || is_bad(context.ledger.text(symbol)));
        let rows = rows_where(cells.len(), |row| cells[row].is_some_and(is_bad));
        self.rows(table, column, &rows, |row| {
            message(context.ledger.symbols.text_of(cells[row]).unwrap_or_default())
        });
    }

    /// What was found, with a last message that counts what isn't told.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        let untold = self.count - self.told.len();
        if untold > 0 {
            let (rule, severity) = (self.rule, self.severity);
            self.told.push(Diagnostic::untold(severity, rule, untold));
        }
        self.told
    }
}
