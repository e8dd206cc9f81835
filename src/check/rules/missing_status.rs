//! A claim without a status where most others have one.
//!
//! # Why this is bad
//! Nothing tells that it is an allegation, if it is one, and nobody who asks for allegations finds it.
//!
//! # Example
//! ```text
//! subject,relation,object,status
//! acme,bribed,jane,alleged
//! acme,bribed,bob,
//! acme,employs,jane,asserted
//! ```
//!
//! # Instead
//! Write how the claim is put. A table that gives few claims a status, and most none, lacks nothing.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::rows_without;
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "missing-status",
    level: Level::Warn,
    summary: "a claim has no status, while most others have one",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let claims = &context.ledger.claims;
    let rows = rows_without(claims.column("status"), |_| false);
    findings.rows(claims, "status", &rows, |row| {
        let claim = context.claim_name(row);
        let known = context.ledger.schema.statuses.iter().map(|status| status.id.as_str());
        let known: Vec<&str> = known.collect();
        say(format!("{claim} has no status, as most others have, so nothing says how it is put"))
            .hint(format!("write one of {}", known.join(", ")))
    });
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn an_empty_status_among_others_is_told() {
        let table = "id,subject,relation,object,status\n1,a,paid,b,alleged\n2,a,paid,c,\n\
                     3,a,paid,d,asserted\n";
        assert_eq!(
            told("missing-status", &[("claims.csv", table)]),
            "\
warning[missing-status]: claim `2` has no status, as most others have, so nothing says how it is put
 --> claims.csv:3:12
  |
3 | 2,a,paid,c,
  |            ^
  |
  = help: write one of asserted, stated, claimed, reported, alleged, opinion, denied"
        );
    }

    #[test]
    fn a_table_that_puts_few_claims_in_a_way_lacks_none() {
        let table = "subject,relation,object,status\na,paid,b,alleged\na,paid,c,\n";
        assert_eq!(told("missing-status", &[("claims.csv", table)]), "");
    }
}
