//! The statements of a file in order, formatted on all cores.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::ops::Range;

use dot_writer::{Attributes, DotWriter, Scope};

use crate::error::Result;
use crate::formats::dot::carries::CARRIES;
use crate::formats::dot::legend::Legend;
use crate::formats::dot::names::MADE_BY;
use crate::formats::dot::put::Scratch;
use crate::formats::dot::quote::{self, Mode};
use crate::formats::dot::rows::Rows;
use crate::formats::ids::in_sight;
use crate::formats::palette::Palette;
use crate::formats::{Consumer, WriteOptions, rows};
use crate::model::{ELLIPSIS, Graph};

/// The dash makes programs that guess the encoding from the first bytes guess right.
const FIRST_LINE: &str = "/* claimgraph DOT — UTF-8 */\n";

/// Writes the graph.
pub(super) fn write(
    graph: &Graph,
    options: &WriteOptions,
    out: &mut (dyn Write + Send),
) -> Result<()> {
    let palette = Palette::of(graph, &options.look);
    let legend = Legend::of(graph, &options.look, &palette);
    let rows = Rows::of(graph, &palette, options);
    let kind = match graph.edges.undirected.iter().all(|u| *u) && !graph.edges.is_empty() {
        true => Syntax::Undirected,
        false => Syntax::Directed,
    };
    let name = name(graph);
    out.write_all(FIRST_LINE.as_bytes())?;
    match &name {
        Name::Plain(name) => writeln!(out, "{} \"{}\" {{", kind.word(), quote::plain(name))?,
        Name::None | Name::Attribute(_) => writeln!(out, "{} {{", kind.word())?,
    }
    let about = |scope: &mut Scope| about_graph(scope, graph, options, &name, &legend);
    let memory = || Scratch::of(graph);
    if options.consumer == Consumer::Graphviz {
        statements(out, kind, 1, memory, |one, scope, _| {
            one.for_each(|_| {
                about(scope);
                defaults(scope);
            });
        })?;
    }
    if options.consumer == Consumer::Graphviz && options.cluster_by_type {
        frames(graph, &palette, &rows, kind, out)?;
    } else {
        statements(out, kind, graph.nodes.len(), memory, |range, scope, scratch| {
            for near in in_sight(range) {
                graph.fetch_nodes(near.clone());
                near.for_each(|at| rows.node(at, scope, scratch));
            }
        })?;
    }
    statements(out, kind, graph.edges.len(), memory, |range, scope, scratch| {
        for near in in_sight(range) {
            rows.ids.fetch_edges(graph, near.clone());
            scratch.fetch_edges(near.clone());
            near.for_each(|at| rows.edge(at, scope, scratch));
        }
    })?;
    if options.consumer != Consumer::Graphviz {
        statements(out, kind, 1, memory, |one, scope, _| one.for_each(|_| about(scope)))?;
    }
    Ok(out.write_all(b"}\n")?)
}

/// Whether edges have a direction.
#[derive(Clone, Copy, Debug)]
enum Syntax {
    Directed,
    Undirected,
}

/// How the name of the graph stands in the file.
enum Name {
    None,
    Plain(String),
    Attribute(String),
}

impl Syntax {
    fn word(self) -> &'static str {
        match self {
            Syntax::Directed => "digraph",
            Syntax::Undirected => "graph",
        }
    }

    fn scope<'d, 'w>(self, writer: &'d mut DotWriter<'w>) -> Scope<'d, 'w> {
        match self {
            Syntax::Directed => writer.digraph(),
            Syntax::Undirected => writer.graph(),
        }
    }
}

/// Writes statements through `dot-writer`, which panics when the writer under it fails, and so
/// only ever writes into memory; it also leaves quoting to us.
///
/// Each range of rows is a graph of its own to it, whose first and last line are cut off. That is
/// sound because between two statements it only remembers how far to indent and which numbers it
/// gave to nodes and frames without names, of which there are none here.
fn statements<'a>(
    out: &mut (dyn Write + Send),
    syntax: Syntax,
    count: usize,
    memory: impl Fn() -> Scratch<'a> + Sync,
    some: impl Fn(Range<usize>, &mut Scope, &mut Scratch<'a>) + Sync,
) -> Result<()> {
    let (first, last) = (syntax.word().len() + " {\n".len(), "}\n".len());
    rows(out, count, memory, |scratch, range, buffer| {
        {
            let mut pieces = Pieces(buffer);
            let mut writer = DotWriter::from(&mut pieces);
            let mut scope = syntax.scope(&mut writer);
            some(range, &mut scope, scratch);
        }
        buffer.truncate(buffer.len() - last);
        buffer.drain(..first);
    })
}

/// Bytes in memory. `dot-writer` hands over every quote, comma and blank by itself, for which
/// copying memory is a long way to go.
struct Pieces<'a>(&'a mut Vec<u8>);

impl Write for Pieces<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        match bytes {
            [one] => self.0.push(*one),
            [one, two] => {
                self.0.push(*one);
                self.0.push(*two);
            }
            _ => self.0.extend_from_slice(bytes),
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The nodes of each type in a frame, those without a type outside.
fn frames(
    graph: &Graph,
    palette: &Palette,
    rows: &Rows,
    syntax: Syntax,
    out: &mut (dyn Write + Send),
) -> Result<()> {
    let mut by_type: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
    for (node, kind) in graph.nodes.types.iter().enumerate() {
        by_type.entry(graph.symbols.text_of(*kind)).or_default().push(node);
    }
    for (number, (kind, nodes)) in by_type.into_iter().enumerate() {
        if kind.is_some() {
            let mut scratch = String::new();
            let label = palette.look(kind).label;
            let label: String = label.chars().take(80).collect();
            let label = quote::escape(&label, Mode::Drawn, &mut scratch);
            writeln!(out, "  subgraph \"cluster_{number}\" {{")?;
            writeln!(
                out,
                "  graph [label=\"{label}\", style=\"rounded\", color=\"#bbbbbb\", \
                 fontcolor=\"#666666\", fontsize=\"11\", margin=\"10\"];"
            )?;
        }
        let memory = || Scratch::of(graph);
        statements(out, syntax, nodes.len(), memory, |range, scope, scratch| {
            range.for_each(|at| rows.node(nodes[at], scope, scratch));
        })?;
        if kind.is_some() {
            out.write_all(b"  }\n")?;
        }
    }
    Ok(())
}

fn name(graph: &Graph) -> Name {
    let name = match CARRIES.cut(&graph.name) {
        Some(start) => format!("{start}{ELLIPSIS}"),
        None => graph.name.clone(),
    };
    match name.as_str() {
        "" => Name::None,
        plain if quote::is_safe_id(plain) => Name::Plain(name),
        _ => Name::Attribute(name),
    }
}

/// How Graphviz is asked to draw a graph.
const DRAWN: [(&str, &str); 16] = [
    ("charset", "UTF-8"),
    ("fontname", FONTS),
    ("fontsize", "10"),
    ("bgcolor", "white"),
    ("pad", "0.3"),
    ("labelloc", "t"),
    ("labeljust", "l"),
    ("nodesep", "0.25"),
    ("ranksep", "0.6"),
    ("splines", "true"),
    ("overlap", "prism"),
    ("K", "1"),
    ("overlap_scaling", "-4"),
    ("sep", "+40,14"),
    ("outputorder", "edgesfirst"),
    ("forcelabels", "true"),
];

fn about_graph(
    scope: &mut Scope,
    graph: &Graph,
    options: &WriteOptions,
    name: &Name,
    legend: &Legend,
) {
    let mut list = scope.graph_attributes();
    list.set(MADE_BY.0, MADE_BY.1, true);
    if let Name::Attribute(name) = name {
        list.set("cid", quote::escape(name, Mode::Data, &mut String::new()), true);
    }
    let weights = graph.edges.weights.as_ref();
    if weights.is_some_and(|weights| weights.iter().all(|weight| *weight == 1.0)) {
        // Said once for all edges, so that each need not say it.
        list.set("edge_weight", "1", true);
    }
    list.set("rankdir", options.rankdir.name(), true);
    if options.consumer != Consumer::Graphviz {
        list.set("overlap", "false", true).set("label", &legend.text(), true);
        return;
    }
    for (name, value) in DRAWN {
        if name != "splines" || graph.edges.len() <= MOST_CURVED {
            list.set(name, value, true);
        }
    }
    if options.cluster_by_type {
        // Without it, `dot` ranks the nodes of each frame apart, and gives up where that can't be
        // put together: "trouble in init_rank".
        list.set("newrank", "true", true);
    }
    list.set("label", &legend.html(), false);
}

/// Up to how many edges `sfdp` and `neato` are asked to lead curves around nodes. They need half a
/// minute for 200 such edges, and for 400 straight ones half a second. `dot` draws curves unasked.
const MOST_CURVED: usize = 80;

fn defaults(scope: &mut Scope) {
    scope
        .node_attributes()
        .set("fontname", FONTS, true)
        .set("fontsize", "10", true)
        .set("color", "#777777", true)
        .set("penwidth", "0.8", true)
        .set("margin", "0.1,0.05", true)
        .set("height", "0.35", true);
    scope
        .edge_attributes()
        .set("fontname", FONTS, true)
        .set("fontsize", "9", true)
        .set("color", "#777777", true)
        .set("fontcolor", "#444444", true)
        .set("penwidth", "1", true)
        .set("arrowsize", "0.6", true);
}

const FONTS: &str = "Helvetica,Arial,sans-serif";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_of_rows_put_together_are_what_one_writer_writes() {
        for syntax in [Syntax::Directed, Syntax::Undirected] {
            let count = 10_000;
            let row = |at: usize, scope: &mut Scope| {
                scope.node_named(format!("\"{at}\"")).set("label", "a \"b", true);
                scope.edge("\"a\"", format!("\"{at}\"")).attributes().set("x", "1", true);
            };
            let mut parts = format!("{} {{\n", syntax.word()).into_bytes();
            let some = |range: Range<usize>, scope: &mut Scope, _: &mut Scratch| {
                range.for_each(|at| row(at, scope));
            };
            let graph = Graph::default();
            statements(&mut parts, syntax, count, || Scratch::of(&graph), some).unwrap();
            parts.extend(b"}\n");
            let mut whole = Vec::new();
            {
                let mut writer = DotWriter::from(&mut whole);
                let mut scope = syntax.scope(&mut writer);
                (0..count).for_each(|at| row(at, &mut scope));
            }
            assert!(parts == whole);
        }
    }
}
