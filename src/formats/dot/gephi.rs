//! What Gephi makes of the edges in a drawing: it knows no kinds of edges there, and one direction
//! for all of them.

use crate::formats::{Consumer, WriteOptions};
use crate::model::{Becomes, Graph, Loss};

/// The edges that are others to Gephi than they are.
pub(super) fn losses(graph: &Graph, options: &WriteOptions) -> Vec<Loss> {
    if options.consumer != Consumer::Gephi {
        return Vec::new();
    }
    let mut losses = Vec::new();
    let mut put = |what: &str, count: usize, becomes| {
        if count > 0 {
            losses.push(Loss { what: what.to_string(), column: None, count, becomes });
        }
    };
    put("edges between the same nodes", parallel(graph), Becomes::OneInGephi);
    if graph.mixes_directions() {
        let count = graph.edges.undirected.iter().filter(|undirected| **undirected).count();
        put("undirected edges", count, Becomes::Directed);
    }
    losses
}

/// How many edges have another between the same nodes, in the same direction where there is one.
fn parallel(graph: &Graph) -> usize {
    let edges = &graph.edges;
    let is_directed = edges.undirected.contains(&false);
    let ends = edges.from.iter().zip(&edges.to).map(|(from, to)| (*from, *to));
    let mut ends: Vec<(u32, u32)> = match is_directed {
        true => ends.collect(),
        false => ends.map(|(from, to)| (from.min(to), from.max(to))).collect(),
    };
    ends.sort_unstable();
    ends.chunk_by(|one, other| one == other).map(<[_]>::len).filter(|count| *count > 1).sum()
}
