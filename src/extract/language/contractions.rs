//! Words that are two: `don't`, `Meta's`, `cannot`, `gonna`.

/// The ends that are words of their own behind an apostrophe.
const ENDS: [&str; 7] = ["s", "re", "ve", "ll", "d", "m", "S"];

/// Whole words that are two, and how many bytes the first has.
const WHOLE: [(&str, usize); 32] = [
    ("cannot", 3),
    ("gonna", 3),
    ("wanna", 3),
    ("gotta", 3),
    ("gimme", 3),
    ("lemme", 3),
    ("dunno", 2),
    ("dont", 2),
    ("cant", 2),
    ("wont", 2),
    ("doesnt", 4),
    ("didnt", 3),
    ("isnt", 2),
    ("wasnt", 3),
    ("arent", 3),
    ("werent", 4),
    ("havent", 4),
    ("hasnt", 3),
    ("hadnt", 3),
    ("wouldnt", 5),
    ("couldnt", 5),
    ("shouldnt", 6),
    ("im", 1),
    ("ive", 1),
    ("youre", 3),
    ("theyre", 4),
    ("thats", 4),
    ("theres", 5),
    ("whats", 4),
    ("hes", 2),
    ("shes", 3),
    ("youve", 3),
];

/// The length of each word but the last, if a word is several.
pub(crate) fn cuts(word: &str) -> Vec<usize> {
    if word.len() <= 8 && word.is_ascii() {
        let small = word.to_ascii_lowercase();
        if let Some((_, first)) = WHOLE.iter().find(|(whole, _)| *whole == small) {
            return vec![*first];
        }
    }
    let Some(mark) = word.rfind(['\'', '’', '`']) else { return Vec::new() };
    let long = if word[mark..].starts_with('’') { 3 } else { 1 };
    let (stem, end) = (&word[..mark], &word[mark + long..]);
    if stem.is_empty() {
        return Vec::new();
    }
    if end.eq_ignore_ascii_case("t") && stem.ends_with(['n', 'N']) && stem.len() > 1 {
        return vec![stem.len() - 1];
    }
    if !ENDS.iter().any(|known| known.eq_ignore_ascii_case(end)) {
        return Vec::new();
    }
    // `couldn't've` is three.
    let mut all = cuts(stem);
    all.push(stem.len() - all.iter().sum::<usize>());
    all
}

/// Whether what follows an apostrophe makes one word with it: `'s`, `'em`, `'90s`.
pub(crate) fn begins_with_apostrophe(rest: &str) -> bool {
    const WORDS: [&str; 8] = ["em", "til", "cause", "bout", "n", "tis", "twas", "round"];
    let small = rest.trim_end_matches(|letter: char| !letter.is_alphanumeric());
    ENDS.iter().chain(&WORDS).any(|known| known.eq_ignore_ascii_case(small))
        || small.len() <= 3 && small.starts_with(|letter: char| letter.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contractions_are_cut_before_the_second_word() {
        for (word, wanted) in [
            ("don't", vec![2]),
            ("Meta’s", vec![4]),
            ("couldn't've", vec![5, 3]),
            ("CANNOT", vec![3]),
            ("Shi'ite", vec![]),
            ("'s", vec![]),
            ("ice", vec![]),
        ] {
            assert_eq!(cuts(word), wanted, "{word}");
        }
    }
}
