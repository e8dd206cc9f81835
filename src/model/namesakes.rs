//! Labels that don't tell people apart.

use std::collections::HashSet;
use std::hash::BuildHasher;

use foldhash::fast::RandomState;
use rayon::prelude::*;

use crate::model::Graph;

/// The labels that several have.
#[derive(Clone, Debug, Default)]
pub struct Namesakes {
    shared: HashSet<String, RandomState>,
}

impl Namesakes {
    /// Those among some people, each given by what people read: a name, or the id of who has none.
    /// Who has a name without letters has no namesake.
    pub fn of(shown: &[&str]) -> Namesakes {
        let hasher = RandomState::default();
        let named = shown.par_iter().filter(|text| !text.is_empty());
        let mut hashed: Vec<(u64, &str)> =
            named.map(|text| (hasher.hash_one(text), *text)).collect();
        hashed.par_sort_unstable_by_key(|(hash, _)| *hash);
        let mut shared = HashSet::default();
        for same in hashed.chunk_by(|one, other| one.0 == other.0).filter(|same| same.len() > 1) {
            let mut texts: Vec<&str> = same.iter().map(|(_, text)| *text).collect();
            texts.sort_unstable();
            let several = texts.chunk_by(|one, other| one == other).filter(|all| all.len() > 1);
            shared.extend(several.map(|all| all[0].to_string()));
        }
        Namesakes { shared }
    }

    /// Those among the nodes of a graph.
    ///
    /// ```
    /// use claimgraph::model::{GraphBuilder, Namesakes};
    /// let mut draft = GraphBuilder::default();
    /// for (id, label) in [("weber-c", "Karl Weber"), ("weber-k", "Karl Weber"), ("ada", "Ada")] {
    ///     let node = draft.node(id);
    ///     draft.set_node_label(node, label);
    /// }
    /// let graph = draft.finish();
    /// let namesakes = Namesakes::of_graph(&graph);
    /// assert!(namesakes.have("Karl Weber") && !namesakes.have("Ada"));
    /// ```
    pub fn of_graph(graph: &Graph) -> Namesakes {
        let nodes = (0..graph.nodes.len()).into_par_iter();
        let labels: Vec<&str> = nodes.map(|node| graph.node_label(node)).collect();
        Namesakes::of(&labels)
    }

    /// Whether several have a label.
    pub fn have(&self, label: &str) -> bool {
        !self.shared.is_empty() && self.shared.contains(label)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_people_are_called_is_shared() {
        let namesakes = Namesakes::of(&["Ada", "Bob", "", "Ada", "ada", ""]);
        assert!(namesakes.have("Ada"));
        assert!(["Bob", "ada", ""].iter().all(|name| !namesakes.have(name)));
    }
}
