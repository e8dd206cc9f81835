//! The forms of verbs in which edges are told.

use crate::extract::language::irregular_past;

/// Verbs of several syllables whose last one is stressed, so that its consonant is doubled.
const DOUBLED: &[&str] = &[
    "abet", "admit", "allot", "aver", "commit", "concur", "confer", "defer", "deter", "emit",
    "equip", "incur", "infer", "kidnap", "occur", "omit", "permit", "prefer", "program", "rebut",
    "recur", "refer", "remit", "submit", "transfer", "transmit",
];

/// The past of a verb, whoever did it.
pub(super) fn past_of_verb(verb: &str) -> String {
    if let Some(past) = irregular_past(verb) {
        return past.to_string();
    }
    let is_vowel = |letter: char| "aeiou".contains(letter);
    let mut last = verb.chars().rev();
    match (last.next(), last.next()) {
        (Some('e'), _) => format!("{verb}d"),
        (Some('y'), Some(before)) if !is_vowel(before) => {
            format!("{}ied", &verb[..verb.len() - 1])
        }
        (Some(end), _) if is_doubled(verb) => format!("{verb}{end}ed"),
        _ => format!("{verb}ed"),
    }
}

/// Whether the last consonant of a verb is written twice before `ed`: that of `plan` and `admit`,
/// not that of `plant`, `clean` or `visit`.
fn is_doubled(verb: &str) -> bool {
    let is_vowel = |letter: &char| "aeiou".contains(*letter);
    let letters: Vec<char> = verb.chars().rev().collect();
    let ends_so = match letters[..] {
        [end, vowel, before, ..] => {
            !is_vowel(&end) && !"wxy".contains(end) && is_vowel(&vowel) && !is_vowel(&before)
        }
        _ => false,
    };
    let has_one = letters.iter().filter(|letter| is_vowel(letter)).count() == 1;
    ends_so && has_one && !letters[2..].contains(&'y') || DOUBLED.contains(&verb)
}

/// The present of a verb, of one or of several who do it.
pub(super) fn present_of(verb: &str, several: bool) -> String {
    let hisses = || ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| verb.ends_with(end));
    match verb {
        "be" if several => "are".to_string(),
        "be" => "is".to_string(),
        _ if several => verb.to_string(),
        "have" => "has".to_string(),
        _ if hisses() => format!("{verb}es"),
        _ => match verb.strip_suffix('y') {
            Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
            _ => format!("{verb}s"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_hid_planned_and_denied() {
        for (verb, past) in [
            ("bribe", "bribed"),
            ("carry", "carried"),
            ("employ", "employed"),
            ("plan", "planned"),
            ("admit", "admitted"),
            ("visit", "visited"),
            ("clean", "cleaned"),
            ("show", "showed"),
            ("fix", "fixed"),
            ("agree", "agreed"),
            ("hide", "hid"),
            ("take", "took"),
            ("say", "said"),
            ("lie", "lied"),
            ("go", "went"),
            ("have", "had"),
            ("put", "put"),
            ("prove", "proved"),
            ("flee", "fled"),
            ("wound", "wounded"),
            ("withhold", "withheld"),
            ("free", "freed"),
            ("é", "éed"),
        ] {
            assert_eq!(past_of_verb(verb), past);
        }
    }

    #[test]
    fn one_hides_and_several_hide() {
        for (verb, one) in [
            ("hide", "hides"),
            ("post", "posts"),
            ("carry", "carries"),
            ("buy", "buys"),
            ("wash", "washes"),
            ("go", "goes"),
            ("have", "has"),
            ("be", "is"),
        ] {
            assert_eq!(present_of(verb, false), one);
        }
        assert_eq!(
            (present_of("hide", true).as_str(), present_of("be", true).as_str()),
            ("hide", "are")
        );
    }
}
