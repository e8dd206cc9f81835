//! What the cells of claims mean, and the facts that claims become.

use rayon::prelude::*;

use crate::build::facts::{Fact, key};
use crate::build::hedges::Hedges;
use crate::build::negations::Negations;
use crate::build::people::{NO_NODE, People};
use crate::build::relations::Relations;
use crate::build::{BuildOptions, Literals};
use crate::model::{DIRECTION, Ledger, Resolution, Sym, Symbols};

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
            Some(to) if to < from && (undirected || relations.is_symmetric(relation)) => (to, from),
            Some(to) => (from, to),
            None if !relations.takes_values(relation) => return Outcome::Unplaced,
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
