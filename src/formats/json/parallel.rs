//! Edges with the same ends, and what networkx tells them apart by.

use crate::model::{Cells, Graph};

/// The attribute that networkx may have for the key of edges: texts that tell parallel ones apart.
pub(super) fn keys(graph: &Graph) -> Option<&Cells> {
    let column = graph.edges.column("key")?;
    let Cells::Text(texts) = column else { return None };
    let text = |edge: u32| graph.symbols.text_of(texts[edge as usize]);
    let repeats = |parallel: &[u32]| {
        let mut texts: Vec<&str> = parallel.iter().filter_map(|edge| text(*edge)).collect();
        texts.sort_unstable();
        texts.windows(2).any(|two| two[0] == two[1])
    };
    let repeated = parallel_edges(graph).iter().any(|parallel| repeats(parallel));
    (column.present() > 0 && !repeated).then_some(column)
}

/// The edges that share their ends with others, together with those.
pub(super) fn parallel_edges(graph: &Graph) -> Vec<Vec<u32>> {
    let edges = &graph.edges;
    let directed = is_directed(graph);
    let ends = |edge: &u32| {
        let (from, to) = (edges.from[*edge as usize], edges.to[*edge as usize]);
        if directed { (from, to) } else { (from.min(to), from.max(to)) }
    };
    let mut order: Vec<u32> = (0..edges.len() as u32).collect();
    order.sort_by_key(ends);
    let groups = order.chunk_by(|a, b| ends(a) == ends(b));
    groups.filter(|group| group.len() > 1).map(<[u32]>::to_vec).collect()
}

/// Whether some edge has a direction, or none says.
pub(super) fn is_directed(graph: &Graph) -> bool {
    let undirected = &graph.edges.undirected;
    undirected.is_empty() || undirected.iter().any(|undirected| !undirected)
}
