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
        let same = decided_same(ledger);
        for row in 0..ledger.entities.len() {
            guide.add(ledger, row, &same);
        }
        guide
    }

    fn add(&mut self, ledger: &Ledger, row: usize, same: &BTreeMap<&str, &str>) {
        let cell = |column| ledger.symbols.text_of(ledger.entities.cell(row, column));
        let Some(own) = cell("id") else { return };
        let mut id = own;
        // Decisions that go in a circle end after as many steps as there are decisions.
        for _ in 0..same.len() {
            let Some(kept) = same.get(id) else { break };
            id = kept;
        }
        let known = self.by_name.get(&key(id)).copied().flatten();
        let number = known.unwrap_or(self.entities.len() as u32);
        let kind = cell("type").map(str::to_string);
        if known.is_none() {
            self.entities.push(Known { id: id.to_string(), kind });
        }
        let aliases = ledger.list(ledger.entities.cell(row, "aliases"));
        for name in cell("label").into_iter().chain(aliases).chain([id, own]) {
            let key = key(name);
            let is_own = |bearer: Option<u32>| bearer.filter(|known| *known == number);
            let bearer = self.by_loose_name.entry(loose(key.clone())).or_insert(Some(number));
            *bearer = is_own(*bearer);
            let bearer = self.by_name.entry(key).or_insert(Some(number));
            *bearer = is_own(*bearer);
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

/// For each entity that was decided to be the same as another, that other one.
fn decided_same(ledger: &Ledger) -> BTreeMap<&str, &str> {
    let cell =
        |row: usize, column: &str| ledger.symbols.text_of(ledger.decisions.cell(row, column));
    let same = (0..ledger.decisions.len()).filter(|&row| cell(row, "decision") == Some("same"));
    same.filter_map(|row| Some((cell(row, "right")?, cell(row, "left")?))).collect()
}
