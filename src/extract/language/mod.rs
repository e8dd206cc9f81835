//! English: sentences, words, tags, and who depends on whom.

mod labels;
mod sentence;

pub use labels::{Label, Tag, Upos};
pub use sentence::{Sentence, Token};
