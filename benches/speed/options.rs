//! What `cargo bench -- …` understands.

use std::path::PathBuf;
use std::str::FromStr;

use clap::Parser;

use crate::tasks::Program;

/// Measure how long the program takes, how much memory, and how both grow
#[derive(Debug, Parser)]
#[command(name = "cargo bench --")]
pub(crate) struct Options {
    /// Only tasks with this in their name, such as `graphml` or `convert`
    pub(crate) filter: Option<String>,
    /// How many claims the tables have; the tables are made once, in `target/bench`
    #[arg(long, value_delimiter = ',', default_value = "100k,1m", value_name = "SIZES")]
    pub(crate) sizes: Vec<Size>,
    /// How often each task is run; the median counts [default: 3, and 1 from 5m on]
    #[arg(long, value_parser = at_least_one, value_name = "N")]
    pub(crate) runs: Option<usize>,
    /// A file that gets everything measured as JSON
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Where outputs go [default: target/bench/out]; on a tmpfs the disk doesn't count
    #[arg(long, value_name = "DIR")]
    pub(crate) out_dir: Option<PathBuf>,
    /// Another program to take turns with (several times for several)
    ///
    /// `{task}` is one of graphml, dot, gexf, csv, json, convert, convert-gexf, stats and check;
    /// `{in}` the folder with `entities.csv` and `claims.csv` (for `convert` a GraphML file, for
    /// `convert-gexf` a CSV of edges, for `check` a project's folder); `{out}` the file to write.
    /// Where it exits with an error, that task is left out. Its memory is that of the process
    /// itself, so a script around it has to `exec` it.
    #[arg(long, value_name = "NAME=COMMAND {task} {in} {out}")]
    pub(crate) against: Vec<Program>,
    /// What cargo says when it measures, and not when it tests
    #[arg(long, hide = true)]
    pub(crate) bench: bool,
}

/// A number of claims, and how it was written.
#[derive(Clone, Debug)]
pub(crate) struct Size {
    pub(crate) name: String,
    pub(crate) claims: u64,
}

impl Options {
    /// How often a task is run with so many claims.
    pub(crate) fn runs(&self, size: &Size) -> usize {
        self.runs.unwrap_or(if size.claims < 5_000_000 { 3 } else { 1 })
    }
}

impl FromStr for Size {
    type Err = String;

    fn from_str(text: &str) -> Result<Size, String> {
        let name = text.to_lowercase();
        let (digits, unit) = match name.strip_suffix('k') {
            Some(digits) => (digits, 1000),
            None => name.strip_suffix('m').map_or((name.as_str(), 1), |digits| (digits, 1_000_000)),
        };
        let claims = digits.parse::<u64>().ok().and_then(|number| number.checked_mul(unit));
        match claims {
            Some(claims @ 1..=1_000_000_000) => Ok(Size { name, claims }),
            _ => Err("a size is a number of claims such as `100k` or `2m`".to_string()),
        }
    }
}

fn at_least_one(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|runs| *runs > 0).ok_or_else(|| "a number from 1 on".to_string())
}
