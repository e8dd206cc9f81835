//! A claim that somebody stated or denied, but nobody is named.
//!
//! # Why this is bad
//! `stated` means that a speaker says it. Without the speaker there is nobody to ask, and a dispute
//! has only one side.
//!
//! # Example
//! ```text
//! subject,relation,object,status,speaker
//! threats,are,rising,stated,
//! ```
//!
//! # Instead
//! Name the speaker. If nobody is named or described, the status is `reported`, `claimed` or
//! `alleged`; if the source says it in its own voice, `asserted`. What was denied is then `negated`.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::{Memo, at, rows_where};
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "missing-speaker",
    level: Level::Warn,
    summary: "a claim is stated or denied, but no speaker is named",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, claims) = (context.ledger, &context.ledger.claims);
    let (statuses, speakers) = (claims.column("status"), claims.column("speaker"));
    if statuses.is_empty() {
        return;
    }
    let memo = Memo::new(ledger.symbols.len());
    let has_speaker =
        |status: &str| context.is_status(status, "stated") || ledger.schema.denies(status);
    let is_bad = |row: usize| {
        let Some(status) = statuses[row] else { return false };
        at(speakers, row).is_none() && memo.get(status.index(), || has_speaker(ledger.text(status)))
    };
    findings.rows(claims, "status", &rows_where(statuses.len(), is_bad), |row| {
        let status = ledger.symbols.text_of(statuses[row]).unwrap_or_default();
        // Another status alone would turn a denial into its opposite.
        let negated = if ledger.schema.denies(status) { ", with `yes` in `negated`" } else { "" };
        say(format!("the claim is `{status}`, but has no speaker")).hint(format!(
            "name who says it, or choose a status that needs no speaker, such as `reported`{negated}"
        ))
    });
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn who_states_or_denies_is_named() {
        let shown = told(
            "missing-speaker",
            &[(
                "claims.csv",
                "subject,relation,object,status,speaker\na,is,b,stated,\na,is,b,denied,\na,is,b,denied,b\na,is,b,alleged,\n",
            )],
        );
        assert_eq!(
            shown,
            "\
warning[missing-speaker]: the claim is `stated`, but has no speaker
 --> claims.csv:2:8
  |
2 | a,is,b,stated,
  |        ^^^^^^
  |
  = help: name who says it, or choose a status that needs no speaker, such as `reported`

warning[missing-speaker]: the claim is `denied`, but has no speaker
 --> claims.csv:3:8
  |
3 | a,is,b,denied,
  |        ^^^^^^
  |
  = help: name who says it, or choose a status that needs no speaker, such as `reported`, with `yes` \
in `negated`"
        );
    }
}
