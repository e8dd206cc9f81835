//! Marks that a parser takes for something else, so that it reads a text without them: spaced dashes
//! around words are commas, and marks around a single word within a quote say nothing of its place.

use std::ops::Range;

use crate::extract::language::{Label, Sentence, Tag, Token, Upos};

/// The most words between two dashes, and between marks that only show distance.
const LONGEST_INSERTION: usize = 16;
const LONGEST_MARKED: usize = 3;

/// The text of a sentence without such marks, in which every word stands where it did; nothing if it
/// has none.
pub(super) fn without_marks(sentence: &str) -> Option<String> {
    let mut text = None;
    if let Some(dashes) = dashes(sentence) {
        for dash in dashes {
            let comma = format!(",{}", " ".repeat(dash.len() - 1));
            text.get_or_insert_with(|| sentence.to_string()).replace_range(dash, &comma);
        }
    }
    if sentence.contains(['‘', '\'']) && sentence.contains(['“', '"', '„', '«']) {
        for mark in distant_marks(sentence) {
            let blank = " ".repeat(mark.len());
            text.get_or_insert_with(|| sentence.to_string()).replace_range(mark, &blank);
        }
    }
    text
}

/// The two dashes, with blanks around them, between which words are put into a sentence.
fn dashes(sentence: &str) -> Option<[Range<usize>; 2]> {
    let found = sentence.match_indices([' ', '\u{a0}']).filter_map(|(at, blank)| {
        let rest = &sentence[at + blank.len()..];
        let length = rest.find([' ', '\u{a0}'])?;
        let is_dash = matches!(&rest[..length], "-" | "--" | "–" | "—" | "―");
        is_dash.then_some(at + blank.len()..at + blank.len() + length)
    });
    let mut found = found.take(3);
    let (first, second) = (found.next()?, found.next()?);
    if found.next().is_some() {
        return None;
    }
    let (before, behind) = (&sentence[..first.start], &sentence[second.end..]);
    let inside = &sentence[first.end..second.start];
    let is_short = (1..=LONGEST_INSERTION).contains(&inside.split_whitespace().count());
    let has_words = |text: &str| text.contains(char::is_alphabetic);
    let is_whole = |text: &str| {
        text.matches(['“', '„']).count() == text.matches('”').count()
            && text.matches('"').count().is_multiple_of(2)
            && text.matches('(').count() == text.matches(')').count()
    };
    let goes_on = behind.trim_start().starts_with(|c: char| c.is_lowercase());
    let fits = [before, inside, behind].iter().all(|text| has_words(text)) && is_whole(inside);
    // `did not – contrary to what Roe claims – pay`: between commas parsers lose the subject.
    let negates = |word: &&str| before.trim_end().ends_with(*word);
    let is_split = [" not", " never", "n't", "n’t"].iter().any(negates);
    let is_plain = goes_on && !is_split && !inside.contains(',');
    (is_short && fits && is_plain).then_some([first, second])
}

/// The single quotation marks around a few words.
fn distant_marks(sentence: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((start, end)) = next_marked(sentence, from) {
        found.extend([start.clone(), end.clone()]);
        from = end.end;
    }
    found
}

fn next_marked(sentence: &str, from: usize) -> Option<(Range<usize>, Range<usize>)> {
    let opens = sentence[from..].char_indices().filter(|(_, c)| matches!(c, '‘' | '\''));
    opens.map(|(at, c)| (from + at, c)).find_map(|(at, mark)| {
        let start = at..at + mark.len_utf8();
        let is_apart = sentence[..at].ends_with(|c: char| !c.is_alphanumeric()) || at == 0;
        let rest = &sentence[start.end..];
        let closing = if mark == '\'' { '\'' } else { '’' };
        let length = rest
            .match_indices(closing)
            .map(|(at, _)| at)
            .find(|at| !rest[at + closing.len_utf8()..].starts_with(char::is_alphanumeric))?;
        let words = &rest[..length];
        let most = if mark == '\'' { 1 } else { LONGEST_MARKED };
        let is_marked = words.starts_with(char::is_alphanumeric)
            && words.ends_with(char::is_alphanumeric)
            && words.split(' ').count() <= most;
        let end = start.end + length..start.end + length + closing.len_utf8();
        (is_apart && is_marked).then_some((start, end))
    })
}

/// A sentence that was read without marks, with them: `tokens` are all of its words, and it begins at
/// this byte of its text.
pub(super) fn restored<'t>(
    read: &Sentence,
    text: &'t str,
    tokens: Vec<Token>,
    at: usize,
) -> Sentence<'t> {
    let place = |token: &Token| {
        let own = (token.start as usize).checked_sub(at)? as u32;
        read.tokens.binary_search_by_key(&own, |token| token.start).ok()
    };
    let places: Vec<Option<usize>> = tokens.iter().map(place).collect();
    let mut back = vec![0_u16; read.len()];
    for (number, place) in places.iter().enumerate() {
        place.iter().for_each(|&place| back[place] = number as u16);
    }
    let count = tokens.len();
    // What isn't told otherwise below is one of the marks.
    let mut whole = Sentence {
        text,
        tokens,
        upos: vec![Upos::Punct; count],
        tags: vec![Tag::OpenQuote; count],
        heads: vec![0; count],
        labels: vec![Label::Punct; count],
        certainty: read.certainty,
    };
    for (number, place) in places.iter().enumerate() {
        let Some(place) = *place else {
            whole.heads[number] = word_in_marks(&places, number) as u16;
            continue;
        };
        (whole.upos[number], whole.tags[number]) = (read.upos[place], read.tags[place]);
        whole.labels[number] = read.labels[place];
        whole.heads[number] = back[read.heads[place] as usize];
    }
    whole
}

/// The word beside a mark: the one before it, where it closes, or the one behind.
fn word_in_marks(places: &[Option<usize>], mark: usize) -> usize {
    let is_word = |other: &usize| places.get(*other).is_some_and(Option::is_some);
    let behind = (mark + 1..places.len()).find(is_word);
    mark.checked_sub(1).filter(is_word).or(behind).unwrap_or_default()
}
