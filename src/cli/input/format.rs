//! Whether an input is a graph, and in which format: by what was asked for, by its name, or by how it
//! starts.

use std::path::Path;

use claimgraph::formats::{self, Format, Of, Reading};
use claimgraph::text::{Diagnostic, FileId, Files, Place};
use claimgraph::{Error, Result};

use crate::cli::input::ReadAs;
use crate::cli::input::glance;
use crate::cli::input::lines::{self, Lines};
use crate::cli::input::names::{format_of_graph, named};
use crate::cli::input::opening::open_as;

/// Reads a graph file of the format that was named, or that its name says, or how it starts.
pub(crate) fn read_graph(path: &Path, from: Option<&str>, files: &mut Files) -> Result<Reading> {
    let known = match from {
        Some(name) => Some(named(name)?),
        None => format_of_graph(path),
    };
    if known.is_none() && path != Path::new("-") {
        let error = Error::new(format!("`{}` has no known ending", path.display()));
        return Err(error.hint("add `--from FORMAT`; see `claimgraph formats`"));
    }
    let file = open_as(path, from, files)?;
    let Some(format) = known.or(of_start(file, files)?) else {
        let error = Error::new("what comes from stdin doesn't say which format it has");
        return Err(error.hint("add `--from FORMAT`; see `claimgraph formats`"));
    };
    read_in(format, file, files)
}

/// The format of a graph that is known by how it starts.
fn of_start(file: FileId, files: &Files) -> Result<Option<&'static Format>> {
    Ok(glance::graph_format(&glance::start(files, file)?).and_then(formats::by_name))
}

pub(super) fn read_in(format: &Format, file: FileId, files: &Files) -> Result<Reading> {
    if format.name == "json" && glance::is_of_listed_claims(&glance::start(files, file)?) {
        let name = files.name(file);
        let error = Error::new(format!("`{name}` is a list of `claims`, in words, and no graph"));
        return Err(error.hint("name the project or the table that it was made of"));
    }
    format.read(files, file)
}

/// The graph format of a file; nothing for a project or a table of claims.
pub(super) fn graph_format(
    path: &Path,
    read_as: &ReadAs,
    file: Option<FileId>,
    files: &Files,
) -> Result<Option<&'static Format>> {
    if let Some(name) = read_as.from() {
        return if name == "claims" { Ok(None) } else { named(name).map(Some) };
    }
    let is_stdin = path == Path::new("-");
    let format = formats::by_file_name(&path.to_string_lossy());
    let is_lines = format.is_some_and(|format| format.name == "jsonl");
    if let (true, Some(file)) = (is_stdin || is_lines, file) {
        if !read_as.columns().is_empty() {
            // Whoever says what columns mean has a table.
            return Ok(None);
        }
        if is_stdin {
            return of_start(file, files);
        }
        return Ok(match lines::what(&glance::start(files, file)?) {
            Lines::Claims => None,
            // The name says more where they don't tell.
            Lines::Graph | Lines::Unknown => format,
        });
    }
    let Some(file) = file else { return Ok(None) };
    match format {
        // A table is a table of claims, unless the user says otherwise, as `convert` does; or else
        // the names of who says so and the like would be no more than texts.
        Some(table) if is_table(table) => {
            let is_ours =
                read_as.columns().is_empty() && glance::is_edge_table(&glance::start(files, file)?);
            Ok(format.filter(|_| is_ours))
        }
        // In JSON a list of claims looks like one of edges, but for what its objects say.
        Some(json) if json.name == "json" && glance::is_of_claims(&glance::start(files, file)?) => {
            Ok(None)
        }
        _ => Ok(format),
    }
}

/// Says that a table was taken for one of edges, which nobody asked for.
pub(super) fn as_edges(format: &Format, read_as: &ReadAs, file: FileId) -> Option<Diagnostic> {
    let message = "the table is one of edges, as `export` writes it, and read as a graph";
    let told = Diagnostic::note("read-as-graph", message).at(Place::start(file));
    let told = told.hint("add `--from claims`, if each row is a claim");
    (is_table(format) && read_as.from().is_none()).then_some(told)
}

fn is_table(format: &Format) -> bool {
    format.rows == Some(Of::Edges)
}
