//! A fixed graph with something of everything, to be looked at in every format.

use claimgraph::model::{Graph, GraphBuilder, Kind};

/// A column: its name, its kind, and the rows that have a value.
type Cells = (&'static str, Kind, &'static [(usize, &'static str)]);

/// The graph.
pub(crate) fn kitchen_sink() -> Graph {
    let mut draft = GraphBuilder::default();
    draft.set_name("Kitchen \"sink\" & co");
    let nodes = [
        ("ada", Some("Ada Lovelace"), Some("Person")),
        ("babbage", Some("Charles \"the Engine\" Babbage"), Some("Person")),
        ("acme & sons", Some("Acme <&> Sons, Ltd."), Some("Organization")),
        ("graph", Some("a keyword"), None),
        ("=cmd()", Some("first line\nsecond line"), Some("Person")),
        ("日本 🦀", Some(""), Some("Place")),
        ("back\\slash\\", None, Some("Place")),
        ("alone", Some("nobody's friend"), None),
    ];
    for (id, label, kind) in nodes {
        let node = draft.node(id);
        label.iter().for_each(|label| draft.set_node_label(node, label));
        kind.iter().for_each(|kind| draft.set_node_type(node, kind));
    }
    let columns: &[Cells] = &[
        ("born", Kind::Int, &[(0, "1815"), (1, "1791"), (2, "-9223372036854775808")]),
        ("height", Kind::Float, &[(0, "1.65"), (1, "2"), (5, "6.02e23"), (6, "-0.0")]),
        ("alive", Kind::Bool, &[(0, "false"), (4, "true")]),
        ("label", Kind::Text, &[(0, "named like a reserved column"), (3, "007")]),
        ("Source", Kind::Text, &[(1, "https://example.org/?a=1&b=2"), (2, "")]),
        ("note, with \"all\"", Kind::Text, &[(4, "]]><script>&amp;</script>"), (7, " blanks ")]),
        ("INF", Kind::Text, &[(6, "INFORMATION"), (7, "null")]),
    ];
    for (name, kind, cells) in columns.iter().copied() {
        let column = draft.node_column(name, Some(kind));
        for (node, text) in cells {
            assert!(draft.set_node(column, *node, text));
        }
    }
    let aliases = draft.node_column("aliases", Some(Kind::List));
    for (node, items) in [(0, &["A. A. L.", "Countess | Lovelace"][..]), (2, &["one"])] {
        assert!(draft.set_node_list(aliases, node, items));
    }
    kitchen_edges(&mut draft);
    draft.finish()
}

/// A column's name and kind, and the texts of the rows that have one.
type Filled<'a> = (&'a str, Kind, &'a [(usize, &'a str)]);

fn kitchen_edges(draft: &mut GraphBuilder) {
    type Row = (usize, usize, Option<&'static str>, Option<&'static str>, f64, bool);
    let edges: [Row; 8] = [
        (0, 1, Some("works-with"), Some("works with"), 2.0, false),
        (0, 1, Some("writes-to"), Some("writes to"), 1.0, false),
        (0, 1, Some("writes-to"), Some("writes to"), 0.5, false),
        (1, 0, Some("knows"), Some("knows"), 1.0, true),
        (2, 2, Some("owns"), Some("owns \"itself\""), 0.0, false),
        (3, 4, None, Some("only a label"), 6.02e23, false),
        (5, 6, Some("<near>"), None, -1.5, true),
        (6, 4, None, None, 1.0, false),
    ];
    for (number, (from, to, relation, label, weight, undirected)) in edges.into_iter().enumerate() {
        let edge = draft.edge(from, to);
        draft.set_edge_id(edge, ["r1", "r2", "r 3", "r\"4", "graph", "r<6>", "07", "r8"][number]);
        relation.iter().for_each(|relation| draft.set_relation(edge, relation));
        label.iter().for_each(|label| draft.set_edge_label(edge, label));
        draft.set_weight(edge, weight);
        if undirected {
            draft.set_undirected(edge);
        }
    }
    let columns: &[Cells] = &[
        ("count", Kind::Int, &[(0, "2"), (1, "1"), (4, "9007199254740993")]),
        ("negated", Kind::Bool, &[(0, "false"), (4, "true")]),
        ("status", Kind::Text, &[(0, "asserted"), (1, "alleged"), (7, "")]),
        ("first", Kind::Text, &[(0, "1833-06-05"), (1, "1842"), (3, "1833?")]),
        ("quote", Kind::Text, &[(0, "She said: \"the engine\nweaves\tpatterns\""), (4, "\\")]),
        ("weight", Kind::Float, &[(0, "0.1"), (2, "3")]),
    ];
    for (name, kind, cells) in columns.iter().copied() {
        let column = draft.edge_column(name, Some(kind));
        for (edge, text) in cells {
            assert!(draft.set_edge(column, *edge, text));
        }
    }
    let speakers = draft.edge_column("speakers", Some(Kind::List));
    for (edge, items) in [(0, &["Ada", "Menabrea"][..]), (2, &["one, with comma"]), (5, &[""])] {
        assert!(draft.set_edge_list(speakers, edge, items));
    }
}
