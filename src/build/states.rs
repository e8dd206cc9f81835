//! What the claims of a proposition add up to: computed, never typed in.

use crate::build::facts::Fold;
use crate::build::support::Support;
use crate::model::{
    DISPUTED, Lists, MIXED_STATUS, SINGLE_ORIGIN, Sym, Symbols, UNSUPPORTED, corroborated,
};

/// The states of every edge of a fold: whether it is disputed, whether its claims put it in
/// several ways, and how many independent origins support it, if there is evidence to judge by and
/// they may mean the same time. `manner` tells how a claim is put, if it says so.
pub(super) fn of(
    fold: &Fold,
    support: Option<&Support>,
    manner: Option<impl Fn(usize) -> Option<usize> + Sync + Send>,
    symbols: &mut Symbols,
) -> Lists {
    if manner.is_none() && support.is_none() && !fold.any_negated() {
        return Lists::empty(fold.len());
    }
    let judged = fold.each_in(Vec::new, |list, edge| {
        // A claim without a status puts it in no way at all, rather than in another one.
        let mut ways = manner.iter().flat_map(|manner| fold.rows(edge).filter_map(manner));
        let first = ways.next();
        let mixed = ways.any(|way| Some(way) != first);
        let support = support.and_then(|support| support.count(fold.rows(edge), list));
        (fold.is_disputed(edge), mixed, support)
    });
    let mut names = Names { symbols, counts: Vec::new() };
    let mut lists = Lists::default();
    for (disputed, mixed, support) in judged {
        let mut states = [None; 3];
        states[0] = disputed.then(|| names.symbols.intern(DISPUTED));
        states[1] = mixed.then(|| names.symbols.intern(MIXED_STATUS));
        states[2] = support.map(|origins| names.support(origins));
        lists.push(states.into_iter().flatten());
    }
    lists
}

/// The states of edges that are single claims of a fold's propositions, or that stand for several of
/// these.
///
/// How many origins there are is said only where it is true of each proposition and of all together:
/// two relations of one origin each are not corroborated, and an edge of two isn't of a single one.
pub(super) fn on(
    shown: &Fold,
    fold: &Fold,
    states: &Lists,
    support: Option<&Support>,
    symbols: &mut Symbols,
) -> Lists {
    let propositions = propositions(fold);
    let manners = [DISPUTED, MIXED_STATUS].map(|name| symbols.find(name));
    let mut names = Names { symbols, counts: Vec::new() };
    let (mut own, mut list) = (Lists::default(), Vec::new());
    for edge in 0..shown.len() {
        let mut meant: Vec<u32> = shown.rows(edge).map(|row| propositions[row]).collect();
        meant.sort_unstable();
        meant.dedup();
        let mut found: Vec<Sym> = Vec::new();
        for state in meant.iter().flat_map(|proposition| states.get(*proposition as usize)) {
            if !found.contains(state) {
                found.push(*state);
            }
        }
        if let (Some(support), true) = (support, meant.len() > 1) {
            let is_support = |state: &Sym| !manners.contains(&Some(*state));
            let all = support.count(shown.rows(edge), &mut list).map(|count| names.support(count));
            let has = |state: Sym| meant.iter().all(|at| states.get(*at as usize).contains(&state));
            let agrees = all.is_some_and(has);
            found.retain(|state| agrees || !is_support(state));
        }
        // Whatever relation comes first, they are in the order of a single one.
        let place = |state: &Sym| manners.iter().position(|manner| *manner == Some(*state));
        found.sort_by_key(|state| place(state).unwrap_or(manners.len()));
        own.push(found);
    }
    own
}

/// The edge of a fold that each claim is behind, by its row.
fn propositions(fold: &Fold) -> Vec<u32> {
    let rows = || (0..fold.len()).flat_map(|edge| fold.rows(edge).map(move |row| (row, edge)));
    let mut propositions = vec![0; rows().map(|(row, _)| row + 1).max().unwrap_or(0)];
    rows().for_each(|(row, edge)| propositions[row] = edge as u32);
    propositions
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
            0 => symbols.intern(UNSUPPORTED),
            1 => symbols.intern(SINGLE_ORIGIN),
            several => symbols.intern(&corroborated(several)),
        })
    }
}
