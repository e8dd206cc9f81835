//! Which words of a block stand between quotation marks, and who speaks them.

use std::ops::Range;

use crate::extract::document::{Block, BlockKind};
use crate::extract::manner::is_label;

/// A stretch of direct speech.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quote {
    /// The bytes of the block's text between the marks.
    pub(super) range: Range<usize>,
    /// The name behind a dash after the quote, if there is one.
    pub(super) signed: Option<String>,
    /// Whether nothing closes it, as where the next paragraph goes on with it.
    pub(super) is_open: bool,
}

/// Fewer bytes are most often a word that somebody used, not a sentence that somebody said.
const SHORTEST: usize = 16;

/// The direct speech in a block, in order. A quote that isn't closed goes on to the block's end,
/// as those of several paragraphs do.
///
/// A block that is a quotation is one, with or without marks.
pub(super) fn quotes(block: &Block) -> Vec<Quote> {
    let name = block.attribution.clone().and_then(|range| block.text.get(range)).and_then(name);
    let mut found = marked(&block.text);
    if block.kind == BlockKind::Quotation && (found.is_empty() || name.is_some()) {
        found = vec![Quote { range: block.body(), signed: None, is_open: false }];
    }
    for quote in &mut found {
        quote.signed = quote.signed.take().or_else(|| name.clone());
    }
    found
}

fn marked(text: &str) -> Vec<Quote> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (at, mark) in text.char_indices() {
        let behind = at + mark.len_utf8();
        match (mark, open) {
            ('“' | '„' | '«', None) => open = Some(behind),
            ('"', None) if opens(text, at) => open = Some(behind),
            ('”' | '"' | '»' | '“', Some(start)) => {
                let signed = signed(&text[behind..]);
                found.push(Quote { range: start..at, signed, is_open: false });
                open = None;
            }
            _ => {}
        }
    }
    if let Some(start) = open {
        found.push(Quote { range: start..text.len(), signed: None, is_open: true });
    }
    found.retain(|quote| quote.range.len() >= SHORTEST || is_spoken(text, &quote.range));
    // A name at the end signs all quotes of the block that nobody else signs.
    let last = found.last().and_then(|quote| quote.signed.clone());
    for quote in &mut found {
        quote.signed = quote.signed.take().or_else(|| last.clone());
    }
    found
}

/// Whether a few words are a sentence that somebody said, and no word that somebody used and no title:
/// `"A lie," said Orlo`, but `in the film "A Lie," Orlo …`.
fn is_spoken(text: &str, range: &Range<usize>) -> bool {
    #[rustfmt::skip]
    const TIES: &[&str] = &[
        "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with",
    ];
    let words = &text[range.clone()];
    let before = text[..range.start].trim_end().trim_end_matches(['"', '“', '„', '«']).trim_end();
    let is_apart = before.is_empty()
        || before.ends_with(|mark: char| mark.is_ascii_punctuation() || "–—”»".contains(mark));
    let is_small = |word: &str| {
        word.starts_with(char::is_lowercase) && !TIES.contains(&word.trim_end_matches(','))
    };
    words.starts_with(char::is_uppercase)
        && is_apart
        && words.contains(' ')
        && words.ends_with([',', '.', '!', '?'])
        && (words.ends_with(['!', '?']) || words.split(' ').any(is_small))
}

/// A straight mark opens where a blank or a bracket stands before it.
fn opens(text: &str, at: usize) -> bool {
    text[..at]
        .chars()
        .next_back()
        .is_none_or(|before| !before.is_alphanumeric() && !".,!?".contains(before))
}

/// The name in `… – Ines Okafor, harbour master`, if nothing but it follows.
fn signed(behind: &str) -> Option<String> {
    let rest = behind.trim_start().trim_start_matches(['.', ',']).trim_start();
    let signature = rest.strip_prefix(['–', '—', '-', '―', '~'])?;
    if rest.len() <= 160 { name(signature) } else { None }
}

/// The name at the start of what signs a quote: `Ines Okafor, harbour master`.
fn name(signature: &str) -> Option<String> {
    let name = signature.trim_start_matches(['-', '–', '—', ' ', '\u{a0}']);
    let name = name.split([',', '\n', ';', '(']).next()?.trim().trim_end_matches('.');
    let short = name.split(' ').count() <= 8 && name.len() <= 80;
    let named = name.chars().next().is_some_and(char::is_uppercase);
    // `"…" – False` is a verdict.
    (short && named && !is_label(name)).then(|| name.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(&str, Option<String>)> {
        marked(text).into_iter().map(|quote| (&text[quote.range], quote.signed)).collect()
    }

    #[test]
    fn speech_is_what_stands_between_marks() {
        assert_eq!(
            told("\"We paid for all of it,\" she said. \"And we will again.\""),
            [("We paid for all of it,", None), ("And we will again.", None)],
        );
        assert_eq!(told("the “insidious” policy"), []);
        assert_eq!(told("\"A lie,\" she said."), [("A lie,", None)]);
        assert_eq!(told("in his film \"A Lie.\""), []);
        assert_eq!(told("He wrote a book, \"War at Sea,\" and left."), []);
        assert_eq!(told("“It goes on and on. And on"), [("It goes on and on. And on", None)]);
    }

    #[test]
    fn a_dash_and_a_name_sign_a_quote() {
        let signed = Some("Ines Okafor".to_string());
        assert_eq!(
            told("“The crew knew it all along.” – Ines Okafor, harbour master"),
            [("The crew knew it all along.", signed.clone())],
        );
        assert_eq!(
            told("\"The crew knew it all.\" \"So did the owner of it.\" - Ines Okafor"),
            [("The crew knew it all.", signed.clone()), ("So did the owner of it.", signed)],
        );
        assert_eq!(
            told("“The crew knew it all,” – and so did we."),
            [("The crew knew it all,", None)]
        );
    }
}
