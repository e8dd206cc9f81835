//! Claims as numbers that can be sorted, and the runs of equal ones that become edges.

use std::ops::Range;
use std::slice;

use rayon::prelude::*;

use crate::build::relations::Relations;

/// A fact: from, to, relation, and the row of the claim; 32 bits each, from the highest. The lowest
/// bits of the relation are whether the claim has no direction, and whether it denies: below the
/// relation, so that sorted facts are in the order of a graph's edges.
pub(super) type Fact = u128;

/// The fact of a claim. The relation comes with its two bits.
#[inline]
pub(super) fn key(from: u32, to: u32, relation: u32, row: u32) -> Fact {
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
    pub(super) fn knowing_doubts(mut self, is_doubt: impl Fn(usize) -> bool + Send + Sync) -> Fold {
        self.doubts = self.each(|edge| self.rows(edge).all(&is_doubt));
        self
    }

    /// Takes note of all that is said, so that a dispute stays one if a filter takes one side of it.
    pub(super) fn among(mut self, all: Vec<Fact>, is_doubt: impl Fn(usize) -> bool) -> Fold {
        let takes_side = |fact: &Fact| !is_doubt(row(*fact));
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
