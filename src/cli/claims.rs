//! `claimgraph claims`

use std::collections::{BTreeMap, HashMap};
use std::io::Write;

use claimgraph::build::{BuildOptions, EdgeMode, Literals};
use claimgraph::check::LARGEST_DOCUMENT;
use claimgraph::formats::csv::is_formula;
use claimgraph::model::Ledger;
use claimgraph::text::{FileId, Files, Words, clean};
use claimgraph::{Error, Result};

use crate::cli::args::{Filters, Terminal};
use crate::cli::edge;
use crate::cli::outcome::Outcome;
use crate::cli::question::{AskedOfAll, Question};
use crate::cli::report;
use crate::cli::told::{Evidence, Told};

/// The columns of the list.
const COLUMNS: [&str; 14] = [
    "claim",
    "status",
    "modality",
    "speaker",
    "when",
    "qualifiers",
    "quote",
    "source",
    "document",
    "line",
    "locator",
    "url",
    "id",
    "row",
];

/// List claims in words, with who says so and where, for whoever checks them
///
/// A table for a spreadsheet, in the order in which the documents are read: of each claim who does
/// what to whom, how it is put, the speaker, the quote, and the line of the pinned document on
/// which the quote begins. A claim with several pieces of evidence has a row for each.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    claimgraph claims graph-data > to-check.csv\n  \
    claimgraph claims graph-data --status alleged,reported > to-check.csv")]
pub(crate) struct Args {
    #[command(flatten)]
    asked: AskedOfAll,
    #[command(flatten)]
    filters: Filters,
}

/// Runs the command.
pub(crate) fn run(args: Args, terminal: &Terminal) -> Result<Outcome> {
    let Args { asked, filters } = args;
    let (edges, literals) = (EdgeMode::Relations, Literals::Nodes);
    let options = BuildOptions { edges, literals, filter: filters.claims() };
    let question = Question::read(&asked.path, asked.from.as_deref(), options, &filters, terminal)?;
    let Some(said) = &question.input.said else {
        let error = Error::new(format!("`{}` is a graph, and has no claims", asked.path.display()));
        return Err(error.hint("name a project's folder, or a table of claims"));
    };
    let graph = &question.input.graph;
    let edges: Vec<usize> = (0..graph.edges.len()).collect();
    let claims = question.claims(&edges)?;
    let mut rows: Vec<Row> = Vec::new();
    for (edge, claims) in edges.into_iter().zip(&claims) {
        let sentence = edge::sentence(graph, edge);
        rows.extend(claims.iter().flat_map(|claim| Row::of(&sentence, claim)));
    }
    find(&mut rows, &said.ledger, question.files());
    rows.sort_by(|one, other| one.order().cmp(&other.order()));
    let formulas = write(&rows)?;
    if formulas > 0 && !terminal.quiet {
        let cells = report::plural(formulas, "text starts", "texts start");
        report::say(&format!("{cells} like a formula; a spreadsheet may run them\n"));
    }
    Ok(question.end(terminal))
}

/// A claim, with one piece of its evidence.
struct Row<'a> {
    sentence: String,
    claim: &'a Told,
    evidence: Option<&'a Evidence>,
    /// The row of its source.
    source: Option<usize>,
    document: Option<&'a str>,
    /// Where its quote stands: the first byte, and the line.
    place: Option<(u64, usize)>,
}

impl<'a> Row<'a> {
    fn of(sentence: &str, claim: &'a Told) -> Vec<Row<'a>> {
        let row = |evidence| {
            let (source, document, place) = (None, None, None);
            Row { sentence: sentence.to_string(), claim, evidence, source, document, place }
        };
        match claim.evidence.is_empty() {
            true => vec![row(None)],
            false => claim.evidence.iter().map(|evidence| row(Some(evidence))).collect(),
        }
    }

    /// By document, by place in it, and what has none at the end, as the tables have it.
    fn order(&self) -> impl Ord + '_ {
        let place = self.place.unwrap_or((u64::MAX, 0));
        let spot = self.claim.place.as_ref().map(|spot| (&spot.file, spot.line));
        (self.source.unwrap_or(usize::MAX), place, spot)
    }

    fn cells(&self) -> [String; 14] {
        let text = |text: Option<&str>| clean(text.unwrap_or_default()).into_owned();
        let of = |column| text(self.claim.get(column));
        let from = |get: fn(&Evidence) -> &Option<String>| {
            text(self.evidence.and_then(|evidence| get(evidence).as_deref()))
        };
        let title = from(|evidence| &evidence.title);
        [
            clean(&self.sentence).into_owned(),
            of("status"),
            of("modality"),
            text(self.claim.speaker.as_deref()),
            text(self.claim.get("when").or(self.claim.get("when_text"))),
            clean(&self.claim.qualifiers()).into_owned(),
            from(|evidence| &evidence.quote),
            if title.is_empty() { from(|evidence| &evidence.source) } else { title },
            text(self.document),
            self.place.map(|(_, line)| line.to_string()).unwrap_or_default(),
            from(|evidence| &evidence.locator),
            from(|evidence| &evidence.url),
            clean(&self.claim.id).into_owned(),
            self.claim.spot(),
        ]
    }
}

/// Finds the quotes of rows in the pinned documents, one document after the other.
fn find<'a>(rows: &mut [Row<'a>], ledger: &'a Ledger, files: &Files) {
    let ids = ledger.sources.column("id").iter().enumerate().rev();
    let sources: HashMap<&str, usize> =
        ids.filter_map(|(row, id)| Some((ledger.text((*id)?), row))).collect();
    let mut of_source: BTreeMap<usize, Vec<&mut Row>> = BTreeMap::new();
    for row in rows {
        let source = row.evidence.and_then(|evidence| evidence.source.as_deref());
        row.source = source.and_then(|source| sources.get(source).copied());
        if let Some(source) = row.source {
            of_source.entry(source).or_default().push(row);
        }
    }
    for (source, file) in &ledger.documents {
        let path = ledger.symbols.text_of(ledger.sources.cell(*source, "file"));
        let rows = of_source.remove(source).unwrap_or_default();
        find_in(*file, path, rows, files);
    }
}

fn find_in<'a>(file: FileId, path: Option<&'a str>, rows: Vec<&mut Row<'a>>, files: &Files) {
    // What can't be read is told by `check`; the claims are listed all the same.
    let Ok(bytes) = files.read(file, LARGEST_DOCUMENT) else { return };
    let words = Words::of(&bytes, files.name(file));
    for row in rows {
        row.document = path;
        let quote = row.evidence.and_then(|evidence| evidence.quote.as_deref());
        row.place = quote.and_then(|quote| words.find(quote)).map(|place| {
            let before = bytes.get(..place.start as usize).unwrap_or_default();
            (place.start, memchr::memchr_iter(b'\n', before).count() + 1)
        });
    }
}

/// Writes the list, and says how many of its cells a spreadsheet would take for a formula.
fn write(rows: &[Row]) -> Result<usize> {
    let mut table = csv::Writer::from_writer(Vec::new());
    let not_written = |error: csv::Error| Error::new(error.to_string());
    table.write_record(COLUMNS).map_err(not_written)?;
    let mut formulas = 0;
    for row in rows {
        let cells = row.cells();
        formulas += cells.iter().filter(|cell| is_formula(cell)).count();
        table.write_record(cells).map_err(not_written)?;
    }
    let table = table.into_inner().map_err(|error| Error::new(error.to_string()))?;
    let mut out = std::io::stdout().lock();
    out.write_all(&table)?;
    out.flush()?;
    Ok(formulas)
}
