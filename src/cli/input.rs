//! What a command works on: a project, a table, or a graph file; and the part of it that is wanted.

mod args;
mod format;
pub(super) mod glance;
mod graph;
mod lines;
mod names;
mod opening;
mod part;
mod said;

use std::path::Path;

use claimgraph::build::{self, BuildOptions};
use claimgraph::formats::{Look, Reading};
use claimgraph::project::{self, Loaded};
use claimgraph::text::Files;
use claimgraph::{Error, Result, check, resolve};

use crate::cli::args::{Filters, Terminal};
use crate::cli::progress::Progress;
use crate::cli::report;

use format::{as_edges, graph_format, read_in};
use opening::open_as;

pub(crate) use args::{ColumnArgs, InputArgs, ReadAs};
pub(crate) use format::read_graph;
pub(crate) use graph::Input;
pub(crate) use names::{format_of_graph, named};
pub(crate) use opening::open;
pub(crate) use part::{entity, narrow};
pub(crate) use said::{Said, named_apart};

/// Reads a project, a table of claims or a graph file, and builds the part that is wanted.
pub(crate) fn read(
    path: &Path,
    read_as: &ReadAs,
    options: &BuildOptions,
    filters: &Filters,
    files: &mut Files,
    progress: &Progress,
    terminal: &Terminal,
) -> Result<Input> {
    progress.doing(format!("reading {}", path.display()));
    if let Some(name) = read_as.from().filter(|name| *name != "claims") {
        named(name)?;
    }
    let file = if path.is_dir() { None } else { Some(open_as(path, read_as.from(), files)?) };
    let mut input = match (graph_format(path, read_as, file, files)?, file) {
        (Some(format), file) => {
            let file = file.unwrap_or_else(|| files.add(path));
            read_as.columns.refuse("a graph")?;
            let Reading { graph, mut diagnostics } = read_in(format, file, files)?;
            diagnostics.extend(as_edges(format, read_as, file));
            Input { graph, said: None, diagnostics, look: Look::default(), whole: None }
        }
        (None, Some(file)) => {
            let named = read_as.columns.named()?;
            let loaded = project::load_table_as(file, files, &named)?.without_rejected();
            build_claims(loaded, options, files, progress, terminal)?
        }
        (None, None) => {
            let loaded = load(path, &read_as.columns, files)?;
            build_claims(loaded, options, files, progress, terminal)?
        }
    };
    let narrowed = narrow(&mut input, filters);
    narrowed.map_err(|error| report::behind(error, &input.diagnostics, files, terminal))?;
    Ok(input)
}

/// The project that an input names: its folder, or one of its tables.
pub(crate) fn project_of(path: &Path) -> Option<&Path> {
    if path.is_dir() {
        return Some(path);
    }
    // A table that lies beside others needn't belong to them.
    let folder = path.parent().map(|folder| match folder.as_os_str().is_empty() {
        true => Path::new("."),
        false => folder,
    });
    folder.filter(|folder| folder.join(project::MANIFEST).exists() && project::owns(folder, path))
}

/// Reads claims: a project's folder, or a table, or a table from stdin.
pub(crate) fn load(path: &Path, columns: &ColumnArgs, files: &mut Files) -> Result<Loaded> {
    if path == Path::new(".") && !project::is_project(path) {
        let error = Error::new("the current folder is no project: it has no `claims.csv`");
        return Err(error.hint("name a project's folder or a table; see `--help`"));
    }
    if path.is_dir() {
        columns.refuse("a project")?;
        return project::load(path, files);
    }
    let file = open(path, files)?;
    Ok(project::load_table_as(file, files, &columns.named()?)?.without_rejected())
}

/// Builds the graph of claims.
pub(crate) fn build_claims(
    loaded: Loaded,
    options: &BuildOptions,
    files: &Files,
    progress: &Progress,
    terminal: &Terminal,
) -> Result<Input> {
    let Loaded { ledger, mut diagnostics } = loaded;
    let (resolution, told) = resolve::resolve(&ledger);
    diagnostics.extend(told);
    progress.doing("checking");
    diagnostics.extend(match ledger.declares_entities {
        true => check::check(&ledger, &resolution, files),
        false => check::check_values(&ledger, &resolution, files),
    });
    check::sort(&ledger, &mut diagnostics);
    progress.doing("folding claims into edges");
    let built = build::build(&ledger, &resolution, options);
    let built = built.map_err(|error| report::behind(error, &diagnostics, files, terminal))?;
    diagnostics.extend(built.diagnostics);
    let look = Look::of_ledger(&ledger, &resolution);
    let said = Said {
        ledger,
        resolution,
        filtered: built.filtered,
        unplaced: built.unplaced,
        values: built.values,
        disputed_values: built.disputed_values,
        bare_values: built.bare_values,
        one_sided: built.one_sided,
    };
    Ok(Input { graph: built.graph, said: Some(said), diagnostics, look, whole: None })
}
