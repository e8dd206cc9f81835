//! Evidence for an id that several claims have.
//!
//! # Why this is bad
//! A quote that says the one would stand behind the other as well. Nobody can know which of them it
//! was collected for, so it stands behind neither.
//!
//! # Example
//! ```text
//! claim,source,quote
//! c1,minutes,The board approved it.         two claims have the id c1
//! ```
//!
//! # Instead
//! Give each claim an id of its own, and write here the one that the quote is for.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::rows_where;
use crate::model::{EvidenceFor, Level};

pub(super) static RULE: Rule = Rule {
    name: "ambiguous-claim",
    level: Level::Error,
    summary: "evidence is given for an id that several claims have",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, table) = (context.ledger, &context.ledger.evidence);
    let (cells, meant) = (table.column("claim"), context.evidence_for());
    let is_bad = |row: usize| meant[row] == EvidenceFor::Several;
    findings.rows(table, "claim", &rows_where(meant.len(), is_bad), |row| {
        let id = ledger.symbols.text_of(cells[row]).unwrap_or_default();
        say(format!("several claims have the id `{id}`, so this stands behind none of them"))
            .hint("give each an id of its own, and write here whose evidence this is")
    });
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn evidence_for_one_of_two_is_evidence_for_neither() {
        let claims = "id,subject,relation,object\n1,a,is,b\n1,a,is,c\n2,a,is,d\n";
        let evidence = "claim,source,quote\n1,s,A is b.\n2,s,A is d.\n";
        let shown = told("ambiguous-claim", &[("claims.csv", claims), ("evidence.csv", evidence)]);
        assert_eq!(
            shown,
            "\
error[ambiguous-claim]: several claims have the id `1`, so this stands behind none of them
 --> evidence.csv:2:1
  |
2 | 1,s,A is b.
  | ^
  |
  = help: give each an id of its own, and write here whose evidence this is"
        );
    }
}
