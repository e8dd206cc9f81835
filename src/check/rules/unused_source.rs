//! A source that nothing is taken from.
//!
//! # Why this is bad
//! Mostly the claims in it were forgotten, or they name another source by mistake.
//!
//! # Example
//! ```text
//! id,title
//! letter-1844,Letter to Babbage       no claim, evidence or origin names it
//! ```
//!
//! # Instead
//! Take the source out, or add what is claimed in it.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::{Marks, at, rows_where};
use crate::model::{Level, Origins};

pub(super) static RULE: Rule = Rule {
    name: "unused-source",
    level: Level::Warn,
    summary: "no claim, evidence or origin names a source",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, table) = (context.ledger, &context.ledger.sources);
    let ids = table.column("id");
    if ids.is_empty() || context.lacks_rows() {
        return;
    }
    let used = Marks::new(ledger.symbols.len());
    let names = [ledger.claims.column("source"), ledger.evidence.column("source")];
    let origins = Origins::of(ledger);
    let named = table.column("origin").iter().flatten().flat_map(|name| origins.sources(*name));
    names.into_iter().flatten().flatten().copied().chain(named).for_each(|name| {
        used.mark(name.index());
    });
    let is_bad = |row: usize| at(ids, row).is_some_and(|id| !used.has(id.index()));
    findings.rows(table, "id", &rows_where(table.len(), is_bad), |row| {
        let id = ledger.symbols.text_of(at(ids, row)).unwrap_or_default();
        say(format!("nothing is taken from the source `{id}`"))
            .hint("add what is claimed in it, or take it out")
    });
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn a_source_is_there_to_be_cited() {
        let shown = told(
            "unused-source",
            &[
                ("sources.csv", "id,origin\na,c\nb,\nc,\nd,\n"),
                ("claims.csv", "id,subject,relation,object,source\n1,a,is,b,a\n"),
                ("evidence.csv", "claim,source\n1,b\n"),
            ],
        );
        assert_eq!(
            shown,
            "\
warning[unused-source]: nothing is taken from the source `d`
 --> sources.csv:5:1
  |
5 | d,
  | ^
  |
  = help: add what is claimed in it, or take it out"
        );
    }
}
