//! A graph without some of its nodes.

use crate::model::Graph;

impl Graph {
    /// Keeps some nodes and the edges among them.
    ///
    /// ```
    /// use claimgraph::model::GraphBuilder;
    /// let mut draft = GraphBuilder::default();
    /// let (ada, bob) = (draft.node("ada"), draft.node("bob"));
    /// draft.edge(ada, bob);
    /// let mut graph = draft.finish();
    /// graph.retain(&[true, false]);
    /// assert_eq!((graph.node_id(0), graph.edges.len()), ("ada", 0));
    /// ```
    pub fn retain(&mut self, keep: &[bool]) {
        if keep.iter().all(|keep| *keep) {
            return;
        }
        let nodes: Vec<u32> = (0..keep.len() as u32).filter(|node| keep[*node as usize]).collect();
        let mut place = vec![0; keep.len()];
        for (new, old) in nodes.iter().enumerate() {
            place[*old as usize] = new as u32;
        }
        let among = |edge: &u32| {
            let end = |ends: &[u32]| keep[ends[*edge as usize] as usize];
            end(&self.edges.from) && end(&self.edges.to)
        };
        let edges: Vec<u32> = (0..self.edges.len() as u32).filter(among).collect();
        self.edges.reorder(&edges);
        for end in self.edges.from.iter_mut().chain(&mut self.edges.to) {
            *end = place[*end as usize];
        }
        self.nodes.reorder(&nodes);
    }

    /// Keeps some of the edges, and the nodes that have one of them.
    ///
    /// ```
    /// let mut draft = claimgraph::model::GraphBuilder::default();
    /// let (ada, bob, cid) = (draft.node("ada"), draft.node("bob"), draft.node("cid"));
    /// draft.edge(ada, bob);
    /// draft.edge(bob, cid);
    /// let mut graph = draft.finish();
    /// graph.retain_edges(&[false, true]);
    /// assert_eq!((graph.node_id(0), graph.nodes.len(), graph.edges.len()), ("bob", 2, 1));
    /// ```
    pub fn retain_edges(&mut self, keep: &[bool]) {
        let edges: Vec<u32> = (0..keep.len() as u32).filter(|edge| keep[*edge as usize]).collect();
        self.edges.reorder(&edges);
        self.retain(&self.linked());
    }

    /// Which nodes have an edge.
    pub(crate) fn linked(&self) -> Vec<bool> {
        let mut linked = vec![false; self.nodes.len()];
        for end in self.edges.from.iter().chain(&self.edges.to) {
            linked[*end as usize] = true;
        }
        linked
    }
}
