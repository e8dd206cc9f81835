//! PageRank: how likely a walk along the edges is to be at a node.

use rayon::prelude::*;

use crate::ask::adjacency::Adjacency;
use crate::model::{Graph, two_way};

/// How likely the walk is to go on, instead of starting anew anywhere.
pub const DAMPING: f64 = 0.85;

/// It ends when the ranks of all nodes together change by less than this in a round.
pub const TOLERANCE: f64 = 1e-8;

/// It ends after so many rounds in any case; what is missing then is below 1e-7.
pub const MOST_ROUNDS: usize = 100;

/// How many numbers are added up in one go. Fixed, so that sums don't depend on threads.
const CHUNK: usize = 1 << 12;

/// The PageRank of every node; together they are 1.
///
/// Every edge counts alike, whatever its weight and whether it asserts or denies; parallel ones
/// count each, undirected and symmetric ones both ways: a loop has but one. From a node without a
/// way out the walk starts anew.
pub fn page_ranks(graph: &Graph) -> Vec<f64> {
    let (nodes, edges, two_way) = (graph.nodes.len(), &graph.edges, two_way(graph));
    let ways = || {
        let along = (0..edges.len()).map(|edge| (edges.from[edge], edges.to[edge]));
        // As networkx has it, which gets a loop as one edge from us, directed or not.
        let both_ways =
            (0..edges.len()).filter(|edge| two_way[*edge] && edges.from[*edge] != edges.to[*edge]);
        along.chain(both_ways.map(|edge| (edges.to[edge], edges.from[edge])))
    };
    let sources = Adjacency::of(nodes, ways().map(|(from, to)| (to, from)));
    let mut ways_out = vec![0_u32; nodes];
    ways().for_each(|(from, _)| ways_out[from as usize] += 1);
    let mut ranks = vec![1.0 / nodes as f64; nodes];
    for _ in 0..MOST_ROUNDS {
        let stuck = |node: usize| if ways_out[node] == 0 { ranks[node] } else { 0.0 };
        let anywhere = (1.0 - DAMPING + DAMPING * sum(nodes, stuck)) / nodes as f64;
        let share = |(rank, ways): (&f64, &u32)| rank / f64::from((*ways).max(1));
        let shares: Vec<f64> = ranks.par_iter().zip(&ways_out).map(share).collect();
        let next: Vec<f64> = (0..nodes as u32)
            .into_par_iter()
            .with_min_len(CHUNK)
            .map(|node| {
                let given: f64 = sources.get(node).iter().map(|from| shares[*from as usize]).sum();
                anywhere + DAMPING * given
            })
            .collect();
        let change = sum(nodes, |node| (next[node] - ranks[node]).abs());
        ranks = next;
        if change < TOLERANCE {
            break;
        }
    }
    ranks
}

fn sum(count: usize, number: impl Fn(usize) -> f64 + Sync) -> f64 {
    let chunks = (0..count.div_ceil(CHUNK)).into_par_iter();
    let of = |chunk: usize| (chunk * CHUNK..((chunk + 1) * CHUNK).min(count)).map(&number).sum();
    let sums: Vec<f64> = chunks.map(of).collect();
    sums.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::GraphBuilder;

    fn graph(edges: &[(&str, &str)]) -> Graph {
        let mut draft = GraphBuilder::default();
        for (from, to) in edges {
            let (from, to) = (draft.node(from), draft.node(to));
            draft.edge(from, to);
        }
        draft.finish()
    }

    #[test]
    fn the_ranks_are_those_that_solve_the_equations() {
        // b has no way out. By hand, with t the share of a new start at any of the two:
        // t = (0.15 + 0.85 b) / 2, a = t, b = t + 0.85 a, a + b = 1.
        let ranks = page_ranks(&graph(&[("a", "b")]));
        assert!((ranks[0] - 1.0 / 2.85).abs() < 1e-9);
        assert!((ranks[1] - 1.85 / 2.85).abs() < 1e-9);
    }

    #[test]
    fn a_loop_is_walked_in_one_way_whether_it_has_a_direction_or_not() {
        let mut draft = GraphBuilder::default();
        let [a, b, c] = ["a", "b", "c"].map(|id| draft.node(id));
        for (from, to) in [(a, a), (a, b), (b, c)] {
            let edge = draft.edge(from, to);
            draft.set_undirected(edge);
        }
        let ranks = page_ranks(&draft.finish());
        // What networkx 3.4 says of it.
        for (rank, want) in ranks.iter().zip([0.3817, 0.3988, 0.2195]) {
            assert!((rank - want).abs() < 1e-4, "{ranks:?}");
        }
    }

    #[test]
    fn nothing_and_circles_are_ranked_too() {
        assert!(page_ranks(&Graph::default()).is_empty());
        let ranks = page_ranks(&graph(&[("a", "b"), ("b", "c"), ("c", "a")]));
        assert!(ranks.iter().all(|rank| (rank - 1.0 / 3.0).abs() < 1e-9));
    }

    #[test]
    fn the_number_of_threads_changes_no_bit() {
        let mut draft = GraphBuilder::default();
        for number in 0_usize..20_000 {
            let from = draft.node(&number.to_string());
            let to = draft.node(&(number * 7919 % 5003).to_string());
            draft.edge(from, to);
        }
        let graph = draft.finish();
        let ranks = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| page_ranks(&graph))
        };
        assert_eq!(ranks(1), ranks(4));
        assert!((ranks(1).iter().sum::<f64>() - 1.0).abs() < 1e-9);
    }
}
