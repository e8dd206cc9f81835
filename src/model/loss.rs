//! What of a graph a format can't hold, and what becomes of it.

use std::fmt;

/// Something of a graph that a format can't hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// What it is, in the plural: `edge ids`, `edge values`.
    pub what: String,
    /// The attribute whose values or lists they are.
    pub column: Option<String>,
    /// How many there are.
    pub count: usize,
    /// What becomes of them.
    pub becomes: Becomes,
}

/// What becomes of what a format can't hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Becomes {
    /// There is no place for it.
    LeftOut,
    /// Lists become texts with `|` between their parts.
    Joined,
    /// Values become texts, which are looked at again when they are read.
    Inferred,
    /// Empty texts are as if nobody had said anything.
    Absent,
    /// Edges without a direction get one.
    Directed,
    /// Edges without a direction become two that have one.
    TwoEdges,
    /// Gephi makes one of those between the same nodes, whatever they say.
    OneInGephi,
    /// Texts lose their end.
    Cut,
    /// An attribute has another name on paper.
    Called(String),
    /// Values are written in another way, which this says.
    Rewritten(&'static str),
}

impl Loss {
    /// Whether nothing of it is left.
    pub fn is_left_out(&self) -> bool {
        self.becomes == Becomes::LeftOut
    }

    /// What it is, with the attribute: `` edge `quote` values ``.
    pub fn name(&self) -> String {
        match (&self.column, self.what.split_once(' ')) {
            (Some(column), Some((of, what))) => format!("{of} `{column}` {what}"),
            _ => self.what.clone(),
        }
    }
}

impl Becomes {
    /// A word for programs.
    pub fn kind(&self) -> &'static str {
        match self {
            Becomes::LeftOut => "left-out",
            Becomes::Joined => "joined",
            Becomes::Inferred => "kind-inferred",
            Becomes::Absent => "absent",
            Becomes::Directed | Becomes::TwoEdges => "directed",
            Becomes::OneInGephi => "merged",
            Becomes::Cut => "cut",
            Becomes::Called(_) => "renamed",
            Becomes::Rewritten(_) => "rewritten",
        }
    }
}

/// What people read.
impl fmt::Display for Becomes {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(match self {
            Becomes::LeftOut => "left out",
            Becomes::Joined => "joined by `|`",
            Becomes::Inferred => "text, its kind inferred on reading",
            Becomes::Absent => "absent",
            Becomes::Directed => "directed",
            Becomes::TwoEdges => {
                "two directed edges each, because a graph of networkx has one kind"
            }
            Becomes::OneInGephi => {
                "one edge in Gephi, whatever they say; its GEXF, GraphML and CSV keep them apart"
            }
            Becomes::Cut => "cut, and end in an ellipsis",
            Becomes::Called(name) => return write!(out, "called `{name}`"),
            Becomes::Rewritten(how) => return write!(out, "written {how}"),
        })
    }
}
