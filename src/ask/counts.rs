//! How many there are of each, and who has most.

use std::cmp::Ordering;

use crate::model::{Graph, Sym, Symbols, two_way};

/// How often something occurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// What; nothing for what has none.
    pub what: Option<Sym>,
    /// How often.
    pub times: usize,
}

/// Counts how often each symbol occurs: the most frequent first, equally frequent ones by text.
///
/// ```
/// use claimgraph::ask::count;
/// use claimgraph::model::Symbols;
/// let mut symbols = Symbols::new();
/// let (a, b) = (symbols.intern("a"), symbols.intern("b"));
/// let counts = count(&symbols, [Some(b), None, Some(a), Some(b)].into_iter());
/// let times: Vec<_> = counts.iter().map(|c| (symbols.text_of(c.what), c.times)).collect();
/// assert_eq!(times, [(Some("b"), 2), (None, 1), (Some("a"), 1)]);
/// ```
pub fn count(symbols: &Symbols, items: impl Iterator<Item = Option<Sym>>) -> Vec<Count> {
    let mut times = vec![0_usize; symbols.len()];
    let (mut seen, mut none) = (Vec::new(), 0);
    for item in items {
        match item {
            None => none += 1,
            Some(symbol) => {
                let times = &mut times[symbol.index()];
                if *times == 0 {
                    seen.push(symbol);
                }
                *times += 1;
            }
        }
    }
    let known = seen.iter().map(|s| Count { what: Some(*s), times: times[s.index()] });
    let mut counts: Vec<Count> = known.collect();
    if none > 0 {
        counts.push(Count { what: None, times: none });
    }
    let text = |count: &Count| symbols.text_of(count.what);
    counts.sort_by(|a, b| b.times.cmp(&a.times).then_with(|| text(a).cmp(&text(b))));
    counts
}

/// How many edges a node has: a loop has two ends at it, and counts twice, once as coming in and once
/// as going out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Degree {
    /// All of them.
    pub edges: u32,
    /// Those one can come in by: all but directed ones that go out.
    pub incoming: u32,
    /// Those one can go out by: all but directed ones that come in.
    pub outgoing: u32,
}

/// The degree of every node. An edge without direction is the same to both its ends, and so is one
/// whose relation is symmetric.
pub fn degrees(graph: &Graph) -> Vec<Degree> {
    let (edges, two_way) = (&graph.edges, two_way(graph));
    let mut degrees = vec![Degree::default(); graph.nodes.len()];
    for (edge, both_ways) in two_way.into_iter().enumerate() {
        let both_ways = both_ways && edges.from[edge] != edges.to[edge];
        for (node, goes_out) in [(edges.from[edge], true), (edges.to[edge], false)] {
            let degree = &mut degrees[node as usize];
            degree.edges += 1;
            degree.outgoing += u32::from(both_ways || goes_out);
            degree.incoming += u32::from(both_ways || !goes_out);
        }
    }
    degrees
}

/// The first `most` of the numbers below `count` in an order; equal ones by their number.
///
/// ```
/// let ages = [7, 9, 7, 1];
/// assert_eq!(claimgraph::ask::top(4, 2, |a, b| ages[b].cmp(&ages[a])), [1, 0]);
/// ```
pub fn top(count: usize, most: usize, order: impl Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let order = |a: &usize, b: &usize| order(*a, *b).then(a.cmp(b));
    let mut numbers: Vec<usize> = (0..count).collect();
    if most < count {
        numbers.select_nth_unstable_by(most, order);
        numbers.truncate(most);
    }
    numbers.sort_unstable_by(order);
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::GraphBuilder;

    #[test]
    fn an_edge_without_direction_is_the_same_to_both_its_ends() {
        let mut draft = GraphBuilder::default();
        let (a, b) = (draft.node("a"), draft.node("b"));
        draft.edge(a, b);
        for (from, to) in [(b, a), (b, b)] {
            let edge = draft.edge(from, to);
            draft.set_undirected(edge);
        }
        let degree = |edges, incoming, outgoing| Degree { edges, incoming, outgoing };
        assert_eq!(degrees(&draft.finish()), [degree(2, 1, 2), degree(4, 3, 2)]);
    }
}
