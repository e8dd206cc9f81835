//! An edge as a sentence, with what its claims add up to.

use std::borrow::Cow;

use claimgraph::model::{self, Denials, Graph, NOT, Value, default_statuses};
use serde_json::{Map, json};

use crate::cli::input::Input;
use crate::cli::page::{Page, Tone};
use crate::cli::report::plural;
use crate::cli::told::Told;

/// The edges that deny. Those of a project say so themselves, whatever statuses it declares.
pub(crate) fn denials(graph: &Graph) -> Denials<'_> {
    Denials::of(graph, &default_statuses())
}

/// Whether an edge denies.
pub(crate) fn is_negated(graph: &Graph, edge: usize) -> bool {
    denials(graph).contains(edge)
}

/// The texts of an edge in a column: one, several or none.
pub(crate) fn texts<'a>(graph: &'a Graph, edge: usize, column: &str) -> Vec<&'a str> {
    let Some(cells) = graph.edges.column(column) else { return Vec::new() };
    match graph.value(cells, edge) {
        Some(Value::Text(text)) => vec![text],
        Some(Value::List(items)) => items.iter().map(|item| graph.text(*item)).collect(),
        _ => Vec::new(),
    }
}

/// What an edge has in a column, as one text. A table's years are numbers.
pub(crate) fn cell<'a>(graph: &'a Graph, edge: usize, column: &str) -> Option<Cow<'a, str>> {
    Some(graph.render(graph.value(graph.edges.column(column)?, edge)?))
}

/// How an edge is hedged, if none of its claims says that it is so.
pub(crate) fn hedge(graph: &Graph, edge: usize) -> Option<&str> {
    let column = |name| graph.edges.column(name);
    model::hedge(graph, column("modalities").or(column("modality"))?, edge)
}

/// The edge as a sentence: `Meta blocked links to ICE List`.
pub(crate) fn sentence(graph: &Graph, edge: usize) -> String {
    said(graph, edge, &denials(graph))
}

/// The edge as a sentence, where it is known which of them deny.
pub(crate) fn said(graph: &Graph, edge: usize, denials: &Denials) -> String {
    let label = |ends: &[u32]| graph.node_label(ends[edge] as usize);
    let (from, to) = (label(&graph.edges.from), label(&graph.edges.to));
    let verb =
        graph.edge_label(edge).unwrap_or(if graph.edges.undirected[edge] { "–" } else { "→" });
    let says_so = verb.starts_with(NOT);
    let not = if denials.contains(edge) && !says_so { "not so: " } else { "" };
    format!("{not}{from} {verb} {to}")
}

/// What the claims of an edge add up to: statuses, state, speakers, when, weight.
pub(crate) fn summary(input: &Input, edge: usize) -> String {
    let Input { graph, said, .. } = input;
    let mut parts: Vec<String> = Vec::new();
    let statuses = match texts(graph, edge, "statuses") {
        none if none.is_empty() => texts(graph, edge, "status"),
        some => some,
    };
    parts.extend(statuses.into_iter().chain(texts(graph, edge, "state")).map(str::to_string));
    let speakers = match texts(graph, edge, "speakers") {
        none if none.is_empty() => texts(graph, edge, "speaker"),
        some => some,
    };
    if !speakers.is_empty() {
        // A speaker needn't be a node, least of all of a part of the graph.
        let label = |id: &&str| match (graph.find(id), said) {
            (Some(node), _) => graph.node_label(node).to_string(),
            (None, Some(said)) => said.label_of(id).to_string(),
            (None, None) => (*id).to_string(),
        };
        let labels: Vec<String> = speakers.iter().map(label).collect();
        parts.push(format!("says {}", labels.join(", ")));
    }
    match (cell(graph, edge, "first"), cell(graph, edge, "last")) {
        (Some(first), Some(last)) if first != last => parts.push(format!("{first} to {last}")),
        (Some(first), _) => parts.push(first.into_owned()),
        _ => {}
    }
    if let Some(weights) = &graph.edges.weights {
        parts.push(format!("weight {}", weights[edge]));
    }
    parts.join(" · ")
}

/// Adds an edge and its claims to a page, under a heading of its own.
pub(crate) fn write(
    input: &Input,
    edge: usize,
    heading: &[(Tone, &str)],
    claims: &[Told],
    page: &mut Page,
) {
    page.line(0, heading);
    page.line(2, &[(Tone::Faint, &summary(input, edge))]);
    for claim in claims {
        claim.write(4, page);
    }
    if claims.is_empty() {
        let quote = shown_quote(&input.graph, edge);
        quote.iter().for_each(|quote| page.line(6, &[(Tone::Plain, quote)]));
    }
}

/// The quote that a graph file has for an edge, with the one whose words it is: the edge's other
/// speakers said something else. `“She paid.” — Ann, and 2 more quotes`
pub(crate) fn shown_quote(graph: &Graph, edge: usize) -> Option<String> {
    let mut text = format!("“{}”", cell(graph, edge, "quote")?);
    let speaker = cell(graph, edge, "quote_speaker").or_else(|| cell(graph, edge, "speaker"));
    if let Some(speaker) = speaker {
        let label = graph.find(&speaker).map(|node| graph.node_label(node));
        text.push_str(&format!(" — {}", label.unwrap_or(&speaker)));
    }
    let count = cell(graph, edge, "quotes").and_then(|count| count.parse::<usize>().ok());
    if let Some(more) = count.filter(|count| *count > 1).map(|count| count - 1) {
        text.push_str(&format!(", and {}", plural(more, "more quote", "more quotes")));
    }
    Some(text)
}

/// An edge and its claims, for programs.
pub(crate) fn as_json(graph: &Graph, edge: usize, claims: &[Told]) -> serde_json::Value {
    let edges = &graph.edges;
    json!({
        "id": edges.ids.as_ref().map(|ids| graph.text(ids[edge])),
        "from": node_json(graph, edges.from[edge] as usize),
        "relation": graph.symbols.text_of(edges.relations[edge]),
        "label": graph.edge_label(edge),
        "to": node_json(graph, edges.to[edge] as usize),
        "negated": is_negated(graph, edge),
        "weight": edges.weights.as_ref().map(|weights| weights[edge]),
        "attributes": attributes(graph, &edges.columns, edge),
        "claims": claims.iter().map(Told::json).collect::<Vec<_>>(),
    })
}

/// A node by id and label, for programs.
pub(crate) fn node_json(graph: &Graph, node: usize) -> serde_json::Value {
    json!({ "id": graph.node_id(node), "label": graph.node_label(node) })
}

/// What a row of columns holds, for programs.
pub(crate) fn attributes(
    graph: &Graph,
    columns: &[claimgraph::model::Column],
    row: usize,
) -> Map<String, serde_json::Value> {
    let value = |value: Value| match value {
        Value::Bool(value) => json!(value),
        Value::Int(value) => json!(value),
        Value::Float(value) => json!(value),
        Value::Text(text) => json!(text),
        Value::List(items) => json!(items.iter().map(|i| graph.text(*i)).collect::<Vec<_>>()),
    };
    let cell = |column: &claimgraph::model::Column| {
        Some((column.name.clone(), value(graph.value(&column.cells, row)?)))
    };
    columns.iter().filter_map(cell).collect()
}
