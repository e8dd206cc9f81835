//! Rules that say nothing where rows can't be read.

use crate::check::rules::NEED_ALL_ROWS;
use crate::model::{Ledger, Level};
use crate::text::Diagnostic;

/// Says which rules aren't looked for in a project, because rows were turned away that may name what
/// seems to be unused.
pub fn left_out(ledger: &Ledger) -> Option<Diagnostic> {
    let Ledger { claims, evidence, sources, .. } = ledger;
    let rejected = claims.rejected() + evidence.rejected();
    let can_be_used = [ledger.declares_entities, !sources.column("id").is_empty()];
    let rules = NEED_ALL_ROWS.iter().zip(can_be_used).filter(|(_, can_be)| *can_be);
    let rules = rules.filter(|(rule, _)| rule.level_in(ledger) != Level::Allow);
    let names: Vec<String> = rules.map(|(rule, _)| format!("`{}`", rule.name)).collect();
    if rejected == 0 || names.is_empty() {
        return None;
    }
    let is = if names.len() == 1 { "isn't" } else { "aren't" };
    let message = format!("{} {is} looked for", names.join(" and "));
    let hint = "rows that can't be read may name what seems unused; mend them, and check again";
    Some(Diagnostic::note("rules-left-out", message).hint(hint))
}
