//! English: sentences, words, tags, and who depends on whom.
//!
//! [`English::shared`] reads with a network that was trained on treebanks and is part of the
//! program; `README.md` beside it says on which, how, and how well it reads.

mod abbreviations;
mod contractions;
mod currencies;
mod english;
pub mod features;
mod irregular_verbs;
mod labels;
mod lemmas;
mod matrix;
mod memory;
pub mod model;
mod network;
pub mod numbers;
mod second_reading;
mod sentence;
mod sentences;
mod spanning_tree;
mod tokens;

pub(crate) use currencies::is_code;
pub use english::{English, Scratch};
pub(crate) use irregular_verbs::{
    base_of, irregular_past, is_participle, is_past_alone, past_of_participle,
};
pub use labels::{Label, Tag, Upos};
pub(crate) use lemmas::lemma;
pub(crate) use network::Tagged;
pub use sentence::{Sentence, Token};
