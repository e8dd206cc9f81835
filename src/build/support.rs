//! How many independent origins stand behind what claims say of the same time.

use std::collections::BTreeMap;

use smallvec::SmallVec;

use crate::build::evidence::Evidence;
use crate::build::hedges::Hedges;
use crate::build::ranking::Ranking;
use crate::model::{Ledger, Sym, When};

/// What supports claims.
pub(super) struct Support<'a> {
    evidence: &'a Evidence<'a>,
    times: Option<Times<'a>>,
    /// How claims are hedged, and whether the one in each row counts, if some are.
    hedged: Option<(&'a Hedges<'a>, &'a [bool])>,
}

/// The first and the last day that claims can be about.
struct Times<'a> {
    cells: &'a [Option<Sym>],
    ranking: Ranking,
    days: Vec<(i64, i64)>,
}

/// The first and the last day of a claim, and one of its origins.
type Piece = (i64, i64, u32);

/// A claim without a time may be of any.
const ANY_DAY: (i64, i64) = (i64::MIN, i64::MAX);

impl<'a> Support<'a> {
    pub(super) fn of(
        ledger: &'a Ledger,
        evidence: &'a Evidence<'a>,
        hedged: Option<(&'a Hedges<'a>, &'a [bool])>,
    ) -> Support<'a> {
        let cells = ledger.claims.column("when");
        let ranking = Ranking::by_text(cells, &ledger.symbols);
        let reach = |time: &Sym| When::parse(ledger.text(*time))?.reach();
        let days: Vec<_> = ranking.order.iter().map(|t| reach(t).unwrap_or(ANY_DAY)).collect();
        let times = days.iter().any(|days| *days != ANY_DAY);
        let times = times.then_some(Times { cells, ranking, days });
        Support { evidence, times, counted }
    }

    /// How many origins may mean the same time, at the most; nothing where there are several, each of
    /// another time, or all of them only doubt: nobody confirms what another says, and yet none is
    /// alone. `origins` is memory to work in.
    pub(super) fn count(
        &self,
        rows: impl Iterator<Item = usize> + Clone,
        origins: &mut Vec<u32>,
    ) -> Option<usize> {
        let rows = rows.filter(|row| self.hedged.is_none_or(|(_, counted)| counted[*row]));
        if !rows.clone().any(|row| self.evidence.supports(row)) {
            return Some(0);
        }
        let all = self.evidence.count_origins(rows.clone(), origins);
        // Most edges have one origin, and most tables no times.
        let Some(times) = self.times.as_ref().filter(|_| all > 1) else { return Some(all) };
        let pieces = rows.flat_map(|row| {
            let (first, last) = times.of(row);
            self.evidence.origins_of(row).map(move |origin| (first, last, origin))
        });
        let pieces: SmallVec<[Piece; 4]> = pieces.collect();
        let starts = pieces.iter().map(|(first, ..)| *first).max();
        let agreeing = match starts <= pieces.iter().map(|(_, last, _)| *last).min() {
            true => all,
            false if pieces.len() == 2 => 1,
            false => most_at_once(pieces.into_iter()),
        };
        (agreeing > 1).then_some(agreeing)
    }
        if all > 1 && self.hedged.is_some_and(|(hedges, _)| hedges.never_add_up(rows.clone())) {
            return None;
        }
}

impl Times<'_> {
    fn of(&self, row: usize) -> (i64, i64) {
        let rank = self.ranking.rank(self.cells[row]);
        self.days.get(rank as usize).copied().unwrap_or(ANY_DAY)
    }
}

/// How many origins have a claim that can be about one and the same day, at the most.
fn most_at_once(pieces: impl Iterator<Item = Piece>) -> usize {
    // On a day what ends there comes behind what begins there: both may mean that day.
    let ends = |(first, last, origin)| [(first, false, origin), (last, true, origin)];
    let mut ends: Vec<(i64, bool, u32)> = pieces.flat_map(ends).collect();
    ends.sort_unstable();
    let (mut most, mut claims_of) = (0, BTreeMap::<u32, usize>::new());
    for (_, is_over, origin) in ends {
        let claims = claims_of.entry(origin).or_default();
        if !is_over {
            *claims += 1;
        } else if *claims > 1 {
            *claims -= 1;
        } else {
            claims_of.remove(&origin);
        }
        most = most.max(claims_of.len());
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_agree_where_their_times_meet() {
        let table: [(&[Piece], usize); 6] = [
            (&[(0, 9, 0), (5, 20, 1)], 2),
            (&[(0, 9, 0), (9, 20, 1)], 2),
            (&[(0, 9, 0), (10, 20, 1)], 1),
            // The same origin twice is one, also where one of its times is over.
            (&[(0, 9, 0), (0, 20, 0), (15, 20, 1)], 2),
            (&[(0, 9, 0), (5, 9, 0)], 1),
            // Two may agree with the third without agreeing with each other.
            (&[(0, 9, 0), (20, 29, 1), (i64::MIN, i64::MAX, 2)], 2),
        ];
        for (pieces, want) in table {
            assert_eq!(most_at_once(pieces.iter().copied()), want, "{pieces:?}");
        }
    }
}
