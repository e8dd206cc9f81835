//! `claimgraph export`

use std::path::{Path, PathBuf};

use claimgraph::Result;
use claimgraph::model::Graph;
use claimgraph::text::{Files, visible_name};

use crate::cli::args::{Building, Filters, Terminal};
use crate::cli::input::{self, Input, InputArgs, Said};
use crate::cli::outcome::Outcome;
use crate::cli::outputs;
use crate::cli::progress::Progress;
use crate::cli::report::{self, grouped, plural};
use crate::cli::tally::Tally;
use crate::cli::writing::{self, Outputs, Writing};

/// Write the graph of a project, a table or a graph file in any format
///
/// Claims that say the same of the same two entities become one edge, an assertion and its denial
/// two. What a format can't carry is said on stderr. Filters choose among claims; in a graph file,
/// they choose the edges that have what is asked for among what their claims said.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    claimgraph export graph-data -o story.dot -o story.graphml\n  \
    claimgraph export edges.csv -o edges.gexf --for gephi\n  \
    claimgraph export owners.csv --column subject=Company --column object=Owner -o owners.graphml\n  \
    claimgraph export graph-data --around meta --for graphviz --to dot | dot -Tsvg\n  \
    zcat edges.csv.gz | claimgraph export - -o graph.json")]
pub(crate) struct Args {
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    outputs: Outputs,
    #[command(flatten)]
    building: Building,
    #[command(flatten)]
    filters: Filters,
}

/// Runs the command.
pub(crate) fn run(args: Args, terminal: &Terminal) -> Result<Outcome> {
    let Args { input: InputArgs { path, read_as }, mut outputs, building, filters } = args;
    let targets = match outputs.output.is_empty() {
        true => vec![PathBuf::from("-")],
        false => outputs.output,
    };
    outputs.writing.to_is_of_stdout = targets.iter().any(|target| target == Path::new("-"));
    outputs.writing.check(&targets)?;
    if let Some(project) = input::project_of(&path) {
        writing::spare(project, &targets, &outputs.writing)?;
    }
    let progress = Progress::start(terminal);
    let mut files = Files::default();
    let options = building.options(&filters);
    let mut input =
        input::read(&path, &read_as, &options, &filters, &mut files, &progress, terminal)?;
    if input.said.is_none() {
        building.refuse_for_graph()?;
    }
    input.tell_one_sided();
    let accounting = input.said.as_ref().map(accounting).unwrap_or_default();
    let more = match accounting.is_empty() {
        true => String::new(),
        false => report::see_check(&path, read_as.columns()),
    };
    report::tell(&input.diagnostics, &files, &more, terminal);
    report::refuse_nothing(&input)?;
    // Writing needs the graph alone, and a large table the memory.
    input.said = None;
    progress.doing("writing");
    outputs::write(&mut input, &files, &targets, &outputs.writing, terminal.quiet)?;
    drop(progress);
    if !terminal.quiet {
        report::say(&format!("{accounting}{}", summary(&input, &targets, &outputs.writing)));
    }
    let errors = Tally::of(&input.diagnostics).errors;
    // The process ends here; taking a large graph apart first would only cost time.
    std::mem::forget(input);
    Ok(if errors > 0 { Outcome::DataHasErrors } else { Outcome::Fine })
}

/// What was read and what became of it, so that every row is accounted for.
fn accounting(said: &Said) -> String {
    let claims = &said.ledger.claims;
    let rows = plural(claims.rows_read as usize, "row", "rows");
    let mut text = format!("{rows} read: {}", plural(claims.len(), "claim", "claims"));
    let rejected = claims.rejected() as usize;
    for (count, what) in [
        (rejected, "rejected"),
        (said.unplaced, "without a place in the graph"),
        (
            said.bare_values,
            "as values without evidence and qualifiers (`--literals nodes` keeps them)",
        ),
        (said.filtered, "filtered out"),
    ] {
        if count > 0 {
            text.push_str(&format!(", {} {what}", grouped(count)));
        }
    }
    text + ". "
}

/// What was written, and where to. A table has what it can hold, not all of the graph.
pub(crate) fn summary(input: &Input, targets: &[PathBuf], writing: &Writing) -> String {
    let formats = targets.iter().filter_map(|target| writing.format(target).ok());
    let carries: Vec<_> = formats.map(|(_, writes)| writes.carries).collect();
    let nodes = match carries.iter().any(|carries| carries.isolated_nodes) {
        true => input.graph.nodes.len(),
        false => linked(&input.graph),
    };
    let (nodes, edges) = sizes_of(input, nodes, input.graph.edges.len());
    let written = match carries.iter().any(|carries| carries.edges) {
        true => format!("{nodes} and {edges}"),
        false => nodes,
    };
    let named = targets.iter().filter(|target| target.as_path() != Path::new("-"));
    let names: Vec<String> = named.map(|target| visible_name(&target.to_string_lossy())).collect();
    let to = if names.is_empty() { String::new() } else { format!(" to {}", names.join(", ")) };
    let hint = match is_hard_to_draw(&input.graph, targets, writing) {
        true => ". For a drawing, `--for graphviz` wraps the long labels",
        false => "",
    };
    let rest = match outputs::ends_early(&input.diagnostics) {
        true => ", of a file that ends early",
        false => "",
    };
    format!("Wrote {written}{to}{rest}{hint}\n")
}

/// Whether a file of DOT that any program can read has labels that make wide drawings.
fn is_hard_to_draw(graph: &Graph, targets: &[PathBuf], writing: &Writing) -> bool {
    const LONG: usize = 20;
    let is_for_any = writing.consumer.is_none() && writing.cluster_by.is_none();
    let is_dot = |target: &PathBuf| writing.format(target).is_ok_and(|(f, _)| f.name == "dot");
    let is_long = |node| graph.node_label(node).chars().count() > LONG;
    is_for_any && targets.iter().any(is_dot) && (0..graph.nodes.len()).any(is_long)
}

/// How many nodes and edges there are; `4 of 58 nodes`, if a part of the graph was chosen.
pub(crate) fn sizes(input: &Input) -> (String, String) {
    sizes_of(input, input.graph.nodes.len(), input.graph.edges.len())
}

/// How many nodes have an edge.
fn linked(graph: &Graph) -> usize {
    let mut linked = vec![false; graph.nodes.len()];
    let ends = graph.edges.from.iter().chain(&graph.edges.to);
    ends.for_each(|node| linked[*node as usize] = true);
    linked.iter().filter(|linked| **linked).count()
}

fn sizes_of(input: &Input, nodes: usize, edges: usize) -> (String, String) {
    let of = |count: usize, whole: Option<usize>, one, several| match whole {
        Some(whole) => format!("{} of {}", grouped(count), plural(whole, one, several)),
        None => plural(count, one, several),
    };
    let nodes = of(nodes, input.whole.map(|(nodes, _)| nodes), "node", "nodes");
    (nodes, of(edges, input.whole.map(|(_, edges)| edges), "edge", "edges"))
}
