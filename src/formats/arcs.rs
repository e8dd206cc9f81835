//! Edges without a direction as two that have one, for programs whose graphs have either.

use std::borrow::Cow;

use crate::formats::{Consumer, WriteOptions};
use crate::model::{Becomes, Graph, Loss};

/// A graph as the program can take it that will read it.
///
/// networkx refuses files that mix edges with and without a
/// direction, or reads them wrongly: there an edge without one becomes one in each.
pub fn for_reader<'a>(graph: &'a Graph, options: &WriteOptions) -> Cow<'a, Graph> {
    match options.consumer == Consumer::Networkx && graph.mixes_directions() {
        true => Cow::Owned(with_arcs(graph)),
        false => Cow::Borrowed(graph),
    }
}

/// What that changes.
pub(super) fn losses(graph: &Graph, options: &WriteOptions) -> Option<Loss> {
    if options.consumer != Consumer::Networkx || !graph.mixes_directions() {
        return None;
    }
    let count = graph.edges.undirected.iter().filter(|undirected| **undirected).count();
    let becomes = Becomes::TwoEdges;
    Some(Loss { what: "undirected edges".to_string(), column: None, count, becomes })
}

fn with_arcs(graph: &Graph) -> Graph {
    let mut graph = graph.clone();
    let (mut order, mut turned) = (Vec::new(), Vec::new());
    let edges = &mut graph.edges;
    for edge in 0..edges.len() {
        order.push(edge as u32);
        turned.push(false);
        // A loop goes both ways as it is.
        if edges.undirected[edge] && edges.from[edge] != edges.to[edge] {
            order.push(edge as u32);
            turned.push(true);
        }
    }
    edges.reorder(&order);
    edges.undirected.fill(false);
    for edge in (0..turned.len()).filter(|edge| turned[*edge]) {
        let (from, to) = (edges.from[edge], edges.to[edge]);
        (edges.from[edge], edges.to[edge]) = (to, from);
    }
    give_ids_of_their_own(&mut graph, &turned);
    graph.sort();
    graph
}

/// Tells the id of an edge that goes back from that of the one that goes forth.
fn give_ids_of_their_own(graph: &mut Graph, turned: &[bool]) {
    let Some(mut ids) = graph.edges.ids.take() else { return };
    let mut taken = vec![false; graph.symbols.len()];
    ids.iter().for_each(|id| taken[id.index()] = true);
    for (id, _) in ids.iter_mut().zip(turned).filter(|(_, turned)| **turned) {
        let mut text = format!("{}_back", graph.symbols.text(*id));
        let mut own = graph.symbols.intern(&text);
        while taken.get(own.index()).copied().unwrap_or_default() {
            text.push('_');
            own = graph.symbols.intern(&text);
        }
        taken.resize(graph.symbols.len(), false);
        taken[own.index()] = true;
        *id = own;
    }
    graph.edges.ids = Some(ids);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::GraphBuilder;

    fn mixed() -> Graph {
        let mut draft = GraphBuilder::default();
        let (a, b) = (draft.node("a"), draft.node("b"));
        for (from, to, id, is_undirected) in
            [(a, b, "e", true), (b, b, "e_back", true), (b, a, "f", false)]
        {
            let edge = draft.edge(from, to);
            draft.set_edge_id(edge, id);
            if is_undirected {
                draft.set_undirected(edge);
            }
        }
        draft.finish()
    }

    #[test]
    fn an_edge_without_direction_goes_both_ways() {
        let options = WriteOptions { consumer: Consumer::Networkx, ..WriteOptions::default() };
        let graph = mixed();
        let arcs = for_reader(&graph, &options);
        let ids = arcs.edges.ids.as_deref().unwrap_or_default();
        let edges = (0..arcs.edges.len()).map(|edge| {
            let (from, to) = (arcs.edges.from[edge], arcs.edges.to[edge]);
            format!(
                "{} {}->{}",
                arcs.text(ids[edge]),
                arcs.node_id(from as usize),
                arcs.node_id(to as usize)
            )
        });
        let edges: Vec<String> = edges.collect();
        assert_eq!(edges, ["e a->b", "e_back_ b->a", "f b->a", "e_back b->b"]);
        assert!(!arcs.edges.undirected.contains(&true));
        assert_eq!(losses(&graph, &options).map(|loss| loss.count), Some(2));
        assert!(losses(&graph, &WriteOptions::default()).is_none());
    }
}
