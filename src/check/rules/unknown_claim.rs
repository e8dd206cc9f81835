//! Evidence for a claim that isn't there.
//!
//! # Why this is bad
//! The quote supports nothing: the claim it was collected for counts one origin too few.
//!
//! # Example
//! ```text
//! claim,source,quote
//! c0012,brief-ice-list,Meta has blocked links to it.
//! ```
//!
//! # Instead
//! Write the id of a claim. A claim without an id goes by `c-` and a hash of what it says, which
//! changes with what it says: give it an id of its own.

use rayon::prelude::*;

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::{Marks, at, rows_where};
use crate::model::Level;
use crate::text::Suggest;

pub(super) static RULE: Rule = Rule {
    name: "unknown-claim",
    level: Level::Error,
    summary: "evidence is given for a claim that isn't there",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, table) = (context.ledger, &context.ledger.evidence);
    let cells = table.column("claim");
    if cells.is_empty() {
        return;
    }
    let ids = ledger.claims.column("id");
    let known = Marks::new(ledger.symbols.len());
    ids.iter().flatten().for_each(|id| {
        known.mark(id.index());
    });
    let is_bad = |row: usize| cells[row].is_some_and(|claim| !known.has(claim.index()));
    let computed = |row: usize| {
        is_bad(row) && ledger.symbols.text_of(cells[row]).is_some_and(|id| id.starts_with("c-"))
    };
    if (0..cells.len()).any(computed) {
        (0..ledger.claims.len()).into_par_iter().filter(|row| at(ids, *row).is_none()).for_each(
            |row| {
                if let Some(id) = context.claim_id(row) {
                    known.mark(id.index());
                }
            },
        );
    }
    let mut suggest = Suggest::new();
    findings.rows(table, "claim", &rows_where(cells.len(), is_bad), |row| {
        let name = ledger.symbols.text_of(cells[row]).unwrap_or_default();
        let hint = suggest.hint(name, || ids.iter().filter_map(|id| ledger.symbols.text_of(*id)));
        let hint =
            hint.unwrap_or_else(|| "`claimgraph claims` lists the ids of claims".to_string());
        say(format!("no claim has the id `{name}`")).hint(hint)
    });
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn evidence_must_be_for_a_claim() {
        let shown = told(
            "unknown-claim",
            &[
                ("claims.csv", "id,subject,relation,object\nclaim-1,a,is,b\n,a,is,c\n"),
                (
                    "evidence.csv",
                    "claim,source\nclaim-1,s\nclaim-l,s\nc-5a511070132bb95a,s\nc-0123456789abcdef,s\n",
                ),
            ],
        );
        assert_eq!(
            shown,
            "\
error[unknown-claim]: no claim has the id `claim-l`
 --> evidence.csv:3:1
  |
3 | claim-l,s
  | ^^^^^^^
  |
  = help: did you mean `claim-1`?

error[unknown-claim]: no claim has the id `c-0123456789abcdef`
 --> evidence.csv:5:1
  |
5 | c-0123456789abcdef,s
  | ^^^^^^^^^^^^^^^^^^
  |
  = help: `claimgraph claims` lists the ids of claims"
        );
    }
}
