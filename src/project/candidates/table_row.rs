//! A row as the cells of it that hold something.

use crate::extract::Candidate;
use crate::model::{NEW_CLAIM_COLUMNS, TYPE_COLUMNS, Table, id_of, joined};

/// Where a candidate's sentence stands, and how it was read.
const READ_COLUMNS: [&str; 5] = ["start", "end", "cue", "rule", "relation_text"];

/// The columns of a table of candidates. Qualifiers (`q.on`, `q.via` …) follow where there are any.
pub const CANDIDATE_COLUMNS: &[&str] = &joined::<16, 5, 21>(NEW_CLAIM_COLUMNS, READ_COLUMNS);

/// The columns that only a candidate has; a claim that it becomes leaves them behind.
pub(in crate::project) const OWN_COLUMNS: &[&str] = &joined::<5, 3, 8>(READ_COLUMNS, TYPE_COLUMNS);

/// The columns by which a table of candidates is known: where its sentence stands, and which rule
/// found what it says.
const SIGNS: [&str; 3] = ["start", "end", "rule"];

/// Whether a table of claims is one of candidates.
pub fn holds_candidates(claims: &Table) -> bool {
    SIGNS.iter().all(|sign| claims.position(sign).is_some())
}

/// What makes two candidates of a document the same candidate. As ids hang on these and on their
/// order, they aren't made of the columns that there are.
const IDENTITY: &[&str] = &[
    "source",
    "start",
    "end",
    "quote",
    "subject",
    "relation",
    "object",
    "status",
    "negated",
    "modality",
    "speaker",
    "when",
    "when_text",
];

/// A row of a table: the text of each column that has some.
///
/// ```
/// use claimgraph::project::TableRow;
/// let mut row = TableRow::of([("subject", "Ada"), ("relation", "wrote to")]);
/// row.set("object", "Mary");
/// assert_eq!(row.get("object"), Some("Mary"));
/// assert_eq!(row.get("speaker"), None);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableRow(Vec<(String, String)>);

impl TableRow {
    /// A row with these columns and texts.
    pub fn of<const N: usize>(cells: [(&str, &str); N]) -> TableRow {
        let mut row = TableRow::default();
        cells.iter().for_each(|(column, text)| row.set(column, text));
        row
    }

    /// The row of a candidate that a document made. Its source is the document's name in the
    /// table of sources, or that of its file where there is no such table.
    pub fn of_candidate(candidate: &Candidate, source: &str) -> TableRow {
        let yes_no = if candidate.negated { "yes" } else { "no" };
        let confidence = format!("{:.2}", candidate.confidence);
        let (start, end) = (candidate.place.start.to_string(), candidate.place.end.to_string());
        let mut row = TableRow::of([
            ("subject", &candidate.subject),
            ("relation", &candidate.relation),
            ("object", &candidate.object),
            ("status", &candidate.status),
            ("negated", yes_no),
            ("modality", candidate.modality.name()),
            ("source", source),
            ("quote", &candidate.quote),
            ("confidence", &confidence),
            ("start", &start),
            ("end", &end),
            ("cue", &candidate.cue),
            ("rule", candidate.rule),
        ]);
        for (column, text) in [
            ("speaker", &candidate.speaker),
            ("when", &candidate.when),
            ("when_text", &candidate.when_text),
            ("note", &candidate.note),
            ("relation_text", &candidate.relation_text),
            ("subject_type", &candidate.subject_type),
            ("object_type", &candidate.object_type),
            ("speaker_type", &candidate.speaker_type),
        ] {
            row.set(column, text.as_deref().unwrap_or_default());
        }
        for (role, text) in &candidate.qualifiers {
            row.set(&format!("q.{role}"), text);
        }
        row.set("id", &row.meaning_id());
        row
    }

    /// The text of a column, if there is any.
    pub fn get(&self, column: &str) -> Option<&str> {
        let cell = self.0.iter().find(|(name, _)| name == column);
        cell.map(|(_, text)| text.as_str())
    }

    /// Sets the text of a column; without text, the column has none.
    pub fn set(&mut self, column: &str, text: &str) {
        let known = self.0.iter().position(|(name, _)| name == column);
        match (known, text.is_empty()) {
            (Some(at), true) => drop(self.0.remove(at)),
            (Some(at), false) => self.0[at].1 = text.to_string(),
            (None, true) => {}
            (None, false) => self.0.push((column.to_string(), text.to_string())),
        }
    }

    /// Columns and texts, in the order in which they were first set.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(column, text)| (column.as_str(), text.as_str()))
    }

    /// The cells that another row has otherwise: each column, and the text there.
    pub(super) fn changes<'c>(&'c self, other: &'c TableRow) -> Vec<(&'c str, &'c str)> {
        let emptied = self.iter().filter(|(column, _)| other.get(column).is_none());
        let emptied = emptied.map(|(column, _)| (column, ""));
        let changed = other.iter().filter(|(column, text)| self.get(column) != Some(text));
        emptied.chain(changed).collect()
    }

    /// `c-` and a hash of where it stands and what it says: the same on every run, and the id of
    /// the claim that it may become.
    pub(super) fn meaning_id(&self) -> String {
        let identity = IDENTITY.iter().map(|column| self.get(column).unwrap_or_default());
        let mut qualifiers: Vec<(&str, &str)> =
            self.iter().filter(|(column, _)| column.starts_with("q.")).collect();
        qualifiers.sort_unstable();
        id_of(identity.chain(qualifiers.into_iter().flat_map(<[&str; 2]>::from)))
    }
}

impl From<Vec<(String, String)>> for TableRow {
    fn from(cells: Vec<(String, String)>) -> TableRow {
        TableRow(cells)
    }
}
