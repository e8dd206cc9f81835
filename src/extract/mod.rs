//! From prose to proposed claims: offline, by rules over a parse, the same on every run.
//!
//! A document is cut into blocks ([`document`]), a block into parsed sentences ([`language`]), a
//! sentence into propositions ([`clauses`]); what is said of a proposition becomes a
//! [`Candidate`], which a person accepts, edits or rejects.

mod afterword;
mod asides;
mod candidate;
mod candidates;
pub mod clauses;
mod denied_whole;
pub mod document;
mod extraction;
mod graph_form;
mod guide;
#[cfg(test)]
mod hand_made;
pub mod language;
mod lead_in;
mod left_out;
mod manner;
mod members;
mod mend;
mod mentions;
mod other_languages;
mod passed_over;
mod questions;
mod quotes;
mod reading;
mod relations;
mod saying;
mod shares;
mod speakers;
mod speech;
mod stem;
#[cfg(test)]
mod tests;
mod ties;
mod time_spans;
mod times;
mod tree;
mod verb_forms;
mod view;
mod who_says;
mod word_lists;

pub use candidate::Candidate;
pub use extraction::{Extraction, Summary};
pub use guide::Guide;
pub use left_out::LeftOut;
pub use passed_over::{PassedOver, Reason};
pub use reading::{DocumentReader, Parsed};
