//! The file that says of what nothing is proposed, and why.

use std::io::Write;
use std::path::{Path, PathBuf};

use claimgraph::extract::LeftOut;
use claimgraph::formats::{self, Staged};
use claimgraph::project::{Spool, TableRow};
use claimgraph::text::{Files, without_compression};
use claimgraph::{Error, Result};

use crate::cli::outputs;

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

/// Says early that a file can't be written, or gets something else.
pub(super) fn check(file: &Path, targets: &[PathBuf]) -> Result<()> {
    format(file)?;
    if targets.iter().any(|target| target == file) {
        let message = format!("`{}` is named twice", file.display());
        return Err(Error::new(message).hint("give every output a name of its own"));
    }
    Ok(())
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

/// Writes the rows; the file gets its name when everything else is written.
pub(super) fn write(rows: &mut Spool, file: &Path, files: &Files) -> Result<Option<Staged>> {
    if files.reads(file) {
        let message = format!("`{}` is one of the documents", file.display());
        return Err(Error::new(message).hint("write to another file, so that nothing is lost"));
    }
    let format = format(file)?;
    let put = |out: &mut (dyn Write + Send)| match format {
        "jsonl" => rows.write_lines(out),
        "tsv" => rows.write_table(b'\t', out),
        _ => rows.write_table(b',', out),
    };
    outputs::put(file, put)
}
