//! Labels that don't tell people apart.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use crate::model::Graph;

/// The labels that several have.
#[derive(Clone, Debug, Default)]
pub struct Namesakes {
    shared: HashSet<String, RandomState>,
}

impl Namesakes {
    /// Those among some people, each given by id and by what people read, which may be the id. Who
    /// has no name has no namesake.
    pub fn of<'a>(people: impl Iterator<Item = (&'a str, &'a str)> + Clone) -> Namesakes {
        let mut seen: HashSet<&str, RandomState> = HashSet::default();
        let mut shared: HashSet<String, RandomState> = HashSet::default();
        let is_labelled = |(id, label): &(&str, &str)| id != label && !label.is_empty();
        for (_, label) in people.clone().filter(is_labelled) {
            if !seen.insert(label) {
                shared.insert(label.to_string());
            }
        }
        // Somebody's label may be somebody else's id.
        if !seen.is_empty() {
            let ids = people.filter(|person| !is_labelled(person)).map(|(id, _)| id);
            shared.extend(ids.filter(|id| seen.contains(id)).map(str::to_string));
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
        let nodes = 0..graph.nodes.len();
        Namesakes::of(nodes.map(|node| (graph.node_id(node), graph.node_label(node))))
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
    fn a_label_that_is_the_id_of_another_is_shared() {
        let of = |people: &[(&'static str, &'static str)]| Namesakes::of(people.iter().copied());
        assert!(of(&[("ada", "Ada"), ("Ada", "Ada")]).have("Ada"));
        assert!(!of(&[("ada", "ada"), ("Ada", "Ada")]).have("Ada"));
        assert!(!of(&[("ada", ""), ("bob", "")]).have(""));
    }
}
