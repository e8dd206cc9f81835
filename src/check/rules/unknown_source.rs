//! A source that the table of sources doesn't have.
//!
//! # Why this is bad
//! The claim seems to have evidence, but nobody can look it up, and it counts as an origin of its
//! own.
//!
//! # Example
//! ```text
//! subject,relation,object,source
//! meta,operates,instagram,brief-request
//! ```
//!
//! # Instead
//! Write the id of a source, or add it to `sources.csv`. Further sources of a claim are rows of
//! `evidence.csv`.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::{Marks, rows_where};
use crate::model::Level;
use crate::text::Suggest;

pub(super) static RULE: Rule = Rule {
    name: "unknown-source",
    level: Level::Error,
    summary: "a source isn't in the table of sources",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let ledger = context.ledger;
    let ids = ledger.sources.column("id");
    if ids.is_empty() {
        return;
    }
    let known = Marks::new(ledger.symbols.len());
    ids.iter().flatten().for_each(|id| {
        known.mark(id.index());
    });
    let mut suggest = Suggest::new();
    for table in [&ledger.claims, &ledger.evidence] {
        let cells = table.column("source");
        let is_bad = |row: usize| cells[row].is_some_and(|source| !known.has(source.index()));
        findings.rows(table, "source", &rows_where(cells.len(), is_bad), |row| {
            let name = ledger.symbols.text_of(cells[row]).unwrap_or_default();
            let all_known = |mut parts: std::str::Split<char>| {
                parts.all(|part| {
                    ledger.symbols.find(part.trim()).is_some_and(|part| known.has(part.index()))
                })
            };
            let hint = if all_known(name.split(ledger.schema.list_separator)) {
                Some("keep one source here, and put the others into `evidence.csv`".to_string())
            } else {
                suggest.hint(name, || ids.iter().filter_map(|id| ledger.symbols.text_of(*id)))
            };
            let hint = hint.unwrap_or_else(|| format!("add `{name}` to the sources"));
            say(format!("no source has the id `{name}`")).hint(hint)
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn a_source_must_be_in_the_table_of_sources() {
        let sources = ("sources.csv", "id\nbrief\nletter\n");
        let claims = (
            "claims.csv",
            "id,subject,relation,object,source\n1,a,is,b,breif\n2,a,is,b,brief|letter\n",
        );
        let evidence = ("evidence.csv", "claim,source\n1,diary\n");
        assert_eq!(
            told("unknown-source", &[sources, claims, evidence]),
            "\
error[unknown-source]: no source has the id `breif`
 --> claims.csv:2:10
  |
2 | 1,a,is,b,breif
  |          ^^^^^
  |
  = help: did you mean `brief`?

error[unknown-source]: no source has the id `brief|letter`
 --> claims.csv:3:10
  |
3 | 2,a,is,b,brief|letter
  |          ^^^^^^^^^^^^
  |
  = help: keep one source here, and put the others into `evidence.csv`

error[unknown-source]: no source has the id `diary`
 --> evidence.csv:2:3
  |
2 | 1,diary
  |   ^^^^^
  |
  = help: add `diary` to the sources"
        );
        assert_eq!(told("unknown-source", &[claims, evidence]), "");
    }
}
