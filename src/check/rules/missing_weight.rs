//! A claim without a weight where others have one.
//!
//! # Why this is bad
//! It weighs 1, which is none of the table's numbers: beside payments of thousands it is nothing,
//! beside shares of one it is all.
//!
//! # Example
//! ```text
//! subject,relation,object,weight
//! acme,paid,jane,1500
//! acme,paid,bob,
//! ```
//!
//! # Instead
//! Write what it weighs, `0` for nothing. Without a column `weight`, edges weigh what claims and
//! origins they have.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "missing-weight",
    level: Level::Warn,
    summary: "a claim has no weight, while others have one",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let claims = &context.ledger.claims;
    let weights = claims.column("weight");
    let Some(first) = weights.iter().position(Option::is_none) else { return };
    if weights.iter().all(Option::is_none) {
        return;
    }
    let message = match weights.iter().filter(|weight| weight.is_none()).count() {
        1 => "1 claim has no weight, so it weighs 1".to_string(),
        count => format!("{count} claims have no weight, so each weighs 1"),
    };
    let hint = "write what it weighs; `0` for nothing";
    findings.tell(Some(claims.place_of(first, "weight")), say(message).hint(hint));
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn an_empty_weight_among_others_is_told_once() {
        let table = "subject,relation,object,weight\na,paid,b,10\na,paid,b,\nc,paid,d,\n";
        let shown = told("missing-weight", &[("claims.csv", table)]);
        assert_eq!(
            shown,
            "\
warning[missing-weight]: 2 claims have no weight, so each weighs 1
 --> claims.csv:3:10
  |
3 | a,paid,b,
  |          ^
  |
  = help: write what it weighs; `0` for nothing"
        );
    }

    #[test]
    fn a_table_without_weights_lacks_none() {
        let table = "subject,relation,object,weight\na,paid,b,\n";
        assert_eq!(told("missing-weight", &[("claims.csv", table)]), "");
    }
}
