//! The statuses of claims, and how firm each is.

use crate::build::ranking::{Ranking, UNRANKED, distinct_in};
use crate::model::{Ledger, Sym};

/// The statuses of claims, the firmest first.
pub(super) struct Statuses<'a> {
    pub(super) cells: &'a [Option<Sym>],
    pub(super) ranking: Ranking,
    /// How firm each of them is, by its rank: several are as firm as one another where they put a
    /// claim the same way.
    firmness: Vec<usize>,
    /// How many of them, from the first, mean the firmest that is declared.
    plain: u32,
    /// How many of them, from the first, are declared.
    declared: u32,
}

impl Statuses<'_> {
    pub(super) fn of(ledger: &Ledger) -> Statuses<'_> {
        let cells = ledger.claims.column("status");
        let known = |text: &str| ledger.schema.status_firmness(text);
        let key = |text: &str| (known(text).unwrap_or(usize::MAX), ledger.schema.denies(text));
        let ranking = Ranking::by_key(&distinct_in(cells, &ledger.symbols), &ledger.symbols, key);
        let all = || ranking.order.iter().map(|status| known(ledger.text(*status)));
        let plain = all().take_while(|firmness| *firmness == Some(0)).count() as u32;
        let declared = all().take_while(Option::is_some).count() as u32;
        // Each that nobody declares is another way to put it.
        let undeclared = |rank: usize| usize::MAX - rank;
        let firmness = all().enumerate();
        let firmness = firmness.map(|(rank, known)| known.unwrap_or(undeclared(rank))).collect();
        Statuses { cells, ranking, firmness, plain, declared }
    }

    /// How firm the status of the claim in a row is; nothing if it has none.
    #[inline]
    pub(super) fn firmness(&self, row: usize) -> Option<usize> {
        self.firmness.get(self.rank(row) as usize).copied()
    }

    /// The status of this rank, if nobody declares it.
    pub(super) fn undeclared(&self, rank: u32) -> Option<Sym> {
        self.ranking.order.get(rank as usize).copied().filter(|_| rank >= self.declared)
    }

    /// Whether there is a status that nobody declares.
    pub(super) fn any_undeclared(&self) -> bool {
        (self.declared as usize) < self.ranking.order.len()
    }

    /// The rank of the status of the claim in a row; [`UNRANKED`] if it has none.
    #[inline]
    pub(super) fn rank(&self, row: usize) -> u32 {
        self.ranking.rank(self.cells.get(row).copied().flatten())
    }

    /// How weak a status is among those of several relations: none at all is less than an assertion,
    /// and hides neither an allegation nor a report.
    pub(super) fn weakness(&self, rank: u32) -> u32 {
        match rank {
            UNRANKED => 1,
            rank if rank < self.plain => 0,
            rank => rank.saturating_add(2),
        }
    }

    /// The status of this rank, where it has to be said beside a relation: a plain assertion is
    /// meant by saying nothing, and a denial has been said before.
    pub(super) fn beside(&self, rank: u32, ledger: &Ledger) -> Option<Sym> {
        let status = self.ranking.order.get(rank as usize).copied()?;
        (rank >= self.plain && !self.is_denial(rank, ledger)).then_some(status)
    }

    /// Whether the status of this rank denies.
    pub(super) fn is_denial(&self, rank: u32, ledger: &Ledger) -> bool {
        let status = self.ranking.order.get(rank as usize);
        status.is_some_and(|status| ledger.schema.denies(ledger.text(*status)))
    }
}
