//! From prose to proposed claims: offline, by rules over a parse, the same on every run.
//!
//! A document is cut into blocks ([`document`]), a block into parsed sentences ([`language`]), a
//! sentence into propositions ([`clauses`]); what is said of a proposition becomes a
//! [`Candidate`], which a person accepts, edits or rejects.

pub mod candidate;
pub mod clauses;
pub mod document;
pub mod language;

pub use candidate::{Candidate, Modality};
