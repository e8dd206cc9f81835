//! `claimgraph init`

use std::path::{Path, PathBuf};

use claimgraph::text::{Files, visible_name};
use claimgraph::{Error, Result, check, project, resolve};

use crate::cli::args::Terminal;
use crate::cli::input::{self, ColumnArgs};
use crate::cli::outcome::Outcome;
use crate::cli::report::{self, grouped, plural};
use crate::cli::tally::Tally;

/// Make a new project: a small example to change, an empty one, or one from a table of claims
///
/// From a table, every claim and column is kept; rows that are no claims are told. Each name, type,
/// relation, status and source that occurs is declared, but for words that are no status, such as
/// `disputed`. Columns such as `subject_type` and `target_type` give entities their types. A project
/// that is there already stays as it is.
///
/// A table of candidates, as `extract` writes it, becomes the candidates of the project, for
/// `claimgraph review`; only those that were accepted in it are claims. Their documents aren't
/// pinned, as they are by `claimgraph extract -p`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    claimgraph init my-project\n  \
    claimgraph init my-project --empty && claimgraph extract article.txt -p my-project\n  \
    claimgraph init my-project --from edges.csv\n  \
    zcat edges.csv.gz | claimgraph init my-project --from -")]
pub(crate) struct Args {
    /// The project's folder, which is made
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// A table of claims, edges or candidates to make it from, or `-` for stdin
    #[arg(long, value_name = "TABLE")]
    from: Option<PathBuf>,
    #[command(flatten)]
    columns: ColumnArgs,
    /// Tables with headers and no rows, in place of the example
    #[arg(long, conflicts_with = "from")]
    empty: bool,
}

/// Runs the command.
pub(crate) fn run(args: Args, terminal: &Terminal) -> Result<Outcome> {
    let Args { folder, from, columns, empty } = args;
    let Some(table) = from else {
        columns.refuse("a new project")?;
        let (files, next) = match empty {
            true => (project::create_empty(&folder, &name(&folder))?, Next::Extract),
            false => (project::create(&folder)?, Next::Check),
        };
        say(&folder, &files, "", next, terminal);
        return Ok(Outcome::Fine);
    };
    from_table(&folder, &table, &columns, terminal)
}

/// Makes a project of a table of claims, or of one of candidates.
fn from_table(
    folder: &Path,
    table: &Path,
    columns: &ColumnArgs,
    terminal: &Terminal,
) -> Result<Outcome> {
    let mut files = Files::default();
    let file = input::open(table, &mut files)?;
    let mut loaded = project::load_table_as(file, &mut files, &columns.named()?)?;
    if loaded.ledger.claims.is_empty() && Tally::of(&loaded.diagnostics).errors > 0 {
        report::tell(&loaded.diagnostics, &files, "", terminal);
        return Err(Error::new("nothing could be read, so nothing was written"));
    }
    let name = name_from(folder, table);
    let count = loaded.ledger.claims.len();
    let (written, what, next) = match project::holds_candidates(&loaded.ledger.claims) {
        true => {
            let written = project::create_from_candidates(folder, &loaded.ledger, &name)?;
            (written, plural(count, "candidate", "candidates"), Next::Review)
        }
        false => {
            let (resolution, told) = resolve::resolve(&loaded.ledger);
            loaded.diagnostics.extend(told);
            loaded.diagnostics.extend(project::declare_statuses(&mut loaded.ledger));
            // What is wrong in the table will be wrong in the project.
            loaded.diagnostics.extend(check::check_values(&loaded.ledger, &resolution, &files));
            check::sort(&loaded.ledger, &mut loaded.diagnostics);
            let written = project::create_from(folder, &loaded.ledger, &resolution, &name)?;
            (written, plural(count, "claim", "claims"), Next::Check)
        }
    };
    report::tell(&loaded.diagnostics, &files, "", terminal);
    let claims = &loaded.ledger.claims;
    let rows = plural(claims.rows_read as usize, "row", "rows");
    let kept = format!("{rows} read: {what}, {} rejected. ", grouped(claims.rejected() as usize));
    say(folder, &written, &kept, next, terminal);
    let errors = Tally::of(&loaded.diagnostics).errors;
    Ok(if errors > 0 { Outcome::DataHasErrors } else { Outcome::Fine })
}

/// What a project is called: as its folder.
fn name(folder: &Path) -> String {
    // `.` has no name of its own.
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf());
    folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// What a project from a table is called: as the table, or as its folder where that has no name.
fn name_from(folder: &Path, table: &Path) -> String {
    if table == Path::new("-") {
        return name(folder);
    }
    let name = table.file_name().unwrap_or_default().to_string_lossy();
    name.split('.').next().unwrap_or_default().to_string()
}

/// What to do with a new project first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Check,
    Extract,
    Review,
}

fn say(folder: &Path, files: &[PathBuf], before: &str, next: Next, terminal: &Terminal) {
    if terminal.quiet {
        return;
    }
    let shown = |path: &Path| visible_name(&path.to_string_lossy());
    let names: Vec<String> = files.iter().map(|file| shown(file)).collect();
    report::say(&format!("{before}Wrote {}\n", names.join(", ")));
    let is_here = folder == Path::new(".");
    let Some(folder) = report::typed(folder) else { return };
    let here = if is_here { String::new() } else { format!(" {folder}") };
    let next = match next {
        Next::Check => format!("check{here}"),
        Next::Extract => format!("extract ARTICLE -p {folder}"),
        Next::Review => format!("review{here}"),
    };
    report::say(&format!("Next: claimgraph {next}\n"));
}
