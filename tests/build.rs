//! The laws of building: who says what, in which order, in how many files and on how many threads
//! leaves no trace; every claim is accounted for; and what is counted can be counted by hand.

#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::Path;

use claimgraph::build::{BuildOptions, Built, EdgeMode, Filter, Literals, build};
use claimgraph::model::{Cells, Graph, Ledger, Resolution, default_statuses};
use claimgraph::text::{Files, clean_name};
use claimgraph::{ask, formats, project, resolve};
use common::graphs::{ids, texts};
use proptest::collection::vec;
use proptest::option::{of, weighted};
use proptest::prelude::*;
use proptest::sample::select;

/// The cells of a row, in the order of a table's headers.
type Row = Vec<Option<String>>;

const CLAIMS: &[&str] = &[
    "id",
    "subject",
    "relation",
    "object",
    "status",
    "negated",
    "modality",
    "speaker",
    "when",
    "source",
    "quote",
    "locator",
    "confidence",
    "note",
    "q.via",
    "Extra",
    "direction",
];
const ENTITIES: &[&str] = &["id", "type", "label", "aliases", "description", "Born"];
const SOURCES: &[&str] = &["id", "title", "url", "origin"];
const EVIDENCE: &[&str] = &["claim", "source", "quote"];
const SAME: &[&str] = &["left", "right", "decision"];

const MODES: [EdgeMode; 3] = [EdgeMode::Relations, EdgeMode::Claims, EdgeMode::Pairs];

/// The tables of a project.
#[derive(Clone, Debug)]
struct Tables {
    claims: Vec<Row>,
    entities: Vec<Row>,
    sources: Vec<Row>,
    evidence: Vec<Row>,
    same: Vec<Row>,
}

fn config() -> ProptestConfig {
    // `PROPTEST_CASES=10000` looks longer.
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

/// A cell of words from a short list, so that rows repeat and contradict one another.
fn some(words: &'static [&'static str]) -> impl Strategy<Value = Option<String>> {
    weighted(0.4, select(words)).prop_map(|word| word.map(str::to_string))
}

fn claims(names: Vec<String>) -> impl Strategy<Value = Vec<Row>> {
    let name = move || select(names.clone()).prop_map(Some);
    let word = || weighted(0.2, select(&["", " ", "x", "y|z", "\"", "a\nb", "=1+1", "日本"][..]));
    let relation = select(&["knows", "Knows", "owns \"it\"", "->", "not"][..]);
    let status = some(&["asserted", "stated", "claimed", "alleged", "denied", "Denied", "?"]);
    let when = some(&["2020", "2020-02", "XXXX-10", "2019/2021", "2020/..", "../2018", "soon"]);
    let direction = some(&["Directed", "Undirected"]);
    let row = (
        (name(), relation, name()),
        (status, some(&["yes", "no", "maybe"]), some(&["actual", "possible", "doubted"])),
        (weighted(0.2, name()), when, some(&["wire", "paper", "radio", "nobody", "s|t"])),
        (word(), word(), some(&["0.5", "0.25", "high"]), word(), word(), word(), direction),
    );
    let row = row.prop_map(|((from, relation, to), (status, negated, modality), rest, own)| {
        let (speaker, when, source) = rest;
        let (quote, locator, confidence, note, via, extra, direction) = own;
        let text = |word: Option<&str>| word.map(str::to_string);
        vec![
            None,
            from,
            text(Some(relation)),
            to,
            status,
            negated,
            modality,
            speaker.flatten(),
            when,
            source,
            text(quote),
            text(locator),
            confidence,
            text(note),
            text(via),
            text(extra),
            direction,
        ]
    });
    vec((row, any::<bool>()), 0..24).prop_map(|rows| {
        let numbered = rows.into_iter().enumerate().map(|(number, (mut row, has_id))| {
            row[0] = has_id.then(|| format!("c{number}"));
            row
        });
        numbered.collect()
    })
}

/// The tables of a project that hasn't declared everybody it names, in hostile words.
fn tables() -> impl Strategy<Value = Tables> {
    let names = vec(ids(), 1..5).prop_map(|names| -> Vec<String> {
        names.into_iter().collect::<BTreeSet<_>>().into_iter().collect()
    });
    names.prop_flat_map(|names| {
        let described = vec((of(select(&["a", "b"][..])), texts(), texts(), texts()), names.len());
        let entities = {
            let names = names.clone();
            described.prop_map(move |described| -> Vec<Row> {
                let row = |(name, (kind, label, about, born)): (&String, _)| {
                    let kind: Option<&str> = kind;
                    let kind = kind.map(str::to_string);
                    vec![Some(name.clone()), kind, Some(label), None, Some(about), Some(born)]
                };
                names.iter().zip(described).map(row).collect()
            })
        };
        let name = || select(names.clone()).prop_map(Some);
        let source = (
            some(&["", "A title"]),
            some(&["https://e.org/?a=1&b=2", "mailto:x"]),
            some(&["wire"]),
        );
        let sources = vec(source, 3).prop_map(|described| -> Vec<Row> {
            let ids = ["wire", "paper", "radio"].map(|id| Some(id.to_string()));
            let row = |(id, (title, url, origin))| vec![id, title, url, origin];
            ids.into_iter().zip(described).map(row).collect()
        });
        let claim = (0..24_usize).prop_map(|number| Some(format!("c{number}")));
        let evidence = vec((claim, select(&["wire", "paper", "radio"][..]), of(texts())), 0..6)
            .prop_map(|rows| {
                rows.into_iter().map(|(claim, s, q)| vec![claim, Some(s.to_string()), q]).collect()
            });
        let same =
            vec((name(), name(), select(&["same", "same", "different", "unsure"][..])), 0..4)
                .prop_map(|rows| {
                    rows.into_iter().map(|(l, r, d)| vec![l, r, Some(d.to_string())]).collect()
                });
        let parts = (claims(names.clone()), entities, sources, evidence, same);
        parts.prop_map(|(claims, entities, sources, evidence, same)| Tables {
            claims,
            entities,
            sources,
            evidence,
            same,
        })
    })
}

fn delimited(heads: &[&str], rows: &[Row], delimiter: &str) -> String {
    let quoted = |cell: &Option<String>| {
        cell.as_ref().map_or(String::new(), |cell| format!("\"{}\"", cell.replace('"', "\"\"")))
    };
    let line = |row: &Row| row.iter().map(quoted).collect::<Vec<_>>().join(delimiter) + "\n";
    format!("{}\n{}", heads.join(delimiter), rows.iter().map(line).collect::<String>())
}

fn json_lines(heads: &[&str], rows: &[Row]) -> String {
    let line = |row: &Row| {
        let cells = heads.iter().zip(row).filter_map(|(head, cell)| {
            Some((head.to_string(), serde_json::Value::from(cell.as_ref()?.as_str())))
        });
        serde_json::Value::Object(cells.collect()).to_string() + "\n"
    };
    rows.iter().map(line).collect()
}

impl Tables {
    fn write(&self, folder: &Path) {
        let write = |name: &str, text: String| fs::write(folder.join(name), text).unwrap();
        write("claimgraph.toml", "[relations.knows]\nsymmetric = true\n".to_string());
        write("claims.csv", delimited(CLAIMS, &self.claims, ","));
        write("entities.csv", delimited(ENTITIES, &self.entities, ","));
        write("sources.csv", delimited(SOURCES, &self.sources, ","));
        write("evidence.csv", delimited(EVIDENCE, &self.evidence, ","));
        write("same.csv", delimited(SAME, &self.same, ","));
    }

    fn project(&self) -> Project {
        let folder = tempfile::tempdir().unwrap();
        self.write(folder.path());
        Project::of(folder.path())
    }

    /// The same rows in another order.
    fn shuffled(&self, order: &[u8]) -> Tables {
        let shuffle = |rows: &[Row]| {
            let mut rows: Vec<(&Row, &u8)> = rows.iter().zip(order).collect();
            rows.sort_by_key(|(_, place)| **place);
            rows.into_iter().map(|(row, _)| row.clone()).collect()
        };
        Tables {
            claims: shuffle(&self.claims),
            entities: shuffle(&self.entities),
            sources: shuffle(&self.sources),
            evidence: shuffle(&self.evidence),
            same: shuffle(&self.same),
        }
    }
}

struct Project {
    ledger: Ledger,
    resolution: Resolution,
}

impl Project {
    fn of(folder: &Path) -> Project {
        let mut files = Files::default();
        let loaded = project::load(folder, &mut files).unwrap();
        let (resolution, _) = resolve::resolve(&loaded.ledger);
        Project { ledger: loaded.ledger, resolution }
    }

    fn built(&self, edges: EdgeMode, literals: Literals, filter: Filter) -> Built {
        let options = BuildOptions { edges, literals, filter };
        build(&self.ledger, &self.resolution, &options).unwrap()
    }

    fn graph(&self, edges: EdgeMode) -> Graph {
        self.built(edges, Literals::default(), Filter::default()).graph
    }

    /// The graph in every way to build it, as files.
    fn exports(&self) -> String {
        let mut all = String::new();
        for (edges, literals) in
            MODES.into_iter().zip([Literals::Attributes, Literals::Nodes, Literals::Attributes])
        {
            let graph = self.built(edges, literals, Filter::default()).graph;
            for format in ["jsonl", "gexf"] {
                let mut bytes = Vec::new();
                let options = formats::WriteOptions::default();
                formats::by_name(format).unwrap().write(&graph, &options, &mut bytes).unwrap();
                all.push_str(&format!("{edges:?} {format}\n{}", String::from_utf8(bytes).unwrap()));
            }
        }
        all
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_order_of_rows_leaves_no_trace(
        tables in tables(), order in vec(any::<u8>(), 24),
    ) {
        let (once, again) = (tables.project(), tables.shuffled(&order).project());
        same(&once.exports(), &again.exports())?;
    }

    #[test]
    fn rows_may_be_spread_over_files_in_any_way(
        tables in tables(), file_of in vec(0..5_usize, 24),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let of = |file: usize| -> Vec<Row> {
            let rows = tables.claims.iter().zip(&file_of);
            rows.filter(|(_, own)| **own == file).map(|(row, _)| row.clone()).collect()
        };
        Tables { claims: of(0), ..tables.clone() }.write(folder.path());
        let path = |name: &str| folder.path().join(name);
        fs::write(path("claims.tsv"), delimited(CLAIMS, &of(1), "\t")).unwrap();
        fs::write(path("claims.jsonl"), json_lines(CLAIMS, &of(2))).unwrap();
        fs::write(path("claims.csv.gz"), gz(&delimited(CLAIMS, &of(3), ";"))).unwrap();
        fs::write(path("claims.ndjson.gz"), gz(&json_lines(CLAIMS, &of(4)))).unwrap();
        let spread = Project::of(folder.path());
        prop_assert_eq!(spread.ledger.claims.rows_read, tables.claims.len() as u64);
        same(&tables.project().exports(), &spread.exports())?;
    }

    #[test]
    fn edges_are_what_one_counts_by_hand(tables in tables()) {
        let project = Tables { same: Vec::new(), ..tables.clone() }.project();
        let graph = project.graph(EdgeMode::Relations);
        prop_assert_eq!(seen(&graph), counted(&tables));
    }

    #[test]
    fn a_built_graph_is_the_same_when_it_is_read_back(tables in tables()) {
        let (project, folder) = (tables.project(), tempfile::tempdir().unwrap());
        for edges in MODES {
            let built = project.graph(edges);
            if built.edges.is_empty() {
                // Whether no edges have weights isn't written.
                continue;
            }
            let file = |name: &str| folder.path().join(name);
            let options = formats::WriteOptions::default();
            formats::write_file(&built, &file("once.graphml"), &options).unwrap();
            let read = formats::read_file(&file("once.graphml")).unwrap().0.graph;
            formats::write_file(&read, &file("again.graphml"), &options).unwrap();
            let text = |name| fs::read_to_string(file(name)).unwrap();
            same(&text("once.graphml"), &text("again.graphml"))?;
            prop_assert_eq!(ask::disputes(&built, &default_statuses()), ask::disputes(&read, &default_statuses()));
        }
    }

    #[test]
    fn every_claim_is_behind_one_edge_or_none(tables in tables()) {
        let project = tables.project();
        let unclear = tables.claims.iter().filter(|row| is_unclear(row)).count();
        let claims = project.ledger.claims.len() - unclear;
        for edges in MODES {
            let built = project.built(edges, Literals::Nodes, Filter::default());
            prop_assert_eq!((built.used, built.filtered, built.unplaced), (claims, 0, unclear));
            let behind: i64 = match built.graph.edges.column("count") {
                Some(Cells::Int(counts)) => counts.iter().flatten().sum(),
                _ => built.graph.edges.len() as i64,
            };
            prop_assert_eq!(behind, claims as i64);
        }
    }

    #[test]
    fn a_filter_parts_the_claims_in_two(tables in tables(), wanted in select(&["knows", "->"][..])) {
        let project = tables.project();
        let filter = || Filter { relations: vec![wanted.to_string()], ..Filter::default() };
        let relation = |row: &&Row| row[2].as_deref() == Some(wanted);
        let wanted: Vec<&Row> = tables.claims.iter().filter(relation).collect();
        prop_assume!(!wanted.is_empty());
        let unclear = wanted.iter().filter(|row| is_unclear(row)).count();
        let (used, filtered) = (wanted.len() - unclear, tables.claims.len() - wanted.len());
        for edges in MODES {
            let built = project.built(edges, Literals::default(), filter());
            let told = (built.used, built.filtered, built.unplaced);
            prop_assert_eq!(told, (used, filtered, unclear));
        }
    }
}

/// Compares line by line, because nobody sees a difference between two long texts.
fn same(left: &str, right: &str) -> Result<(), TestCaseError> {
    for (left, right) in left.lines().zip(right.lines()) {
        prop_assert_eq!(left, right);
    }
    prop_assert_eq!(left.len(), right.len());
    Ok(())
}

/// What is counted of an edge: claims, origins, and whether somebody says the opposite.
type Counted = BTreeMap<Proposition, (usize, f64, bool)>;

/// From whom, to whom, which relation, whether without a direction, whether denied.
type Proposition = (String, String, String, bool, bool);

fn seen(graph: &Graph) -> Counted {
    let edges = &graph.edges;
    let text = |column: &str, edge: usize| match edges.column(column) {
        Some(Cells::List(lists)) => {
            lists.get(edge).iter().map(|symbol| graph.text(*symbol)).collect()
        }
        _ => Vec::new(),
    };
    let (Some(Cells::Int(counts)), Some(Cells::Bool(negated))) =
        (edges.column("count"), edges.column("negated"))
    else {
        return Counted::new();
    };
    let of = |edge: usize| {
        let id = |node: u32| graph.node_id(node as usize).to_string();
        let relation = graph.text(edges.relations[edge].unwrap()).to_string();
        let (from, to) = (id(edges.from[edge]), id(edges.to[edge]));
        let weight = edges.weights.as_ref().map_or(1.0, |weights| weights[edge]);
        let disputed = text("state", edge).contains(&"disputed");
        let key = (from, to, relation, edges.undirected[edge], negated[edge].unwrap());
        (key, (counts[edge].unwrap() as usize, weight, disputed))
    };
    let seen: Counted = (0..edges.len()).map(of).collect();
    assert_eq!(seen.len(), edges.len(), "no two edges say the same");
    seen
}

fn is_denied(row: &Row) -> bool {
    row[4].as_ref().is_some_and(|status| status.to_lowercase() == "denied")
}

/// Whether nobody can tell if a claim is a denial, so that it has no place in a graph.
fn is_unclear(row: &Row) -> bool {
    row[5].as_deref() == Some("maybe") && !is_denied(row)
}

/// How a claim is hedged, the least first: by its modality, and by a status that nobody declares.
fn hedge(row: &Row) -> (usize, bool) {
    let modalities = [Some("possible"), Some("doubted")];
    let hedged = modalities.iter().position(|modality| *modality == row[6].as_deref());
    (hedged.map_or(0, |at| at + 1), row[4].as_deref() == Some("?"))
}

fn counted(tables: &Tables) -> Counted {
    let mut origin_of: BTreeMap<&str, &str> = BTreeMap::new();
    for row in &tables.sources {
        let id = row[0].as_deref().unwrap();
        origin_of.insert(id, row[3].as_deref().unwrap_or(id));
    }
    let sourced = tables.claims.iter().any(|row| row[9].is_some())
        || tables
            .evidence
            .iter()
            .any(|row| row[1].is_some() && tables.claims.iter().any(|claim| claim[0] == row[0]));
    let mut rows: BTreeMap<_, Vec<&Row>> = BTreeMap::new();
    for row in tables.claims.iter().filter(|row| !is_unclear(row)) {
        // Names are read as people read them.
        let cell = |at: usize| {
            let name = clean_name(row[at].as_deref().unwrap_or_default());
            name.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let denied = is_denied(row) || cell(5) == "yes";
        let undirected = row[16].as_deref() == Some("Undirected");
        // Whoever knows whom, both know each other.
        let (from, to) = match (cell(2) == "knows" || undirected) && cell(3) < cell(1) {
            true => (cell(3), cell(1)),
            false => (cell(1), cell(3)),
        };
        rows.entry((from, to, cell(2), undirected, denied)).or_default().push(row);
    }
    let of = |(key, claims): (&Proposition, &Vec<&Row>)| {
        // Who only thinks it possible confirms nobody who says that it is so.
        let least = claims.iter().map(|row| hedge(row)).min();
        let counting = claims.iter().filter(|row| Some(hedge(row)) == least);
        let counting: Vec<&Row> = counting.copied().collect();
        let mut origins: BTreeSet<&str> = BTreeSet::new();
        for claim in &counting {
            let further =
                tables.evidence.iter().filter(|row| claim[0].is_some() && row[0] == claim[0]);
            let sources = claim[9].iter().chain(further.filter_map(|row| row[1].as_ref()));
            origins.extend(
                sources.map(|source| *origin_of.get(source.as_str()).unwrap_or(&source.as_str())),
            );
        }
        let weight = match least {
            // Doubts don't add up, nor does what is put in a way that nobody knows.
            Some((2, _) | (_, true)) => 1,
            _ if sourced => origins.len().max(1),
            _ => counting.len(),
        };
        let side = |denied: bool| {
            let key = (key.0.clone(), key.1.clone(), key.2.clone(), key.3, denied);
            let takes_side = |row: &&Row| denied || hedge(row).0 < 2;
            rows.get(&key).is_some_and(|claims| claims.iter().any(takes_side))
        };
        // Whoever doubts it takes no side.
        let is_side = key.4 || side(false);
        (key.clone(), (claims.len(), weight as f64, is_side && side(!key.4)))
    };
    rows.iter().map(of).collect()
}

fn gz(text: &str) -> Vec<u8> {
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gz.write_all(text.as_bytes()).unwrap();
    gz.finish().unwrap()
}

/// A table of several blocks, with hostile words and many rows that say the same.
fn long_table() -> String {
    let mut table = String::from("subject,relation,object,status,source,quote,weight\n");
    for row in 0..6_000_u64 {
        let dice = (row.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize;
        let word = common::graphs::NASTY[dice % common::graphs::NASTY.len()].replace('"', "\"\"");
        let (status, and_so_on) =
            (["asserted", "denied", "alleged"][dice % 3], "…".repeat(dice % 300));
        let (from, to, relation, source) = (dice % 37, dice % 31, dice % 5, dice % 11);
        table.push_str(&format!(
            "n{from},r{relation},n{to},{status},s{source},\"{word} {and_so_on}\",0.{}\n",
            dice % 10,
        ));
    }
    table
}

#[test]
fn threads_and_blocks_leave_no_trace() {
    let table = long_table();
    assert!(table.len() > 2 << 20, "{} bytes are less than three blocks", table.len());
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("claims.csv"), &table).unwrap();
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| Project::of(folder.path()).exports())
    };
    let once = with(1);
    same(&once, &with(2)).and_then(|()| same(&once, &with(8))).unwrap();
    // The same rows in other blocks, the last of them first.
    let (head, rows) = table.split_once('\n').unwrap();
    let rows: Vec<&str> = rows.split_inclusive('\n').collect();
    let (first, last) = rows.split_at(2_500);
    fs::write(path("claims.csv"), format!("{head}\n{}", last.concat())).unwrap();
    fs::write(path("claims.csv.gz"), gz(&format!("{head}\n{}", first.concat()))).unwrap();
    same(&once, &with(2)).unwrap();
}
