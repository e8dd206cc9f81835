//! Parts of a graph: around somebody, of some types, the largest piece.

use std::collections::BTreeSet;

use crate::ask::adjacency::Adjacency;
use crate::ask::{Pieces, pieces};
use crate::error::Error;
use crate::model::{Graph, Sym};
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

/// The types that nodes have.
pub fn types(graph: &Graph) -> BTreeSet<&str> {
    let mut distinct: Vec<Sym> = graph.nodes.types.iter().flatten().copied().collect();
    distinct.sort_unstable_by_key(|kind| kind.index());
    distinct.dedup();
    distinct.into_iter().map(|kind| graph.text(kind)).collect()
}

/// Keeps the nodes of some types, and the edges among them.
pub fn of_types(graph: &mut Graph, types: &[String]) {
    let wanted = |kind: &Option<Sym>| {
        graph.symbols.text_of(*kind).is_some_and(|kind| types.iter().any(|wanted| wanted == kind))
    };
    let keep: Vec<bool> = graph.nodes.types.iter().map(wanted).collect();
    graph.retain(&keep);
}

/// What there is to say of a type that isn't among the known ones.
pub fn unknown_type(wanted: &str, known: &BTreeSet<&str>) -> Error {
    let error = Error::new(format!("no entity has the type `{wanted}`"));
    let hint = did_you_mean(wanted, known.iter().copied());
    error.hint(hint.unwrap_or_else(|| match known.is_empty() {
        true => "no node of this graph has a type; leave `--type` out".to_string(),
        false => {
            let known: Vec<&str> = known.iter().copied().collect();
            format!("there are {}", known.join(", "))
        }
    }))
}

/// Keeps the largest piece that hangs together, whatever the direction of edges; of several
/// equally large ones the one with the smallest id.
pub fn largest_component(graph: &mut Graph) {
    let Pieces { piece_of, largest, .. } = pieces(graph);
    let keep: Vec<bool> = piece_of.iter().map(|piece| Some(*piece) == largest).collect();
    graph.retain(&keep);
}
