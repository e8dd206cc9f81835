//! Where candidates go that no project keeps: tables of them, and graphs that they would make.

use std::io::Write;
use std::path::{Path, PathBuf};

use claimgraph::build::BuildOptions;
use claimgraph::formats::{self, Staged};
use claimgraph::project::{self, SHARED_DESCRIPTION, Spool};
use claimgraph::text::{Diagnostic, Files, visible_name, without_compression};
use claimgraph::{Error, Result};

use crate::cli::args::Terminal;
use crate::cli::export::summary;
use crate::cli::input::{self, named};
use crate::cli::outputs;
use crate::cli::progress::Progress;
use crate::cli::report::{self, plural};
use crate::cli::tally::Tally;
use crate::cli::writing::Writing;

/// How candidates are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// A table with this byte between the cells.
    Table(u8),
    /// JSON, an object a line.
    Lines,
    /// The graph that they would make.
    Graph,
}

/// Says early what is wrong with the targets.
pub(super) fn check(targets: &[PathBuf], writing: &Writing) -> Result<()> {
    let (graphs, _) = parted(targets, writing)?;
    if !graphs.is_empty() {
        writing.check(&graphs)?;
    }
    writing.check_files(targets)
}

/// The targets that get a graph, and those that get a table.
fn parted(targets: &[PathBuf], writing: &Writing) -> Result<(Vec<PathBuf>, Vec<PathBuf>)> {
    let (mut graphs, mut tables) = (Vec::new(), Vec::new());
    for target in targets {
        match shape(target, writing)? {
            Shape::Graph => graphs.push(target.clone()),
            Shape::Table(_) | Shape::Lines => tables.push(target.clone()),
        }
    }
    Ok((graphs, tables))
}

/// A plain table holds candidates; `.edges.csv` is the table of a graph's edges.
fn shape(target: &Path, writing: &Writing) -> Result<Shape> {
    let name = target.to_string_lossy().to_lowercase();
    let name = without_compression(&name);
    let format = match &writing.to {
        Some(name) => Some(self::named(name)?),
        None if target == Path::new("-") => formats::by_name("csv"),
        None => formats::by_file_name(name),
    };
    let is_graph = name.ends_with(".edges.csv") || name.ends_with(".edges.tsv");
    Ok(match format.map(|format| format.name) {
        Some("csv") if !is_graph => Shape::Table(b','),
        Some("tsv") if !is_graph => Shape::Table(b'\t'),
        Some("jsonl") => Shape::Lines,
        _ => Shape::Graph,
    })
}

/// Writes candidates to every target: all files get their names at the end, or none does. Says
/// what was written.
pub(super) fn write(
    rows: &mut Spool,
    project: Option<&Path>,
    files: &Files,
    targets: &[PathBuf],
    writing: &Writing,
    terminal: &Terminal,
) -> Result<String> {
    if let Some(target) = targets.iter().find(|target| files.reads(target)) {
        let message = format!("`{}` is one of the documents", target.display());
        return Err(Error::new(message).hint("write to another file, so that nothing is lost"));
    }
    let (graphs, tables) = parted(targets, writing)?;
    let mut staged = Vec::new();
    let mut told = String::new();
    for target in &tables {
        let shape = shape(target, writing)?;
        match outputs::put(target, |out| put(rows, shape, out)) {
            // A reader who leaves wants no more of what is read, but the files are for others.
            Err(error) if error.is_closed_pipe() => {}
            written => staged.extend(written?),
        }
        if rows.formulas() > 0 && !terminal.quiet && matches!(shape, Shape::Table(_)) {
            let target = visible_name(&target.to_string_lossy());
            report::say(&format!("{target}: {}\n", report::formulas(rows.formulas())));
        }
    }
    if !tables.is_empty() {
        told.push_str(&wrote(rows.len(), &tables));
    }
    if !graphs.is_empty() {
        told.push_str(&write_graphs(rows, project, &graphs, writing, terminal)?);
    }
    Staged::finish_all(staged)?;
    Ok(told)
}

fn put(rows: &mut Spool, shape: Shape, out: &mut dyn Write) -> Result<()> {
    match shape {
        Shape::Table(delimiter) => rows.write_table(delimiter, out),
        Shape::Lines | Shape::Graph => rows.write_lines(out),
    }
}

fn wrote(count: usize, tables: &[PathBuf]) -> String {
    let named = tables.iter().filter(|target| target.as_path() != Path::new("-"));
    let names: Vec<String> = named.map(|target| visible_name(&target.to_string_lossy())).collect();
    let to = if names.is_empty() { String::new() } else { format!(" to {}", names.join(", ")) };
    format!("Wrote {}{to}\n", plural(count, "candidate", "candidates"))
}

/// Builds the graph that the candidates would make, in the way all claims go.
fn write_graphs(
    rows: &mut Spool,
    project: Option<&Path>,
    targets: &[PathBuf],
    writing: &Writing,
    terminal: &Terminal,
) -> Result<String> {
    let mut table = Vec::new();
    rows.write_table(b',', &mut table)?;
    let mut files = Files::default();
    let file = files.add_bytes("candidates.csv", table);
    let loaded = project::load_candidates(file, project, &mut files)?;
    let (options, progress) = (BuildOptions::default(), Progress::none());
    let mut input = input::build_claims(loaded, &options, &files, &progress, terminal)?;
    input.said = None;
    outputs::write(&mut input, &files, targets, writing, terminal.quiet)?;
    // It is about the graph. The others are about claims, which a project's check tells.
    let (shared, others): (Vec<Diagnostic>, Vec<Diagnostic>) =
        input.diagnostics.iter().cloned().partition(|told| told.rule == SHARED_DESCRIPTION);
    report::tell(&shared, &files, "", terminal);
    let warnings = match Tally::of(&others).warnings {
        0 => String::new(),
        warnings => format!("{} of what is in them\n", plural(warnings, "warning", "warnings")),
    };
    Ok(format!("{warnings}{}", summary(&input, targets, writing)))
}
