//! What readers say about files that people and other programs made.

use claimgraph::formats::by_file_name;
use claimgraph::model::Graph;
use claimgraph::text::{Files, show_plain};

fn read(name: &str, bytes: &[u8]) -> (Graph, String) {
    let mut files = Files::default();
    let file = files.add_bytes(name, bytes.to_vec());
    let format = by_file_name(name).expect("the ending is known");
    let reading = format.reads.expect("it is read")(&files, file).expect("memory can be read");
    let told = show_plain(&reading.diagnostics, &files);
    (reading.graph, told)
}

/// The edges, one a line.
fn edges(graph: &Graph) -> String {
    let edges = &graph.edges;
    let id = |end: u32| graph.node_id(end as usize);
    let line = |edge: usize| {
        let label = graph.edge_label(edge).unwrap_or("-");
        let weight = edges.weights.as_ref().map_or(1.0, |weights| weights[edge]);
        let arrow = if edges.undirected[edge] { "--" } else { "->" };
        format!("{} {arrow} {} {label} {weight}\n", id(edges.from[edge]), id(edges.to[edge]))
    };
    (0..edges.len()).map(line).collect()
}

#[test]
fn tables_of_other_people_are_understood() {
    let tables = [
        "source,target,type,weight\nann,bob,knows,2\n",
        "\u{feff}Source;Target;Kind;Weight\r\nann;bob;knows;2\r\n",
        "from\tto\trelation\tweight\n ann \tbob\tknows\t2\n",
        "subject|predicate|object|weight\nann|knows|bob|2.0\n",
        "\"Target\",\"Source\",\"LABEL\",\"WEIGHT\"\n\"bob\",\"ann\",\"knows\",\"2\"\n",
    ];
    for table in tables {
        let (graph, told) = read("a.csv", table.as_bytes());
        assert_eq!(
            (edges(&graph).as_str(), told.as_str()),
            ("ann -> bob knows 2\n", ""),
            "{table}"
        );
    }
    let (graph, told) = read("a.csv", b"id,name\nann,Ann\n");
    assert_eq!((graph.nodes.len(), graph.edges.len(), graph.node_label(0)), (1, 0, "Ann"));
    assert_eq!(told, "a.csv:1:1: note[read-as-label]: `name` of nodes is read as their label\n");
}

#[test]
fn every_row_that_cannot_be_used_is_pointed_at() {
    let table = b"source,target,type,weight\n\
        ann,bob,directed,1\n\
        ann,bob\n\
        ann,,directed,1\n\
        ann,b\xffb,directed,1\n\
        ann,\"b\"ob,directed,1\n\
        ann,cid,sideways,heavy\n\
        \"ann,dan,directed,1\n";
    let (graph, told) = read("a.csv", table);
    assert_eq!(
        edges(&graph),
        "ann -> bob directed 1\nann -> cid sideways 1\n"
            .replace("directed", "-")
            .replace("sideways", "-")
    );
    assert_eq!(
        told,
        "a.csv:3:1: error[wrong-number-of-cells]: the row has 2 cells, the header 4\n\
         a.csv:5:1: error[not-utf-8]: the row isn't UTF-8, from byte 4 of its text\n\
         a.csv:6:1: error[text-after-quote]: text follows a closed quote within a cell\n\
         a.csv:8:1: error[open-quote]: a quote opened on this line is never closed\n\
         a.csv:4:5: error[missing-cell]: the row has no target\n\
         a.csv:7:9: warning[unknown-direction]: `sideways` is no direction, so the edge is directed, and has it as an attribute\n\
         a.csv:7:18: error[not-a-number]: the weight `heavy` is no number, so the edge weighs 1\n"
    );
}

#[test]
fn a_table_that_is_none_is_told() {
    for empty in ["Source,Target\n", "Id\n"] {
        let (graph, told) = read("a.csv", empty.as_bytes());
        assert_eq!((graph.nodes.len(), told.as_str()), (0, ""), "{empty:?}");
    }
    let told = read("a.csv", b"name,born\nann,1815\n").1;
    let wanted = "no two columns say what the rows connect, and none is an `Id`";
    assert_eq!(told, format!("a.csv:1:1: error[missing-column]: {wanted}\n"));
    let told = read("a.csv", b"source,target,\"note\na,b,c\n").1;
    let wanted = "a quote opened on this line is never closed";
    assert_eq!(told, format!("a.csv:1:1: error[open-quote]: {wanted}\n"));
    let told = read("a.csv", b"\xff\xfea\0").1;
    assert_eq!(told, "a.csv:1:1: error[not-utf-8]: the file is UTF-16\n");
    let told = read("a.nodes.csv", b"id,label\nann,\nbob,Bob\nann,Ann\n");
    assert_eq!(told.0.node_label(0), "Ann");
    assert_eq!(
        told.1,
        "a.nodes.csv:4:1: warning[repeated-node]: the node `ann` has a row already\n"
    );
    let told = read("a.csv", b"id,source,target\n1,a,b\n1,b,c\n").1;
    let wanted = "1 ids of edges are given twice, so none is kept";
    assert_eq!(told, format!("a.csv:1:1: warning[edge-ids-not-kept]: {wanted}\n"));
}

#[test]
fn a_table_of_too_many_columns_is_refused_before_they_are_named() {
    let columns: String = (0..100_000).map(|n| format!(",q.x{n}")).collect();
    let mut files = Files::default();
    let table = format!("subject,relation,object{columns}\n");
    let file = files.add_bytes("a.csv", table.into_bytes());
    let loaded = claimgraph::project::load_table(file, &mut files).expect("memory can be read");
    let told = show_plain(&loaded.diagnostics, &files);
    let wanted = "the header has 100003 columns; no table has more than 4096";
    assert_eq!(told, format!("a.csv:1:1: error[too-many-columns]: {wanted}\n"));
}

#[test]
fn json_of_other_programs_is_understood() {
    let texts = [
        // networkx since 3.6, before, and d3.
        r#"{"directed": true, "multigraph": true, "graph": {}, "nodes": [{"id": "ann"}, {"id": "bob"}],
            "edges": [{"relation": "knows", "weight": 2, "source": "ann", "target": "bob"}]}"#,
        r#"{"links": [{"source": "ann", "target": "bob", "label": "knows", "weight": "2"}],
            "nodes": [{"id": "bob"}, {"id": "ann"}]}"#,
        r#"[{"data": {"id": "ann"}}, {"group": "nodes", "data": {"id": "bob"}},
            {"data": {"source": "ann", "target": "bob", "label": "knows", "weight": 2.0}}]"#,
        r#"{"options": {"type": "mixed"}, "nodes": [{"key": "ann"}, {"key": "bob"}], "edges":
            [{"source": "ann", "target": "bob", "attributes": {"label": "knows", "weight": 2}}]}"#,
    ];
    for text in texts {
        let (graph, told) = read("a.json", text.as_bytes());
        assert_eq!((edges(&graph).as_str(), told.as_str()), ("ann -> bob knows 2\n", ""), "{text}");
    }
    let numeric = br#"{"directed": false, "nodes": [{"id": 1}, {"id": 2.5}], "links": [{"source": 1, "target": 2.5}]}"#;
    assert_eq!(edges(&read("a.json", numeric).0), "1 -- 2.5 - 1\n");
    let wrapped =
        b"{\"node\": {\"id\": \"ann\"}}\n\n{\"edge\": {\"from\": \"ann\", \"to\": \"bob\"}}\n";
    assert_eq!(edges(&read("a.jsonl", wrapped).0), "ann -> bob - 1\n");
}

#[test]
fn lists_of_neighbours_are_edges() {
    let directed = r#"{"directed": true, "multigraph": true, "graph": [], "nodes": [{"id": "ann"}, {"id": 7}],
        "adjacency": [[{"relation": "knows", "weight": 2, "id": 7, "key": "e1"}, {"id": "ann", "key": "e2"}], []]}"#;
    let (graph, told) = read("a.json", directed.as_bytes());
    let wanted = "a.json:1:1: warning[not-as-it-was]: edges without a weight weigh 1, because others have one: 1 in this file\n\
         a.json:1:78: warning[not-as-it-was]: ids of nodes are numbers, and text from here on: 1 in this file\n";
    assert_eq!(
        (edges(&graph).as_str(), told.as_str()),
        ("ann -> 7 knows 2\nann -> ann - 1\n", wanted)
    );
    // Without directions, each edge is at both of its ends, but a loop only once.
    let undirected = r#"{"adjacency": [[{"id": "ann"}, {"id": "bob", "n": 1}], [{"id": "ann", "n": 1}]],
        "nodes": [{"id": "ann"}, {"id": "bob"}], "directed": false}"#;
    let (graph, told) = read("a.json", undirected.as_bytes());
    assert_eq!((edges(&graph).as_str(), told.as_str()), ("ann -- ann - 1\nann -- bob - 1\n", ""));
    let (graph, told) =
        read("a.json", br#"{"nodes": [{"id": "ann"}], "adjacency": [[7, {}], []]}"#);
    assert_eq!(graph.edges.len(), 0);
    let wanted = "`adjacency` isn't one list for each node, so it has no edges";
    assert_eq!(told, format!("a.json:1:1: error[not-an-element]: {wanted}\n"));
    let told = read("a.json", br#"{"nodes": [{"id": "ann"}], "adjacency": [[7, {}]]}"#).1;
    assert_eq!(
        told,
        "a.json:1:1: error[not-an-element]: a neighbour is no object\n\
         a.json:1:1: error[missing-end]: a neighbour doesn't say who it is\n"
    );
}

#[test]
fn what_json_has_beyond_a_graph_is_told_once() {
    let text = r#"{"version": 3, "graph": {"name": "G", "year": 1842}, "nodes": [
{"name": "Ann", "at": {"x": 1}}, {"name": "Bob", "size": [1, 2]}], "links": [
{"source": 0, "target": 1, "key": 0, "n": 1}, {"source": 0},
{"source": 0, "target": 1, "key": 1, "n": "x", "weight": "heavy"}, 7]}"#;
    let (graph, told) = read("a.json", text.as_bytes());
    assert_eq!(edges(&graph), "0 -> 1 - 1\n0 -> 1 - 1\n");
    assert_eq!(
        told,
        "a.json:3:47: error[missing-end]: the edge doesn't say what it connects\n\
         a.json:4:1: error[not-a-number]: the weight `heavy` is no number, so the edge weighs 1\n\
         a.json:4:68: error[not-an-element]: this is no node or edge: it is no object\n\
         a.json:1:1: note[mixed-kinds]: the values of `n` are of several kinds, so all are text\n\
         a.json:2:1: warning[not-as-it-was]: `at` is an object, and kept as JSON text: 1 in this file\n\
         a.json:1:1: warning[not-as-it-was]: `version` of the graph isn't kept: 1 in this file\n\
         a.json:1:1: warning[not-as-it-was]: attributes of the graph aren't kept: 1 in this file\n\
         a.json:3:1: warning[not-as-it-was]: keys of edges are mere numbers, and aren't kept: 2 in this file\n\
         a.json:2:34: warning[not-as-it-was]: lists of other things than texts are lists of texts now: 1 in this file\n\
         a.json:2:1: warning[not-as-it-was]: nodes have no `id`, so their position is it: 2 in this file\n\
         a.json:1:1: note[read-as-label]: `name` of nodes is read as their label\n"
    );
}

#[test]
fn nodes_without_an_id_are_told_by_their_place_in_the_file() {
    let table = [
        (
            r#"{"nodes":[{"name":"X"},{"name":"Y"}],"links":[{"source":0,"target":1}]}"#,
            "0 1",
            "0 -> 1",
        ),
        // The edges stand first, and an end is a text.
        (
            r#"{"links":[{"source":"0","target":1}],"nodes":[{"name":"X"},{"id":"hub"}]}"#,
            "0 hub",
            "0 -> hub",
        ),
        (
            r#"{"nodes":[{"name":"X"},{"id":"hub"},{"name":"Y"}],
                "links":[{"source":0,"target":2},{"source":0,"target":1}]}"#,
            "0 2 hub",
            "0 -> 2, 0 -> hub",
        ),
        (
            r#"{"nodes":[{"id":"hub"},{"name":"X"},{"id":"hub"},{"name":"Z"}],"links":[{"source":1,"target":3}]}"#,
            "1 3 hub",
            "1 -> 3",
        ),
        // What no position says stays an id. A number may have been counted from 1.
        (
            r#"{"nodes":[{"name":"X"}],"links":[{"source":0,"target":7},{"source":"a","target":0}]}"#,
            "0 7 a",
            "0 -> 7, a -> 0",
        ),
        (
            r#"{"nodes":[{"id":1},{"id":0},{"name":"X"}],"links":[{"source":0,"target":2}]}"#,
            "0 1 2",
            "0 -> 2",
        ),
    ];
    for (text, nodes, ends) in table {
        let (graph, told) = read("a.json", text.as_bytes());
        let ids: Vec<&str> = graph.nodes.ids.iter().map(|id| graph.symbols.text(*id)).collect();
        assert_eq!(ids.join(" "), nodes, "{text}");
        let found: Vec<String> =
            edges(&graph).lines().map(|edge| edge.replace(" - 1", "")).collect();
        assert_eq!(found.join(", "), ends, "{text}");
        let is_beyond = nodes.contains('7');
        assert_eq!(told.contains("error[doubtful-end]: `7` is no position"), is_beyond, "{told}");
        assert_eq!(told.contains("error"), is_beyond, "{told}");
    }
}

#[test]
fn a_position_that_is_the_id_of_another_node_is_never_taken() {
    let text = r#"{"nodes":[{"id":"1","w":5},{"w":7},{"id":"1_"}],"links":[{"source":"1","target":"1_"}]}"#;
    let (graph, told) = read("a.json", text.as_bytes());
    let ids: Vec<&str> = graph.nodes.ids.iter().map(|id| graph.symbols.text(*id)).collect();
    assert_eq!(
        (ids.join(" "), edges(&graph)),
        ("1 1_ 1__".to_string(), "1 -> 1_ - 1\n".to_string())
    );
    let moved = "positions of nodes without an `id` are ids of others, and have a `_` more";
    let made = "nodes have no `id`, so their position is it";
    assert_eq!(
        told,
        format!(
            "a.json:1:28: warning[not-as-it-was]: {made}: 1 in this file\n\
             a.json:1:1: warning[not-as-it-was]: {moved}: 1 in this file\n"
        )
    );
    let doubtful = r#"{"nodes":[{"id":1},{"w":7}],"links":[{"source":1,"target":1}]}"#;
    let told = read("a.json", doubtful.as_bytes()).1;
    let wanted = "`1` is the id of a node, and the position of one that has no id";
    assert!(told.starts_with(&format!("a.json:1:1: error[doubtful-end]: {wanted}\n")), "{told}");
}

#[test]
fn an_element_of_many_objects_is_walked_over_once() {
    let fields: String = (0..30_000).map(|n| format!(",\"k{n:05}\":{{}}")).collect();
    let told = read("a.json", format!("[{{\"id\":\"ann\"{fields}}}]").as_bytes()).1;
    let further = "a.json:1:2: warning[not-as-it-was]: further matters aren't told one by one: 29950 in this file";
    let unkept = "a.json:1:2: error[too-many-attributes]: 25904 values aren't kept: there are too many attributes";
    assert!([further, unkept].iter().all(|line| told.lines().any(|told| told == *line)), "{told}");
}

#[test]
fn numbers_of_json_that_are_too_large_are_text() {
    let text = br#"{"nodes": [{"id": 100000000000000000001, "n": 123456789012345678901234567890},
        {"id": 100000000000000000002} x]}"#;
    let (graph, told) = read("a.json", text);
    let ids = [graph.node_id(0), graph.node_id(1)];
    assert_eq!(ids, ["100000000000000000001", "100000000000000000002"]);
    let value = graph.value(&graph.nodes.columns[0].cells, 0).map(|value| graph.render(value));
    assert_eq!(value.as_deref(), Some("123456789012345678901234567890"));
    let large = "whole numbers beyond 2^63 are texts, but for weights";
    assert_eq!(
        told,
        format!(
            "a.json:2:39: error[not-json]: this is no JSON: expected `,` or `]`\n\
             a.json:1:1: warning[not-as-it-was]: {large}: 3 in this file\n"
        )
    );
    let lines = b"{\"id\": 18446744073709551616, \"id\" 3}\n{\"id\": 18446744073709551616}";
    let (graph, told) = read("a.jsonl", lines);
    assert_eq!(graph.node_id(0), "18446744073709551616");
    assert_eq!(
        told,
        format!(
            "a.jsonl:1:35: error[not-json]: this is no JSON: expected `:`\n\
             a.jsonl:2:1: warning[not-as-it-was]: {large}: 1 in this file\n"
        )
    );
}

#[test]
fn of_what_json_says_twice_the_last_counts() {
    let text = br#"{"nodes": [{"id": "ann", "label": "Ann", "x": 1, "x": 2, "label": "A"},
        {"id": "ann", "label": "Anna", "type": "Person", "x": 3, "y\u0007": [1, {"z": 1, "z": 2}]}]}"#;
    let (graph, told) = read("a.json", text);
    assert_eq!(
        (graph.node_label(0), graph.symbols.text_of(graph.nodes.types[0])),
        ("A", Some("Person"))
    );
    let value = graph.value(&graph.nodes.columns[0].cells, 0).map(|value| graph.render(value));
    assert_eq!(value.as_deref(), Some("2"));
    assert_eq!(
        told,
        "a.json:1:12: warning[not-as-it-was]: `label` is said twice in an object: 1 in this file\n\
         a.json:1:12: warning[not-as-it-was]: `x` is said twice in an object: 1 in this file\n\
         a.json:2:9: warning[not-as-it-was]: `z` is said twice in an object: 1 in this file\n\
         a.json:2:9: warning[not-as-it-was]: lists of other things than texts are lists of texts now: 1 in this file\n\
         a.json:2:9: warning[not-as-it-was]: nodes are given more than once; what is said first counts: 1 in this file\n\
         a.json:2:9: warning[not-as-it-was]: texts hold control characters, which are read as U+FFFD: 1 in this file\n"
    );
}

#[test]
fn json_that_is_none_is_pointed_at_and_what_came_before_is_kept() {
    let (graph, told) = read("a.json", b"{\"nodes\": [{\"id\": \"ann\"},\n {\"id\": }]}");
    assert_eq!(graph.nodes.len(), 1);
    assert_eq!(told, "a.json:2:9: error[not-json]: this is no JSON: expected value\n");
    let deep = "[".repeat(100_000);
    let told = read("a.json", deep.as_bytes()).1;
    assert_eq!(told.lines().count(), 1, "{told}");
    assert!(told.contains("recursion limit exceeded"), "{told}");
    let (graph, told) = read("a.jsonl", b"{\"id\": 1}\n{\"id\"\n[]\n{\"id\": 2}\n");
    assert_eq!(graph.nodes.len(), 2);
    assert_eq!(
        told,
        "a.jsonl:2:5: error[not-json]: this is no JSON: EOF while parsing an object\n\
         a.jsonl:3:1: error[not-an-element]: this is no node or edge: it is no object\n\
         a.jsonl:1:1: warning[not-as-it-was]: ids of nodes are numbers, and text from here on: 2 in this file\n"
    );
}

#[test]
fn ids_that_are_not_read_as_they_stand_are_told_once() {
    let message =
        "ids are read without blanks around them and control characters, and composed (NFC)";
    let files = [
        ("a.dot", "digraph { \"e\u{301}\" -> \" b\"; é; b }", 2, "1:11"),
        (
            "a.graphml",
            "<graphml><graph><node id='e\u{301}'/><node id='b'/>\
             <edge source='é' target=' b'/></graph></graphml>",
            2,
            "1:17",
        ),
        (
            "a.gexf",
            "<gexf><graph defaultedgetype='directed'><nodes><node id='e\u{301}'/><node id='b'/></nodes>\
             <edges><edge source='é' target=' b'/></edges></graph></gexf>",
            2,
            "1:48",
        ),
    ];
    for (name, text, count, place) in files {
        let (graph, told) = read(name, text.as_bytes());
        assert_eq!(edges(&graph).lines().next(), Some("é -> b - 1"), "{name}: {told}");
        assert_eq!(graph.nodes.len(), 2, "{name}");
        let wanted = format!("{name}:{place}: warning[not-kept]: {message} ({count} in this file)");
        assert!(told.lines().any(|line| line == wanted), "{told}");
    }
    let json = "[{\"id\": \"é\"}, {\"source\": \"e\u{301}\", \"target\": \"b \"}]";
    let (graph, told) = read("a.json", json.as_bytes());
    assert_eq!(graph.nodes.len(), 2);
    let wanted = format!("a.json:1:15: warning[not-as-it-was]: {message}: 2 in this file");
    assert!(told.lines().any(|line| line == wanted), "{told}");
}
