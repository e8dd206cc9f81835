//! `claimgraph stats`

use std::cmp::Reverse;
use std::collections::BTreeMap;

use claimgraph::Result;
use claimgraph::ask::{self, Count, Degree, Pieces};
use claimgraph::model::{Cells, Graph, Sym, two_way};
use serde_json::{Map, Value, json};

use crate::cli::args::{Building, Filters, Terminal};
use crate::cli::edge::node_json;
use crate::cli::export::sizes;
use crate::cli::input::Input;
use crate::cli::outcome::Outcome;
use crate::cli::page::{Page, Tone};
use crate::cli::question::{AskedOfAll, Question, print_json};
use crate::cli::report::{grouped, plural};

/// Count what there is, and who stands in the middle
///
/// PageRank is how likely a walk along the edges is to be at a node: damping 0.85, every edge
/// alike whatever its weight, until the ranks change by less than 1e-8 together, or 100 rounds.
/// An edge that is undirected or symmetric can be walked both ways, and counts as in and as out.
/// A loop, whatever its kind, is walked in one way, and counts once as in and once as out.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    claimgraph stats graph-data\n  \
    claimgraph stats edges.csv.gz --top 50\n  \
    claimgraph stats graph-data --status alleged --json | jq .relations")]
pub(crate) struct Args {
    #[command(flatten)]
    asked: AskedOfAll,
    /// How many of the first by degree and by PageRank
    #[arg(long, value_name = "N", default_value_t = 10)]
    top: usize,
    /// For programs, as JSON: `statuses` counts the claims of each, or the edges where a graph file
    /// has no claims; null counts those without one
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    building: Building,
    #[command(flatten)]
    filters: Filters,
}

/// Runs the command.
pub(crate) fn run(args: Args, terminal: &Terminal) -> Result<Outcome> {
    let Args { asked, top, json, building, filters } = args;
    let options = building.options(&filters);
    let (path, read_as) = asked.parted();
    let question = Question::read(&path, &read_as, options, &filters, terminal)?;
    if question.input.said.is_none() {
        building.refuse_for_graph()?;
    }
    let stats = Stats::of(&question, top)?;
    match json {
        true => print_json(&stats.as_json(&question.input))?,
        false => stats.write(&question.input, terminal)?,
    }
    Ok(question.end(terminal))
}

/// The most different values of a column that are listed for people.
const MOST_LISTED: usize = 40;

struct Stats<'g> {
    /// What is counted of what, such as the nodes of each type.
    counts: Vec<Counts<'g>>,
    pieces: Pieces,
    degrees: Vec<Degree>,
    by_degree: Vec<usize>,
    ranks: Vec<f64>,
    by_rank: Vec<usize>,
}

struct Counts<'g> {
    /// The name of the list for programs: `types`.
    name: &'static str,
    /// What is told apart: `type`.
    what: &'static str,
    /// What is counted: `nodes`.
    of: &'static str,
    /// How often each text occurs, and nothing where there is none.
    counts: Vec<(Option<&'g str>, usize)>,
}

impl<'g> Stats<'g> {
    fn of(question: &'g Question, top: usize) -> Result<Stats<'g>> {
        let graph = &question.input.graph;
        let degrees = ask::degrees(graph);
        let by_degree =
            ask::top(degrees.len(), top, |a, b| degrees[b].edges.cmp(&degrees[a].edges));
        let ranks = ask::page_ranks(graph);
        let by_rank = ask::top(ranks.len(), top, |a, b| ranks[b].total_cmp(&ranks[a]));
        let pieces = ask::pieces(graph);
        let counts = counts(question)?;
        Ok(Stats { counts, pieces, degrees, by_degree, ranks, by_rank })
    }

    fn as_json(&self, input: &Input) -> Value {
        let graph = &input.graph;
        let mut stats = Map::new();
        let mut put = |name: &str, value: Value| stats.insert(name.to_string(), value);
        put("name", json!(graph.name));
        put("nodes", json!(graph.nodes.len()));
        put("edges", json!(graph.edges.len()));
        if let Some(said) = &input.said {
            put("rows_read", json!(said.ledger.claims.rows_read));
            put("claims", json!(said.ledger.claims.len()));
            put("rejected", json!(said.ledger.claims.rejected()));
            put("filtered", json!(said.filtered));
            put("unplaced", json!(said.unplaced));
            put("values", json!(said.values));
            put("disputed_values", json!(said.disputed_values));
        }
        put("components", json!(self.pieces.count));
        put("largest_component", json!(self.pieces.largest_size));
        for counts in &self.counts {
            put(counts.name, counts.as_json());
        }
        let node = |node: &usize| {
            let mut value = node_json(graph, *node);
            let Degree { edges, incoming, outgoing } = self.degrees[*node];
            value["edges"] = json!(edges);
            value["in"] = json!(incoming);
            value["out"] = json!(outgoing);
            value["page_rank"] = json!(self.ranks[*node]);
            value
        };
        put("by_degree", self.by_degree.iter().map(node).collect());
        put("by_page_rank", self.by_rank.iter().map(node).collect());
        Value::Object(stats)
    }

    fn write(&self, input: &Input, terminal: &Terminal) -> Result<()> {
        let graph = &input.graph;
        let mut page = Page::new(terminal);
        if !graph.name.is_empty() {
            page.line(0, &[(Tone::Strong, &graph.name)]);
        }
        page.line(0, &[(Tone::Plain, &size(input))]);
        let pieces = plural(self.pieces.count, "connected piece", "connected pieces");
        let largest = plural(self.pieces.largest_size, "node", "nodes");
        page.line(0, &[(Tone::Plain, &format!("{pieces}, the largest of {largest}"))]);
        let says_something =
            |counts: &&Counts| counts.counts.iter().any(|(what, _)| what.is_some());
        for counts in self.counts.iter().filter(says_something) {
            page.gap();
            counts.write(&mut page);
        }
        let name = |node: usize| match (graph.node_label(node), graph.node_id(node)) {
            (label, id) if label == id => id.to_string(),
            (label, id) => format!("{label} ({id})"),
        };
        if !graph.nodes.is_empty() && !self.by_degree.is_empty() {
            page.gap();
            // Where no edge has a direction, a second and a third number would say nothing.
            let columns = if two_way(graph).iter().all(|two_way| *two_way) { 2 } else { 4 };
            let row = |node: &usize| {
                let Degree { edges, incoming, outgoing } = self.degrees[*node];
                let numbers = [edges, incoming, outgoing].map(|n| n.to_string());
                std::iter::once(name(*node)).chain(numbers).take(columns).collect()
            };
            let rows: Vec<Vec<String>> = self.by_degree.iter().map(row).collect();
            page.numbers(&["most edges", "edges", "in", "out"][..columns], &rows);
            page.gap();
            let row = |node: &usize| vec![name(*node), format!("{:.6}", self.ranks[*node])];
            let rows: Vec<Vec<String>> = self.by_rank.iter().map(row).collect();
            page.numbers(&["highest PageRank", "rank"], &rows);
        }
        page.print()
    }
}

impl Counts<'_> {
    fn as_json(&self) -> Value {
        let one = |(id, count): &(Option<&str>, usize)| json!({ "id": id, "count": count });
        self.counts.iter().map(one).collect()
    }

    fn write(&self, page: &mut Page) {
        let row = |(id, count): &(Option<&str>, usize)| {
            vec![id.unwrap_or("–").to_string(), count.to_string()]
        };
        let mut rows: Vec<Vec<String>> = self.counts.iter().take(MOST_LISTED).map(row).collect();
        if self.counts.len() > MOST_LISTED {
            let rest = &self.counts[MOST_LISTED..];
            let times: usize = rest.iter().map(|(_, count)| count).sum();
            rows.push(vec![format!("{} more", rest.len()), times.to_string()]);
        }
        page.numbers(&[self.what, self.of], &rows);
    }
}

/// Rows and claims, nodes and edges.
fn size(input: &Input) -> String {
    let (nodes, edges) = sizes(input);
    let Some(said) = &input.said else { return format!("{nodes}, {edges}") };
    let claims = plural(said.ledger.claims.len(), "claim", "claims");
    let mut text = format!("{nodes}, {edges}, {claims}");
    if said.values > 0 {
        text.push_str(&format!(", {} as values", grouped(said.values)));
        if said.disputed_values > 0 {
            text.push_str(&format!(" ({} of them disputed)", grouped(said.disputed_values)));
        }
    }
    for (count, what) in [
        (said.ledger.claims.rejected() as usize, "rejected"),
        (said.filtered, "filtered out"),
        (said.unplaced, "without a place in the graph"),
    ] {
        if count > 0 {
            text.push_str(&format!(", {} {what}", grouped(count)));
        }
    }
    text
}

/// What is counted: types, relations, statuses of claims where there are claims, states.
fn counts<'g>(question: &'g Question) -> Result<Vec<Counts<'g>>> {
    let graph = &question.input.graph;
    let count = |symbols: &[Option<Sym>]| {
        let counts = ask::count(&graph.symbols, symbols.iter().copied()).into_iter();
        let text = |count: Count| (graph.symbols.text_of(count.what), count.times);
        counts.map(text).collect::<Vec<_>>()
    };
    let of = |name, what, of, counts| Counts { name, what, of, counts };
    let statuses = match question.claim_statuses()? {
        Some(statuses) => of("statuses", "status", "claims", count(&statuses)),
        None => of(
            "statuses",
            "status",
            "edges",
            match graph.edges.column("status") {
                Some(Cells::Text(statuses)) => count(statuses),
                _ => words(graph, "status"),
            },
        ),
    };
    Ok(vec![
        of("types", "type", "nodes", count(&graph.nodes.types)),
        of("relations", "relation", "edges", count(&graph.edges.relations)),
        statuses,
        // Most edges have none, and some several, which formats without lists join.
        of("states", "state", "edges", words(graph, "state")),
    ])
}

/// How often each text occurs in a column of edges that may have several or none, as
/// [`ask::count`] counts them.
fn words<'g>(graph: &'g Graph, name: &str) -> Vec<(Option<&'g str>, usize)> {
    let Some(cells) = graph.edges.column(name) else { return Vec::new() };
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for edge in 0..graph.edges.len() {
        let words = graph.words(cells, edge).into_iter().filter(|word| !word.is_empty());
        words.for_each(|word| *times.entry(word).or_default() += 1);
    }
    let mut counts: Vec<_> = times.into_iter().map(|(word, times)| (Some(word), times)).collect();
    counts.sort_by_key(|(_, times)| Reverse(*times));
    counts
}
