//! A relation that the manifest doesn't declare.
//!
//! # Why this is bad
//! What was meant as one relation becomes two, and nothing is known about the second: no label, no
//! types, no direction in which people read it.
//!
//! # Example
//! ```text
//! subject,relation,object
//! meta,blocked_link_to,ice-list
//! ```
//!
//! # Instead
//! Write the id or the label of a relation, or declare it in the manifest. For an inverse label, let
//! subject and object change places.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::rows_where;
use crate::model::{Ledger, Level};
use crate::text::Suggest;

pub(super) static RULE: Rule = Rule {
    name: "unknown-relation",
    level: Level::Error,
    summary: "a claim's relation isn't declared in the manifest",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, claims) = (context.ledger, &context.ledger.claims);
    if ledger.schema.relations.is_empty() {
        return;
    }
    let mut suggest = Suggest::new();
    let cells = claims.column("relation");
    let is_bad = |row: usize| cells[row].is_some_and(|name| !context.names_relation(name));
    findings.rows(claims, "relation", &rows_where(cells.len(), is_bad), |row| {
        let name = ledger.symbols.text_of(cells[row]).unwrap_or_default();
        let hint = inverse(ledger, name).or_else(|| suggest.hint(name, || names(ledger)));
        let hint = hint.unwrap_or_else(|| format!("declare `{name}` in the manifest"));
        say(format!("the manifest declares no relation `{name}`")).hint(hint)
    });
}

/// What to do with the label that a relation has when read backwards.
fn inverse(ledger: &Ledger, name: &str) -> Option<String> {
    let mut relations = ledger.schema.relations.iter();
    let (id, _) = relations.find(|(_, relation)| relation.inverse.as_deref() == Some(name))?;
    Some(format!("that is `{id}` read backwards; write `{id}`, and swap subject and object"))
}

fn names(ledger: &Ledger) -> impl Iterator<Item = &str> {
    let relations = ledger.schema.relations.iter();
    relations.flat_map(|(id, relation)| [id.as_str(), relation.label.as_str()])
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn a_relation_is_known_by_id_or_label() {
        let shown = told(
            "unknown-relation",
            &[
                (
                    "claimgraph.toml",
                    "[relations.part_of]\nlabel = \"is part of\"\ninverse = \"has as a part\"",
                ),
                (
                    "claims.csv",
                    "subject,relation,object\na,part_of,b\na,is part of,b\na,part of,b\nb,has as a part,a\nb,eats,a\n",
                ),
            ],
        );
        assert_eq!(
            shown,
            "\
error[unknown-relation]: the manifest declares no relation `part of`
 --> claims.csv:4:3
  |
4 | a,part of,b
  |   ^^^^^^^
  |
  = help: did you mean `part_of`?

error[unknown-relation]: the manifest declares no relation `has as a part`
 --> claims.csv:5:3
  |
5 | b,has as a part,a
  |   ^^^^^^^^^^^^^
  |
  = help: that is `part_of` read backwards; write `part_of`, and swap subject and object

error[unknown-relation]: the manifest declares no relation `eats`
 --> claims.csv:6:3
  |
6 | b,eats,a
  |   ^^^^
  |
  = help: declare `eats` in the manifest"
        );
    }
}
