//! What the commands that ask have in common: what is asked, who is meant, how it ends.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use claimgraph::build::{self, BuildOptions, EdgeMode, Literals, OneSided};
use claimgraph::model::{Cells, Graph, Lists, Schema, Sym};
use claimgraph::text::Files;
use claimgraph::{Error, Result};

use crate::cli::args::{AlsoNamed, Filters, Terminal};
use crate::cli::input::{self, Input, ReadAs, Said};
use crate::cli::outcome::Outcome;
use crate::cli::progress::Progress;
use crate::cli::report;
use crate::cli::tally::Tally;
use crate::cli::told::{Teller, Told, told};

/// What is asked, for commands whose arguments are the question.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Asked {
    /// A project's folder, a table of claims, a graph file, or `-` for one of them on stdin
    #[arg(short, long, value_name = "INPUT", default_value = ".")]
    pub(crate) project: PathBuf,
    #[command(flatten)]
    pub(crate) read_as: ReadAs,
}

/// What is asked, for commands that ask about all of it.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct AskedOfAll {
    /// A project's folder, a table of claims, a graph file, or `-` for one of them on stdin
    #[arg(value_name = "INPUT", default_value = ".")]
    path: PathBuf,
    #[command(flatten)]
    also: AlsoNamed,
    #[command(flatten)]
    read_as: ReadAs,
}

impl AskedOfAll {
    /// The input, and how it is read.
    pub(crate) fn parted(self) -> (PathBuf, ReadAs) {
        (self.also.or(self.path), self.read_as)
    }
}

impl Asked {
    /// An error about names; where the first of them is that of a file or folder, and nothing else
    /// is asked, with the hint that it was meant to be asked.
    pub(crate) fn or_input(&self, first: &str, error: Error) -> Error {
        if self.project != Path::new(".") || !Path::new(first).exists() {
            return error;
        }
        match report::typed(Path::new(first)) {
            Some(first) => error.hint(format!("did you mean `-p {first}`?")),
            None => error,
        }
    }
}

/// A graph that answers, and the files behind it.
pub(crate) struct Question {
    /// The graph and what it was built from.
    pub(crate) input: Input,
    options: BuildOptions,
    files: Files,
    see_check: String,
}

impl Question {
    /// Reads what is asked, one edge for each proposition.
    pub(crate) fn of_propositions(
        path: &Path,
        read_as: &ReadAs,
        literals: Literals,
        filters: &Filters,
        terminal: &Terminal,
    ) -> Result<Question> {
        let edges = EdgeMode::Relations;
        let options = BuildOptions { edges, literals, filter: filters.claims() };
        let mut question = Question::read(path, read_as, options, filters, terminal)?;
        // The answer has the claims themselves, and no option to fold them otherwise.
        let of_folding = |rule: &str| build::OF_FOLDING.contains(&rule);
        question.input.diagnostics.retain(|told| !of_folding(told.rule));
        Ok(question)
    }

    /// Reads what is asked.
    pub(crate) fn read(
        path: &Path,
        read_as: &ReadAs,
        options: BuildOptions,
        filters: &Filters,
        terminal: &Terminal,
    ) -> Result<Question> {
        let progress = Progress::start(terminal);
        let mut files = Files::default();
        let mut input =
            input::read(path, read_as, &options, filters, &mut files, &progress, terminal)?;
        if input.said.is_none() {
            part_joined_lists(&mut input.graph);
        }
        let see_check = report::see_check(path, read_as.columns());
        let question = Question { input, options, files, see_check };
        let open = report::refuse_conflicts(&question.input.diagnostics, "there is no answer");
        let refused = match question.input.is_unread() {
            // An empty answer would be taken for one.
            true => Err(Error::new("nothing could be read")),
            false => open,
        };
        if refused.is_err() {
            question.tell(terminal);
        }
        refused.map(|()| question)
    }

    /// The node that a person means.
    pub(crate) fn entity(&self, name: &str) -> Result<usize> {
        input::entity(&self.input.graph, self.input.said.as_ref(), name)
    }

    /// What is answered; where that is an error, behind those of the data.
    pub(crate) fn answered<T>(&self, answer: Result<T>, terminal: &Terminal) -> Result<T> {
        let behind = |error| report::behind(error, &self.input.diagnostics, &self.files, terminal);
        answer.map_err(behind)
    }

    /// The claims behind each of some edges; none for a graph file.
    pub(crate) fn claims(&self, edges: &[usize]) -> Result<Vec<Vec<Told>>> {
        let Some(said) = &self.input.said else {
            return Ok(edges.iter().map(|_| Vec::new()).collect());
        };
        let rows = self.rows(said, edges)?;
        Ok(told(&self.teller(said, &rows)?, rows))
    }

    /// What tells claims, from the sources that are asked for.
    pub(crate) fn teller<'a>(&'a self, said: &'a Said, rows: &[Vec<usize>]) -> Result<Teller<'a>> {
        let wanted = self.options.filter.wanted_sources(&said.ledger)?;
        Ok(Teller::of(said, &self.files, wanted, rows))
    }

    /// The rows of the claims behind each of some edges.
    pub(crate) fn rows(&self, said: &Said, edges: &[usize]) -> Result<Vec<Vec<usize>>> {
        let (filter, graph) = (&self.options.filter, &self.input.graph);
        build::behind(&said.ledger, &said.resolution, filter, graph, edges)
    }

    /// The files that were read.
    pub(crate) fn files(&self) -> &Files {
        &self.files
    }

    /// Makes the graph that of all that is said, and gives the one that the filters of claims left;
    /// nothing if there are none.
    pub(crate) fn widen(&mut self) -> Result<Option<Graph>> {
        let filter = std::mem::take(&mut self.options.filter);
        let Some(said) = self.input.said.as_mut().filter(|_| !filter.is_empty()) else {
            return Ok(None);
        };
        let built = build::build(&said.ledger, &said.resolution, &self.options)?;
        said.one_sided = OneSided::default();
        Ok(Some(std::mem::replace(&mut self.input.graph, built.graph)))
    }

    /// The statuses of all claims that count; nothing if the tables have none, or if only a part of
    /// the graph is wanted.
    pub(crate) fn claim_statuses(&self) -> Result<Option<Vec<Option<Sym>>>> {
        let Some(Said { ledger, resolution, .. }) = &self.input.said else { return Ok(None) };
        let statuses = ledger.claims.column("status");
        if statuses.is_empty() || self.input.whole.is_some() {
            return Ok(None);
        }
        let kept = self.options.filter.rows(ledger, resolution)?;
        let counts = |row: &usize| kept.as_ref().is_none_or(|kept| kept[*row]);
        Ok(Some((0..statuses.len()).filter(counts).map(|row| statuses[row]).collect()))
    }

    /// The rank of a status, 0 for the firmest; the weakest of all for none or an unknown one.
    pub(crate) fn status_rank(&self, status: Option<&str>) -> usize {
        let position = |status: &str| match &self.input.said {
            Some(said) => said.ledger.schema.status_rank(status),
            None => Schema::default().status_rank(status),
        };
        status.and_then(position).unwrap_or(usize::MAX)
    }

    /// Tells what was the matter with the data, and how the run ends.
    pub(crate) fn end(mut self, terminal: &Terminal) -> Outcome {
        self.input.tell_one_sided();
        self.tell(terminal);
        let errors = Tally::of(&self.input.diagnostics).errors;
        // The process ends here; taking a large graph apart first would only cost time.
        std::mem::forget(self);
        if errors > 0 { Outcome::DataHasErrors } else { Outcome::Fine }
    }

    fn tell(&self, terminal: &Terminal) {
        // What is the matter with a graph file is told here or nowhere.
        let more = match &self.input.said {
            Some(_) => self.see_check.as_str(),
            None => "",
        };
        report::tell(&self.input.diagnostics, &self.files, more, terminal);
    }
}

/// The columns of edges that hold lists where a graph is built.
const LISTS: &[&str] = &["statuses", "state", "modalities", "speakers"];

/// Makes lists of joined ones, which is how most formats have them: what is asked of a file then has
/// the same answer as what is asked of its project.
fn part_joined_lists(graph: &mut Graph) {
    let Graph { symbols, edges, .. } = graph;
    for column in edges.columns.iter_mut().filter(|column| LISTS.contains(&column.name.as_str())) {
        let Cells::Text(texts) = &column.cells else { continue };
        if !texts.iter().flatten().any(|text| symbols.text(*text).contains('|')) {
            continue;
        }
        let mut parts_of: HashMap<Sym, Vec<Sym>> = HashMap::new();
        let mut lists = Lists::default();
        for text in texts {
            let Some(text) = *text else {
                lists.push([]);
                continue;
            };
            let parts = parts_of.entry(text).or_insert_with(|| {
                let joined = symbols.text(text).to_string();
                joined.split('|').map(|part| symbols.intern(part)).collect()
            });
            lists.push(parts.iter().copied());
        }
        column.cells = Cells::List(lists);
    }
}

/// Prints an answer for programs.
pub(crate) fn print_json(answer: &serde_json::Value) -> Result<()> {
    use std::io::Write;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    writeln!(out, "{answer:#}")?;
    Ok(out.flush()?)
}
