//! An entity without a type, in a project that declares types.
//!
//! # Why this is bad
//! No relation can be checked against it, and it is drawn like nothing else.
//!
//! # Example
//! ```text
//! id,type,label
//! meta,,Meta
//! ```
//!
//! # Instead
//! Give it one of the types in the manifest.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::{at, rows_where};
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "untyped-entity",
    level: Level::Warn,
    summary: "an entity has no type, though the manifest declares types",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, table) = (context.ledger, &context.ledger.entities);
    if ledger.schema.types.is_empty() {
        return;
    }
    let (ids, types) = (table.column("id"), table.column("type"));
    let rows = rows_where(table.len(), |row| at(types, row).is_none());
    findings.rows(table, "id", &rows, |row| {
        let id = ledger.symbols.text_of(at(ids, row)).unwrap_or_default();
        say(format!("the entity `{id}` has no type")).hint("give it one of the manifest's types")
    });
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn an_entity_without_a_type_is_told_where_there_are_types() {
        let tables = [
            ("claimgraph.toml", "types.company = {}"),
            ("entities.csv", "id,type\na,company\nb,\n"),
        ];
        assert_eq!(
            told("untyped-entity", &tables),
            "\
warning[untyped-entity]: the entity `b` has no type
 --> entities.csv:3:1
  |
3 | b,
  | ^
  |
  = help: give it one of the manifest's types"
        );
        let tables = [("claimgraph.toml", ""), tables[1]];
        assert_eq!(told("untyped-entity", &tables), "");
    }
}
