//! A quote of which nobody says where it is from.
//!
//! # Why this is bad
//! It can't be found again, and it counts for no origin.
//!
//! # Example
//! ```text
//! subject,relation,object,source,quote
//! meta,operates,instagram,,"Meta runs Facebook and Instagram."
//! ```
//!
//! # Instead
//! Name the source.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::{at, rows_where};
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "quote-without-source",
    level: Level::Warn,
    summary: "a quote has no source",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let claims = &context.ledger.claims;
    let (sources, quotes) = (claims.column("source"), claims.column("quote"));
    let is_bad = |row: usize| quotes[row].is_some() && at(sources, row).is_none();
    findings.rows(claims, "quote", &rows_where(quotes.len(), is_bad), |row| {
        say(format!("the quote of {} has no source", context.claim_name(row)))
            .hint("name the source it is from")
    });
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn a_quote_is_from_somewhere() {
        let shown = told(
            "quote-without-source",
            &[(
                "claims.csv",
                "id,subject,relation,object,source,quote\nc1,a,is,b,,it is\nc2,a,is,b,s,it is\n",
            )],
        );
        assert_eq!(
            shown,
            "\
warning[quote-without-source]: the quote of claim `c1` has no source
 --> claims.csv:2:12
  |
2 | c1,a,is,b,,it is
  |            ^^^^^
  |
  = help: name the source it is from"
        );
    }
}
