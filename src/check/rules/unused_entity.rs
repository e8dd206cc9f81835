//! An entity that no claim names.
//!
//! # Why this is bad
//! It is a node without an edge. Mostly the claims about it were forgotten, or they name it wrongly.
//!
//! # Example
//! ```text
//! id,label
//! whatsapp,WhatsApp          no claim has it as subject, object, speaker or qualifier
//! ```
//!
//! # Instead
//! Take the entity out, or add what is claimed about it.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::{Marks, at, rows_where};
use crate::model::{Level, Meaning, Sym};
use crate::text::most_like;

pub(super) static RULE: Rule = Rule {
    name: "unused-entity",
    level: Level::Warn,
    summary: "no claim names an entity, be it as subject, object, speaker or qualifier",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, table) = (context.ledger, &context.ledger.entities);
    if !ledger.declares_entities || context.lacks_rows() {
        return;
    }
    let used = used(context);
    let ids = table.column("id");
    // The first row of an entity stands for it; its further rows are other names of it.
    let mut is_first = vec![false; table.len()];
    for entity in &context.resolution.entities {
        if let Some(row) = entity.rows.first() {
            is_first[*row as usize] = true;
        }
    }
    let is_bad = |row: usize| {
        let entity = at(ids, row).and_then(|id| context.resolution.entity(id));
        is_first[row] && entity.is_some_and(|number| !used.has(number as usize))
    };
    let rows = rows_where(table.len(), is_bad);
    let unknown = if rows.count > 0 { unknown(context) } else { Vec::new() };
    findings.rows(table, "id", &rows, |row| {
        let id = ledger.symbols.text_of(at(ids, row)).unwrap_or_default();
        let mut names = std::iter::once(id).chain(ledger.names(row));
        let hint = match names.find_map(|name| most_like(name, unknown.iter().copied())) {
            Some(name) => format!(
                "claims name `{name}`, which is no entity; if this is meant, write `{id}` there"
            ),
            None => "take it out, or add what is claimed about it".to_string(),
        };
        say(format!("no claim names `{id}`")).hint(hint)
    });
}

/// The most names that are no entity's among which one is looked for that may mean this.
const MOST_UNKNOWN: usize = 50;

/// The names in claims that are no entity's: who was given another id is named by the old one.
fn unknown<'a>(context: &Context<'a>) -> Vec<&'a str> {
    let claims = &context.ledger.claims;
    let relations = claims.column("relation");
    let mut seen = BTreeSet::new();
    for column in ["subject", "object"] {
        for (row, name) in claims.column(column).iter().enumerate() {
            let Some(name) = *name else { continue };
            let is_value = || column == "object" && context.takes_values(at(relations, row));
            if context.resolution.meaning(name) == Meaning::Nobody && !is_value() {
                seen.insert(context.ledger.text(name));
            }
            if seen.len() == MOST_UNKNOWN {
                return seen.into_iter().collect();
            }
        }
    }
    seen.into_iter().collect()
}

/// The entities that claims name.
fn used(context: &Context) -> Marks {
    let (ledger, resolution) = (context.ledger, context.resolution);
    let used = Marks::new(resolution.entities.len());
    let name = |name: Sym| match resolution.meaning(name) {
        Meaning::Entity(number) => {
            used.mark(number as usize);
        }
        // Which of them is meant is told as ambiguous already.
        Meaning::Ambiguous => context.sharing(name).iter().for_each(|number| {
            used.mark(*number as usize);
        }),
        Meaning::Nobody => {}
    };
    for column in ["subject", "object", "speaker"] {
        ledger.claims.column(column).par_iter().flatten().for_each(|cell| name(*cell));
    }
    let lists = ledger.claims.columns.iter().filter(|column| column.name.starts_with("q."));
    for column in lists {
        let seen = Marks::new(ledger.symbols.len());
        column.cells.par_iter().flatten().filter(|cell| !seen.mark(cell.index())).for_each(
            |cell| {
                for part in ledger.list(Some(*cell)) {
                    match (context.meant(part), ledger.symbols.find(part)) {
                        (Meaning::Entity(number), _) => {
                            used.mark(number as usize);
                        }
                        (_, Some(cell)) => name(cell),
                        (_, None) => {}
                    }
                }
            },
        );
    }
    used
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn an_entity_is_there_to_be_spoken_of() {
        let shown = told(
            "unused-entity",
            &[
                ("claimgraph.toml", ""),
                (
                    "entities.csv",
                    "id,label\na,Ann\nb,B\nc,C\nd,D\ne,E\nf,F\ng,G\nx1,X\nx2,X\nlost,Lost\n",
                ),
                ("same.csv", "left,right,decision\nb,g,same\n"),
                (
                    "claims.csv",
                    "subject,relation,object,speaker,q.via\nAnn,is,b,c,d|e\nX,is,a,,f\n",
                ),
            ],
        );
        assert_eq!(
            shown,
            "\
warning[unused-entity]: no claim names `lost`
  --> entities.csv:11:1
   |
11 | lost,Lost
   | ^^^^
   |
   = help: take it out, or add what is claimed about it"
        );
    }
}
