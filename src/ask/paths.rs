//! The shortest way from one node to another.

use crate::ask::adjacency::Adjacency;
use crate::model::{Graph, two_way};

/// Which edges a path may follow, and how many.
pub struct Follow<'a> {
    /// Only from their start to their end, unless their relation is `symmetric`.
    pub directed: bool,
    /// At most so many.
    pub most: usize,
    /// Only these.
    pub edges: &'a dyn Fn(usize) -> bool,
}

/// A step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The node it leads to.
    pub to: usize,
    /// The edges that lead there, one or more.
    pub edges: Vec<usize>,
}

/// The shortest path between two nodes; of several equally short ones the one whose ids come
/// first. It has no steps if the nodes are one; there is none if they aren't connected.
pub fn shortest_path(graph: &Graph, from: usize, to: usize, follow: &Follow) -> Option<Vec<Step>> {
    let edges = 0..graph.edges.len() as u32;
    let ends = edges.flat_map(|edge| {
        let at = edge as usize;
        [(graph.edges.from[at], edge), (graph.edges.to[at], edge)]
    });
    let edges_of = Adjacency::of(graph.nodes.len(), ends);
    let search = Search { graph, follow, two_way: two_way(graph), edges_of };
    let distances = search.distances(from as u32, to as u32)?;
    let mut node = from as u32;
    let mut steps = Vec::new();
    while node != to as u32 {
        let nearer = distances[node as usize] - 1;
        let near = |(other, _): &(u32, u32)| distances[*other as usize] == nearer;
        let next = search.onwards(node).filter(near).map(|(other, _)| other).min()?;
        let mut edges: Vec<usize> = search
            .onwards(node)
            .filter(|(other, _)| *other == next)
            .map(|(_, edge)| edge as usize)
            .collect();
        edges.sort_unstable();
        steps.push(Step { to: next as usize, edges });
        node = next;
    }
    Some(steps)
}

struct Search<'a> {
    graph: &'a Graph,
    follow: &'a Follow<'a>,
    /// Whether each edge holds in both directions.
    two_way: Vec<bool>,
    edges_of: Adjacency,
}

/// The distance of a node that wasn't reached.
const UNREACHED: u32 = u32::MAX;

impl Search<'_> {
    /// How far nodes are from the goal, until the start is reached.
    fn distances(&self, start: u32, goal: u32) -> Option<Vec<u32>> {
        let mut distances = vec![UNREACHED; self.graph.nodes.len()];
        distances[goal as usize] = 0;
        let mut front = vec![goal];
        let most = u32::try_from(self.follow.most).unwrap_or(UNREACHED).min(UNREACHED - 1);
        for distance in 1..=most {
            if distances[start as usize] != UNREACHED || front.is_empty() {
                break;
            }
            let mut next = Vec::new();
            for node in front {
                for (other, _) in self.backwards(node) {
                    if distances[other as usize] == UNREACHED {
                        distances[other as usize] = distance;
                        next.push(other);
                    }
                }
            }
            front = next;
        }
        (distances[start as usize] != UNREACHED).then_some(distances)
    }

    /// The nodes one step from here, and the edges that lead there.
    fn onwards(&self, node: u32) -> impl Iterator<Item = (u32, u32)> {
        let edges = &self.graph.edges;
        self.steps(node, &edges.from, &edges.to)
    }

    /// The nodes this one is a step from, and the edges that lead here.
    fn backwards(&self, node: u32) -> impl Iterator<Item = (u32, u32)> {
        let edges = &self.graph.edges;
        self.steps(node, &edges.to, &edges.from)
    }

    fn steps<'a>(
        &'a self,
        node: u32,
        near: &'a [u32],
        far: &'a [u32],
    ) -> impl Iterator<Item = (u32, u32)> + 'a {
        self.edges_of.get(node).iter().filter_map(move |edge| {
            let at = *edge as usize;
            let other = match near[at] == node {
                true => far[at],
                false if self.two_way[at] || !self.follow.directed => near[at],
                false => return None,
            };
            (self.follow.edges)(at).then_some((other, *edge))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::GraphBuilder;

    /// A path as the ids on its way, each edge given as `from>to`.
    fn path(edges: &str, from: &str, to: &str, directed: bool, most: usize) -> Option<String> {
        let mut draft = GraphBuilder::default();
        for edge in edges.split(' ') {
            let (from, to) = edge.split_once('>').unwrap();
            let (from, to) = (draft.node(from), draft.node(to));
            draft.edge(from, to);
        }
        let graph = draft.finish();
        let follow = Follow { directed, most, edges: &|_| true };
        let (from, to) = (graph.find(from).unwrap(), graph.find(to).unwrap());
        let steps = shortest_path(&graph, from, to, &follow)?;
        let ids: Vec<&str> = steps.iter().map(|step| graph.node_id(step.to)).collect();
        Some(ids.join(" "))
    }

    #[test]
    fn of_equally_short_paths_the_first_by_id_is_taken() {
        let edges = "a>z z>e a>d d>e a>a e>a2 a2>a3";
        assert_eq!(path(edges, "a", "e", true, 9).as_deref(), Some("d e"));
        assert_eq!(path(edges, "a3", "a", false, 9).as_deref(), Some("a2 e d a"));
    }

    #[test]
    fn direction_and_length_are_kept_to() {
        assert_eq!(path("a>b c>b", "a", "c", true, 9), None);
        assert_eq!(path("a>b c>b", "a", "c", false, 9).as_deref(), Some("b c"));
        assert_eq!(path("a>b c>b", "a", "c", false, 1), None);
        assert_eq!(path("a>b c>b", "a", "a", true, 9).as_deref(), Some(""));
    }

    #[test]
    fn parallel_edges_are_one_step_and_loops_none() {
        let mut draft = GraphBuilder::default();
        let (a, b) = (draft.node("a"), draft.node("b"));
        for (from, to) in [(a, a), (a, b), (b, a), (a, b)] {
            draft.edge(from, to);
        }
        let graph = draft.finish();
        let follow = Follow { directed: false, most: 9, edges: &|edge| edge != 1 };
        let steps = shortest_path(&graph, 0, 1, &follow);
        assert_eq!(steps, Some(vec![Step { to: 1, edges: vec![2, 3] }]));
    }
}
