//! "Did you mean", for as many names as people read and no more work than they wait for.

use std::collections::BTreeMap;

use crate::text::near::did_you_mean;

/// The most names that something is suggested for.
const MOST_NAMES: usize = 50;

/// The most words that names are compared with, taken together.
const MOST_WORDS: usize = 1_000_000;

/// The most words that are listed where none is like the name.
const MOST_LISTED: usize = 40;

/// Suggestions for the names that one rule or table has. The words are gathered when the first is made.
pub(crate) struct Suggest<'a> {
    words: Option<Vec<&'a str>>,
    known: BTreeMap<String, Option<String>>,
}

impl<'a> Suggest<'a> {
    /// No suggestion yet.
    pub(crate) fn new() -> Suggest<'a> {
        Suggest { words: None, known: BTreeMap::new() }
    }

    /// The word most like a name, as a hint.
    pub(crate) fn hint<W: Iterator<Item = &'a str>>(
        &mut self,
        name: &str,
        words: impl FnOnce() -> W,
    ) -> Option<String> {
        if let Some(hint) = self.known.get(name) {
            return hint.clone();
        }
        let words = self.words.get_or_insert_with(|| words().take(MOST_WORDS).collect());
        if self.known.len() >= MOST_NAMES.min(MOST_WORDS / words.len().max(1)) {
            return None;
        }
        let hint = did_you_mean(name, words.iter().copied());
        self.known.insert(name.to_string(), hint.clone());
        hint
    }

    /// The word most like a name, or else all words, where they are few.
    pub(crate) fn hint_or_list<W: Iterator<Item = &'a str>>(
        &mut self,
        name: &str,
        words: impl Fn() -> W,
    ) -> Option<String> {
        let list = || {
            let names: Vec<&str> = words().take(MOST_LISTED + 1).collect();
            (1..=MOST_LISTED)
                .contains(&names.len())
                .then(|| format!("known are {}", names.join(", ")))
        };
        self.hint(name, &words).or_else(list)
    }
}
