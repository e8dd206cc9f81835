//! `claimgraph formats`

use std::io::Write;

use claimgraph::Result;
use claimgraph::formats::{FORMATS, table};

use crate::cli::outcome::Outcome;

/// List every format: what it is called, what is read and written, what it carries
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    claimgraph formats\n  \
    claimgraph formats --json | jq -r '.[].name'")]
pub(crate) struct Args {
    /// As JSON
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub(crate) fn run(args: Args) -> Result<Outcome> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    if args.json {
        let formats: Vec<_> = FORMATS.iter().map(|format| table::as_json(format)).collect();
        writeln!(out, "{:#}", serde_json::Value::from(formats))?;
    } else {
        out.write_all(table::as_markdown().as_bytes())?;
    }
    out.flush()?;
    Ok(Outcome::Fine)
}
