//! Finding what a person calls by a name.

use std::collections::BTreeSet;

use crate::error::{Error, Result};
use crate::model::{Graph, NOT, Sym};
use crate::text::did_you_mean;

/// The number of the node with this id, label or alias.
///
/// # Errors
///
/// If no node has it, or several have.
pub fn named(graph: &Graph, name: &str) -> Result<usize> {
    if let Some(node) = graph.find(name) {
        return Ok(node);
    }
    let has = |symbol: Option<Sym>| graph.symbols.text_of(symbol) == Some(name);
    let aliases = graph.nodes.columns.iter().find(|column| column.name == "aliases");
    let is_alias = |node: usize| {
        aliases.is_some_and(|column| graph.words(&column.cells, node).contains(&name))
    };
    let labelled = |node: &usize| has(graph.nodes.labels[*node]) || is_alias(*node);
    let found: Vec<usize> = (0..graph.nodes.len()).filter(labelled).collect();
    match found.as_slice() {
        [one] => Ok(*one),
        [] => {
            let error = Error::new(format!("there is no entity `{name}`"));
            let words =
                (0..graph.nodes.len()).flat_map(|n| [graph.node_id(n), graph.node_label(n)]);
            Err(match did_you_mean(name, words) {
                Some(hint) => error.hint(hint),
                None => error,
            })
        }
        several => {
            let ids: Vec<String> =
                several.iter().map(|node| format!("`{}`", graph.node_id(*node))).collect();
            let error = Error::new(format!("several entities are called `{name}`"));
            Err(error.hint(format!("use an id: {}", ids.join(", "))))
        }
    }
}

/// The relation that is called so, by id or label: its id. Of edges that stand for several relations
/// the labels alone are known.
///
/// # Errors
///
/// If no edge has it.
pub fn relation_named<'g>(graph: &'g Graph, name: &str) -> Result<&'g str> {
    let edges = &graph.edges;
    let symbol = graph.symbols.find(name);
    let has = |list: &[Option<Sym>]| list.iter().position(|word| word.is_some() && *word == symbol);
    let found = has(&edges.relations).or_else(|| has(&edges.labels));
    if let Some(relation) = found.and_then(|edge| edges.relations[edge]) {
        return Ok(graph.text(relation));
    }
    let among_several: BTreeSet<&str> =
        (0..edges.len()).flat_map(|edge| among_several(graph, edge)).collect();
    if let Some(relation) = among_several.get(name) {
        return Ok(relation);
    }
    let mut words: Vec<Sym> =
        edges.relations.iter().chain(&edges.labels).flatten().copied().collect();
    words.sort_unstable_by_key(|word| word.index());
    words.dedup();
    let words = words.into_iter().map(|word| graph.text(word)).chain(among_several);
    let error = Error::new(format!("there is no relation `{name}`"));
    Err(match did_you_mean(name, words) {
        Some(hint) => error.hint(hint),
        None => error,
    })
}

/// Whether an edge says or denies a relation, be it one of several.
pub fn has_relation(graph: &Graph, edge: usize, relation: &str) -> bool {
    match graph.symbols.text_of(graph.edges.relations[edge]) {
        Some(own) => own == relation,
        None => among_several(graph, edge).any(|own| own == relation),
    }
}

/// The relations that an edge says or denies, if it stands for several.
fn among_several(graph: &Graph, edge: usize) -> impl Iterator<Item = &str> {
    let several = graph.edges.column("relations");
    let several = several.filter(|_| graph.edges.relations[edge].is_none());
    let words = several.map(|cells| graph.words(cells, edge)).unwrap_or_default();
    words.into_iter().map(|word| word.strip_prefix(NOT).unwrap_or(word))
}
