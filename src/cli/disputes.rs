//! `claimgraph disputes`

use std::collections::HashSet;

use claimgraph::Result;
use claimgraph::ask::{Dispute, disputes};
use claimgraph::build::Literals;
use claimgraph::model::{Graph, When};
use serde_json::json;

use crate::cli::args::{Filters, Terminal};
use crate::cli::edge::{self, Sentences};
use crate::cli::input::Input;
use crate::cli::outcome::Outcome;
use crate::cli::page::{Page, Tone, flat};
use crate::cli::question::{AskedOfAll, Question, print_json};
use crate::cli::report::plural;
use crate::cli::told::Told;

/// Show what one says and another denies, side by side
///
/// Disputes are found, not resolved. Who only doubts takes neither side, and stands below. A filter of
/// claims keeps the disputes in which such a claim takes part, with both their sides. Where a graph
/// file marks an edge as disputed but has no edge for one of the sides, as with `--edges pairs`, that
/// side stays empty.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    claimgraph disputes\n  \
    claimgraph disputes graph-data --speaker ice-list-critics\n  \
    claimgraph disputes graph-data --json | jq length")]
pub(crate) struct Args {
    #[command(flatten)]
    asked: AskedOfAll,
    /// For programs, as JSON; `times_apart` is null where a claim doesn't say its time
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    filters: Filters,
}

/// Runs the command.
pub(crate) fn run(args: Args, terminal: &Terminal) -> Result<Outcome> {
    let Args { asked, json, filters } = args;
    let (path, read_as) = asked.parted();
    let literals = Literals::Nodes;
    let mut question = Question::of_propositions(&path, &read_as, literals, &filters, terminal)?;
    let part = question.widen()?;
    let (graph, sentences) = (&question.input.graph, Sentences::of(&question.input));
    let found = told(&question, wanted(&question.input, part.as_ref()))?;
    if json {
        let side = |side: &[(usize, Vec<Told>)]| -> Vec<_> {
            side.iter().map(|(edge, claims)| sentences.as_json(*edge, claims)).collect()
        };
        let one = |d: &Sides| {
            json!({
                "said": side(&d.said),
                "doubted": side(&d.doubted),
                "denied": side(&d.denied),
                "times_apart": d.are_of_different_times(graph),
            })
        };
        print_json(&found.iter().map(one).collect())?;
    } else {
        let mut page = Page::new(terminal);
        page.line(0, &[(Tone::Plain, &plural(found.len(), "dispute", "disputes"))]);
        found.iter().for_each(|sides| sides.write(graph, &sentences, &mut page));
        page.print()?;
    }
    Ok(question.end(terminal))
}

/// Edges with their claims.
type Side = Vec<(usize, Vec<Told>)>;

/// A dispute with the claims of either side, and of who doubts.
struct Sides {
    said: Side,
    doubted: Side,
    denied: Side,
}

/// The disputes of which something is in a part of a graph; all if there is no part.
fn wanted(input: &Input, part: Option<&Graph>) -> Vec<Dispute> {
    let graph = &input.graph;
    let mut found = disputes(graph, &input.statuses());
    let Some(part) = part else { return found };
    let left: HashSet<_> = (0..part.edges.len()).map(|edge| proposition(part, edge)).collect();
    let is_left = |edge: &usize| left.contains(&proposition(graph, *edge));
    found.retain(|dispute| dispute.edges().any(is_left));
    found
}

/// What an edge says or denies: of whom, and what.
fn proposition(graph: &Graph, edge: usize) -> (&str, Option<&str>, &str) {
    let id = |ends: &[u32]| graph.node_id(ends[edge] as usize);
    let relation = graph.symbols.text_of(graph.edges.relations[edge]);
    (id(&graph.edges.from), relation, id(&graph.edges.to))
}

/// Disputes with their claims.
fn told(question: &Question, found: Vec<Dispute>) -> Result<Vec<Sides>> {
    let edges: Vec<usize> = found.iter().flat_map(Dispute::edges).copied().collect();
    let mut told = edges.iter().copied().zip(question.claims(&edges)?);
    let sides = |Dispute { said, doubted, denied }: Dispute| {
        let (said, doubts) = without_doubts(told.by_ref().take(said.len()));
        let doubted = doubts.into_iter().chain(told.by_ref().take(doubted.len())).collect();
        Sides { said, doubted, denied: told.by_ref().take(denied.len()).collect() }
    };
    Ok(found.into_iter().map(sides).collect())
}

/// Edges with the claims that say it, and those with claims that only doubt it: one edge may have
/// both.
fn without_doubts(edges: impl Iterator<Item = (usize, Vec<Told>)>) -> (Side, Side) {
    let (mut said, mut doubted) = (Vec::new(), Vec::new());
    for (edge, claims) in edges {
        let (doubts, others): (Vec<Told>, Vec<Told>) = claims.into_iter().partition(Told::doubts);
        if doubts.is_empty() || !others.is_empty() {
            said.push((edge, others));
        }
        if !doubts.is_empty() {
            doubted.push((edge, doubts));
        }
    }
    (said, doubted)
}

impl Sides {
    fn write(&self, graph: &Graph, sentences: &Sentences, page: &mut Page) {
        let Some((edge, _)) = self.said.first().or(self.denied.first()) else { return };
        page.gap();
        page.line(0, &[(Tone::Strong, &sentences.sentence(*edge))]);
        if self.said.is_empty() || self.denied.is_empty() {
            let text = "marked as disputed, but the other side has no edge of its own here";
            page.line(2, &[(Tone::Plain, text)]);
        }
        if self.are_of_different_times(graph) == Some(true) {
            page.line(2, &[(Tone::Plain, OF_DIFFERENT_TIMES)]);
        }
        let (said, denied) = (column(sentences, &self.said), column(sentences, &self.denied));
        page.sides(["said", "denied"], &said, &denied);
        if !self.doubted.is_empty() {
            page.gap();
            page.line(2, &[(Tone::Plain, "doubted, on neither side")]);
            let doubts = column(sentences, &self.doubted);
            doubts.lines().for_each(|line| page.line(4, &[(Tone::Plain, line)]));
        }
    }

    fn are_of_different_times(&self, graph: &Graph) -> Option<bool> {
        are_of_different_times(graph, side(&self.said), side(&self.denied))
    }
}

/// The edges of a side with their claims.
fn side(side: &[(usize, Vec<Told>)]) -> impl Iterator<Item = (usize, &[Told])> {
    side.iter().map(|(edge, told)| (*edge, told.as_slice()))
}

/// What is said of a dispute whose sides are of different times.
pub(crate) const OF_DIFFERENT_TIMES: &str = "of different times, so both may be true";

/// Whether no claim of edges that say something can be of the time of one that denies it; nothing if
/// nobody knows, because a claim without a time may be of any.
pub(crate) fn are_of_different_times<'a>(
    graph: &Graph,
    said: impl Iterator<Item = (usize, &'a [Told])>,
    denied: impl Iterator<Item = (usize, &'a [Told])>,
) -> Option<bool> {
    let times_of = |(edge, told): (usize, &[Told])| times(graph, edge, told);
    let said: Vec<Option<Days>> = said.flat_map(times_of).collect();
    let denied: Vec<Option<Days>> = denied.flat_map(times_of).collect();
    if meet(said.iter().flatten(), denied.iter().flatten().copied().collect()) {
        return Some(false);
    }
    let known = |side: &[Option<Days>]| !side.is_empty() && side.iter().all(Option::is_some);
    (known(&said) && known(&denied)).then_some(true)
}

/// The first and the last day that a time can mean.
type Days = (i64, i64);

/// Whether any of some stretches of days has a day in common with any of others.
fn meet<'a>(mut some: impl Iterator<Item = &'a Days>, mut others: Vec<Days>) -> bool {
    others.sort_unstable();
    let mut latest = i64::MIN;
    // How far those reach that begin no later than this one.
    let reach: Vec<i64> = others
        .iter()
        .map(|(_, last)| {
            latest = latest.max(*last);
            latest
        })
        .collect();
    some.any(|(first, last)| {
        let begun = others.partition_point(|(from, _)| from <= last);
        begun.checked_sub(1).is_some_and(|last_begun| reach[last_begun] >= *first)
    })
}

/// The time of each claim of an edge; nothing for one that doesn't say it.
fn times(graph: &Graph, edge: usize, told: &[Told]) -> Vec<Option<Days>> {
    let days = |text: &str| When::parse(text)?.reach();
    if !told.is_empty() {
        return told.iter().map(|told| told.get("when").and_then(days)).collect();
    }
    let cell = |name: &str| edge::cell(graph, edge, name);
    // Where an edge stands for several claims, its ends say nothing of each.
    if cell("count").is_some_and(|count| count != "1") {
        return vec![None];
    }
    let ends = (cell("first").unwrap_or_default(), cell("last").unwrap_or_default());
    let when = cell("when").unwrap_or_else(|| format!("{}/{}", ends.0, ends.1).into());
    vec![days(&when)]
}

/// One side: of each claim how it is put, the quote and the place.
fn column(sentences: &Sentences, side: &[(usize, Vec<Told>)]) -> String {
    let mut claims: Vec<String> = Vec::new();
    for (edge, told) in side {
        claims.extend(told.iter().map(Told::text));
        if told.is_empty() {
            let quote = sentences.quote(*edge).map(|quote| flat(&quote));
            let summary = flat(&sentences.summary(*edge));
            claims.push(std::iter::once(summary).chain(quote).collect::<Vec<_>>().join("\n"));
        }
    }
    claims.join("\n\n")
}
