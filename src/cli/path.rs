//! `claimgraph path`

use claimgraph::ask::{Follow, Step, shortest_path};
use claimgraph::build::Literals;
use claimgraph::model::{Graph, Modality};
use claimgraph::{Error, Result};
use serde_json::json;

use crate::cli::args::{Filters, Terminal};
use crate::cli::edge::{self, Sentences};
use crate::cli::outcome::Outcome;
use crate::cli::page::{Page, Tone};
use crate::cli::question::{Asked, Question, print_json};
use crate::cli::report::plural;
use crate::cli::told::Told;

/// Find the shortest way from one entity to another, with the sentence behind each step
///
/// Steps go along edges or against them, and never along one that only denies. Of several edges
/// between two entities the firmest is told: one that somebody says to be so before one that is only
/// possible, planned or doubted, and of these the one with the firmest status. A path is as firm as
/// its weakest step. Steps without a status, and those that nobody says to be so already, are counted
/// beside.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    claimgraph path dhs ice-list\n  \
    claimgraph path -p graph-data \"ICE List\" WhatsApp --status asserted,stated\n  \
    claimgraph path -p edges.csv Alice Bob --directed --max 3 --json")]
pub(crate) struct Args {
    /// Where the path starts
    #[arg(value_name = "FROM")]
    start: String,
    /// Where it ends
    #[arg(value_name = "TO")]
    end: String,
    /// One name too many
    #[arg(value_name = "NAME", hide = true)]
    beside: Option<String>,
    #[command(flatten)]
    asked: Asked,
    /// Follow edges only in their direction
    #[arg(long)]
    directed: bool,
    /// Take at most so many steps
    #[arg(long, value_name = "N", default_value_t = 50)]
    max: usize,
    /// Also follow edges that deny
    #[arg(long)]
    include_denied: bool,
    /// For programs, as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    filters: Filters,
}

/// Runs the command.
pub(crate) fn run(args: Args, terminal: &Terminal) -> Result<Outcome> {
    let Args { start, end, beside, asked, directed, max, include_denied, json, filters } = args;
    if beside.is_some() {
        let error = Error::new("a path has two ends, and three names are given");
        return Err(asked.or_input(&start, error.hint("name where it starts, and where it ends")));
    }
    let (Asked { project, read_as }, literals) = (&asked, Literals::Attributes);
    let question = Question::of_propositions(project, read_as, literals, &filters, terminal);
    let question = question.map_err(|error| asked.or_input(&start, error))?;
    let graph = &question.input.graph;
    let ends = question.entity(&start).and_then(|start| Ok((start, question.entity(&end)?)));
    let (start, end) = question.answered(ends, terminal)?;
    let sentences = Sentences::of(&question.input);
    let follows = |edge: usize| include_denied || !sentences.deny(edge);
    let follow = Follow { directed, most: max, edges: &follows };
    let steps = shortest_path(graph, start, end, &follow);
    let found = match steps {
        Some(steps) => Ok(Found::of(&question, &sentences, steps)?),
        None => Err(shortest_path(graph, start, end, &Follow { most: usize::MAX, ..follow })),
    };
    let found = found.map_err(|longer| TooLong { most: max, steps: longer.map(|l| l.len()) });
    match json {
        true => print_json(&as_json(graph, &sentences, (start, end), &found))?,
        false => write(&sentences, (start, end), &found, terminal)?,
    }
    Ok(question.end(terminal))
}

/// How many steps were allowed, and how many there are at least; nothing if no path is long enough.
struct TooLong {
    most: usize,
    steps: Option<usize>,
}

/// A path, with the edge that is told for each step.
struct Found {
    steps: Vec<Step>,
    told: Vec<(usize, Vec<Told>)>,
    weakest: Option<String>,
    /// How many steps have no status.
    bare: usize,
    /// How the steps are hedged that nobody says to be so.
    hedges: Vec<String>,
}

impl Found {
    fn of(question: &Question, sentences: &Sentences, steps: Vec<Step>) -> Result<Found> {
        let graph = &question.input.graph;
        let status = |edge: usize| edge::texts(graph, edge, "status").first().copied();
        let hedge = |edge: &usize| edge::hedge(graph, *edge);
        let status_rank = |edge: &usize| question.status_rank(status(*edge));
        let rank = |edge: &usize| {
            let denies = (sentences.deny(*edge), sentences.are_unclear(*edge));
            // What nobody knows is as weak as a doubt.
            let modality = |hedge: &str| Modality::of(hedge).unwrap_or(Modality::Doubted);
            (denies, hedge(edge).map(modality), status_rank(edge))
        };
        let edges: Vec<usize> =
            steps.iter().filter_map(|step| step.edges.iter().copied().min_by_key(rank)).collect();
        let with_status = edges.iter().copied().filter(|edge| status(*edge).is_some());
        let bare = edges.len() - with_status.clone().count();
        let weakest = with_status
            .max_by_key(|edge| (sentences.deny(*edge), status_rank(edge)))
            .and_then(status)
            .map(str::to_string);
        let hedges = edges.iter().filter_map(hedge).map(str::to_string).collect();
        let claims = question.claims(&edges)?;
        let told = edges.into_iter().zip(claims).collect();
        Ok(Found { steps, told, weakest, bare, hedges })
    }

    /// How firm it is: `, the weakest alleged, 1 without a status, 2 possible`.
    fn firmness(&self) -> String {
        let mut text = String::new();
        if let Some(weakest) = &self.weakest {
            text.push_str(&format!(", the weakest {weakest}"));
            if self.bare > 0 {
                text.push_str(&format!(", {} without a status", self.bare));
            }
        }
        let mut hedges: Vec<&str> = self.hedges.iter().map(String::as_str).collect();
        hedges.sort_unstable_by_key(|hedge| {
            (Modality::of(hedge).is_none(), Modality::of(hedge), *hedge)
        });
        for same in hedges.chunk_by(|one, other| one == other) {
            text.push_str(&format!(", {} {}", same.len(), same[0]));
        }
        text
    }
}

fn write(
    sentences: &Sentences,
    (start, end): (usize, usize),
    found: &std::result::Result<Found, TooLong>,
    terminal: &Terminal,
) -> Result<()> {
    let mut page = Page::new(terminal);
    let name = |node: usize| sentences.name(node);
    let found = match found {
        Ok(found) => found,
        Err(longer) => {
            let text = no_path(&name(start), &name(end), longer);
            page.line(0, &[(Tone::Plain, &text)]);
            return page.print();
        }
    };
    let length = plural(found.steps.len(), "step", "steps");
    let text = format!("{length} from {} to {}", name(start), name(end));
    page.line(0, &[(Tone::Plain, &text), (Tone::Plain, &found.firmness())]);
    for (number, (step, (edge, claims))) in found.steps.iter().zip(&found.told).enumerate() {
        page.gap();
        let number = format!("{}. ", number + 1);
        let text = sentences.sentence(*edge);
        let heading = [(Tone::Plain, number.as_str()), (Tone::Strong, text.as_str())];
        sentences.write(*edge, &heading, claims, &mut page);
        for other in step.edges.iter().filter(|other| *other != edge) {
            let text = format!("also: {}", sentences.qualified(*other));
            page.line(4, &[(Tone::Faint, &text)]);
        }
    }
    page.print()
}

/// What is said where no path is short enough.
fn no_path(start: &str, end: &str, TooLong { most, steps }: &TooLong) -> String {
    match steps {
        None => format!("no path leads from {start} to {end}"),
        Some(steps) => {
            let most = plural(*most, "step", "steps");
            format!("no path of at most {most} leads from {start} to {end}, but one of {steps}")
        }
    }
}

fn as_json(
    graph: &Graph,
    sentences: &Sentences,
    (start, end): (usize, usize),
    found: &std::result::Result<Found, TooLong>,
) -> serde_json::Value {
    let longer = found.as_ref().err().and_then(|longer| longer.steps);
    let found = found.as_ref().ok();
    let steps = found.map(|found| {
        let step = |(step, (told, claims)): (&Step, &(usize, Vec<Told>))| {
            let others = step.edges.iter().filter(|edge| *edge != told);
            let others: Vec<_> = others.map(|edge| sentences.as_json(*edge, &[])).collect();
            json!({
                "to": edge::node_json(graph, step.to),
                "edge": sentences.as_json(*told, claims),
                "also": others,
            })
        };
        found.steps.iter().zip(&found.told).map(step).collect::<Vec<_>>()
    });
    json!({
        "from": edge::node_json(graph, start),
        "to": edge::node_json(graph, end),
        "length": found.map(|found| found.steps.len()),
        "length_beyond_max": longer,
        "weakest_status": found.and_then(|found| found.weakest.as_ref()),
        "steps_without_status": found.map(|found| found.bare),
        "hedges": found.map(|found| &found.hedges),
        "steps": steps,
    })
}
