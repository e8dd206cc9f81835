//! A claim that is denied and, in the same row, not negated.
//!
//! # Why this is bad
//! `denied` is short for stated and negated. With `negated = no` the row says both that somebody
//! denies it and that nobody does; which edge it becomes is a matter of chance.
//!
//! # Example
//! ```text
//! subject,relation,object,status,negated
//! ice list,contains,phone numbers,denied,no
//! ```
//!
//! # Instead
//! Leave `negated` empty or write `yes`; or, if it isn't denied, write `stated`.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::{Memo, at, rows_where};
use crate::model::{Level, yes_or_no};

pub(super) static RULE: Rule = Rule {
    name: "denied-not-negated",
    level: Level::Error,
    summary: "a claim is denied, but its row says that it isn't negated",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, claims) = (context.ledger, &context.ledger.claims);
    let (statuses, negated) = (claims.column("status"), claims.column("negated"));
    if statuses.is_empty() || negated.is_empty() {
        return;
    }
    let (denials, noes) = (Memo::new(ledger.symbols.len()), Memo::new(ledger.symbols.len()));
    let is_bad = |row: usize| {
        let (Some(status), Some(no)) = (at(statuses, row), at(negated, row)) else { return false };
        denials.get(status.index(), || ledger.schema.denies(ledger.text(status)))
            && noes.get(no.index(), || yes_or_no(ledger.text(no)) == Some(false))
    };
    findings.rows(claims, "negated", &rows_where(claims.len(), is_bad), |row| {
        let status = ledger.symbols.text_of(at(statuses, row)).unwrap_or_default();
        say(format!("the claim is `{status}`, yet not negated"))
            .hint("leave this cell empty; or, if the claim isn't denied, correct the status")
    });
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn what_is_denied_is_negated() {
        let shown = told(
            "denied-not-negated",
            &[(
                "claims.csv",
                "subject,relation,object,status,negated\na,is,b,denied,no\na,is,b,denied,\na,is,b,denied,yes\na,is,b,stated,no\n",
            )],
        );
        assert_eq!(
            shown,
            "\
error[denied-not-negated]: the claim is `denied`, yet not negated
 --> claims.csv:2:15
  |
2 | a,is,b,denied,no
  |               ^^
  |
  = help: leave this cell empty; or, if the claim isn't denied, correct the status"
        );
    }
}
