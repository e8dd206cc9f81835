//! Tables of claims: what a person found, and what a program did.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use claimgraph::extract::{Candidate, Extraction, Guide};
use claimgraph::text::Files;

/// What a person found in an article.
#[derive(Default)]
pub(crate) struct Expected {
    /// The claims it makes.
    pub(crate) claims: Vec<ExpectedClaim>,
    /// Its words that make none.
    pub(crate) furniture: Vec<String>,
}

/// A claim that a person found; of a list, each is right, and of names the first is the fullest.
#[derive(Clone)]
pub(crate) struct ExpectedClaim {
    pub(crate) subject: Vec<String>,
    pub(crate) relation: Vec<String>,
    pub(crate) object: Vec<String>,
    pub(crate) status: Vec<String>,
    pub(crate) negated: bool,
    pub(crate) modality: Vec<String>,
    pub(crate) speaker: Vec<String>,
    pub(crate) when: Vec<String>,
    pub(crate) quote: String,
    /// Whether it has to be found.
    pub(crate) is_required: bool,
}

/// A claim that a program found; what it doesn't say is empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Found {
    pub(crate) subject: String,
    pub(crate) relation: String,
    pub(crate) object: String,
    pub(crate) status: String,
    pub(crate) negated: bool,
    pub(crate) modality: String,
    pub(crate) speaker: String,
    pub(crate) when: String,
    pub(crate) quote: String,
}

impl Expected {
    /// Reads `NAME.expected.csv`.
    pub(crate) fn read(path: &Path) -> Result<Expected, String> {
        let mut expected = Expected::default();
        for (line, row) in rows(path)? {
            let cell = |name: &str| row.get(name).cloned().unwrap_or_default();
            let list = |name: &str| cell(name).split('|').map(str::to_string).collect();
            let is_required = match cell("required").as_str() {
                "never" => {
                    expected.furniture.push(cell("quote"));
                    continue;
                }
                word => yes_or_no(word).ok_or_else(|| at(path, line, "required", word))?,
            };
            let negated = cell("negated");
            expected.claims.push(ExpectedClaim {
                subject: list("subject"),
                relation: list("relation"),
                object: list("object"),
                status: list("status"),
                negated: yes_or_no(&negated).ok_or_else(|| at(path, line, "negated", &negated))?,
                modality: list("modality"),
                speaker: list("speaker"),
                when: list("when"),
                quote: cell("quote"),
                is_required,
            });
        }
        Ok(expected)
    }
}

impl Found {
    /// What reading a document finds.
    pub(crate) fn extracted(path: &Path) -> Result<Vec<Found>, String> {
        let mut files = Files::default();
        let file = files.add(path);
        let guide = Guide::default();
        let extraction = Extraction::open(&files, file, &guide).map_err(|e| e.to_string())?;
        let found =
            extraction.map(|candidate| Ok(Found::of(candidate.map_err(|e| e.to_string())?)));
        found.collect()
    }

    fn of(candidate: Candidate) -> Found {
        Found {
            subject: candidate.subject,
            relation: candidate.relation,
            object: candidate.object,
            status: candidate.status,
            negated: candidate.negated,
            modality: candidate.modality.name().to_string(),
            speaker: candidate.speaker.unwrap_or_default(),
            when: candidate.when.unwrap_or_default(),
            quote: candidate.quote,
        }
    }

    /// Reads a table of claims that a program wrote; `status` and `modality` may be missing.
    pub(crate) fn read(path: &Path) -> Result<Vec<Found>, String> {
        let mut found = Vec::new();
        for (_, row) in rows(path)? {
            let cell = |name: &str| row.get(name).cloned().unwrap_or_default();
            let or = |name: &str, usual: &str| match cell(name) {
                word if word.is_empty() => usual.to_string(),
                word => word,
            };
            found.push(Found {
                subject: cell("subject"),
                relation: cell("relation"),
                object: cell("object"),
                status: or("status", "asserted"),
                negated: yes_or_no(&cell("negated")).unwrap_or_default(),
                modality: or("modality", "actual"),
                speaker: cell("speaker"),
                when: cell("when"),
                quote: cell("quote"),
            });
        }
        Ok(found)
    }
}

/// The text of a file.
pub(crate) fn text_of(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// The cells of a row, by the names of their columns.
type Row = BTreeMap<String, String>;

/// The rows of a table, each with its line.
fn rows(path: &Path) -> Result<Vec<(u64, Row)>, String> {
    let text = text_of(path)?;
    let problem = |error: csv::Error| format!("{}: {error}", path.display());
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let names = reader.headers().map_err(problem)?.clone();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(problem)?;
        let line = record.position().map_or(0, csv::Position::line);
        let cells = names.iter().zip(&record);
        rows.push((line, cells.map(|(name, cell)| (name.to_string(), cell.to_string())).collect()));
    }
    Ok(rows)
}

fn yes_or_no(word: &str) -> Option<bool> {
    match word {
        "yes" | "true" => Some(true),
        "no" | "false" => Some(false),
        _ => None,
    }
}

fn at(path: &Path, line: u64, column: &str, word: &str) -> String {
    format!("{}:{line}: `{column}` is `{word}`", path.display())
}
