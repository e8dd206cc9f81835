//! What a command reads, and how, as its arguments.

use std::path::PathBuf;

use claimgraph::project::NamedColumns;
use claimgraph::{Error, Result};

use crate::cli::args::{Offered, read_or_claims};

/// What a command reads, as its only argument.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct InputArgs {
    /// A project's folder, a table of claims, a graph file, or `-` for one of them on stdin
    ///
    /// JSON and JSON Lines are claims where their objects have a `subject`, else nodes and edges of
    /// a graph.
    #[arg(value_name = "INPUT")]
    pub(crate) path: PathBuf,
    #[command(flatten)]
    pub(crate) read_as: ReadAs,
}

/// How to read an input that doesn't say it by itself.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct ReadAs {
    /// What the input is, if its name doesn't say: `claims`, or a format of `claimgraph formats`
    #[arg(long, value_name = "FORMAT", value_parser = Offered(read_or_claims), hide_possible_values = true)]
    from: Option<String>,
    #[command(flatten)]
    pub(super) columns: ColumnArgs,
}

/// What the columns of a table mean that calls them by names of its own.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct ColumnArgs {
    /// Which column of a table means what, such as `subject=Payer` (several times for several)
    #[arg(long = "column", value_name = "MEANING=HEADER", value_parser = meaning)]
    columns: Vec<(String, String)>,
}

impl ReadAs {
    /// As its name says, with these columns if it is a table.
    pub(crate) fn table(columns: ColumnArgs) -> ReadAs {
        ReadAs { from: None, columns }
    }

    /// What the input is, if somebody said so.
    pub(super) fn from(&self) -> Option<&str> {
        self.from.as_deref()
    }

    /// What columns mean, and their headers.
    pub(crate) fn columns(&self) -> &[(String, String)] {
        &self.columns.columns
    }
}

impl ColumnArgs {
    /// As the library takes them.
    pub(crate) fn named(&self) -> Result<NamedColumns> {
        let mut named = NamedColumns::default();
        for (name, header) in &self.columns {
            named.add(name, header)?;
        }
        Ok(named)
    }

    /// Refuses them for what is no table of claims.
    pub(crate) fn refuse(&self, what: &str) -> Result<()> {
        if self.columns.is_empty() {
            return Ok(());
        }
        let error = Error::new(format!("`--column` is for a table of claims, not for {what}"));
        Err(error.hint("name the table, or leave the option out"))
    }
}

fn meaning(text: &str) -> std::result::Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, header)) if !header.trim().is_empty() => Ok((name.into(), header.into())),
        _ => Err("say it as `subject=Payer`: what it means, `=`, and the header".to_string()),
    }
}
