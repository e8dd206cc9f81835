//! What tables can carry.

use crate::model::Carries;

/// What a table of edges holds.
pub(super) const EDGES: Carries = Carries {
    name: false,
    isolated_nodes: false,
    node_attributes: false,
    kinds: false,
    lists: false,
    empty_text: false,
    ..Carries::EVERYTHING
};

/// What a table of nodes holds.
pub(super) const NODES: Carries = Carries {
    name: false,
    edges: false,
    kinds: false,
    lists: false,
    empty_text: false,
    ..Carries::EVERYTHING
};
