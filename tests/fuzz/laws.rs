//! What holds whatever the bytes are: nothing panics, every row is accounted for, and what was
//! read is a graph that every format takes and gives back.

#[path = "../common/dump.rs"]
mod dump;
#[path = "../common/laws.rs"]
mod laws;

use std::fs;
use std::ops::Range;

use claimgraph::build::{BuildOptions, Built, EdgeMode, Literals, build};
use claimgraph::extract::{Extraction, Guide};
use claimgraph::formats::{FORMATS, Format, by_name};
use claimgraph::model::{Graph, default_statuses};
use claimgraph::project::{self, Imported, Loaded};
use claimgraph::text::{Diagnostic, Files, Severity, show, show_json, show_plain};
use claimgraph::{ask, check, resolve};
use dump::dump;
use laws::{obeys, read};
use tempfile::TempDir;

/// The most rows turned away of which each is told; of more, some are only counted.
const ALL_TOLD: u64 = 200;

/// The names that files of a project may have here.
const NAMES: &[&str] = &[
    "claimgraph.toml",
    "claims.csv",
    "claims.jsonl",
    "claims.tsv",
    "entities.csv",
    "evidence.csv",
    "page.html",
    "same.csv",
    "sources.csv",
    "text.txt",
];

/// A small project that names most things a project can name.
const CASE: [(&str, &[u8]); 7] = [
    ("claimgraph.toml", include_bytes!("case/claimgraph.toml")),
    ("claims.csv", include_bytes!("case/claims.csv")),
    ("entities.csv", include_bytes!("case/entities.csv")),
    ("evidence.csv", include_bytes!("case/evidence.csv")),
    ("page.html", include_bytes!("case/page.html")),
    ("same.csv", include_bytes!("case/same.csv")),
    ("sources.csv", include_bytes!("case/sources.csv")),
];

/// Reads a graph, which must then obey the laws of its own format and of another.
pub fn graph(format: &str, bytes: &[u8]) {
    let format = by_name(format).expect("targets name formats");
    let (reading, _) = read(format, bytes);
    let (again, _) = read(format, bytes);
    assert_eq!(dump(&reading.graph), dump(&again.graph), "the same bytes are the same graph");
    obeys(format, &reading.graph);
    obeys(other(bytes), &reading.graph);
    questions(reading.graph);
}

/// Reads a table of claims and does all with it that can be done.
pub fn table(name: &str, bytes: &[u8]) {
    let mut files = Files::default();
    let file = files.add_bytes(name, bytes);
    if let Ok(loaded) = project::load_table(file, &mut files) {
        accounts(&loaded);
        goes_on(loaded, &files, bytes);
    }
}

/// Reads a table whose bytes follow the first ones of a compressed file.
pub fn packed(magic: &[u8], bytes: &[u8]) {
    table("claims.csv", &[magic, bytes].concat());
}

/// Reads a small project in which one file is these bytes.
pub fn beside_a_case(name: &str, bytes: &[u8]) {
    folder(&CASE.map(|(file, own)| (file, if file == name { bytes } else { own })), bytes);
}

/// Reads a project. Each of its files follows a line of two `=` and the file's name.
pub fn project(bytes: &[u8]) {
    let mut files: Vec<(&str, Vec<u8>)> = Vec::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let named = NAMES.iter().find(|name| {
            let rest = line.strip_prefix(b"==").unwrap_or_default();
            rest.trim_ascii() == name.as_bytes()
        });
        match (named, files.last_mut()) {
            (Some(name), _) => files.push((name, Vec::new())),
            (None, Some((_, file))) => file.extend_from_slice(line),
            (None, None) => {}
        }
    }
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, file)| (*name, &file[..])).collect();
    folder(&files, bytes);
}

/// Reads a document for what it claims. Every candidate stands somewhere in it.
pub fn article(name: &str, bytes: &[u8]) {
    let guide = Guide::default();
    let read = || {
        let mut files = Files::default();
        let file = files.add_bytes(name, bytes);
        let mut extraction = Extraction::open(&files, file, &guide).ok()?;
        let found: Vec<_> = extraction.by_ref().map_while(Result::ok).collect();
        show(&extraction.told(), &files, false);
        assert_eq!(extraction.summary().candidates, found.len() as u64);
        Some(found)
    };
    let Some(found) = read() else { return };
    for candidate in &found {
        let Range { start, end } = candidate.place;
        assert!(start < end && end <= bytes.len() as u64, "{start}..{end} is no place");
        assert!(!candidate.subject.is_empty() && !candidate.relation.is_empty());
    }
    assert!(Some(found) == read(), "the same bytes are the same candidates");
}

/// Reads triples of another program into a small project. Every line is accounted for.
pub fn import(bytes: &[u8]) {
    let folder = folder_of(&CASE);
    let mut files = Files::default();
    let loaded = project::load(folder.path(), &mut files).expect("the case is fine");
    let file = files.add_bytes("triples.jsonl", bytes);
    if let Ok(imported) = project::import_candidates(folder.path(), &loaded, file, &files) {
        let Imported { read, added, refused, doubts, .. } = imported;
        show(&refused, &files, false);
        show(&doubts, &files, false);
        assert_eq!(read, added.added + added.known + refused.len(), "a line got lost");
    }
}

fn folder_of(contents: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    for (name, content) in contents {
        fs::write(folder.path().join(name), content).expect("there is room for a file");
    }
    folder
}

fn folder(contents: &[(&str, &[u8])], bytes: &[u8]) {
    let folder = folder_of(contents);
    let load = |files: &mut Files| project::load(folder.path(), files);
    let mut files = Files::default();
    if let Ok(loaded) = load(&mut files) {
        accounts(&loaded);
        let again = load(&mut Files::default()).expect("it was read before");
        assert_eq!(loaded.diagnostics.len(), again.diagnostics.len());
        goes_on(loaded, &files, bytes);
    }
}

/// Rows read are rows kept and rows turned away, each of which is told.
fn accounts(loaded: &Loaded) {
    let ledger = &loaded.ledger;
    let tables =
        [&ledger.entities, &ledger.claims, &ledger.sources, &ledger.evidence, &ledger.decisions];
    for table in tables {
        assert!(table.rows_read >= table.len() as u64);
        assert!(table.columns.iter().all(|column| column.cells.len() == table.len()));
    }
    let rejected: u64 = tables.iter().map(|table| table.rejected()).sum();
    // A header that stands once more is no error, but no claim either.
    let turns_away = |told: &&Diagnostic| {
        told.severity == Severity::Error || told.rule == "repeated-header"
    };
    let told = loaded.diagnostics.iter().filter(turns_away).map(|told| told.count as u64).sum::<u64>();
    assert!(told > 0 || rejected == 0, "a row went away and nobody was told");
    // A table without a column it needs says that once, as one in another encoding does.
    let at_once = ["missing-column", "not-utf-8"];
    let whole = loaded.diagnostics.iter().any(|told| at_once.contains(&told.rule));
    assert!(whole || told >= rejected.min(ALL_TOLD), "{told} of {rejected} rows are told");
}

/// Checks, builds and writes what was read.
fn goes_on(loaded: Loaded, files: &Files, bytes: &[u8]) {
    let Loaded { ledger, diagnostics: mut told } = loaded;
    let (resolution, of_names) = resolve::resolve(&ledger);
    told.extend(of_names);
    told.extend(check::check(&ledger, &resolution, files));
    check::sort(&ledger, &mut told);
    show(&told, files, true);
    show_plain(&told, files);
    show_json(&told, files);
    for (edges, written) in
        [EdgeMode::Relations, EdgeMode::Claims, EdgeMode::Pairs].into_iter().zip(0..)
    {
        let literals = if sum(bytes) % 2 == 0 { Literals::Attributes } else { Literals::Nodes };
        let options = BuildOptions { edges, literals, ..BuildOptions::default() };
        let built = build(&ledger, &resolution, &options).expect("no filter names anything");
        counts(&built, ledger.claims.len(), &options);
        if sum(bytes) % 3 == written {
            obeys(other(bytes), &built.graph);
            questions(built.graph);
        }
    }
}

/// Claims are behind the graph or have no place in it, and nothing is counted twice.
fn counts(built: &Built, claims: usize, options: &BuildOptions) {
    assert_eq!((built.used + built.unplaced, built.filtered), (claims, 0));
    let edges = &built.graph.edges;
    assert!(edges.len() <= built.used);
    if options.edges == EdgeMode::Claims && options.literals == Literals::Nodes {
        assert_eq!(edges.len(), built.used, "each claim is an edge of its own");
    }
}

/// Asks everything that can be asked of any graph.
fn questions(mut graph: Graph) {
    let nodes = graph.nodes.len();
    let ranks: f64 = ask::page_ranks(&graph).iter().sum();
    assert!(nodes == 0 || (ranks - 1.0).abs() < 1e-6, "the ranks add up to {ranks}");
    let pieces = ask::pieces(&graph);
    assert_eq!((pieces.piece_of.len(), pieces.count > 0), (nodes, nodes > 0));
    ask::disputes(&graph, &default_statuses());
    assert_eq!(ask::degrees(&graph).len(), nodes);
    if nodes > 0 {
        let follow = ask::Follow { directed: false, most: usize::MAX, edges: &|_| true };
        ask::shortest_path(&graph, 0, nodes - 1, &follow);
        ask::largest_component(&mut graph);
        assert_eq!(graph.nodes.len(), pieces.largest_size);
    }
}

/// A format that the bytes choose, so that every input is written in the same one each time.
fn other(bytes: &[u8]) -> &'static Format {
    FORMATS[sum(bytes) % FORMATS.len()]
}

fn sum(bytes: &[u8]) -> usize {
    bytes.iter().map(|byte| usize::from(*byte)).sum()
}
