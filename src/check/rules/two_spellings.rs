//! Two entities, or two relations, whose names differ only in capitals and signs.
//!
//! # Why this is bad
//! Whoever typed one of them had the other in mind. Each is a node or an edge of its own: what one
//! says and the other denies isn't found to be disputed, and origins corroborate nobody.
//!
//! # Example
//! ```text
//! subject,relation,object
//! Acme,Complied With,court
//! ACME,complied with,court
//! ```
//!
//! # Instead
//! Write one of them everywhere, or decide in `same.csv` who is the same, and who is not. Entities
//! whose types differ are two.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::{Marks, at};
use crate::check::rules::look_alike_names::{Name, Places, decided_different, names_of, ordered};
use crate::model::{Level, Sym};
use crate::text::{Diagnostic, Place};

pub(super) static RULE: Rule = Rule {
    name: "two-spellings",
    level: Level::Warn,
    summary: "the names of two entities or two relations differ only in capitals and signs",
    look,
};

/// The same of relations alone, where one may deny what the other says.
pub(super) static OF_RELATIONS: Rule = Rule { look: look_at_relations, ..RULE };

fn look(context: &Context, findings: &mut Findings) {
    look_at_relations(context, findings);
    look_at_entities(context, findings);
}

/// Tells of the first two relations, and how many others are spelt in two ways.
fn look_at_relations(context: &Context, findings: &mut Findings) {
    let schema = &context.ledger.schema;
    let names: Vec<[&str; 2]> = match schema.relations.is_empty() {
        true => used_relations(context),
        false => schema.relations.iter().map(|(id, known)| [id, known.label.as_str()]).collect(),
    };
    let names_of = |number: u32| {
        let own = names[number as usize].into_iter().filter(|name| !name.is_empty());
        own.map(move |name| (name, number))
    };
    let keys = (0..names.len() as u32).flat_map(|number| keys(names_of(number), number));
    let pairs = pairs(keys.collect(), names_of);
    let Some([known, odd]) = pairs.first() else { return };
    let [id, _] = names[odd.1 as usize];
    let declared = schema.relations.get(id).and_then(|relation| relation.place.clone());
    let place = declared.or_else(|| first_claim(context, id));
    let hint = "write one of them everywhere; what one says and the other denies is no dispute";
    findings.tell(place, message("relation", [known.0, odd.0], pairs.len()).hint(hint));
}

/// Tells of the first two entities, and how many others are spelt in two ways.
fn look_at_entities(context: &Context, findings: &mut Findings) {
    let entities = &context.resolution.entities;
    let numbers = (0..entities.len() as u32).into_par_iter().with_min_len(1024);
    let keys = numbers.flat_map_iter(|number| keys(names_of(context, number), number));
    let mut pairs = pairs(keys.collect(), |number| names_of(context, number));
    if pairs.is_empty() {
        return;
    }
    let different = decided_different(context);
    let types = |number: u32| -> Vec<&str> {
        let rows = &entities[number as usize].rows;
        let column = context.ledger.entities.column("type");
        let declared = rows.iter().filter_map(|row| at(column, *row as usize));
        let given = context.resolution.given_type(number);
        declared.chain(given).map(|kind| context.ledger.text(kind)).collect()
    };
    pairs.retain(|[(_, one), (_, other)]| {
        let (own, its) = (types(*one), types(*other));
        let are_alike = own.is_empty() || its.is_empty() || own.iter().any(|t| its.contains(t));
        are_alike && !different.contains(&ordered(*one, *other))
    });
    let Some([known, odd]) = pairs.first() else { return };
    let place = Places::of(context, [*odd].into_iter()).get(*odd);
    let hint = "write one of them everywhere, or decide in `same.csv` who is who";
    findings.tell(place, message("entity", [known.0, odd.0], pairs.len()).hint(hint));
}

fn message(what: &str, [known, odd]: [&str; 2], count: usize) -> Diagnostic {
    let (another, more) = (format!("which is another {what}"), count - 1);
    let differs = format!("`{odd}` differs from `{known}`, {another}, only in capitals and signs");
    match more {
        0 => say(differs),
        1 => say(format!("{differs}; so does 1 more")).counting(count),
        _ => say(format!("{differs}; so do {more} more")).counting(count),
    }
}

/// A number made of the letters of a name, and that of what it means. Of a million names such numbers
/// are sorted sooner than as many texts are made.
type Key = (u64, u32);

fn keys<'a>(names: impl Iterator<Item = Name<'a>>, number: u32) -> impl Iterator<Item = Key> {
    names.map(move |(name, _)| {
        // FNV-1a, letter by letter.
        let mut key: u64 = 0xcbf2_9ce4_8422_2325;
        each_letter(name, |c| key = (key ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3));
        (key, number)
    })
}

/// The names that differ only in capitals and signs and mean two: the first of them by its letters
/// with one of each other.
fn pairs<'a, N: Iterator<Item = Name<'a>>>(
    mut keys: Vec<Key>,
    names_of: impl Fn(u32) -> N,
) -> Vec<[Name<'a>; 2]> {
    keys.par_sort_unstable();
    keys.dedup();
    let mut pairs = Vec::new();
    for alike in keys.chunk_by(|one, other| one.0 == other.0).filter(|alike| alike.len() > 1) {
        let mut names: BTreeMap<String, BTreeMap<u32, &str>> = BTreeMap::new();
        for (name, number) in alike.iter().flat_map(|(_, number)| names_of(*number)) {
            let spellings = names.entry(letters(name)).or_default();
            spellings.entry(number).and_modify(|known| *known = name.min(known)).or_insert(name);
        }
        names.remove("");
        for spellings in names.into_values() {
            let first = spellings.iter().map(|(number, name)| (*name, *number)).min();
            let Some(first) = first else { continue };
            let others = spellings.into_iter().map(|(number, name)| (name, number));
            pairs.extend(others.filter(|other| other.0 != first.0).map(|other| [first, other]));
        }
    }
    // Two entities may have several names that are alike.
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// What of a name isn't capitals and signs.
fn letters(name: &str) -> String {
    let mut letters = String::with_capacity(name.len());
    each_letter(name, |c| letters.push(c));
    letters
}

/// Hands over what of a name isn't capitals and signs: small letters and digits. Between two digits
/// signs stay, as `1.5` isn't 15; and so do those that mean something, as in `C++`.
fn each_letter(name: &str, mut see: impl FnMut(char)) {
    let (mut before, mut rest) = (' ', name.chars());
    while let Some(c) = rest.next() {
        if c.is_ascii_alphanumeric() {
            before = c;
            see(c.to_ascii_lowercase());
            continue;
        }
        if is_mere_sign(c) {
            let follows = || rest.as_str().chars().find(|c| !is_mere_sign(*c));
            if before.is_numeric() && !c.is_whitespace() && follows().is_some_and(char::is_numeric)
            {
                see(c);
            }
            continue;
        }
        before = c;
        c.to_lowercase().for_each(&mut see);
    }
}

fn is_mere_sign(c: char) -> bool {
    match c {
        '.' | ',' | ':' | ';' | '\'' | '’' | '‘' | '`' | '"' | '“' | '”' => true,
        '-' | '–' | '—' | '_' | '@' | '(' | ')' => true,
        _ => c.is_whitespace(),
    }
}

/// The relations that claims name.
fn used_relations<'a>(context: &Context<'a>) -> Vec<[&'a str; 2]> {
    let ledger = context.ledger;
    let cells = ledger.claims.column("relation");
    let seen = Marks::new(if cells.is_empty() { 0 } else { ledger.symbols.len() });
    let is_new = |name: &&Sym| !seen.mark(name.index());
    let used = cells.par_iter().with_min_len(1 << 14).flatten().filter(is_new);
    let mut names: Vec<&str> = used.map(|name| ledger.text(*name)).collect();
    names.sort_unstable();
    names.into_iter().map(|name| [name, ""]).collect()
}

/// Where a claim first names a relation.
fn first_claim(context: &Context, name: &str) -> Option<Place> {
    let (ledger, claims) = (context.ledger, &context.ledger.claims);
    let is = |cell: &Option<Sym>| ledger.symbols.text_of(*cell) == Some(name);
    let row = claims.column("relation").iter().position(is)?;
    Some(claims.place_of(row, "relation"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::told;

    #[test]
    fn relations_in_two_spellings_are_told_once() {
        let claims = "subject,relation,object,status\nAcme,Complied With,court,asserted\n\
                      Acme,complied with,court,denied\nAcme,complied_with,Bob,\nBob,met,Carl,\n";
        assert_eq!(
            told("two-spellings", &[("claims.csv", claims)]),
            "\
warning[two-spellings]: `complied with` differs from `Complied With`, which is another relation, \
only in capitals and signs; so does 1 more
 --> claims.csv:3:6
  |
3 | Acme,complied with,court,denied
  |      ^^^^^^^^^^^^^
  |
  = help: write one of them everywhere; what one says and the other denies is no dispute"
        );
        let declared =
            "[relations.owns]\nlabel = \"Owns\"\n[relations.is_near]\nlabel = \"is near\"\n";
        let declares =
            [("claimgraph.toml", declared), ("claims.csv", "subject,relation,object\na,owns,b\n")];
        assert_eq!(told("two-spellings", &declares), "");
    }

    #[test]
    fn entities_in_two_spellings_are_told_unless_they_are_known_to_be_two() {
        let claims = "subject,relation,object\nUSAID,paid,@Rybar\nU.S.A.I.D.,paid,rybar\n";
        let shown = told("two-spellings", &[("claims.csv", claims)]);
        assert_eq!(
            shown.lines().next(),
            Some(
                "warning[two-spellings]: `rybar` differs from `@Rybar`, which is another \
                 entity, only in capitals and signs; so does 1 more"
            )
        );
        let entities = "id,type,label\nturkey,animal,\nTurkey,country,\nrybar,,Rybar\nr2,,@Rybar\n";
        let claims = "subject,relation,object\nturkey,fled,Turkey\nrybar,runs,r2\n";
        let tables = [("claimgraph.toml", ""), ("entities.csv", entities), ("claims.csv", claims)];
        let shown = told("two-spellings", &tables);
        assert!(
            shown.contains("`Rybar` differs from `@Rybar`") && !shown.contains("more"),
            "{shown}"
        );
        let decided = ("same.csv", "left,right,decision\nr2,rybar,different\n");
        assert_eq!(told("two-spellings", &[tables.to_vec(), vec![decided]].concat()), "");
    }

    #[test]
    fn a_name_is_more_than_its_letters() {
        let are_alike = |one, other| letters(one) == letters(other);
        for (one, other) in
            [("US-AID", "usaid"), ("@Rybar", "rybar"), ("O’Neil & Co.", "ONEIL & Co")]
        {
            assert!(are_alike(one, other), "{one} {other}");
        }
        for (one, other) in
            [("C", "C++"), ("1.5", "15"), ("9-11", "911"), ("AB", "A&B"), ("2, 1", "21")]
        {
            assert!(!are_alike(one, other), "{one} {other}");
        }
    }
}
