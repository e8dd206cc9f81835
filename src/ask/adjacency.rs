//! What belongs to each node, in two arrays.

/// Numbers grouped by node, such as its edges or its neighbours.
#[derive(Debug)]
pub(super) struct Adjacency {
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Adjacency {
    /// Groups pairs of a node and something of it. What belongs to one node stays in the order in
    /// which it comes.
    pub(super) fn of(nodes: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Adjacency {
        let mut starts = vec![0_u32; nodes + 1];
        for (node, _) in pairs.clone() {
            starts[node as usize + 1] += 1;
        }
        for node in 0..nodes {
            starts[node + 1] += starts[node];
        }
        let mut items = vec![0; starts[nodes] as usize];
        let mut next = starts.clone();
        for (node, item) in pairs {
            let place = &mut next[node as usize];
            items[*place as usize] = item;
            *place += 1;
        }
        Adjacency { starts, items }
    }

    /// What belongs to a node.
    #[inline]
    pub(super) fn get(&self, node: u32) -> &[u32] {
        let node = node as usize;
        &self.items[self.starts[node] as usize..self.starts[node + 1] as usize]
    }
}
