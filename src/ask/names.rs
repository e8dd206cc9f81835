//! Finding what a person calls by a name.

use crate::error::{Error, Result};
use crate::model::{Cells, Graph, Sym};
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
    let is_alias = |node: usize| match aliases.map(|column| &column.cells) {
        Some(Cells::List(lists)) => lists.get(node).iter().any(|alias| has(Some(*alias))),
        Some(Cells::Text(texts)) => {
            let text = graph.symbols.text_of(texts[node]);
            text.is_some_and(|text| text.split('|').any(|alias| alias == name))
        }
        _ => false,
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

/// The id of the relation that is called so, by id or label.
///
/// # Errors
///
/// If no edge has it.
pub fn relation_named(graph: &Graph, name: &str) -> Result<Sym> {
    let edges = &graph.edges;
    let symbol = graph.symbols.find(name);
    let has = |list: &[Option<Sym>]| list.iter().position(|word| word.is_some() && *word == symbol);
    let found = has(&edges.relations).or_else(|| has(&edges.labels));
    if let Some(relation) = found.and_then(|edge| edges.relations[edge]) {
        return Ok(relation);
    }
    let mut words: Vec<Sym> =
        edges.relations.iter().chain(&edges.labels).flatten().copied().collect();
    words.sort_unstable_by_key(|word| word.index());
    words.dedup();
    let error = Error::new(format!("there is no relation `{name}`"));
    Err(match did_you_mean(name, words.into_iter().map(|word| graph.text(word))) {
        Some(hint) => error.hint(hint),
        None => error,
    })
}
