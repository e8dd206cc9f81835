//! What the XML formats share: text that every parser reads back as it was, a reader that no
//! document can lead into memory or stack, and names that mean nothing to the programs that read.

mod attributes;
mod encoding;
mod escape;
mod events;
#[cfg(test)]
pub(super) mod laws;
mod names;
mod numbers;

pub(super) use attributes::{Tag, decode};
pub(super) use encoding::utf8;
pub(super) use escape::{attribute, content, escaped, named, ready};
pub(super) use events::{Event, Events, tell_if_rounded};
pub(super) use names::{Taken, in_memory, on_paper_without};
pub(super) use numbers::{float, is_lost_on_gephi, value};
