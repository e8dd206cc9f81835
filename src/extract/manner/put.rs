//! How a proposition is put, once that is known.

use crate::model::Modality;

/// How a proposition is put.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Manner {
    /// The number of its status, if a cue sets one.
    pub(crate) status: Option<usize>,
    /// Whether somebody denies it.
    pub(crate) denied: bool,
    /// Whether it is said not to be so, denials apart.
    pub(crate) negated: bool,
    /// Whether it is, may be, is to be or is doubted.
    pub(crate) modality: Modality,
    /// The word for who says so.
    pub(crate) speaker: Option<usize>,
    /// The words that decided, in the order in which they were met.
    pub(crate) cues: Vec<usize>,
    /// Words of the predicate that say how it is put, and not what.
    pub(crate) dropped: Vec<usize>,
    /// Whether it tells what somebody calls somebody, and who does.
    pub(crate) evaluates: bool,
    /// Why nobody says that it is so at all.
    pub(crate) unsaid: Option<Unsaid>,
}

/// Why a proposition is in the text and yet nobody claims it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unsaid {
    /// It is a condition: `if …`, `whether …`.
    Condition,
    /// It was not said: `did not confirm that …`.
    NotSaid,
}
