//! How a claim is put: status, negation, modality and speaker, from cues and what they reach.
//!
//! A proposition is looked at from its verb upwards. What stands beside the verb says something of
//! it (`never`, `may`, `allegedly`, `according to …`), and so does what it depends on (`denied
//! that …`, `is accused of …`, `claims of …`). Of several speakers the one next to it is its own.

mod absent;
mod accounts;
mod beside;
mod called;
mod conditions;
mod cues;
mod doubts;
mod either;
mod ensured;
mod fiction;
mod gerunds;
mod labels;
mod negators;
mod overturned;
mod reach;
mod regrets;
mod taken_back;
mod tidings;
mod walk;

use crate::extract::clauses::Proposition;
use crate::extract::quotes::Quote;
use crate::extract::view::View;
use crate::model::Modality;

pub(super) use cues::cues_of_saying;
pub(crate) use cues::{Cues, Found};
pub(crate) use labels::{Labels, is_label};

/// How a proposition is put.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Manner {
    /// The number of its status, if a cue sets one.
    pub(crate) status: Option<usize>,
    /// Whether somebody denies it.
    pub(crate) denied: bool,
    /// Whether it is said not to be so, denials apart.
    pub(crate) negated: bool,
    /// Whether it is, may be, is to be or is doubted.
    pub(crate) modality: Modality,
    /// The word for who says so.
    pub(crate) speaker: Option<usize>,
    /// The words that decided, in the order in which they were met.
    pub(crate) cues: Vec<usize>,
    /// Words of the predicate that say how it is put, and not what.
    pub(crate) dropped: Vec<usize>,
    /// Why nobody says that it is so at all.
    pub(crate) unsaid: Option<Unsaid>,
}

/// Why a proposition is in the text and yet nobody claims it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unsaid {
    /// It is a condition: `if …`, `whether …`.
    Condition,
    /// It was not said: `did not confirm that …`.
    NotSaid,
}

/// How a proposition of a sentence is put.
pub(crate) fn manner(view: &View, proposition: &Proposition) -> Manner {
    walk::walk(view, proposition)
}

/// The word for whoever says what stands between quotation marks in a sentence.
pub(crate) fn speaker_outside(view: &View, quotes: &[Quote]) -> Option<usize> {
    let outside = |at: usize| {
        let start = view.sentence.tokens[at].start as usize;
        !quotes.iter().any(|quote| quote.range.contains(&start))
    };
    reach::verbs_of_saying(view).filter(|&(verb, _)| outside(verb)).find_map(|(_, who)| who)
}

/// The first verb of a sentence for saying something, and who says it.
pub(crate) fn teller(view: &View) -> Option<(usize, usize)> {
    reach::verbs_of_saying(view).find_map(|(verb, who)| Some((verb, who?)))
}

#[cfg(test)]
mod tests;
