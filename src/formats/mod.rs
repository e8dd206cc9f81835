//! Every graph format, one file or folder each, both directions; and the table of them.
//!
//! A format is a [`Format`] record in [`FORMATS`]: help texts, guessing by extension, the
//! round-trip laws and the golden files all follow from its entry.

mod arcs;
pub mod csv;
pub mod dot;
mod edge_looks;
mod gaps;
mod gexf;
mod graphml;
mod guesses;
mod ids;
pub mod json;
mod kinds;
mod limits;
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
mod whole;
mod xml;

use std::io::Write;

use crate::error::Result;
use crate::model::{Carries, Graph, Loss};
use crate::text::{Diagnostic, FileId, Files, without_compression};

pub use arcs::for_reader;
pub use merge::merge;
pub use options::{Consumer, GexfVersion, Look, Rankdir, WriteOptions};
pub(crate) use output::Version;
pub use output::{Staged, remove_unfinished};
pub use renamed::{Names, Of};
pub(crate) use rows::rows;
pub use whole::{read_file, write_file};

/// Every format, in the order in which people read them.
pub static FORMATS: &[&Format] = &[
    &dot::FORMAT,
    &graphml::FORMAT,
    &gexf::FORMAT,
    &csv::CSV,
    &csv::TSV,
    &csv::NODES_CSV,
    &csv::NODES_TSV,
    &json::JSON,
    &json::JSONL,
];

/// Something a graph can be read from, or written to, or both.
#[derive(Debug)]
pub struct Format {
    /// What the user types.
    pub name: &'static str,
    /// What files of it end in, the usual ending first.
    pub extensions: &'static [&'static str],
    /// One sentence about it.
    pub summary: &'static str,
    /// What each of its rows is about, if it is a table.
    pub rows: Option<Of>,
    /// How it is read, if it is.
    pub reads: Option<ReadGraph>,
    /// How it is written, if it is.
    pub writes: Option<Writes>,
}

/// Reads a graph. What is wrong with the data is told, never fatal; the error is for a file that
/// can't be opened or read.
pub type ReadGraph = fn(&Files, FileId) -> Result<Reading>;

/// What a reader found.
#[derive(Debug, Default)]
pub struct Reading {
    /// The graph, as much as could be read.
    pub graph: Graph,
    /// What couldn't, and what the model has no place for.
    pub diagnostics: Vec<Diagnostic>,
}

/// How a format is written.
#[derive(Debug)]
pub struct Writes {
    /// What survives in it.
    pub carries: Carries,
    /// Writes the graph: exactly what `graph.keep(carries)` has, whatever the graph has.
    pub write: fn(&Graph, &WriteOptions, &mut (dyn Write + Send)) -> Result<()>,
    /// What attributes are called in it, which may have names that mean something there.
    pub names: Names,
    /// What of a graph it writes in another way than it is, though it is carried.
    pub rewritten: fn(&Graph, &WriteOptions) -> Vec<Loss>,
}

/// For formats that write everything as it is.
fn nothing(_: &Graph, _: &WriteOptions) -> Vec<Loss> {
    Vec::new()
}

/// The format with this name.
pub fn by_name(name: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.name == name)
}

/// The format that a file name suggests: the one with the longest ending that fits. Endings of
/// compressed files are looked through.
pub fn by_file_name(name: &str) -> Option<&'static Format> {
    let name = name.to_lowercase();
    let name = without_compression(&name);
    let fits = |extension: &&str| {
        let rest = name.strip_suffix(*extension);
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with(['.', '/', '\\']))
    };
    let endings = |format: &'static Format| format.extensions.iter().map(move |e| (*e, format));
    FORMATS
        .iter()
        .flat_map(|format| endings(format))
        .filter(|(extension, _)| fits(extension))
        .max_by_key(|(extension, _)| extension.len())
        .map(|(_, format)| format)
}
