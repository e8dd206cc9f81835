//! Graph files read and written by their names, for programs that use the library.

use std::io::Write;
use std::path::Path;

use crate::error::{Error, Result};
use crate::formats::remarks::in_short;
use crate::formats::unknown_words::{misnamed_attributes, name_statuses, unknown_modalities};
use crate::formats::{FORMATS, Format, Reading, Staged, WriteOptions, by_file_name, for_reader};
use crate::model::{Denials, Graph, Loss, UNCLEAR, default_statuses};
use crate::text::{Diagnostic, FileId, Files, Place};

/// Reads a graph from a file, whose ending says its format. Beside it are the files that its
/// diagnostics point into.
///
/// ```
/// use claimgraph::formats::read_file;
/// use claimgraph::text::show_plain;
///
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("pays.csv");
/// std::fs::write(&path, "Source,Target,Weight\nann,bob,much\n")?;
/// let (reading, files) = read_file(&path)?;
/// assert_eq!(reading.graph.edges.len(), 1);
/// assert!(show_plain(&reading.diagnostics, &files).contains("pays.csv:2:9"));
/// # Ok::<(), claimgraph::Error>(())
/// ```
///
/// # Errors
///
/// If no format with this ending is read, or the file can't be.
pub fn read_file(path: &Path) -> Result<(Reading, Files)> {
    let format = of(path)?;
    let mut files = Files::default();
    let file = files.add(path);
    Ok((format.read(&files, file)?, files))
}

impl Format {
    /// Reads a graph, and tells of what nobody can read out of it, whatever the format.
    ///
    /// # Errors
    ///
    /// If the format isn't read, or the file can't be.
    pub fn read(&self, files: &Files, file: FileId) -> Result<Reading> {
        let Some(reads) = self.reads else {
            return Err(Error::new(format!("{} is written, but not read", self.name)));
        };
        let mut reading = reads(files, file)?;
        reading.diagnostics.extend(unclear_denials(&reading.graph, file));
        reading.diagnostics.extend(name_statuses(&mut reading.graph, file));
        reading.diagnostics.extend(misnamed_attributes(&reading.graph, file));
        reading.diagnostics.extend(unknown_modalities(&reading.graph, file));
        reading.diagnostics.extend(overshadowed(&reading.graph, file));
        reading.diagnostics.extend(renamed(std::mem::take(&mut reading.graph.renamed), file));
        Ok(reading)
    }

    /// Writes a graph, as the program can take it that will read it.
    ///
    /// # Errors
    ///
    /// If the format isn't written, or writing fails.
    pub fn write(
        &self,
        graph: &Graph,
        options: &WriteOptions,
        out: &mut (dyn Write + Send),
    ) -> Result<()> {
        match &self.writes {
            Some(writes) => (writes.write)(&for_reader(graph, options), options, out),
            None => Err(Error::new(format!("{} is read, but not written", self.name))),
        }
    }
}

/// Says that nobody can tell whether some edges deny.
fn unclear_denials(graph: &Graph, file: FileId) -> Option<Diagnostic> {
    let cells = graph.edges.column("negated")?;
    let denials = Denials::of(graph, &default_statuses());
    let mut unclear = (0..graph.edges.len()).filter(|edge| denials.are_unclear(*edge));
    let first = graph.value(cells, unclear.next()?)?;
    let count = 1 + unclear.count();
    let edges = if count == 1 { "an edge".to_string() } else { format!("{count} edges") };
    let shown = in_short(&graph.render(first));
    let message = format!(
        "`negated` of {edges} is neither yes nor no, as `{shown}` is, so nobody can tell whether \
         it is denied"
    );
    let told = Diagnostic::warning("bad-yes-no", message).counting(count).at(Place::start(file));
    Some(told.hint(format!("write `yes` or `no`; until then, `{UNCLEAR}` is said of it")))
}

/// Says which attributes of edges are called by what they are meant to be.
fn renamed(names: Vec<(String, &str)>, file: FileId) -> Option<Diagnostic> {
    let names: Vec<String> =
        names.iter().map(|(own, meant)| format!("`{own}` as `{meant}`")).collect();
    let message = format!("attributes of edges read: {}", names.join(", "));
    let told = Diagnostic::note("guessed-columns", message).at(Place::start(file));
    let hint = "they say how something is said; rename those that mean something else";
    (!names.is_empty()).then(|| told.hint(hint))
}

/// Says which attributes of edges have the name of another that counts, but for case.
fn overshadowed(graph: &Graph, file: FileId) -> Vec<Diagnostic> {
    let told = |(name, meant): (&str, &str)| {
        let message = format!("edges have an attribute `{name}` beside `{meant}`");
        let hint = format!(
            "`{meant}` is the one that counts, and `{name}` is kept as it is; leave one of them \
             out, or give it another name"
        );
        let told = Diagnostic::warning("duplicate-column", message);
        told.at(Place::start(file)).hint(hint)
    };
    graph.overshadowed().map(told).collect()
}

/// Writes a graph to a file, whose ending says its format. The file appears whole or not at all.
/// The answer is what of the graph it can't carry.
///
/// ```
/// use claimgraph::formats::{WriteOptions, read_file, write_file};
/// use claimgraph::model::GraphBuilder;
///
/// let mut draft = GraphBuilder::default();
/// let (ada, mary) = (draft.node("ada"), draft.node("mary"));
/// let edge = draft.edge(ada, mary);
/// draft.set_relation(edge, "wrote to");
/// let graph = draft.finish();
///
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("letters.graphml");
/// let losses = write_file(&graph, &path, &WriteOptions::default())?;
/// assert!(losses.is_empty());
/// assert_eq!(read_file(&path)?.0.graph.edge_label(0), Some("wrote to"));
/// # Ok::<(), claimgraph::Error>(())
/// ```
///
/// # Errors
///
/// If no format with this ending is written, or the file can't be.
pub fn write_file(graph: &Graph, path: &Path, options: &WriteOptions) -> Result<Vec<Loss>> {
    let format = of(path)?;
    Staged::write(path, |out| format.write(graph, options, out))?.finish()?;
    Ok(format.writes.iter().flat_map(|writes| writes.losses(graph, options)).collect())
}

fn of(path: &Path) -> Result<&'static Format> {
    let name = path.to_string_lossy();
    by_file_name(&name).ok_or_else(|| {
        let endings: Vec<&str> = FORMATS.iter().map(|format| format.extensions[0]).collect();
        let error = Error::new(format!("`{name}` has no ending of a graph format"));
        error.hint(format!("give it one of {}", endings.join(", ")))
    })
}
