//! An object of a type that its relation doesn't lead to.
//!
//! # Why this is bad
//! Mostly another entity or another relation was meant, and the edge says something that nobody
//! said. Where a relation takes only values, a value that happens to be the name of an entity becomes
//! an edge to it.
//!
//! # Example
//! ```text
//! subject,relation,object
//! meta,blocked links to,dhs      links lead to websites
//! ```
//!
//! # Instead
//! Choose another relation, correct the entity's type, or widen the relation's `range`. A type that
//! belongs to an allowed one is allowed.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::check::kinds::{self, End};
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "range-violated",
    level: Level::Error,
    summary: "an object is of a type that its relation doesn't lead to",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let end = End { column: "object", key: "range", allowed: |relation| &relation.range };
    kinds::look(context, findings, &end);
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn an_object_has_a_type_its_relation_leads_to() {
        let shown = told(
            "range-violated",
            &[
                (
                    "claimgraph.toml",
                    "types.website = {}\ntypes.agency = {}\n\
                 relations.blocked.range = [\"website\", \"value\"]\nrelations.called.range = [\"value\"]",
                ),
                ("entities.csv", "id,type,label\nlist,website,List\ndhs,agency,Large\n"),
                (
                    "claims.csv",
                    "subject,relation,object\ndhs,blocked,list\ndhs,blocked,dhs\ndhs,blocked,other\ndhs,called,Large\n",
                ),
            ],
        );
        assert_eq!(shown, "\
error[range-violated]: the object `dhs` is of type `agency`, but `blocked` wants `website` or `value`
 --> claims.csv:3:13
  |
3 | dhs,blocked,dhs
  |             ^^^
  |
  = help: use another relation, correct the type of `dhs`, or add `agency` to the range of `blocked`

error[range-violated]: the object `Large` is an entity, but `called` takes only values
 --> claims.csv:5:12
  |
5 | dhs,called,Large
  |            ^^^^^
  |
  = help: use other words for a value, or add the type to the range of `called`");
    }
}
