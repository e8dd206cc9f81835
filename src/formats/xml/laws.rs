//! The law of the XML formats, on graphs of hostile text: what is written reads back.

use std::collections::BTreeSet;
use std::fmt::Write;

use proptest::prelude::*;
use proptest::sample::select;

use crate::formats::{Consumer, Format, GexfVersion, WriteOptions, for_reader};
use crate::model::{Cells, Column, Graph, Lists, Sym, Value};
use crate::text::{Files, clean, clean_word};

/// Texts that mean something to some parser on the way.
const NASTY: &[&str] = &[
    "a",
    "b",
    "graph",
    "node",
    "Node",
    "edge",
    "label",
    "Label",
    "label_",
    "LABEL__",
    "type",
    "Type",
    "weight",
    "weight_raw",
    "relation",
    "rid",
    "id",
    "name",
    "x",
    "r",
    "first",
    "last",
    "start",
    "end",
    "kind",
    "predicate",
    "interaction",
    "role",
    "count",
    "Count",
    "status",
    "key",
    "for",
    "value",
    "",
    " ",
    "  two  blanks ",
    "a b",
    "\n",
    "a\nb",
    "\t",
    "]]>",
    "<![CDATA[x]]>",
    "<script>alert(1)</script>",
    "&amp;",
    "&",
    "& b",
    "a & b",
    "&#10;",
    "&lol;",
    "<",
    ">",
    "\"",
    "'",
    "\"quoted\", and \\ more",
    "\\",
    "\\\"",
    "[\"a\", \"b\"]",
    "[]",
    "[a, b]",
    "a|b",
    "|",
    "=cmd()",
    "null",
    "NaN",
    "INF",
    "true",
    "1",
    "007",
    "-0",
    "1.0",
    "1e5",
    "2026",
    "2026-02",
    "2026-02/2026-03",
    "a #2",
    "#2",
    " #3",
    "日本",
    "🦊 é",
    "שלום \u{202e}evil\u{202c}",
    "\u{2028}",
    "\u{2029} x & y",
    "it’s “fine”",
    "a_",
    "_",
    "__",
    "9",
    "a9",
    "ß",
    "SS",
    "İ",
    "--",
    "<!-- -->",
    "<edge source=\"a\" target=\"b\">",
    "<node id=\"a\"/>",
    "</data>",
    "<?xml?>",
    "%s",
    "{}",
];

fn word() -> impl Strategy<Value = String> {
    let nasty = || select(NASTY).prop_map(str::to_string);
    prop_oneof![
        8 => nasty(),
        2 => (nasty(), nasty()).prop_map(|(a, b)| a + &b),
        1 => any::<String>(),
    ]
    .prop_map(|text| clean(&text).into_owned())
}

fn ids(most: usize) -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec(word(), 0..most).prop_map(|words| {
        let ids: BTreeSet<String> = words
            .iter()
            .map(|word| clean_word(word).into_owned())
            .filter(|id| !id.is_empty())
            .collect();
        ids.into_iter().collect()
    })
}

#[derive(Clone, Debug)]
enum Draft {
    Bool(Vec<Option<bool>>),
    Int(Vec<Option<i64>>),
    Float(Vec<Option<f64>>),
    Text(Vec<Option<String>>),
    List(Vec<Vec<String>>),
}

fn float() -> impl Strategy<Value = f64> {
    let any = any::<f64>().prop_filter("finite", |number| number.is_finite());
    prop_oneof![select(&[0.0, -0.0, 0.1, 1e300, 1.0, -2.5, 1e15][..]), any]
}

fn column(rows: usize) -> impl Strategy<Value = (String, Draft)> {
    let cells = prop_oneof![
        proptest::collection::vec(any::<Option<bool>>(), rows).prop_map(Draft::Bool),
        proptest::collection::vec(proptest::option::of(-9i64..9), rows).prop_map(Draft::Int),
        proptest::collection::vec(any::<Option<i64>>(), rows).prop_map(Draft::Int),
        proptest::collection::vec(proptest::option::of(float()), rows).prop_map(Draft::Float),
        proptest::collection::vec(proptest::option::of(word()), rows).prop_map(Draft::Text),
        proptest::collection::vec(proptest::collection::vec(word(), 0..4), rows)
            .prop_map(Draft::List),
    ];
    (word(), cells)
}

type Words = Vec<Option<String>>;

fn words(rows: usize) -> impl Strategy<Value = Words> {
    prop_oneof![
        1 => Just(vec![None; rows]),
        3 => proptest::collection::vec(proptest::option::of(word()), rows),
    ]
}

/// A graph of hostile text.
fn graph() -> impl Strategy<Value = Graph> {
    (ids(6), 0..8_usize).prop_flat_map(|(ids, edges)| {
        let edges = if ids.is_empty() { 0 } else { edges };
        let (nodes, ends) = (ids.len(), 0..ids.len().max(1) as u32);
        let node_parts =
            (word(), words(nodes), words(nodes), proptest::collection::vec(column(nodes), 0..5));
        let edge_parts = (
            proptest::collection::vec((ends.clone(), ends), edges),
            words(edges),
            words(edges),
            any::<bool>(),
            proptest::option::of(proptest::collection::vec(float(), edges)),
            proptest::option::of(proptest::collection::vec(any::<bool>(), edges)),
            proptest::option::of(Just(())),
            proptest::collection::vec(column(edges), 0..5),
        );
        (Just(ids), node_parts, edge_parts).prop_map(|(ids, node_parts, edge_parts)| {
            let mut graph = Graph { name: node_parts.0, ..Graph::default() };
            graph.nodes.ids = ids.iter().map(|id| graph.symbols.intern(id)).collect();
            graph.nodes.labels = symbols(&mut graph, &node_parts.1);
            graph.nodes.types = symbols(&mut graph, &node_parts.2);
            graph.nodes.columns = columns(&mut graph, node_parts.3);
            let (ends, relations, labels, same, weights, undirected, with_ids, drafts) = edge_parts;
            (graph.edges.from, graph.edges.to) = ends.into_iter().unzip();
            let count = graph.edges.from.len();
            graph.edges.relations = symbols(&mut graph, &relations);
            let labels = if same { &relations } else { &labels };
            graph.edges.labels = symbols(&mut graph, labels);
            graph.edges.weights = weights.filter(|weights| !weights.is_empty());
            graph.edges.undirected = undirected.unwrap_or(vec![false; count]);
            if with_ids.is_some() && count > 0 {
                let ids = (0..count).map(|n| graph.symbols.intern(&format!("r{n} &")));
                graph.edges.ids = Some(ids.collect());
            }
            graph.edges.columns = columns(&mut graph, drafts);
            graph.sort();
            graph
        })
    })
}

fn symbols(graph: &mut Graph, words: &Words) -> Vec<Option<Sym>> {
    words.iter().map(|word| word.as_ref().map(|word| graph.symbols.intern(word))).collect()
}

fn columns(graph: &mut Graph, drafts: Vec<(String, Draft)>) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for (name, draft) in drafts {
        let cells = match draft {
            Draft::Bool(cells) => Cells::Bool(cells),
            Draft::Int(cells) => Cells::Int(cells),
            Draft::Float(cells) => Cells::Float(cells),
            Draft::Text(cells) => Cells::Text(symbols(graph, &cells)),
            Draft::List(cells) => {
                let mut lists = Lists::default();
                for items in cells {
                    let items: Vec<Sym> = items.iter().map(|i| graph.symbols.intern(i)).collect();
                    lists.push(items);
                }
                Cells::List(lists)
            }
        };
        if columns.iter().all(|column| column.name != name) {
            columns.push(Column { name, cells });
        }
    }
    columns
}

/// Everything a graph says, whatever the order of its columns.
pub(crate) fn shown(graph: &Graph) -> String {
    let mut out = format!("{:?}\n", graph.name);
    let text = |symbol: Option<Sym>| graph.symbols.text_of(symbol);
    for node in 0..graph.nodes.len() {
        let nodes = &graph.nodes;
        let (label, kind) = (text(nodes.labels[node]), text(nodes.types[node]));
        let _ = write!(out, "{:?} {label:?} {kind:?}", graph.node_id(node));
        cells(&mut out, graph, &nodes.columns, node);
    }
    let edges = &graph.edges;
    for edge in 0..edges.len() {
        let id = edges.ids.as_ref().map(|ids| graph.text(ids[edge]));
        let weight = edges.weights.as_ref().map(|weights| weights[edge]);
        let (relation, label) = (text(edges.relations[edge]), text(edges.labels[edge]));
        let ends = (edges.from[edge], edges.to[edge], edges.undirected[edge]);
        let _ = write!(out, "{ends:?} {id:?} {relation:?} {label:?} {weight:?}");
        cells(&mut out, graph, &edges.columns, edge);
    }
    out
}

fn cells(out: &mut String, graph: &Graph, columns: &[Column], row: usize) {
    let mut columns: Vec<&Column> = columns.iter().filter(|c| c.cells.present() > 0).collect();
    columns.sort_by_key(|column| &column.name);
    for Column { name, cells } in columns {
        let value = match graph.value(cells, row) {
            Some(Value::List(items)) => {
                format!("{:?}", items.iter().map(|item| graph.text(*item)).collect::<Vec<_>>())
            }
            value => format!("{value:?}"),
        };
        let _ = write!(out, " {name:?}: {value}");
    }
    out.push('\n');
}

/// A graph as a format writes it.
pub(crate) fn written(format: &Format, graph: &Graph, options: &WriteOptions) -> String {
    let mut out = Vec::new();
    format.write(graph, options, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// What a format reads from a text, and what it has to say.
pub(crate) fn read(format: &Format, text: &str) -> (Graph, Vec<String>) {
    let mut files = Files::default();
    let file = files.add_bytes("a", text.as_bytes());
    let reading = format.reads.unwrap()(&files, file).unwrap();
    let told = reading.diagnostics.into_iter().map(|diagnostic| diagnostic.message).collect();
    (reading.graph, told)
}

fn law(format: &Format, graph: &Graph, options: &WriteOptions) {
    let paper = written(format, graph, options);
    let (back, told) = read(format, &paper);
    let kept = for_reader(graph, options).keep(format.writes.as_ref().unwrap().carries);
    assert_eq!(shown(&back), shown(&kept), "{paper}");
    assert_eq!(paper, written(format, &kept, options), "what is written is what is kept");
    let lost = |message: &&String| !message.starts_with("shapes, colours and places of yEd");
    assert_eq!(told.iter().find(lost), None, "{paper}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn graphml_reads_back_what_it_wrote(graph in graph()) {
        for consumer in
            [Consumer::Any, Consumer::Yed, Consumer::Networkx, Consumer::Cytoscape]
        {
            let options = WriteOptions { consumer, ..WriteOptions::default() };
            law(&crate::formats::graphml::FORMAT, &graph, &options);
        }
    }

    #[test]
    fn gexf_reads_back_what_it_wrote(graph in graph()) {
        for gexf_version in [GexfVersion::V1_3, GexfVersion::V1_2] {
            let options = WriteOptions { gexf_version, ..WriteOptions::default() };
            law(&crate::formats::gexf::FORMAT, &graph, &options);
        }
    }

    #[test]
    fn nothing_that_looks_like_a_document_stops_a_reader(
        graph in graph(),
        cuts in proptest::collection::vec((any::<u16>(), 0..40_usize, word()), 1..6),
    ) {
        for format in [&crate::formats::graphml::FORMAT, &crate::formats::gexf::FORMAT] {
            let options = WriteOptions { consumer: Consumer::Yed, ..WriteOptions::default() };
            let mut bytes = written(format, &graph, &options).into_bytes();
            for (at, length, word) in &cuts {
                let at = *at as usize % bytes.len().max(1);
                let end = (at + length).min(bytes.len());
                bytes.splice(at..end, word.bytes());
            }
            let mut files = Files::default();
            let file = files.add_bytes("a", bytes);
            let reading = format.reads.unwrap()(&files, file).unwrap();
            crate::text::show_plain(&reading.diagnostics, &files);
            written(format, &reading.graph, &options);
        }
    }
}
