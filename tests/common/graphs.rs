//! Graphs that try to break formats: hostile words in every place where a graph has words, cells
//! of every kind, absent ones, parallel edges, loops, isolated nodes, mixed directions.

use std::collections::BTreeSet;
use std::ops::Range;

use claimgraph::model::{Graph, GraphBuilder, Kind};
use claimgraph::text::{clean, clean_word};
use proptest::collection::vec;
use proptest::option::{of, weighted};
use proptest::prelude::*;
use proptest::sample::select;

/// Words that mean something to some format, or look as if they did.
#[rustfmt::skip]
pub(crate) const NASTY: &[&str] = &[
    "", " ", "\t", "\n", "a b", " a ", "\"", "\"\"", "a\"b", "'", "it's", ",", "a,b", ";", "|",
    "a|b", "a\nb", "\n\"", "\\", "a\\", "\\\"", "C:\\new", "\\n", "\\u0041", "%", "%20", "#",
    "#fff", "&", "&amp;", "&lt;b&gt;", "&#65;", "&bogus;", "<", ">", "<b>", "</node>",
    "<![CDATA[x]]>", "]]>", "<script>alert(1)</script>", "</script>", "<!--", "-->", "<?xml?>",
    "{", "}", "{}", "[", "]", "[1,2]", "{\"a\":1}", "=cmd()", "+1", "-1", "@x", "-", "->", "--",
    ":", "a:b", "a:b:c", "/", "//", "/*", "*/", "$", "`", "~", "^", "(", ")", "null", "NULL",
    "None", "nan", "NaN", "inf", "INF", "Infinity", "true", "false", "TRUE", "0", "1", "01", "007",
    "-0", "1.0", "2.50", "1e5", "1_000", "1,5", "0x10", "9007199254740993", "18446744073709551616",
    "1e400", "2020-05-01", "2020-05", "2020", "graph", "Graph", "digraph", "subgraph", "node",
    "Node", "edge", "strict", "id", "Id", "ID", "ID_", "id_", "label", "Label", "LABEL", "label_",
    "label__", "type", "Type", "type_", "source", "Source", "target", "Target", "kind", "Kind",
    "weight", "Weight", "relation", "from", "to", "subject", "object", "predicate", "key", "name",
    "parent", "self", "directed", "undirected", "Undirected", "data", "attributes", "nodes",
    "edges", "links", "elements", "value", "url", "URL", "href", "color", "size", "x", "y", "z",
    "r", "shape", "image", "pos", "start", "end", "timeset", "interval", "timestamp", "edgelabel",
    "nodelabel", "interaction", "for", "class", "viz", "pid", "node_for_adding", "u_for_edge",
    "e:1", "n0", "count", "é", "e\u{301}", "日本", "🦀", "👩‍🚀", "\u{202e}rtl", "\u{200f}", "\u{feff}",
    "\u{feff}a", "\u{2028}", "\u{a0}", "\u{200b}", "ß", "İ", "K", "\u{10ffff}", "_", "__", "-_",
    ".", "..", "...", "…",
];

/// A graph before it is one, so that a failing one can be made smaller.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    name: String,
    nodes: Vec<(String, Option<String>, Option<String>)>,
    node_columns: Vec<(String, PlannedCells)>,
    edges: Vec<PlannedEdge>,
    edge_ids: Option<Vec<String>>,
    weights: Option<Vec<f64>>,
    edge_columns: Vec<(String, PlannedCells)>,
}

#[derive(Clone, Debug)]
struct PlannedEdge {
    from: usize,
    to: usize,
    relation: Option<String>,
    label: Option<String>,
    undirected: bool,
}

#[derive(Clone, Debug)]
enum PlannedCells {
    Bool(Vec<Option<bool>>),
    Int(Vec<Option<i64>>),
    Float(Vec<Option<f64>>),
    Text(Vec<Option<String>>),
    List(Vec<Vec<String>>),
}

/// The most nodes, and the most edges, of a small graph.
const MOST: usize = 7;

/// Any text that the model may hold.
pub(crate) fn texts() -> impl Strategy<Value = String> {
    let anything = vec(any::<char>(), 0..5).prop_map(|chars| chars.into_iter().collect());
    let text = prop_oneof![
        6 => select(NASTY).prop_map(str::to_string),
        2 => "[a-z]{1,3}",
        1 => anything,
        // What a renamed attribute could be taken for.
        1 => select(NASTY).prop_map(|word| format!("{word}_")),
        1 => (select(NASTY), select(NASTY)).prop_map(|(a, b)| format!("{a}{b}")),
    ];
    text.prop_map(|text: String| clean(&text).into_owned())
}

/// Any id that the model may hold.
pub(crate) fn ids() -> impl Strategy<Value = String> {
    texts()
        .prop_map(|text| clean_word(&text).into_owned())
        .prop_filter("an id", |id| !id.is_empty())
}

fn floats() -> impl Strategy<Value = f64> {
    const KNOWN: &[f64] =
        &[0.0, -0.0, 1.0, 2.0, 0.1, 1e300, 1e-300, 5e-324, -2.5, 1e15, 9007199254740993.0];
    let any = any::<f64>().prop_filter("a finite number", |number| number.is_finite());
    prop_oneof![4 => select(KNOWN), 1 => any]
}

fn integers() -> impl Strategy<Value = i64> {
    const KNOWN: &[i64] = &[0, 1, -1, 42, i64::MAX, i64::MIN, (1 << 53) + 1, -(1 << 53) - 1];
    prop_oneof![4 => select(KNOWN), 1 => any::<i64>()]
}

fn columns(
    rows: usize,
    names: BoxedStrategy<String>,
) -> impl Strategy<Value = Vec<(String, PlannedCells)>> {
    let cells = prop_oneof![
        vec(of(any::<bool>()), rows).prop_map(PlannedCells::Bool),
        vec(of(integers()), rows).prop_map(PlannedCells::Int),
        vec(of(floats()), rows).prop_map(PlannedCells::Float),
        vec(of(texts()), rows).prop_map(PlannedCells::Text),
        // Texts that look like something else, all of them.
        vec(of(select(&["1", "2.50", "true", "-0", ""][..]).prop_map(String::from)), rows)
            .prop_map(PlannedCells::Text),
        vec(vec(texts(), 0..3), rows).prop_map(PlannedCells::List),
        vec(vec(select(&["1", "2.50", ""][..]).prop_map(String::from), 0..2), rows)
            .prop_map(PlannedCells::List),
    ];
    vec((names, cells), 0..4).prop_map(|columns| {
        let mut seen = BTreeSet::new();
        columns.into_iter().filter(|(name, _)| seen.insert(name.clone())).collect()
    })
}

/// Any graph that the model may hold, small.
pub(crate) fn plans() -> impl Strategy<Value = Plan> {
    // These columns decide how an edge is labelled.
    let told = ["negated", "status", "relations", "modality"];
    let told = select(told.to_vec()).prop_map(String::from);
    let names = prop_oneof![6 => texts(), 1 => told];
    let labels = prop_oneof![6 => texts(), 1 => texts().prop_map(|text| format!("not: {text}"))];
    plans_with(0..MOST, names.boxed(), labels.boxed())
}

/// Any graph that has so many nodes, and as many edges, whose attributes mean nothing.
pub(crate) fn plans_of(size: Range<usize>) -> impl Strategy<Value = Plan> {
    plans_with(size, texts().boxed(), texts().boxed())
}

fn plans_with(
    size: Range<usize>,
    names: BoxedStrategy<String>,
    labels: BoxedStrategy<String>,
) -> impl Strategy<Value = Plan> {
    let most = size.end;
    let nodes = vec((ids(), of(texts()), of(texts())), size.clone());
    let edge = (any::<u16>(), any::<u16>(), of(texts()), of(labels), weighted(0.3, Just(())));
    let edges = (vec(edge, size), 0..4);
    let edge_ids = of(vec(ids(), most));
    let weights = of(prop_oneof![3 => vec(floats(), most), 1 => Just(vec![1.0; most])]);
    let (node_columns, columns) = (columns(most, texts().boxed()), columns(most, names));
    let parts = (texts(), nodes, node_columns, edges, edge_ids, weights, columns);
    parts.prop_map(|(name, nodes, node_columns, (edges, direction), edge_ids, weights, columns)| {
        let count = nodes.len();
        let edges = edges.into_iter().filter(|_| count > 0);
        let edges = edges.map(|(from, to, relation, label, undirected)| PlannedEdge {
            from: usize::from(from) % count,
            to: usize::from(to) % count,
            relation,
            label,
            undirected: match direction {
                0 => false,
                1 => true,
                _ => undirected.is_some(),
            },
        });
        let edges = edges.collect();
        Plan { name, nodes, node_columns, edges, edge_ids, weights, edge_columns: columns }
    })
}

impl Plan {
    /// The graph.
    pub(crate) fn graph(&self) -> Graph {
        let mut draft = GraphBuilder::default();
        draft.set_name(&self.name);
        let mut numbers = Vec::new();
        for (id, label, kind) in &self.nodes {
            let node = draft.node(id);
            numbers.push(node);
            label.iter().for_each(|label| draft.set_node_label(node, label));
            kind.iter().for_each(|kind| draft.set_node_type(node, kind));
        }
        let node_count = draft.node_count();
        for (name, cells) in &self.node_columns {
            let column = draft.node_column(name, Some(cells.kind()));
            for row in 0..node_count {
                cells.put(row, |text| draft.set_node(column, row, text));
                cells.put_list(row, |items| draft.set_node_list(column, row, items));
            }
        }
        self.add_edges(&mut draft, &numbers);
        draft.finish()
    }

    fn add_edges(&self, draft: &mut GraphBuilder, numbers: &[usize]) {
        for planned in &self.edges {
            let edge = draft.edge(numbers[planned.from], numbers[planned.to]);
            planned.relation.iter().for_each(|relation| draft.set_relation(edge, relation));
            planned.label.iter().for_each(|label| draft.set_edge_label(edge, label));
            if planned.undirected {
                draft.set_undirected(edge);
            }
            if let Some(weights) = &self.weights {
                draft.set_weight(edge, weights[edge]);
            }
            if let Some(id) = &self.edge_ids {
                let again = id[..edge].contains(&id[edge]);
                let id = if again { format!("{} {edge}", id[edge]) } else { id[edge].clone() };
                draft.set_edge_id(edge, &id);
            }
        }
        for (name, cells) in &self.edge_columns {
            let column = draft.edge_column(name, Some(cells.kind()));
            for row in 0..self.edges.len() {
                cells.put(row, |text| draft.set_edge(column, row, text));
                cells.put_list(row, |items| draft.set_edge_list(column, row, items));
            }
        }
    }

    /// The same plan with one thing changed: which one, and to what.
    pub(crate) fn changed(&self, which: usize, text: &str, number: f64) -> Plan {
        let mut plan = self.clone();
        let text = || Some(text.to_string());
        match (which % 9, plan.edges.last_mut()) {
            (0, _) => plan.name = text().unwrap_or_default(),
            (1, _) => plan.nodes.iter_mut().take(1).for_each(|node| node.1 = text()),
            (2, _) => plan.nodes.iter_mut().take(1).for_each(|node| node.2 = text()),
            (3, Some(edge)) => edge.relation = text(),
            (4, Some(edge)) => edge.label = text(),
            (5, Some(edge)) => edge.undirected = !edge.undirected,
            (6, Some(_)) => plan.weights = plan.weights.xor(Some(vec![number; MOST])),
            (7, Some(edge)) => std::mem::swap(&mut edge.from, &mut edge.to),
            _ => plan.node_columns.iter_mut().chain(&mut plan.edge_columns).take(1).for_each(
                |column| {
                    column.1 = PlannedCells::Text(vec![None, text(), None, None, None, None, None])
                },
            ),
        }
        plan
    }
}

impl PlannedCells {
    fn kind(&self) -> Kind {
        match self {
            PlannedCells::Bool(_) => Kind::Bool,
            PlannedCells::Int(_) => Kind::Int,
            PlannedCells::Float(_) => Kind::Float,
            PlannedCells::Text(_) => Kind::Text,
            PlannedCells::List(_) => Kind::List,
        }
    }

    fn put(&self, row: usize, mut set: impl FnMut(&str) -> bool) {
        let text = match self {
            PlannedCells::Bool(cells) => cells[row].map(|value| value.to_string()),
            PlannedCells::Int(cells) => cells[row].map(|value| value.to_string()),
            PlannedCells::Float(cells) => cells[row].map(|value| value.to_string()),
            PlannedCells::Text(cells) => cells[row].clone(),
            PlannedCells::List(_) => None,
        };
        if let Some(text) = text {
            assert!(set(&text), "{text} is of the column's kind");
        }
    }

    fn put_list(&self, row: usize, mut set: impl FnMut(&[&str]) -> bool) {
        if let PlannedCells::List(cells) = self {
            let items: Vec<&str> = cells[row].iter().map(String::as_str).collect();
            assert!(set(&items));
        }
    }
}
