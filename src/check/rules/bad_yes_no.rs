//! A `negated` cell that is neither yes nor no.
//!
//! # Why this is bad
//! It decides whether the claim says that something is so or that it isn't. Taken for either, it may
//! mean the opposite, so the claim is in no graph. Only a status that denies says enough without it.
//!
//! # Example
//! ```text
//! subject,relation,object,negated
//! ice list,contains,phone numbers,not
//! ```
//!
//! # Instead
//! Write `yes` or `no`, or what a spreadsheet makes of true and false. An empty cell is a no.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::model::{Level, yes_or_no};

pub(super) static RULE: Rule = Rule {
    name: "bad-yes-no",
    level: Level::Error,
    summary: "a `negated` cell is neither yes nor no",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let is_bad = |text: &str| yes_or_no(text).is_none();
    findings.cells(context, &context.ledger.claims, "negated", is_bad, |text| {
        let message = format!("`{text}` is neither yes nor no, so its claim is in no graph");
        say(message).hint("write `yes` or `no`")
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
}
