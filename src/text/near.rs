//! "Did you mean", and the nearest text of a quote that is gone.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::text::alignment::{Aligned, align};
use crate::text::{numbered_sign, signs_apart};

/// A hint that names the word most like this one, if one is like it at all.
///
/// ```
/// use claimgraph::text::did_you_mean;
/// let hint = did_you_mean("meat", ["meta", "tiktok"]);
/// assert_eq!(hint.as_deref(), Some("did you mean `meta`?"));
/// assert_eq!(did_you_mean("reddit", ["meta", "tiktok"]), None);
/// ```
pub fn did_you_mean<'a>(word: &str, words: impl IntoIterator<Item = &'a str>) -> Option<String> {
    most_like(word, words).map(|name| asked(word, name, ""))
}

/// The word most like this one, if one is like it at all.
pub(crate) fn most_like<'a>(
    word: &str,
    words: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let lower = word.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for candidate in words {
        let longest = lower.len().max(candidate.len());
        // Beyond a third of the letters, distance says nothing; and long texts cost much.
        if longest > 200 || lower.len().abs_diff(candidate.len()) * 3 > longest {
            continue;
        }
        let likeness = likeness(&lower, &candidate.to_lowercase());
        let better = best.is_none_or(|(most, name)| (likeness, name) > (most, candidate));
        if likeness >= 0.5 && better && are_alike_word_by_word(&lower, candidate) {
            best = Some((likeness, candidate));
        }
    }
    best.map(|(_, name)| name)
}

/// The question whether a name was meant for a word, with more that is to be known of it.
pub(crate) fn asked(word: &str, name: &str, more: &str) -> String {
    let signs = match signs_apart(word, name) {
        Some((own, its)) => format!(", with {} for {}", numbered_sign(its), numbered_sign(own)),
        None => String::new(),
    };
    format!("did you mean `{name}`{more}{signs}?")
}

/// Whether no word of a name of several stands for quite another one: `wire-0313` is no slip for
/// `herald-0313`. Short words, such as `of`, may differ as they like.
fn are_alike_word_by_word(lower: &str, candidate: &str) -> bool {
    let candidate = candidate.to_lowercase();
    let words = || parts(lower).zip(parts(&candidate));
    let is_one = parts(lower).nth(1).is_none();
    if is_one || parts(lower).count() != parts(&candidate).count() {
        return true;
    }
    words().all(|(own, its)| own.len().min(its.len()) < 3 || likeness(own, its) >= 0.5)
}

/// How alike two words are, from 0 to 1: the share of their letters that needn't be changed, left
/// out, put in or exchanged with the next. What they begin and end with alike costs nothing.
fn likeness(one: &str, other: &str) -> f64 {
    let longest = one.chars().count().max(other.chars().count());
    let (own, its) = differing(one, other);
    match (own.is_empty(), its.is_empty()) {
        (true, true) => 1.0,
        _ => 1.0 - strsim::damerau_levenshtein(own, its) as f64 / longest as f64,
    }
}

/// Two texts without what they begin and end with alike.
fn differing<'t>(one: &'t str, other: &'t str) -> (&'t str, &'t str) {
    let same = |(a, b): &(char, char)| a == b;
    let before = one.chars().zip(other.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (one, other): (&str, &str) = (&one[before..], &other[before..]);
    let back = one.chars().rev().zip(other.chars().rev());
    let behind: usize = back.take_while(same).map(|(c, _)| c.len_utf8()).sum();
    (&one[..one.len() - behind], &other[..other.len() - behind])
}

/// The words of a name, whatever stands between them.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty())
}

/// A word of a text that a quote doesn't have.
const OTHER: u32 = u32::MAX;

/// In how many places the words of a quote are laid on those of a text, one by one.
const MOST_PLACES: usize = 32;

/// How much that may cost: words of the quote times words of the text.
const MOST_COST: usize = 1 << 23;

/// Of so many windows the places are chosen.
const MOST_WINDOWS: usize = 4096;

/// The stretch of a text most like a quote: where it starts, where it ends, and how alike they
/// are, from 0 to 1.
///
/// Words are compared, not letters. A window as long as the quote moves over the text; where it
/// has most of the quote's words, they are laid on one another in their order, and what fits best
/// wins. The share of the quote's words in it tells how alike they are. Linear in the text.
pub(crate) fn nearest(quote: &str, text: &str) -> Option<(usize, usize, f64)> {
    let (found, (wanted, numbers)) = (words(text), numbered(quote, text));
    let width = wanted.len().min(found.len());
    if width == 0 {
        return None;
    }
    let shared = shared_by_window(&wanted, &numbers, width);
    if shared.iter().all(|count| *count == 0) {
        return None;
    }
    let (stretch, has) = best_of(&wanted, &numbers, &shared, width);
    let (first, last) = (found[stretch.start], found[stretch.end - 1]);
    (has > 0).then(|| (first.0, last.0 + last.1.len(), f64::from(has) / wanted.len() as f64))
}

/// The stretch of the text on which the wanted words lie best, and how many of them it has: the
/// first one of those that have most words, in their order or in another.
fn best_of(wanted: &[u32], text: &[u32], shared: &[u32], width: usize) -> (Range<usize>, u32) {
    let reach = width / 2 + 2;
    let cost = wanted.len() * (width + 2 * reach);
    let places = likeliest(shared, width, (MOST_COST / cost).min(MOST_PLACES));
    let mut best = with_most(wanted, text, places[0]..places[0] + width);
    let mut rank = (i64::MIN, usize::MAX);
    for place in places.into_iter().filter(|_| cost <= MOST_COST) {
        let from = place.saturating_sub(reach);
        let to = (place + width + reach).min(text.len());
        let Some(Aligned { score, words }) = align(wanted, &text[from..to]) else { continue };
        let (stretch, has) = with_most(wanted, text, words.start + from..words.end + from);
        let own = (score + i64::from(has), stretch.start);
        if own.0 > rank.0 || (own.0 == rank.0 && own.1 < rank.1) {
            (best, rank) = ((stretch, has), own);
        }
    }
    best
}

/// The words of a quote and of a text, with a number for each that the quote has.
fn numbered(quote: &str, text: &str) -> (Vec<u32>, Vec<u32>) {
    let mut known: BTreeMap<String, u32> = BTreeMap::new();
    let mut wanted = Vec::new();
    for (_, word) in words(quote) {
        let next = known.len() as u32;
        wanted.push(*known.entry(fold(word)).or_insert(next));
    }
    let number = |(_, word): (usize, &str)| known.get(&fold(word)).copied().unwrap_or(OTHER);
    (wanted, words(text).into_iter().map(number).collect())
}

/// How many of the wanted words each window of the text has, in whatever order.
fn shared_by_window(wanted: &[u32], text: &[u32], width: usize) -> Vec<u32> {
    let mut missing = vec![0_i64; wanted.len()];
    wanted.iter().for_each(|word| missing[*word as usize] += 1);
    let (mut shared, mut counts) = (0, Vec::with_capacity(text.len() + 1 - width));
    for (at, word) in text.iter().enumerate() {
        if let Some(left) = missing.get_mut(*word as usize) {
            shared += u32::from(*left > 0);
            *left -= 1;
        }
        if at >= width
            && let Some(left) = missing.get_mut(text[at - width] as usize)
        {
            shared -= u32::from(*left >= 0);
            *left += 1;
        }
        if at + 1 >= width {
            counts.push(shared);
        }
    }
    counts
}

/// A stretch, or one as long as the quote that begins or ends with it, if that has more of the
/// wanted words; and how many it has. Longer than the quote, it begins and ends with a wanted one.
fn with_most(wanted: &[u32], text: &[u32], mut stretch: Range<usize>) -> (Range<usize>, u32) {
    let width = wanted.len();
    while stretch.len() > width && text[stretch.start] == OTHER {
        stretch.start += 1;
    }
    while stretch.len() > width && text[stretch.end - 1] == OTHER {
        stretch.end -= 1;
    }
    let (start, end) = (stretch.start, stretch.end);
    let ahead = start..(start + width).min(text.len());
    let back = end.saturating_sub(width)..end;
    let mut most = (stretch, 0);
    for stretch in [most.0.clone(), ahead, back] {
        let has = shared_by_window(wanted, &text[stretch.clone()], stretch.len())[0];
        if has > most.1 {
            most = (stretch, has);
        }
    }
    most
}

/// The windows that have most of the words, the first ones first, and of windows that overlap by
/// more than half only one. One at least.
fn likeliest(shared: &[u32], width: usize, most: usize) -> Vec<usize> {
    let mut having = vec![0_usize; width + 1];
    shared.iter().for_each(|count| having[*count as usize] += 1);
    let (mut least, mut windows) = (width, having[width]);
    while least > 1 && (windows == 0 || windows + having[least - 1] <= MOST_WINDOWS) {
        least -= 1;
        windows += having[least];
    }
    let mut found: Vec<usize> =
        (0..shared.len()).filter(|at| shared[*at] as usize >= least).take(MOST_WINDOWS).collect();
    found.sort_by_key(|at| std::cmp::Reverse(shared[*at]));
    let mut places: Vec<usize> = Vec::new();
    for at in found {
        if places.len() < most.max(1) && places.iter().all(|other| other.abs_diff(at) > width / 2) {
            places.push(at);
        }
    }
    places
}

/// The words of a text and where each starts. Signs that stand alone, as dashes do, belong to the
/// word before them.
fn words(text: &str) -> Vec<(usize, &str)> {
    let has_letters = |word: &str| word.contains(char::is_alphanumeric);
    let mut words: Vec<(usize, &str)> = Vec::new();
    for word in text.split_whitespace() {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        match words.last_mut() {
            Some((from, last)) if !has_letters(word) || !has_letters(last) => {
                *last = &text[*from..start + word.len()];
            }
            _ => words.push((start, word)),
        }
    }
    words
}

/// Where a quote and the text nearest to it are the same words in the same order, the first signs
/// or words in which they differ: those of the text, then those of the quote.
pub(super) fn difference<'t>(quote: &'t str, text: &'t str) -> Option<(&'t str, &'t str)> {
    let (own, quoted) = (words(text), words(quote));
    let all = || own.iter().zip(&quoted).map(|((_, own), (_, quoted))| (*own, *quoted));
    if own.len() != quoted.len() || all().any(|(own, quoted)| fold(own) != fold(quoted)) {
        return None;
    }
    let last = own.len().checked_sub(1)?;
    // A quote may begin or end within a word of the text.
    let differs = |(at, (own, quoted)): &(usize, (&str, &str))| match (*at == 0, *at == last) {
        (true, true) => !own.contains(quoted),
        (true, false) => !own.ends_with(quoted),
        (false, true) => !own.starts_with(quoted),
        (false, false) => own != quoted,
    };
    let (_, (own, quoted)) = all().enumerate().find(differs)?;
    Some(signs(own, quoted).unwrap_or((own, quoted)))
}

/// Whether a text has the words of a quote in their order, with whatever words between them.
pub(super) fn has_in_order(quote: &str, text: &str) -> bool {
    let own = words(text);
    let mut own = own.iter().map(|(_, word)| fold(word));
    words(quote).into_iter().all(|(_, word)| own.any(|other| other == fold(word)))
}

/// The signs in which two words differ, if each has one there that is no letter.
fn signs<'t>(one: &'t str, other: &'t str) -> Option<(&'t str, &'t str)> {
    let (one, other) = differing(one, other);
    let (one, other) = (one.trim(), other.trim());
    let is_sign = |text: &str| !text.is_empty() && !text.contains(char::is_alphanumeric);
    (is_sign(one) && is_sign(other)).then_some((one, other))
}

/// The letters of a word. Quotes are often typed with other signs and capitals than the text has.
fn fold(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_with_another_word_in_it_is_another_name() {
        let known = ["herald-0313", "wire-9745", "north pier", "part_of"];
        let table = [
            ("wire-0313", None),
            ("wier-9745", Some("wire-9745")),
            ("wire 9745", Some("wire-9745")),
            ("wire9745", Some("wire-9745")),
            ("north peer", Some("north pier")),
            ("east pier", None),
            ("part_in", Some("part_of")),
        ];
        for (name, want) in table {
            let want = want.map(|want| format!("did you mean `{want}`?"));
            assert_eq!(did_you_mean(name, known), want, "{name}");
        }
    }

    proptest! {
        #[test]
        fn what_words_begin_and_end_with_alike_changes_nothing(one in "[abä]{0,9}", two in "[abä]{0,9}") {
            prop_assert_eq!(likeness(&one, &two), strsim::normalized_damerau_levenshtein(&one, &two));
        }
    }

    #[test]
    fn the_nearest_text_is_the_window_with_most_of_the_words() {
        let text = "It rained. She translated that paper, slowly. It rained.";
        let (from, to, likeness) = nearest("she translated the paper", text).unwrap();
        assert_eq!(&text[from..to], "She translated that paper,");
        assert_eq!(likeness, 0.75);
        assert_eq!(nearest("nothing alike", text), None);
    }

    #[test]
    fn the_nearest_text_has_the_words_in_their_order() {
        let text = "Pryce approved the contract. Pryce denied approving the contract. It rained.";
        let table = [
            ("Pryce denied aproving the contract.", 0.8),
            ("Pryce Denied approving the contract.", 1.0),
            ("Pryce denied the contract.", 1.0),
            ("Pryce denied ever approving the contract.", 5.0 / 6.0),
            ("Pryce denied approving contract the.", 1.0),
        ];
        for (quote, likeness) in table {
            let (from, to, found) = nearest(quote, text).unwrap();
            assert_eq!(&text[from..to], "Pryce denied approving the contract.", "{quote}");
            assert_eq!(found, likeness, "{quote}");
        }
    }

    #[test]
    fn a_long_text_is_searched_to_its_end() {
        let text = "the contract Pryce approved ".repeat(3000) + "Pryce did sign the contract";
        let (from, to, _) = nearest("Pryce did sign a contract", &text).unwrap();
        assert_eq!(&text[from..to], "Pryce did sign the contract");
        let long = "word ".repeat(3000);
        assert_eq!(nearest(&long, &text), None);
        assert_eq!(nearest(&text[..50_000], &text).unwrap().0, 0);
    }

    #[test]
    fn the_same_words_differ_in_signs_or_capitals() {
        let table = [
            ("it didn't", "It didn’t", Some(("It", "it"))),
            ("It didn't stop", "It didn’t stop,", Some(("’", "'"))),
            ("It didnt stop.", "It didn’t stop,", Some(("didn’t", "didnt"))),
            ("It did - no", "“It did – no”", Some(("–", "-"))),
            ("It did — no", "It did, no", Some((",", "—"))),
            ("— It did no", "It did, no", Some(("It", "— It"))),
            ("It did stop.", "It did stop,", Some((",", "."))),
            ("did stop", "(did stop)", None),
            ("stop did", "did stop", None),
            ("", "", None),
        ];
        for (quote, text, want) in table {
            assert_eq!(difference(quote, text), want, "{quote}");
        }
    }
}
