//! Where a graph goes: files that all appear, or none; or stdout.

use std::borrow::Cow;
use std::io::Write;
use std::path::{Path, PathBuf};

use claimgraph::formats::{self, Staged, WriteOptions};
use claimgraph::model::Graph;
use claimgraph::text::{Diagnostic, ENDS_EARLY, Files, show_json};
use claimgraph::{Error, Result};

use crate::cli::input::Input;
use crate::cli::writing::{Writing, spare_table};
use crate::cli::{losses, warnings};

/// Writes a graph to every target: all files get their names at the end, or none does.
pub(crate) fn write(
    input: &mut Input,
    files: &Files,
    targets: &[PathBuf],
    writing: &Writing,
    quiet: bool,
) -> Result<()> {
    let options = writing.options(std::mem::take(&mut input.look));
    let Input { graph, diagnostics, .. } = &*input;
    spare(targets, files, writing)?;
    spare_whole_files(diagnostics, targets)?;
    let lost = losses::losses(graph, targets, writing, &options)?;
    losses::tell(&lost, quiet && !writing.strict);
    if !quiet {
        warnings::warn(graph, targets, writing)?;
    }
    let unkept = diagnostics.iter().any(losses::tells_loss);
    let report = writing.loss_report.as_ref().map(|path| {
        let mut report = losses::report_of(&lost);
        report["input"] = show_json(diagnostics, files);
        put(path, |out| Ok(writeln!(out, "{report:#}")?))
    });
    if writing.strict && (!lost.is_empty() || unkept) {
        // Who asks for a report wants it most of all where it says why there is nothing else.
        Staged::finish_all(report.transpose()?.flatten().into_iter().collect())?;
        let error = Error::new("with --strict nothing may be lost, so nothing was written");
        let hint = match unkept {
            true => "mend what reading the input told, or leave --strict out",
            false => "choose a format that carries it, or leave --strict out",
        };
        return Err(error.hint(hint));
    }
    if let Cow::Owned(other) = formats::for_reader(graph, &options) {
        input.graph = other;
    }
    put_all(&input.graph, targets, writing, &options, || Ok(report.transpose()?.flatten()))
}

/// Refuses to write over what is read, or over a table that somebody keeps.
fn spare(targets: &[PathBuf], files: &Files, writing: &Writing) -> Result<()> {
    if let Some(target) = writing.files(targets).find(|target| files.reads(target)) {
        let message = format!("`{}` is part of the input", target.display());
        return Err(Error::new(message).hint("write to another file, so that nothing is lost"));
    }
    for target in targets {
        let (format, _) = writing.format(target)?;
        spare_table(target, format)?;
    }
    Ok(())
}

/// Writes a graph to every target, with a report beside them; then all files get their names.
fn put_all(
    graph: &Graph,
    targets: &[PathBuf],
    writing: &Writing,
    options: &WriteOptions,
    report: impl FnOnce() -> Result<Option<Staged>>,
) -> Result<()> {
    let mut staged = Vec::new();
    let mut left = None;
    for target in targets {
        let (format, _) = writing.format(target)?;
        match put(target, |out| format.write(graph, options, out)) {
            Err(error) if error.is_closed_pipe() => left = Some(error),
            written => staged.extend(written?),
        }
    }
    staged.extend(report()?);
    // A reader who leaves wants no more of what is read, but the files are for others.
    let wrote_all = left.filter(|_| staged.is_empty()).map_or(Ok(()), Err);
    Staged::finish_all(staged)?;
    wrote_all
}

/// Refuses to put what is left of a file that was cut off in place of another, perhaps whole one.
fn spare_whole_files(diagnostics: &[Diagnostic], targets: &[PathBuf]) -> Result<()> {
    let is_there = |target: &&PathBuf| target.as_path() != Path::new("-") && target.is_file();
    match targets.iter().find(is_there).filter(|_| ends_early(diagnostics)) {
        Some(target) => {
            let target = target.display();
            let error = Error::new(format!("the input ends early, so `{target}` stays as it was"));
            Err(error.hint("mend the input, or write what there is of it to a new file"))
        }
        None => Ok(()),
    }
}

/// Whether some file of the input was cut off.
pub(crate) fn ends_early(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|told| told.rule == ENDS_EARLY)
}

/// Writes to stdout, or to a file that has yet to get its name.
pub(crate) fn put(
    target: &Path,
    write: impl FnOnce(&mut (dyn Write + Send)) -> Result<()>,
) -> Result<Option<Staged>> {
    if target != Path::new("-") {
        return Staged::write(target, write).map(Some);
    }
    let mut stdout = std::io::BufWriter::with_capacity(1 << 16, std::io::stdout());
    write(&mut stdout)?;
    stdout.flush()?;
    Ok(None)
}
