//! The file that says of what nothing is proposed, and why.

use std::io::Write;
use std::path::{Path, PathBuf};

use claimgraph::extract::LeftOut;
use claimgraph::formats::{self, Staged};
use claimgraph::project::{Spool, TableRow};
use claimgraph::text::{visible_name, without_compression};
use claimgraph::{Error, Result};

use crate::cli::outputs;
use crate::cli::report::{self, plural};
use crate::cli::writing::{self, Writing};

/// What each row has: the document, the bytes in it, why nothing is proposed, and the words.
const COLUMNS: &[&str] = &["source", "start", "end", "why", "text"];

/// No rows yet.
pub(super) fn none() -> Spool {
    Spool::of(COLUMNS)
}

/// The row of what a document of this name says that is in no candidate.
pub(super) fn row(left: &LeftOut, source: &str) -> TableRow {
    let (start, end) = (left.place.start.to_string(), left.place.end.to_string());
    TableRow::of([
        ("source", source),
        ("start", &start),
        ("end", &end),
        ("why", &left.why),
        ("text", &left.text),
    ])
}

/// Says early that a file can't be written, gets something else, or is one of a project.
pub(super) fn check(
    file: &Path,
    targets: &[PathBuf],
    project: Option<&Path>,
    writing: &Writing,
) -> Result<()> {
    format(file)?;
    let all: Vec<PathBuf> = targets.iter().cloned().chain([file.to_path_buf()]).collect();
    writing.check_files(&all)?;
    project.map_or(Ok(()), |project| writing::spare(project, &all, writing))
}

/// The format of a table with this name.
fn format(file: &Path) -> Result<&'static str> {
    let name = file.to_string_lossy().to_lowercase();
    if file == Path::new("-") {
        return Ok("csv");
    }
    match formats::by_file_name(without_compression(&name)).map(|format| format.name) {
        Some(table @ ("csv" | "tsv" | "jsonl")) => Ok(table),
        _ => {
            let error = Error::new(format!("`{}` is no table", file.display()));
            Err(error.hint("name it .csv, .tsv or .jsonl"))
        }
    }
}

/// Writes the rows, and says so; the file gets its name when everything else is written.
pub(super) fn write(rows: &mut Spool, file: &Path) -> Result<(Option<Staged>, String)> {
    let format = format(file)?;
    let put = |out: &mut (dyn Write + Send)| match format {
        "jsonl" => rows.write_lines(out),
        "tsv" => rows.write_table(b'\t', out),
        _ => rows.write_table(b',', out),
    };
    let staged = outputs::put(file, put)?;
    let name = visible_name(&file.to_string_lossy());
    let mut told = format!("Left out: {}, in {name}\n", plural(rows.len(), "row", "rows"));
    if rows.formulas() > 0 && format != "jsonl" {
        told.push_str(&format!("{name}: {}\n", report::formulas(rows.formulas())));
    }
    Ok((staged, told))
}
