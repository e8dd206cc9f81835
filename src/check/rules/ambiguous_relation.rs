//! A relation that is named by a label which several have.
//!
//! # Why this is bad
//! Nobody can know which of them is meant, so the claim has no place in the graph.
//!
//! # Example
//! ```text
//! subject,relation,object
//! Acme,owns,Field             owns_land and owns_shares have the label owns
//! ```
//!
//! # Instead
//! Write the id of the one that is meant, or give them labels of their own.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::kinds::listed;
use crate::check::rows::rows_where;
use crate::model::{Level, Sym};

pub(super) static RULE: Rule = Rule {
    name: "ambiguous-relation",
    level: Level::Error,
    summary: "several relations have the label that a claim names",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, claims) = (context.ledger, &context.ledger.claims);
    let of_label = ledger.schema.shared_labels();
    let shared: Vec<Sym> = of_label.keys().filter_map(|label| ledger.symbols.find(label)).collect();
    if shared.is_empty() {
        return;
    }
    let cells = claims.column("relation");
    let is_bad = |row: usize| cells[row].is_some_and(|name| shared.contains(&name));
    findings.rows(claims, "relation", &rows_where(cells.len(), is_bad), |row| {
        let name = ledger.symbols.text_of(cells[row]).unwrap_or_default();
        let ids = of_label.get(name).into_iter().flatten().copied();
        say(format!("several relations are called `{name}`"))
            .hint(format!("write {}", listed(ids, "or")))
    });
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn the_choices_are_listed() {
        let relations =
            "[relations.owns_shares]\nlabel = \"owns\"\n[relations.owns_land]\nlabel = \"owns\"\n";
        let shown = told(
            "ambiguous-relation",
            &[
                ("claimgraph.toml", relations),
                ("entities.csv", "id\na\nb\n"),
                ("claims.csv", "subject,relation,object\na,owns,b\na,owns_land,b\n"),
            ],
        );
        assert_eq!(
            shown,
            "\
error[ambiguous-relation]: several relations are called `owns`
 --> claims.csv:2:3
  |
2 | a,owns,b
  |   ^^^^
  |
  = help: write `owns_land` or `owns_shares`"
        );
    }

    #[test]
    fn no_relation_judges_a_claim_that_may_name_another() {
        let manifest = "types.person = {}\ntypes.firm = {}\n\
            [relations.is_heir]\nlabel = \"follows\"\ndomain = [\"person\"]\nrange = [\"person\"]\n\
            [relations.is_later]\nlabel = \"follows\"\ndomain = [\"firm\"]\nrange = [\"value\"]\n";
        let files = [
            ("claimgraph.toml", manifest),
            ("entities.csv", "id,type\nann,person\nmill,firm\n"),
            ("claims.csv", "subject,relation,object\nmill,follows,1815\nann,follows,ann\n"),
        ];
        for rule in ["domain-violated", "range-violated", "loop-forbidden", "unknown-entity"] {
            assert_eq!(told(rule, &files), "", "{rule}");
        }
        assert_eq!(told("unknown-relation", &files), "");
        assert_eq!(told("ambiguous-relation", &files).matches("error[").count(), 2);
    }
}
