//! The types of entities, and whether the ends of claims have one that their relation allows.

use std::collections::BTreeMap;

use crate::check::context::{Context, Declared};
use crate::check::findings::{Findings, say};
use crate::check::rows::{Memo, at, rows_where};
use crate::model::Relation;
use crate::text::Diagnostic;

/// The most answers that are remembered; beyond that they are worked out every time.
const MOST_ANSWERS: usize = 1 << 24;

/// The types of every entity. Entities of the same types are of one kind.
struct Kinds<'a> {
    of_entity: Vec<u32>,
    kinds: Vec<Vec<&'a str>>,
}

/// An end of a claim, and what its relation says about it.
pub(super) struct End {
    /// `subject` or `object`.
    pub(super) column: &'static str,
    /// `domain` or `range`.
    pub(super) key: &'static str,
    /// The types that are allowed.
    pub(super) allowed: fn(&Relation) -> &[String],
}

/// Tells every claim whose entity at this end has no type that its relation allows.
pub(super) fn look(context: &Context, findings: &mut Findings, end: &End) {
    let (ledger, table) = (context.ledger, &context.ledger.claims);
    let declared = &ledger.schema.relations;
    if declared.values().all(|relation| (end.allowed)(relation).is_empty()) {
        return;
    }
    let kinds = Kinds::of(context);
    let answers = declared.len() * kinds.kinds.len();
    let memo = Memo::new(if answers > MOST_ANSWERS { 0 } else { answers });
    let (relations, ends) = (table.column("relation"), table.column(end.column));
    let ends_of = |row: usize| {
        let known = context.relation(at(relations, row)?)?;
        Some((known, context.resolution.entity(at(ends, row)?)? as usize))
    };
    let is_bad = |row: usize| {
        let Some((known, entity)) = ends_of(row) else { return false };
        let allowed = (end.allowed)(known.relation);
        let kind = kinds.of_entity[entity] as usize;
        let answer = || !fits(context, &kinds.kinds[kind], allowed);
        !allowed.is_empty() && memo.get(known.number * kinds.kinds.len() + kind, answer)
    };
    let rows = rows_where(ends.len(), is_bad);
    findings.rows(table, end.column, &rows, |row| {
        let Some((known, entity)) = ends_of(row) else { return say("") };
        let types = &kinds.kinds[kinds.of_entity[entity] as usize];
        let name = ledger.symbols.text_of(at(ends, row)).unwrap_or_default();
        message(end, &known, name, types)
    });
}

fn fits(context: &Context, types: &[&str], allowed: &[String]) -> bool {
    // An entity without a type may be anything but a value.
    if types.is_empty() {
        return allowed.iter().any(|kind| kind != "value");
    }
    types.iter().any(|kind| context.ledger.schema.is_a(kind, allowed))
}

fn message(end: &End, known: &Declared, name: &str, types: &[&str]) -> Diagnostic {
    let (column, key, id) = (end.column, end.key, known.id);
    let allowed = (end.allowed)(known.relation);
    if allowed.iter().all(|kind| kind == "value") {
        let message = format!("the {column} `{name}` is an entity, but `{id}` takes only values");
        let hint = format!("use other words for a value, or add the type to the {key} of `{id}`");
        return say(message).hint(hint);
    }
    let types = listed(types.iter().copied(), "and");
    let wanted = listed(allowed.iter().map(String::as_str), "or");
    let message = format!("the {column} `{name}` is of type {types}, but `{id}` wants {wanted}");
    let hint = format!(
        "use another relation, correct the type of `{name}`, or add {types} to the {key} of `{id}`"
    );
    say(message).hint(hint)
}

/// Names in backticks, the last two with a word between them.
pub(super) fn listed<'a>(names: impl Iterator<Item = &'a str>, word: &str) -> String {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        Some((last, before)) if !before.is_empty() => {
            format!("{} {word} {last}", before.join(", "))
        }
        _ => names.concat(),
    }
}

impl<'a> Kinds<'a> {
    fn of(context: &Context<'a>) -> Kinds<'a> {
        let types = context.ledger.entities.column("type");
        let mut number_of: BTreeMap<Vec<&str>, u32> = BTreeMap::from([(Vec::new(), 0)]);
        let mut kinds = Kinds { of_entity: Vec::new(), kinds: vec![Vec::new()] };
        for (entity, number) in context.resolution.entities.iter().zip(0..) {
            let cells = entity.rows.iter().filter_map(|row| at(types, *row as usize));
            let given = context.resolution.given_type(number).filter(|_| entity.rows.is_empty());
            let cells = cells.chain(given);
            let mut own: Vec<&str> = cells.map(|kind| context.ledger.text(kind)).collect();
            own.sort_unstable();
            own.dedup();
            let number = match number_of.get(&own) {
                Some(number) => *number,
                None => {
                    let number = kinds.kinds.len() as u32;
                    kinds.kinds.push(own.clone());
                    number_of.insert(own, number);
                    number
                }
            };
            kinds.of_entity.push(number);
        }
        kinds
    }
}
