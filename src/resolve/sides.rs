//! Whom the two sides of a decision mean.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::model::{Ledger, Meaning, Resolution, Sym};
use crate::resolve::told::Told;
use crate::text::{Diagnostic, Suggest};

/// How many entities of one name are listed.
const MOST_LISTED: usize = 10;

/// What is known about the sides of all decisions.
pub(super) struct Sides<'a> {
    ledger: &'a Ledger,
    resolution: &'a Resolution,
    suggest: Suggest<'a>,
    /// Those who share a name, found when the first name is one that several have.
    sharing: OnceCell<BTreeMap<usize, Vec<u32>>>,
}

impl<'a> Sides<'a> {
    pub(super) fn of(ledger: &'a Ledger, resolution: &'a Resolution) -> Sides<'a> {
        Sides { ledger, resolution, suggest: Suggest::new(), sharing: OnceCell::new() }
    }

    /// The number of the entity on one side of a row. If there is none, the reason is told.
    pub(super) fn entity(&mut self, row: usize, side: &str, told: &mut Told) -> Option<u32> {
        let (ledger, resolution) = (self.ledger, self.resolution);
        let name = ledger.decisions.cell(row, side);
        let place = || ledger.decisions.place_of(row, side);
        match name.map_or(Meaning::Nobody, |name| resolution.meaning(name)) {
            Meaning::Entity(number) => return Some(number),
            Meaning::Ambiguous => {
                told.tell("ambiguous-name", || self.ambiguous(name).at(place()));
            }
            Meaning::Nobody => told.tell("unknown-entity", || self.nobody(name).at(place())),
        }
        None
    }

    fn ambiguous(&self, name: Option<Sym>) -> Diagnostic {
        let text = self.ledger.symbols.text_of(name).unwrap_or_default();
        let message = format!("several entities are called `{text}`");
        Diagnostic::error("ambiguous-name", message).hint(format!("write {}", self.called(name)))
    }

    /// The ids of those who are called something, as alternatives.
    fn called(&self, name: Option<Sym>) -> String {
        let sharing = self.sharing.get_or_init(|| self.resolution.sharing(self.ledger));
        let numbers = name.and_then(|name| sharing.get(&name.index())).into_iter().flatten();
        let id = |number: &u32| self.ledger.text(self.resolution.entities[*number as usize].id);
        let ids: Vec<String> =
            numbers.take(MOST_LISTED).map(|number| format!("`{}`", id(number))).collect();
        ids.join(" or ")
    }

    fn nobody(&mut self, name: Option<Sym>) -> Diagnostic {
        let (ledger, resolution) = (self.ledger, self.resolution);
        let text = ledger.symbols.text_of(name).unwrap_or_default();
        let ids = || resolution.entities.iter().map(|entity| ledger.text(entity.id));
        let hint = self.suggest.hint(text, ids);
        let hint = hint.unwrap_or_else(|| format!("declare `{text}` in entities.csv"));
        Diagnostic::error("unknown-entity", format!("`{text}` is no entity")).hint(hint)
    }
}
