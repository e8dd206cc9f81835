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

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::rows_where;
use crate::model::{EvidenceFor, Level};
use crate::text::Suggest;

pub(super) static RULE: Rule = Rule {
    name: "unknown-claim",
    level: Level::Error,
    summary: "evidence is given for a claim that isn't there",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, table) = (context.ledger, &context.ledger.evidence);
    let (cells, meant) = (table.column("claim"), context.evidence_for());
    let ids = ledger.claims.column("id");
    if ledger.claims.is_unread() {
        // Why it can't be read is told, and which claims it has nobody knows.
        return;
    }
    let is_bad = |row: usize| meant[row] == EvidenceFor::NoClaim;
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
