//! Reading DOT as Graphviz does: its words, its statements, its defaults.
//!
//! Ours are decoded exactly. In files of others a label is decoded as Graphviz draws it, and any
//! other attribute is what stands between its quotes.

mod attribute;
mod draft;
mod label;
mod lex;
mod parse;
mod report;
mod slots;
mod token;
mod unkept;
mod words;

use memchr::memmem;

use crate::error::Result;
use crate::formats::Reading;
use crate::formats::dot::names::MADE_BY;
use crate::formats::dot::read::draft::Draft;
use crate::formats::dot::read::parse::Parser;
use crate::formats::dot::read::report::Report;
use crate::formats::limits::MOST_BYTES;
use crate::text::{FileId, Files, tell_utf_16};

/// Reads a graph.
pub(super) fn read(files: &Files, file: FileId) -> Result<Reading> {
    let bytes = files.read(file, MOST_BYTES)?;
    if let Some(told) = tell_utf_16(&bytes, file) {
        return Ok(Reading { diagnostics: vec![told], ..Reading::default() });
    }
    let (name, value) = MADE_BY;
    let ours = [format!("{name}=\"{value}\""), format!("{name}={value}")]
        .iter()
        .any(|mark| memmem::find(&bytes, mark.as_bytes()).is_some());
    let draft = Draft::of(bytes.len(), ours, Report::of(file));
    let draft = Parser::of(&bytes, draft).run();
    let (graph, diagnostics) = draft.finish();
    Ok(Reading { graph, diagnostics })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::show_plain;

    fn read_text(source: &str) -> (Vec<String>, String) {
        let mut files = Files::default();
        let file = files.add_bytes("a.dot", source.as_bytes().to_vec());
        let reading = read(&files, file).unwrap();
        let graph = &reading.graph;
        let mut rows = Vec::new();
        let cells = |columns: &[crate::model::Column], row| {
            let mut shown = String::new();
            for column in columns {
                if let Some(value) = graph.value(&column.cells, row) {
                    shown += &format!(" {}={}", column.name, graph.render(value));
                }
            }
            shown
        };
        for node in 0..graph.nodes.len() {
            let kind = graph.symbols.text_of(graph.nodes.types[node]).unwrap_or("-");
            let label = graph.symbols.text_of(graph.nodes.labels[node]).unwrap_or("-");
            let more = cells(&graph.nodes.columns, node);
            rows.push(format!("{} {kind} {label:?}{more}", graph.node_id(node)));
        }
        for edge in 0..graph.edges.len() {
            let arrow = if graph.edges.undirected[edge] { "--" } else { "->" };
            let (from, to) = (graph.edges.from[edge] as usize, graph.edges.to[edge] as usize);
            let label = graph.edge_label(edge).unwrap_or("-");
            let weight = graph.edges.weights.as_ref().map(|w| format!(" w{}", w[edge]));
            let more = cells(&graph.edges.columns, edge);
            let (from, to) = (graph.node_id(from), graph.node_id(to));
            rows.push(format!("{from}{arrow}{to} {label:?}{}{more}", weight.unwrap_or_default()));
        }
        (rows, show_plain(&reading.diagnostics, &files))
    }

    fn rows(source: &str) -> Vec<String> {
        read_text(source).0
    }

    #[test]
    fn defaults_hold_for_what_is_made_after_them_in_their_subgraph() {
        let source = "digraph G { a; node [kind=x]; edge [since=1] b; { node [kind=y] c -> b } d }";
        assert_eq!(
            rows(source),
            [
                "a - \"-\"",
                "b - \"-\" kind=x",
                "c - \"-\" kind=y",
                "d - \"-\" kind=x",
                "c->b \"-\" since=1",
            ]
        );
    }

    #[test]
    fn chains_lists_and_groups_are_edges() {
        let edges =
            |source| rows(source).into_iter().filter(|r| r.contains('>')).collect::<Vec<_>>();
        assert_eq!(
            edges("digraph { a -> b -> {c d} [x=1] }"),
            ["a->b \"-\" x=1", "b->c \"-\" x=1", "b->d \"-\" x=1"]
        );
        assert_eq!(
            edges("digraph { subgraph s {a b a} a,b->c; subgraph s -> d }"),
            ["a->c \"-\"", "a->d \"-\"", "b->c \"-\"", "b->d \"-\""]
        );
        assert_eq!(edges("strict digraph { a->b [x=1]; a->b [y=2] }"), ["a->b \"-\" x=1 y=2"]);
        assert_eq!(edges("digraph { a->b [key=k]; a->b [key=k, y=2]; a->b }").len(), 2);
        assert_eq!(edges("digraph { {} -> a -> {} }"), [""; 0]);
        let mixed = rows("strict digraph { a -> b; a -- b; b -> a; b -- a }");
        assert_eq!(mixed[2..], ["a->b \"-\"", "a--b \"-\"", "b->a \"-\""]);
    }

    #[test]
    fn labels_of_others_are_read_as_they_are_drawn() {
        let source = r#"graph G { "a\b" [label="\N in \G\nx\ly\r&lt;&#65;&nix; C:\\x", path="C:\\x\n"];
            a [label="\N"]; a -- b [label="\T to \H", weight=2.5]; }"#;
        assert_eq!(
            rows(source),
            [
                "a - \"-\"",
                "a\\b - \"a\\\\b in G\\nx\\ny\\n<A&nix; C:\\\\x\" path=C:\\\\x\\n",
                "b - \"-\"",
                "a--b \"a to b\" w2.5",
            ]
        );
    }

    #[test]
    fn labels_that_would_fill_any_memory_stay_as_they_are_written() {
        let id = "x".repeat(20_000);
        let label = "\\N".repeat(10_000);
        let source = format!(
            "digraph {{\n  a [label=\"\\N\\N\"];\n  \"{id}\" [label=\"{label}\"];\n  \
             b [label=\"<p>\\N\" shape=record];\n  a -> b [label=\"\\E\"];\n}}"
        );
        let (rows, told) = read_text(&source);
        let written = |row: &str, text: &str| row.ends_with(&format!(" {text:?}"));
        assert!(written(&rows[0], "aa"));
        assert!(written(&rows[1], "<p>\\N"));
        assert!(written(&rows[2], &label));
        assert!(written(&rows[3], "\\E"));
        assert_eq!(
            told.lines().next(),
            Some(
                "a.dot:3:20007: warning[dot-labels]: 3 labels are kept as written, as a file of \
                 this size has no room to draw more"
            )
        );
    }

    #[test]
    fn what_is_not_kept_is_told_once_with_a_count() {
        let source = "digraph {\n  a:p:n -> b:q [color=red, style=bold, URL=\"http://x\"];\n  \
                      subgraph cluster_a { label=A; c [label=<<b>C</b>>]; }\n  size=3; d -- e\n}\n\
                      digraph { z }";
        let (rows, told) = read_text(source);
        assert_eq!(rows.len(), 7);
        assert_eq!(rows[5], "a->b \"-\" URL=http://x");
        assert_eq!(rows[2], "c - \"C\"");
        assert_eq!(
            told,
            "a.dot:2:4: warning[dot-port]: 2 ports of nodes are not kept\n\
             a.dot:2:17: note[dot-drawing]: 4 drawing attributes are not kept: \
             `color`, `label`, `size`, `style`\n\
             a.dot:3:3: warning[dot-subgraph]: the nesting of 1 subgraph is not kept\n\
             a.dot:3:36: warning[dot-html]: 1 text with tags is kept without them\n\
             a.dot:4:13: warning[dot-arrow]: 1 `->` or `--` stands in the other kind of graph\n\
             a.dot:6:1: warning[dot-other-graph]: only the first graph of the file is read\n"
        );
    }

    #[test]
    fn only_what_graphviz_draws_by_is_drawing() {
        let source = "digraph { node [size=4]; a [height=180, area=north, rank=2, Color=x, k=7];\n\
                      a -> b [len=12, k=3, height=2, color=red]; b -> a [color=red] }";
        let (rows, told) = read_text(source);
        assert_eq!(
            rows,
            [
                "a - \"-\" size=4 rank=2 Color=x k=7",
                "b - \"-\" size=4",
                "a->b \"-\" k=3 height=2",
                "b->a \"-\"",
            ]
        );
        assert_eq!(
            told,
            "a.dot:1:29: note[dot-drawing]: 5 drawing attributes are not kept: `color` (2), `area`, \
             `height`, `len`\n"
        );
    }

    #[test]
    fn an_edge_goes_where_its_arrow_is() {
        let source = "digraph { a -> b [dir=back]; a -> c [dir=both]; a -> d [dir=none];\n\
                      edge [dir=back]; a -> e; a -> f [dir=forward]; a -> g [dir=odd] }";
        let (rows, told) = read_text(source);
        assert_eq!(
            rows[7..],
            ["a--c \"-\"", "a--d \"-\"", "a->f \"-\"", "a->g \"-\"", "b->a \"-\"", "e->a \"-\""]
        );
        assert_eq!(
            told,
            "a.dot:1:38: warning[not-kept]: edges that hold in both directions are read as \
             undirected (1 in this file)\n\
             a.dot:2:56: note[dot-drawing]: 1 drawing attribute is not kept: `dir`\n"
        );
        let (rows, told) = read_text("graph { a -- b [dir=back] }");
        assert_eq!(rows[2..], ["a--b \"-\""]);
        assert!(told.ends_with("1 drawing attribute is not kept: `dir`\n"));
    }

    #[test]
    fn ids_of_edges_have_no_blanks_around_them() {
        let ids = |keys: [&str; 2]| {
            let (name, value) = crate::formats::dot::names::MADE_BY;
            let edges = keys.map(|key| format!("a -> b [key=\"{key}\"]")).join("; ");
            let source = format!("digraph {{ graph [{name}=\"{value}\"]; {edges} }}");
            let mut files = Files::default();
            let file = files.add_bytes("a.dot", source.into_bytes());
            let graph = read(&files, file).unwrap().graph;
            let text = |id: &crate::model::Sym| graph.text(*id).to_string();
            graph.edges.ids.as_ref().map(|ids| ids.iter().map(text).collect::<Vec<_>>())
        };
        assert_eq!(ids([" e1 ", "e2"]), Some(vec!["e1".to_string(), "e2".to_string()]));
        assert_eq!(ids([" ", "e2"]), None);
    }

    #[test]
    fn after_a_mistake_reading_goes_on_at_the_next_statement() {
        let source =
            "digraph {\n  a -> ;\n  b [x=];\n  c [x 1 y=2\n  d -> = e\n  f -> g;\n  \"\" -> h\n}";
        let (rows, told) = read_text(source);
        assert_eq!(rows.last().map(String::as_str), Some("f->g \"-\""));
        assert_eq!(
            told,
            "a.dot:2:8: error[dot-syntax]: here should be a node, not `;`\n\
             a.dot:3:8: error[dot-syntax]: here should be a value, not `]`\n\
             a.dot:5:5: error[dot-syntax]: here should be an attribute, not `->`\n\
             a.dot:7:3: error[dot-empty-id]: a node has an empty id\n"
        );
    }

    #[test]
    fn what_is_left_open_is_told_where_it_opens() {
        let (rows, told) = read_text("digraph {\n  a -> b [x=\"1\n  c -> d\n}");
        assert_eq!(rows.len(), 3);
        assert_eq!(
            told,
            "a.dot:2:13: error[dot-open]: the quote that opens here is never closed\n\
             a.dot:4:2: error[ends-early]: the file ends before the graph does\n"
        );
        assert_eq!(read_text("").1, "a.dot:1:1: error[no-graph]: there is no graph in this\n");
        assert_eq!(
            read_text("node a;").1,
            "a.dot:1:1: error[dot-syntax]: here should be `graph` or `digraph`, not `node`\n"
        );
    }

    #[test]
    fn a_file_of_ours_that_graphviz_wrote_again_is_still_ours() {
        let source = r#"digraph G {
            graph [made_by=claimgraph, edge_weight=1]; node [label="\N", shape=box];
            n0 [cid="a\\b", color_="C:\\x", tooltip=x]; n0 -> c [label="R&amp;lt;D", key=k];
        }"#;
        let (rows, told) = read_text(source);
        assert_eq!(rows, ["a\\b - \"-\" color=C:\\x", "c - \"-\"", "a\\b->c \"R&lt;D\" w1"]);
        assert_eq!(told, "");
    }

    #[test]
    fn deep_and_wide_bombs_end_in_a_diagnostic() {
        let deep = format!("digraph {}", "{".repeat(1_000_000));
        assert!(read_text(&deep).1.contains("error[dot-depth]"));
        let names: String = (0..3000).map(|n| format!("a{n} ")).collect();
        let wide = format!("digraph {{ {{{names}}} -> {{{names}}} }}");
        assert!(read_text(&wide).1.contains("error[dot-edges]"));
        let columns: String = (0..9000).map(|n| format!("a{n} [x{n}=1];")).collect();
        assert!(
            read_text(&format!("digraph {{ {columns} }}")).1.contains("error[too-many-attributes]")
        );
    }
}
