//! How a graph is built: what becomes an edge, and which claims count.

use crate::build::Filter;

/// How a graph is built.
#[derive(Clone, Debug, Default)]
pub struct BuildOptions {
    /// What becomes one edge.
    pub edges: EdgeMode,
    /// What becomes of objects that are values.
    pub literals: Literals,
    /// Which claims count.
    pub filter: Filter,
}

/// What becomes one edge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EdgeMode {
    /// The claims that say, or deny, the same relation of the same two entities.
    #[default]
    Relations,
    /// Each claim.
    Claims,
    /// All claims about the same two entities, in this direction; those of symmetric relations are
    /// another, those without a direction a third. Its status is that of the weakest relation, its
    /// weight counts the origins of all of them, and its state has a number of origins only where each proposition has as many.
    Pairs,
}

/// What becomes of objects that are values and no entities.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Literals {
    /// Attributes of their subject.
    #[default]
    Attributes,
    /// Nodes of their own.
    Nodes,
}
