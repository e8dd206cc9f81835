//! "Did you mean", for as many names as people read and no more work than they wait for.

use std::collections::BTreeMap;

use crate::text::near::{asked, most_like};

/// The most names that something is suggested for.
pub(super) const MOST_NAMES: usize = 50;

/// The most words that names are compared with, taken together.
pub(super) const MOST_WORDS: usize = 1_000_000;

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
        self.hint_with(name, words, |_| String::new())
    }

    /// The word most like a name, as a hint that has more to say of it.
    pub(crate) fn hint_with<W: Iterator<Item = &'a str>>(
        &mut self,
        name: &str,
        words: impl FnOnce() -> W,
        more: impl FnOnce(&str) -> String,
    ) -> Option<String> {
        if let Some(hint) = self.known.get(name) {
            return hint.clone();
        }
        let words = self.words.get_or_insert_with(|| words().take(MOST_WORDS).collect());
        if self.known.len() >= MOST_NAMES.min(MOST_WORDS / words.len().max(1)) {
            return None;
        }
        let same = same_number(name, words);
        let near = || most_like(name, words.iter().copied());
        let hint = same.or_else(|| near().map(|near| asked(name, near, &more(near))));
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

/// The word that is the same number with other zeros before it.
fn same_number(name: &str, words: &[&str]) -> Option<String> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    fn digits(text: &str) -> &str {
        text.trim_start_matches('0')
    }
    if !is_number(name) {
        return None;
    }
    let number = digits(name);
    let same = words.iter().find(|word| is_number(word) && digits(word) == number)?;
    Some(format!(
        "`{same}` is the same number; a spreadsheet drops zeros that a number starts with"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_lost_its_zeros_is_known() {
        let hint = |name| Suggest::new().hint(name, || ["7", "0012", "70", "x0012"].into_iter());
        let same = |id: &str| {
            let why = "is the same number; a spreadsheet drops zeros that a number starts with";
            Some(format!("`{id}` {why}"))
        };
        assert_eq!(hint("0007"), same("7"));
        assert_eq!(hint("12"), same("0012"));
        assert_eq!(hint("ab"), None);
        assert_eq!(hint("700"), Some("did you mean `70`?".to_string()));
    }
}
