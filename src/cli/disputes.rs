//! `claimgraph disputes`

use claimgraph::Result;
use claimgraph::ask::{Dispute, disputes};
use claimgraph::build::{BuildOptions, Literals};
use claimgraph::model::When;
use serde_json::json;

use crate::cli::args::{Filters, Terminal};
use crate::cli::edge;
use crate::cli::input::Input;
use crate::cli::outcome::Outcome;
use crate::cli::page::{Page, Tone, flat};
use crate::cli::question::{AskedOfAll, Question, print_json};
use crate::cli::report::plural;
use crate::cli::told::Told;

/// Show what one says and another denies, side by side
///
/// Disputes are found, not resolved. A filter of claims keeps the disputes in which such a claim
/// takes part, with both their sides.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    claimgraph disputes\n  \
    claimgraph disputes graph-data --speaker meta\n  \
    claimgraph disputes graph-data --json | jq length")]
pub(crate) struct Args {
    #[command(flatten)]
    asked: AskedOfAll,
    /// For programs, as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    filters: Filters,
}

/// Runs the command.
pub(crate) fn run(args: Args, terminal: &Terminal) -> Result<Outcome> {
    let Args { asked, json, filters } = args;
    let options = BuildOptions { literals: Literals::Nodes, ..BuildOptions::default() };
    let question = Question::read(&asked.path, &asked.read_as, options, &filters, terminal)?;
    let graph = &question.input.graph;
    let found = told(&question, disputes(graph), &filters)?;
    if json {
        let side = |side: &[(usize, Vec<Told>)]| -> Vec<_> {
            side.iter().map(|(edge, claims)| edge::as_json(graph, *edge, claims)).collect()
        };
        let one = |d: &Sides| {
            let apart = d.is_of_different_times();
            json!({ "said": side(&d.said), "denied": side(&d.denied), "times_apart": apart })
        };
        print_json(&found.iter().map(one).collect())?;
    } else {
        let mut page = Page::new(terminal);
        page.line(0, &[(Tone::Plain, &plural(found.len(), "dispute", "disputes"))]);
        found.iter().for_each(|sides| sides.write(&question.input, &mut page));
        page.print()?;
    }
    Ok(question.end(terminal))
}

/// A dispute with the claims of either side.
struct Sides {
    said: Vec<(usize, Vec<Told>)>,
    denied: Vec<(usize, Vec<Told>)>,
}

/// Disputes with their claims, as far as the filters want them.
fn told(question: &Question, found: Vec<Dispute>, filters: &Filters) -> Result<Vec<Sides>> {
    let edges = found.iter().flat_map(|d| d.said.iter().chain(&d.denied)).copied();
    let edges: Vec<usize> = edges.collect();
    let wanted = question.takes_part(&edges, &filters.claims())?;
    let mut told = edges.iter().copied().zip(question.claims(&edges)?).zip(wanted);
    let mut sides = Vec::new();
    for Dispute { said, denied } in found {
        let both: Vec<_> = told.by_ref().take(said.len() + denied.len()).collect();
        if both.iter().any(|(_, wanted)| *wanted) {
            let mut both = both.into_iter().map(|(side, _)| side);
            let said = both.by_ref().take(said.len()).collect();
            sides.push(Sides { said, denied: both.collect() });
        }
    }
    Ok(sides)
}

impl Sides {
    fn write(&self, input: &Input, page: &mut Page) {
        let Some((edge, _)) = self.said.first() else { return };
        page.gap();
        page.line(0, &[(Tone::Strong, &edge::sentence(&input.graph, *edge))]);
        if self.is_of_different_times() {
            page.line(2, &[(Tone::Plain, "of different times, so both may be true")]);
        }
        page.sides(["said", "denied"], &column(input, &self.said), &column(input, &self.denied));
    }

    /// Whether no claim that says so can be of the time of one that denies it.
    fn is_of_different_times(&self) -> bool {
        let times = |side: &[(usize, Vec<Told>)]| -> Option<Vec<(i64, i64)>> {
            let told = side.iter().flat_map(|(_, told)| told);
            let time = |told: &Told| {
                let when = When::parse(told.get("when")?)?;
                Some((when.earliest()?, when.latest()?))
            };
            // A claim without a time may be of any.
            told.map(time).collect::<Option<Vec<_>>>().filter(|times| !times.is_empty())
        };
        let (Some(said), Some(denied)) = (times(&self.said), times(&self.denied)) else {
            return false;
        };
        let meets = |(first, last): &(i64, i64)| {
            denied
                .iter()
                .any(|(other_first, other_last)| first <= other_last && other_first <= last)
        };
        !said.iter().any(meets)
    }
}

/// One side: of each claim how it is put, the quote and the place.
fn column(input: &Input, side: &[(usize, Vec<Told>)]) -> String {
    let mut claims: Vec<String> = Vec::new();
    for (edge, told) in side {
        claims.extend(told.iter().map(Told::text));
        if told.is_empty() {
            let quote = edge::texts(&input.graph, *edge, "quote").first().map(|quote| flat(quote));
            let summary = flat(&edge::summary(input, *edge));
            claims.push(std::iter::once(summary).chain(quote).collect::<Vec<_>>().join("\n"));
        }
    }
    claims.join("\n\n")
}
