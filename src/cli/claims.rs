//! `claimgraph claims`

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::path::PathBuf;

use claimgraph::build::{BuildOptions, EdgeMode, Literals};
use claimgraph::check::LARGEST_DOCUMENT;
use claimgraph::formats::csv::is_formula;
use claimgraph::model::{Graph, Ledger};
use claimgraph::text::{FileId, Files, Words, clean};
use claimgraph::{Error, Result};
use serde_json::Value;

use crate::cli::args::{AlsoNamed, Filters, Terminal};
use crate::cli::edge::{self, Sentences};
use crate::cli::input::{ColumnArgs, Input, ReadAs};
use crate::cli::outcome::Outcome;
use crate::cli::question::{Question, print_json};
use crate::cli::report;
use crate::cli::told::{Evidence, Piece, Teller, Told};

/// The columns of the list.
const COLUMNS: [&str; 24] = [
    "claim",
    "status",
    "modality",
    "speaker",
    "when",
    "qualifiers",
    "quote",
    "source",
    "publisher",
    "published",
    "document",
    "line",
    "locator",
    "url",
    "id",
    "row",
    "state",
    "negated",
    "subject_id",
    "object_id",
    "speaker_id",
    "source_id",
    "relation",
    "confidence",
];

/// Stands between the states of a claim.
const STATE_SEPARATOR: &str = "|";

/// List claims in words, with who says so and where, for whoever checks them
///
/// A table for a spreadsheet, in the order in which the documents are read: of each claim who does
/// what to whom, how it is put, the speaker, the quote, and the line of the pinned document on
/// which the quote begins. A claim with several pieces of evidence has a row for each. `state` is
/// what all claims that say the same add up to, and ids at the end tell whom names mean, and which
/// source and relation.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    claimgraph claims graph-data > to-check.csv\n  \
    claimgraph claims graph-data --status alleged,reported > to-check.csv\n  \
    claimgraph claims graph-data --json | jq -r '.[].quote'")]
pub(crate) struct Args {
    /// A project's folder, a table of claims, or `-` for one on stdin
    #[arg(value_name = "INPUT", default_value = ".")]
    path: PathBuf,
    #[command(flatten)]
    also: AlsoNamed,
    #[command(flatten)]
    columns: ColumnArgs,
    /// For programs, as JSON: the cells of each row by column, null where one is empty; `state` is a
    /// list, `negated` true or false, `line` and `confidence` are numbers
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    filters: Filters,
}

/// Runs the command.
pub(crate) fn run(args: Args, terminal: &Terminal) -> Result<Outcome> {
    let Args { path, also, columns, json, filters } = args;
    let path = also.or(path);
    let by_type = !filters.types.is_empty();
    let (edges, literals) = (EdgeMode::Relations, Literals::Nodes);
    let options = BuildOptions { edges, literals, filter: filters.claims() };
    let question = Question::read(&path, &ReadAs::table(columns), options, &filters, terminal)?;
    let Some(said) = &question.input.said else {
        let error = Error::new(format!("`{}` is a graph, and has no claims", path.display()));
        return Err(error.hint("name a project's folder, or a table of claims"));
    };
    let edges: Vec<usize> = (0..question.input.graph.edges.len()).collect();
    let behind = question.rows(said, &edges)?;
    let teller = question.teller(said, &behind)?;
    let mut rows: Vec<Row> = Vec::new();
    for (edge, claims) in behind.iter().enumerate() {
        rows.extend(claims.iter().flat_map(|claim| Row::of(edge, *claim, &teller)));
    }
    find(&mut rows, &said.ledger, question.files());
    rows.sort_unstable_by(|one, other| one.compare(other, &said.ledger));
    let count = said.ledger.claims.len();
    if rows.is_empty() && count > 0 && !terminal.quiet {
        let left = report::plural(count, "claim is left out", "claims are all left out");
        let both = if by_type { "; `--type` wants both ends to have it" } else { "" };
        report::say(&format!("{left} by the filters{both}\n"));
    }
    if json {
        print_json(&as_json(&rows, &teller, &question.input))?;
        return Ok(question.end(terminal));
    }
    let formulas = write(&rows, &teller, &question.input)?;
    if formulas > 0 && !terminal.quiet {
        report::say(&format!("{}\n", report::formulas(formulas)));
    }
    Ok(question.end(terminal))
}

/// A claim, with one piece of its evidence.
struct Row<'a> {
    edge: usize,
    /// The row of the claim.
    claim: usize,
    /// The number of the piece among those of the claim.
    number: usize,
    piece: Piece<'a>,
    document: Option<&'a str>,
    /// Where its quote stands: the first byte, and the line.
    place: Option<(u64, usize)>,
}

impl<'a> Row<'a> {
    /// The rows of a claim: one for each piece of its evidence, or one without any.
    fn of(edge: usize, claim: usize, teller: &Teller<'a>) -> Vec<Row<'a>> {
        let mut pieces = teller.pieces(claim);
        if pieces.is_empty() {
            pieces.push(Piece::default());
        }
        let row = |(number, piece)| Row { edge, claim, number, piece, document: None, place: None };
        pieces.into_iter().enumerate().map(row).collect()
    }

    /// By document, by place in it, and what has none at the end, as the tables have it. Claims of
    /// one sentence come by their ids, which tell of no order of rows.
    fn compare(&self, other: &Row, ledger: &Ledger) -> Ordering {
        let place = |row: &Row| {
            let place = row.place.map_or(u64::MAX, |(start, _)| start);
            (row.piece.source.unwrap_or(usize::MAX), place)
        };
        let id = |row: &Row| row.place.map(|_| ledger.claim(row.claim).id());
        let order = place(self).cmp(&place(other)).then_with(|| id(self).cmp(&id(other)));
        order.then((self.claim, self.number).cmp(&(other.claim, other.number)))
    }

    /// Its cells, of a claim that was told with this piece of evidence.
    fn cells(&self, edge: &OfEdge, claim: &Told) -> [String; 24] {
        let text = |text: Option<&str>| clean(text.unwrap_or_default()).into_owned();
        let of = |column| text(claim.get(column));
        let evidence = claim.evidence.first();
        let from = |get: fn(&Evidence) -> &Option<String>| {
            text(evidence.and_then(|evidence| get(evidence).as_deref()))
        };
        let (title, speaker) = (from(|evidence| &evidence.title), claim.speaker.as_ref());
        let of_source = |column: &str| text(evidence.and_then(|e| e.of_source(column)));
        [
            clean(&edge.sentence).into_owned(),
            of("status"),
            of("modality"),
            text(speaker.map(|speaker| speaker.name.as_str())),
            text(claim.get("when").or(claim.get("when_text"))),
            clean(&claim.qualifiers()).into_owned(),
            from(|evidence| &evidence.quote),
            if title.is_empty() { from(|evidence| &evidence.source) } else { title },
            of_source("publisher"),
            of_source("published"),
            text(self.document),
            self.place.map(|(_, line)| line.to_string()).unwrap_or_default(),
            from(|evidence| &evidence.locator),
            from(|evidence| &evidence.url),
            clean(&claim.id).into_owned(),
            claim.spot(),
            text(Some(&edge.state)),
            if edge.negated { "yes" } else { "no" }.to_string(),
            text(Some(edge.subject)),
            text(Some(edge.object)),
            text(speaker.map(|speaker| speaker.id.as_str())),
            from(|evidence| &evidence.source),
            text(edge.relation),
            of("confidence"),
        ]
    }
}

/// What a claim has in common with all that say the same.
struct OfEdge<'a> {
    sentence: String,
    /// What they add up to: `disputed|single-origin`.
    state: String,
    negated: bool,
    subject: &'a str,
    object: &'a str,
    relation: Option<&'a str>,
}

impl<'a> OfEdge<'a> {
    fn of(edge: usize, sentences: &Sentences, graph: &'a Graph) -> OfEdge<'a> {
        let id = |ends: &[u32]| graph.node_id(ends[edge] as usize);
        OfEdge {
            sentence: sentences.sentence(edge),
            state: edge::texts(graph, edge, "state").join(STATE_SEPARATOR),
            negated: sentences.deny(edge),
            subject: id(&graph.edges.from),
            object: id(&graph.edges.to),
            relation: graph.symbols.text_of(graph.edges.relations[edge]),
        }
    }
}

/// Finds the quotes of rows in the pinned documents, one document after the other.
fn find<'a>(rows: &mut [Row<'a>], ledger: &'a Ledger, files: &Files) {
    let mut of_source: BTreeMap<usize, Vec<&mut Row>> = BTreeMap::new();
    for row in rows {
        if let Some(source) = row.piece.source {
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
    let line_ends: Vec<usize> = memchr::memchr_iter(b'\n', &bytes).collect();
    let line_of = |start: u64| line_ends.partition_point(|end| (*end as u64) < start) + 1;
    for row in rows {
        row.document = path;
        let Some(quote) = row.piece.quote else { continue };
        // The same sentence may stand in several places.
        let line = row.piece.locator.and_then(line_in);
        let there = line.and_then(|line| words.find_where(quote, |at| line_of(at.start) == line));
        let place = there.or_else(|| words.find(quote));
        row.place = place.map(|place| (place.start, line_of(place.start)));
    }
}

/// The line that a locator names, as `line 5` does.
fn line_in(locator: &str) -> Option<usize> {
    let words: Vec<&str> = locator.split(|c: char| !c.is_alphanumeric()).collect();
    let is_line = |word: &str| ["line", "lines"].iter().any(|own| word.eq_ignore_ascii_case(own));
    let mut pairs = words.windows(2).filter(|pair| is_line(pair[0]));
    pairs.find_map(|pair| pair[1].parse().ok())
}

/// Writes the list, and says how many of its cells a spreadsheet would take for a formula.
fn write(rows: &[Row], teller: &Teller, input: &Input) -> Result<usize> {
    let sentences = Sentences::of(input);
    let mut table = csv::Writer::from_writer(std::io::stdout().lock());
    table.write_record(COLUMNS)?;
    let mut formulas = 0;
    for row in rows {
        let edge = OfEdge::of(row.edge, &sentences, &input.graph);
        let cells = row.cells(&edge, &teller.claim_with(row.claim, row.number));
        formulas += cells.iter().filter(|cell| is_formula(cell)).count();
        table.write_record(cells)?;
    }
    table.flush()?;
    Ok(formulas)
}

fn as_json(rows: &[Row], teller: &Teller, input: &Input) -> Value {
    let sentences = Sentences::of(input);
    let object = |row: &Row| {
        let edge = OfEdge::of(row.edge, &sentences, &input.graph);
        let cells = row.cells(&edge, &teller.claim_with(row.claim, row.number));
        let named = COLUMNS.into_iter().zip(cells);
        named.map(|(column, cell)| (column.to_string(), value(column, cell))).collect()
    };
    rows.iter().map(object).map(Value::Object).collect()
}

/// Whether a cell is a number of JSON.
fn is_number(cell: &str) -> bool {
    cell.parse::<serde_json::Number>().is_ok()
}

/// The value of a cell, of the kind that the other commands give it in JSON.
fn value(column: &str, cell: String) -> Value {
    match column {
        "state" => cell.split(STATE_SEPARATOR).filter(|state| !state.is_empty()).collect(),
        "negated" => (cell == "yes").into(),
        _ if cell.is_empty() => Value::Null,
        "line" => cell.parse::<usize>().map_or(Value::Null, Value::from),
        "confidence" if is_number(&cell) => cell.parse().map_or(Value::Null, Value::Number),
        _ => cell.into(),
    }
}
