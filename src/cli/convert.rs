//! `claimgraph convert`

mod spared;

use std::path::PathBuf;

use claimgraph::formats::{self, Look, Reading};
use claimgraph::text::Files;
use claimgraph::{Error, Result};

use crate::cli::args::{Filters, Offered, Terminal, read};
use crate::cli::export::summary;
use crate::cli::input::{self, Input};
use crate::cli::outcome::Outcome;
use crate::cli::outputs;
use crate::cli::progress::Progress;
use crate::cli::report;
use crate::cli::tally::Tally;
use crate::cli::writing::Writing;

/// Write a graph file in another format
///
/// Reads what `claimgraph formats` lists as read. Several inputs, such as a table of nodes and one
/// of edges, become one graph. Attributes, and edges that differ in nothing but attributes, keep the
/// order of the files. Filters choose the edges that have what is asked for among what their claims
/// said.
#[derive(Debug, clap::Args)]
#[command(override_usage = "claimgraph convert [OPTIONS] <INPUT>... <OUTPUT>")]
#[command(after_help = "Examples:\n  \
    claimgraph convert graph.graphml graph.csv\n  \
    claimgraph convert nodes.csv edges.csv graph.gexf\n  \
    claimgraph convert story.dot - --to json | jq '.nodes | length'")]
pub(crate) struct Args {
    /// The graph files to read, and last the file to write
    // More than one at once, and options couldn't stand between them.
    #[arg(required = true, num_args = 1.., value_name = "FILE")]
    paths: Vec<PathBuf>,
    /// What the inputs are, if their names don't say
    #[arg(long, value_name = "FORMAT", value_parser = Offered(read), hide_possible_values = true)]
    from: Option<String>,
    #[command(flatten)]
    writing: Writing,
    #[command(flatten)]
    filters: Filters,
}

/// Runs the command.
pub(crate) fn run(args: Args, terminal: &Terminal) -> Result<Outcome> {
    let Args { mut paths, from, writing, filters } = args;
    let targets = vec![paths.pop().unwrap_or_else(|| PathBuf::from("-"))];
    if paths.is_empty() {
        let named = targets[0].display();
        let error = Error::new(format!("`{named}` is the only file that is named"));
        return Err(error.hint("name the files to read, and last the one to write, or `-`"));
    }
    writing.check(&targets)?;
    if let Some((_, twice)) =
        paths.iter().enumerate().find(|(at, path)| paths[..*at].contains(path))
    {
        let error = Error::new(format!("`{}` is named twice", twice.display()));
        return Err(error.hint("name every input once"));
    }
    let progress = Progress::start(terminal);
    let mut files = Files::default();
    let mut read = Vec::new();
    for path in &paths {
        progress.doing(format!("reading {}", path.display()));
        read.push(input::read_graph(path, from.as_deref(), &mut files)?);
    }
    let Reading { graph, diagnostics } = formats::merge(read);
    for target in &targets {
        let (format, _) = writing.format(target)?;
        spared::check(&paths, from.as_deref(), &graph, target, format)?;
    }
    let look = Look::default();
    let mut input = Input { graph, said: None, diagnostics, look, whole: None };
    input::narrow(&mut input, &filters)?;
    progress.doing("writing");
    report::tell(&input.diagnostics, &files, "", terminal);
    report::refuse_nothing(&input)?;
    outputs::write(&mut input, &files, &targets, &writing, terminal.quiet)?;
    drop(progress);
    if !terminal.quiet {
        report::say(&summary(&input, &targets, &writing));
    }
    let errors = Tally::of(&input.diagnostics).errors;
    // The process ends here; taking a large graph apart first would only cost time.
    std::mem::forget(input);
    Ok(if errors > 0 { Outcome::DataHasErrors } else { Outcome::Fine })
}
