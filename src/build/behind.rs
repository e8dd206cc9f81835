//! The way back: from an edge to the claims it is made of.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::build::Filter;
use crate::build::claims::Directions;
use crate::build::negations::Negations;
use crate::build::relations::Relations;
use crate::error::Result;
use crate::model::{Cells, Graph, Ledger, Resolution, Sym};

/// What claims of one edge have in common: subject, relation, object, whether it is negated, and
/// whether it has no direction.
type Proposition = (Sym, Sym, Sym, bool, bool);

/// The rows of the claims behind some edges of a graph that was built with
/// [`crate::build::EdgeMode::Relations`], in the order of the files. The graph may have been cut
/// down since.
///
/// # Errors
///
/// As for [`crate::build::build`].
pub fn behind(
    ledger: &Ledger,
    resolution: &Resolution,
    filter: &Filter,
    graph: &Graph,
    edges: &[usize],
) -> Result<Vec<Vec<usize>>> {
    let kept = filter.rows(ledger, resolution)?;
    let wanted = wanted(graph, edges);
    let relations = Relations::of(ledger, &mut graph.symbols.clone());
    let (negations, directions) = (Negations::of(ledger), Directions::of(ledger));
    let undirected = |row: usize| directions.as_ref().is_some_and(|known| known.has_none(row));
    let claims = &ledger.claims;
    let who = |name: Sym| resolution.id_of(name);
    let (subjects, objects) = (claims.column("subject"), claims.column("object"));
    let names = claims.column("relation");
    // Nearly all rows are about somebody else, which one look at a list tells.
    let mut asked = vec![false; graph.symbols.len()];
    wanted.keys().for_each(|(subject, ..)| asked[subject.index()] = true);
    let swaps = relations.any_symmetric() || directions.is_some();
    let text = |id: Sym| graph.symbols.text(id);
    // The ends of a claim in the order in which its edge has them.
    let ends = |row: usize| {
        let (subject, object) = (subjects[row].map(who)?, objects[row].map(who)?);
        let swapped = swaps
            && (undirected(row) || relations.is_named_symmetric(names[row]?))
            && resolution.entity(objects[row]?).is_some()
            && text(object) < text(subject);
        Some(if swapped { (object, subject) } else { (subject, object) })
    };
    let edge_of = |row: usize| {
        let (subject, object) = ends(row).filter(|(subject, _)| asked[subject.index()])?;
        if kept.as_ref().is_some_and(|kept| !kept[row]) {
            return None;
        }
        let relation = relations.id(names[row]?)?;
        if negations.as_ref().is_some_and(|known| known.are_unclear(row)) {
            return None;
        }
        let negated = negations.as_ref().is_some_and(|known| known.deny(row));
        wanted.get(&(subject, relation, object, negated, undirected(row))).map(|at| (*at, row))
    };
    let found: Vec<(usize, usize)> =
        (0..claims.len()).into_par_iter().with_min_len(1 << 14).filter_map(edge_of).collect();
    let mut rows = vec![Vec::new(); edges.len()];
    found.into_iter().for_each(|(at, row)| rows[at].push(row));
    Ok(rows)
}

/// The propositions of some edges, and the place of each in the list.
fn wanted(graph: &Graph, edges: &[usize]) -> HashMap<Proposition, usize> {
    let negated = match graph.edges.column("negated") {
        Some(Cells::Bool(negated)) => negated.as_slice(),
        _ => &[],
    };
    let proposition = |(at, edge): (usize, &usize)| {
        let id = |ends: &[u32]| graph.nodes.ids[ends[*edge] as usize];
        let denies = negated.get(*edge).copied().flatten() == Some(true);
        let (from, to) = (id(&graph.edges.from), id(&graph.edges.to));
        let undirected = graph.edges.undirected[*edge];
        Some(((from, graph.edges.relations[*edge]?, to, denies, undirected), at))
    };
    edges.iter().enumerate().filter_map(proposition).collect()
}
