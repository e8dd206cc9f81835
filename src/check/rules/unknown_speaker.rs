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
use crate::check::suggest::Suggest;
use crate::model::{Level, Meaning};

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
        let hint = suggest.hint(name, || context.entity_names());
        let hint = hint.unwrap_or_else(|| format!("add `{name}` to the entities"));
        say(format!("the speaker `{name}` is no entity")).hint(hint)
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
                    "subject,relation,object,speaker\na,is,a,officials\na,is,a,Goverment officials\n",
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
  = help: did you mean `Government officials`?"
        );
    }
}
