//! The part of a graph that is wanted.

use std::collections::BTreeSet;

use claimgraph::model::{Graph, Schema};
use claimgraph::text::Diagnostic;
use claimgraph::{Error, Result, ask};

use crate::cli::args::Filters;
use crate::cli::input::{Input, Said};

/// Keeps the part of a graph that is wanted. A type stands for those that belong to it, too.
pub(crate) fn narrow(input: &mut Input, filters: &Filters) -> Result<()> {
    let Filters { types, around, hops, largest_component, .. } = filters;
    let Input { graph, said, whole, diagnostics, .. } = input;
    // What claims say has chosen among them before they became edges.
    let of_edges = Some(filters.claims()).filter(|claims| said.is_none() && !claims.is_empty());
    if of_edges.is_none() && types.is_empty() && around.is_none() && !*largest_component {
        return Ok(());
    }
    *whole = Some((graph.nodes.len(), graph.edges.len()));
    if let Some(filter) = of_edges {
        let chosen = filter.edges(graph)?;
        graph.retain_edges(&chosen.kept);
        diagnostics.extend(chosen.diagnostics);
    }
    let values = said.as_ref().map(|said| said.values(graph)).unwrap_or_default();
    let with_values = values.contains(&true).then(|| graph.clone());
    if with_values.is_some() {
        graph.retain(&values.iter().map(|is_value| !is_value).collect::<Vec<_>>());
    }
    if !types.is_empty() {
        let types = wanted_types(types, graph, said.as_ref(), diagnostics)?;
        ask::of_types(graph, &types);
    }
    if let Some(name) = around {
        let center = entity(graph, said.as_ref(), name)?;
        ask::around(graph, center, *hops);
    }
    if *largest_component {
        ask::largest_component(graph);
    }
    if let Some(mut with_values) = with_values {
        with_values.retain(&kept_with_values(&with_values, graph, &values));
        *graph = with_values;
    }
    Ok(())
}

/// The nodes of a part, and the values that stand beside them. Nobody is near anybody else because
/// the same is said of both, so a part has the claims of its entities and no others.
fn kept_with_values(whole: &Graph, part: &Graph, values: &[bool]) -> Vec<bool> {
    let mut in_part = vec![false; whole.symbols.len()];
    part.nodes.ids.iter().for_each(|id| in_part[id.index()] = true);
    let mut keep: Vec<bool> = whole.nodes.ids.iter().map(|id| in_part[id.index()]).collect();
    for (from, to) in whole.edges.from.iter().zip(&whole.edges.to) {
        let (from, to) = (*from as usize, *to as usize);
        keep[to] |= values[to] && keep[from];
    }
    keep
}

/// The node that a person means: by id, label or alias, also by an id that was decided to be the
/// same as another.
pub(crate) fn entity(graph: &Graph, said: Option<&Said>, name: &str) -> Result<usize> {
    let Some(id) = said.and_then(|said| said.id_of(name)) else { return ask::named(graph, name) };
    graph.find(id).ok_or_else(|| {
        let error = Error::new(format!("`{name}` isn't in the part that was asked for"));
        error.hint("leave a filter out")
    })
}

/// The types that some words stand for. That other filters left nobody of one is told; that there
/// never was anybody is an error.
fn wanted_types(
    wanted: &[String],
    graph: &Graph,
    said: Option<&Said>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Vec<String>> {
    let left = ask::types(graph);
    let mut types = Vec::new();
    for word in wanted {
        let family = family(word, said.map(|said| &said.ledger.schema));
        let is_of =
            |known: &BTreeSet<&str>| family.iter().any(|kind| known.contains(kind.as_str()));
        if !is_of(&left) {
            let mut known = said.map(Said::types).unwrap_or_default();
            known.extend(&left);
            if !is_of(&known) {
                return Err(ask::unknown_type(word, &known));
            }
            let message = format!("the other filters leave no entity of the type `{word}`");
            let hint = "leave one of them out to see more";
            diagnostics.push(Diagnostic::note("nobody-left", message).hint(hint));
        }
        types.extend(family);
    }
    let is_other = |kind: &&&str| !types.iter().any(|wanted| wanted == *kind);
    let others: Vec<String> =
        left.iter().filter(is_other).map(|kind| format!("`{kind}`")).collect();
    if said.is_none() && !wanted.is_empty() && !others.is_empty() {
        let message = format!(
            "a graph file doesn't say which types belong to another, so none of these is kept: {}",
            others.join(", ")
        );
        let hint = "name each type that is wanted, or ask the project that the file was made of";
        diagnostics.push(Diagnostic::note("types-alone", message).hint(hint));
    }
    Ok(types)
}

/// The types that a word stands for, be it the id or the label of a declared one: its own, and those
/// that belong to it.
fn family(wanted: &str, schema: Option<&Schema>) -> Vec<String> {
    let Some(schema) = schema else { return vec![wanted.to_string()] };
    let labelled = schema.types.iter().find(|(_, declared)| declared.label == wanted);
    let head = [labelled.map_or(wanted, |(id, _)| id).to_string()];
    let belongs = |id: &&String| schema.is_a(id, &head);
    let family: Vec<String> = schema.types.keys().filter(belongs).cloned().collect();
    if family.is_empty() { head.to_vec() } else { family }
}
