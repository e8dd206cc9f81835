//! From prose to proposed claims: offline, by rules over a parse, the same on every run.
//!
//! A document is cut into blocks ([`document`]), a block into parsed sentences ([`language`]), a
//! sentence into propositions ([`clauses`]); what is said of a proposition becomes a
//! [`Candidate`], which a person accepts, edits or rejects.

pub mod candidate;
pub mod clauses;
pub mod document;
mod guide;
#[cfg(test)]
mod hand_made;
pub mod language;
mod manner;
mod mentions;
mod relations;
mod stem;
mod times;
mod tree;
mod view;

pub use candidate::{Candidate, Modality};
pub use guide::Guide;
