//! What the attributes of edges are gathered from.

use crate::build::edges::statuses::Statuses;
use crate::build::evidence::Evidence;
use crate::build::hedges::Hedges;
use crate::build::negations::Negations;
use crate::build::relations::Relations;
use crate::model::{Ledger, Resolution};

/// What is gathered from, for the columns of edges.
pub(super) struct Gather<'a> {
    pub(super) ledger: &'a Ledger,
    pub(super) resolution: &'a Resolution,
    pub(super) relations: &'a Relations,
    pub(super) evidence: Option<&'a Evidence<'a>>,
    pub(super) negations: Option<&'a Negations>,
    pub(super) hedges: Option<&'a Hedges>,
    /// Whether each claim counts as support, if some don't: those that are hedged more than another
    /// of the same proposition.
    pub(super) counted: Option<Vec<bool>>,
    pub(super) statuses: Statuses<'a>,
}
