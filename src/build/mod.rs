//! From ledger and resolution to graph: claims that say the same fold into edges.
//!
//! A claim becomes a fact, a number made of its ends, its relation and whether it is negated.
//! Facts are sorted, and those that are equal but for the claim behind them are one edge. Each
//! attribute is then a walk over the edges that gathers from the claims. Nothing depends on the
//! order of rows or on threads: facts have a total order, and so has everything gathered.

mod behind;
mod claims;
mod described;
mod edge_filter;
mod edges;
mod evidence;
mod facts;
mod filter;
mod hedges;
mod listed;
mod literals;
mod negations;
mod nodes;
mod one_sided;
mod options;
mod people;
mod ranking;
mod relations;
mod states;
mod support;

use std::sync::Arc;

use crate::error::Result;
use crate::model::{CLAIM_COLUMNS, Graph, Ledger, Resolution, Sym, Symbols};
use crate::text::Diagnostic;

pub use behind::behind;
pub use edge_filter::ChosenEdges;
pub use filter::Filter;
pub use one_sided::OneSided;
pub use options::{BuildOptions, EdgeMode, Literals};

/// The rules of what [`build`] says of attributes that come of folding claims into edges: whoever has
/// the claims needs none of it.
pub const OF_FOLDING: [&str; 4] =
    ["repeated-numbers", "lists-of-texts", "lists-of-numbers", "undated"];

/// A graph, and what became of the claims.
#[derive(Debug)]
pub struct Built {
    /// The graph.
    pub graph: Graph,
    /// How many claims are behind its edges and attributes.
    pub used: usize,
    /// How many the filter left out.
    pub filtered: usize,
    /// How many have no place in a graph: they name somebody who isn't there, or nobody can tell
    /// which of several relations they mean, or whether they say that something is so or that it
    /// isn't.
    pub unplaced: usize,
    /// How many became attributes.
    pub values: usize,
    /// How many of these others contradict, be it by claims that don't count.
    pub disputed_values: usize,
    /// How many became attributes, without the quote, source, time or qualifiers that they have.
    pub bare_values: usize,
    /// What is disputed, though only one side of it is there.
    pub one_sided: OneSided,
    /// What isn't so in the graph as the claims have it.
    pub diagnostics: Vec<Diagnostic>,
}

/// Builds the graph of a ledger.
///
/// ```
/// use claimgraph::build::{BuildOptions, EdgeMode, build};
/// use claimgraph::{project, resolve::resolve, text::Files};
///
/// let mut files = Files::default();
/// let table = b"subject,relation,object\nAda,wrote to,Mary\nAda,wrote to,Mary\nAda,met,Mary\n";
/// let file = files.add_bytes("letters.csv", *table);
/// let ledger = project::load_table(file, &mut files)?.ledger;
/// let (resolution, _) = resolve(&ledger);
/// let edges = |edges: EdgeMode| {
///     let options = BuildOptions { edges, ..BuildOptions::default() };
///     build(&ledger, &resolution, &options).map(|built| built.graph.edges.len())
/// };
/// assert_eq!([EdgeMode::Pairs, EdgeMode::Relations, EdgeMode::Claims].map(|mode| edges(mode).ok()),
///     [Some(1), Some(2), Some(3)]);
/// # Ok::<(), claimgraph::Error>(())
/// ```
///
/// # Errors
///
/// If the filter names a status, relation, source or speaker that the ledger doesn't have.
pub fn build(ledger: &Ledger, resolution: &Resolution, options: &BuildOptions) -> Result<Built> {
    let kept = options.filter.rows(ledger, resolution)?;
    let mut symbols = Symbols::over(Arc::clone(&ledger.symbols));
    let mut people = people::People::of(ledger, resolution);
    if options.literals == Literals::Nodes {
        people.add_literals(ledger, resolution);
    }
    let claims = claims::Claims::of(ledger, resolution, &mut symbols);
    let facts = claims::gather(&claims, &people, kept.as_deref(), options);
    let (used, unplaced) = (facts.keys.len() + facts.literals.len(), facts.unplaced);
    let filtered = ledger.claims.len() - used - unplaced;
    let mut fold = facts::Fold::of(facts.keys);
    let is_doubt = |row: usize| claims.doubt(row);
    if claims.hedges.is_some() {
        fold = fold.knowing_doubts(is_doubt);
    }
    let values = literals::Sides::of(&claims, &facts.literals);
    let mut all_values = None;
    if kept.is_some() {
        let all = claims::gather(&claims, &people, None, options);
        fold = fold.among(all.keys, is_doubt);
        all_values = Some(literals::Sides::of(&claims, &all.literals));
    }
    let all_values = all_values.as_ref().unwrap_or(&values);
    let mut graph = Graph { name: ledger.schema.name.clone(), symbols, ..Graph::default() };
    let sources = options.filter.wanted_sources(ledger)?;
    let evidence = evidence::Evidence::of(ledger, sources.as_deref());
    let (evidence, mode) = (evidence.as_ref(), options.edges);
    let told = edges::build(&claims, &fold, evidence, mode, &mut graph);
    nodes::build(ledger, resolution, &people, &mut graph);
    literals::add(&claims, &facts.literals, all_values, &mut graph);
    let one_sided = OneSided::of(&fold, &values.one_sided_among(all_values), &graph);
    if kept.is_some() {
        // Nodes that only claims which don't count had to do with.
        let mut keep = graph.linked();
        facts.literals.iter().for_each(|(_, node)| keep[*node as usize] = true);
        graph.retain(&keep);
    }
    let undated = options.filter.undated(ledger, resolution)?;
    let diagnostics = too_heavy(&graph).into_iter().chain(undated).chain(told).collect();
    Ok(Built {
        graph,
        used,
        filtered,
        unplaced,
        values: facts.literals.len(),
        disputed_values: facts.literals.iter().filter(|l| all_values.dispute(**l)).count(),
        bare_values: without_evidence(ledger, &facts.literals),
        one_sided,
        diagnostics,
    })
}

/// Says that weights of edges are smaller than the sum of their claims' weights.
fn too_heavy(graph: &Graph) -> Option<Diagnostic> {
    let weights = graph.edges.weights.iter().flatten();
    let count = weights.filter(|weight| weight.abs() == f64::MAX).count();
    let message =
        format!("the weights of claims add up to more than a number can be: {count} in all");
    let hint = "these edges weigh as much as a number can; give their claims smaller weights";
    (count > 0).then(|| Diagnostic::note("weight-too-large", message).hint(hint))
}

/// How many claims with evidence, a time, qualifiers or cells of own columns became attributes, which
/// hold none of them.
fn without_evidence(ledger: &Ledger, literals: &[(u32, u32)]) -> usize {
    let is_lost =
        |name: &str| ["quote", "source", "when"].contains(&name) || !CLAIM_COLUMNS.contains(&name);
    let columns = ledger.claims.columns.iter().filter(|column| is_lost(&column.name));
    let cells: Vec<&[Option<Sym>]> = columns.map(|column| column.cells.as_slice()).collect();
    let has =
        |row: u32| cells.iter().any(|cells| cells.get(row as usize).is_some_and(Option::is_some));
    literals.iter().filter(|(row, _)| has(*row)).count()
}
