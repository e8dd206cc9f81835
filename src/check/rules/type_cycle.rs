//! A type that, by way of its parents, belongs to itself.
//!
//! # Why this is bad
//! All types of the circle are the same one, which is never meant.
//!
//! # Example
//! ```text
//! [types.company]
//! parent = "organization"
//!
//! [types.organization]
//! parent = "company"
//! ```
//!
//! # Instead
//! Take the `parent` out of the widest of them.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::kinds::listed;
use crate::model::{Level, Schema};

pub(super) static RULE: Rule = Rule {
    name: "type-cycle",
    level: Level::Error,
    summary: "a type belongs to itself, by way of its parents",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let schema = &context.ledger.schema;
    for (id, declared) in &schema.types {
        // Each circle is told once, at the first of its types.
        if let Some(circle) = circle(schema, id)
            && circle.iter().all(|other| id.as_str() <= *other)
        {
            let message = match circle.len() {
                1 => format!("the type `{id}` is its own parent"),
                _ => {
                    let circle = listed(circle.into_iter(), "and");
                    format!("the types {circle} are parents of each other, in a circle")
                }
            };
            let message = say(message).hint("take `parent` out of the widest of them");
            findings.tell(declared.place.clone(), message);
        }
    }
}

/// The types from this one, parent by parent, back to it.
fn circle<'a>(schema: &'a Schema, id: &'a str) -> Option<Vec<&'a str>> {
    let mut circle = vec![id];
    for _ in 0..schema.types.len() {
        let parent = schema.types.get(*circle.last()?)?.parent.as_deref()?;
        if parent == id {
            return Some(circle);
        }
        circle.push(parent);
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn no_type_belongs_to_itself() {
        let shown = told(
            "type-cycle",
            &[(
                "claimgraph.toml",
                "types.b.parent = \"c\"\ntypes.a.parent = \"b\"\ntypes.c.parent = \"b\"\n\
             types.self.parent = \"self\"\ntypes.fine.parent = \"wide\"\ntypes.wide = {}\n",
            )],
        );
        assert_eq!(
            shown,
            "\
error[type-cycle]: the types `b` and `c` are parents of each other, in a circle
 --> claimgraph.toml:1:7
  |
1 | types.b.parent = \"c\"
  |       ^
  |
  = help: take `parent` out of the widest of them

error[type-cycle]: the type `self` is its own parent
 --> claimgraph.toml:4:7
  |
4 | types.self.parent = \"self\"
  |       ^^^^
  |
  = help: take `parent` out of the widest of them"
        );
    }
}
