//! `claimgraph extract`

mod left_out;
mod read;
mod summary;
mod target;

use std::path::{Path, PathBuf};

use claimgraph::extract::Guide;
use claimgraph::formats::{self, Staged};
use claimgraph::project::{self, Loaded, Spool, is_project};
use claimgraph::text::Files;
use claimgraph::{Error, Result, check};

use crate::cli::args::Terminal;
use crate::cli::outcome::Outcome;
use crate::cli::progress::Progress;
use crate::cli::report;
use crate::cli::tally::Tally;
use crate::cli::writing::{self, Writing};

use read::{Document, Wanted};
use summary::Told;

/// Propose the claims that documents make, each with its sentence, speaker and status
///
/// Reads plain text, Markdown and HTML in English. What is proposed are candidates: rules over a
/// parse found them, and a person decides. Headings, captions, teasers, menus and questions are set
/// aside and counted. The same document gives the same candidates, and nothing leaves the machine.
///
/// With `-p`, or for a document of a project, its names and relations are used, and candidates go
/// to its candidates.csv, for `claimgraph review`; a new document is copied and pinned. Outside of
/// projects, and with `-o`, `--to` or `--json`, they go to stdout or a file instead, and a project
/// stays as it is. With the ending or format of a graph, the graph that they would make is written.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    claimgraph extract article.txt -o claims.csv\n  \
    claimgraph extract article.html --to dot | dot -Tsvg > article.svg  # claimgraph finds, dot draws\n  \
    claimgraph extract reports/*.md --min-confidence 0.6 --json\n  \
    claimgraph extract article.txt -o claims.csv --left-out rest.csv  # what you have to read yourself\n  \
    claimgraph extract article.txt -p my-project && claimgraph review my-project")]
pub(crate) struct Args {
    /// Documents, or `-` for one on stdin; .gz and .zst are unpacked
    #[arg(required = true, value_name = "FILE")]
    documents: Vec<PathBuf>,
    /// The project whose names and relations are used, and which gets the candidates, unless
    /// `-o`, `--to` or `--json` takes them elsewhere
    #[arg(short, long, value_name = "PROJECT")]
    project: Option<PathBuf>,
    /// Only candidates that are at least so likely to be right, from 0 to 1
    #[arg(long, value_name = "NUMBER", default_value_t = 0.0, value_parser = share)]
    min_confidence: f32,
    /// JSON Lines, the same as `--to jsonl`
    #[arg(long, conflicts_with = "to")]
    json: bool,
    /// A file to write: .csv, .tsv or .jsonl for candidates, the ending of another format for their
    /// graph (several times for several files; `-` is stdout)
    #[arg(short, long = "output", value_name = "FILE")]
    output: Vec<PathBuf>,
    /// A file to write what nothing is proposed of, each sentence with the reason: .csv, .tsv or .jsonl
    /// (`-` is stdout)
    #[arg(long, value_name = "FILE")]
    left_out: Option<PathBuf>,
    #[command(flatten)]
    writing: Writing,
}

fn share(text: &str) -> std::result::Result<f32, String> {
    match text.parse() {
        Ok(number) if (0.0..=1.0).contains(&number) => Ok(number),
        _ => Err("it must be a number from 0 to 1".to_string()),
    }
}

/// Runs the command.
pub(crate) fn run(args: Args, terminal: &Terminal) -> Result<Outcome> {
    let Args { documents, project, min_confidence, json, output, left_out, mut writing } = args;
    if json {
        writing.to = Some("jsonl".to_string());
    }
    let folder = folder_of(project, &documents)?;
    let keeps = folder.as_ref().filter(|_| output.is_empty() && writing.to.is_none()).cloned();
    let targets = if output.is_empty() { vec![PathBuf::from("-")] } else { output };
    if keeps.is_none() {
        target::check(&targets, &writing)?;
        folder.iter().try_for_each(|folder| writing::spare(folder, &targets, &writing))?;
    }
    if let Some(file) = &left_out {
        let others = if keeps.is_some() { &[] } else { &targets[..] };
        left_out::check(file, others, folder.as_deref(), &writing)?;
    }
    if let Some(folder) = &keeps {
        // Before a document is copied into a project that can't get candidates.
        project::candidates_file(folder)?;
    }
    let progress = Progress::start(terminal);
    let mut files = Files::default();
    let mut told = Told::default();
    let documents = named(documents, keeps.as_deref(), folder.as_deref(), &mut files, &mut told)?;
    let (guide, wrong) = match &folder {
        Some(folder) => guide(folder, &documents, terminal)?,
        None => (Guide::default(), 0),
    };
    let wanted = Wanted { guide: &guide, min_confidence, left_out: left_out.is_some() };
    let mut read = read::read(&documents, &files, &wanted, &progress)?;
    progress.doing("writing");
    report::tell(&read.diagnostics, &files, "", terminal);
    let errors = Tally::of(&read.diagnostics).errors;
    if keeps.is_none() && read.rows.is_empty() && errors > 0 {
        return Err(Error::new("nothing could be read, so nothing was written"));
    }
    let (rest, told_rest) = match (&left_out, &mut read.left_out) {
        (Some(file), Some(rows)) => left_out::write(rows, file)?,
        _ => Default::default(),
    };
    told.end = match &keeps {
        Some(folder) => keep(folder, &mut read.rows)?,
        None => {
            let project = folder.as_deref();
            let written =
                target::write(&mut read.rows, project, &files, &targets, &writing, terminal)?;
            written + &project.map(not_kept).unwrap_or_default()
        }
    };
    Staged::finish_all(rest.into_iter().collect())?;
    told.end.insert_str(0, &told_rest);
    drop(progress);
    if !terminal.quiet {
        report::say(&told.text(&read, documents.len()));
    }
    Ok(if errors + wrong > 0 { Outcome::DataHasErrors } else { Outcome::Fine })
}

/// The folder of the project that was named, or else of the one in which all documents lie.
fn folder_of(project: Option<PathBuf>, documents: &[PathBuf]) -> Result<Option<PathBuf>> {
    match project {
        Some(folder) if !is_project(&folder) => {
            let error = Error::new(format!("`{}` is no project", folder.display()));
            Err(error.hint("`claimgraph init` makes one"))
        }
        Some(folder) => Ok(Some(folder)),
        None => Ok(project_of_all(documents)),
    }
}

/// What a project knows, and how much of it couldn't be read, which is told: also which of the
/// documents isn't the one that it has claims of.
fn guide(folder: &Path, documents: &[Document], terminal: &Terminal) -> Result<(Guide, usize)> {
    let mut files = Files::default();
    let Loaded { ledger, mut diagnostics } = project::load(folder, &mut files)?;
    let sources: Vec<&str> = documents.iter().map(|document| document.source.as_str()).collect();
    diagnostics.extend(check::changed_documents(&ledger, &files, &sources));
    report::tell_of_project(&diagnostics, &files, folder, terminal);
    Ok((Guide::of(&ledger), Tally::of(&diagnostics).errors))
}

/// The project in which all documents lie.
fn project_of_all(documents: &[PathBuf]) -> Option<PathBuf> {
    let mut folders = documents.iter().map(|document| project::project_of(document));
    let first = folders.next()??;
    folders.all(|folder| folder.as_ref() == Some(&first)).then_some(first)
}

/// Names the documents, and pins those that a project gets candidates from.
fn named(
    paths: Vec<PathBuf>,
    keeps: Option<&Path>,
    folder: Option<&Path>,
    files: &mut Files,
    told: &mut Told,
) -> Result<Vec<Document>> {
    paths.iter().try_for_each(|path| expect_document(path))?;
    let ledger = match (keeps, folder) {
        (None, Some(folder)) => Some(project::load(folder, &mut Files::default())?.ledger),
        _ => None,
    };
    let mut documents = Vec::new();
    for path in paths {
        if path == Path::new("-") {
            documents.push(from_stdin(keeps.is_some(), files)?);
            continue;
        }
        let bytes = path.metadata().map_or(0, |found| found.len());
        let (path, source) = match (keeps, folder) {
            (Some(folder), _) => {
                let pinned = project::pin(folder, &path)?;
                told.pinned(&path, &pinned);
                (pinned.file, pinned.source)
            }
            (None, Some(folder)) => {
                let source = ledger.as_ref().and_then(|l| project::source_of(l, folder, &path));
                let source = source.map_or(path.display().to_string(), str::to_string);
                (path, source)
            }
            (None, None) => {
                let name = path.display().to_string();
                (path, name)
            }
        };
        documents.push(Document { file: files.add(&path), source, bytes });
    }
    Ok(documents)
}

/// The document that comes from stdin, which nobody can pin.
fn from_stdin(is_to_be_pinned: bool, files: &mut Files) -> Result<Document> {
    if is_to_be_pinned {
        let error = Error::new("a document on stdin can't be pinned");
        return Err(error.hint("save it to a file, or add `-o FILE`"));
    }
    let file = files.add_reader("<stdin>", std::io::stdin().lock())?;
    Ok(Document { file, source: "stdin".to_string(), bytes: 0 })
}

/// Says early what is no document, before any is copied into a project.
fn expect_document(path: &Path) -> Result<()> {
    let name = path.display();
    if path.is_dir() {
        let error = Error::new(format!("`{name}` is a folder"));
        return Err(error.hint(format!("name the documents in it, such as `{name}/*.txt`")));
    }
    if path.is_file() && formats::by_file_name(&path.to_string_lossy()).is_some() {
        let error = Error::new(format!("`{name}` is a table or a graph, and no document"));
        let table = report::typed(path).unwrap_or_else(|| "TABLE".to_string());
        let hint = format!("`claimgraph export {table}` makes a graph of a table");
        return Err(error.hint(hint));
    }
    Ok(())
}

/// Says that a project didn't get candidates, as it would have.
fn not_kept(folder: &Path) -> String {
    let folder = folder.display();
    format!("Nothing is kept in {folder}: without `-o`, `--to` and `--json`, it gets candidates\n")
}

/// Puts candidates behind those of a project, and says so.
fn keep(folder: &Path, rows: &mut Spool) -> Result<String> {
    let ledger = project::load(folder, &mut Files::default())?.ledger;
    let added = project::add_candidates(folder, &ledger, rows.rows()?)?;
    let list = project::candidates_file(folder)?;
    let known = match added.known {
        0 => String::new(),
        known => format!(", {known} known already"),
    };
    let next = match report::typed(folder) {
        Some(folder) if added.added > 0 => format!("\nNext: claimgraph review {folder}"),
        _ => String::new(),
    };
    Ok(format!("{} new in {}{known}{next}\n", added.added, list.display()))
}
