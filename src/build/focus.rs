//! Parts of a graph: around somebody, of some types, the largest piece.

use std::collections::HashSet;

use petgraph::unionfind::UnionFind;

use crate::error::{Error, Result};
use crate::model::{Cells, Graph};
use crate::text::did_you_mean;

/// Keeps the nodes that are at most so many edges away from one, whatever their direction.
///
/// # Errors
///
/// If no node has this id, label or alias, or several have it.
pub fn around(graph: &mut Graph, name: &str, hops: usize) -> Result<()> {
    let center = named(graph, name)?;
    let mut neighbours: Vec<Vec<u32>> = vec![Vec::new(); graph.nodes.len()];
    for (from, to) in graph.edges.from.iter().zip(&graph.edges.to) {
        neighbours[*from as usize].push(*to);
        neighbours[*to as usize].push(*from);
    }
    let mut near = vec![false; graph.nodes.len()];
    near[center] = true;
    let mut front = vec![center as u32];
    for _ in 0..hops {
        let mut next = Vec::new();
        for node in front {
            for other in &neighbours[node as usize] {
                if !std::mem::replace(&mut near[*other as usize], true) {
                    next.push(*other);
                }
            }
        }
        front = next;
    }
    retain(graph, &near);
    Ok(())
}

/// Keeps the nodes of some types, and the edges among them.
///
/// # Errors
///
/// If no node has one of the types.
pub fn of_types(graph: &mut Graph, types: &[String]) -> Result<()> {
    let type_of = |node: usize| graph.symbols.text_of(graph.nodes.types[node]);
    let known: HashSet<&str> = (0..graph.nodes.len()).filter_map(type_of).collect();
    for wanted in types {
        if !known.contains(wanted.as_str()) {
            let error = Error::new(format!("no entity has the type `{wanted}`"));
            let mut known: Vec<&str> = known.iter().copied().collect();
            known.sort_unstable();
            let hint = did_you_mean(wanted, known.iter().copied());
            return Err(
                error.hint(hint.unwrap_or_else(|| format!("there are {}", known.join(", "))))
            );
        }
    }
    let wanted =
        |node: usize| type_of(node).is_some_and(|t| types.iter().any(|wanted| wanted == t));
    let keep: Vec<bool> = (0..graph.nodes.len()).map(wanted).collect();
    retain(graph, &keep);
    Ok(())
}

/// Keeps the largest piece that hangs together, whatever the direction of edges; of several
/// equally large ones the one with the smallest id.
pub fn largest_component(graph: &mut Graph) {
    let mut pieces = UnionFind::<u32>::new(graph.nodes.len());
    for (from, to) in graph.edges.from.iter().zip(&graph.edges.to) {
        pieces.union(*from, *to);
    }
    let piece_of = pieces.into_labeling();
    let mut sizes = vec![0_usize; piece_of.len()];
    piece_of.iter().for_each(|piece| sizes[*piece as usize] += 1);
    let mut best: Option<u32> = None;
    for piece in &piece_of {
        if best.is_none_or(|best| sizes[*piece as usize] > sizes[best as usize]) {
            best = Some(*piece);
        }
    }
    let keep: Vec<bool> = piece_of.iter().map(|piece| Some(*piece) == best).collect();
    retain(graph, &keep);
}

/// The number of the node with this id, label or alias.
///
/// # Errors
///
/// If no node has it, or several have.
pub fn named(graph: &Graph, name: &str) -> Result<usize> {
    if let Some(node) = graph.find(name) {
        return Ok(node);
    }
    let has = |symbol: Option<crate::model::Sym>| graph.symbols.text_of(symbol) == Some(name);
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

/// Drops nodes that only claims which don't count had to do with.
pub(super) fn drop_isolated(graph: &mut Graph, literals: &[(u32, u32)]) {
    let mut keep = vec![false; graph.nodes.len()];
    for end in graph.edges.from.iter().chain(&graph.edges.to) {
        keep[*end as usize] = true;
    }
    literals.iter().for_each(|(_, node)| keep[*node as usize] = true);
    retain(graph, &keep);
}

/// Keeps some nodes and the edges among them.
pub fn retain(graph: &mut Graph, keep: &[bool]) {
    if keep.iter().all(|keep| *keep) {
        return;
    }
    let nodes: Vec<u32> = (0..keep.len() as u32).filter(|node| keep[*node as usize]).collect();
    let mut place = vec![0; keep.len()];
    for (new, old) in nodes.iter().enumerate() {
        place[*old as usize] = new as u32;
    }
    let among = |edge: &u32| {
        let end = |ends: &[u32]| keep[ends[*edge as usize] as usize];
        end(&graph.edges.from) && end(&graph.edges.to)
    };
    let edges: Vec<u32> = (0..graph.edges.len() as u32).filter(among).collect();
    graph.edges.reorder(&edges);
    for end in graph.edges.from.iter_mut().chain(&mut graph.edges.to) {
        *end = place[*end as usize];
    }
    graph.nodes.reorder(&nodes);
}
