//! Outcomes, added up.

use std::ops::AddAssign;

use super::pairs::{Outcome, Pair};

/// How many claims were found, are right, and in what.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Tally {
    /// Found claims.
    pub(crate) found: usize,
    /// Those that are expected.
    pub(crate) paired: usize,
    /// Claims that have to be found.
    pub(crate) required: usize,
    /// Those that weren't.
    pub(crate) missed: usize,
    /// Of the pairs, those with the right status, negation, modality, speaker, time and names.
    pub(crate) right: [usize; 6],
    /// Found claims from headings, teasers and the like.
    pub(crate) furniture: usize,
}

/// The names of what a [`Tally`] prints.
pub(crate) const COLUMNS: &str = "found  right  missed  precision  recall     F1  status  negated  modality  speaker   when  names  furniture";

impl Tally {
    /// The tally of one article, with how many of its claims have to be found.
    pub(crate) fn of(outcome: &Outcome, required: usize) -> Tally {
        let mut right = [0; 6];
        for pair in &outcome.pairs {
            for (sum, is_right) in right.iter_mut().zip(marks(pair)) {
                *sum += usize::from(is_right);
            }
        }
        Tally {
            found: outcome.pairs.len() + outcome.extra.len(),
            paired: outcome.pairs.len(),
            required,
            missed: outcome.missed.len(),
            right,
            furniture: outcome.furniture.len(),
        }
    }

    /// The share of found claims that are expected.
    pub(crate) fn precision(&self) -> f64 {
        share(self.paired, self.found)
    }

    /// The share of the claims that have to be found which are.
    pub(crate) fn recall(&self) -> f64 {
        share(self.required - self.missed, self.required)
    }

    /// The harmonic mean of both.
    pub(crate) fn f1(&self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        match precision + recall > 0.0 {
            true => 2.0 * precision * recall / (precision + recall),
            false => 0.0,
        }
    }

    /// The share of pairs with the right status.
    pub(crate) fn status(&self) -> f64 {
        share(self.right[0], self.paired)
    }

    /// The share of pairs with the right speaker.
    pub(crate) fn speaker(&self) -> f64 {
        share(self.right[3], self.paired)
    }

    /// A line under [`COLUMNS`].
    pub(crate) fn line(&self) -> String {
        let [status, negated, modality, speaker, when, names] =
            self.right.map(|right| share(right, self.paired));
        format!(
            "{:>5}  {:>5}  {:>6}  {:>9.3}  {:>6.3}  {:>5.3}  {status:>6.3}  {negated:>7.3}  {modality:>8.3}  {speaker:>7.3}  {when:>5.3}  {names:>5.3}  {:>9}",
            self.found,
            self.paired,
            self.missed,
            self.precision(),
            self.recall(),
            self.f1(),
            self.furniture,
        )
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.found += other.found;
        self.paired += other.paired;
        self.required += other.required;
        self.missed += other.missed;
        self.furniture += other.furniture;
        for (sum, right) in self.right.iter_mut().zip(other.right) {
            *sum += right;
        }
    }
}

fn marks(pair: &Pair) -> [bool; 6] {
    [pair.status, pair.negated, pair.modality, pair.speaker, pair.when, pair.names]
}

fn share(part: usize, whole: usize) -> f64 {
    match whole {
        0 => 0.0,
        _ => part as f64 / whole as f64,
    }
}
