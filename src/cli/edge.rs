//! An edge as a sentence, with what its claims add up to.

use std::borrow::Cow;

use claimgraph::model::{
    DISPUTED, Denials, Graph, Hedges, Modality, NOT, Namesakes, UNCLEAR, Value,
};
use serde_json::{Map, json};

use crate::cli::input::{Input, named_apart};
use crate::cli::page::{Page, Tone};
use crate::cli::report::plural;
use crate::cli::told::Told;

/// The edges of an input in words. What the whole graph has to be asked for is known once: which of
/// them deny, and whose labels don't tell them apart.
pub(crate) struct Sentences<'a> {
    input: &'a Input,
    denials: Denials<'a>,
    namesakes: Namesakes,
}

impl<'a> Sentences<'a> {
    pub(crate) fn of(input: &'a Input) -> Sentences<'a> {
        let denials = Denials::of(&input.graph, &input.statuses());
        let namesakes = match &input.said {
            Some(said) => said.namesakes(),
            None => Namesakes::of_graph(&input.graph),
        };
        Sentences { input, denials, namesakes }
    }

    /// Whether an edge denies.
    pub(crate) fn deny(&self, edge: usize) -> bool {
        self.denials.contains(edge)
    }

    /// Whether nobody can tell if an edge denies.
    pub(crate) fn are_unclear(&self, edge: usize) -> bool {
        self.denials.are_unclear(edge)
    }

    /// What people read for a node.
    pub(crate) fn name(&self, node: usize) -> String {
        let graph = &self.input.graph;
        named_apart(graph.node_label(node), graph.node_id(node), &self.namesakes)
    }

    /// What people read for a speaker, who is given by id and needn't be a node, least of all of a
    /// part of the graph.
    fn speaker(&self, id: &str) -> String {
        let Input { graph, said, .. } = self.input;
        if let Some(node) = graph.find(id) {
            return self.name(node);
        }
        let known = said.as_ref().and_then(|said| Some((said, said.ledger.symbols.find(id)?)));
        known.map_or_else(|| id.to_string(), |(said, name)| said.name(name, &self.namesakes))
    }

    /// The edge as a sentence: `Meta blocked links to ICE List`.
    pub(crate) fn sentence(&self, edge: usize) -> String {
        let graph = &self.input.graph;
        let name = |ends: &[u32]| self.name(ends[edge] as usize);
        let (from, to) = (name(&graph.edges.from), name(&graph.edges.to));
        let arrow = if graph.edges.undirected[edge] { "–" } else { "→" };
        let verb = graph.edge_label(edge).unwrap_or(arrow);
        let says_so = verb.starts_with(NOT);
        let not = if self.deny(edge) && !says_so { "not so: " } else { "" };
        format!("{not}{from} {verb} {to}")
    }

    /// The edge as a sentence, where nothing else tells how it is put: `Ann paid Bob (alleged,
    /// possible, disputed)`.
    pub(crate) fn qualified(&self, edge: usize) -> String {
        let graph = &self.input.graph;
        let mut manner = statuses(graph, edge);
        manner.extend(hedge(graph, edge).map(Cow::Borrowed));
        manner.extend(self.are_unclear(edge).then_some(Cow::Borrowed(UNCLEAR)));
        let states = texts(graph, edge, "state").into_iter();
        manner.extend(states.filter(|state| *state == DISPUTED).map(Cow::Borrowed));
        match manner.is_empty() {
            true => self.sentence(edge),
            false => format!("{} ({})", self.sentence(edge), manner.join(", ")),
        }
    }

    /// What the claims of an edge add up to: statuses, hedge, state, speakers, when, weight.
    pub(crate) fn summary(&self, edge: usize) -> String {
        let graph = &self.input.graph;
        let mut parts: Vec<String> = Vec::new();
        parts.extend(statuses(graph, edge).into_iter().map(Cow::into_owned));
        parts.extend(hedge(graph, edge).map(str::to_string));
        parts.extend(self.are_unclear(edge).then(|| UNCLEAR.to_string()));
        parts.extend(texts(graph, edge, "state").into_iter().map(str::to_string));
        let speakers = one_of(graph, edge, ["speakers", "speaker"]);
        if !speakers.is_empty() {
            let names: Vec<String> = speakers.into_iter().map(|id| self.speaker(id)).collect();
            // Where each said one thing of several, or denied it, nobody said all of it.
            let is_several = names.len() > 1 && several_relations(graph, edge);
            let verb = if is_several { "speakers" } else { "says" };
            parts.push(format!("{verb} {}", names.join(", ")));
        }
        parts.extend(period(graph, edge));
        if let Some(weights) = &graph.edges.weights {
            parts.push(format!("weight {}", weights[edge]));
        }
        parts.join(" · ")
    }

    /// The quote that a graph file has for an edge, with the one whose words it is: the edge's other
    /// speakers said something else. `“She paid.” — Ann, and 2 more quotes`
    pub(crate) fn quote(&self, edge: usize) -> Option<String> {
        let graph = &self.input.graph;
        let mut text = format!("“{}”", cell(graph, edge, "quote")?);
        let speaker = cell(graph, edge, "quote_speaker").or_else(|| cell(graph, edge, "speaker"));
        if let Some(speaker) = speaker {
            text.push_str(&format!(" — {}", self.speaker(&speaker)));
        }
        let count = cell(graph, edge, "quotes").and_then(|count| count.parse::<usize>().ok());
        if let Some(more) = count.filter(|count| *count > 1).map(|count| count - 1) {
            text.push_str(&format!(", and {}", plural(more, "more quote", "more quotes")));
        }
        Some(text)
    }

    /// Adds an edge and its claims to a page, under a heading of its own.
    pub(crate) fn write(
        &self,
        edge: usize,
        heading: &[(Tone, &str)],
        claims: &[Told],
        page: &mut Page,
    ) {
        page.line(0, heading);
        page.line(2, &[(Tone::Faint, &self.summary(edge))]);
        for claim in claims {
            claim.write(4, page);
        }
        if claims.is_empty() {
            self.quote(edge).iter().for_each(|quote| page.line(6, &[(Tone::Plain, quote)]));
        }
    }

    /// An edge and its claims, for programs.
    pub(crate) fn as_json(&self, edge: usize, claims: &[Told]) -> serde_json::Value {
        let (graph, edges) = (&self.input.graph, &self.input.graph.edges);
        json!({
            "id": edges.ids.as_ref().map(|ids| graph.text(ids[edge])),
            "from": node_json(graph, edges.from[edge] as usize),
            "relation": graph.symbols.text_of(edges.relations[edge]),
            "label": graph.edge_label(edge),
            "to": node_json(graph, edges.to[edge] as usize),
            "negated": (!self.are_unclear(edge)).then(|| self.deny(edge)),
            "weight": edges.weights.as_ref().map(|weights| weights[edge]),
            "attributes": attributes(graph, &edges.columns, edge),
            "claims": claims.iter().map(Told::json).collect::<Vec<_>>(),
        })
    }
}

/// When an edge holds: `2015`, `2015 to 2017`, or `2015 to ?` if nobody knows until when.
fn period(graph: &Graph, edge: usize) -> Option<String> {
    let (first, last) = (cell(graph, edge, "first"), cell(graph, edge, "last"));
    match (&first, &last) {
        (None, None) => None,
        (Some(first), Some(last)) if first == last => Some(first.to_string()),
        _ => {
            let shown = |end: &Option<Cow<str>>| end.as_deref().unwrap_or("?").to_string();
            Some(format!("{} to {}", shown(&first), shown(&last)))
        }
    }
}

/// Whether an edge stands for several relations.
fn several_relations(graph: &Graph, edge: usize) -> bool {
    graph.edges.column("relations").is_some_and(|cells| graph.words(cells, edge).len() > 1)
}

/// The statuses of an edge, its own first: that of a doubt may be firmer, and is said of no more than
/// the doubt. `alleged`, `asserted only as doubted`
fn statuses(graph: &Graph, edge: usize) -> Vec<Cow<'_, str>> {
    let all = one_of(graph, edge, ["statuses", "status"]);
    let modalities = texts(graph, edge, "modalities");
    let hedges: Vec<&str> =
        modalities.iter().filter_map(|modality| Modality::hedge_of(modality)).collect();
    let is_mixed = !hedges.is_empty() && hedges.len() < modalities.len();
    // One that stands for several relations says of each how it is put.
    let is_one = graph.edges.relations[edge].is_some() && graph.edges.column("status").is_some();
    let own = texts(graph, edge, "status").first().copied();
    let firmer = match is_mixed && is_one {
        true => all.iter().take_while(|status| Some(**status) != own).count(),
        false => 0,
    };
    let (firmer, others) = all.split_at(firmer);
    let hedges = hedges.join(" or ");
    let hedged = firmer.iter().map(|status| Cow::Owned(format!("{status} only as {hedges}")));
    others.iter().copied().map(Cow::Borrowed).chain(hedged).collect()
}

/// The texts of an edge in the first of two columns that has any.
fn one_of<'a>(graph: &'a Graph, edge: usize, [several, single]: [&str; 2]) -> Vec<&'a str> {
    let texts_of = texts(graph, edge, several);
    if texts_of.is_empty() { texts(graph, edge, single) } else { texts_of }
}

/// The texts of an edge in a column: one, several or none.
pub(crate) fn texts<'a>(graph: &'a Graph, edge: usize, column: &str) -> Vec<&'a str> {
    let Some(cells) = graph.edges.column(column) else { return Vec::new() };
    match graph.value(cells, edge) {
        Some(Value::Text(text)) => vec![text],
        Some(Value::List(items)) => items.iter().map(|item| graph.text(*item)).collect(),
        _ => Vec::new(),
    }
}

/// What an edge has in a column, as one text. A table's years are numbers.
pub(crate) fn cell<'a>(graph: &'a Graph, edge: usize, column: &str) -> Option<Cow<'a, str>> {
    Some(graph.render(graph.value(graph.edges.column(column)?, edge)?))
}

/// How an edge is hedged, if none of its claims says that it is so.
pub(crate) fn hedge(graph: &Graph, edge: usize) -> Option<&str> {
    Hedges::of(graph).get(edge)
}

/// A node by id and label, for programs.
pub(crate) fn node_json(graph: &Graph, node: usize) -> serde_json::Value {
    json!({ "id": graph.node_id(node), "label": graph.node_label(node) })
}

/// What a row of columns holds, for programs.
pub(crate) fn attributes(
    graph: &Graph,
    columns: &[claimgraph::model::Column],
    row: usize,
) -> Map<String, serde_json::Value> {
    let value = |value: Value| match value {
        Value::Bool(value) => json!(value),
        Value::Int(value) => json!(value),
        Value::Float(value) => json!(value),
        Value::Text(text) => json!(text),
        Value::List(items) => json!(items.iter().map(|i| graph.text(*i)).collect::<Vec<_>>()),
    };
    let cell = |column: &claimgraph::model::Column| {
        Some((column.name.clone(), value(graph.value(&column.cells, row)?)))
    };
    columns.iter().filter_map(cell).collect()
}
