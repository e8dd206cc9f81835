//! The laws of a format, over hostile graphs and hostile files.

use proptest::prelude::*;
use proptest::sample::select;

use crate::formats::dot::{CARRIES, FORMAT};
use crate::formats::{Consumer, Reading, WriteOptions};
use crate::model::{Column, Graph, GraphBuilder, Kind};
use crate::text::{Diagnostic, Files};

#[rustfmt::skip]
const WORDS: &[&str] = &[
    "a", "b", "ada", "graph", "Node", "EDGE", "strict", "subgraph", "digraph", "n0", "n1", "a b",
    "a\\b", "\\", "a\\", "\"", "a\"b", "\\\"", "\\n", "a\nb", "<b>x</b>", "<script>", "]]>", "{|}",
    "-> b [x=1];", "/* x */", "// x", "# x", "&amp;", "&lt;", "&#8232;", "&amp;#8232;", "R&D",
    "\u{2028}", "x\u{2029}y", "日本", "👩‍👩‍👧", "\u{202e}rtl", "=1+1", "null", "true", "false", "007",
    "1.5", "-0", "1e300", "\ttab", "a:p", "\\N", "\\l", "made_by=\"claimgraph\"", "disputed", "denied",
    "alleged", "http://example.org/?a=1&b=\"2\"", "javascript:x", "a|b",
];

#[rustfmt::skip]
const NAMES: &[&str] = &[
    "label", "Label", "LABEL_", "color", "Color_", "key", "cid", "type", "relation", "weight",
    "weight_raw", "no_label", "plain_label", "directed", "dir", "URL", "tooltip", "note", "q.via",
    "graph", "node", "a b", "a\"b", "a\\", "a\nb", "", "_", "1a", "日本", "status", "negated", "state",
    "quote", "speakers", "source_url", "description", "_draw_", "&amp;", "made_by",
];

#[derive(Clone, Debug)]
enum Cell {
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(String),
    List(Vec<String>),
}

fn word() -> BoxedStrategy<String> {
    prop_oneof![
        8 => select(WORDS).prop_map(str::to_string),
        2 => (select(WORDS), select(WORDS)).prop_map(|(a, b)| format!("{a}{b}")),
        1 => "\\PC{0,6}".prop_map(|text| crate::text::clean(&text).into_owned()),
    ]
    .boxed()
}

fn id() -> BoxedStrategy<String> {
    word()
        .prop_map(|word| crate::text::clean_word(&word).into_owned())
        .prop_filter("ids aren't empty", |id| !id.is_empty())
        .boxed()
}

fn text() -> BoxedStrategy<String> {
    let long = (word(), 7_990..8_010_usize).prop_map(|(word, length)| {
        let mut text = word.repeat(length / word.len().max(1) + 1);
        while !text.is_char_boundary(length.min(text.len())) {
            text.push('x');
            text.remove(0);
        }
        text.truncate(length);
        text
    });
    prop_oneof![20 => word(), 2 => Just(String::new()), 1 => long].boxed()
}

fn cells() -> BoxedStrategy<(Kind, Vec<Option<Cell>>)> {
    fn column(
        kind: Kind,
        cell: impl Strategy<Value = Cell> + 'static,
    ) -> BoxedStrategy<(Kind, Vec<Option<Cell>>)> {
        let cells = prop::collection::vec(prop::option::weighted(0.7, cell), 8);
        cells.prop_map(move |cells| (kind, cells)).boxed()
    }
    let float = prop_oneof![
        select(&[0.1, -0.0, 1e300, 5e-324, 2.5, 1.0, -7.0][..]),
        prop::num::f64::NORMAL
    ];
    prop_oneof![
        column(Kind::Bool, any::<bool>().prop_map(Cell::Bool)),
        column(Kind::Int, any::<i64>().prop_map(Cell::Int)),
        column(Kind::Float, float.prop_map(Cell::Float)),
        column(Kind::Text, text().prop_map(Cell::Text)),
        column(Kind::List, prop::collection::vec(word(), 0..4).prop_map(Cell::List)),
    ]
    .boxed()
}

type Rows = Vec<(String, (Kind, Vec<Option<Cell>>))>;

fn columns() -> BoxedStrategy<Rows> {
    prop::collection::vec((select(NAMES).prop_map(str::to_string), cells()), 0..6).boxed()
}

/// A weight, by the number of the strategy: none, all alike, or any.
fn weights() -> BoxedStrategy<Vec<Option<f64>>> {
    let any = select(&[0.0, -0.0, 1.0, 2.5, -3.0, 1e9, 0.1][..]);
    prop_oneof![
        Just(vec![None; 8]),
        Just(vec![Some(1.0); 8]),
        prop::collection::vec(any.prop_map(Some), 8),
    ]
    .boxed()
}

prop_compose! {
    fn graphs()(
        name in text(),
        nodes in prop::collection::vec((id(), prop::option::of(text()), prop::option::of(word())), 0..8),
        ends in prop::collection::vec((0..8_usize, 0..8_usize), 0..8),
        words in prop::collection::vec((prop::option::of(text()), prop::option::of(word())), 8),
        undirected in prop_oneof![
            Just(vec![false; 8]), Just(vec![true; 8]), prop::collection::vec(any::<bool>(), 8)
        ],
        ids in prop::option::of(prop::collection::hash_set(id(), 8)),
        weights in weights(),
        node_columns in columns(),
        edge_columns in columns(),
    ) -> Graph {
        let mut draft = GraphBuilder::default();
        draft.set_name(&name);
        for (id, label, kind) in &nodes {
            let node = draft.node(id);
            if let Some(label) = label { draft.set_node_label(node, label); }
            if let Some(kind) = kind { draft.set_node_type(node, kind); }
        }
        let count = draft.node_count();
        let mut ids: Vec<String> = ids.into_iter().flatten().collect();
        ids.sort();
        for (number, (from, to)) in ends.into_iter().filter(|_| count > 0).enumerate() {
            let edge = draft.edge(from % count, to % count);
            let (label, relation) = &words[number];
            if let Some(label) = label { draft.set_edge_label(edge, label); }
            if let Some(relation) = relation { draft.set_relation(edge, relation); }
            if undirected[number] { draft.set_undirected(edge); }
            if let Some(id) = ids.get(number) { draft.set_edge_id(edge, id); }
            if let Some(weight) = weights[number] { draft.set_weight(edge, weight); }
        }
        fill(&mut draft, &node_columns, true);
        fill(&mut draft, &edge_columns, false);
        draft.finish()
    }
}

fn fill(draft: &mut GraphBuilder, columns: &Rows, of_nodes: bool) {
    let mut names = std::collections::BTreeSet::new();
    for (name, (kind, cells)) in columns {
        if !names.insert(name) {
            continue;
        }
        let rows = if of_nodes { draft.node_count() } else { draft.edge_count() };
        for (row, cell) in cells.iter().enumerate().take(rows) {
            let items: Vec<&str> = match cell {
                Some(Cell::List(items)) => items.iter().map(String::as_str).collect(),
                _ => Vec::new(),
            };
            let text = match cell {
                None | Some(Cell::List(_)) => None,
                Some(Cell::Bool(value)) => Some(value.to_string()),
                Some(Cell::Int(value)) => Some(value.to_string()),
                Some(Cell::Float(value)) => Some(value.to_string()),
                Some(Cell::Text(text)) => Some(text.clone()),
            };
            if of_nodes {
                let column = draft.node_column(name, Some(*kind));
                if let Some(text) = &text {
                    draft.set_node(column, row, text);
                } else if !items.is_empty() {
                    draft.set_node_list(column, row, &items);
                }
            } else {
                let column = draft.edge_column(name, Some(*kind));
                if let Some(text) = &text {
                    draft.set_edge(column, row, text);
                } else if !items.is_empty() {
                    draft.set_edge_list(column, row, &items);
                }
            }
        }
    }
}

/// Everything a graph says, one line for each thing, columns in the order of their names.
fn told(graph: &Graph) -> Vec<String> {
    let text = |symbol| graph.symbols.text_of(symbol);
    let cells = |columns: &[Column], row: usize| {
        let mut cells: Vec<String> = columns
            .iter()
            .filter_map(|column| {
                let value = graph.value(&column.cells, row)?;
                Some(format!(
                    "{:?}={:?}:{:?}",
                    column.name,
                    column.cells.kind(),
                    graph.render(value)
                ))
            })
            .collect();
        cells.sort();
        cells.join(" ")
    };
    let mut lines = vec![format!("{:?}", graph.name)];
    let nodes = &graph.nodes;
    for node in 0..nodes.len() {
        let words = (graph.node_id(node), text(nodes.labels[node]), text(nodes.types[node]));
        lines.push(format!("{words:?} {}", cells(&nodes.columns, node)));
    }
    let edges = &graph.edges;
    for edge in 0..edges.len() {
        let ends =
            (graph.node_id(edges.from[edge] as usize), graph.node_id(edges.to[edge] as usize));
        let words = (text(edges.relations[edge]), text(edges.labels[edge]), edges.undirected[edge]);
        let id = edges.ids.as_ref().map(|ids| graph.text(ids[edge]));
        let weight = edges.weights.as_ref().map(|weights| weights[edge].to_bits());
        lines.push(format!("{ends:?} {words:?} {id:?} {weight:?} {}", cells(&edges.columns, edge)));
    }
    lines
}

fn write(graph: &Graph, options: &WriteOptions) -> Vec<u8> {
    let mut out = Vec::new();
    FORMAT.write(graph, options, &mut out).unwrap();
    out
}

fn read(bytes: &[u8]) -> Reading {
    let mut files = Files::default();
    let file = files.add_bytes("a.dot", bytes.to_vec());
    (FORMAT.reads.unwrap())(&files, file).unwrap()
}

fn profiles() -> [WriteOptions; 3] {
    let rich = WriteOptions { consumer: Consumer::Graphviz, ..WriteOptions::default() };
    let framed = WriteOptions { cluster_by_type: true, ..rich.clone() };
    [WriteOptions::default(), rich, framed]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_reads_back_as_what_is_kept(graph in graphs()) {
        let kept = graph.keep(CARRIES);
        for options in profiles() {
            let bytes = write(&graph, &options);
            let (shown, again) = (bytes.clone(), write(&kept, &options));
            let (shown, again) = (String::from_utf8_lossy(&shown), String::from_utf8_lossy(&again));
            prop_assert_eq!(shown, again);
            let Reading { graph: read, diagnostics } = read(&bytes);
            prop_assert_eq!(&diagnostics, &Vec::<Diagnostic>::new());
            prop_assert_eq!(told(&read), told(&kept));
        }
    }

    #[test]
    fn by_default_every_statement_has_one_line_and_no_word_is_bare(graph in graphs()) {
        let text = String::from_utf8(write(&graph, &WriteOptions::default())).unwrap();
        let lines: Vec<&str> = text.split('\n').collect();
        prop_assert_eq!(lines.len(), graph.nodes.len() + graph.edges.len() + 5);
        let about = lines[lines.len() - 3];
        prop_assert!(about.starts_with("  graph [") && about.ends_with("];"));
        for line in &lines[2..lines.len() - 3] {
            prop_assert!(line.starts_with("  \"") && line.ends_with(';'), "{}", line);
            let ends_lines = line.contains(LINE_ENDS);
            prop_assert!(!ends_lines);
        }
    }

    #[test]
    fn no_file_makes_reading_panic(
        pieces in prop::collection::vec(select(PIECES), 0..60),
        noise in prop::collection::vec(any::<u8>(), 0..20),
        at in 0..200_usize,
    ) {
        let mut bytes = b"digraph {".to_vec();
        bytes.extend(pieces.concat().bytes());
        read(&bytes);
        let at = at.min(bytes.len());
        bytes.splice(at..at, noise);
        let Reading { graph, .. } = read(&bytes);
        for options in profiles() {
            let again = read(&write(&graph, &options));
            prop_assert_eq!(told(&again.graph), told(&graph.keep(CARRIES)));
        }
    }
}

const LINE_ENDS: [char; 3] = ['\u{2028}', '\u{2029}', '\r'];

#[rustfmt::skip]
const PIECES: &[&str] = &[
    "{", "}", "[", "]", ";", ",", "=", ":", "->", "--", " ", "\n", "\"", "\\", "<", ">", "+", "a", "b",
    "\"c d\"", "1", "-.5", "graph", "node", "edge", "subgraph", "strict", "digraph", "label", "key",
    "weight", "cid", "x=1", "[a=b]", "a->b", "/*", "*/", "//", "#", "\n#", "made_by=claimgraph",
    "label=\"\\N\\G\\E&lt;\"", "dir=none", "directed=false", "é", "\u{feff}", "no_label=true",
    "node [y=2]", "edge [key=k]", "subgraph s", "graph [edge_weight=1]", "<<b>x</b>>", "plain_label",
];

#[test]
fn no_mutation_of_a_file_of_ours_makes_reading_panic() {
    let mut draft = GraphBuilder::default();
    for (number, word) in WORDS.iter().enumerate() {
        let from = draft.node(word.trim());
        let to = draft.node("hub");
        let edge = draft.edge(from, to);
        draft.set_edge_label(edge, word);
        draft.set_weight(edge, number as f64);
    }
    let whole = write(&draft.finish(), &WriteOptions::default());
    let mut state = 1_u64;
    let mut next = |below: usize| {
        // A linear congruential generator, so that a failure can be had again.
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for _ in 0..1500 {
        let mut bytes = whole.clone();
        for _ in 0..1 + next(8) {
            if bytes.is_empty() {
                break;
            }
            let at = next(bytes.len());
            match next(4) {
                0 => bytes[at] = next(256) as u8,
                1 => {
                    drop(bytes.drain(at..(at + next(40)).min(whole.len()).min(bytes.len()).max(at)))
                }
                2 => bytes.insert(at, b"\"\\{}[]<>;=&"[next(11)]),
                _ => bytes.truncate(at.max(1)),
            }
        }
        read(&bytes);
    }
}
