//! Claims without an id where most others have one, and evidence goes by ids.
//!
//! # Why this is bad
//! No row of `evidence.csv` can be meant for them, but by an id that is made of what they say and
//! changes with it.
//!
//! # Example
//! ```text
//! id,subject,relation,object
//! c1,acme,bribed,jane
//! ,acme,bribed,bob
//! c3,acme,employs,jane
//! ```
//!
//! # Instead
//! Give each an id of its own. Where nothing stands in `evidence.csv`, claims need none.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::rows_without;
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "missing-id",
    level: Level::Warn,
    summary: "a claim has no id for evidence to name, while most others have one",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let claims = &context.ledger.claims;
    if context.ledger.evidence.is_empty() {
        return;
    }
    let rows = rows_without(claims.column("id"), |_| false);
    let Some(first) = rows.first.first() else { return };
    let message = match rows.count {
        1 => "1 claim has no id, as most others have".to_string(),
        count => format!("{count} claims have no id, as most others have"),
    };
    let hint = "give each an id that no other has: other evidence for it goes by one that changes \
                with what it says";
    findings.tell(Some(claims.place_of(*first, "id")), say(message).hint(hint));
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    const EVIDENCE: (&str, &str) = ("evidence.csv", "claim,source,quote\nk1,s,x\n");

    fn told_of(rows: &str, evidence: &[(&str, &str)]) -> String {
        let table = format!("id,subject,relation,object\n{rows}");
        told("missing-id", &[&[("claims.csv", table.as_str())], evidence].concat())
    }

    #[test]
    fn claims_without_an_id_among_others_are_told_once() {
        let rows = "k1,a,paid,b\n,a,paid,c\nk3,a,paid,d\nk4,a,paid,e\n,a,paid,f\n";
        assert_eq!(
            told_of(rows, &[EVIDENCE]),
            "\
warning[missing-id]: 2 claims have no id, as most others have
 --> claims.csv:3:1
  |
3 | ,a,paid,c
  | ^
  |
  = help: give each an id that no other has: other evidence for it goes by one that changes with what it says"
        );
        assert_eq!(told_of(rows, &[]), "");
    }

    #[test]
    fn a_table_that_gives_few_claims_an_id_lacks_none() {
        assert_eq!(told_of("k1,a,paid,b\n,a,paid,c\n", &[EVIDENCE]), "");
    }
}
