//! Every graph format, one file or folder each, both directions; and the table of them.
//!
//! A format is a [`Format`] record in [`FORMATS`]: help texts, guessing by extension, the
//! round-trip laws and the golden files all follow from its entry.

mod arcs;
pub mod csv;
pub mod dot;
mod edge_looks;
mod format;
mod gaps;
mod gexf;
mod graphml;
mod guesses;
mod ids;
pub mod json;
mod kinds;
mod limits;
mod list;
mod merge;
mod options;
mod output;
pub(crate) mod palette;
mod parts;
pub(crate) mod records;
mod remarks;
mod renamed;
mod rows;
mod scan;
pub mod table;
mod texts;
mod turn;
mod unknown_words;
mod whole;
mod xml;

pub use arcs::for_reader;
pub(crate) use format::nothing;
pub use format::{Format, Names, Of, ReadGraph, Reading, Writes};
pub use list::{FORMATS, by_file_name, by_name};
pub use merge::merge;
pub use options::{Consumer, GexfVersion, Look, Rankdir, WriteOptions};
pub(crate) use output::Version;
pub use output::{Staged, remove_unfinished};
pub(crate) use rows::rows;
pub use whole::{read_file, write_file};
