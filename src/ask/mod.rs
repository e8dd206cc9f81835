//! Questions to a graph: what is near, what hangs together, who stands in the middle, how one
//! gets from here to there, what is disputed.
//!
//! Every answer depends on the graph alone, never on the order of threads: sums are taken in a
//! fixed order, and what is equal otherwise stands in the order of ids.

mod adjacency;
mod counts;
mod disputes;
mod names;
mod pagerank;
mod parts;
mod paths;
mod pieces;

pub use counts::{Count, Degree, count, degrees, top};
pub use disputes::{Dispute, disputes};
pub use names::{has_relation, named, relation_named};
pub use pagerank::{DAMPING, MOST_ROUNDS, TOLERANCE, page_ranks};
pub use parts::{around, largest_component, of_types, types, unknown_type};
pub use paths::{Follow, Step, shortest_path};
pub use pieces::{Pieces, pieces};
