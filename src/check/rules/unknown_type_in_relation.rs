//! A relation whose `domain` or `range` lists a type that the manifest doesn't declare.
//!
//! # Why this is bad
//! No entity can be of that type, so claims that are right are refused, or the relation is narrower
//! than its author thinks.
//!
//! # Example
//! ```text
//! [relations.operates]
//! domain = ["compny"]
//! ```
//!
//! # Instead
//! Write the id of a declared type; `value` in a range stands for words that name no entity.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::model::Level;
use crate::text::Suggest;

pub(super) static RULE: Rule = Rule {
    name: "unknown-type-in-relation",
    level: Level::Error,
    summary: "the domain or range of a relation lists a type that isn't declared",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let schema = &context.ledger.schema;
    if schema.types.is_empty() {
        return;
    }
    let mut suggest = Suggest::new();
    for (id, relation) in &schema.relations {
        for (key, kinds) in [("domain", &relation.domain), ("range", &relation.range)] {
            let is_known =
                |kind: &str| schema.types.contains_key(kind) || (key == "range" && kind == "value");
            for kind in kinds.iter().filter(|kind| !is_known(kind)) {
                let message = format!("the {key} of `{id}` lists `{kind}`, which isn't declared");
                let hint = match kind.as_str() {
                    "value" => Some("only a range can have values".to_string()),
                    _ => suggest.hint(kind, || schema.types.keys().map(String::as_str)),
                };
                let hint = hint.unwrap_or_else(|| format!("declare `[types.{kind}]`"));
                findings.tell(relation.place.clone(), say(message).hint(hint));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn a_relation_is_between_declared_types() {
        let relation = "[relations.operates]\ndomain = [\"compny\", \"value\"]\nrange = [\"value\", \"xyz\"]\n";
        let manifest = format!("types.company = {{}}\n{relation}");
        assert_eq!(
            told("unknown-type-in-relation", &[("claimgraph.toml", &manifest)]),
            "\
error[unknown-type-in-relation]: the domain of `operates` lists `compny`, which isn't declared
 --> claimgraph.toml:2:12
  |
2 | [relations.operates]
  |            ^^^^^^^^
  |
  = help: did you mean `company`?

error[unknown-type-in-relation]: the domain of `operates` lists `value`, which isn't declared
 --> claimgraph.toml:2:12
  |
2 | [relations.operates]
  |            ^^^^^^^^
  |
  = help: only a range can have values

error[unknown-type-in-relation]: the range of `operates` lists `xyz`, which isn't declared
 --> claimgraph.toml:2:12
  |
2 | [relations.operates]
  |            ^^^^^^^^
  |
  = help: declare `[types.xyz]`"
        );
        assert_eq!(told("unknown-type-in-relation", &[("claimgraph.toml", relation)]), "");
    }
}
