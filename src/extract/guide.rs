//! What a reader of documents knows beforehand: cues, and a project's entities and relations.

use std::collections::BTreeMap;

use crate::extract::manner::{Cues, Labels};
use crate::extract::mentions::{key, loose};
use crate::extract::relations::Relations;
use crate::model::{Ledger, Schema, default_statuses};

/// What is known before a document is read: the cues of English and, in a project, its entities,
/// types, relations and statuses.
///
/// It is made once and read by many threads.
///
/// ```
/// use claimgraph::extract::{Extraction, Guide};
/// use claimgraph::{project, text::Files};
///
/// let mut files = Files::default();
/// let known = files.add_bytes("claims.csv", *b"subject,relation,object\nBrightwater AG,owns,Quay\n");
/// let ledger = project::load_table(known, &mut files)?.ledger;
/// let article = files.add_bytes("port.txt", *b"Brightwater AG bought the harbour.\n");
/// let guide = Guide::of(&ledger);
/// let found = Extraction::open(&files, article, &guide)?.next().transpose()?;
/// assert_eq!(found.map(|claim| claim.subject).as_deref(), Some("Brightwater AG"));
/// # Ok::<(), claimgraph::Error>(())
/// ```
#[derive(Debug)]
pub struct Guide {
    pub(super) cues: Cues,
    pub(super) labels: Labels,
    /// The ids of statuses, the firmest first.
    pub(super) statuses: Vec<String>,
    pub(super) relations: Relations,
    entities: Vec<Known>,
    /// Entities by the keys of their names; nothing for a name that several have.
    by_name: BTreeMap<String, Option<u32>>,
    /// The same by what further spellings share, for names that no entity has just so.
    by_loose_name: BTreeMap<String, Option<u32>>,
    pub(super) list_separator: char,
}

/// An entity that a project knows.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) id: String,
    pub(super) kind: Option<String>,
}

impl Default for Guide {
    fn default() -> Self {
        let statuses = default_statuses();
        Guide {
            cues: Cues::of(&statuses),
            labels: Labels::of(&statuses),
            statuses: statuses.into_iter().map(|status| status.id).collect(),
            relations: Relations::default(),
            entities: Vec::new(),
            by_name: BTreeMap::new(),
            by_loose_name: BTreeMap::new(),
            list_separator: '|',
        }
    }
}

impl Guide {
    /// What a project knows: the entities, relations and statuses of its ledger.
    pub fn of(ledger: &Ledger) -> Guide {
        let schema: &Schema = &ledger.schema;
        let mut guide = Guide {
            cues: Cues::of(&schema.statuses),
            labels: Labels::of(&schema.statuses),
            statuses: schema.statuses.iter().map(|status| status.id.clone()).collect(),
            relations: Relations::of(schema),
            list_separator: schema.list_separator,
            ..Guide::default()
        };
        let groups = decided_same(ledger);
        for row in 0..ledger.entities.len() {
            guide.add(ledger, row, &groups);
        }
        guide
    }

    /// Adds an entity. It goes by its own id even if it was decided to be another, so that a claim keeps
    /// whom its sentence names, and the decision can be taken back.
    fn add<'l>(&mut self, ledger: &'l Ledger, row: usize, groups: &BTreeMap<&'l str, &'l str>) {
        let cell = |column| ledger.symbols.text_of(ledger.entities.cell(row, column));
        let Some(id) = cell("id") else { return };
        let number = self.entities.len() as u32;
        let kind = cell("type").map(str::to_string);
        self.entities.push(Known { id: id.to_string(), kind });
        let (group, entities) = (groups.get(id).unwrap_or(&id), &self.entities);
        let is_one = |other: &str| groups.get(other).copied().unwrap_or(other) == *group;
        // Of those who are one, the first has the names that they share.
        let either = |bearer: Option<u32>| match bearer {
            Some(other) if is_one(&entities[other as usize].id) => {
                Some(if id == *group { number } else { other })
            }
            _ => None,
        };
        let aliases = ledger.list(ledger.entities.cell(row, "aliases"));
        for name in cell("label").into_iter().chain(aliases).chain([id]) {
            let key = key(name);
            bear(&mut self.by_loose_name, loose(key.clone()), number, either);
            bear(&mut self.by_name, key, number, either);
        }
    }

    /// The entity of the project that a description in the plural is: `users` of the entity `Users`.
    pub(super) fn group(&self, noun: &str) -> Option<&Known> {
        let mut letters = noun.chars();
        let first = letters.next()?.to_uppercase();
        self.entity(noun).or_else(|| self.entity(&first.chain(letters).collect::<String>()))
    }

    /// The entity of the project that has this name, if only one has.
    pub(super) fn entity(&self, name: &str) -> Option<&Known> {
        let key = key(name);
        let bearer = match self.by_name.get(&key) {
            Some(bearer) => *bearer,
            None => self.by_loose_name.get(&loose(key)).copied().flatten(),
        };
        Some(&self.entities[bearer? as usize])
    }

    /// By what a document's spellings of a name are compared: what the project has just so is told
    /// from all others.
    pub(super) fn key(&self, name: &str) -> String {
        let key = key(name);
        if self.by_name.contains_key(&key) { key } else { loose(key) }
    }
}

/// Gives an entity a name; where another has it, `either` says whose it is, if anybody's.
fn bear(
    names: &mut BTreeMap<String, Option<u32>>,
    name: String,
    number: u32,
    either: impl Fn(Option<u32>) -> Option<u32>,
) {
    let bearer = names.entry(name).or_insert(Some(number));
    if *bearer != Some(number) {
        *bearer = either(*bearer);
    }
}

/// For each entity that was decided to be the same as another, the first of all that are one.
fn decided_same(ledger: &Ledger) -> BTreeMap<&str, &str> {
    let cell =
        |row: usize, column: &str| ledger.symbols.text_of(ledger.decisions.cell(row, column));
    let same = (0..ledger.decisions.len()).filter(|&row| cell(row, "decision") == Some("same"));
    let mut groups = BTreeMap::new();
    for (left, right) in same.filter_map(|row| Some((cell(row, "left")?, cell(row, "right")?))) {
        let (first, other) = (first_of(left, &mut groups), first_of(right, &mut groups));
        if first != other {
            groups.insert(other, first);
        }
    }
    let decided: Vec<&str> = groups.keys().copied().collect();
    decided.into_iter().map(|id| (id, first_of(id, &mut groups))).collect()
}

/// The first of an entity's group, to which all on the way lead from here on.
fn first_of<'l>(id: &'l str, groups: &mut BTreeMap<&'l str, &'l str>) -> &'l str {
    let mut way = Vec::new();
    let mut first = id;
    while let Some(next) = groups.get(first) {
        way.push(first);
        first = next;
    }
    way.into_iter().for_each(|id| _ = groups.insert(id, first));
    first
}
