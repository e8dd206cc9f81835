//! Where sentences end.

use std::ops::Range;

use crate::extract::language::abbreviations::{Stop, stop};
use crate::extract::language::tokens::tokens;

/// As many words as are read at once. Longer sentences are read in pieces, because the time for
/// one grows with the square of its words.
pub(crate) const MOST_WORDS: usize = 256;

/// The sentences of a text, without the white space around them.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut from = 0;
    while let Some(mark) = next_mark(text, from) {
        from = mark.end;
        if ends_sentence(text, start, &mark) {
            push(text, start..mark.end, &mut found);
            start = mark.end;
        }
    }
    push(text, start..text.len(), &mut found);
    found
}

/// The next marks that may end a sentence, with the quotes and brackets that belong to them, or
/// an empty line.
fn next_mark(text: &str, from: usize) -> Option<Range<usize>> {
    let start = from + text[from..].find(['.', '!', '?', '…', '\n', '\u{2029}'])?;
    let rest = &text[start..];
    let run = |wanted: fn(char) -> bool, rest: &str| -> usize {
        rest.chars().take_while(|&letter| wanted(letter)).map(char::len_utf8).sum()
    };
    let white = run(char::is_whitespace, rest);
    if white > 0 {
        return Some(start..start + white);
    }
    let marks = run(|letter| matches!(letter, '.' | '!' | '?' | '…'), rest);
    let closing =
        run(|letter| matches!(letter, '"' | '”' | '’' | '\'' | ')' | ']' | '»'), &rest[marks..]);
    Some(start..start + marks + closing)
}

fn ends_sentence(text: &str, start: usize, mark: &Range<usize>) -> bool {
    let marks = &text[mark.clone()];
    if marks.starts_with(char::is_whitespace) {
        return marks.matches('\n').count() > 1 || marks.contains('\u{2029}');
    }
    let after = &text[mark.end..];
    let space = after.len() - after.trim_start().len();
    let next = after.trim_start();
    let Some(first) = next.chars().next() else { return true };
    if space == 0 {
        return false;
    }
    if after[..space].matches('\n').count() > 1 {
        return true;
    }
    let begins = next.trim_start_matches([
        '"', '“', '‘', '\'', '(', '[', '«', '*', '•', '-', '–', '—', ' ', '#',
    ]);
    let letter = begins.chars().next().unwrap_or(first);
    let small = |text: &str| {
        text.chars().find(|letter| letter.is_alphabetic()).is_some_and(char::is_lowercase)
    };
    if letter.is_lowercase() {
        // A name such as iPhone may begin a sentence, and some people write no capitals at all.
        let carelessly =
            small(&text[start..mark.start]) && !marks.starts_with("..") && !marks.starts_with('…');
        if !carelessly {
            return begins.chars().nth(1).is_some_and(char::is_uppercase);
        }
    }
    if marks.starts_with('.') && !marks.starts_with("..") {
        return full_stop_ends(&text[start..mark.start], begins, marks.len() > 1);
    }
    true
}

/// Whether a full stop between these two ends a sentence.
fn full_stop_ends(before: &str, after: &str, closed: bool) -> bool {
    let word = before
        .rsplit(|letter: char| {
            letter.is_whitespace()
                || matches!(letter, '(' | '"' | '“' | '‘' | '[' | '-' | '–' | '—' | '/')
        })
        .next()
        .unwrap_or_default();
    // `1.` and `a.` at the beginning count what follows.
    if before.trim_start().len() == word.len()
        && word.len() < 4
        && word.chars().all(|letter| letter.is_ascii_digit())
    {
        return word.is_empty();
    }
    let next: &str = after
        .split(|letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '’')
        .next()
        .unwrap_or_default();
    match stop(word) {
        Stop::None if matches!(word, "No" | "Nos" | "no" | "p") => {
            !next.starts_with(|letter: char| letter.is_ascii_digit())
        }
        Stop::None => true,
        Stop::Title => closed,
        // `I. Orlo` at the beginning is somebody's initial, and `so did I.` ends a sentence.
        Stop::Initial => {
            let is_pronoun = word == "I" && before.trim_start().len() > word.len();
            closed || is_pronoun || begins_sentences(next)
        }
        Stop::Other => begins_sentences(next) || names_again(before, next),
    }
}

/// Whether a word is one of the name that an abbreviation ends: `sued Orbis Inc. Orbis says so`.
fn names_again(before: &str, next: &str) -> bool {
    let is_name = next.len() > 2 && next.starts_with(char::is_uppercase);
    is_name && before.split_whitespace().rev().skip(1).take(3).any(|word| word == next)
}

/// Whether a word with a capital is likelier the first of a sentence than part of a name.
fn begins_sentences(word: &str) -> bool {
    const FIRST: [&str; 62] = [
        "The", "A", "An", "This", "That", "These", "Those", "He", "She", "It", "We", "They", "You",
        "I", "His", "Her", "Its", "Their", "Our", "My", "Your", "In", "On", "At", "By", "For",
        "From", "With", "As", "If", "When", "While", "Where", "Why", "How", "What", "Who", "But",
        "And", "Or", "So", "Yet", "However", "After", "Before", "Since", "Although", "Though",
        "Because", "There", "Here", "Then", "Now", "Not", "No", "Yes", "All", "Some", "Many",
        "Most", "Both", "Another",
    ];
    FIRST.contains(&word)
}

/// Adds a sentence, in pieces if it has too many words.
fn push(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let inner = &text[range.clone()];
    let start = range.start + (inner.len() - inner.trim_start().len());
    let mut rest = start..start + inner.trim().len();
    // Words have a letter at least, and nearly always a space: shorter ones can't have too many.
    while rest.len() > MOST_WORDS {
        let Some(end) = end_of_piece(text, &rest) else { break };
        found.push(rest.start..end);
        let left = &text[end..rest.end];
        rest.start = end + (left.len() - left.trim_start().len());
    }
    if !rest.is_empty() {
        found.push(rest);
    }
}

/// Where to cut a sentence of too many words or bytes.
fn end_of_piece(text: &str, range: &Range<usize>) -> Option<usize> {
    // Thirty-two bytes for each word are plenty for prose.
    let mut window = range.start..range.end.min(range.start + MOST_WORDS * 32);
    while !text.is_char_boundary(window.end) {
        window.end -= 1;
    }
    let words = tokens(text, window.clone());
    if words.len() <= MOST_WORDS && window.end == range.end {
        return None;
    }
    let most = words.len().min(MOST_WORDS);
    let half = &words[most / 2..most];
    let behind = |marks: &[&str]| {
        half.iter().rposition(|word| marks.contains(&&text[word.start as usize..word.end as usize]))
    };
    let cut = behind(&[".", "!", "?", ";"]).or_else(|| behind(&[":", ",", "–", "—", "--"]));
    match (cut, half.last()) {
        (Some(at), _) => Some(half[at].end as usize),
        (None, Some(last)) => Some(last.end as usize),
        (None, None) => Some(window.end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn sentences_end_where_a_reader_would_end_them() {
        for wanted in [
            &["Mr. Smith of the U.S. Army left.", "He came back."][..],
            &["“It works.”", "She paid $4.25 to Acme Inc. for it.", "Why?"],
            &["He lives in the U.S.", "The agency knows.", "So do we!"],
            &["\"Who?\" he asked.", "(Nobody knew.)", "J. K. Rowling wrote it."],
            &["Orlo sued Acme Inc.", "Acme paid Pell Corp. Group.", "Vale left Pell Corp. today."],
            &["See No. 5 on p. 7.", "Then stop… or don't.", "No.", "Yes."],
        ] {
            assert_eq!(split(&wanted.join(" ")), wanted);
        }
    }

    #[test]
    fn an_empty_line_ends_a_sentence_and_a_line_end_does_not() {
        assert_eq!(split("One\nline goes on\n\n\nNext  "), ["One\nline goes on", "Next"]);
    }

    #[test]
    fn long_text_without_an_end_is_cut_at_marks() {
        let text = "one two, ".repeat(500);
        let found = split(&text);
        assert!(found.len() > 4 && found.iter().all(|piece| piece.ends_with(',')), "{found:?}");
        let letters = "x".repeat(100_000);
        assert_eq!(split(&letters).concat(), letters);
    }
}
