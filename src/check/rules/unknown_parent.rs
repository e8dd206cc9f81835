//! A type whose parent the manifest doesn't declare.
//!
//! # Why this is bad
//! Entities of the type don't count as what the parent was meant to be, so relations that want the
//! parent refuse them.
//!
//! # Example
//! ```text
//! [types.company]
//! parent = "organisation"      declared is organization
//! ```
//!
//! # Instead
//! Write the id of a declared type, or declare the parent.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::model::Level;
use crate::text::Suggest;

pub(super) static RULE: Rule = Rule {
    name: "unknown-parent",
    level: Level::Error,
    summary: "the parent of a type isn't declared",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let types = &context.ledger.schema.types;
    let mut suggest = Suggest::new();
    for (id, declared) in types {
        let parent = declared.parent.as_ref().filter(|parent| !types.contains_key(*parent));
        let Some(parent) = parent else { continue };
        let hint = suggest.hint(parent, || types.keys().map(String::as_str));
        let hint = hint.unwrap_or_else(|| format!("declare `[types.{parent}]`"));
        let message = format!("`{parent}`, the parent of the type `{id}`, isn't declared");
        findings.tell(declared.place.clone(), say(message).hint(hint));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn a_parent_is_a_declared_type() {
        let shown = told(
            "unknown-parent",
            &[(
                "claimgraph.toml",
                "types.organization = {}\n[types.company]\nparent = \"organisation\"\n[types.dog]\nparent = \"animal\"\n",
            )],
        );
        assert_eq!(
            shown,
            "\
error[unknown-parent]: `organisation`, the parent of the type `company`, isn't declared
 --> claimgraph.toml:2:8
  |
2 | [types.company]
  |        ^^^^^^^
  |
  = help: did you mean `organization`?

error[unknown-parent]: `animal`, the parent of the type `dog`, isn't declared
 --> claimgraph.toml:4:8
  |
4 | [types.dog]
  |        ^^^
  |
  = help: declare `[types.animal]`"
        );
    }
}
