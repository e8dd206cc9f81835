//! How a claim is put: status, negation, modality and speaker, from cues and what they reach.
//!
//! A proposition is looked at from its verb upwards. What stands beside the verb says something of
//! it (`never`, `may`, `allegedly`, `according to …`), and so does what it depends on (`denied
//! that …`, `is accused of …`, `claims of …`). Of several speakers the one next to it is its own.

mod absent;
mod accounts;
mod answers;
mod beside;
mod called;
mod conditions;
mod cues;
mod doubts;
mod either;
mod ensured;
mod fiction;
mod forced;
mod gerunds;
mod labels;
mod negators;
mod openers;
mod overturned;
mod put;
mod reach;
mod regrets;
mod requests;
mod taken_back;
mod tidings;
mod walk;

use crate::extract::clauses::Proposition;
use crate::extract::quotes::Quote;
use crate::extract::view::View;

pub(super) use cues::cues_of_saying;
pub(crate) use cues::{Cues, Found};
pub(crate) use labels::{Labels, is_label};
pub(super) use negators::opens_what_is_so;
pub(crate) use put::{Manner, Unsaid};

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
