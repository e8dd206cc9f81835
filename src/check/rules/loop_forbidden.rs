//! An entity that stands in a relation with itself, where the manifest forbids it.
//!
//! # Why this is bad
//! Nothing is a part of itself. Mostly a name means another entity than was thought, or two entities
//! were decided to be the same that aren't.
//!
//! # Example
//! ```text
//! subject,relation,object
//! dhs,part of,Homeland Security      decided to be the same as dhs
//! ```
//!
//! # Instead
//! Correct the row, or the decision. If it is meant, write `loops = "allow"` at the relation.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::{at, rows_where};
use crate::model::{Level, Sym};

pub(super) static RULE: Rule = Rule {
    name: "loop-forbidden",
    level: Level::Error,
    summary: "an entity stands in a relation with itself that forbids it",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, claims) = (context.ledger, &context.ledger.claims);
    if ledger.schema.relations.values().all(|relation| relation.loops) {
        return;
    }
    let relations = claims.column("relation");
    let (subjects, objects) = (claims.column("subject"), claims.column("object"));
    let looped = |row: usize| {
        let subject = context.resolution.entity(at(subjects, row)?)?;
        let object = context.resolution.entity(at(objects, row)?)?;
        (subject == object)
            .then(|| context.relation(at(relations, row)?))?
            .map(|known| (known, subject))
    };
    let is_bad = |row: usize| looped(row).is_some_and(|(known, _)| !known.relation.loops);
    findings.rows(claims, "object", &rows_where(claims.len(), is_bad), |row| {
        let Some((known, entity)) = looped(row) else { return say("") };
        let text = |cells| ledger.symbols.text_of(at(cells, row)).unwrap_or_default();
        let (subject, object, id) = (text(subjects), text(objects), context.id(entity));
        let allow = format!("write `loops = \"allow\"` at `{}`", known.id);
        let message = if subject == object {
            format!("`{subject}` can't stand in `{}` with itself", known.id)
        } else {
            format!(
                "`{subject}` and `{object}` are both `{id}`, which can't stand in `{}` with itself",
                known.id
            )
        };
        let ends = [subjects, objects].map(|cells| at(cells, row));
        say(message).hint(match made_one(context, entity, ends) {
            Some(decisions) => format!("correct {decisions}, or the row, or {allow}"),
            None => format!("correct the row, or {allow}"),
        })
    });
}

/// The decisions that made one of two names, if their names alone don't.
fn made_one(context: &Context, entity: u32, ends: [Option<Sym>; 2]) -> Option<String> {
    let Context { ledger, resolution, .. } = context;
    let rows = &resolution.entities[entity as usize].rows;
    let is_called = |row: u32, name: Option<Sym>| {
        let id = ledger.entities.cell(row as usize, "id");
        id == name || ledger.names_in(row as usize).any(|own| Some(own) == name)
    };
    let [subject, object] = ends;
    if subject == object || rows.iter().any(|row| ends.iter().all(|name| is_called(*row, *name))) {
        return None;
    }
    let table = &ledger.decisions;
    let is_here = |row: &usize| {
        let is_same = ledger.symbols.text_of(table.cell(*row, "decision")) == Some("same");
        let means = |side| table.cell(*row, side).and_then(|name| resolution.entity(name));
        is_same && ["left", "right"].into_iter().all(|side| means(side) == Some(entity))
    };
    let rows: Vec<usize> = (0..table.len()).filter(is_here).take(MOST_NAMED).collect();
    let lines = context.lines(table, &rows);
    match lines.len() {
        0 => None,
        1 => Some(format!("the decision at {}", lines[0])),
        _ => Some(format!("one of the decisions at {}", lines.join(", "))),
    }
}

/// The most decisions that a message names.
const MOST_NAMED: usize = 8;

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn nothing_is_part_of_itself() {
        let shown = told(
            "loop-forbidden",
            &[
                ("claimgraph.toml", "relations.part_of.loops = \"forbid\"\nrelations.likes = {}"),
                ("entities.csv", "id\ndhs\nhomeland\nice\n"),
                ("same.csv", "left,right,decision\ndhs,homeland,same\n"),
                (
                    "claims.csv",
                    "subject,relation,object\nhomeland,part_of,dhs\nice,part of,ice\nice,likes,ice\nice,part_of,dhs\n",
                ),
            ],
        );
        assert_eq!(shown, "\
error[loop-forbidden]: `homeland` and `dhs` are both `dhs`, which can't stand in `part_of` with itself
 --> claims.csv:2:18
  |
2 | homeland,part_of,dhs
  |                  ^^^
  |
  = help: correct the decision at same.csv:2, or the row, or write `loops = \"allow\"` at `part_of`

error[loop-forbidden]: `ice` can't stand in `part_of` with itself
 --> claims.csv:3:13
  |
3 | ice,part of,ice
  |             ^^^
  |
  = help: correct the row, or write `loops = \"allow\"` at `part_of`");
    }
}
