//! `claimgraph init`

use std::path::{Path, PathBuf};

use claimgraph::Result;
use claimgraph::project;
use claimgraph::text::Files;

use crate::cli::args::Terminal;
use crate::cli::input;
use crate::cli::outcome::Outcome;
use crate::cli::report::{self, Tally, plural};

/// Make a new project: a small example to change, or one from a table of claims
///
/// From a table, every row and column is kept, and each name, type, relation, status and source
/// that occurs is declared. Columns such as `subject_type` and `target_type` give entities their
/// types. A project that is there already stays as it is.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    claimgraph init my-project\n  \
    claimgraph init my-project --from edges.csv\n  \
    zcat edges.csv.gz | claimgraph init my-project --from -")]
pub(crate) struct Args {
    /// The project's folder, which is made
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// A table of claims or edges to make it from, or `-` for stdin
    #[arg(long, value_name = "TABLE")]
    from: Option<PathBuf>,
}

/// Runs the command.
pub(crate) fn run(args: Args, terminal: &Terminal) -> Result<Outcome> {
    let Args { folder, from } = args;
    let Some(table) = from else {
        let files = project::create(&folder)?;
        say(&folder, &files, "", terminal);
        return Ok(Outcome::Fine);
    };
    let mut files = Files::default();
    let file = input::open(&table, &mut files)?;
    let loaded = project::load_table(file, &mut files)?;
    let written = project::create_from(&folder, &loaded.ledger, &name(&folder, &table))?;
    report::tell(&loaded.diagnostics, &files, "", terminal);
    let claims = &loaded.ledger.claims;
    let kept = format!(
        "{} read: {}, {} rejected. ",
        plural(claims.rows_read as usize, "row", "rows"),
        plural(claims.len(), "claim", "claims"),
        claims.rejected()
    );
    say(&folder, &written, &kept, terminal);
    let errors = Tally::of(&loaded.diagnostics).errors;
    Ok(if errors > 0 { Outcome::DataHasErrors } else { Outcome::Fine })
}

/// What the project is called: as its table, or its folder where the table has no name.
fn name(folder: &Path, table: &Path) -> String {
    let path = if table == Path::new("-") { folder } else { table };
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    name.split('.').next().unwrap_or_default().to_string()
}

fn say(folder: &Path, files: &[PathBuf], before: &str, terminal: &Terminal) {
    if terminal.quiet {
        return;
    }
    let names: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    let next = match folder == Path::new(".") {
        true => String::new(),
        false => format!(" {}", folder.display()),
    };
    report::say(&format!("{before}Wrote {}\nNext: claimgraph check{next}\n", names.join(", ")));
}
