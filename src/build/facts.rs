//! Claims as numbers that can be sorted, and the runs of equal ones that become edges.

use std::collections::BTreeMap;
use std::ops::Range;
use std::slice;

use rayon::prelude::*;

use crate::build::hedges::Hedges;
use crate::build::negations::Negations;
use crate::build::nodes::{NO_NODE, People};
use crate::build::{BuildOptions, Literals};
use crate::model::{DIRECTION, Ledger, Resolution, Sym, Symbols, ranks, yes_or_no};

/// A fact: from, to, relation, and the row of the claim; 32 bits each, from the highest. The lowest
/// bits of the relation are whether the claim has no direction, and whether it denies: below the
/// relation, so that sorted facts are in the order of a graph's edges.
pub(super) type Fact = u128;

/// What the claims say, ready to be folded.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) keys: Vec<Fact>,
    /// Claims whose object is a value: the row, and the node it is about.
    pub(super) literals: Vec<(u32, u32)>,
    /// How many claims name somebody who isn't there, or one of several relations, or may be a denial
    /// as well as none.
    pub(super) unplaced: usize,
}

/// The relations of the claims, in the order of their ids.
#[derive(Debug, Default)]
pub(super) struct Relations {
    number_of: Vec<u32>,
    /// The id of each.
    pub(super) ids: Vec<Sym>,
    labels: Vec<Sym>,
    symmetric: Vec<bool>,
    takes_values: Vec<bool>,
}

impl Relations {
    /// The relations that claims name, by id or label.
    pub(super) fn of(ledger: &Ledger, symbols: &mut Symbols) -> Relations {
        let schema = &ledger.schema;
        let id_of_label: BTreeMap<&str, &str> =
            schema.relations.iter().rev().map(|(id, r)| (r.label.as_str(), id.as_str())).collect();
        let mut id_of: Vec<Option<Sym>> = vec![None; ledger.symbols.len()];
        let mut ids = Vec::new();
        let shared = schema.shared_labels();
        for name in ledger.claims.column("relation").iter().flatten() {
            // Nobody can know which of several relations is meant.
            if id_of[name.index()].is_none() && !shared.contains_key(ledger.text(*name)) {
                let text = ledger.text(*name);
                let known = schema.relations.contains_key(text);
                let id = if known { None } else { id_of_label.get(text) };
                let id = id.map_or(*name, |id| symbols.intern(id));
                id_of[name.index()] = Some(id);
                ids.push(id);
            }
        }
        let mut ids: Vec<Sym> =
            ranks(symbols, &ids).into_iter().map(|at| ids[at as usize]).collect();
        ids.dedup();
        let number =
            |id: Sym| ids.binary_search_by(|other| symbols.text(*other).cmp(symbols.text(id)));
        let number_of = id_of
            .into_iter()
            .map(|id| id.and_then(|id| number(id).ok()).map_or(u32::MAX, |number| number as u32))
            .collect();
        let of = |id: &Sym| schema.relations.get(symbols.text(*id));
        let symmetric = ids.iter().map(|id| of(id).is_some_and(|r| r.symmetric)).collect();
        let takes_values = ids.iter().map(|id| schema.takes_values(symbols.text(*id))).collect();
        let labels = ids
            .iter()
            .map(|id| {
                let text = symbols.text(*id).to_string();
                symbols.intern(schema.relation_label(&text))
            })
            .collect();
        Relations { number_of, ids, labels, symmetric, takes_values }
    }

    /// The number of the relation that a claim names; nothing if that is the label of several.
    fn number(&self, name: Sym) -> Option<usize> {
        Some(self.number_of[name.index()] as usize).filter(|number| *number < self.ids.len())
    }

    /// The id of the relation that a claim names, if it is the name of one.
    pub(super) fn id(&self, name: Sym) -> Option<Sym> {
        self.number(name).map(|number| self.ids[number])
    }

    /// What people read for a relation, where that isn't its id.
    pub(super) fn label(&self, number: usize) -> Option<Sym> {
        Some(self.labels[number]).filter(|label| *label != self.ids[number])
    }

    /// Whether the relation that a claim names is declared to hold in both directions.
    pub(super) fn is_named_symmetric(&self, name: Sym) -> bool {
        self.number(name).is_some_and(|number| self.symmetric[number])
    }

    /// Whether it is declared to hold in both directions.
    pub(super) fn is_symmetric(&self, number: usize) -> bool {
        self.symmetric[number]
    }

    /// Whether any is.
    pub(super) fn any_symmetric(&self) -> bool {
        self.symmetric.iter().any(|symmetric| *symmetric)
    }
}

/// Which words, by the index of their symbol, say that an edge has no direction.
pub(super) struct Directions<'a> {
    cells: &'a [Option<Sym>],
    none: Vec<bool>,
}

impl Directions<'_> {
    /// What a ledger says of directions; nothing if its table of claims has no place for it.
    pub(super) fn of(ledger: &Ledger) -> Option<Directions<'_>> {
        let cells = ledger.claims.column(DIRECTION);
        if cells.is_empty() {
            return None;
        }
        let mut none = vec![false; ledger.symbols.len()];
        for symbol in cells.iter().flatten() {
            let is = |word: &str| ledger.text(*symbol).eq_ignore_ascii_case(word);
            none[symbol.index()] = is("undirected") || is("mutual");
        }
        Some(Directions { cells, none })
    }

    /// Whether the claim in a row has no direction.
    #[inline]
    pub(super) fn has_none(&self, row: usize) -> bool {
        self.cells[row].is_some_and(|cell| self.none[cell.index()])
    }
}

/// Whether a cell says yes.
pub(super) fn is_yes(text: &str) -> bool {
    yes_or_no(text) == Some(true)
}

/// The claims of a ledger, and what their cells mean: found out once for a graph.
pub(super) struct Claims<'a> {
    pub(super) ledger: &'a Ledger,
    pub(super) resolution: &'a Resolution,
    pub(super) relations: Relations,
    pub(super) negations: Option<Negations>,
    pub(super) hedges: Option<Hedges>,
    directions: Option<Directions<'a>>,
}

impl<'a> Claims<'a> {
    pub(super) fn of(
        ledger: &'a Ledger,
        resolution: &'a Resolution,
        symbols: &mut Symbols,
    ) -> Claims<'a> {
        let relations = Relations::of(ledger, symbols);
        let (negations, directions) = (Negations::of(ledger), Directions::of(ledger));
        let hedges = Hedges::of(ledger);
        Claims { ledger, resolution, relations, negations, hedges, directions }
    }

    /// Whether the claim in a row denies.
    #[inline]
    pub(super) fn deny(&self, row: usize) -> bool {
        self.negations.as_ref().is_some_and(|known| known.deny(row))
    }

    /// Whether the claim in a row says no more than that somebody doubts that it is so.
    #[inline]
    pub(super) fn doubt(&self, row: usize) -> bool {
        self.hedges.as_ref().is_some_and(|hedges| hedges.doubts(row)) && !self.deny(row)
    }
}

/// What becomes of one claim.
enum Outcome {
    Fact(Fact),
    Literal(u32, u32),
    Filtered,
    Unplaced,
}

/// Turns claims into facts.
pub(super) fn gather(
    claims: &Claims,
    people: &People,
    kept: Option<&[bool]>,
    options: &BuildOptions,
) -> Facts {
    let Claims { ledger, resolution, relations, negations, directions, .. } = claims;
    let column = |name| ledger.claims.column(name);
    let (subjects, names, objects) = (column("subject"), column("relation"), column("object"));
    let unclear = |row: usize| negations.as_ref().is_some_and(|known| known.are_unclear(row));
    // One look for each end of a claim instead of two.
    let nodes: Vec<u32> = resolution.meaning.iter().map(|meaning| people.meant(*meaning)).collect();
    let node = |name: Sym| nodes.get(name.index()).copied().filter(|node| *node != NO_NODE);
    let outcome = |row: usize| {
        if kept.is_some_and(|kept| !kept[row]) {
            return Outcome::Filtered;
        }
        if unclear(row) {
            return Outcome::Unplaced;
        }
        let cells = (subjects[row], names[row], objects[row]);
        let (Some(subject), Some(name), Some(object)) = cells else { return Outcome::Unplaced };
        let Some(from) = node(subject) else { return Outcome::Unplaced };
        let Some(relation) = relations.number(name) else { return Outcome::Unplaced };
        let undirected = directions.as_ref().is_some_and(|known| known.has_none(row));
        let (from, to) = match node(object) {
            // Whoever is named first, it is the same proposition.
            Some(to) if to < from && (undirected || relations.symmetric[relation]) => (to, from),
            Some(to) => (from, to),
            None if !relations.takes_values[relation] => return Outcome::Unplaced,
            None if options.literals == Literals::Attributes => {
                return Outcome::Literal(row as u32, from);
            }
            None => match people.literal(object) {
                Some(to) => (from, to),
                None => return Outcome::Unplaced,
            },
        };
        let relation = relation << 2 | usize::from(undirected) << 1 | usize::from(claims.deny(row));
        Outcome::Fact(key(from, to, relation as u32, row as u32))
    };
    collect(ledger.claims.len(), outcome)
}

/// No fact: there aren't as many nodes.
const NO_FACT: Fact = Fact::MAX;

fn collect(rows: usize, outcome: impl Fn(usize) -> Outcome + Sync) -> Facts {
    let fact = |row: usize| match outcome(row) {
        Outcome::Fact(fact) => fact,
        _ => NO_FACT,
    };
    let keys = (0..rows).into_par_iter().with_min_len(1 << 14).map(fact).collect();
    let mut facts = Facts { keys, ..Facts::default() };
    if facts.keys.par_iter().all(|fact| *fact != NO_FACT) {
        return facts;
    }
    for (row, _) in facts.keys.iter().enumerate().filter(|(_, fact)| **fact == NO_FACT) {
        match outcome(row) {
            Outcome::Literal(row, node) => facts.literals.push((row, node)),
            Outcome::Unplaced => facts.unplaced += 1,
            Outcome::Filtered | Outcome::Fact(_) => {}
        }
    }
    facts.keys.retain(|fact| *fact != NO_FACT);
    facts
}

fn key(from: u32, to: u32, relation: u32, row: u32) -> Fact {
    u128::from(from) << 96 | u128::from(to) << 64 | u128::from(relation) << 32 | u128::from(row)
}

/// The rows of some claims.
#[derive(Clone)]
pub(super) struct Rows<'f>(slice::Iter<'f, Fact>);

impl Iterator for Rows<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        self.0.next().map(|fact| row(*fact))
    }
}

/// Facts in order, and where each edge's run of them starts.
#[derive(Debug)]
pub(super) struct Fold {
    facts: Vec<Fact>,
    starts: Vec<u32>,
    /// What claims say that don't count here, in order: facts without their rows.
    elsewhere: Vec<u128>,
    /// Whether each edge is nothing but doubts that it is so; empty if that wasn't asked.
    doubts: Vec<bool>,
}

impl Fold {
    /// Sorts facts and finds the runs.
    pub(super) fn of(mut facts: Vec<Fact>) -> Fold {
        facts.par_sort_unstable();
        Fold::where_changes(facts, |fact| fact >> 32)
    }

    /// Starts a run wherever this is another of two neighbours.
    fn where_changes<T: PartialEq>(facts: Vec<Fact>, of: impl Fn(Fact) -> T + Sync) -> Fold {
        let begins = |at: &usize| *at == 0 || of(facts[*at]) != of(facts[at - 1]);
        let all = (0..facts.len()).into_par_iter().with_min_len(1 << 14);
        let starts = all.filter(begins).map(|at| at as u32).collect();
        Fold { facts, starts, elsewhere: Vec::new(), doubts: Vec::new() }
    }

    /// Takes note of what somebody only doubts, which is no side of a dispute: whoever doubts a thing
    /// and whoever denies it don't disagree.
    pub(super) fn knowing_doubts(mut self, claims: &Claims) -> Fold {
        if claims.hedges.is_some() {
            self.doubts = self.each(|edge| self.rows(edge).all(|row| claims.doubt(row)));
        }
        self
    }

    /// Takes note of all that is said, so that a dispute stays one if a filter takes one side of it.
    pub(super) fn among(mut self, all: Vec<Fact>, claims: &Claims) -> Fold {
        let takes_side = |fact: &Fact| !claims.doubt(row(*fact));
        self.elsewhere = all.into_iter().filter(takes_side).map(|fact| fact >> 32).collect();
        self.elsewhere.par_sort_unstable();
        self.elsewhere.dedup();
        self
    }

    /// Makes every fact an edge of its own; those between the same ends stand in the order of `ranks`.
    pub(super) fn apart(&self, ranks: &[u32]) -> Fold {
        let mut facts = self.facts.clone();
        let order = |fact: &Fact| (fact >> 32, ranks[row(*fact)]);
        facts.par_sort_unstable_by_key(order);
        let starts = (0..facts.len() as u32).collect();
        Fold { facts, starts, elsewhere: Vec::new(), doubts: Vec::new() }
    }

    /// Makes all facts between the same ends one edge, those without a direction another, and those
    /// of symmetric relations a third: in one edge, either would lose which way it holds.
    pub(super) fn paired(&self, relations: &Relations) -> Fold {
        let mut facts = self.facts.clone();
        if !relations.any_symmetric() && !facts.par_iter().any(|fact| is_undirected(*fact)) {
            return Fold::where_changes(facts, |fact| fact >> 64);
        }
        let symmetric = |fact: &Fact| relations.is_symmetric(relation(*fact));
        let pair = |fact: &Fact| (fact >> 64, is_undirected(*fact), symmetric(fact));
        facts.par_sort_unstable_by_key(|fact| (pair(fact), *fact));
        Fold::where_changes(facts, |fact| pair(&fact))
    }

    /// How many edges there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    /// The numbers of the nodes that edges go out from, and of those they go to.
    pub(super) fn ends(&self) -> (Vec<u32>, Vec<u32>) {
        let (mut from, mut to) = (Vec::new(), Vec::new());
        let edges = (0..self.len()).into_par_iter().with_min_len(1024);
        edges.map(|edge| self.ends_of(edge)).unzip_into_vecs(&mut from, &mut to);
        (from, to)
    }

    /// The numbers of the nodes that an edge goes out from, and to.
    pub(super) fn ends_of(&self, edge: usize) -> (u32, u32) {
        let first = self.first(edge);
        ((first >> 96) as u32, (first >> 64) as u32)
    }

    /// The number of its relation.
    pub(super) fn relation(&self, edge: usize) -> usize {
        relation(self.first(edge))
    }

    /// Whether it has no direction.
    pub(super) fn is_undirected(&self, edge: usize) -> bool {
        is_undirected(self.first(edge))
    }

    /// Whether it denies.
    pub(super) fn is_negated(&self, edge: usize) -> bool {
        self.first(edge) >> 32 & 1 == 1
    }

    /// Whether anything is denied.
    pub(super) fn any_negated(&self) -> bool {
        self.facts.par_iter().any(|fact| fact >> 32 & 1 == 1)
            || self.elsewhere.par_iter().any(|said| said & 1 == 1)
    }

    /// The rows of the claims behind it.
    #[inline]
    pub(super) fn rows(&self, edge: usize) -> Rows<'_> {
        Rows(self.facts[self.run(edge)].iter())
    }

    /// The rows of the claims behind it, those of each proposition together.
    #[inline]
    pub(super) fn propositions(&self, edge: usize) -> impl Iterator<Item = Rows<'_>> {
        let facts = self.facts[self.run(edge)].chunk_by(|one, other| one >> 32 == other >> 32);
        facts.map(|facts| Rows(facts.iter()))
    }

    /// How many claims are behind it.
    pub(super) fn count(&self, edge: usize) -> usize {
        self.run(edge).len()
    }

    /// Whether anybody says the opposite.
    pub(super) fn is_disputed(&self, edge: usize) -> bool {
        self.is_disputed_here(edge) || self.is_disputed_elsewhere(edge)
    }

    /// Whether a claim that doesn't count here says the opposite, and none that does.
    pub(super) fn is_disputed_elsewhere(&self, edge: usize) -> bool {
        if self.elsewhere.is_empty() || self.only_doubts(edge) {
            return false;
        }
        let opposite = self.first(edge) >> 32 ^ 1;
        self.elsewhere.binary_search(&opposite).is_ok() && !self.is_disputed_here(edge)
    }

    /// Whether the edges before or after say the opposite.
    fn is_disputed_here(&self, edge: usize) -> bool {
        let proposition = |edge: usize| self.first(edge) >> 33;
        let opposite = |other: usize| {
            proposition(other) == proposition(edge)
                && self.is_negated(other) != self.is_negated(edge)
                && !self.only_doubts(other)
        };
        !self.only_doubts(edge)
            && ((edge > 0 && opposite(edge - 1)) || (edge + 1 < self.len() && opposite(edge + 1)))
    }

    fn only_doubts(&self, edge: usize) -> bool {
        self.doubts.get(edge).is_some_and(|doubts| *doubts)
    }

    fn first(&self, edge: usize) -> Fact {
        self.facts[self.starts[edge] as usize]
    }

    /// Where the claims behind it stand in what [`Fold::each_claim`] gives.
    #[inline]
    pub(super) fn run(&self, edge: usize) -> Range<usize> {
        let end = self.starts.get(edge + 1).map_or(self.facts.len(), |start| *start as usize);
        self.starts[edge] as usize..end
    }

    /// Something for every claim, edge by edge. The rows of edges lie all over their table; many
    /// are waited for at once where nothing else is done with them.
    pub(super) fn each_claim<T: Send>(&self, of: impl Fn(usize) -> T + Send + Sync) -> Vec<T> {
        self.facts.par_iter().with_min_len(1 << 14).map(|fact| of(row(*fact))).collect()
    }

    /// Something for every edge, worked out on all cores.
    pub(super) fn each<T: Send>(&self, of: impl Fn(usize) -> T + Send + Sync) -> Vec<T> {
        self.each_in(|| (), |(), edge| of(edge))
    }

    /// Something for every edge, worked out on all cores in memory that is used again and again.
    pub(super) fn each_in<M, T: Send>(
        &self,
        memory: impl Fn() -> M + Send + Sync,
        of: impl Fn(&mut M, usize) -> T + Send + Sync,
    ) -> Vec<T> {
        (0..self.len()).into_par_iter().with_min_len(1024).map_init(memory, of).collect()
    }
}

fn relation(fact: Fact) -> usize {
    (fact >> 34) as usize & 0x3fff_ffff
}

fn is_undirected(fact: Fact) -> bool {
    fact >> 33 & 1 == 1
}

fn row(fact: Fact) -> usize {
    fact as u32 as usize
}
