//! Finding what a person calls by a name.

use std::collections::BTreeSet;

use crate::error::{Error, Result};
use crate::model::{Graph, NOT, Sym};
use crate::text::{clean_name, did_you_mean};

/// The number of the node with this id, label or alias. Where none has it as it stands, it is the
/// one that reads the same: with a blank where its name has a line end or several.
///
/// # Errors
///
/// If no node has it, or several have.
pub fn named(graph: &Graph, name: &str) -> Result<usize> {
    if let Some(node) = graph.find(name) {
        return Ok(node);
    }
    let mut found = called(graph, |word| word == name);
    if found.is_empty() {
        let read = in_one_line(name);
        found = called(graph, |word| in_one_line(word) == read);
    }
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

/// The nodes of which a label or an alias is such a name, or the id where it reads like one.
fn called(graph: &Graph, is_name: impl Fn(&str) -> bool) -> Vec<usize> {
    let aliases = graph.nodes.columns.iter().find(|column| column.name == "aliases");
    let is_called = |node: &usize| {
        let label = graph.symbols.text_of(graph.nodes.labels[*node]);
        let others = aliases.map_or(Vec::new(), |column| graph.words(&column.cells, *node));
        label.into_iter().chain(others).chain([graph.node_id(*node)]).any(&is_name)
    };
    (0..graph.nodes.len()).filter(is_called).collect()
}

/// A name as people read it aloud, on one line.
fn in_one_line(name: &str) -> String {
    clean_name(name).split_whitespace().collect::<Vec<&str>>().join(" ")
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
    let read = in_one_line(name);
    let reads_so = |word: &Option<Sym>| {
        graph.symbols.text_of(*word).is_some_and(|word| in_one_line(word) == read)
    };
    let labelled = (0..edges.len())
        .find(|edge| reads_so(&edges.relations[*edge]) || reads_so(&edges.labels[*edge]));
    if let Some(relation) = labelled.and_then(|edge| edges.relations[edge]) {
        return Ok(graph.text(relation));
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
