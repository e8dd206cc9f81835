//! `claimgraph show`

use claimgraph::build::Literals;
use claimgraph::model::{Graph, two_way};
use claimgraph::{Error, Result, ask};
use serde_json::{Value, json};

use crate::cli::args::{Filters, Terminal};
use crate::cli::decided::{Decision, decisions};
use crate::cli::disputes::{OF_DIFFERENT_TIMES, are_of_different_times};
use crate::cli::edge::{self, Sentences};
use crate::cli::outcome::Outcome;
use crate::cli::page::{Page, Tone};
use crate::cli::question::{Asked, Question, print_json};
use crate::cli::report::plural;
use crate::cli::told::Told;

/// Show an entity and what is said of it, or a proposition and who says so
///
/// Every claim comes with its status, its speaker, its quote and the place where it stands. A
/// proposition is shown with its denial. Entities and relations go by id or label, entities also
/// by alias, and relations by the label they have from the object to the subject.
#[derive(Debug, clap::Args)]
#[command(override_usage = "claimgraph show [OPTIONS] <ENTITY>\n       \
    claimgraph show [OPTIONS] <SUBJECT> <RELATION> <OBJECT>")]
#[command(after_help = "Examples:\n  \
    claimgraph show meta\n  \
    claimgraph show meta blocked_links_to ice-list\n  \
    claimgraph show -p graph-data \"ICE List\" --status alleged,denied\n  \
    claimgraph show -p edges.csv Alice --json | jq '.out[].to.id'")]
pub(crate) struct Args {
    /// An entity; or the subject, relation and object of a proposition
    #[arg(required = true, num_args = 1..=4, value_name = "NAME")]
    names: Vec<String>,
    #[command(flatten)]
    asked: Asked,
    /// Show at most so many edges in each direction
    #[arg(long, value_name = "N", default_value_t = 100)]
    max: usize,
    /// For programs, as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    filters: Filters,
}

/// Runs the command.
pub(crate) fn run(args: Args, terminal: &Terminal) -> Result<Outcome> {
    let (Asked { project, read_as }, literals) = (&args.asked, Literals::Nodes);
    let first = args.names.first().map(String::as_str).unwrap_or_default();
    if matches!(args.names.len(), 2 | 4) {
        let count = if args.names.len() == 2 { "two" } else { "four" };
        let error = Error::new(format!("{count} names are neither an entity nor a proposition"));
        let error = error.hint("name an entity, or a subject, a relation and an object");
        return Err(args.asked.or_input(first, error));
    }
    let question = Question::of_propositions(project, read_as, literals, &args.filters, terminal);
    let question = question.map_err(|error| args.asked.or_input(first, error))?;
    question.answered(answer(&question, &args, terminal), terminal)?;
    Ok(question.end(terminal))
}

fn answer(question: &Question, args: &Args, terminal: &Terminal) -> Result<()> {
    match args.names.as_slice() {
        [subject, relation, object] => {
            let (subject, object) = (question.entity(subject)?, question.entity(object)?);
            let named = ask::relation_named(&question.input.graph, relation);
            let proposition = match (named, inverse(question, relation)) {
                (Err(_), Some(relation)) => (object, relation, subject),
                (named, _) => (subject, named?, object),
            };
            show_proposition(question, proposition, args.json, terminal)
        }
        [name, ..] => show_entity(question, question.entity(name)?, args, terminal),
        [] => Ok(()),
    }
}

/// The relation that is called so from its object to its subject, as a project declares it.
fn inverse<'a>(question: &'a Question, name: &str) -> Option<&'a str> {
    let schema = &question.input.said.as_ref()?.ledger.schema;
    let mut declared = schema.relations.iter();
    let (id, _) = declared.find(|(_, relation)| relation.inverse.as_deref() == Some(name))?;
    ask::relation_named(&question.input.graph, id).ok()
}

/// The edges of an entity, and those of them that are shown.
struct Edges {
    out: Vec<usize>,
    incoming: Vec<usize>,
    /// Those that come in and are listed so: a loop goes out as well, and once is enough to read.
    listed_in: Vec<usize>,
    /// Those that are shown: first those that go out, so many of them, then those that come in.
    shown: Vec<usize>,
    shown_out: usize,
}

impl Edges {
    fn of(graph: &Graph, node: usize, args: &Args) -> Edges {
        let at = |ends: &[u32], edge: usize| ends[edge] as usize == node;
        let all = 0..graph.edges.len();
        let out: Vec<usize> = all.clone().filter(|edge| at(&graph.edges.from, *edge)).collect();
        let incoming: Vec<usize> = all.filter(|edge| at(&graph.edges.to, *edge)).collect();
        let is_new = |edge: &&usize| args.json || !at(&graph.edges.from, **edge);
        let listed_in: Vec<usize> = incoming.iter().filter(is_new).copied().collect();
        let shown = out.iter().take(args.max).chain(listed_in.iter().take(args.max));
        let shown = shown.copied().collect();
        let shown_out = out.len().min(args.max);
        Edges { out, incoming, listed_in, shown, shown_out }
    }
}

fn show_entity(question: &Question, node: usize, args: &Args, terminal: &Terminal) -> Result<()> {
    let graph = &question.input.graph;
    let edges = Edges::of(graph, node, args);
    let claims = question.claims(&edges.shown)?;
    let said = question.input.said.as_ref();
    let decided =
        said.map_or(Vec::new(), |said| decisions(said, graph.node_id(node), question.files()));
    if args.json {
        return print_json(&entity_as_json(question, node, &edges, &claims, &decided));
    }
    let mut page = Page::new(terminal);
    describe(graph, node, &mut page);
    for decision in &decided {
        page.line(2, &[(Tone::Faint, "decided: "), (Tone::Plain, &decision.text())]);
    }
    list(question, &edges, &claims, &mut page);
    page.print()
}

fn entity_as_json(
    question: &Question,
    node: usize,
    edges: &Edges,
    claims: &[Vec<Told>],
    decided: &[Decision],
) -> Value {
    let (graph, sentences) = (&question.input.graph, Sentences::of(&question.input));
    let told = edges.shown.iter().zip(claims);
    let shown: Vec<_> = told.map(|(at, told)| sentences.as_json(*at, told)).collect();
    json!({
        "id": graph.node_id(node),
        "label": graph.node_label(node),
        "type": graph.symbols.text_of(graph.nodes.types[node]),
        "attributes": edge::attributes(graph, &graph.nodes.columns, node),
        "decisions": decided.iter().map(Decision::as_json).collect::<Vec<_>>(),
        "edges_out": edges.out.len(),
        "edges_in": edges.incoming.len(),
        "out": shown[..edges.shown_out],
        "in": shown[edges.shown_out..],
    })
}

/// Writes how many edges an entity has, and those that are shown, with their claims.
fn list(question: &Question, edges: &Edges, claims: &[Vec<Told>], page: &mut Page) {
    let sentences = Sentences::of(&question.input);
    let Edges { out, incoming, listed_in, shown, shown_out } = edges;
    let counts = plural(out.len(), "edge out", "edges out");
    let mut counts = format!("{counts}, {}", plural(incoming.len(), "edge in", "edges in"));
    let two_way = two_way(&question.input.graph);
    let both_ways = out.iter().chain(listed_in).filter(|edge| two_way[**edge]).count();
    if both_ways > 0 {
        counts.push_str(&format!(", {both_ways} of them both ways"));
    }
    page.line(0, &[(Tone::Plain, &counts)]);
    for (at, (edge, told)) in shown.iter().zip(claims).enumerate() {
        page.gap();
        let arrow = match (two_way[*edge], at < *shown_out) {
            (true, _) => "↔ ",
            (false, true) => "→ ",
            (false, false) => "← ",
        };
        let text = sentences.sentence(*edge);
        let tone = if sentences.deny(*edge) { Tone::Alarming } else { Tone::Strong };
        sentences.write(*edge, &[(Tone::Plain, arrow), (tone, &text)], told, page);
    }
    let left = out.len() + listed_in.len() - shown.len();
    if left > 0 {
        page.gap();
        let text = format!("{} more; add `--max N`", plural(left, "edge", "edges"));
        page.line(0, &[(Tone::Plain, &text)]);
    }
}

fn describe(graph: &Graph, node: usize, page: &mut Page) {
    let (label, id) = (graph.node_label(node), graph.node_id(node));
    let id = if label == id { String::new() } else { format!(" ({id})") };
    let kind = graph.symbols.text_of(graph.nodes.types[node]);
    let kind = kind.map(|kind| format!(", {kind}")).unwrap_or_default();
    page.line(0, &[(Tone::Strong, label), (Tone::Plain, &format!("{id}{kind}"))]);
    for column in &graph.nodes.columns {
        if let Some(value) = graph.value(&column.cells, node) {
            let text = graph.render(value).replace(" | ", "|").replace('|', " | ");
            let name = format!("{}: ", column.name);
            page.line(2, &[(Tone::Faint, &name), (Tone::Plain, &text)]);
        }
    }
}

fn show_proposition(
    question: &Question,
    (subject, relation, object): (usize, &str, usize),
    json: bool,
    terminal: &Terminal,
) -> Result<()> {
    let (graph, sentences) = (&question.input.graph, Sentences::of(&question.input));
    let edges = edges_of(graph, subject, relation, object);
    let claims = question.claims(&edges)?;
    let is_denial = |at: &usize| sentences.deny(edges[*at]);
    let (denied, said): (Vec<usize>, Vec<usize>) = (0..edges.len()).partition(is_denial);
    if json {
        let side = |side: &[usize]| -> Vec<_> {
            side.iter().map(|at| sentences.as_json(edges[*at], &claims[*at])).collect()
        };
        return print_json(&json!({
            "subject": edge::node_json(graph, subject),
            "relation": relation,
            "object": edge::node_json(graph, object),
            "said": side(&said),
            "denied": side(&denied),
        }));
    }
    let mut page = Page::new(terminal);
    if edges.is_empty() {
        nobody_says(graph, &sentences, (subject, relation, object), &mut page);
    }
    for (number, at) in said.iter().chain(&denied).enumerate() {
        if number > 0 {
            page.gap();
        }
        let text = sentences.sentence(edges[*at]);
        let tone = if is_denial(at) { Tone::Alarming } else { Tone::Strong };
        sentences.write(edges[*at], &[(tone, &text)], &claims[*at], &mut page);
    }
    let told = |at: &usize| (edges[*at], claims[*at].as_slice());
    if are_of_different_times(graph, said.iter().map(told), denied.iter().map(told)) == Some(true) {
        page.gap();
        page.line(0, &[(Tone::Plain, OF_DIFFERENT_TIMES)]);
    }
    page.print()
}

/// The edges that say or deny a proposition; in both directions, if the relation has none.
fn edges_of(graph: &Graph, subject: usize, relation: &str, object: usize) -> Vec<usize> {
    let edges = &graph.edges;
    let two_way = two_way(graph);
    let says = |edge: &usize| {
        let ends = (edges.from[*edge] as usize, edges.to[*edge] as usize);
        let fits = ends == (subject, object) || (ends == (object, subject) && two_way[*edge]);
        fits && ask::has_relation(graph, *edge, relation)
    };
    (0..edges.len()).filter(says).collect()
}

fn nobody_says(
    graph: &Graph,
    sentences: &Sentences,
    wanted: (usize, &str, usize),
    page: &mut Page,
) {
    let (subject, relation, object) = wanted;
    let (from, to) = (sentences.name(subject), sentences.name(object));
    let text = format!("nobody says or denies: {from} {relation} {to}");
    page.line(0, &[(Tone::Plain, &text)]);
    let ends = |edge: usize| (graph.edges.from[edge] as usize, graph.edges.to[edge] as usize);
    let between =
        |edge: &usize| ends(*edge) == (subject, object) || ends(*edge) == (object, subject);
    for edge in (0..graph.edges.len()).filter(between) {
        let text = format!("but see: {}", sentences.qualified(edge));
        page.line(2, &[(Tone::Plain, &text)]);
    }
}
