//! Tables that `convert` doesn't write over, because they were meant to be read.
//!
//! A graph in tables is a pair of them, or more. Whoever names them all and forgets the file to
//! write has named one of them as that. Writing again what `convert` wrote before is fine.

use std::path::{Path, PathBuf};

use claimgraph::formats::{self, Format, Of};
use claimgraph::model::Graph;
use claimgraph::text::Files;
use claimgraph::{Error, Result};

use crate::cli::input::{self, glance};

/// Refuses to put the graph of some tables in place of another that isn't made of them.
pub(super) fn check(
    inputs: &[PathBuf],
    from: Option<&str>,
    graph: &Graph,
    target: &Path,
    format: &Format,
) -> Result<()> {
    let is_table = |input: &PathBuf| {
        let format = from.and_then(formats::by_name).or(input::format_of_graph(input));
        format.is_some_and(|format| format.rows.is_some())
    };
    let Some(rows) = format.rows else { return Ok(()) };
    if !target.is_file() || !inputs.iter().all(is_table) {
        return Ok(());
    }
    let mut files = Files::default();
    let file = files.add(target);
    let start = glance::start(&files, file)?;
    if start.trim_ascii().is_empty() {
        return Ok(());
    }
    let why = match (glance::is_own_table(&start, rows), rows) {
        (false, _) => "and not one that claimgraph wrote",
        (true, Of::Edges) if graph.edges.is_empty() => "and the tables before it have no edges",
        (true, Of::Nodes) if has_bare_nodes(graph) => {
            let Some(reads) = format.reads else { return Ok(()) };
            if has_bare_nodes(&reads(&files, file)?.graph) {
                return Ok(());
            }
            "and says more of nodes than the tables before it"
        }
        (true, _) => return Ok(()),
    };
    let error = Error::new(format!("`{}` is a table already, {why}", target.display()));
    Err(error.hint(
        "name the file to write behind all that are read; if this is the one, delete it first",
    ))
}

/// Whether nothing is known of the nodes but their ids, as where only edges name them.
fn has_bare_nodes(graph: &Graph) -> bool {
    let nodes = &graph.nodes;
    nodes.labels.iter().chain(&nodes.types).all(Option::is_none) && nodes.columns.is_empty()
}
