//! The part of a word that its forms share.

use crate::extract::language::base_of;

/// Forms that no ending explains, of other words than verbs, and of verbs that are more often
/// something else: `the ground`, `a wound`, `is mistaken`.
const OTHERS: &[(&str, &str)] = &[
    ("ca", "can"),
    ("children", "child"),
    ("ground", "ground"),
    ("men", "man"),
    ("mistaken", "mistaken"),
    ("n't", "not"),
    ("people", "person"),
    ("wo", "will"),
    ("women", "woman"),
    ("wound", "wound"),
];

/// What the forms of a word have in common: a key to compare words by, and no word itself.
///
/// It may be the same for two words that have nothing to do with each other, so whoever compares
/// stems also looks at the part of speech.
pub(super) fn stem(word: &str) -> String {
    let mut word = word.to_lowercase().replace('’', "'");
    let other = OTHERS.iter().find(|(form, _)| *form == word).map(|(_, base)| *base);
    if let Some(base) = other.or_else(|| base_of(&word)) {
        word.clear();
        word.push_str(base);
    }
    if word.len() > 2 && word.is_ascii() {
        strip(&mut word);
    }
    word
}

/// Takes the endings of verbs and plurals off a word of ASCII letters.
fn strip(word: &mut String) {
    let doubled = |word: &str| {
        let bytes = word.as_bytes();
        let last = bytes.len() - 1;
        last > 1 && bytes[last] == bytes[last - 1] && !b"aeiou".contains(&bytes[last])
    };
    let keeps_vowel = |word: &str, ending: usize| {
        word.bytes().take(word.len() - ending).any(|byte| b"aeiouy".contains(&byte))
    };
    let cut = if word.len() == 4 && (word.ends_with("ies") || word.ends_with("ied")) {
        // `dies` is a form of `die`, and `denies` one of `deny`.
        1
    } else if word.ends_with("ies") || word.ends_with("ied") {
        word.truncate(word.len() - 3);
        word.push('y');
        0
    } else if word.ends_with("ing") && word.len() > 4 && keeps_vowel(word, 3) {
        3
    } else if word.ends_with("ed") && !word.ends_with("eed") && keeps_vowel(word, 2) {
        2
    } else if word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") {
        1
    } else {
        0
    };
    word.truncate(word.len() - cut);
    if word.len() > 2 && word.ends_with('e') {
        word.pop();
    }
    if doubled(word) {
        word.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_a_word_have_one_stem() {
        let words = [
            "say says said saying",
            "tell tells told telling",
            "block blocks blocked blocking",
            "cite cites cited citing",
            "deny denies denied denying",
            "admit admits admitted admitting",
            "run runs ran running",
            "pass passes passed passing",
            "push pushes pushed pushing",
            "seek seeks sought seeking",
            "feel feels felt feeling",
            "keep keeps kept keeping",
            "meet meets met meeting",
            "accuse accuses accused accusing",
            "refuse refuses refused refusing",
            "see sees saw seen seeing",
            "be is are was were been being",
            "write writes wrote written writing",
            "agency agencies",
            "allegation allegations",
            "sell sells sold selling",
            "lose loses lost losing",
            "lead leads led leading",
            "choose chooses chose chosen choosing",
            "give gives gave given giving",
            "use uses used using",
            "agree agrees agreed agreeing",
            "add adds added adding",
            "need needs needed needing",
            "withhold withholds withheld withholding",
            "undergo undergoes underwent undergone undergoing",
            "lie lies lied lying",
            "wound wounds wounded wounding",
        ];
        for forms in words {
            let stems: Vec<String> = forms.split(' ').map(stem).collect();
            assert!(stems.iter().all(|own| *own == stems[0]), "{forms}: {stems:?}");
        }
    }

    #[test]
    fn no_word_is_cut_to_nothing() {
        for word in ["sing", "ss", "eed", "ring", "ied", "ies", "’", "ß", "eeee", "e", "", "thing"]
        {
            assert_eq!(stem(word).is_empty(), word.is_empty(), "{word}");
        }
    }
}
