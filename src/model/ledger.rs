//! What was said, by whom, where: nothing decided, nothing merged.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::model::{Schema, Sym, Symbols, Table};
use crate::text::{FileId, Place};

/// Everything a project or a bare table says, as it says it.
///
/// Its tables carry the model's column names; columns the model doesn't know keep their own.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// Every cell's text.
    pub symbols: Arc<Symbols>,
    /// What the manifest declares.
    pub schema: Schema,
    /// `id type label aliases description external_ids note`, and the table's own columns.
    pub entities: Table,
    /// The columns of [`CLAIM_COLUMNS`](crate::model::CLAIM_COLUMNS), `q.<role>` qualifiers, and
    /// the table's own columns.
    pub claims: Table,
    /// `id type title publisher author url … file sha256 origin note`.
    pub sources: Table,
    /// `claim source quote locator`: second and later pieces of evidence.
    pub evidence: Table,
    /// `left right decision score why by date`.
    pub decisions: Table,
    /// The pinned documents: the source's row, and the file.
    pub documents: Vec<(usize, FileId)>,
    /// Whether a manifest or a table of entities declares who there is; if not, whoever a claim
    /// names exists.
    pub declares_entities: bool,
}

/// What makes two claims the same claim, for the id of one that has none. Ids hang on these and on
/// their order, so a column more in a table is none here.
const MEANING: &[&str] = &[
    "subject",
    "relation",
    "object",
    "status",
    "negated",
    "modality",
    "speaker",
    "when",
    "when_text",
    "source",
    "quote",
    "locator",
];

/// One claim of a [`Ledger`].
#[derive(Clone, Copy, Debug)]
pub struct ClaimRef<'a> {
    ledger: &'a Ledger,
    /// The row in the table of claims.
    pub row: usize,
}

impl Ledger {
    /// The claim in a row.
    pub fn claim(&self, row: usize) -> ClaimRef<'_> {
        ClaimRef { ledger: self, row }
    }

    /// All claims, in the order of the files.
    pub fn all_claims(&self) -> impl Iterator<Item = ClaimRef<'_>> {
        (0..self.claims.len()).map(|row| self.claim(row))
    }

    /// The label and aliases in a row of the table of entities.
    pub fn names(&self, row: usize) -> impl Iterator<Item = &str> {
        let label = self.symbols.text_of(self.entities.cell(row, "label"));
        label.into_iter().chain(self.list(self.entities.cell(row, "aliases")))
    }

    /// The same as the symbols under which claims name them. Labels hardly ever repeat, so they were
    /// not looked up when they were read.
    pub fn names_in(&self, row: usize) -> impl Iterator<Item = Sym> {
        self.names(row).filter_map(|name| self.symbols.find(name))
    }

    /// The text of a symbol.
    pub fn text(&self, symbol: Sym) -> &str {
        self.symbols.text(symbol)
    }

    /// The parts of a cell that holds a list, without blanks around them.
    pub fn list(&self, cell: Option<Sym>) -> impl Iterator<Item = &str> {
        self.symbols
            .text_of(cell)
            .into_iter()
            .flat_map(|text| text.split(self.schema.list_separator))
            .map(str::trim)
            .filter(|part| !part.is_empty())
    }
}

/// `c-` and a hash of some texts: the id of a claim that says them.
pub(crate) fn id_of<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let mut hash = Sha256::new();
    for text in texts {
        // Lengths keep `ab|c` and `a|bc` apart.
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text.as_bytes());
    }
    let digest = hash.finalize();
    let hex: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("c-{hex}")
}

impl<'a> ClaimRef<'a> {
    /// The text of a cell, by the model's column name.
    pub fn get(&self, column: &str) -> Option<&'a str> {
        self.ledger.symbols.text_of(self.ledger.claims.cell(self.row, column))
    }

    /// Where the claim stands.
    pub fn place(&self) -> Place {
        self.ledger.claims.place(self.row)
    }

    /// The claim's id: its own, or `c-` and a hash of what it means, which an untouched claim
    /// keeps when rows around it change.
    pub fn id(&self) -> String {
        match self.get("id") {
            Some(id) => id.to_string(),
            None => self.meaning_id(),
        }
    }

    fn meaning_id(&self) -> String {
        let meaning = MEANING.iter().map(|name| (*name, self.get(name).unwrap_or_default()));
        let mut qualifiers: Vec<(&str, &str)> = self.qualifiers().collect();
        qualifiers.sort_unstable();
        id_of(meaning.chain(qualifiers).flat_map(<[&str; 2]>::from))
    }

    /// The claim's qualifiers: `q.via` and its like, with their text.
    pub fn qualifiers(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let (ledger, row) = (self.ledger, self.row);
        ledger.claims.columns.iter().filter(|column| column.name.starts_with("q.")).filter_map(
            move |column| {
                let cell = column.cells[row]?;
                Some((column.name.as_str(), ledger.text(cell)))
            },
        )
    }
}
