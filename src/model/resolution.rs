//! Who is who: the entities there are, and whom a name means.

use std::collections::{BTreeMap, HashMap};

use smallvec::SmallVec;

use crate::model::{Ledger, Sym};

/// The entities of a ledger after every decision, and whom each name means.
#[derive(Clone, Debug, Default)]
pub struct Resolution {
    /// The entities. Those decided to be the same are one, under an id that no decision has on its
    /// right, the smallest of several.
    pub entities: Vec<Entity>,
    /// Whom each symbol means, by [`Sym::index`].
    pub meaning: Vec<Meaning>,
    /// The types that claims give entities, by their number; empty if none does. What a table of
    /// entities says comes first.
    pub types: Vec<Option<Sym>>,
}

/// Somebody or something a claim can be about.
#[derive(Clone, Debug)]
pub struct Entity {
    /// The id, under which the graph has it.
    pub id: Sym,
    /// The rows of the table of entities that describe it, first the one whose id it is.
    pub rows: SmallVec<[u32; 4]>,
}

/// Whom a name means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Meaning {
    /// No entity has this id, label or alias.
    #[default]
    Nobody,
    /// The entity with this number.
    Entity(u32),
    /// Several have this label or alias.
    Ambiguous,
}

impl Resolution {
    /// Whom a symbol means.
    pub fn meaning(&self, name: Sym) -> Meaning {
        self.meaning.get(name.index()).copied().unwrap_or_default()
    }

    /// The type that claims give the entity with this number.
    pub fn given_type(&self, number: u32) -> Option<Sym> {
        self.types.get(number as usize).copied().flatten()
    }

    /// The number of the entity that a symbol means, if it means exactly one.
    pub fn entity(&self, name: Sym) -> Option<u32> {
        match self.meaning(name) {
            Meaning::Entity(number) => Some(number),
            Meaning::Nobody | Meaning::Ambiguous => None,
        }
    }

    /// The id of whom a name means; the name itself, if it means nobody.
    pub fn id_of(&self, name: Sym) -> Sym {
        self.entity(name).map_or(name, |number| self.entities[number as usize].id)
    }

    /// What people read for whom a name means: the label, or else the id; the name itself, if it
    /// means nobody.
    pub fn label(&self, name: Sym, ledger: &Ledger) -> Sym {
        let Some(number) = self.entity(name) else { return name };
        let entity = &self.entities[number as usize];
        let labels = ledger.entities.column("label");
        let label = entity.rows.iter().find_map(|row| labels.get(*row as usize).copied().flatten());
        label.unwrap_or(entity.id)
    }

    /// Whom each label and alias means by its text; nobody, if several have it. No symbol tells that
    /// of a label that no claim names.
    pub fn names<'l>(&self, ledger: &'l Ledger) -> HashMap<&'l str, Option<u32>> {
        let mut names: HashMap<&str, Option<u32>> = HashMap::new();
        for (entity, number) in self.entities.iter().zip(0..) {
            for name in entity.rows.iter().flat_map(|row| ledger.names(*row as usize)) {
                let bearer = names.entry(name).or_insert(Some(number));
                *bearer = bearer.filter(|known| *known == number);
            }
        }
        names
    }
    /// The numbers of those who share each ambiguous name, in their order, by the name's number.
    pub fn sharing(&self, ledger: &Ledger) -> BTreeMap<usize, Vec<u32>> {
        let mut sharing: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
        for (entity, number) in self.entities.iter().zip(0..) {
            let names = entity.rows.iter().flat_map(|row| ledger.names_in(*row as usize));
            for name in names.filter(|name| self.meaning(*name) == Meaning::Ambiguous) {
                let numbers = sharing.entry(name.index()).or_default();
                if numbers.last() != Some(&number) {
                    numbers.push(number);
                }
            }
        }
        sharing
    }
}
