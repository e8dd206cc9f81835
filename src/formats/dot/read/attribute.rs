//! Attributes as they stand between brackets, and what each may be for.

use std::borrow::Cow;
use std::rc::Rc;

use crate::formats::Of as OfAll;
use crate::formats::dot::read::unkept::Unkept;
use crate::model::{EdgeColumn, NodeColumn};

/// A name and a value between brackets.
#[derive(Clone, Debug)]
pub(super) struct Attribute<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) value: Cow<'a, str>,
    pub(super) html: bool,
    pub(super) at: usize,
}

/// Attributes that new nodes or edges have.
pub(super) type Defaults<'a> = Rc<Vec<Rc<Attribute<'a>>>>;

/// What an attribute of this name is for a node or an edge.
#[derive(Clone, Copy, Debug)]
pub(super) enum Slot {
    Label,
    PlainLabel,
    NoLabel,
    Type,
    OwnId,
    Key,
    Relation,
    Weight,
    Direction,
    Unkept(Unkept),
    /// Ours, and says nothing but how something is drawn.
    Nothing,
    NodeColumn(NodeColumn),
    EdgeColumn(EdgeColumn),
}

/// Whose attribute it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    Node,
    Edge,
}

impl Of {
    /// The same of the whole graph.
    pub(super) fn all(self) -> OfAll {
        match self {
            Of::Node => OfAll::Nodes,
            Of::Edge => OfAll::Edges,
        }
    }
}
