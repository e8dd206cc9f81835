//! Entities of types that have nothing in common, decided to be the same.
//!
//! # Why this is bad
//! A person is no company. One of the names was mistaken, or the decision is about two things that
//! only share a name, and every claim about both ends up on one node.
//!
//! # Example
//! ```text
//! left,right,decision
//! ice,ice-list,same          an agency and a website
//! ```
//!
//! # Instead
//! Decide `different`, or give both the same type, or one a type that belongs to the other's.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::{at, rows_where};
use crate::model::{Ledger, Level, Sym};

pub(super) static RULE: Rule = Rule {
    name: "merged-types",
    level: Level::Warn,
    summary: "entities of types with nothing in common are decided to be the same",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, table) = (context.ledger, &context.ledger.decisions);
    let types = types_by_name(ledger);
    let kind = |column: &str, row: usize| types.get(&at(table.column(column), row)?).copied();
    let decisions = table.column("decision");
    let both = |row: usize| match ledger.symbols.text_of(at(decisions, row)) {
        Some("same") => Some((kind("left", row)?, kind("right", row)?)),
        _ => None,
    };
    let is_a = |one: &str, other: &str| ledger.schema.is_a(one, &[other.to_string()]);
    let is_bad = |row: usize| {
        both(row).is_some_and(|(left, right)| !is_a(left, right) && !is_a(right, left))
    };
    let rows = rows_where(decisions.len(), is_bad);
    findings.rows(table, "decision", &rows, |row| {
        let (left, right) = both(row).unwrap_or_default();
        say(format!("what is decided to be the same is of type `{left}` and of type `{right}`"))
            .hint("decide `different`, or correct one of the types")
    });
}

/// The type that each row has as it stands, before any decision, by its id and its label.
fn types_by_name(ledger: &Ledger) -> HashMap<Sym, &str, RandomState> {
    let mut types = HashMap::default();
    if ledger.decisions.is_empty() {
        return types;
    }
    let cells = ledger.entities.column("type");
    // An id comes last, so that it wins over a label.
    for column in ["label", "id"] {
        for (row, name) in ledger.entities.column(column).iter().enumerate() {
            if let (Some(name), Some(kind)) = (name, at(cells, row)) {
                types.insert(*name, ledger.text(kind));
            }
        }
    }
    types
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn an_agency_is_no_website() {
        let shown = told(
            "merged-types",
            &[
                (
                    "claimgraph.toml",
                    "types.organization = {}\ntypes.agency.parent = \"organization\"\ntypes.website = {}",
                ),
                ("entities.csv", "id,type\nice,agency\nice-list,website\nus,organization\nx,\n"),
                (
                    "same.csv",
                    "left,right,decision\nice,ice-list,same\nus,ice,same\nx,ice,same\nus,ice-list,different\n",
                ),
            ],
        );
        assert_eq!(
            shown,
            "\
warning[merged-types]: what is decided to be the same is of type `agency` and of type `website`
 --> same.csv:2:14
  |
2 | ice,ice-list,same
  |              ^^^^
  |
  = help: decide `different`, or correct one of the types"
        );
    }
}
