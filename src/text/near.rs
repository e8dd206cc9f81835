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
    let wanted: Vec<String> = words(quote).map(|(_, word)| fold(word)).collect();
    let found: Vec<(usize, &str)> = words(text).collect();
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

/// The words of a text and where each starts.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

fn fold(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
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
}
