//! What a format can hold.

/// The facts about a format that decide what of a graph survives in it.
///
/// A format writes nothing it doesn't declare here and everything it does, so that what is written
/// reads back as [`Graph::keep`](crate::model::Graph::keep) with the same facts. Text is carried
/// exactly by all, but for what is longer than a format allows; ids always are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Carries {
    /// The name of the graph.
    pub name: bool,
    /// Nodes without edges.
    pub isolated_nodes: bool,
    /// Labels, types and further attributes of nodes.
    pub node_attributes: bool,
    /// Edges at all. If not, nothing said of them below counts.
    pub edges: bool,
    /// Ids of edges.
    pub edge_ids: bool,
    /// Attributes of edges beyond relation, label and weight.
    pub edge_attributes: bool,
    /// Numbers and yes/no as such. If not, they are text on paper and inferred on reading.
    pub kinds: bool,
    /// Lists as such. If not, their parts are joined by `|`.
    pub lists: bool,
    /// Edges without a direction among others that have one.
    pub mixed_direction: bool,
    /// An empty text as something else than none.
    pub empty_text: bool,
    /// The most bytes that a text may have, if there is a limit. A longer one, joined lists
    /// included, is cut and ends in an ellipsis; ids, names of attributes and lists that are
    /// carried as such are not.
    pub longest_text: Option<usize>,
}

impl Carries {
    /// Everything a graph has.
    pub const EVERYTHING: Carries = Carries {
        name: true,
        isolated_nodes: true,
        node_attributes: true,
        edges: true,
        edge_ids: true,
        edge_attributes: true,
        kinds: true,
        lists: true,
        mixed_direction: true,
        empty_text: true,
        longest_text: None,
    };
}
