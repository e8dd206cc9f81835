//! Who is who: ids, labels and aliases, and what people decided in `same.csv`.

mod decisions;
mod differences;
mod sides;
mod told;
mod types;

use std::collections::{BTreeMap, BTreeSet};

use petgraph::unionfind::UnionFind;
use rayon::prelude::*;
use smallvec::{SmallVec, smallvec};

use crate::model::{Entity, Ledger, Meaning, Resolution, Sym};
use crate::resolve::told::Told;
use crate::text::Diagnostic;

/// Decides whom each name of a ledger means.
///
/// An id means its entity; a label or alias means the one entity that has it. Where no file
/// declares entities, whoever a claim names as subject or object exists. Decisions that say `same`
/// make two entities one; those that contradict each other are told. Where no file declares
/// entities, claims may give them types.
///
/// ```
/// use claimgraph::{project, resolve::resolve, text::Files};
///
/// let mut files = Files::default();
/// let file = files.add_bytes("letters.csv", *b"subject,relation,object\nAda,wrote to,Mary\n");
/// let ledger = project::load_table(file, &mut files)?.ledger;
/// let (resolution, told) = resolve(&ledger);
/// let ids: Vec<&str> = resolution.entities.iter().map(|entity| ledger.text(entity.id)).collect();
/// assert_eq!((ids, told), (vec!["Ada", "Mary"], vec![]));
/// # Ok::<(), claimgraph::Error>(())
/// ```
pub fn resolve(ledger: &Ledger) -> (Resolution, Vec<Diagnostic>) {
    let mut naming = Naming { ledger, resolution: Resolution::default(), diagnostics: Vec::new() };
    naming.resolution.meaning = vec![Meaning::Nobody; ledger.symbols.len()];
    naming.declared();
    if naming.any_unknown() {
        naming.labels();
        if !ledger.declares_entities {
            naming.inferred();
        }
    }
    let Naming { mut resolution, mut diagnostics, .. } = naming;
    let decided = decisions::read(ledger, &resolution, &mut diagnostics);
    if !decided.same.is_empty() {
        resolution = merged(ledger, resolution, &decided, &mut diagnostics);
    }
    if !ledger.declares_entities {
        resolution.types = types::given(ledger, &resolution, &mut diagnostics);
    }
    (resolution, diagnostics)
}

struct Naming<'a> {
    ledger: &'a Ledger,
    resolution: Resolution,
    diagnostics: Vec<Diagnostic>,
}

impl Naming<'_> {
    fn declared(&mut self) {
        let (entities, mut told) = (&self.ledger.entities, Told::default());
        for (row, id) in entities.column("id").iter().enumerate() {
            let Some(id) = *id else { continue };
            if let Some(number) = self.resolution.entity(id) {
                let entity = &mut self.resolution.entities[number as usize];
                entity.rows.push(row as u32);
                told.tell("duplicate-id", || duplicate(self.ledger, row));
                continue;
            }
            self.add(id, smallvec![row as u32]);
        }
        self.diagnostics.extend(told.finish());
    }

    /// Whether anything names somebody by another word than an id. If nothing does, nobody need be
    /// looked for.
    fn any_unknown(&self) -> bool {
        let (claims, decisions) = (&self.ledger.claims, &self.ledger.decisions);
        let unknown = |cells: &[Option<Sym>]| {
            cells.par_iter().flatten().any(|name| self.resolution.entity(*name).is_none())
        };
        let is_qualifier = |name: &str| name.starts_with("q.");
        let mut qualifiers = claims.columns.iter().filter(|column| is_qualifier(&column.name));
        ["subject", "object", "speaker"].iter().any(|name| unknown(claims.column(name)))
            || qualifiers.any(|column| unknown(&column.cells))
            || ["left", "right"].iter().any(|name| unknown(decisions.column(name)))
    }

    fn labels(&mut self) {
        let (ledger, count) = (self.ledger, self.resolution.entities.len());
        let mut of_name = vec![Meaning::Nobody; self.resolution.meaning.len()];
        for number in 0..count as u32 {
            for row in &self.resolution.entities[number as usize].rows {
                for name in ledger.names_in(*row as usize) {
                    let meaning = &mut of_name[name.index()];
                    *meaning = match *meaning {
                        Meaning::Nobody => Meaning::Entity(number),
                        known if known == Meaning::Entity(number) => known,
                        _ => Meaning::Ambiguous,
                    };
                }
            }
        }
        for (known, meaning) in self.resolution.meaning.iter_mut().zip(of_name) {
            if *known == Meaning::Nobody {
                *known = meaning;
            }
        }
    }

    fn inferred(&mut self) {
        let claims = &self.ledger.claims;
        let literal = self.literal_relations();
        let relations = claims.column("relation");
        for name in claims.column("subject").iter().flatten() {
            self.exists(*name);
        }
        for (row, name) in claims.column("object").iter().enumerate() {
            let is_literal = relations[row].is_some_and(|relation| literal.contains(&relation));
            if let (Some(name), false) = (name, is_literal) {
                self.exists(*name);
            }
        }
    }

    /// The relations whose objects are values unless they name somebody.
    fn literal_relations(&self) -> Vec<Sym> {
        let declared = &self.ledger.schema.relations;
        let takes_values = declared.iter().filter(|(id, _)| self.ledger.schema.takes_values(id));
        let names = takes_values.flat_map(|(id, relation)| [id, &relation.label]);
        names.filter_map(|name| self.ledger.symbols.find(name)).collect()
    }

    #[inline]
    fn exists(&mut self, name: Sym) {
        if self.resolution.meaning[name.index()] == Meaning::Nobody {
            self.add(name, SmallVec::new());
        }
    }

    fn add(&mut self, id: Sym, rows: SmallVec<[u32; 4]>) {
        let number = self.resolution.entities.len() as u32;
        self.resolution.meaning[id.index()] = Meaning::Entity(number);
        self.resolution.entities.push(Entity { id, rows });
    }
}

fn duplicate(ledger: &Ledger, row: usize) -> Diagnostic {
    let id = ledger.symbols.text_of(ledger.entities.cell(row, "id")).unwrap_or_default();
    Diagnostic::error("duplicate-id", format!("two entities have the id `{id}`"))
        .at(ledger.entities.place_of(row, "id"))
        .hint("give one of them another id, or make the two rows one")
}

/// The set of those who were decided to be one that each entity is in, and for each set the one
/// whose id stays: one that no decision puts on its right, the smallest of several.
fn sets(
    ledger: &Ledger,
    before: &Resolution,
    decided: &decisions::Decided,
) -> (Vec<usize>, BTreeMap<usize, usize>) {
    let mut sets = UnionFind::<usize>::new(before.entities.len());
    let mut on_right = vec![false; before.entities.len()];
    for (left, right, _) in &decided.same {
        sets.union(*left as usize, *right as usize);
        on_right[*right as usize] = true;
    }
    let set_of = sets.into_labeling();
    let rank = |number: usize| {
        let id = before.entities[number].id;
        (on_right[number], ledger.text(id))
    };
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    for (number, set) in set_of.iter().enumerate() {
        let kept = first.entry(*set).or_insert(number);
        if rank(number) < rank(*kept) {
            *kept = number;
        }
    }
    (set_of, first)
}

/// Makes those one who were decided to be.
fn merged(
    ledger: &Ledger,
    before: Resolution,
    decided: &decisions::Decided,
    diagnostics: &mut Vec<Diagnostic>,
) -> Resolution {
    let (set_of, first) = sets(ledger, &before, decided);
    let mut new_number = vec![0; before.entities.len()];
    let mut entities = Vec::with_capacity(first.len());
    for (set, kept) in &first {
        new_number[*set] = entities.len() as u32;
        entities.push(before.entities[*kept].clone());
    }
    let mut resolution = Resolution { entities, meaning: before.meaning, types: Vec::new() };
    let kept = |number: usize| new_number[set_of[number]] as usize;
    let is_merged =
        |number: &usize| resolution.entities[kept(*number)].id != before.entities[*number].id;
    let mut merged: Vec<usize> = (0..before.entities.len()).filter(is_merged).collect();
    // What the first row says counts, so the order of rows must not decide which that is.
    merged.sort_unstable_by_key(|number| ledger.text(before.entities[*number].id));
    for number in &merged {
        let rows = &before.entities[*number].rows;
        resolution.entities[kept(*number)].rows.extend_from_slice(rows);
    }
    let into: BTreeSet<usize> = merged.into_iter().map(kept).collect();
    let into = into.into_iter().map(|number| &resolution.entities[number]);
    diagnostics.extend(differences::tell(ledger, into));
    for meaning in &mut resolution.meaning {
        if let Meaning::Entity(number) = meaning {
            *number = new_number[set_of[*number as usize]];
        }
    }
    settle_names(ledger, &mut resolution);
    resolution
}

/// A name that several had who are one now means that one.
fn settle_names(ledger: &Ledger, resolution: &mut Resolution) {
    let mut bearers: BTreeMap<usize, Option<u32>> = BTreeMap::new();
    for (entity, number) in resolution.entities.iter().zip(0..) {
        for row in &entity.rows {
            let names = ledger.names_in(*row as usize);
            for name in names.filter(|name| resolution.meaning(*name) == Meaning::Ambiguous) {
                let bearer = bearers.entry(name.index()).or_insert(Some(number));
                *bearer = bearer.filter(|known| *known == number);
            }
        }
    }
    for (name, bearer) in bearers {
        if let Some(number) = bearer {
            resolution.meaning[name] = Meaning::Entity(number);
        }
    }
}
