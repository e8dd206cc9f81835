//! The file that a command is given, if there is anything in it.

use std::path::Path;

use claimgraph::formats::Format;
use claimgraph::text::{FileId, Files, did_you_mean};
use claimgraph::{Error, Result};

use crate::cli::input::glance;
use crate::cli::input::names::format_of_graph;

/// Among how many files of a folder the one that was meant is looked for.
const MOST_BESIDE: usize = 10_000;

/// What to do about JSON Lines without a line.
const NO_LINES: &str = "has the program that should have written it failed? if not, and it holds a \
                        graph without nodes, add `--from jsonl`";

/// Names a file, or what comes from stdin.
///
/// What is empty is refused: an empty graph would be made of it, and put in place of a good one,
/// where the program that should have written it has failed.
pub(crate) fn open(path: &Path, files: &mut Files) -> Result<FileId> {
    let file = match path == Path::new("-") {
        true => files.add_reader("<stdin>", std::io::stdin().lock())?,
        false => files.add(path),
    };
    if glance::is_blank(files, file).map_err(|error| with_near_file(error, path))? {
        let error = Error::new(format!("there is nothing in `{}`", files.name(file)));
        let hint = "has the program that should have written it failed? a table has at least \
                    its header, such as `subject,relation,object`";
        return Err(error.hint(hint));
    }
    Ok(file)
}

/// Names a file, or what comes from stdin, as [`open`] does; but JSON Lines without a line, as
/// `export` writes them of an empty graph, are one for whoever says so of a file.
pub(super) fn open_as(path: &Path, from: Option<&str>, files: &mut Files) -> Result<FileId> {
    let is_lines = |format: &Format| format.name == "jsonl";
    if path == Path::new("-") || !format_of_graph(path).is_some_and(is_lines) {
        return open(path, files);
    }
    match open(path, files) {
        Err(nothing) if nothing.io_kind().is_none() => match from {
            Some("jsonl") => Ok(files.add(path)),
            _ => Err(nothing.hint(NO_LINES)),
        },
        opened => opened,
    }
}

/// An error about a file; where it isn't there, with the name most like it of what lies beside it.
fn with_near_file(error: Error, path: &Path) -> Error {
    if error.io_kind() != Some(std::io::ErrorKind::NotFound) {
        return error;
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let Ok(entries) = folder.unwrap_or(Path::new(".")).read_dir() else { return error };
    let names = entries.flatten().map(|entry| path.with_file_name(entry.file_name()));
    let mut names: Vec<String> =
        names.take(MOST_BESIDE).map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort_unstable();
    let near = did_you_mean(&path.to_string_lossy(), names.iter().map(String::as_str));
    near.into_iter().fold(error, Error::hint)
}
