//! Two entities whose names look the same, or a name with a letter of another script in it.
//!
//! # Why this is bad
//! Whoever typed one of them had another keyboard, or copied it from elsewhere. Half of the claims
//! hang on a node that nobody finds by its name.
//!
//! # Example
//! ```text
//! subject,relation,object
//! Romashka LLC,owns,Acme
//! Rоmashka LLC,paid,Bob          the second letter is Cyrillic
//! ```
//!
//! # Instead
//! Write the name with the same letters everywhere, or decide in `same.csv` who is who.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::{MOST_TOLD, at};
use crate::model::{Level, Meaning};
use crate::text::{Place, numbered_sign, signs_apart, skeleton, stranger};

pub(super) static RULE: Rule = Rule {
    name: "look-alike-names",
    level: Level::Warn,
    summary: "two entities have names that look the same, or a letter of another script is in one",
    look,
};

/// A name, and the number of the entity that has it.
pub(super) type Name<'a> = (&'a str, u32);

fn look(context: &Context, findings: &mut Findings) {
    let pairs = pairs(context);
    let told: HashSet<Name> = pairs.iter().map(|[_, odd]| *odd).collect();
    let mut mixed: Vec<Name> =
        names(context).filter(|name| stranger(name.0).is_some() && !told.contains(name)).collect();
    mixed.sort_unstable();
    mixed.dedup();
    let shown = pairs.iter().flatten().chain(&mixed);
    let places = Places::of(context, shown.take(3 * MOST_TOLD).copied());
    for [known, odd] in &pairs {
        let message = format!("`{}` looks like `{}`, which is another entity", odd.0, known.0);
        let mut message = say(message);
        if let Some((own, its)) = signs_apart(odd.0, known.0) {
            let (own, its) = (numbered_sign(own), numbered_sign(its));
            let line = places.get(*known).map(|place| context.line(&place)).unwrap_or_default();
            message = message.hint(format!("it has {own} where that has {its}, on `{line}`"));
        }
        let hint = "write one of them everywhere, or decide in `same.csv` who is who";
        findings.tell(places.get(*odd), message.hint(hint));
    }
    for name in mixed {
        let Some((letter, own, others)) = stranger(name.0) else { continue };
        let letter = numbered_sign(letter);
        let message = format!("`{}` has the {own} {letter} among {others} letters", name.0);
        let hint = format!("type it in {others} letters, or it isn't found by its name");
        findings.tell(places.get(name), say(message).hint(hint));
    }
}

/// The names that look alike and mean two: of those that look the same, the first by its letters
/// with each other.
fn pairs<'a>(context: &Context<'a>) -> Vec<[Name<'a>; 2]> {
    let odd: HashSet<String> = (names(context))
        .filter_map(|(name, _)| Some(skeleton(name)).filter(|plain| *plain != name))
        .map(|plain| plain.into_owned())
        .collect();
    if odd.is_empty() {
        return Vec::new();
    }
    let mut alike: BTreeMap<String, BTreeSet<Name>> = BTreeMap::new();
    for (name, number) in names(context) {
        let plain = skeleton(name);
        if odd.contains(&*plain) {
            alike.entry(plain.into_owned()).or_default().insert((name, number));
        }
    }
    let different = decided_different(context);
    let mut pairs = Vec::new();
    for names in alike.into_values() {
        let mut names = names.into_iter();
        let Some(first) = names.next() else { continue };
        let others = names.filter(|(name, number)| *name != first.0 && *number != first.1);
        let open = others.filter(|(_, number)| !different.contains(&ordered(first.1, *number)));
        pairs.extend(open.map(|other| [first, other]));
    }
    pairs
}

/// Every id, label and alias of every entity.
fn names<'a>(context: &Context<'a>) -> impl Iterator<Item = Name<'a>> {
    let entities = 0..context.resolution.entities.len() as u32;
    entities.flat_map(|number| names_of(context, number))
}

/// The id of an entity, and each label and alias.
pub(super) fn names_of<'a>(
    context: &Context<'a>,
    number: u32,
) -> impl Iterator<Item = Name<'a>> + use<'a> {
    let (ledger, entity) = (context.ledger, &context.resolution.entities[number as usize]);
    let declared = entity.rows.iter().flat_map(|row| ledger.names(*row as usize));
    let id = std::iter::once(ledger.text(entity.id));
    id.chain(declared).map(move |name| (name, number))
}

/// The numbers of those who are decided to be two.
pub(super) fn decided_different(context: &Context) -> HashSet<(u32, u32)> {
    let (ledger, table) = (context.ledger, &context.ledger.decisions);
    let meant = |column: &str, row: usize| match at(table.column(column), row) {
        Some(name) => match context.resolution.meaning(name) {
            Meaning::Entity(number) => Some(number),
            _ => None,
        },
        None => None,
    };
    let is_different =
        |row: &usize| ledger.symbols.text_of(table.cell(*row, "decision")) == Some("different");
    let rows = (0..table.len()).filter(is_different);
    rows.filter_map(|row| Some(ordered(meant("left", row)?, meant("right", row)?))).collect()
}

pub(super) fn ordered(one: u32, other: u32) -> (u32, u32) {
    (one.min(other), one.max(other))
}

/// Where names stand.
pub(super) struct Places<'c, 'a> {
    context: &'c Context<'a>,
    /// Where the claims first name those that no table declares, by their number.
    in_claims: HashMap<u32, Place>,
}

impl<'c, 'a> Places<'c, 'a> {
    pub(super) fn of(
        context: &'c Context<'a>,
        names: impl Iterator<Item = Name<'a>>,
    ) -> Places<'c, 'a> {
        let (claims, entities) = (&context.ledger.claims, &context.resolution.entities);
        let undeclared = names.map(|(_, number)| (&entities[number as usize], number));
        let wanted: HashMap<usize, u32> = undeclared
            .filter(|(entity, _)| entity.rows.is_empty())
            .map(|(entity, number)| (entity.id.index(), number))
            .collect();
        let mut in_claims = HashMap::new();
        let rows = if wanted.is_empty() { 0 } else { claims.len() };
        let ends = ["subject", "object"].map(|column| (column, claims.column(column)));
        for row in 0..rows {
            for (column, cells) in ends {
                let number = at(cells, row).and_then(|name| wanted.get(&name.index()));
                if let Some(number) = number {
                    in_claims.entry(*number).or_insert_with(|| claims.place_of(row, column));
                }
            }
        }
        Places { context, in_claims }
    }

    pub(super) fn get(&self, (name, number): Name) -> Option<Place> {
        let declared = &self.context.resolution.entities[number as usize].rows;
        let declared = declared.iter().find_map(|row| self.declared(*row as usize, name));
        declared.or_else(|| self.in_claims.get(&number).cloned())
    }

    /// Where a name stands in a row of the table of entities, if it does.
    fn declared(&self, row: usize, name: &str) -> Option<Place> {
        let (ledger, table) = (self.context.ledger, &self.context.ledger.entities);
        let is = |column: &&str| ledger.symbols.text_of(table.cell(row, column)) == Some(name);
        let is_alias = || ledger.list(table.cell(row, "aliases")).any(|alias| alias == name);
        let whole = ["id", "label"].into_iter().find(is);
        Some(table.place_of(row, whole.or_else(|| is_alias().then_some("aliases"))?))
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn letters_of_two_scripts_are_told_apart() {
        let claims = "subject,relation,object\nAcme,owns,Romashka LLC\nBob,paid,Аcme\n\
                      Рomashka LLC,paid,ООО Мир\n";
        let shown = told("look-alike-names", &[("claims.csv", claims)]);
        assert_eq!(
            shown,
            "\
warning[look-alike-names]: `Аcme` looks like `Acme`, which is another entity
 --> claims.csv:3:10
  |
3 | Bob,paid,Аcme
  |          ^^^^
  |
  = help: it has `А` (U+0410) where that has `A` (U+0041), on `claims.csv:2`
  = help: write one of them everywhere, or decide in `same.csv` who is who

warning[look-alike-names]: `Рomashka LLC` has the Cyrillic `Р` (U+0420) among Latin letters
 --> claims.csv:4:1
  |
4 | Рomashka LLC,paid,ООО Мир
  | ^^^^^^^^^^^^
  |
  = help: type it in Latin letters, or it isn't found by its name"
        );
    }

    #[test]
    fn who_is_decided_to_be_another_may_look_the_same() {
        let tables = [
            ("claimgraph.toml", ""),
            ("entities.csv", "id,label,aliases\nob,O'Brien,\no2,Óscar,Osc|O’Brien\n"),
            ("claims.csv", "subject,relation,object\nob,met,o2\n"),
        ];
        assert_eq!(
            told("look-alike-names", &tables),
            "\
warning[look-alike-names]: `O’Brien` looks like `O'Brien`, which is another entity
 --> entities.csv:3:10
  |
3 | o2,Óscar,Osc|O’Brien
  |          ^^^^^^^^^^^
  |
  = help: it has `’` (U+2019) where that has `'` (U+0027), on `entities.csv:2`
  = help: write one of them everywhere, or decide in `same.csv` who is who"
        );
        let same = [tables.to_vec(), vec![("same.csv", "left,right,decision\no2,ob,different\n")]];
        assert_eq!(told("look-alike-names", &same.concat()), "");
        let same = [tables.to_vec(), vec![("same.csv", "left,right,decision\no2,ob,same\n")]];
        assert_eq!(told("look-alike-names", &same.concat()), "");
    }
}
