//! What the claims of a proposition add up to: computed, never typed in.

use crate::build::evidence::Evidence;
use crate::build::facts::Fold;
use crate::build::ranking::Ranking;
use crate::model::{Lists, Sym, Symbols};

/// The states of every edge of a fold: whether it is disputed, whether its claims put it in
/// several ways, and how many independent origins support it, if there is evidence to judge by.
pub(super) fn of(
    fold: &Fold,
    evidence: Option<&Evidence>,
    statuses: (&Ranking, &[Option<Sym>]),
    symbols: &mut Symbols,
) -> Lists {
    let (ranking, status) = statuses;
    if status.is_empty() && evidence.is_none() && !fold.any_negated() {
        return Lists::empty(fold.len());
    }
    let judged = fold.each_in(Vec::new, |list, edge| {
        let mut ranks = fold.rows(edge).map(|row| ranking.rank(status.get(row).copied().flatten()));
        let first = ranks.next();
        let mixed = !status.is_empty() && ranks.any(|rank| Some(rank) != first);
        let support = evidence.map(|evidence| {
            let supported = fold.rows(edge).any(|row| evidence.supports(row));
            if supported { evidence.count_origins(fold.rows(edge), list) } else { 0 }
        });
        (fold.is_disputed(edge), mixed, support)
    });
    let mut names = Names { symbols, counts: Vec::new() };
    let mut lists = Lists::default();
    for (disputed, mixed, support) in judged {
        let mut states = [None; 3];
        states[0] = disputed.then(|| names.symbols.intern("disputed"));
        states[1] = mixed.then(|| names.symbols.intern("mixed-status"));
        states[2] = support.map(|origins| names.support(origins));
        lists.push(states.into_iter().flatten());
    }
    lists
}

/// The words for how many origins there are, each made once.
struct Names<'a> {
    symbols: &'a mut Symbols,
    counts: Vec<Option<Sym>>,
}

impl Names<'_> {
    fn support(&mut self, origins: usize) -> Sym {
        if self.counts.len() <= origins {
            self.counts.resize(origins + 1, None);
        }
        let symbols = &mut *self.symbols;
        *self.counts[origins].get_or_insert_with(|| match origins {
            0 => symbols.intern("unsupported"),
            1 => symbols.intern("single-origin"),
            several => symbols.intern(&format!("corroborated({several})")),
        })
    }
}
