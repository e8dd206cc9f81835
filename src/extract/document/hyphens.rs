//! Words that the end of a line divides.

use std::borrow::Cow;

use crate::extract::language::English;

/// What the hyphen at the end of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Halves {
    /// A sign that the word goes on: `trans-` and `ferred`.
    OneWord,
    /// A part of the word: `ex-` and `minister`.
    Compound,
}

/// What programs that read letters from pictures take for the hyphen at the end of a line.
const NOT_SIGN: char = '¬';

/// Words behind a hyphen that joins nothing to them: `pre- and post-war`.
const LINKS: &[&str] = &["and", "or", "to", "nor", "but", "as", "than", "versus"];

/// What the hyphen at the end of a text is, given what stands on the next line; nothing if it is no
/// hyphen within a word.
pub(super) fn halves(before: &str, behind: &str) -> Option<Halves> {
    let start = before.strip_suffix(['-', '\u{2010}', NOT_SIGN])?;
    let first = &start[start.trim_end_matches(char::is_alphanumeric).len()..];
    let second = &behind[..behind.find(|c: char| !c.is_alphanumeric()).unwrap_or(behind.len())];
    if first.is_empty() || second.is_empty() || LINKS.contains(&second) {
        return None;
    }
    if before.ends_with(NOT_SIGN) {
        return Some(Halves::OneWord);
    }
    let is_hyphenated = start[..start.len() - first.len()].ends_with('-')
        || behind[second.len()..].starts_with('-');
    let is_plain = second.chars().all(|c| c.is_alphabetic() && c.is_lowercase())
        && first.chars().all(char::is_alphabetic);
    if is_hyphenated || !is_plain {
        return Some(Halves::Compound);
    }
    let is_name = first.starts_with(char::is_uppercase)
        && !opens_sentence(&start[..start.len() - first.len()]);
    if is_name && !BEHIND_NAMES.iter().any(|ending| second.ends_with(ending)) {
        return Some(Halves::OneWord);
    }
    let known = |word: &str| forms(word).any(|form| English::shared().knows(&form));
    match known(&format!("{first}{second}")) || !is_word(first) || !known(second) {
        true => Some(Halves::OneWord),
        false => Some(Halves::Compound),
    }
}

/// How words end that a hyphen ties to a name: `London-based`.
const BEHIND_NAMES: &[&str] = &["ed", "ing", "born", "led", "run", "like", "style", "wide", "era"];

/// Whether the next word is the first of a sentence.
fn opens_sentence(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '"', '“', '‘', '(']);
    before.is_empty() || before.ends_with(['.', '!', '?', ':', '”'])
}

/// Whether letters are a word by themselves, or stand before one as it is.
fn is_word(letters: &str) -> bool {
    const BEFORE: &[&str] = &[
        "anti", "co", "counter", "ex", "extra", "far", "inter", "mid", "multi", "neo", "non",
        "post", "pre", "pro", "pseudo", "re", "self", "semi", "sub", "super", "ultra", "vice",
    ];
    let small = letters.to_lowercase();
    BEFORE.contains(&small.as_str()) || letters.len() >= 3 && English::shared().knows(&small)
}

/// A word, and what it may be a form of.
fn forms(word: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let endings =
        [("", ""), ("s", ""), ("ed", ""), ("d", ""), ("ing", ""), ("ing", "e"), ("ly", "")];
    endings.into_iter().filter_map(|(ending, first)| {
        let stem = word.strip_suffix(ending).filter(|stem| ending.is_empty() || stem.len() >= 4)?;
        Some(if first.is_empty() {
            Cow::Borrowed(stem)
        } else {
            Cow::Owned(format!("{stem}{first}"))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_goes_on_behind_the_end_of_a_line() {
        for (before, behind) in [
            ("Thalberg trans-", "ferred"),
            ("Ministry of De-", "fence"),
            ("sued Fried-", "rich"),
            ("in Pa-", "ris."),
            ("were ex-", "pelled,"),
            ("a pro-", "posed"),
            ("the com-", "pany’s"),
            ("he re-", "signed"),
            ("the mini¬", "ster"),
        ] {
            assert_eq!(halves(before, behind), Some(Halves::OneWord), "{before} {behind}");
        }
    }

    #[test]
    fn a_compound_keeps_its_hyphen() {
        for (before, behind) in [
            ("the ex-", "minister"),
            ("Anglo-", "Dutch"),
            ("a 10-", "year"),
            ("a well-", "known"),
            ("the day-to-", "day"),
            ("a state-", "owned"),
            ("an anti-", "corruption"),
            ("a long-", "term"),
            ("Long-", "term"),
            ("the London-", "based"),
        ] {
            assert_eq!(halves(before, behind), Some(Halves::Compound), "{before} {behind}");
        }
        for (before, behind) in [("pre-", "and post-war"), ("he left -", "and"), ("left", "him")] {
            assert_eq!(halves(before, behind), None, "{before} {behind}");
        }
    }
}
