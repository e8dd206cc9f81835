//! Who is meant: names of a document grouped, in one pass and with bounded memory.

mod names;

pub(super) use names::key;
