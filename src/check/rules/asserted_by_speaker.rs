//! A claim that the source asserts in its own voice, but with a speaker.
//!
//! # Why this is bad
//! What somebody says is drawn as firmly as what the source itself says. This is how hearsay becomes
//! fact.
//!
//! # Example
//! ```text
//! subject,relation,object,status,speaker
//! threats,are,rising,asserted,dhs
//! ```
//!
//! # Instead
//! If the speaker says it, the status is `stated`. If the source says it, take the speaker out.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::{Memo, at, rows_where};
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "asserted-by-speaker",
    level: Level::Warn,
    summary: "a claim is asserted by the source, but has a speaker",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, claims) = (context.ledger, &context.ledger.claims);
    let (statuses, speakers) = (claims.column("status"), claims.column("speaker"));
    if statuses.is_empty() || speakers.is_empty() {
        return;
    }
    let memo = Memo::new(ledger.symbols.len());
    let is_bad = |row: usize| {
        let (Some(status), Some(_)) = (at(statuses, row), at(speakers, row)) else { return false };
        memo.get(status.index(), || context.is_status(ledger.text(status), "asserted"))
    };
    findings.rows(claims, "status", &rows_where(claims.len(), is_bad), |row| {
        let speaker = ledger.symbols.text_of(at(speakers, row)).unwrap_or_default();
        say(format!("the source asserts this in its own voice, yet the speaker is `{speaker}`"))
            .hint("write `stated` if the speaker says it, or take the speaker out")
    });
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn a_source_that_asserts_speaks_for_itself() {
        let shown = told(
            "asserted-by-speaker",
            &[(
                "claims.csv",
                "subject,relation,object,status,speaker\na,is,b,asserted,b\na,is,b,asserted,\na,is,b,stated,b\n",
            )],
        );
        assert_eq!(
            shown,
            "\
warning[asserted-by-speaker]: the source asserts this in its own voice, yet the speaker is `b`
 --> claims.csv:2:8
  |
2 | a,is,b,asserted,b
  |        ^^^^^^^^
  |
  = help: write `stated` if the speaker says it, or take the speaker out"
        );
    }
}
