//! An entity whose type the manifest doesn't declare.
//!
//! # Why this is bad
//! The type has no label, colour or parent, and every relation that wants a certain type refuses the
//! entity.
//!
//! # Example
//! ```text
//! id,type,label
//! meta,compny,Meta
//! ```
//!
//! # Instead
//! Write the id of a type, or declare `[types.compny]` in the manifest.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::model::Level;
use crate::text::Suggest;

pub(super) static RULE: Rule = Rule {
    name: "unknown-type",
    level: Level::Error,
    summary: "an entity is of a type that the manifest doesn't declare",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let types = &context.ledger.schema.types;
    if types.is_empty() {
        return;
    }
    let mut suggest = Suggest::new();
    let is_bad = |kind: &str| !types.contains_key(kind);
    findings.cells(context, &context.ledger.entities, "type", is_bad, |kind| {
        let labelled = types.iter().find(|(_, declared)| declared.label == kind);
        let hint = match labelled {
            Some((id, _)) => Some(format!("that is the label of `{id}`; write the id")),
            None => suggest.hint_or_list(kind, || types.keys().map(String::as_str)),
        };
        say(format!("the manifest declares no type `{kind}`")).hints(hint)
    });
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn a_type_is_named_by_its_id() {
        let shown = told(
            "unknown-type",
            &[
                ("claimgraph.toml", "types.group.label = \"Group of people\"\ntypes.company = {}"),
                ("entities.csv", "id,type\na,compny\nb,Group of people\nc,xyz\nd,group\ne,\n"),
            ],
        );
        assert_eq!(
            shown,
            "\
error[unknown-type]: the manifest declares no type `compny`
 --> entities.csv:2:3
  |
2 | a,compny
  |   ^^^^^^
  |
  = help: did you mean `company`?

error[unknown-type]: the manifest declares no type `Group of people`
 --> entities.csv:3:3
  |
3 | b,Group of people
  |   ^^^^^^^^^^^^^^^
  |
  = help: that is the label of `group`; write the id

error[unknown-type]: the manifest declares no type `xyz`
 --> entities.csv:4:3
  |
4 | c,xyz
  |   ^^^
  |
  = help: known are company, group"
        );
    }
}
