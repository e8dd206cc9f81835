//! A status that nobody declares.
//!
//! # Why this is bad
//! The status is what keeps an accusation from reading like a fact. One that isn't known has no rank
//! and no line style, and may even deny. So its claim corroborates nobody, and an edge that has
//! nothing firmer is called by it.
//!
//! # Example
//! ```text
//! subject,relation,object,status
//! meta,restricted,posts,alledged
//! ```
//!
//! # Instead
//! Write one of the known statuses, or declare a new one under `[statuses]` in the manifest.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::model::{Level, status_hints};

pub(super) static RULE: Rule = Rule {
    name: "unknown-status",
    level: Level::Error,
    summary: "a claim's status isn't one that is known",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let schema = &context.ledger.schema;
    let is_bad = |status: &str| schema.status_rank(status).is_none();
    findings.cells(context, &context.ledger.claims, "status", is_bad, |status| {
        let hints = status_hints(status, &schema.statuses);
        say(format!("`{status}` is no status")).hints(hints)
    });
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn a_status_must_be_known() {
        let shown = told(
            "unknown-status",
            &[
                ("claimgraph.toml", "[statuses.rumoured]\nlabel = \"rumour\""),
                (
                    "claims.csv",
                    "subject,relation,object,status\na,is,b,alledged\na,is,b,xyz\na,is,b,rumour\na,is,b,\n",
                ),
            ],
        );
        assert_eq!(
            shown,
            "\
error[unknown-status]: `alledged` is no status
 --> claims.csv:2:8
  |
2 | a,is,b,alledged
  |        ^^^^^^^^
  |
  = help: did you mean `alleged`?

error[unknown-status]: `xyz` is no status
 --> claims.csv:3:8
  |
3 | a,is,b,xyz
  |        ^^^
  |
  = help: known are asserted, stated, claimed, reported, alleged, opinion, rumoured, denied"
        );
    }
}
