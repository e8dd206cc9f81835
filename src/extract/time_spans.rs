//! Spans of time whose ends the parse takes apart.

use crate::extract::mentions::written;
use crate::extract::times::time;
use crate::extract::view::View;

/// Adjuncts that are one time together: `from 2014` and `to 2016`.
pub(super) struct Spans(
    /// The numbers of both adjuncts, and their words.
    Vec<(usize, usize, Vec<usize>)>,
);

impl Spans {
    pub(super) fn of(view: &View, adjuncts: impl Iterator<Item = Vec<usize>>) -> Spans {
        let adjuncts: Vec<Vec<usize>> = adjuncts.collect();
        let opens = |words: &[usize]| words.first().is_some_and(|&at| view.stems[at] == "from");
        let closes = |words: &[usize]| {
            let word = words.first().map(|&at| &*view.stems[at]);
            matches!(word, Some("to" | "until" | "till" | "through"))
        };
        let mut found = Vec::new();
        for (start, from) in adjuncts.iter().enumerate().filter(|(_, words)| opens(words)) {
            let next = from.last().map_or(0, |last| last + 1);
            let follows = |words: &Vec<usize>| words.first() == Some(&next) && closes(words);
            let Some(end) = adjuncts.iter().position(follows) else { continue };
            let whole = [&from[..], &adjuncts[end][..]].concat();
            if time(&written(view, from)).is_some() && time(&written(view, &whole)).is_some() {
                found.push((start, end, whole));
            }
        }
        Spans(found)
    }

    /// Whether an adjunct only ends another.
    pub(super) fn is_end(&self, number: usize) -> bool {
        self.0.iter().any(|(_, end, _)| *end == number)
    }

    /// The words of an adjunct, with those of the one that ends it.
    pub(super) fn with_end(&self, number: usize, words: Vec<usize>) -> Vec<usize> {
        let whole = self.0.iter().find(|(start, ..)| *start == number);
        whole.map_or(words, |(.., whole)| whole.clone())
    }
}
