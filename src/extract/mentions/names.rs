//! Names as they are compared.

/// What two spellings of a name have in common: no article, no possessive, no quotes, single
/// blanks, and small letters but for words such as `ICE`, which are no `ice`.
pub(in crate::extract) fn key(name: &str) -> String {
    let quotes = |c: char| "\"'“”‘’«»„‚`".contains(c);
    let mut words: Vec<&str> =
        name.split_whitespace().map(|word| word.trim_matches(quotes)).collect();
    words.retain(|word| !word.is_empty());
    if words.len() > 1 && ["the", "a", "an"].iter().any(|a| words[0].eq_ignore_ascii_case(a)) {
        words.remove(0);
    }
    if let Some(last) = words.last_mut() {
        for ending in ["'s", "’s"] {
            *last = last.strip_suffix(ending).unwrap_or(last);
        }
    }
    words.retain(|word| !matches!(*word, "s" | "’s" | "'s"));
    // One word in capitals is an acronym, and one that starts with a capital a name.
    if let [only] = words[..] {
        return only.to_string();
    }
    let folded = words
        .iter()
        .map(|word| if is_acronym(word) { word.to_string() } else { word.to_lowercase() });
    folded.collect::<Vec<_>>().join(" ")
}

/// Whether a word looks like the first letters of a longer name.
pub(in crate::extract) fn is_acronym(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    (2..=8).contains(&letters) && word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
}

/// A word in capitals as names have it: `ASHTON` as `Ashton`.
pub(in crate::extract) fn quiet(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if is_acronym(word) => first.to_string() + &letters.as_str().to_lowercase(),
        _ => word.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_name_have_one_key() {
        for (name, want) in [
            ("the Harbour Board", "harbour board"),
            ("Harbour  Board's", "harbour board"),
            ("“ICE List”", "ICE list"),
            ("ICE", "ICE"),
            ("ice", "ice"),
            ("The", "The"),
            ("Meta 's", "Meta"),
            ("", ""),
            ("’s", ""),
        ] {
            assert_eq!(key(name), want, "{name}");
        }
    }
}
