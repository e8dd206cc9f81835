//! `claimgraph import`

use std::path::{Path, PathBuf};

use claimgraph::formats::{self, Format};
use claimgraph::project::Imported;
use claimgraph::text::{Files, show_json};
use claimgraph::{Error, Result, project};
use serde_json::json;

use crate::cli::args::Terminal;
use crate::cli::input;
use crate::cli::outcome::Outcome;
use crate::cli::question::print_json;
use crate::cli::report::{self, plural};

/// Take in triples with quotes that another program made
///
/// Each is a JSON object with `subject`, `relation`, `object`, `quote` and `source`, or what
/// other programs call these (`head`, `predicate`, `tail`, `evidence`, `document` …), and may have
/// `status`, `speaker`, `negated`, `modality`, `when`, `confidence` and `qualifiers`. A quote that
/// isn't in the pinned document, down to the kind of apostrophe, is refused, with the text nearest
/// to it and what differs, and so is one of a single word. The rest waits in candidates.csv for
/// `claimgraph review`. Objects may stand one a line or in a list, and in a fence of Markdown, around
/// which other text is left out and counted.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    claimgraph import --candidates model.jsonl -p my-project\n  \
    cat answers/*.json | claimgraph import --candidates - -p my-project --json")]
pub(crate) struct Args {
    /// A file of JSON or JSON Lines, or `-` for stdin
    #[arg(long, value_name = "FILE")]
    candidates: PathBuf,
    /// The project's folder
    #[arg(short, long, value_name = "PROJECT", default_value = ".")]
    project: PathBuf,
    /// Tell what became of each on stdout, as JSON
    #[arg(long)]
    json: bool,
}

/// How many refused triples are shown one by one.
const MOST_SHOWN: usize = 200;

/// Runs the command.
pub(crate) fn run(args: Args, terminal: &Terminal) -> Result<Outcome> {
    let Args { candidates, project: folder, json } = args;
    if !project::is_project(&folder) {
        let error = Error::new(format!("`{}` is no project", folder.display()));
        return Err(error.hint("name a project's folder with `-p`; `claimgraph init` makes one"));
    }
    let mut files = Files::default();
    let loaded = project::load(&folder, &mut files)?;
    report::tell_of_project(&loaded.diagnostics, &files, &folder, terminal);
    expect_json(&candidates)?;
    let file = input::open(&candidates, &mut files)?;
    let imported = project::import_candidates(&folder, &loaded, file, &files)?;
    if json {
        print_json(&as_json(&imported, &files))?;
    } else {
        tell(&imported, &files, terminal);
    }
    if !terminal.quiet {
        report::say(&summary(&imported));
    }
    Ok(if imported.refused.is_empty() { Outcome::Fine } else { Outcome::DataHasErrors })
}

/// What became of the triples, for programs.
fn as_json(imported: &Imported, files: &Files) -> serde_json::Value {
    json!({
        "triples_read": imported.read,
        "added": imported.added.added,
        "known": imported.added.known,
        "refused": imported.refused.len(),
        "lines_around": imported.around,
        "diagnostics": show_json(&[&*imported.refused, &*imported.doubts].concat(), files),
    })
}

/// Tells which triples were refused, and what is the matter with others.
fn tell(imported: &Imported, files: &Files, terminal: &Terminal) {
    let count = imported.refused.len().min(MOST_SHOWN);
    let (shown, more) = imported.refused.split_at(count);
    report::tell_all(shown, files, terminal);
    if !more.is_empty() {
        let more = plural(more.len(), "refused triple isn't shown", "refused triples aren't shown");
        report::say(&format!("{more}; `--json` tells all\n"));
    }
    report::tell(&imported.doubts, files, "", terminal);
}

/// What became of the triples, in one line.
fn summary(imported: &Imported) -> String {
    let (added, refused) = (imported.added, imported.refused.len());
    let around = match imported.around {
        0 => String::new(),
        lines => format!("; {} around them left out", plural(lines, "line", "lines")),
    };
    format!(
        "{} read: {} to review, {} known already, {refused} refused{around}\n",
        plural(imported.read, "triple", "triples"),
        added.added,
        added.known,
    )
}

/// Says early that a table is none of JSON: each of its lines would be refused.
fn expect_json(path: &Path) -> Result<()> {
    let is_json = |format: &Format| format.name.starts_with("json");
    match formats::by_file_name(&path.to_string_lossy()) {
        Some(format) if path.is_file() && !is_json(format) => {
            let error = Error::new(format!("`{}` is {}, and no JSON", path.display(), format.name));
            Err(error
                .hint("import reads objects of JSON; rows of a table can be put into claims.csv"))
        }
        _ => Ok(()),
    }
}
