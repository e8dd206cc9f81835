//! "Did you mean", and the nearest text of a quote that is gone.

/// A hint that names the word most like this one, if one is like it at all.
///
/// ```
/// use claimgraph::text::did_you_mean;
/// let hint = did_you_mean("meat", ["meta", "tiktok"]);
/// assert_eq!(hint.as_deref(), Some("did you mean `meta`?"));
/// assert_eq!(did_you_mean("reddit", ["meta", "tiktok"]), None);
/// ```
pub fn did_you_mean<'a>(word: &str, words: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let lower = word.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for candidate in words {
        let longest = lower.len().max(candidate.len());
        // Beyond a third of the letters, distance says nothing; and long texts cost much.
        if longest > 200 || lower.len().abs_diff(candidate.len()) * 3 > longest {
            continue;
        }
        let likeness = strsim::normalized_damerau_levenshtein(&lower, &candidate.to_lowercase());
        let better = best.is_none_or(|(most, name)| (likeness, name) > (most, candidate));
        if likeness >= 0.5 && better {
            best = Some((likeness, candidate));
        }
    }
    best.map(|(_, name)| format!("did you mean `{name}`?"))
}

/// The stretch of a text most like a quote: where it starts, where it ends, and how alike they
/// are, from 0 to 1.
///
/// Words are compared, not letters: a window as long as the quote moves over the text, and the
/// share of the quote's words in it counts. Linear in the text.
pub fn nearest(quote: &str, text: &str) -> Option<(usize, usize, f64)> {
    let wanted: Vec<String> = words(quote).into_iter().map(|(_, word)| fold(word)).collect();
    let found = words(text);
    if wanted.is_empty() || found.is_empty() {
        return None;
    }
    let mut missing = std::collections::BTreeMap::<&str, i64>::new();
    for word in &wanted {
        *missing.entry(word).or_default() += 1;
    }
    let folded: Vec<String> = found.iter().map(|(_, word)| fold(word)).collect();
    let width = wanted.len().min(found.len());
    let (mut shared, mut best) = (0_i64, (0_i64, 0_usize));
    for at in 0..folded.len() {
        if let Some(left) = missing.get_mut(folded[at].as_str()) {
            shared += i64::from(*left > 0);
            *left -= 1;
        }
        if at >= width
            && let Some(left) = missing.get_mut(folded[at - width].as_str())
        {
            shared -= i64::from(*left >= 0);
            *left += 1;
        }
        if at + 1 >= width && shared > best.0 {
            best = (shared, at + 1 - width);
        }
    }
    let (first, last) = (found[best.1], found[best.1 + width - 1]);
    (best.0 > 0).then(|| (first.0, last.0 + last.1.len(), best.0 as f64 / wanted.len() as f64))
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

/// The signs in which two words differ, if each has one there that is no letter.
fn signs<'t>(one: &'t str, other: &'t str) -> Option<(&'t str, &'t str)> {
    let same = |(a, b): &(char, char)| a == b;
    let before = one.chars().zip(other.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (one, other): (&str, &str) = (&one[before..], &other[before..]);
    let back = one.chars().rev().zip(other.chars().rev());
    let behind: usize = back.take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (one, other) = (&one[..one.len() - behind], &other[..other.len() - behind]);
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
    use super::*;

    #[test]
    fn the_nearest_text_is_the_window_with_most_of_the_words() {
        let text = "It rained. She translated that paper, slowly. It rained.";
        let (from, to, likeness) = nearest("she translated the paper", text).unwrap();
        assert_eq!(&text[from..to], "She translated that paper,");
        assert_eq!(likeness, 0.75);
        assert_eq!(nearest("nothing alike", text), None);
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
