//! A subject of a type that its relation doesn't take.
//!
//! # Why this is bad
//! Mostly the subject and the object changed places, or another entity was meant. Either way the edge
//! says something that nobody said.
//!
//! # Example
//! ```text
//! subject,relation,object
//! instagram,operates,meta        only a company operates something
//! ```
//!
//! # Instead
//! Swap the ends, choose another relation, correct the entity's type, or widen the relation's
//! `domain`. A type that belongs to an allowed one is allowed.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::check::kinds::{self, End};
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "domain-violated",
    level: Level::Error,
    summary: "a subject is of a type that its relation doesn't take",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let end = End { column: "subject", key: "domain", allowed: |relation| &relation.domain };
    kinds::look(context, findings, &end);
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn a_subject_has_a_type_its_relation_takes() {
        let shown = told(
            "domain-violated",
            &[
                (
                    "claimgraph.toml",
                    "types.organization = {}\ntypes.company.parent = \"organization\"\ntypes.platform = {}\n\
                 relations.operates = { label = \"runs\", domain = [\"person\", \"organization\"] }",
                ),
                ("entities.csv", "id,type\nmeta,company\ninstagram,platform\nx,\n"),
                (
                    "claims.csv",
                    "subject,relation,object\nmeta,operates,instagram\ninstagram,runs,meta\nx,runs,meta\n",
                ),
            ],
        );
        assert_eq!(shown, "\
error[domain-violated]: the subject `instagram` is of type `platform`, but `operates` wants `person` or `organization`
 --> claims.csv:3:1
  |
3 | instagram,runs,meta
  | ^^^^^^^^^
  |
  = help: use another relation, correct the type of `instagram`, or add `platform` to the domain of `operates`");
    }
}
