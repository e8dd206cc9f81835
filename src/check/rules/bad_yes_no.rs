//! A `negated` cell that is neither yes nor no.
//!
//! # Why this is bad
//! It decides whether the claim says that something is so or that it isn't. Taken for either, it may
//! mean the opposite, so the claim is in no graph. Only a status that denies says enough without it:
//! such a claim is a denial all the same.
//!
//! # Example
//! ```text
//! subject,relation,object,negated
//! ice list,contains,phone numbers,not
//! ```
//!
//! # Instead
//! Write `yes` or `no`, in this language or another, or what a spreadsheet makes of true and false.
//! An empty cell is a no.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::{Memo, at, rows_where};
use crate::model::{Level, yes_or_no};

pub(super) static RULE: Rule = Rule {
    name: "bad-yes-no",
    level: Level::Error,
    summary: "a `negated` cell is neither yes nor no",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, claims) = (context.ledger, &context.ledger.claims);
    let (cells, statuses) = (claims.column("negated"), claims.column("status"));
    let memo = Memo::new(if cells.is_empty() { 0 } else { ledger.symbols.len() });
    let is_bad = |row: usize| {
        at(cells, row)
            .is_some_and(|cell| memo.get(cell.index(), || yes_or_no(ledger.text(cell)).is_none()))
    };
    findings.rows(claims, "negated", &rows_where(cells.len(), is_bad), |row| {
        let text = ledger.symbols.text_of(at(cells, row)).unwrap_or_default();
        let status = ledger.symbols.text_of(at(statuses, row)).unwrap_or_default();
        let (effect, hint) = match ledger.schema.denies(status) {
            true => (
                format!("; the claim is negated all the same, because its status is `{status}`"),
                "leave this cell empty, or write `yes`",
            ),
            false => (", so its claim is in no graph".to_string(), "write `yes` or `no`"),
        };
        say(format!("`{text}` is neither yes nor no{effect}")).hint(hint)
    });
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn spreadsheets_may_shout() {
        let shown = told(
            "bad-yes-no",
            &[(
                "claims.csv",
                "subject,relation,object,negated\na,is,b,TRUE\na,is,b,Falsch\na,is,b,0\na,is,b,not\n",
            )],
        );
        assert_eq!(
            shown,
            "\
error[bad-yes-no]: `not` is neither yes nor no, so its claim is in no graph
 --> claims.csv:5:8
  |
5 | a,is,b,not
  |        ^^^
  |
  = help: write `yes` or `no`"
        );
    }

    #[test]
    fn what_is_denied_is_negated_whatever_stands_there() {
        let claims = "subject,relation,object,status,negated\na,is,b,denied,not\n";
        assert_eq!(
            told("bad-yes-no", &[("claims.csv", claims)]),
            "\
error[bad-yes-no]: `not` is neither yes nor no; the claim is negated all the same, because its status is `denied`
 --> claims.csv:2:15
  |
2 | a,is,b,denied,not
  |               ^^^
  |
  = help: leave this cell empty, or write `yes`"
        );
    }
}
