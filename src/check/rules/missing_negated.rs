//! A claim whose row doesn't say whether it is negated, where most others do.
//!
//! # Why this is bad
//! It is read as not negated. Where a `yes` was lost, the graph says the opposite of the source.
//!
//! # Example
//! ```text
//! subject,relation,object,negated,quote
//! acme,bribed,jane,no,Acme bribed Jane.
//! acme,bribed,bob,,Acme has not bribed Bob.
//! acme,bribed,cem,yes,Acme never bribed Cem.
//! ```
//!
//! # Instead
//! Write `yes` or `no`. A table that has `yes` here and there, and leaves most cells empty, lacks
//! nothing; nor does a claim whose status denies it.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::{Memo, at, rows_without};
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "missing-negated",
    level: Level::Warn,
    summary: "a claim doesn't say whether it is negated, while most others do",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, claims) = (context.ledger, &context.ledger.claims);
    let (statuses, negated) = (claims.column("status"), claims.column("negated"));
    let denials = Memo::new(if statuses.is_empty() { 0 } else { ledger.symbols.len() });
    let is_denied = |row: usize| {
        let denies = |status| ledger.schema.denies(ledger.text(status));
        at(statuses, row).is_some_and(|status| denials.get(status.index(), || denies(status)))
    };
    findings.rows(claims, "negated", &rows_without(negated, is_denied), |row| {
        let claim = context.claim_name(row);
        say(format!("{claim} has no `negated`, as most others have, so it is read as `no`"))
            .hint("write `no`; or `yes`, if its source says that it is not so")
    });
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    fn told_of(rows: &str) -> String {
        let table = format!("subject,relation,object,status,negated\n{rows}");
        told("missing-negated", &[("claims.csv", &table)])
    }

    #[test]
    fn an_empty_cell_among_answers_is_told() {
        assert_eq!(
            told_of("a,paid,b,,no\na,paid,c,,\na,paid,d,,yes\n"),
            "\
warning[missing-negated]: this claim has no `negated`, as most others have, so it is read as `no`
 --> claims.csv:3:11
  |
3 | a,paid,c,,
  |           ^
  |
  = help: write `no`; or `yes`, if its source says that it is not so"
        );
    }

    #[test]
    fn a_column_that_marks_denials_alone_lacks_nothing() {
        assert_eq!(told_of("a,paid,b,,yes\na,paid,c,,\na,paid,d,,\n"), "");
        assert_eq!(told_of("a,paid,b,,\na,paid,c,,\n"), "");
    }

    #[test]
    fn a_denied_claim_is_negated_without_a_cell() {
        assert_eq!(told_of("a,paid,b,,no\na,paid,c,denied,\na,paid,d,,no\n"), "");
    }
}
