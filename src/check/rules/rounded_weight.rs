//! A weight of more digits than a number has here.
//!
//! # Why this is bad
//! Weights have the precision of most programs: whole numbers are exact up to 9,007,199,254,740,992,
//! and beyond it the last digits change. Two weights that differ in them become one.
//!
//! # Example
//! ```text
//! subject,relation,object,weight
//! acme,paid,jane,9007199254740993
//! ```
//!
//! # Instead
//! Weigh in larger units. If it is no weight but a number of an account, say, call the column
//! something else: then it is kept as it stands.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::model::{Level, is_rounded};

pub(super) static RULE: Rule = Rule {
    name: "rounded-weight",
    level: Level::Warn,
    summary: "a weight has more digits than numbers keep",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let number = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite());
    let changes = |text: &str| number(text).is_some_and(|number| is_rounded(text, number));
    let claims = &context.ledger.claims;
    findings.cells(context, claims, "weight", changes, |text| {
        let counts = number(text).unwrap_or_default();
        say(format!("`{text}` counts as {counts}, because weights keep no more digits"))
            .hint("weigh in larger units, or call the column something else than `weight`")
    });
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn a_weight_that_changes_is_told() {
        let table = "subject,relation,object,weight\na,paid,b,9007199254740993\na,paid,b,9007199254740992\na,paid,b,1.5\na,paid,b,much\n";
        assert_eq!(
            told("rounded-weight", &[("claims.csv", table)]),
            "\
warning[rounded-weight]: `9007199254740993` counts as 9007199254740992, because weights keep no more digits
 --> claims.csv:2:10
  |
2 | a,paid,b,9007199254740993
  |          ^^^^^^^^^^^^^^^^
  |
  = help: weigh in larger units, or call the column something else than `weight`"
        );
    }
}
