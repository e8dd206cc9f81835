//! A source that was retrieved before it was published.
//!
//! # Why this is bad
//! One of the two dates is wrong, and the order in which things became known with it.
//!
//! # Example
//! ```text
//! id,published,retrieved
//! report,2026-03-01,2026-02-14
//! ```
//!
//! # Instead
//! Correct the date that is wrong.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::{at, rows_where};
use crate::model::{Level, When};

pub(super) static RULE: Rule = Rule {
    name: "retrieved-before-published",
    level: Level::Warn,
    summary: "a source was retrieved before it was published",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, table) = (context.ledger, &context.ledger.sources);
    let (published, retrieved) = (table.column("published"), table.column("retrieved"));
    let text = |cells, row| ledger.symbols.text_of(at(cells, row));
    let is_bad = |row: usize| {
        let published = text(published, row).and_then(When::parse).and_then(|when| when.earliest());
        let retrieved = text(retrieved, row).and_then(When::parse).and_then(|when| when.latest());
        matches!((published, retrieved), (Some(first), Some(last)) if last < first)
    };
    findings.rows(table, "retrieved", &rows_where(retrieved.len(), is_bad), |row| {
        let published = text(published, row).unwrap_or_default();
        say(format!("this was retrieved before it was published, which was {published}"))
            .hint("correct one of the dates")
    });
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn nothing_is_retrieved_before_it_is_there() {
        let shown = told(
            "retrieved-before-published",
            &[
                ("claims.csv", "subject,relation,object\n"),
                (
                    "sources.csv",
                    "id,published,retrieved\na,2026-03-01,2026-02-14\nb,2026,2026-01\nc,2026,\n",
                ),
            ],
        );
        assert_eq!(shown, "\
warning[retrieved-before-published]: this was retrieved before it was published, which was 2026-03-01
 --> sources.csv:2:14
  |
2 | a,2026-03-01,2026-02-14
  |              ^^^^^^^^^^
  |
  = help: correct one of the dates");
    }
}
