//! How many independent origins stand behind what claims say of the same time.

use std::collections::{BTreeMap, BTreeSet};

use smallvec::SmallVec;

use crate::build::evidence::Evidence;
use crate::build::hedges::Hedges;
use crate::build::ranking::Ranking;
use crate::model::{Ledger, Sym, When, Yearly, recurring};

/// What supports claims.
pub(super) struct Support<'a> {
    evidence: &'a Evidence<'a>,
    times: Option<Times<'a>>,
    /// How claims are hedged, and whether the one in each row counts, if some are.
    hedged: Option<(&'a Hedges, &'a [bool])>,
}

/// When claims can be true.
struct Times<'a> {
    cells: &'a [Option<Sym>],
    ranking: Ranking,
    spans: Vec<Span>,
}

/// The first and the last day of a claim, and which days of a year it can mean if not all between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Span {
    days: (i64, i64),
    yearly: Option<Yearly>,
}

/// When a claim can be true, and one of its origins.
type Said = (Span, u32);

/// The first and the last day of a claim, and one of its origins.
type Piece = (i64, i64, u32);

/// A claim without a time may be of any.
const ANY_DAY: Span = Span { days: (i64::MIN, i64::MAX), yearly: None };

impl<'a> Support<'a> {
    pub(super) fn of(
        ledger: &'a Ledger,
        evidence: &'a Evidence<'a>,
        hedged: Option<(&'a Hedges, &'a [bool])>,
    ) -> Support<'a> {
        let cells = ledger.claims.column("when");
        let ranking = Ranking::by_text(cells, &ledger.symbols);
        let span = |time: &Sym| match When::parse(ledger.text(*time)) {
            Some(when) => {
                Span { days: when.reach().unwrap_or(ANY_DAY.days), yearly: when.yearly() }
            }
            None => ANY_DAY,
        };
        let spans: Vec<Span> = ranking.order.iter().map(span).collect();
        let times = spans.iter().any(|span| *span != ANY_DAY);
        let times = times.then_some(Times { cells, ranking, spans });
        Support { evidence, times, hedged }
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
        if all > 1 && self.hedged.is_some_and(|(hedges, _)| hedges.never_add_up(rows.clone())) {
            return None;
        }
        // Most edges have one origin, and most tables no times.
        let Some(times) = self.times.as_ref().filter(|_| all > 1) else { return Some(all) };
        let said = rows.flat_map(|row| {
            let span = times.of(row);
            self.evidence.origins_of(row).map(move |origin| (span, origin))
        });
        let said: SmallVec<[Said; 4]> = said.collect();
        let (starts, ends) = (said.iter().map(first), said.iter().map(last));
        let agreeing = match said.iter().all(is_whole) {
            true if starts.max() <= ends.min() => all,
            true if said.len() == 2 => 1,
            _ => most_agreeing(&said),
        };
        (agreeing > 1).then_some(agreeing)
    }
}

impl Times<'_> {
    fn of(&self, row: usize) -> Span {
        let rank = self.ranking.rank(self.cells[row]);
        self.spans.get(rank as usize).copied().unwrap_or(ANY_DAY)
    }
}

fn first((span, _): &Said) -> i64 {
    span.days.0
}

fn last((span, _): &Said) -> i64 {
    span.days.1
}

/// Whether a claim can be about any day from its first to its last.
fn is_whole((span, _): &Said) -> bool {
    span.yearly.is_none()
}

/// How many origins have a claim that can be about one and the same day, at the most. What they agree
/// on is a day that can be any from the first to the last for all of them, or one that is known but
/// for its year or month.
fn most_agreeing(said: &[Said]) -> usize {
    let piece = |said: &Said| (first(said), last(said), said.1);
    let whole = said.iter().filter(|said| is_whole(said));
    let yearly: BTreeSet<(i64, i64)> =
        said.iter().filter_map(|(span, _)| span.yearly).flat_map(Yearly::dates).collect();
    let on = |date: &(i64, i64)| {
        let can_mean = |span: &Span| span.yearly.is_none_or(|yearly| yearly.has(*date));
        let on_date =
            said.iter().filter(|(span, _)| can_mean(span)).filter_map(|(span, origin)| {
                let (first, last) = recurring(span.days, *date)?;
                Some((first, last, *origin))
            });
        most_at_once(on_date)
    };
    yearly.iter().map(on).fold(most_at_once(whole.map(piece)), usize::max)
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
