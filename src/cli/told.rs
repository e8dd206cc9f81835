//! A claim as it was told: how it is put, who says so, in which words, where.

use std::collections::{BTreeMap, HashMap, HashSet};

use claimgraph::model::{
    CLAIM_COLUMNS, DIRECTION, EvidenceFor, Modality, Namesakes, Sym, TYPE_COLUMNS, Table,
    TableColumn,
};
use claimgraph::text::{FileId, Files, Located, Place, locate};
use serde_json::{Map, Value, json};

use crate::cli::input::Said;
use crate::cli::manner;
use crate::cli::page::{Page, Tone, flat};

/// A claim and its evidence.
pub(crate) struct Told {
    /// Its id, own or made of what it means.
    pub(crate) id: String,
    /// All its cells that hold something, by column.
    cells: Vec<(String, String)>,
    /// Whether its status alone says that it is not so.
    denies: bool,
    /// Who says so.
    pub(crate) speaker: Option<Speaker>,
    /// The role of each qualifier, and what people read for it; then the columns that mean nothing to
    /// the model, such as a share.
    qualifiers: Vec<(String, String)>,
    pub(crate) place: Option<Spot>,
    pub(crate) evidence: Vec<Evidence>,
}

/// Who says a claim.
pub(crate) struct Speaker {
    /// The id in the graph, or what stands there.
    pub(crate) id: String,
    label: String,
    /// What people read: the label, and the id beside it where somebody else has that label.
    pub(crate) name: String,
}

/// A place in evidence: which source, which words.
pub(crate) struct Evidence {
    pub(crate) source: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) quote: Option<String>,
    pub(crate) locator: Option<String>,
    /// All that the tables say of the source, and of the piece itself where that has a row of its
    /// own, by column.
    about: Vec<(String, String)>,
    cells: Vec<(String, String)>,
    place: Option<Spot>,
}

/// A place that was found again.
#[derive(Clone)]
pub(crate) struct Spot {
    pub(crate) file: String,
    pub(crate) line: usize,
    column: usize,
}

/// The claims in some rows, group by group.
pub(crate) fn told(teller: &Teller, groups: Vec<Vec<usize>>) -> Vec<Vec<Told>> {
    let of = |rows: Vec<usize>| rows.into_iter().map(|row| teller.claim(row)).collect();
    groups.into_iter().map(of).collect()
}

/// Tells claims one at a time, where all of them together would be much to hold.
pub(crate) struct Teller<'a> {
    said: &'a Said,
    namesakes: Namesakes,
    files: &'a Files,
    /// Whether each source, by the index of its symbol, is wanted; nothing if all are.
    wanted: Option<Vec<bool>>,
    /// The rows of further evidence, by the row of the claim.
    further: BTreeMap<usize, Vec<usize>>,
    /// The rows of the sources, by id.
    sources: HashMap<Sym, usize>,
    /// Where everything stands: the file, the line and the column.
    spots: BTreeMap<Row, (FileId, usize, usize)>,
}

/// Where a piece of evidence is to be found: the row of its source, its words, and where they are.
#[derive(Clone, Copy, Default)]
pub(crate) struct Piece<'a> {
    pub(crate) source: Option<usize>,
    pub(crate) quote: Option<&'a str>,
    pub(crate) locator: Option<&'a str>,
}

/// A row of the table of claims, or of the one of further evidence.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Row {
    Claim(usize),
    Evidence(usize),
}

impl<'a> Teller<'a> {
    /// Knows where some claims and their evidence stand, as far as its sources are wanted.
    pub(crate) fn of(
        said: &'a Said,
        files: &'a Files,
        wanted: Option<Vec<bool>>,
        groups: &[Vec<usize>],
    ) -> Teller<'a> {
        let ledger = &said.ledger;
        let rows: HashSet<usize> = groups.iter().flatten().copied().collect();
        let mut further: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (row, meant) in ledger.evidence_for().into_iter().enumerate() {
            if let EvidenceFor::Claim(claim) = meant
                && rows.contains(&(claim as usize))
                && is_from(&wanted, &ledger.evidence, row)
            {
                further.entry(claim as usize).or_default().push(row);
            }
        }
        let ids = ledger.sources.column("id").iter().enumerate().rev();
        let sources = ids.filter_map(|(row, id)| Some(((*id)?, row))).collect();
        let (namesakes, spots) = (said.namesakes(), BTreeMap::new());
        let mut teller = Teller { said, namesakes, files, wanted, further, sources, spots };
        teller.spots = teller.find(groups);
        teller
    }

    /// Where everything stands, found in one walk over each file.
    fn find(&self, groups: &[Vec<usize>]) -> BTreeMap<Row, (FileId, usize, usize)> {
        let ledger = &self.said.ledger;
        let mut places: Vec<(Row, Place)> = Vec::new();
        for row in groups.iter().flatten() {
            places.push((Row::Claim(*row), ledger.claims.place(*row)));
            for row in self.further.get(row).into_iter().flatten() {
                places.push((Row::Evidence(*row), ledger.evidence.place(*row)));
            }
        }
        let located = locate(places.iter().map(|(_, place)| Some(place)), self.files);
        let spot = |((row, place), at): ((Row, Place), Option<Located>)| {
            at.map(|at| (row, (place.file, at.line, at.column)))
        };
        places.into_iter().zip(located).filter_map(spot).collect()
    }

    fn spot(&self, row: Row) -> Option<Spot> {
        let (file, line, column) = *self.spots.get(&row)?;
        Some(Spot { file: self.files.name(file).to_string(), line, column })
    }

    /// Each piece of evidence of a claim, in the order in which [`Teller::claim`] has them.
    pub(crate) fn pieces(&self, row: usize) -> Vec<Piece<'a>> {
        let ledger = &self.said.ledger;
        let piece = |table: &'a Table, row: usize| {
            let source = table.cell(row, "source");
            let text = |column| ledger.symbols.text_of(table.cell(row, column));
            let source = source.and_then(|source| self.sources.get(&source).copied());
            Piece { source, quote: text("quote"), locator: text("locator") }
        };
        let further = self.further.get(&row).into_iter().flatten();
        let own = self.has_own(row).then(|| piece(&ledger.claims, row));
        own.into_iter().chain(further.map(|row| piece(&ledger.evidence, *row))).collect()
    }

    /// Whether a claim's own row has evidence that is wanted.
    fn has_own(&self, row: usize) -> bool {
        let claims = &self.said.ledger.claims;
        let is_there = claims.cell(row, "source").or(claims.cell(row, "quote")).is_some();
        is_there && is_from(&self.wanted, claims, row)
    }

    /// The claim in a row.
    pub(crate) fn claim(&self, row: usize) -> Told {
        let own = self.has_own(row).then(|| self.own_evidence(row));
        let further = self.further.get(&row).into_iter().flatten();
        let further = further.map(|row| self.further_evidence(*row));
        self.put(row, own.into_iter().chain(further).collect())
    }

    /// The claim in a row with one piece of its evidence, counted as [`Teller::pieces`] does. Whoever
    /// needs one piece after the other must not have all of them made each time.
    pub(crate) fn claim_with(&self, row: usize, number: usize) -> Told {
        let further = self.further.get(&row).map(Vec::as_slice).unwrap_or_default();
        let evidence = match (self.has_own(row), number) {
            (true, 0) => Some(self.own_evidence(row)),
            (has_own, number) => {
                let row = further.get(number - usize::from(has_own));
                row.map(|row| self.further_evidence(*row))
            }
        };
        self.put(row, evidence.into_iter().collect())
    }

    /// The evidence that stands in a claim's own row.
    fn own_evidence(&self, row: usize) -> Evidence {
        self.evidence(&self.said.ledger.claims, row, self.spot(Row::Claim(row)))
    }

    /// The evidence in a row of the table of further evidence.
    fn further_evidence(&self, row: usize) -> Evidence {
        let table = &self.said.ledger.evidence;
        let cells = self.cells(table, row);
        Evidence { cells, ..self.evidence(table, row, self.spot(Row::Evidence(row))) }
    }

    /// The claim in a row, with some of its evidence.
    fn put(&self, row: usize, evidence: Vec<Evidence>) -> Told {
        let ledger = &self.said.ledger;
        let claim = ledger.claim(row);
        let place = self.spot(Row::Claim(row));
        let cells = self.cells(&ledger.claims, row);
        let speaker = ledger.claims.cell(row, "speaker");
        let speaker = speaker.map(|name| self.speaker(name));
        let qualifiers = claim.qualifiers().map(|(column, text)| self.qualifier(column, text));
        let own = cells.iter().filter(|(column, _)| is_own(column)).cloned();
        let qualifiers = qualifiers.chain(own).collect();
        let status = ledger.symbols.text_of(ledger.claims.cell(row, "status"));
        let denies = status.is_some_and(|status| ledger.schema.denies(status));
        Told { id: claim.id(), cells, denies, speaker, qualifiers, place, evidence }
    }

    fn speaker(&self, name: Sym) -> Speaker {
        let Said { ledger, resolution, .. } = self.said;
        Speaker {
            id: ledger.text(resolution.id_of(name)).to_string(),
            label: ledger.text(resolution.label(name, ledger)).to_string(),
            name: self.said.name(name, &self.namesakes),
        }
    }

    /// The role of a qualifier, and whom or what it names.
    fn qualifier(&self, column: &str, text: &str) -> (String, String) {
        let separator = self.said.ledger.schema.list_separator;
        let name = |text: &str| match self.said.ledger.symbols.find(text) {
            Some(name) => self.said.name(name, &self.namesakes),
            None => text.to_string(),
        };
        let parts = text.split(separator).map(|part| name(part.trim()));
        let role = column.strip_prefix("q.").unwrap_or(column);
        (role.to_string(), parts.collect::<Vec<_>>().join("|"))
    }

    /// The cells of a row that hold something, by column.
    fn cells(&self, table: &Table, row: usize) -> Vec<(String, String)> {
        let cell = |column: &TableColumn| {
            let text = self.said.ledger.symbols.text_of(column.cells[row])?;
            Some((column.name.clone(), text.to_string()))
        };
        table.columns.iter().filter_map(cell).collect()
    }

    fn evidence(&self, table: &Table, row: usize, place: Option<Spot>) -> Evidence {
        let ledger = &self.said.ledger;
        let text = |cell: Option<Sym>| ledger.symbols.text_of(cell).map(str::to_string);
        let source = table.cell(row, "source");
        let described = source.and_then(|source| self.sources.get(&source));
        let of_source = |name: &str| described.and_then(|row| ledger.sources.cell(*row, name));
        Evidence {
            source: text(source),
            title: text(of_source("title")),
            url: text(of_source("url")),
            quote: text(table.cell(row, "quote")),
            locator: text(table.cell(row, "locator")),
            about: described.map_or(Vec::new(), |row| self.cells(&ledger.sources, *row)),
            cells: Vec::new(),
            place,
        }
    }
}

/// Whether a column of claims is the table's own.
fn is_own(column: &str) -> bool {
    let is_known = CLAIM_COLUMNS.contains(&column) || TYPE_COLUMNS.contains(&column);
    !is_known && column != DIRECTION && !column.starts_with("q.")
}

/// Whether the source in a row of a table is wanted.
fn is_from(wanted: &Option<Vec<bool>>, table: &Table, row: usize) -> bool {
    let Some(wanted) = wanted else { return true };
    table.cell(row, "source").is_some_and(|source| wanted[source.index()])
}

impl Told {
    /// What stands in a column.
    pub(crate) fn get(&self, column: &str) -> Option<&str> {
        self.cells.iter().find(|(name, _)| name == column).map(|(_, text)| text.as_str())
    }

    /// Whether it says no more than that it is doubtful.
    pub(crate) fn doubts(&self) -> bool {
        self.get("modality").and_then(Modality::of) == Some(Modality::Doubted)
    }

    /// How it is put, by whom, when: `alleged, possible, says Users, 2026-02`.
    fn manner(&self) -> String {
        let mut parts = manner::put(|column| self.get(column), self.denies);
        parts.extend(self.speaker.as_ref().map(|speaker| format!("says {}", speaker.name)));
        parts.extend(manner::when(|column| self.get(column)));
        for (role, text) in &self.qualifiers {
            parts.push(format!("{role} {}", text.replace('|', ", ")));
        }
        parts.join(", ")
    }

    /// What else belongs to it, as `amount: $4 million; to: the fund`.
    pub(crate) fn qualifiers(&self) -> String {
        let qualifiers = self.qualifiers.iter();
        qualifiers.map(|(role, text)| format!("{role}: {text}")).collect::<Vec<_>>().join("; ")
    }

    /// Where it stands, as `claims.csv:14`.
    pub(crate) fn spot(&self) -> String {
        self.place.as_ref().map(Spot::text).unwrap_or_default()
    }

    /// Adds it to a page.
    pub(crate) fn write(&self, indent: usize, page: &mut Page) {
        let manner = self.manner();
        if self.evidence.is_empty() {
            let between = if manner.is_empty() { "" } else { " · " };
            let spot = format!("{between}{}", self.spot());
            return page.line(indent, &[(Tone::Plain, &manner), (Tone::Faint, &spot)]);
        }
        page.line(indent, &[(Tone::Plain, &manner)]);
        for evidence in &self.evidence {
            if let Some(quote) = &evidence.quote {
                page.line(indent + 2, &[(Tone::Plain, &format!("“{quote}”"))]);
            }
            page.line(indent + 2, &[(Tone::Faint, &evidence.origin())]);
        }
    }

    /// It, as a few lines of text.
    pub(crate) fn text(&self) -> String {
        let mut lines = vec![flat(&self.manner())];
        if self.evidence.is_empty() {
            lines.push(self.spot());
        }
        for evidence in &self.evidence {
            lines.extend(evidence.quote.as_ref().map(|quote| format!("“{}”", flat(quote))));
            lines.push(flat(&evidence.origin()));
        }
        lines.retain(|line| !line.is_empty());
        lines.join("\n")
    }

    /// It, for programs.
    pub(crate) fn json(&self) -> Value {
        let cells = as_object(&self.cells);
        let evidence: Vec<Value> = self.evidence.iter().map(Evidence::json).collect();
        json!({
            "id": self.id,
            "place": self.place.as_ref().map(Spot::json),
            "speaker_label": self.speaker.as_ref().map(|speaker| &speaker.label),
            "cells": cells,
            "evidence": evidence,
        })
    }
}

impl Evidence {
    /// What the table of sources says of its source in a column.
    pub(crate) fn of_source(&self, column: &str) -> Option<&str> {
        self.about.iter().find(|(name, _)| name == column).map(|(_, text)| text.as_str())
    }

    /// Which source, where in it, and where that is written: `A report (brief-2), par. 1 · claims.csv:14`.
    fn origin(&self) -> String {
        let source = match (&self.title, &self.source) {
            (Some(title), Some(source)) => Some(format!("{title} ({source})")),
            (None, source) => source.clone(),
            (title, None) => title.clone(),
        };
        let parts: Vec<String> = source.into_iter().chain(self.locator.clone()).collect();
        let spot = self.place.as_ref().map(Spot::text);
        let parts = std::iter::once(parts.join(", ")).filter(|text| !text.is_empty());
        parts.chain(spot).collect::<Vec<_>>().join(" · ")
    }

    fn json(&self) -> Value {
        json!({
            "source": self.source,
            "title": self.title,
            "url": self.url,
            "quote": self.quote,
            "locator": self.locator,
            "about_source": as_object(&self.about),
            "cells": as_object(&self.cells),
            "place": self.place.as_ref().map(Spot::json),
        })
    }
}

fn as_object(cells: &[(String, String)]) -> Map<String, Value> {
    cells.iter().map(|(name, text)| (name.clone(), json!(text))).collect()
}

impl Spot {
    fn text(&self) -> String {
        format!("{}:{}", self.file, self.line)
    }

    fn json(&self) -> Value {
        json!({ "file": self.file, "line": self.line, "column": self.column })
    }
}
