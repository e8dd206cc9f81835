//! Words without what inflection and grammar add to them.

/// Words before a name that don't belong to it.
const BEFORE_NAMES: &[&str] = &[
    "a",
    "an",
    "the",
    "this",
    "that",
    "these",
    "those",
    "such",
    "any",
    "no",
    "its",
    "his",
    "her",
    "their",
    "our",
    "my",
    "mr",
    "mrs",
    "ms",
    "dr",
    "sir",
    "prof",
    "professor",
];

/// Words after which a name goes on without its head.
const AFTER_HEADS: &[&str] = &[
    "of",
    "in",
    "on",
    "at",
    "for",
    "from",
    "by",
    "with",
    "to",
    "about",
    "against",
    "between",
    "who",
    "whom",
    "which",
    "that",
    "where",
    "among",
    "including",
    "called",
];

/// Words that only tie a relation to its object.
const PREPOSITIONS: &[&str] = &[
    "of", "in", "on", "at", "for", "from", "by", "with", "to", "about", "against", "between",
    "into", "as", "over", "under", "through", "within", "without", "after", "before", "out", "up",
    "off", "down", "than",
];

/// Verbs that only carry time, mood and voice, and adverbs that say when or how much.
const AUXILIARIES: &[&str] = &[
    "do", "does", "did", "will", "would", "may", "might", "can", "could", "should", "must",
    "shall", "not", "never", "also", "still", "now", "already", "just", "ever", "yet", "only",
    "later", "earlier", "again", "so", "far",
];

/// Forms that no rule leads back to their verb.
const IRREGULAR: &[(&str, &[&str])] = &[
    ("be", &["is", "are", "was", "were", "been", "being", "am"]),
    ("have", &["has", "had", "having"]),
    ("begin", &["began", "begun"]),
    ("break", &["broke", "broken"]),
    ("bring", &["brought"]),
    ("build", &["built"]),
    ("buy", &["bought"]),
    ("catch", &["caught"]),
    ("choose", &["chose", "chosen"]),
    ("come", &["came"]),
    ("draw", &["drew", "drawn"]),
    ("drive", &["drove", "driven"]),
    ("fall", &["fell", "fallen"]),
    ("find", &["found"]),
    ("flee", &["fled"]),
    ("forbid", &["forbade", "forbidden"]),
    ("forge", &["forged", "forging"]),
    ("get", &["got", "gotten"]),
    ("give", &["gave", "given"]),
    ("go", &["went", "gone"]),
    ("hang", &["hung"]),
    ("hide", &["hid", "hidden"]),
    ("hold", &["held"]),
    ("keep", &["kept"]),
    ("know", &["knew", "known"]),
    ("lead", &["led"]),
    ("leave", &["left"]),
    ("lend", &["lent"]),
    ("lie", &["lied", "lying"]),
    ("lose", &["lost"]),
    ("make", &["made"]),
    ("meet", &["met"]),
    ("pay", &["paid"]),
    ("run", &["ran"]),
    ("say", &["said"]),
    ("see", &["saw", "seen"]),
    ("sell", &["sold"]),
    ("send", &["sent"]),
    ("speak", &["spoke", "spoken"]),
    ("spend", &["spent"]),
    ("steal", &["stole", "stolen"]),
    ("take", &["took", "taken"]),
    ("tell", &["told"]),
    ("think", &["thought"]),
    ("win", &["won"]),
    ("withdraw", &["withdrew", "withdrawn"]),
    ("write", &["wrote", "written"]),
];

/// The words of a text: lower case, without marks and the `'s` of owners.
pub(crate) fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace('’', "'");
    let mut words = Vec::new();
    for word in text.split(|mark: char| !mark.is_alphanumeric() && !"-'.,&".contains(mark)) {
        let word = word.trim_matches(|mark: char| !mark.is_alphanumeric());
        let word = word.strip_suffix("'s").unwrap_or(word);
        if !word.is_empty() {
            words.push(word.to_string());
        }
    }
    words
}

/// The stems of a name, without articles, owners and titles before it unless it has nothing else.
pub(crate) fn name_stems(name: &str) -> Vec<String> {
    let all = words(name);
    let own: Vec<String> =
        all.iter().filter(|word| !is_in(BEFORE_NAMES, word)).map(|word| stem(word)).collect();
    match own.is_empty() {
        true => all,
        false => own,
    }
}

/// The stem of the word that the others of a name belong to.
pub(crate) fn head_stem(name: &str) -> Option<String> {
    let words = words(name);
    let end = words.iter().skip(1).position(|word| is_in(AFTER_HEADS, word));
    let end = end.map_or(words.len(), |at| at + 1);
    words[..end].last().map(|word| stem(word))
}

/// The stems of what a relation says, in order; none if it only has verbs like `is` and `has`.
pub(crate) fn relation_stems(relation: &str) -> Vec<String> {
    let is_content = |word: &&String| {
        !is_in(PREPOSITIONS, word)
            && !is_in(AUXILIARIES, word)
            && !is_in(BEFORE_NAMES, word)
            && !word.ends_with("ly")
            && !is_in(&["be", "have"], irregular(word).unwrap_or(word))
    };
    words(relation).iter().filter(is_content).map(|word| stem(word)).collect()
}

/// The stems of a relation with its prepositions, `be` and `have`.
pub(crate) fn bare_relation_stems(relation: &str) -> Vec<String> {
    let words = words(relation);
    words.iter().filter(|word| !is_in(BEFORE_NAMES, word)).map(|word| stem(word)).collect()
}

/// Whether a word may be a participle of the passive.
pub(crate) fn is_participle(word: &str) -> bool {
    word.ends_with("ed") || irregular(word).is_some()
}

/// A word without its inflection; what is left need not be a word (`fin` of `fined` and `fines`).
fn stem(word: &str) -> String {
    if let Some(verb) = irregular(word) {
        return stem(verb);
    }
    let long = |rest: &str| rest.chars().count() >= 2;
    if let Some(rest) = ["ies", "ied"].iter().find_map(|end| word.strip_suffix(end))
        && long(rest)
    {
        return format!("{rest}y");
    }
    let mut rests = ["ing", "ed", "s"].iter().filter_map(|end| word.strip_suffix(end));
    let rest = rests.find(|rest| long(rest)).unwrap_or(word);
    let rest = rest.strip_suffix('e').filter(|rest| long(rest)).unwrap_or(rest);
    let mut letters: Vec<char> = rest.chars().collect();
    if letters.len() > 2 && letters[letters.len() - 1] == letters[letters.len() - 2] {
        letters.pop();
    }
    letters.into_iter().collect()
}

fn irregular(word: &str) -> Option<&'static str> {
    IRREGULAR.iter().find(|(_, forms)| forms.contains(&word)).map(|(verb, _)| *verb)
}

fn is_in(list: &[&str], word: &str) -> bool {
    list.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for forms in [
            ["fine", "fines", "fined", "fining"],
            ["deny", "denies", "denied", "denying"],
            ["stop", "stops", "stopped", "stopping"],
            ["sell", "sells", "sold", "selling"],
            ["use", "uses", "used", "using"],
            ["copy", "copies", "copied", "copying"],
            ["pass", "passes", "passed", "passing"],
            ["hide", "hid", "hidden", "hiding"],
        ] {
            let stems: Vec<String> = forms.iter().map(|form| stem(form)).collect();
            assert!(stems.iter().all(|other| *other == stems[0]), "{forms:?}: {stems:?}");
        }
        assert_ne!(stem("owner"), stem("own"));
    }

    #[test]
    fn the_head_of_a_name_is_before_its_preposition() {
        assert_eq!(head_stem("the owner of the van").as_deref(), Some("owner"));
        assert_eq!(head_stem("Ines Okafor").as_deref(), Some("okafor"));
        assert_eq!(head_stem("ICE List").as_deref(), Some("list"));
        assert_eq!(head_stem(""), None);
    }

    #[test]
    fn a_relation_is_its_verb_and_nouns() {
        assert_eq!(relation_stems("has reportedly been asked for"), ["ask"]);
        assert_eq!(relation_stems("requested data from"), ["request", "data"]);
        assert_eq!(relation_stems("is in"), [""; 0]);
    }
}
