//! A speaker who is no entity.
//!
//! # Why this is bad
//! Who says it can't be followed through the graph, and the same speaker under two spellings counts
//! as two.
//!
//! # Example
//! ```text
//! subject,relation,object,speaker
//! meta,blocked links to,ice-list,Goverment officials
//! ```
//!
//! # Instead
//! Write the id, the label or an alias of an entity, or add the speaker to `entities.csv`.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::rows_where;
use crate::model::{Level, Meaning};
use crate::text::Suggest;

pub(super) static RULE: Rule =
    Rule { name: "unknown-speaker", level: Level::Warn, summary: "a speaker is no entity", look };

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, claims) = (context.ledger, &context.ledger.claims);
    if !ledger.declares_entities {
        return;
    }
    let mut suggest = Suggest::new();
    let cells = claims.column("speaker");
    let is_bad = |row: usize| {
        cells[row].is_some_and(|name| context.resolution.meaning(name) == Meaning::Nobody)
    };
    findings.rows(claims, "speaker", &rows_where(cells.len(), is_bad), |row| {
        let name = ledger.symbols.text_of(cells[row]).unwrap_or_default();
        let told = say(format!("the speaker `{name}` is no entity"));
        if name.contains(ledger.schema.list_separator) {
            return told.hint("write one speaker a row: each who says it has a row of their own");
        }
        // Whoever speaks may just be called like somebody whom others speak of.
        match suggest.hint(name, || context.entity_names()) {
            Some(hint) => told.hint(hint).hint(format!("if not, add `{name}` to the entities")),
            None => told.hint(format!("add `{name}` to the entities")),
        }
    });
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn a_speaker_nobody_knows_is_told() {
        let shown = told(
            "unknown-speaker",
            &[
                ("claimgraph.toml", ""),
                ("entities.csv", "id,label\na,A\nofficials,Government officials\n"),
                (
                    "claims.csv",
                    "subject,relation,object,speaker\na,is,a,officials\na,is,a,Goverment officials\n\
                     a,is,a,a|officials2\n",
                ),
            ],
        );
        assert_eq!(
            shown,
            "\
warning[unknown-speaker]: the speaker `Goverment officials` is no entity
 --> claims.csv:3:8
  |
3 | a,is,a,Goverment officials
  |        ^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `Government officials`?
  = help: if not, add `Goverment officials` to the entities

warning[unknown-speaker]: the speaker `a|officials2` is no entity
 --> claims.csv:4:8
  |
4 | a,is,a,a|officials2
  |        ^^^^^^^^^^^^
  |
  = help: write one speaker a row: each who says it has a row of their own"
        );
    }
}
