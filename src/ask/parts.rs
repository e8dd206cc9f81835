//! Parts of a graph: around somebody, of some types, the largest piece.

use std::collections::HashSet;

use crate::ask::adjacency::Adjacency;
use crate::ask::{Pieces, pieces};
use crate::error::{Error, Result};
use crate::model::Graph;
use crate::text::did_you_mean;

/// Keeps the nodes that are at most so many edges away from one, whatever their direction.
pub fn around(graph: &mut Graph, center: usize, hops: usize) {
    let ends = || graph.edges.from.iter().copied().zip(graph.edges.to.iter().copied());
    let both = ends().chain(ends().map(|(from, to)| (to, from)));
    let neighbours = Adjacency::of(graph.nodes.len(), both);
    let mut near = vec![false; graph.nodes.len()];
    near[center] = true;
    let mut front = vec![center as u32];
    for _ in 0..hops {
        let mut next = Vec::new();
        for node in front {
            for other in neighbours.get(node) {
                if !std::mem::replace(&mut near[*other as usize], true) {
                    next.push(*other);
                }
            }
        }
        if next.is_empty() {
            break;
        }
        front = next;
    }
    graph.retain(&near);
}

/// Whether any node has this type.
pub fn has_type(graph: &Graph, wanted: &str) -> bool {
    graph.nodes.types.iter().any(|kind| graph.symbols.text_of(*kind) == Some(wanted))
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
            return Err(error.hint(hint.unwrap_or_else(|| match known.is_empty() {
                true => "no node of this graph has a type; leave `--type` out".to_string(),
                false => format!("there are {}", known.join(", ")),
            })));
        }
    }
    let wanted =
        |node: usize| type_of(node).is_some_and(|t| types.iter().any(|wanted| wanted == t));
    let keep: Vec<bool> = (0..graph.nodes.len()).map(wanted).collect();
    graph.retain(&keep);
    Ok(())
}

/// Keeps the largest piece that hangs together, whatever the direction of edges; of several
/// equally large ones the one with the smallest id.
pub fn largest_component(graph: &mut Graph) {
    let Pieces { piece_of, largest, .. } = pieces(graph);
    let keep: Vec<bool> = piece_of.iter().map(|piece| Some(*piece) == largest).collect();
    graph.retain(&keep);
}
