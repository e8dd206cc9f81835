//! A subject, object or speaker that several entities are called.
//!
//! # Why this is bad
//! Nobody can know which of them is meant, and a guess would put words into the wrong mouth.
//!
//! # Example
//! ```text
//! subject,relation,object
//! ICE,is part of,DHS          two entities have the alias ICE
//! ```
//!
//! # Instead
//! Write the id of the one that is meant.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::kinds::listed;
use crate::check::rows::rows_where;
use crate::model::{Level, Meaning};

/// How many entities of one name are listed.
const MOST_LISTED: usize = 10;

pub(super) static RULE: Rule = Rule {
    name: "ambiguous-name",
    level: Level::Error,
    summary: "several entities are called what a claim calls one",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, claims) = (context.ledger, &context.ledger.claims);
    for column in ["subject", "object", "speaker"] {
        let cells = claims.column(column);
        let is_bad = |row: usize| {
            cells[row].is_some_and(|name| context.resolution.meaning(name) == Meaning::Ambiguous)
        };
        findings.rows(claims, column, &rows_where(cells.len(), is_bad), |row| {
            let Some(name) = cells[row] else { return say("") };
            let sharing = context.sharing(name);
            let listed = listed(sharing.iter().take(MOST_LISTED).map(|one| context.id(*one)), "or");
            let hint = match sharing.len().saturating_sub(MOST_LISTED) {
                0 => format!("write {listed}"),
                more => format!("write {listed}, or one of {more} more"),
            };
            say(format!("several entities are called `{}`", ledger.text(name))).hint(hint)
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn the_choices_are_listed() {
        let shown = told(
            "ambiguous-name",
            &[
                ("claimgraph.toml", ""),
                (
                    "entities.csv",
                    "id,label,aliases\nice,Immigration,ICE\nice-list,ICE List,the list|ICE\n",
                ),
                (
                    "claims.csv",
                    "subject,relation,object,speaker\nICE,made,the list,\nice,made,ice-list,ICE\n",
                ),
            ],
        );
        assert_eq!(
            shown,
            "\
error[ambiguous-name]: several entities are called `ICE`
 --> claims.csv:2:1
  |
2 | ICE,made,the list,
  | ^^^
  |
  = help: write `ice` or `ice-list`

error[ambiguous-name]: several entities are called `ICE`
 --> claims.csv:3:19
  |
3 | ice,made,ice-list,ICE
  |                   ^^^
  |
  = help: write `ice` or `ice-list`"
        );
    }

    #[test]
    fn a_name_of_two_who_are_one_is_clear() {
        let shown = told(
            "ambiguous-name",
            &[
                ("claimgraph.toml", ""),
                ("entities.csv", "id,label\ndhs,Homeland Security\nhs,Homeland Security\n"),
                ("same.csv", "left,right,decision\ndhs,hs,same\n"),
                ("claims.csv", "subject,relation,object\nHomeland Security,is,dhs\n"),
            ],
        );
        assert_eq!(shown, "");
    }
}
