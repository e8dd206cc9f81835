//! The kinds of edges: what Gephi tells parallel edges apart by.
//!
//! Two edges with the same ends and the same kind are one edge to it, and a directed one beside an
//! undirected one ends the import. So a relation that repeats gets a number on paper.

use std::collections::HashMap;

use crate::model::Graph;

/// For every edge, how many edges with the same ends and relation there are up to it; nothing if
/// all kinds are distinct.
pub(super) fn kinds(graph: &Graph) -> Option<Vec<u32>> {
    let edges = &graph.edges;
    let numbers = match edges.undirected.contains(&true) {
        true => numbers_with_undirected(graph),
        false => numbers_in_order(graph),
    };
    let repeats = |edge: usize| edges.relations[edge].is_some() && numbers[edge] > 1;
    (0..numbers.len()).any(repeats).then_some(numbers)
}

/// The kind on paper of an edge whose relation is its ends' `number`th.
pub(super) fn numbered(out: &mut Vec<u8>, number: u32) {
    if number > 1 {
        out.extend_from_slice(b" #");
        out.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
    }
}

/// Edges are sorted by ends and relation, so equal ones are neighbours.
fn numbers_in_order(graph: &Graph) -> Vec<u32> {
    let edges = &graph.edges;
    let mut numbers = Vec::with_capacity(edges.len());
    for at in 0..edges.len() {
        let same = at > 0
            && edges.from[at] == edges.from[at - 1]
            && edges.to[at] == edges.to[at - 1]
            && relation(graph, at) == relation(graph, at - 1);
        numbers.push(if same { numbers[at - 1] + 1 } else { 1 });
    }
    numbers
}

/// An undirected edge is counted after all directed ones between its ends, either way.
fn numbers_with_undirected(graph: &Graph) -> Vec<u32> {
    let edges = &graph.edges;
    let mut numbers = vec![1; edges.len()];
    let mut directed: HashMap<_, u32> = HashMap::new();
    let mut undirected: HashMap<_, u32> = HashMap::new();
    let of = |wanted: bool| (0..edges.len()).filter(move |at| edges.undirected[*at] == wanted);
    for at in of(false) {
        let count = directed.entry((edges.from[at], edges.to[at], relation(graph, at)));
        numbers[at] = *count.and_modify(|count| *count += 1).or_insert(1);
    }
    for at in of(true) {
        let (from, to, relation) = (edges.from[at], edges.to[at], relation(graph, at));
        let one_way = directed.get(&(from, to, relation)).copied().unwrap_or(0);
        let back = directed.get(&(to, from, relation)).copied().unwrap_or(0);
        let count = undirected.entry((from.min(to), from.max(to), relation));
        let count = *count.and_modify(|count| *count += 1).or_insert(1);
        numbers[at] = count + one_way + if from == to { 0 } else { back };
    }
    numbers
}

fn relation(graph: &Graph, edge: usize) -> Option<&str> {
    graph.symbols.text_of(graph.edges.relations[edge])
}
