//! A claim with neither a source nor a quote.
//!
//! # Why this is bad
//! Nobody can check it. A bare table needs no evidence, so this is looked for in projects, and
//! wherever the manifest sets its level.
//!
//! # Example
//! ```text
//! subject,relation,object,source,quote
//! meta,operates,instagram,,
//! ```
//!
//! # Instead
//! Say where it is claimed: the source, and the words that claim it.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::{at, rows_where};
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "claim-without-evidence",
    level: Level::Warn,
    summary: "a claim of a project has neither a source nor a quote",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, claims) = (context.ledger, &context.ledger.claims);
    if !context.is_project() && !ledger.schema.lints.contains_key(RULE.name) {
        return;
    }
    if ledger.evidence.is_unread() {
        // It may be there.
        return;
    }
    let (sources, quotes) = (claims.column("source"), claims.column("quote"));
    let has_further = context.has_further();
    let is_bad =
        |row: usize| at(sources, row).is_none() && at(quotes, row).is_none() && !has_further[row];
    let rows = rows_where(claims.len(), is_bad);
    if rows.count > 1 && rows.count == claims.len() {
        let message = format!("none of the {} claims has evidence", rows.count);
        let hint = "name their sources in a column `source`, and quote the words that claim it";
        return findings.tell(Some(claims.place_of(0, "source")), say(message).hint(hint));
    }
    findings.rows(claims, "source", &rows, |row| {
        say(format!("{} has no evidence", context.claim_name(row)))
            .hint("name the source, and quote the words that claim it")
    });
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn a_claim_of_a_project_has_evidence() {
        let claims = (
            "claims.csv",
            "id,subject,relation,object,source,quote\nc1,a,is,b,s,\nc2,a,is,b,,it is\nc3,a,is,b,,\nc4,a,is,b,,\n,a,is,b,,\n",
        );
        let evidence = ("evidence.csv", "claim,source\nc4,s\n");
        let manifest = ("claimgraph.toml", "[lints]\nclaim-without-evidence = \"error\"");
        assert_eq!(
            told("claim-without-evidence", &[claims, evidence, manifest]),
            "\
error[claim-without-evidence]: claim `c3` has no evidence
 --> claims.csv:4:11
  |
4 | c3,a,is,b,,
  |           ^
  |
  = help: name the source, and quote the words that claim it

error[claim-without-evidence]: this claim has no evidence
 --> claims.csv:6:9
  |
6 | ,a,is,b,,
  |         ^
  |
  = help: name the source, and quote the words that claim it"
        );
        assert_eq!(told("claim-without-evidence", &[claims, evidence]), "");
    }
}
