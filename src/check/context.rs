//! What the rules look at, and what several of them need to know about it.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use crate::check::documents::{self, Document};
use crate::model::{EvidenceFor, Ledger, Meaning, Relation, Resolution, Sym, Table};
use crate::text::{Files, Place, locate};

/// A ledger, who is who in it, and the files it came from.
pub(super) struct Context<'a> {
    pub(super) ledger: &'a Ledger,
    pub(super) resolution: &'a Resolution,
    pub(super) files: &'a Files,
    /// The names of all rules.
    pub(super) rules: Vec<&'static str>,
    declared: Vec<Declared<'a>>,
    /// For each symbol one more than the number of the relation it means, or 0, or [`SEVERAL`].
    relations: Vec<u32>,
    documents: OnceLock<Vec<Document>>,
    sharing: OnceLock<BTreeMap<usize, Vec<u32>>>,
    names: OnceLock<HashMap<&'a str, Option<u32>>>,
    evidence_for: OnceLock<Vec<EvidenceFor>>,
}

/// What stands for a label that several relations have.
const SEVERAL: u32 = u32::MAX;

/// A relation that the manifest declares.
#[derive(Clone, Copy)]
pub(super) struct Declared<'a> {
    pub(super) number: usize,
    pub(super) id: &'a str,
    pub(super) relation: &'a Relation,
}

impl<'a> Context<'a> {
    pub(super) fn new(
        ledger: &'a Ledger,
        resolution: &'a Resolution,
        files: &'a Files,
        rules: Vec<&'static str>,
    ) -> Context<'a> {
        let all = ledger.schema.relations.iter().enumerate();
        let declared: Vec<Declared> =
            all.map(|(number, (id, relation))| Declared { number, id, relation }).collect();
        let mut relations = vec![0; if declared.is_empty() { 0 } else { ledger.symbols.len() }];
        let by_label =
            declared.iter().rev().map(|known| (known.relation.label.as_str(), known.number));
        let by_id = declared.iter().map(|known| (known.id, known.number));
        // An id comes last, so that it wins over a label.
        for (name, number) in by_label.chain(by_id) {
            if let Some(name) = ledger.symbols.find(name) {
                relations[name.index()] = number as u32 + 1;
            }
        }
        for label in ledger.schema.shared_labels().keys() {
            if let Some(name) = ledger.symbols.find(label) {
                relations[name.index()] = SEVERAL;
            }
        }
        Context {
            ledger,
            resolution,
            files,
            rules,
            declared,
            relations,
            documents: OnceLock::new(),
            sharing: OnceLock::new(),
            names: OnceLock::new(),
            evidence_for: OnceLock::new(),
        }
    }

    /// The declared relation that a cell means, by id or label. Of a label that several have, nobody
    /// knows which is meant.
    #[inline]
    pub(super) fn relation(&self, name: Sym) -> Option<Declared<'a>> {
        let number = (*self.relations.get(name.index())?).checked_sub(1)?;
        self.declared.get(number as usize).copied()
    }

    /// Whether a cell is the id or the label of a declared relation, or of several.
    pub(super) fn names_relation(&self, name: Sym) -> bool {
        self.relations.get(name.index()).is_some_and(|number| *number != 0)
    }

    /// Whether the objects of a relation may be literals; of several, those of any of them.
    pub(super) fn takes_values(&self, relation: Option<Sym>) -> bool {
        let Some(name) = relation else { return false };
        if self.relations.get(name.index()) == Some(&SEVERAL) {
            let label = self.ledger.text(name);
            let mut called_so = self.declared.iter().filter(|known| known.relation.label == label);
            return called_so.any(|known| known.relation.takes_values());
        }
        self.relation(name).is_some_and(|known| known.relation.takes_values())
    }

    /// Whether this is more than a bare table: somebody declares something, or keeps sources.
    pub(super) fn is_project(&self) -> bool {
        let (ledger, schema) = (self.ledger, &self.ledger.schema);
        let declares = !schema.types.is_empty() || !schema.relations.is_empty();
        declares || ledger.declares_entities || !ledger.sources.is_empty()
    }

    /// Whether claims, or pieces of evidence, are there that nobody could read: what they name isn't
    /// known.
    pub(super) fn lacks_rows(&self) -> bool {
        let Ledger { claims, evidence, .. } = self.ledger;
        claims.columns.is_empty()
            || evidence.is_unread()
            || claims.rejected() + evidence.rejected() > 0
    }

    /// Whether a status, by id or label, is the one with this id.
    pub(super) fn is_status(&self, name: &str, id: &str) -> bool {
        let schema = &self.ledger.schema;
        schema.status_rank(name).is_some_and(|rank| schema.statuses[rank].id == id)
    }

    /// Every id, label and alias of an entity that somebody declares.
    pub(super) fn entity_names(&self) -> impl Iterator<Item = &'a str> {
        let (ledger, table) = (self.ledger, &self.ledger.entities);
        let whole = table.column("id").iter().chain(table.column("label"));
        let aliases = table.column("aliases").iter().flat_map(|cell| ledger.list(*cell));
        whole.filter_map(|cell| ledger.symbols.text_of(*cell)).chain(aliases)
    }

    /// Whom a part of a cell means, which may be a name that no whole cell has.
    pub(super) fn meant(&self, name: &str) -> Meaning {
        let cell = self.ledger.symbols.find(name).map(|name| self.resolution.meaning(name));
        match cell {
            Some(known) if known != Meaning::Nobody => known,
            _ => match self.names.get_or_init(|| self.resolution.names(self.ledger)).get(name) {
                Some(Some(number)) => Meaning::Entity(*number),
                Some(None) => Meaning::Ambiguous,
                None => Meaning::Nobody,
            },
        }
    }

    /// The numbers of the entities that share an ambiguous name.
    pub(super) fn sharing(&self, name: Sym) -> &[u32] {
        let sharing = self.sharing.get_or_init(|| self.resolution.sharing(self.ledger));
        sharing.get(&name.index()).map(Vec::as_slice).unwrap_or_default()
    }

    /// The id of an entity.
    pub(super) fn id(&self, number: u32) -> &'a str {
        self.ledger.text(self.resolution.entities[number as usize].id)
    }

    /// The pinned documents, and which quotes aren't in them.
    pub(super) fn documents(&self) -> &[Document] {
        self.documents.get_or_init(|| documents::inspect(self.ledger, self.files))
    }

    /// What each piece of further evidence is for.
    pub(super) fn evidence_for(&self) -> &[EvidenceFor] {
        self.evidence_for.get_or_init(|| self.ledger.evidence_for())
    }

    /// Whether each claim, by its row, has a piece of further evidence.
    pub(super) fn has_further(&self) -> Vec<bool> {
        let mut has = vec![false; self.ledger.claims.len()];
        for meant in self.evidence_for() {
            if let EvidenceFor::Claim(row) = meant {
                has[*row as usize] = true;
            }
        }
        has
    }

    /// How people name a claim: by its id, if it has one.
    pub(super) fn claim_name(&self, row: usize) -> String {
        match self.ledger.symbols.text_of(self.ledger.claims.cell(row, "id")) {
            Some(id) => format!("claim `{id}`"),
            None => "this claim".to_string(),
        }
    }

    /// Where something stands, as `file:line`.
    pub(super) fn line(&self, place: &Place) -> String {
        let name = self.files.name(place.file);
        let at = locate([Some(place)], self.files).pop().flatten();
        at.map_or(name.to_string(), |at| format!("{name}:{}", at.line))
    }

    /// Where rows of a table stand, as `file:line`.
    pub(super) fn lines(&self, table: &Table, rows: &[usize]) -> Vec<String> {
        let places: Vec<Place> = rows.iter().map(|row| table.place(*row)).collect();
        let located = locate(places.iter().map(Some), self.files);
        let line = |(place, at): (&Place, Option<crate::text::Located>)| {
            let name = self.files.name(place.file);
            at.map_or(name.to_string(), |at| format!("{name}:{}", at.line))
        };
        places.iter().zip(located).map(line).collect()
    }
}
