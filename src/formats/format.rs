//! What a format is: how it is called, read and written.

use std::io::Write;

use crate::error::Result;
use crate::formats::WriteOptions;
use crate::model::{Carries, Column, Graph, Loss};
use crate::text::{Diagnostic, FileId, Files};

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
pub(crate) fn nothing(_: &Graph, _: &WriteOptions) -> Vec<Loss> {
    Vec::new()
}

/// Whose attributes they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Those of nodes.
    Nodes,
    /// Those of edges.
    Edges,
}

/// What the attributes of a graph are called on paper, in its order.
pub type Names = fn(&Graph, Of, &WriteOptions) -> Vec<String>;

impl Of {
    /// The attributes of a graph.
    pub(crate) fn columns(self, graph: &Graph) -> &[Column] {
        match self {
            Of::Nodes => &graph.nodes.columns,
            Of::Edges => &graph.edges.columns,
        }
    }
}
