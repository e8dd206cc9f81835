//! An entity whose name is a pronoun.
//!
//! # Why this is bad
//! Whoever says `we` means somebody else. Claims about all of them meet in one node, and each of
//! these looks like an act of the others.
//!
//! # Example
//! ```text
//! id,label
//! we,We
//! ```
//!
//! # Instead
//! Put into the claims who is meant in each, and take the entity out.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::{at, rows_where};
use crate::model::Level;

/// The pronouns that may stand for somebody. Words such as `one` or `other` have other meanings.
const PRONOUNS: &[&str] = &[
    "he",
    "her",
    "herself",
    "him",
    "himself",
    "i",
    "it",
    "itself",
    "me",
    "myself",
    "she",
    "that",
    "them",
    "themselves",
    "these",
    "they",
    "this",
    "those",
    "us",
    "we",
    "who",
    "whom",
    "you",
];

pub(super) static RULE: Rule = Rule {
    name: "pronoun-entity",
    level: Level::Warn,
    summary: "an entity's name is a pronoun, which means somebody else in each text",
    look,
};

/// Whether a name is a pronoun, as a sentence may begin with it: `IT`, `US` and `WHO` are names.
pub(crate) fn is_pronoun(name: &str) -> bool {
    let mut letters = name.chars();
    letters.next();
    let is_in_capitals = letters.next().is_some_and(char::is_uppercase);
    !is_in_capitals && PRONOUNS.contains(&&*name.to_lowercase())
}

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, table) = (context.ledger, &context.ledger.entities);
    let (ids, labels) = (table.column("id"), table.column("label"));
    let name = |row: usize| ledger.symbols.text_of(at(labels, row).or(at(ids, row)));
    let rows = rows_where(table.len(), |row| name(row).is_some_and(is_pronoun));
    findings.rows(table, "id", &rows, |row| {
        say(format!("the entity `{}` is a pronoun", name(row).unwrap_or_default()))
            .hint("put into each claim who is meant, and take the entity out")
    });
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn who_says_we_is_not_always_the_same() {
        let shown = told(
            "pronoun-entity",
            &[
                ("claimgraph.toml", ""),
                ("entities.csv", "id,label\nwe,We\nus,US\nit,Computers\nhe,\n3,\n"),
                ("claims.csv", "subject,relation,object\n"),
            ],
        );
        assert_eq!(
            shown,
            "\
warning[pronoun-entity]: the entity `We` is a pronoun
 --> entities.csv:2:1
  |
2 | we,We
  | ^^
  |
  = help: put into each claim who is meant, and take the entity out

warning[pronoun-entity]: the entity `he` is a pronoun
 --> entities.csv:5:1
  |
5 | he,
  | ^^
  |
  = help: put into each claim who is meant, and take the entity out"
        );
    }
}
