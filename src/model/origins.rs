//! Which sources an origin names.

use std::collections::HashMap;

use crate::model::{Ledger, Sym};

/// Where a source has it from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// A source, by its id, or what is none.
    One(Sym),
    /// Several of them: it is none of its own, and nobody knows which of them it is.
    Several,
}

/// The sources that origins may name, by id, title, or as a list.
#[derive(Debug)]
pub(crate) struct Origins<'a> {
    ledger: &'a Ledger,
    rows: HashMap<Sym, usize>,
    /// The sources by their titles in small letters; nothing where several have one.
    titles: HashMap<String, Option<Sym>>,
}

impl<'a> Origins<'a> {
    /// Those of a ledger. Of sources with one id, the first counts.
    pub(crate) fn of(ledger: &'a Ledger) -> Origins<'a> {
        let table = &ledger.sources;
        let ids = table.column("id");
        let rows = ids.iter().enumerate().rev().filter_map(|(row, id)| Some(((*id)?, row)));
        let mut origins = Origins { ledger, rows: rows.collect(), titles: HashMap::new() };
        let is_id = |origin: &Sym| origins.rows.contains_key(origin);
        if table.column("origin").iter().flatten().all(is_id) {
            return origins;
        }
        for (id, title) in ids.iter().zip(table.column("title")) {
            let (Some(id), Some(title)) = (*id, ledger.symbols.text_of(*title)) else { continue };
            let title = origins.titles.entry(title.to_lowercase()).or_insert(Some(id));
            *title = title.filter(|other| *other == id);
        }
        origins
    }

    /// The row of the source with an id.
    pub(crate) fn row(&self, id: Sym) -> Option<usize> {
        self.rows.get(&id).copied()
    }

    /// Where a source has it from, if it says so.
    pub(crate) fn of_source(&self, id: Sym) -> Option<Origin> {
        let origin = self.ledger.sources.cell(self.row(id)?, "origin")?;
        Some(self.read(origin))
    }

    /// What an origin names.
    pub(crate) fn read(&self, origin: Sym) -> Origin {
        match self.source(self.ledger.text(origin)) {
            Some(source) => Origin::One(source),
            None if self.parts(origin).is_some() => Origin::Several,
            None => Origin::One(origin),
        }
    }

    /// The sources that an origin names, as far as they are some.
    pub(crate) fn sources(&self, origin: Sym) -> Vec<Sym> {
        if let Some(source) = self.source(self.ledger.text(origin)) {
            return vec![source];
        }
        let parts = self.parts(origin).unwrap_or_default();
        parts.into_iter().filter_map(|part| self.source(part)).collect()
    }

    /// Whether all that an origin names are sources.
    pub(crate) fn are_known(&self, origin: Sym) -> bool {
        let known = self.sources(origin).len();
        known > 0 && known == self.parts(origin).map_or(1, |parts| parts.len())
    }

    /// The source that has a name for its id, or else its title.
    fn source(&self, name: &str) -> Option<Sym> {
        let by_id = self.ledger.symbols.find(name).filter(|id| self.rows.contains_key(id));
        by_id.or_else(|| self.titles.get(&name.to_lowercase()).copied().flatten())
    }

    /// The entries of a list, of which one is a source at least.
    fn parts(&self, origin: Sym) -> Option<Vec<&'a str>> {
        let text = self.ledger.text(origin);
        if !text.contains(self.ledger.schema.list_separator) {
            return None;
        }
        let parts: Vec<&str> = self.ledger.list(Some(origin)).collect();
        let is_list = parts.len() > 1 && parts.iter().any(|part| self.source(part).is_some());
        is_list.then_some(parts)
    }
}
