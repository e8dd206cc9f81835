//! A claim's subject or object that names no entity.
//!
//! # Why this is bad
//! The claim has no end to stand on, so it can't become an edge. Mostly the name is mistyped, and
//! the entity that is meant lacks a claim without anybody noticing.
//!
//! # Example
//! ```text
//! subject,relation,object
//! meat,operates,instagram
//! ```
//!
//! # Instead
//! Write the id, the label or an alias of an entity, or add the entity to `entities.csv`. For words
//! that are a value, let the `range` of the relation include `value`.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::{at, rows_where};
use crate::model::{Level, Meaning};
use crate::text::Suggest;

pub(super) static RULE: Rule = Rule {
    name: "unknown-entity",
    level: Level::Error,
    summary: "a subject or object names no entity",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, claims) = (context.ledger, &context.ledger.claims);
    if !ledger.declares_entities {
        return;
    }
    let mut suggest = Suggest::new();
    let relations = claims.column("relation");
    for column in ["subject", "object"] {
        let cells = claims.column(column);
        let is_bad = |row: usize| {
            let Some(name) = cells[row] else { return false };
            let is_literal = || column == "object" && context.takes_values(at(relations, row));
            context.resolution.meaning(name) == Meaning::Nobody && !is_literal()
        };
        findings.rows(claims, column, &rows_where(cells.len(), is_bad), |row| {
            let name = ledger.symbols.text_of(cells[row]).unwrap_or_default();
            let names = || context.entity_names();
            let near = suggest.hint_with(name, names, |near| whose_id(context, near));
            let hint = near.unwrap_or_else(|| match column {
                "object" => format!(
                    "add `{name}` to the entities; if it is a value, let the range of its relation include \"value\""
                ),
                _ => format!("add `{name}` to the entities"),
            });
            say(format!("the {column} `{name}` is no entity")).hint(hint)
        });
    }
}

/// The id of whom a label or an alias means, where it is another word: claims had better have that.
fn whose_id(context: &Context, name: &str) -> String {
    let Meaning::Entity(number) = context.meant(name) else { return String::new() };
    let id = context.id(number);
    let letters = |name: &str| -> String {
        name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
    };
    match letters(id) == letters(name) {
        true => String::new(),
        false => format!(", whose id is `{id}`"),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn of_an_alias_the_id_is_named() {
        let files = [
            ("claimgraph.toml", ""),
            ("entities.csv", "id,label,aliases\notto-kern,Otto Kern,Kern\nbob,Bob,\n"),
            ("claims.csv", "subject,relation,object\nkern,met,Bob\n"),
        ];
        let shown = told("unknown-entity", &files);
        let help = shown.lines().last().unwrap();
        assert_eq!(help, "  = help: did you mean `Kern`, whose id is `otto-kern`?");
        let shown = told("unused-entity", &files);
        let help = shown.lines().last().unwrap();
        assert_eq!(
            help,
            "  = help: claims name `kern`, which is no entity; if this is meant, write `otto-kern` there"
        );
    }

    #[test]
    fn a_claim_about_nobody_is_pointed_at() {
        let shown = told(
            "unknown-entity",
            &[
                ("claimgraph.toml", "relations.called.range = [\"value\"]"),
                (
                    "entities.csv",
                    "id,label,aliases\nmeta,Meta,the company|Facebook Inc\nice-list,ICE List,\n",
                ),
                (
                    "claims.csv",
                    "subject,relation,object\nmeat,blocked,ICE List\nthe company,called,large\nmeta,likes,cake\n",
                ),
            ],
        );
        assert_eq!(shown, "\
error[unknown-entity]: the subject `meat` is no entity
 --> claims.csv:2:1
  |
2 | meat,blocked,ICE List
  | ^^^^
  |
  = help: did you mean `Meta`?

error[unknown-entity]: the object `cake` is no entity
 --> claims.csv:4:12
  |
4 | meta,likes,cake
  |            ^^^^
  |
  = help: add `cake` to the entities; if it is a value, let the range of its relation include \"value\"");
    }
}
