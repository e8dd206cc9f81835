//! What readers of a file are known not to leave alone.

use std::path::PathBuf;

use claimgraph::formats::{Consumer, Format, Of};
use claimgraph::model::{Cells, Column, Graph, Sym};
use claimgraph::text::visible_name;
use claimgraph::{Result, formats};

use crate::cli::report::{self, grouped};
use crate::cli::writing::Writing;

/// The longest id, in bytes, that Graphviz surely reads; it gives up at 16,384 with their quotes.
const LONGEST_ID: usize = 16_000;

/// How many edges `dot` surely lays out in seconds.
const MOST_RANKED: usize = 400;

/// Says what readers are known not to leave alone.
pub(crate) fn warn(graph: &Graph, targets: &[PathBuf], writing: &Writing) -> Result<()> {
    options_for_nothing(targets, writing)?;
    for target in targets {
        let format = writing.format(target)?.0;
        let warnings = [
            formulas(graph, format),
            infinite_texts(graph, format, writing.consumer),
            null_texts(graph, format, writing.consumer),
            weights_of_nothing(graph, format, writing.consumer),
            backslashes(graph, format, writing.consumer),
            missing_answers(graph, format, writing.consumer),
            long_ids(graph, format),
            many_edges(graph, format, writing),
        ];
        for warning in warnings.into_iter().flatten() {
            let file = target.to_string_lossy();
            report::say(&format!("{}: {warning}\n", visible_name(&file)));
        }
    }
    Ok(())
}

/// Says which options are about a format that nothing is written in.
fn options_for_nothing(targets: &[PathBuf], writing: &Writing) -> Result<()> {
    let (mut is_drawn, mut is_gexf) = (false, false);
    for target in targets {
        let format = writing.format(target)?.0.name;
        is_drawn |= format == "dot";
        is_gexf |= format == "gexf";
    }
    let is_framed = is_drawn && matches!(writing.consumer, None | Some(Consumer::Graphviz));
    if writing.rankdir.is_some() && !is_drawn {
        report::say("`--rankdir` is for drawings, and no output is DOT\n");
    }
    if writing.gexf_version.is_some() && !is_gexf {
        report::say("`--gexf-version` is for GEXF, and no output is that\n");
    }
    if writing.cluster_by.is_some() && !is_framed {
        report::say("`--cluster-by` is for drawings, and no output is DOT for Graphviz\n");
    }
    Ok(())
}

/// Says how many cells a spreadsheet may run.
fn formulas(graph: &Graph, format: &Format) -> Option<String> {
    let formulas = formats::csv::formula_cells(graph, format.rows?);
    (formulas > 0).then(|| report::formulas(formulas))
}

/// Says how many ids are too long for Graphviz, which reads no file that has one.
fn long_ids(graph: &Graph, format: &Format) -> Option<String> {
    if format.name != "dot" {
        return None;
    }
    let edges = graph.edges.ids.iter().flatten();
    let ids = graph.nodes.ids.iter().chain(edges);
    let long = ids.filter(|id| graph.text(**id).len() > LONGEST_ID).count();
    let ids = report::plural(long, "id is", "ids are");
    let what = format!("longer than {} bytes; Graphviz can't read the file", grouped(LONGEST_ID));
    (long > 0).then(|| format!("{ids} {what}"))
}

/// Says that another layout than the usual one is needed for a drawing of so many edges.
fn many_edges(graph: &Graph, format: &Format, writing: &Writing) -> Option<String> {
    let is_drawn = writing.consumer == Some(Consumer::Graphviz) && format.name == "dot";
    let edges = grouped(graph.edges.len());
    let what = "many for `dot`, which may need minutes; `sfdp -Tsvg` draws them in seconds";
    (is_drawn && graph.edges.len() > MOST_RANKED).then(|| format!("{edges} edges are {what}"))
}

/// Says how many texts Gephi will change.
fn infinite_texts(graph: &Graph, format: &Format, consumer: Option<Consumer>) -> Option<String> {
    if consumer != Some(Consumer::Gephi) || !["graphml", "gexf"].contains(&format.name) {
        return None;
    }
    let infinite = texts(graph, format, |text| text.contains("INF"));
    let texts = report::plural(infinite, "text holds", "texts hold");
    let what = "`INF`, which Gephi turns into `Infinity`; its CSV import doesn't";
    (infinite > 0).then(|| format!("{texts} {what}"))
}

/// Says how many texts are none to Gephi.
fn null_texts(graph: &Graph, format: &Format, consumer: Option<Consumer>) -> Option<String> {
    let is_read = format.rows.is_some() || ["graphml", "gexf"].contains(&format.name);
    if consumer != Some(Consumer::Gephi) || !is_read {
        return None;
    }
    let nulls = texts(graph, format, |text| text.trim().eq_ignore_ascii_case("null"));
    let read = report::plural(nulls, "text reads", "texts read");
    (nulls > 0).then(|| format!("{read} `null`, which Gephi takes for no value"))
}

/// Says what becomes of edges of weight 0, which Gephi, with its 32 bits for a weight, deletes.
fn weights_of_nothing(
    graph: &Graph,
    format: &Format,
    consumer: Option<Consumer>,
) -> Option<String> {
    let weights = graph.edges.weights.iter().flatten();
    let count = weights.filter(|weight| **weight as f32 == 0.0).count();
    let is_read =
        format.rows == Some(Of::Edges) || ["graphml", "gexf", "dot"].contains(&format.name);
    if count == 0 || !is_read {
        return None;
    }
    let edges = report::plural(count, "edge weighs", "edges weigh");
    match consumer {
        Some(Consumer::Gephi) => Some(format!(
            "{edges} 0; Gephi deletes such edges, so the 0 is in `weight_raw`, and Gephi counts 1"
        )),
        None => Some(format!("{edges} 0; Gephi deletes such edges, unless you add `--for gephi`")),
        Some(_) => None,
    }
}

/// Says how many texts of a table cost rows in Gephi, to which a backslash begins an escape: behind
/// it, what ends a cell doesn't.
fn backslashes(graph: &Graph, format: &Format, consumer: Option<Consumer>) -> Option<String> {
    let is_costly = |text: &str| text.ends_with('\\') || text.contains("\\\"");
    let of = format.rows.filter(|_| consumer.is_none())?;
    let costly = texts(graph, format, is_costly) + words(graph, of, is_costly);
    let texts = report::plural(costly, "text has", "texts have");
    let what = "a backslash at the end or before a quote; Gephi loses rows there, unless you add";
    (costly > 0).then(|| format!("{texts} {what} `--for gephi`"))
}

/// Says how many values igraph will make up: a missing number is NaN to it, and a missing text
/// empty, but of true and false it knows nothing third.
fn missing_answers(graph: &Graph, format: &Format, consumer: Option<Consumer>) -> Option<String> {
    if consumer.is_some() || format.name != "graphml" {
        return None;
    }
    let columns = graph.nodes.columns.iter().chain(&graph.edges.columns);
    let missing = columns.map(|column| match &column.cells {
        Cells::Bool(cells) if column.cells.present() > 0 => cells.len() - column.cells.present(),
        _ => 0,
    });
    let missing: usize = missing.sum();
    let values = report::plural(missing, "value is", "values are");
    let what = "missing where others are true or false; igraph reads them as false";
    (missing > 0).then(|| format!("{values} {what}"))
}

/// How many texts among the attributes and types that a format has are such.
fn texts(graph: &Graph, format: &Format, is_such: fn(&str) -> bool) -> usize {
    let count = |texts: &[Option<Sym>]| {
        texts.iter().flatten().filter(|text| is_such(graph.text(**text))).count()
    };
    let in_column = |column: &Column| match &column.cells {
        Cells::Text(texts) => count(texts),
        Cells::List(lists) => (0..lists.len())
            .flat_map(|row| lists.get(row))
            .filter(|text| is_such(graph.text(**text)))
            .count(),
        _ => 0,
    };
    let in_nodes = || {
        let columns = graph.nodes.columns.iter().map(in_column);
        count(&graph.nodes.types) + columns.sum::<usize>()
    };
    let in_edges = || graph.edges.columns.iter().map(in_column).sum();
    match format.rows {
        Some(Of::Nodes) => in_nodes(),
        Some(Of::Edges) => in_edges(),
        None => in_nodes() + in_edges(),
    }
}

/// How many ids, labels and relations in a table are such.
fn words(graph: &Graph, of: Of, is_such: fn(&str) -> bool) -> usize {
    let is_such = |symbol: &&Sym| is_such(graph.text(**symbol));
    let labels = |texts: &[Option<Sym>]| texts.iter().flatten().filter(is_such).count();
    let ids = graph.nodes.ids.iter().filter(is_such).count();
    match of {
        Of::Nodes => ids + labels(&graph.nodes.labels),
        Of::Edges => {
            let edges = &graph.edges;
            let own = edges.ids.iter().flatten().filter(is_such).count();
            ids + own + labels(&edges.relations) + labels(&edges.labels)
        }
    }
}
